"""Where rows of CSV begin and end in a stretch of bytes, found with arrays: no cell is looked at.

A stretch that begins with a row is *plain* when no quotation mark in it stands where a cell begins: then marks are letters like others,
and every line is a row. It is *quoted* when every mark opens a cell, closes one, or stands twice inside of one: then a line end outside
of the marks ends a row, and every reader of CSV agrees on the cells. Anything else is *odd*: only reading it tells.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]
PLAIN, QUOTED, EXACT = "plain", "quoted", "exact"
BLOCK = 1 << 19
"""Bytes that arrays look at in one go: what comes out of one step is still near when the next one takes it."""
LONG = 131_072
"""The longest cell that ``csv`` takes, in characters."""
_NL, _CR, _MARK = 10, 13, 34
_SHARED, _BITS = np.uint8(0xD7), np.uint8(2)
"""The bits in which line feed and quotation mark agree, and what they are."""


class Scan(NamedTuple):
    """What a stretch that begins with a row looks like.

    how: ``plain`` or ``quoted``: what holds for the rows that are certain.
    end: bytes of those rows. rows, lines: how many there are in them. ends: where the last byte of each is.
    odd: behind ``end`` stands a row that only reading tells; otherwise one that is not whole yet, or nothing.
    """

    how: str
    end: int
    rows: int
    lines: int
    ends: Places
    odd: bool


def places_of(data: Bytes) -> tuple[Places, Bytes]:
    """Where line feeds and quotation marks are, and which of both; with some asterisks among them, which share their bits."""
    found: list[Places] = []
    size = len(data)
    block_size = min(BLOCK, -(-size // 8) * 8)
    masked, same, there = np.empty(block_size, np.uint8), np.zeros(block_size, np.bool_), np.empty(block_size // 8, np.bool_)
    eights = same.view(np.uint64)
    for at in range(0, size, BLOCK):
        block = data[at : at + BLOCK]
        length = len(block)
        if length < block_size:
            same[:] = False
        np.bitwise_and(block, _SHARED, out=masked[:length])
        np.equal(masked[:length], _BITS, out=same[:length])
        np.not_equal(eights, 0, out=there)  # few eights hold anything: the rest is never looked at again
        some = there.nonzero()[0]
        within = eights[some].view(np.bool_).nonzero()[0]
        found.append((some[within >> 3] << 3) + (within & 7) + at)
    places = np.concatenate(found) if found else np.empty(0, np.int64)
    return places, data[places]


def scan(raw: bytes | bytearray, size: int, delimiter: str, last: bool) -> Scan:
    """Look at a stretch that begins with a row: the first bytes of these. last: nothing comes behind it."""
    data = np.frombuffer(raw, np.uint8, size)
    places, signs = places_of(data)
    isnewline, ismark = signs == _NL, signs == _MARK
    marks = places[ismark]
    quoted, wrong = _marks(data, marks, ord(delimiter))
    isend = isnewline & (np.cumsum(ismark, dtype=np.uint8) & 1 == 0) if quoted else isnewline
    ends = places[isend]
    if last and size and not (len(ends) and ends[-1] == size - 1) and not (quoted and len(marks) & 1):
        ends = np.append(ends, size - 1)
    limit = min(
        int(marks[wrong]) if quoted and wrong < len(marks) else size, _lone_return(data, last) if raw.find(b"\r", 0, size) >= 0 else size
    )
    if last and quoted and len(marks) & 1:
        limit = min(limit, int(marks[-1]))
    lengths = np.diff(ends, prepend=-1)
    if len(ends) and int(lengths.max()) > LONG:
        limit = min(limit, int(ends[np.argmax(lengths > LONG)]))
    odd = limit < size
    if odd:
        ends = ends[: int(np.searchsorted(ends, limit))]
    end = int(ends[-1]) + 1 if len(ends) else 0
    lines = int(np.count_nonzero(isnewline[: int(np.searchsorted(places, end))]))
    if end and data[end - 1] != _NL:
        lines += 1
    odd = odd or size - end > 4 * LONG
    return Scan(QUOTED if quoted else PLAIN, end, len(ends), lines, ends, odd)


def _marks(data: Bytes, marks: Places, delimiter: int) -> tuple[bool, int]:
    """Whether any mark opens a cell, and the number of the first one that is not as it should be (how many there are: none)."""
    if not len(marks):
        return False, 0
    before = data[np.maximum(marks - 1, 0)]
    start = (before == delimiter) | (before == _NL)
    start[0] |= marks[0] == 0
    if not start.any():
        return False, len(marks)
    opening = start[::2] | (before[::2] == _MARK)
    closing = marks[1::2]
    behind = data[np.minimum(closing + 1, len(data) - 1)]
    closed = (behind == delimiter) | (behind == _NL) | (behind == _MARK) | (behind == _CR) | (closing == len(data) - 1)
    wrong = len(marks)
    if not opening.all():
        wrong = 2 * int(np.argmin(opening))
    if not closed.all():
        wrong = min(wrong, 2 * int(np.argmin(closed)) + 1)
    return True, wrong


def _lone_return(data: Bytes, last: bool) -> int:
    """Where the first carriage return stands that no line feed follows; the length for none. Behind one at the end anything may come."""
    size = len(data)
    for at in range(0, size, BLOCK):
        same = data[at : at + BLOCK] == _CR
        if not same.any():
            continue
        returns = np.flatnonzero(same) + at
        if returns[-1] == size - 1 and not last:
            returns = returns[:-1]
        alone = data[np.minimum(returns + 1, size - 1)] != _NL
        if alone.any():
            return int(returns[np.argmax(alone)])
    return size
