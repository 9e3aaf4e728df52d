"""How far a run over big files has come: a bar, rows a second and the time that is left, on standard error and to a terminal only."""

from __future__ import annotations

from time import monotonic

from gosform.cli.status_line import StatusLine
from gosform.showing.shown import say

EVERY = 0.25
WIDTH = 24


class BatchProgress(StatusLine):
    """One line, drawn anew a few times a second."""

    def __init__(self, lang: str, size: int | None) -> None:
        """size: of the whole input, in the measure of ``done``; None where nobody knows."""
        super().__init__()
        self._lang, self._size = lang, size
        self._start = self._last = monotonic()
        self._first: int | None = None

    def step(self, done: int, rows: int, rows_before: int) -> None:
        """So much of the input is done, and so many rows; those before were done by an earlier run."""
        if not self.live:
            return
        now = monotonic()
        if self._first is None:
            self._first = done
        if now - self._last < EVERY:
            return
        self._last = now
        self.draw(self.line(done, rows, rows - rows_before, now - self._start))

    def line(self, done: int, rows: int, here: int, seconds: float) -> str:
        """The line to be drawn. here: rows of this run."""
        rate = f"{round(here / seconds) if seconds > 0 else 0:,}".replace(",", "\u00a0")
        text = say(self._lang, "rows: {rows}, a second: {rate}", rows=f"{rows:,}".replace(",", "\u00a0"), rate=rate)
        if not self._size:
            return text
        share = min(1.0, done / self._size)
        full = round(share * WIDTH)
        bar = f"[{'█' * full}{'░' * (WIDTH - full)}] {share:4.0%}  {text}"
        moved = done - (self._first or 0)
        if moved <= 0 or share >= 1:
            return bar
        left = round(seconds * (self._size - done) / moved)
        return f"{bar}  {say(self._lang, 'left: {time}', time=f'{left // 3600}:{left // 60 % 60:02}:{left % 60:02}')}"
