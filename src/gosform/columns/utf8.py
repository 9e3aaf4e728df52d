"""Stretches of code points as stretches of the bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gosform.columns.pattern import LAST

Stretch = tuple[tuple[int, int], ...]
"""Lowest and highest byte, one pair a byte of the character."""
EDGES = (0, 0x80, 0x800, 0xD800, 0xE000, 0x10000, LAST + 1)


def spelt(low: int, high: int) -> Iterator[Stretch]:
    """Stretches of code points as ranges of bytes, one a byte of UTF-8; surrogates have no bytes."""
    for start, end in pairwise(EDGES):
        if start != 0xD800 and (first := max(low, start)) <= (last := min(high, end - 1)):
            yield from _split(chr(first).encode(), chr(last).encode())


def _split(first: bytes, last: bytes) -> Iterator[Stretch]:
    if len(first) == 1:
        yield ((first[0], last[0]),)
        return
    if first[0] == last[0]:
        for rest in _split(first[1:], last[1:]):
            yield ((first[0], first[0]), *rest)
        return
    lowest, highest = bytes([0x80]) * (len(first) - 1), bytes([0xBF]) * (len(first) - 1)
    low, high = first[0], last[0]
    if first[1:] != lowest:
        for rest in _split(first[1:], highest):
            yield ((low, low), *rest)
        low += 1
    if last[1:] != highest:
        for rest in _split(lowest, last[1:]):
            yield ((high, high), *rest)
        high -= 1
    if low <= high:
        yield ((low, high), *(((0x80, 0xBF),) * (len(first) - 1)))
