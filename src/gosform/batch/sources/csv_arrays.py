"""A part of CSV as columns of Arrow, and the proof that ``read_records`` would see the same rows and cells.

The part has been looked at (``bits``, ``scan``): every quotation mark is where it belongs, no line is too long. Arrow refuses a row with another
number of cells than there are columns; what is no UTF-8 is looked for in the bytes. Rows that break this are taken out, an empty row standing
in for each, and read by themselves.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pyarrow as pa
from pyarrow import csv

from gosform.batch.sources.csv import one_row
from gosform.batch.sources.rows import TEXT, chunk_of
from gosform.batch.sources.scan import QUOTED, Bytes, Places, scan
from gosform.batch.sources.unicode import foreign_rows, suspicious
from gosform.columns.screening import Mask
from gosform.columns.texts import Texts

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk
    from gosform.batch.sources import Part
    from gosform.batch.sources.csv import Layout

Arrays = list["pa.Array[Any]"]
MARK = codecs.BOM_UTF8
BLOCK = 1 << 19
"""Bytes that Arrow parses in one go: they stay near the processor until every column has its cells."""
FEW = 4
"""Columns that are no fields: of more than these, looking for what is no UTF-8 in all bytes is no dearer."""
MOST_ODD = 8
"""Where one row of this many is odd, reading all of them one by one is no dearer."""


def by_arrays(layout: Layout, part: Part, data: bytes, *, hasty: bool = False) -> Chunk | None:
    """The rows of a part; None where too little of it can be proved. hasty: of columns that are fields, nobody has looked whether they are UTF-8."""
    width, quoted = len(layout.columns), part.how == QUOTED
    wanted = [at for at, place in enumerate(layout.columns) if place is not None]
    others = [at for at, place in enumerate(layout.columns) if place is None]
    hasty = hasty and len(others) <= FEW
    if not data.startswith(MARK) and (hasty or not suspicious(data)):
        found = _parsed(data, layout.delimiter, width, [*wanted, *others] if hasty else wanted, quoted=quoted)
        columns, beside = (found[: len(wanted)], found[len(wanted) :]) if found else ([], [])
        if columns and len(columns[0]) == part.rows and not any(suspicious(_bytes(column)) for column in beside):
            blank = _blank(columns)
            if len(blank) and others:
                blank = _blank(_parsed(data, layout.delimiter, width, range(width), quoted=quoted) or columns)
            lines = None if part.after.line - part.line == part.rows else _multi(data, layout, part)
            return chunk_of(part, dict(zip(layout.places, columns, strict=True)), lines, blank=blank)
    return _without_odd(layout, part, data)


def _bytes(column: pa.Array[Any]) -> memoryview:
    """All that a column holds."""
    return memoryview(column.buffers()[2] or b"")


def _parsed(data: bytes, delimiter: str, width: int, wanted: Sequence[int], *, quoted: bool) -> Arrays | None:
    """Some columns as text, nothing of which is missing; None where a row has more cells or fewer."""
    names = [str(number) for number in range(width)]
    some = [names[at] for at in wanted]
    source: Any = pa.BufferReader(data)
    try:
        table = csv.read_csv(
            source,
            csv.ReadOptions(use_threads=False, block_size=BLOCK, column_names=names),
            csv.ParseOptions(delimiter=delimiter, quote_char='"' if quoted else False, newlines_in_values=quoted, ignore_empty_lines=False),
            csv.ConvertOptions(
                column_types=dict.fromkeys(some, TEXT),
                include_columns=some,
                check_utf8=False,
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    return [_joined(column) for column in table.columns]


def _joined(column: pa.ChunkedArray[Any]) -> pa.Array[Any]:
    return cast("pa.Array[Any]", column.chunk(0) if column.num_chunks == 1 else column.combine_chunks())


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
    if _many(odd):
        return None
    even = _replaced(data, ends, np.flatnonzero(odd), layout.delimiter, usual)
    columns = _parsed(even, layout.delimiter, usual + 1, range(usual + 1), quoted=part.how == QUOTED)
    if columns is None or len(columns[0]) != part.rows:
        return None
    for extra in columns[width:]:
        odd |= Texts(extra).lengths > 0
    if _many(odd):
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
    cells = {place: columns[at] for at, place in enumerate(layout.columns) if place is not None}
    return chunk_of(part, cells, lines, records=records, unreadable=problems, blank=frozenset(blank))


def _many(odd: Mask) -> bool:
    return int(np.count_nonzero(odd)) * MOST_ODD > len(odd) + 2 * MOST_ODD


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


def _blank(columns: Sequence[pa.Array[Any]]) -> frozenset[int]:
    """The rows in which every cell is empty."""
    empty = Texts(columns[0]).lengths == 0
    for column in columns[1:]:
        if not empty.any():
            break
        empty &= Texts(column).lengths == 0
    return frozenset(np.flatnonzero(empty).tolist())
