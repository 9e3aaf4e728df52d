"""How far a measurement has come."""

from __future__ import annotations

import sys
from collections.abc import Callable


def tick(number: int) -> Callable[[int], None] | None:
    """Tells how many of so many are done: on standard error, to a terminal only."""
    if not sys.stderr.isatty():
        return None

    def told(done: int) -> None:
        print(f"\r{done}/{number}", end="\n" if done == number else "", file=sys.stderr, flush=True)

    return told
