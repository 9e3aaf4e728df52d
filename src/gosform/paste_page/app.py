"""The program of the page: a language, a way to hear, and a clock that makes it forget."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.timer import Timer

from gosform.paste_page.front import Front
from gosform.paste_page.question import Question
from gosform.paste_page.style import STYLE
from gosform.showing.cards import Card

if TYPE_CHECKING:
    from gosform.check.form import Form

Hear = Callable[[Question], list[Card]]
IDLE = 600.0
"""Seconds without a key or a click after which everything is cleared; 0: never."""
LANGUAGES = ("ru", "en")


_TOUCHES = (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp, events.Paste)


class PastePage(App[None]):
    """``PastePage(lang="ru").run()``. Writes nothing to any file, opens no socket."""

    CSS = STYLE
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self, hear: Hear | None = None, *, lang: str = "ru", idle: float = IDLE, form: Form | None = None, as_of: date | None = None
    ) -> None:
        super().__init__()
        self.hear = hear or _hear
        self.lang = lang if lang in LANGUAGES else "ru"
        self.idle = idle
        self.form, self.as_of = form, as_of
        self.front = Front()
        self._clock: Timer | None = None
        self.forgotten = asyncio.Event()

    def on_mount(self) -> None:
        self.push_screen(self.front)
        self._clock = self.set_interval(self.idle, self._idle_passed) if self.idle else None

    async def on_event(self, event: events.Event) -> None:
        """Every key, click and paste sets the clock back."""
        clock = self._clock
        if clock is not None and isinstance(event, _TOUCHES):
            clock.reset()
        await super().on_event(event)

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print the traceback with everything that was pasted. The page closes, and whoever opened it looks at ``fault``."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    @property
    def fault(self) -> BaseException | None:
        """What the page fell over, if it did."""
        error = self._exception
        return getattr(error, "error", None) or error

    def _idle_passed(self) -> None:
        while len(self.screen_stack) > 1 and self.screen is not self.front:
            self.pop_screen()
        self.front.forget()
        self.forgotten.set()


def _hear(asked: Question) -> list[Card]:
    from gosform.hearing import hear

    return hear(asked.text, asked.lang, hide=asked.hide, as_of=asked.as_of, chosen=asked.chosen, attempts=asked.attempts, form=asked.form)
