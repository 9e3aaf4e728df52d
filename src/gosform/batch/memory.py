"""How a process that is all ours goes about its memory. Imports nothing heavy."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress

OBJECTS = 100_000
"""So many more objects that may be part of a circle are made before Python looks for rubbish. Starting makes most of them, and they stay."""
KEPT = 1 << 26
"""Bytes of a piece of memory that is kept for the next part when this one is done, whose columns are as large; four times as much in all is kept
at the most. Giving it back and asking for it again takes a tenth of the time."""
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3  # malloc.h of glibc


@contextmanager
def seldom() -> Iterator[None]:
    """Inside of it, and in processes forked there, rubbish is looked for seldom: that takes a twentieth off the start."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def thrifty() -> None:
    """In a worker: what was made before it was forked stays shared, columns that are done with make room for the next, and only those."""
    import ctypes

    import pyarrow as pa

    gc.freeze()  # what was made before is shared for as long as nobody writes to it, and looking for rubbish does
    with suppress(AttributeError, OSError, TypeError):  # another C library knows no such options: there, all is as it comes
        set_option = ctypes.CDLL(None).mallopt
        set_option(M_MMAP_THRESHOLD, KEPT)
        set_option(M_TRIM_THRESHOLD, 4 * KEPT)
        pa.set_memory_pool(pa.system_memory_pool())
