"""Rows as columns of text, and a row of a chunk as the record that ``read_records`` gives for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from gosform.batch.chunk import Chunk, Place

if TYPE_CHECKING:
    from gosform.batch.sources import Part

TEXT = pa.string()


def record_of(chunk: Chunk, row: int) -> Any:
    """The record of a row that is one: what the cells say, or the record itself where it did not fit.

    A null cell is a field that is not there. Of a repeated section only items with something filled in are there.
    """
    if row in chunk.records:
        return chunk.records[row]
    record: dict[str, Any] = {}
    for (section, item, name), column in chunk.cells.items():
        value = column[row].as_py()
        if value is None:
            continue
        if item is not None:
            items = record.setdefault(section, [])
            if value.strip():
                items.extend({} for _ in range(item + 1 - len(items)))
                items[item][name] = value
        else:
            record.setdefault(section, {})[name] = value
    return record


def cells_of(record: Any, places: Sequence[Place]) -> list[str | None] | None:
    """The cells that give this record again, but for what is null; None where it has anything that is no text in one of these places."""
    cells: dict[Place, str] = {}
    if not isinstance(record, dict):
        return None
    known = set(places)
    for section, inside in record.items():
        groups = [(None, inside)] if isinstance(inside, dict) else list(enumerate(inside)) if isinstance(inside, list) else []
        if not inside or not groups:
            return None
        for item, group in groups:
            if not isinstance(group, dict):
                return None
            for name, value in group.items():
                place = (section, item, name)
                if value is None and place in known:
                    continue
                if place not in known or not isinstance(value, str):
                    return None
                cells[place] = value
    return [cells.get(place) for place in places]


def columns_of(rows: Sequence[Sequence[str | None]], places: Sequence[Place]) -> dict[Place, pa.Array[Any]]:
    """Rows of cells as columns."""
    turned = zip(*rows, strict=True) if rows else [()] * len(places)
    return {place: pa.array(column, TEXT) for place, column in zip(places, turned, strict=True)}


def chunk_of(part: Part, cells: Mapping[Place, pa.Array[Any]], lines: Sequence[int] | None = None, **more: Any) -> Chunk:
    """The chunk that a part becomes. lines: those that follow one another where none are given."""
    return Chunk(part.number, part.first, part.rows, cells, lines or range(part.line, part.line + part.rows), part.after, **more)


def widened(chunk: Chunk, places: Sequence[Place]) -> Chunk:
    """The same with a column of nothing for each place that this file does not have."""
    if len(chunk.cells) == len(places):
        return chunk
    cells = {place: chunk.cells[place] if place in chunk.cells else pa.nulls(chunk.rows, TEXT) for place in places}
    return replace(chunk, cells=cells)
