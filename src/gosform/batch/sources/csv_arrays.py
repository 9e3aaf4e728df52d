"""A part of CSV by polars, and the proof that ``read_records`` would see the same rows and cells."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pyarrow as pa

from gosform.batch.sources.bits import outside
from gosform.batch.sources.csv import one_row
from gosform.batch.sources.rows import chunk_of
from gosform.batch.sources.scan import QUOTED, Bytes, Places, scan
from gosform.batch.sources.unicode import foreign_rows
from gosform.columns.screening import Mask

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk, Place
    from gosform.batch.sources import Part
    from gosform.batch.sources.csv import Layout

VIEWS = pl.CompatLevel.newest()
MARK = codecs.BOM_UTF8
MOST_ODD = 8
"""Where one row of this many is odd, reading all of them one by one is no dearer."""


def by_arrays(layout: Layout, part: Part, data: bytes) -> Chunk | None:
    """The rows of a part; None where too little of it can be proved."""
    width = len(layout.columns)
    quoted = part.how == QUOTED
    frame = None if data.startswith(MARK) else _parsed(data, layout.delimiter, width, quoted)
    if frame is not None and frame.height == part.rows:
        columns = [_column(series) for series in frame.get_columns()]
        if not columns[-1].null_count or _none_short(data, layout, part):
            blank = _blank(columns)
            lines = None if part.after.line - part.line == part.rows else _multi(data, layout, part)
            return chunk_of(part, _placed(layout, columns), lines, blank=blank)
    return _without_odd(layout, part, data)


def _parsed(data: bytes, delimiter: str, width: int, quoted: bool) -> pl.DataFrame | None:
    """Every column as text, an unquoted empty cell and a missing one as null; None where polars complains."""
    try:
        return pl.read_csv(
            data,
            has_header=False,
            separator=delimiter,
            quote_char='"' if quoted else None,
            schema={f"column_{number}": pl.String for number in range(1, width + 1)},
            extra_columns="raise",
            glob=False,
        )
    except (pl.exceptions.PolarsError, pl.exceptions.SchemaError):
        return None


def _column(series: pl.Series) -> pa.Array[Any]:
    return series.to_arrow(compat_level=VIEWS)


def _without_odd(layout: Layout, part: Part, data: bytes) -> Chunk | None:
    """The rows of a part of which some are taken out and read by themselves."""
    array = np.frombuffer(data, np.uint8)
    found = scan(data, len(data), layout.delimiter, last=True)
    if found.odd or found.rows != part.rows or found.how != part.how:
        return None
    ends, width = found.ends, len(layout.columns)
    signs = delimiters(array, ord(layout.delimiter), ends, quoted=part.how == QUOTED)
    usual = max(width - 1, int(np.bincount(signs).argmax()))
    odd = signs != usual
    odd[foreign_rows(data, ends)] = True
    odd[0] |= data.startswith(MARK)
    if np.count_nonzero(odd) * MOST_ODD > len(odd) + 2 * MOST_ODD:
        return None
    frame = _parsed(_replaced(data, ends, np.flatnonzero(odd), layout.delimiter, usual), layout.delimiter, usual + 1, part.how == QUOTED)
    if frame is None or frame.height != part.rows:
        return None
    columns = [_column(series) for series in frame.get_columns()]
    for extra in columns[width:]:
        odd |= ~_empty(extra)
    if np.count_nonzero(odd) * MOST_ODD > len(odd) + 2 * MOST_ODD:
        return None
    records, problems, blank = {}, {}, set(_blank(columns[:width]))
    for row in np.flatnonzero(odd).tolist():
        read = one_row(layout, data[int(ends[row - 1]) + 1 if row else 0 : int(ends[row]) + 1])
        blank.discard(row)
        if read.problem is not None:
            problems[row] = read.problem
        elif read.record is None:
            blank.add(row)
        else:
            records[row] = read.record
    lines = None if found.lines == found.rows else _lines(array, ends, part.line)
    return chunk_of(part, _placed(layout, columns), lines, records=records, unreadable=problems, blank=frozenset(blank))


def delimiters(data: Bytes, delimiter: int, ends: Places, quoted: bool) -> Places:
    """How many delimiters outside of quotation marks each row has."""
    places = np.flatnonzero(data == delimiter)
    counts = np.diff(np.searchsorted(places, ends, side="right"), prepend=0)
    if quoted:
        marks = np.flatnonzero(data == ord('"'))
        inside = np.searchsorted(places, marks[1::2]) - np.searchsorted(places, marks[::2])
        rows = np.searchsorted(ends, marks[::2])
        counts = counts - np.bincount(rows, inside, len(ends)).astype(np.int64)
    return counts


def _none_short(data: bytes, layout: Layout, part: Part) -> bool:
    """No row has fewer cells than there are columns, where none has more."""
    array, sign = np.frombuffer(data, np.uint8), ord(layout.delimiter)
    count = outside(array, sign) if part.how == QUOTED else int(np.count_nonzero(array == sign))
    return count == part.rows * (len(layout.columns) - 1)


def _replaced(data: bytes, ends: Places, odd: Places, delimiter: str, signs: int) -> bytes:
    """The same with an empty row in the place of each odd one."""
    pieces: list[bytes] = []
    at = 0
    empty = delimiter.encode() * signs + b"\n"
    for row in odd.tolist():
        pieces += (data[at : int(ends[row - 1]) + 1 if row else 0], empty)
        at = int(ends[row]) + 1
    return b"".join((*pieces, data[at:]))


def _lines(data: Bytes, ends: Places, first: int) -> list[int]:
    """The line on which each row begins, where line ends stand inside of cells."""
    newlines = np.flatnonzero(data == ord("\n"))
    before: list[int] = (np.searchsorted(newlines, ends[:-1], side="right") + first).tolist()
    return [first, *before]


def _multi(data: bytes, layout: Layout, part: Part) -> list[int]:
    array = np.frombuffer(data, np.uint8)
    return _lines(array, scan(data, len(data), layout.delimiter, last=True).ends, part.line)


def _empty(array: pa.Array[Any]) -> Mask:
    lengths = np.frombuffer(memoryview(array.buffers()[1] or b""), np.int32)[array.offset * 4 : (array.offset + len(array)) * 4 : 4]
    empty: Mask = lengths == 0
    return empty | array.is_null().to_numpy(zero_copy_only=False) if array.null_count else empty


def _blank(columns: Sequence[pa.Array[Any]]) -> frozenset[int]:
    """The rows in which every cell is empty."""
    empty = _empty(columns[0])
    for column in columns[1:]:
        if not empty.any():
            break
        empty &= _empty(column)
    return frozenset(np.flatnonzero(empty).tolist())


def _placed(layout: Layout, columns: Sequence[pa.Array[Any]]) -> dict[Place, pa.Array[Any]]:
    """The columns that are fields. A cell that is there and empty is text of no length, as ``csv`` has it."""
    return {place: _filled(columns[number]) for number, place in enumerate(layout.columns) if place is not None}


def _filled(array: pa.Array[Any]) -> pa.Array[Any]:
    if not array.null_count:
        return array
    lengths = np.frombuffer(memoryview(array.buffers()[1] or b""), np.int32)[array.offset * 4 : (array.offset + len(array)) * 4 : 4]
    if lengths[array.is_null().to_numpy(zero_copy_only=False)].any():
        raise AssertionError("a null with a length")
    return pa.Array.from_buffers(array.type, len(array), [None, *array.buffers()[1:]], 0, array.offset)
