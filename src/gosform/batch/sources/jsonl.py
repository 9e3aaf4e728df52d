"""JSON lines: lines that are written alike are read with arrays, every other one as ``read_records`` reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from gosform.batch.sources import Mark
from gosform.batch.sources.front import Front, front_of
from gosform.batch.sources.mapping import Naming
from gosform.batch.sources.opening import Opened
from gosform.batch.sources.split import TOO_LONG, line_pieces, parts_of
from gosform.batch.sources.text import Feed, Text, as_text
from gosform.problem import Problem
from gosform.read_records.json_rows import json_lines
from gosform.read_records.opening import Source as Stretch
from gosform.read_records.row import TOO_LONG as UNENDING
from gosform.read_records.row import Column, unreadable

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk
    from gosform.batch.sources import Part


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read a part: every field of the form that is there once has a column; lists are records of their own. front: what a copy begins with."""

    text: Text
    places: Sequence[Column]
    front: Front | None = None


def open_jsonl(feed: Feed, naming: Naming, chunk_bytes: int) -> Opened:
    """A file of a record a line."""
    places = every_place(naming)
    parts = partial(parts_of, feed, line_pieces, chunk_bytes=chunk_bytes)
    return Opened(
        places, feed.size, parts, partial(read_jsonl, Layout(feed.text, places, front_of(feed.head))), Mark(0, feed.skip, 1, 0, 0)
    )


def every_place(naming: Naming) -> tuple[Column, ...]:
    """The fields that are there once."""
    return tuple((section, None, name) for section, names in naming.fields.items() if section not in naming.repeated for name in names)


def read_jsonl(layout: Layout, part: Part) -> Chunk:
    """The rows of a part."""
    from gosform.batch.sources.jsonl_arrays import by_arrays
    from gosform.batch.sources.rows import chunk_of, columns_of

    if part.how == TOO_LONG:
        cells = columns_of([(None,) * len(layout.places)], layout.places)
        return chunk_of(part, cells, unreadable={0: unreadable(UNENDING)})
    return by_arrays(layout, part, layout.text.data(part))


def line_by_line(data: bytes) -> tuple[dict[int, Any], dict[int, Problem]]:
    """The records and the unreadable lines among some lines, by number from 0; the others are blank."""
    records: dict[int, Any] = {}
    problems: dict[int, Problem] = {}
    for row in json_lines(Stretch("", as_text(data), "", "utf-8")):
        number = (row.line or 1) - 1
        if row.problem is not None:
            problems[number] = row.problem
        else:
            records[number] = row.record
    return records, problems
