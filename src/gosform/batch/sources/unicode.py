"""Which rows of a stretch of bytes are not UTF-8."""

from __future__ import annotations

import codecs

import numpy as np
import pyarrow as pa

from gosform.batch.sources.scan import Places


def foreign_rows(data: bytes, ends: Places) -> list[int]:
    """The rows that are not UTF-8. ends: where the last byte of each is."""
    if is_utf8(data):
        return []
    rows: list[int] = []
    view, at = memoryview(data), 0
    while at < len(data):
        try:
            codecs.utf_8_decode(view[at:], "strict", True)
            break
        except UnicodeDecodeError as fault:
            rows.append(min(int(np.searchsorted(ends, at + fault.start)), len(ends) - 1))
            at = int(ends[rows[-1]]) + 1
    return rows


def is_utf8(data: bytes) -> bool:
    """The whole of it is."""
    offsets = pa.py_buffer(np.array([0, len(data)], np.int64).tobytes())
    try:
        pa.Array.from_buffers(pa.large_string(), 1, [None, offsets, pa.py_buffer(data)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True
