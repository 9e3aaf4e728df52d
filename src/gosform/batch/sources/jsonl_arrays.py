r"""Lines of JSON that are written alike: the same keys in the same order with the same signs around them, and other texts as values.

One line is parsed and becomes a pattern: what stands between its values. A line that has the same between its quotation marks, and no
backslash, is the same JSON with other texts, so its cells are stretches of its bytes and need no parser. Lines that fit no pattern are
read one by one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from gosform.batch.chunk import Place
from gosform.batch.sources.jsonl import line_by_line
from gosform.batch.sources.rows import cells_of, chunk_of
from gosform.batch.sources.scan import Places, places_of
from gosform.batch.sources.split import lines_of
from gosform.batch.sources.unicode import foreign_rows

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk
    from gosform.batch.sources import Part
    from gosform.batch.sources.jsonl import Layout

MOST_PATTERNS = 8
INLINE = 12
"""Bytes that a view holds itself."""
Mask = npt.NDArray[np.bool_]


class Pattern(NamedTuple):
    """between: the bytes in front of each value, its opening mark included, and those behind the last one, its closing mark included.

    places: of each value, in order. marks: how many quotation marks a line has. values: which pairs of marks are values.
    """

    between: Sequence[bytes]
    places: Sequence[Place]
    marks: int
    values: Sequence[int]


def by_arrays(layout: Layout, part: Part, data: bytes) -> Chunk:
    """The rows of a part."""
    array = np.frombuffer(data, np.uint8)
    spots, signs = places_of(array)
    ends = spots[signs == ord("\n")]
    if not data.endswith(b"\n"):
        ends = np.append(ends, len(data))
    if len(ends) != part.rows:  # lone carriage returns end lines too
        return _slowly(layout, part, data)
    marks = spots[signs == ord('"')]
    starts = np.concatenate([[0], ends[:-1] + 1])
    counts = np.diff(np.searchsorted(marks, ends), prepend=0)
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    free = np.ones(len(ends), np.bool_)
    if b"\\" in data:
        free[np.searchsorted(ends, np.flatnonzero(array == ord("\\")))] = False
    if b"\r" in data and lines_of(array) != len(ends):
        return _slowly(layout, part, data)
    free[foreign_rows(data, ends)] = False
    views = _Views(data, len(ends))
    done = np.zeros(len(ends), np.bool_)
    for _ in range(MOST_PATTERNS):
        left = np.flatnonzero(free & (counts > 0))
        if not len(left):
            break
        usual = int(np.bincount(counts[left]).argmax())
        alike = left[counts[left] == usual]
        row = int(alike[0])
        pattern = _pattern(data[int(starts[row]) : int(ends[row])], layout.places)
        if pattern is None:
            free[row] = False
            continue
        where = marks[first[alike][:, None] + np.arange(usual)]
        fits = _fitting(views, pattern, where, starts[alike], ends[alike])
        if not fits.any():
            free[row] = False
            continue
        rows = alike[fits]
        for place, value in zip(pattern.places, pattern.values, strict=True):
            views.put(place, rows, where[fits, 2 * value] + 1, where[fits, 2 * value + 1])
        done[rows], free[rows] = True, False
    odd = np.flatnonzero(~done)
    records, problems = line_by_line(b"".join(_line(data, starts, ends, row) for row in odd.tolist()))
    numbers = odd.tolist()
    return chunk_of(
        part,
        {place: views.column(place) for place in layout.places},
        records={numbers[at]: record for at, record in records.items()},
        unreadable={numbers[at]: problem for at, problem in problems.items()},
        blank=frozenset(row for at, row in enumerate(numbers) if at not in records and at not in problems),
    )


def _line(data: bytes, starts: Places, ends: Places, row: int) -> bytes:
    return data[int(starts[row]) : int(ends[row])] + b"\n"


def _slowly(layout: Layout, part: Part, data: bytes) -> Chunk:
    records, problems = line_by_line(data)
    blank = frozenset(row for row in range(part.rows) if row not in records and row not in problems)
    views = _Views(data, part.rows)
    return chunk_of(part, {place: views.column(place) for place in layout.places}, records=records, unreadable=problems, blank=blank)


def _pattern(line: bytes, places: Sequence[Place]) -> Pattern | None:
    """What a line has between its values; None where it is no plain record of texts."""
    records, _ = line_by_line(line)
    if 0 not in records or (cells := cells_of(records[0], places)) is None:
        return None
    marks = [at for at, sign in enumerate(line) if sign == ord('"')]
    if len(marks) % 2:
        return None
    values = [at for at in range(len(marks) // 2) if line[marks[2 * at + 1] + 1 :].lstrip(b" \t\r")[:1] != b":"]
    between, numbered, at = [], [], 0
    for number, value in enumerate(values):
        piece = line[at : marks[2 * value] + 1]
        between.append(piece)
        numbered.append(piece + str(number).encode())
        at = marks[2 * value + 1]
    between.append(line[at:])
    order = cells_of(json.loads(b"".join([*numbered, line[at:]]).lstrip(b"\xef\xbb\xbf")), places)
    found = {} if order is None else {cell: place for cell, place in zip(order, places, strict=True) if cell is not None}
    if len(found) != len(values) or sum(cell is not None for cell in cells) != len(values):
        return None
    return Pattern(between, [found[str(number)] for number in range(len(values))], len(marks), values)


def _fitting(views: _Views, pattern: Pattern, where: npt.NDArray[np.int64], starts: Places, ends: Places) -> Mask:
    """The lines that have between their values what the pattern has."""
    fits = np.ones(len(where), np.bool_)
    begin = starts
    for number, value in enumerate(pattern.values):
        fits &= views.same(begin, where[:, 2 * value] + 1, pattern.between[number])
        begin = where[:, 2 * value + 1]
    return fits & views.same(begin, ends, pattern.between[-1])


class _Views:
    """Columns of text that are stretches of one buffer, made as Arrow's string views."""

    def __init__(self, data: bytes, rows: int) -> None:
        self._rows, self._size = rows, len(data)
        self._data = data
        self._padded = data + bytes(64)
        self._columns: dict[Place, tuple[npt.NDArray[np.uint32], Mask]] = {}

    def same(self, starts: Places, ends: Places, text: bytes) -> Mask:
        """Where a stretch is this text."""
        size = len(text)
        fits: Mask = (ends - starts) == size
        if size > len(self._padded) - self._size:
            self._padded = self._data + bytes(size)
        windows = np.ndarray((len(self._padded) - size + 1,), np.dtype((np.void, size)), self._padded, strides=(1,))
        rows = np.flatnonzero(fits)
        got = windows[starts[rows]].view(np.uint8).reshape(len(rows), size)
        fits[rows] = (got == np.frombuffer(text, np.uint8)).all(axis=1)
        return fits

    def put(self, place: Place, rows: Places, starts: Places, ends: Places) -> None:
        """The stretches are cells of these rows."""
        if place not in self._columns:
            self._columns[place] = np.zeros((self._rows, 4), np.uint32), np.zeros(self._rows, np.bool_)
        views, there = self._columns[place]
        lengths = ends - starts
        windows = np.ndarray((len(self._padded) - INLINE + 1,), np.dtype((np.void, INLINE)), self._padded, strides=(1,))
        inside = windows[starts].view(np.uint8).reshape(-1, INLINE).copy()
        inside[np.arange(INLINE) >= lengths[:, None]] = 0
        made = np.empty((len(rows), 4), np.uint32)
        made[:, 0] = lengths
        made[:, 1:] = inside.view(np.uint32)
        long = lengths > INLINE
        made[long, 2] = 0
        made[long, 3] = starts[long]
        views[rows] = made
        there[rows] = True

    def column(self, place: Place) -> pa.Array[Any]:
        """The column; null where nothing was put."""
        if place not in self._columns:
            return pa.nulls(self._rows, pa.string())
        views, there = self._columns[place]
        valid = None if there.all() else pa.py_buffer(np.packbits(there, bitorder="little").tobytes())
        return pa.Array.from_buffers(pa.string_view(), self._rows, [valid, pa.py_buffer(views.tobytes()), pa.py_buffer(self._data)])
