"""The windows over the page: a text to read and copy, the keys, the list of fields to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from gosform.paste_page.words import CHOOSE, CLOSE, CLOSE_ONLY
from gosform.showing.shown import say


class Window(ModalScreen[str | None]):
    """What all windows share: Esc closes them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", priority=True)]

    def action_close(self) -> None:
        self.dismiss(None)


class Reading(Window):
    """A text to read aloud or to send. ``copied``: it lies on the clipboard already."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,f2,f3,f4,enter", "close", priority=True)]

    def __init__(self, title: str, text: str, lang: str, *, copied: bool = True) -> None:
        super().__init__()
        self._title, self._text, self._lang, self._copied = title, text, lang, copied

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content(self._title)
            with VerticalScroll(can_focus=True):
                yield Static(Content(self._text), classes="text", id="reading")
            yield Static(Content(say(self._lang, CLOSE if self._copied else CLOSE_ONLY)), classes="hint")


class Offer(NamedTuple):
    """A field or a form to choose. kind: its id. guess: what the score says, where it is a second guess."""

    kind: str
    label: str
    guess: str = ""


class Choosing(Window):
    """A list of fields or of forms, narrowed down by what is typed; gives the id of what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", priority=True),
        Binding("up", "step(-1)", priority=True),
        Binding("f3,f6", "close", priority=True),
    ]

    def __init__(self, offers: Sequence[Offer], texts: tuple[str, str, str], lang: str) -> None:
        """texts: the title, what the filter says while it is empty, what is said where nothing is left. In English."""
        super().__init__()
        self._offers, self._texts, self._lang = tuple(offers), texts, lang

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content(say(self._lang, self._texts[0]))
            yield Input(placeholder=say(self._lang, self._texts[1]), id="filter")
            yield OptionList(id="kinds", markup=False)
            yield Static(Content(say(self._lang, CHOOSE)), classes="hint", id="hint")

    def on_mount(self) -> None:
        self._fill("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(Input.Submitted)
    def _entered(self) -> None:
        chosen = self.query_one("#kinds", OptionList).highlighted_option
        if chosen is not None:
            self.dismiss(chosen.id)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def action_step(self, by: int) -> None:
        options = self.query_one("#kinds", OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def _fill(self, typed: str) -> None:
        options = self.query_one("#kinds", OptionList)
        options.clear_options()
        options.add_options(Option(f"{one.label}{one.guess}", id=one.kind) for one in matching(self._offers, typed))
        options.highlighted = 0 if options.option_count else None
        hint = CHOOSE if options.option_count else self._texts[2]
        self.query_one("#hint", Static).update(Content(say(self._lang, hint)))


def matching(offers: Sequence[Offer], typed: str) -> list[Offer]:
    """The offers whose name or id holds every word that was typed, wherever in it."""
    words = typed.lower().replace("ё", "е").split()
    return [one for one in offers if all(word in f"{one.label} {one.kind}".lower().replace("ё", "е") for word in words)]
