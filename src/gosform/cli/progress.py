"""How far a long check has come: on standard error, to a terminal only, never in the way of a message."""

from __future__ import annotations

import sys
from time import monotonic

from gosform.showing.shown import say

EVERY = 0.5
LOOK = 256


class Progress:
    """Counts rows and redraws one line twice a second."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._live = sys.stderr.isatty()
        self._start = self._last = monotonic()
        self._rows = 0
        self._drawn = False

    def step(self) -> None:
        """One more row is done."""
        self._rows += 1
        if not self._live or self._rows % LOOK:
            return
        now = monotonic()
        if now - self._last >= EVERY:
            self._last = now
            rate = round(self._rows / (now - self._start))
            text = say(self._lang, "Records: {records}, a second: {rate}.", records=self._rows, rate=rate)
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()
            self._drawn = True

    def count(self, done: int, of: int) -> None:
        """So many files are done, of all of them."""
        if not self._live:
            return
        now = monotonic()
        if now - self._last >= EVERY and done < of:
            self._last = now
            sys.stderr.write(f"\r\x1b[K{say(self._lang, 'Files: {done} of {all}.', done=done, all=of)}")
            sys.stderr.flush()
            self._drawn = True

    def say(self, text: str) -> None:
        """A message, on a line of its own."""
        self.close()
        print(f"gosform: {text}", file=sys.stderr)

    def close(self) -> None:
        """Take the line away."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = False
