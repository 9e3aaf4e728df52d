"""How the columns of an input become records, decided once a run; and the rows that are looked at one by one, read so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from gosform.batch.chunk import Chunk, Place
from gosform.check.frame import counts
from gosform.check.plan import Plan
from gosform.relations.reads import asked, reads

Indexes = npt.NDArray[np.int64]


class Layout(NamedTuple):
    """How columns become records.

    columns: by position in the plan's block: the place of the column, None where the input has none.
    single: section -> its fields that have a column, and their positions in the block.
    items: the columns of repeated sections.
    lacking: positions of fields that must be filled in and have no column.
    tied: positions whose problems may depend on other fields, or other fields' on them.
    none: what an input without any item has to say of repeated sections; None when the form asks for some.
    """

    columns: tuple[Place | None, ...]
    single: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    items: tuple[Place, ...]
    lacking: tuple[int, ...]
    tied: frozenset[int]
    none: Mapping[str, list[Any]] | None


def layout(plan: Plan, places: Iterable[Place]) -> Layout:
    """The layout of an input with these columns."""
    there = set(places)
    lines = plan.block.lines
    columns = tuple(x.name if x.name in there else None for x in lines)
    sections: dict[str, list[tuple[str, int]]] = {}
    for i, x in enumerate(lines):
        if x.name in there:
            sections.setdefault(x.section.name, []).append((x.field.name, i))
    short = any(True for name in plan.items for _ in counts(plan.rules.sections[name], 0))
    return Layout(
        columns,
        tuple((name, tuple(names)) for name, names in sections.items()),
        tuple(sorted((p for p in there if p[0] in plan.items), key=lambda p: (p[0], p[1] or 0, p[2]))),
        tuple(i for i, x in enumerate(lines) if x.always and columns[i] is None),
        frozenset(_tied(plan)),
        None if short else {name: [] for name in plan.items},
    )


def _tied(plan: Plan) -> Iterator[int]:
    """Fields that relations, conditions or options of others read, and those that are not checked by their own value alone."""
    read: set[str] = set()
    for relation in plan.rules.relations:
        read |= reads(relation, plan.rules)
    for section in plan.rules.sections.values():
        read.update(asked(section.when))
        for field in section.fields.values():
            read.update(field.references.values(), asked(field.when), asked(field.required_when))
    named = {x.section.name for x in plan.named}
    for i, x in enumerate(plan.block.lines):
        name_part = x.section.name in named and x.field.kind.id in ("surname", "given_name", "patronymic")
        if not x.alone or x.late or name_part or f"{x.section.name}.{x.field.name}" in read:
            yield i


def rows_of(laid: Layout, chunk: Chunk, rows: Indexes) -> Iterable[tuple[str | None, ...]]:
    """The texts of some rows, in the order of the plan's block; None where there is no column."""
    many = len(rows)
    if not (many and laid.columns):
        return repeat((), many)
    return zip(*[repeat(None, many) if place is None else texts(chunk.cells[place], rows) for place in laid.columns], strict=True)


def record_of(laid: Layout, values: Sequence[str | None]) -> dict[str, Any]:
    """The record of a row; what has no cell is not there."""
    record: dict[str, Any] = {}
    for section, names in laid.single:
        part = {name: value for name, i in names if (value := values[i]) is not None}
        if part:
            record[section] = part
    return record


def items_of(laid: Layout, chunk: Chunk, rows: Indexes) -> dict[int, dict[str, list[dict[str, str]]]]:
    """By row in doubt: the repeated sections of those that have any item, as ``read_records`` makes them of columns."""
    found: dict[int, dict[str, list[dict[str, str]]]] = {}
    where = rows.tolist()
    for section, item, name in laid.items:
        for row, value in zip(where, texts(chunk.cells[section, item, name], rows), strict=True):
            if value and value.strip():
                items = found.setdefault(row, {}).setdefault(section, [])
                items.extend({} for _ in range((item or 0) + 1 - len(items)))
                items[item or 0][name] = value
    return found


def texts(cells: pa.Array[Any], rows: Indexes) -> list[str | None]:
    """The texts of some rows of a column."""
    if pa.types.is_string_view(cells.type):  # Arrow itself cannot gather these
        import polars as pl

        found = pl.from_arrow(cells)
        assert isinstance(found, pl.Series)  # noqa: S101  tells the type only
        return found.gather(rows).to_list()
    wide = pa.types.is_large_string(cells.type)
    _, edges, data = cells.buffers() if wide or pa.types.is_string(cells.type) else (None, None, None)
    if edges is None or data is None or cells.null_count:
        return cells.take(rows).to_pylist()
    # by hand: for ``take`` each process loads Arrow's functions, and pandas where it is installed, which takes longer than all that is read here
    at = np.frombuffer(memoryview(edges), np.int64 if wide else np.int32)[cells.offset :]
    whole = memoryview(data)
    return [str(whole[start:end], "utf-8") for start, end in zip(at[rows].tolist(), at[rows + 1].tolist(), strict=True)]
