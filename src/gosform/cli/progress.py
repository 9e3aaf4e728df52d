"""How far a long check has come: on standard error, to a terminal only, never in the way of a message."""

from __future__ import annotations

from time import monotonic

from gosform.cli.status_line import StatusLine
from gosform.showing.shown import say

EVERY = 0.5
LOOK = 256


class Progress(StatusLine):
    """Counts rows and redraws one line twice a second."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang
        self._start = self._last = monotonic()
        self._rows = 0

    def step(self) -> None:
        """One more row is done."""
        self._rows += 1
        if not self.live or self._rows % LOOK:
            return
        now = monotonic()
        if now - self._last >= EVERY:
            self._last = now
            rate = round(self._rows / (now - self._start))
            text = say(self._lang, "Records: {records}, a second: {rate}.", records=self._rows, rate=rate)
            self.draw(text)

    def count(self, done: int, of: int) -> None:
        """So many files are done, of all of them."""
        if not self.live:
            return
        now = monotonic()
        if now - self._last >= EVERY and done < of:
            self._last = now
            self.draw(say(self._lang, "Files: {done} of {all}.", done=done, all=of))
