"""The texts of a column where they lie: Arrow's buffers seen as NumPy arrays, whatever the layout, slices and missing values included."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from gosform.columns.automaton import END

Bytes = npt.NDArray[np.uint8]
Indexes = npt.NDArray[np.int64]
INLINE, RECORD = 12, 16
"""A string_view keeps texts of up to so many bytes within its record of so many."""
MOST = 4
"""So many times the texts themselves may be copied with what lies between them."""
_NOTHING: Bytes = np.zeros(0, np.uint8)
_NOWHERE: Indexes = np.zeros(0, np.int64)


class Texts:
    """A column of text. lengths: in bytes, 0 for what is not there.

    viewed: it is a string_view. inline: its records, one row of 16 bytes each.
    """

    __slots__ = ("_data", "_joined", "_starts", "inline", "lengths", "rows", "viewed")

    def __init__(self, array: pa.Array[Any]) -> None:
        if pa.types.is_dictionary(array.type):
            array = array.cast(pa.large_string())
        if pa.types.is_null(array.type):
            array = array.cast(pa.large_string())
        self.rows = len(array)
        self._starts, self._joined = _NOWHERE, _NOTHING
        self.viewed, self.inline = False, np.zeros((0, RECORD), np.uint8)
        buffers = array.buffers()
        first, above = array.offset, array.offset + len(array)
        if pa.types.is_string_view(array.type):
            self.viewed = True
            self.inline = _numbers(buffers[1], np.uint8)[first * RECORD : above * RECORD].reshape(-1, RECORD)
            self._data = [_numbers(buffer, np.uint8) for buffer in buffers[2:]]
            self.lengths: Indexes = self.inline.view("<i4")[:, 0].astype(np.int64)
        else:
            wide = pa.types.is_large_string(array.type)
            if not wide and not pa.types.is_string(array.type):
                raise TypeError(f"a column of text was expected, not one of {array.type}")
            offsets = _numbers(buffers[1], np.int64 if wide else np.int32)[first : above + 1]
            if not len(offsets):
                offsets = np.zeros(1, np.int64)
            self._starts = offsets[:-1].astype(np.int64, copy=False)
            self._joined = _numbers(buffers[2], np.uint8)
            self.lengths = np.diff(offsets).astype(np.int64, copy=False)
        if array.null_count:
            there = np.unpackbits(_numbers(buffers[0], np.uint8), bitorder="little")[first:above]
            self.lengths = self.lengths * there

    @property
    def longest(self) -> int:
        """The length of the longest text."""
        return int(self.lengths.max()) if self.rows else 0

    def all_rows(self) -> Indexes:
        """Every row that has a text."""
        return np.arange(self.rows) if self.rows and int(self.lengths.min()) > 0 else np.flatnonzero(self.lengths)

    def padded(self, rows: Indexes, width: int) -> Bytes:
        """The bytes of these rows, none of them longer than the width (an even number), with ``END`` behind each: one row each."""
        found = self.raw(rows, width).copy()
        _end(found, self.lengths[rows])
        return found

    def raw(self, rows: Indexes, width: int) -> Bytes:
        """So many bytes of each of these rows, none of them longer: one row each, with anything behind it. Nobody may write there."""
        return self._from_views(rows, width) if self.viewed else self._long(rows, width)

    def _records(self, rows: Indexes) -> Bytes:
        if _together(rows):
            return self.inline[rows[0] : rows[0] + len(rows)]
        return self.inline.view(f"V{RECORD}").ravel()[rows].view(np.uint8).reshape(-1, RECORD)

    def _from_views(self, rows: Indexes, width: int) -> Bytes:
        short = self.lengths[rows] <= INLINE
        if not short.any():
            return self._long(rows, width)
        records = self._records(rows)
        if width <= INLINE:
            return records[:, 4 : 4 + width]
        found = np.zeros((len(rows), width), np.uint8)
        found[short, :INLINE] = records[short, 4:]
        long = np.flatnonzero(~short)
        if len(long):
            found[long] = self._long(rows[long], width)
        return found

    def _long(self, rows: Indexes, width: int) -> Bytes:
        """Texts that are too long for their records."""
        if self.viewed and self._starts is _NOWHERE:
            self._starts, self._joined = self._gathered()
        some: Any = slice(int(rows[0]), int(rows[0]) + len(rows)) if _together(rows) else rows
        return _windows(self._joined, self._starts[some], self.lengths[some], width)

    def _gathered(self) -> tuple[Indexes, Bytes]:
        """The long texts of a string_view in one buffer: where each begins, and the buffer."""
        where, every = self.inline.view("<i4"), bool(self.rows) and int(self.lengths.min()) > INLINE
        long = np.arange(self.rows) if every else np.flatnonzero(self.lengths > INLINE)
        chosen = where if every else where[long]
        which, starts = chosen[:, 2], chosen[:, 3].astype(np.int64)
        ends = starts + (self.lengths if every else self.lengths[long])
        edges = [0, *(np.flatnonzero(which[1:] != which[:-1]) + 1).tolist(), len(long)]
        pieces, begun, moved = [], 0, starts.copy()
        for first, above in pairwise(edges):
            if first < above:
                here = slice(first, above)
                low, high = int(starts[here].min()), int(ends[here].max())
                pieces.append(self._data[int(which[first])][low:high])
                moved[here] += begun - low
                begun += high - low
        if begun > MOST * (int(self.lengths.sum()) + 1):  # far apart, or in no order: one by one
            pieces = [self._data[b][s:e] for b, s, e in zip(which.tolist(), starts.tolist(), ends.tolist(), strict=True)]
            moved = np.cumsum(ends - starts) - (ends - starts)
        if every:
            found = moved
        else:
            found = np.zeros(self.rows, np.int64)
            found[long] = moved
        return found, np.concatenate(pieces) if pieces else np.zeros(0, np.uint8)

    def lying(self, rows: Indexes) -> tuple[Bytes, Indexes, Indexes] | None:
        """The bytes in which these rows lie, ascending, with little between them; where each begins and ends. None where they do not lie so."""
        if self.viewed or not len(rows):
            return None
        starts, lengths = self._starts[rows], self.lengths[rows]
        ends = starts + lengths
        return (self._joined, starts, ends) if int(ends[-1] - starts[0]) <= MOST * int(lengths.sum()) else None

    def pairs(self, rows: Indexes, length: int) -> tuple[npt.NDArray[np.uint16], int]:
        """These rows, all of them of this length: two bytes an entry, first + 256 * second, and at which entry the texts begin.

        Behind a text stands anything.
        """
        if not self.viewed and _together(rows):
            first, above = int(self._starts[rows[0]]), int(self._starts[rows[-1]]) + length
            if above - first == len(rows) * length and above + (length & 1) <= len(self._joined):  # as they lie: nothing is between them
                shape = len(rows), (length + 1) // 2
                return np.ndarray(shape, "<u2", self._joined.data, first, (length, 2)), 0
        return self.near(rows, length)

    def near(self, rows: Indexes, length: int) -> tuple[npt.NDArray[np.uint16], int]:
        """The same where some have another length: of those it gives anything."""
        if self.viewed and length <= INLINE:
            return self._records(rows).view("<u2"), 2
        return self._long(rows, max(length + (length & 1), RECORD)).view("<u2"), 0

    def read(self, rows: Indexes) -> list[str]:
        """The texts of these rows, empty where nothing is there, and for what is no text in UTF-8."""
        lengths = self.lengths[rows].tolist()
        if not self.viewed:
            data = self._joined.data
            return [_decoded(data[i : i + n]) for i, n in zip(self._starts[rows].tolist(), lengths, strict=True)]
        records = self._records(rows)
        short, where = records, records.view("<i4")
        held = [data.data for data in self._data]
        found: list[str] = []
        for row, (n, buffer, start) in enumerate(zip(lengths, where[:, 2].tolist(), where[:, 3].tolist(), strict=True)):
            found.append(_decoded(short[row, 4 : 4 + n].data if n <= INLINE else held[buffer][start : start + n]))
        return found


def _decoded(value: memoryview) -> str:
    try:
        return str(value, "utf-8")
    except UnicodeDecodeError:
        return ""


def _numbers(buffer: pa.Buffer | None, kind: Any) -> npt.NDArray[Any]:
    return np.frombuffer(memoryview(buffer), kind) if buffer is not None else np.zeros(0, kind)


def _together(rows: Indexes) -> bool:
    """They follow one another."""
    return bool(len(rows) and rows[-1] - rows[0] + 1 == len(rows) and (rows[1:] - rows[:-1] == 1).all())


def _windows(data: Bytes, starts: Indexes, lengths: Indexes, width: int) -> Bytes:
    """So many bytes from each start on, whatever they are behind the length."""
    last = len(data) - width
    if last < 0:
        data, last = np.concatenate((data, np.zeros(-last, np.uint8))), 0
    every = np.ndarray((last + 1,), f"V{width}", buffer=data.data, strides=(1,))
    if not len(starts) or int(starts.max()) <= last:
        return every[starts].view(np.uint8).reshape(-1, width)
    found = every[np.minimum(starts, last)].view(np.uint8).reshape(-1, width)
    for i in np.flatnonzero(starts > last).tolist():  # at the very end
        start, length = int(starts[i]), min(int(lengths[i]), width)
        found[i] = 0
        found[i, :length] = data[start : start + length]
    return found


@cache
def _ends(width: int) -> npt.NDArray[Any]:
    """For each length 0..width: a row of ``END`` behind it, nothing before."""
    table = np.where(np.arange(width) >= np.arange(width + 1)[:, None], np.uint8(END), np.uint8(0))
    return np.ascontiguousarray(table).view(f"V{width}").ravel()


def _end(found: Bytes, lengths: Indexes) -> None:
    """Put ``END`` behind each text."""
    width = found.shape[1]
    if len(found) and int(lengths.min()) == width:
        return
    behind = _ends(width)[lengths]
    wide = np.uint64 if width % 8 == 0 else np.uint32 if width % 4 == 0 else np.uint16
    np.bitwise_or(found.ravel().view(wide), behind.view(wide), out=found.ravel().view(wide))
