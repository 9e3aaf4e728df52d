"""How often Python looks for rubbish in a process that is all ours. Imports nothing heavy."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS = 100_000
"""So many more objects that may be part of a circle are made before it looks. Starting makes most of them, and they stay."""


@contextmanager
def seldom() -> Iterator[None]:
    """Inside of it, and in processes forked there, rubbish is looked for seldom: that takes a twentieth off the start."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
