"""One line on a terminal that is drawn anew while work goes on; never in the way of a message, and nothing at all elsewhere."""

from __future__ import annotations

import sys


class StatusLine:
    """The line. live: standard error is a terminal, so that there is one."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()
        self._drawn = False

    def draw(self, text: str) -> None:
        """The line, in place of the one before."""
        sys.stderr.write(f"\r\x1b[K{text}")
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
