"""CSV: a part of the file as columns, by Arrow where its reading is certainly that of ``read_records``, row by row where it is not.

What is certain: every quotation mark is where it belongs (``scan``), every row has as many cells as there are columns (Arrow refuses others),
all bytes are UTF-8 (``unicode``). Single rows that break this are taken out, an empty row standing in for each, and read by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from gosform.batch.sources import Mark
from gosform.batch.sources.exact import exact_cells, exact_rows
from gosform.batch.sources.front import Front, front_of
from gosform.batch.sources.mapping import Naming
from gosform.batch.sources.opening import Opened
from gosform.batch.sources.scan import EXACT
from gosform.batch.sources.split import TOO_LONG, csv_pieces, parts_of
from gosform.batch.sources.text import Feed, Text, as_text
from gosform.read_records.csv_rows import begun
from gosform.read_records.row import TOO_LONG as UNENDING
from gosform.read_records.row import Column, Note, Row, unreadable

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk
    from gosform.batch.sources import Part


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read a part. columns: the place of each column of the file, None for one that is no field. front: what a copy begins with."""

    text: Text
    delimiter: str
    columns: Sequence[Column | None]
    places: Sequence[Column]
    front: Front | None = None


class Split(NamedTuple):
    """How a file falls into parts. begin: its first row. front: what stands before it. told: all that this depends on."""

    delimiter: str
    header: Sequence[str]
    front: str
    begin: Mark
    parts: Callable[[Mark], Iterator[Part]]
    told: object


def split_csv(feed: Feed, fields: Mapping[str, Collection[str]], say: Callable[[Note], None], chunk_bytes: int) -> Split:
    """A file with its header read. fields: of the form; they help to find out what separates the columns."""
    lines, _, delimiter, header = begun(feed.head, fields, say)
    front = "".join(lines.taken)
    begin = Mark(0, feed.skip + len(front.encode(feed.text.encoding, "surrogateescape")), lines.number + 1, 0, 0)
    parts = partial(parts_of, feed, partial(csv_pieces, delimiter=delimiter), chunk_bytes=chunk_bytes)
    return Split(delimiter, header, front, begin, parts, (feed.text.path, feed.text.encoding, feed.size, delimiter, begin, chunk_bytes))


def open_csv(feed: Feed, naming: Naming, say: Callable[[Note], None], chunk_bytes: int) -> Opened:
    """A file with the place of each of its columns."""
    found = split_csv(feed, naming.fields, say, chunk_bytes)
    columns = naming.columns(found.header, feed.head.name, say)
    places = tuple(column for column in columns if column is not None)
    layout = Layout(feed.text, found.delimiter, columns, places, front_of(feed.head, found.front))
    read, hasty = partial(read_csv, layout), partial(read_csv, layout, hasty=True)
    return Opened(places, feed.size, found.parts, read, found.begin, hasty, told=found.told)


def read_csv(layout: Layout, part: Part, *, hasty: bool = False) -> Chunk:
    """The rows of a part. hasty: as of ``Source.hasty``."""
    from gosform.batch.sources.rows import chunk_of, columns_of

    if part.how == TOO_LONG:
        return chunk_of(part, columns_of([(None,) * len(layout.places)], layout.places), unreadable={0: unreadable(UNENDING)})
    data = layout.text.data(part)
    if part.how != EXACT:
        from gosform.batch.sources.csv_arrays import by_arrays

        found = by_arrays(layout, part, data, hasty=hasty)
        if found is not None:
            return found
    return read_exactly(layout, part, data)


def read_exactly(layout: Layout, part: Part, data: bytes) -> Chunk:
    """The rows of a part, one by one."""
    from gosform.batch.sources.rows import chunk_of, columns_of

    cells: list[Sequence[str | None]] = []
    lines: list[int] = []
    problems, blank = {}, set()
    nothing = (None,) * len(layout.places)
    wanted = [at for at, column in enumerate(layout.columns) if column is not None]
    width = len(layout.columns)
    for number, (line, _, row, reason) in enumerate(exact_cells(as_text(data), layout.delimiter, width)):
        lines.append(part.line - 1 + line)
        if reason:
            problems[number] = unreadable(reason)
        elif row is None:
            blank.add(number)
        elif len(row) >= width:
            cells.append([row[at] for at in wanted])
            continue
        else:
            cells.append([row[at] if at < len(row) else None for at in wanted])
            continue
        cells.append(nothing)
    if len(lines) != part.rows:
        raise AssertionError(f"{len(lines)} rows where {part.rows} were counted")
    return chunk_of(part, columns_of(cells, layout.places), lines, unreadable=problems, blank=frozenset(blank))


def one_row(layout: Layout, data: bytes) -> Row:
    """A row that stands by itself."""
    return next(exact_rows(as_text(data), layout.delimiter, layout.columns))
