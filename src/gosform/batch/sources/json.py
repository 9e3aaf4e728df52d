"""JSON that is one array of records, or one record: read in one process, in pieces, as ``read_records`` reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from gosform.batch.sources import Mark, Part
from gosform.batch.sources.jsonl import every_place
from gosform.batch.sources.mapping import Naming
from gosform.batch.sources.opening import Opened
from gosform.batch.sources.text import Feed, as_stream
from gosform.read_records.json_rows import array_rows, one_document
from gosform.read_records.opening import Source as Whole
from gosform.read_records.row import Column, Note, unreadable

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk

ROWS = 4096


def open_json(feed: Feed, naming: Naming, say: Callable[[Note], None]) -> Opened:
    """A document of JSON."""
    places = every_place(naming)
    return Opened(places, feed.size, partial(_parts, feed, say), partial(read_json, places), Mark(0, 0, 1, 0, 0))


def _parts(feed: Feed, say: Callable[[Note], None], begin: Mark) -> Iterator[Part]:
    """What is behind a mark is found by reading again from the beginning: ``at`` counts records."""
    stream = feed.begin(feed.skip)
    try:
        whole = Whole(feed.text.name, as_stream(stream, feed.text.encoding), feed.head.head, feed.text.encoding)
        rows = array_rows(whole, say) if feed.head.head.lstrip()[:1] == "[" else one_document(whole, say)
        rows = islice(rows, begin.at, None)
        mark = begin
        while some := list(islice(rows, ROWS)):
            after = Mark(mark.file, mark.at + len(some), some[-1].line or 1, mark.row + len(some), mark.number + 1)
            data = [(row.line or 1, row.record, str(row.problem.params["reason"]) if row.problem else "") for row in some]
            yield Part(mark.number, mark.row, len(some), mark.file, mark.line, mark.at, after.at, 0, after, "", data)
            mark = after
    finally:
        stream.close()


def read_json(places: Sequence[Column], part: Part) -> Chunk:
    """The rows of a part."""
    from gosform.batch.sources.rows import cells_of, chunk_of, columns_of

    rows: list[tuple[int, Any, str]] = part.data
    fitting = [None if reason else cells_of(record, places) for _, record, reason in rows]
    nothing = (None,) * len(places)
    return chunk_of(
        part,
        columns_of([cells or nothing for cells in fitting], places),
        [line for line, _, _ in rows],
        records={at: record for at, (_, record, reason) in enumerate(rows) if not reason and fitting[at] is None},
        unreadable={at: unreadable(reason) for at, (_, _, reason) in enumerate(rows) if reason},
    )
