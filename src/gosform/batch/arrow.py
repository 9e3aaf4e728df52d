"""Batches of rows in, batches of problems out: what an engine that hands over Arrow batches needs, and nothing of the engine itself.

Rows have no numbers there, and come in any order: each problem carries the key columns of its row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from gosform.batch.judge import judging
from gosform.batch.judged import Judged
from gosform.batch.shipped import Shipped, shipped
from gosform.batch.sources import Note, open_source
from gosform.check.form import Form
from gosform.columns.plan import ColumnPlan
from gosform.problem import GosformError, Problem
from gosform.read_records.row import RecordsError

FOUND = (
    ("pointer", pa.string()),
    ("code", pa.string()),
    ("severity", pa.string()),
    ("start", pa.int32()),
    ("end", pa.int32()),
    ("trust", pa.string()),
    ("message", pa.string()),
)
"""The columns behind those of the key. start, end: of the span in the value, in code points, null where the whole field is meant.
trust: of the first fix, null where there is none. message: null without ``say``. Nothing that was typed is in them."""
NAMES = tuple(name for name, _ in FOUND)
Say = Callable[[Problem], str]


def check_batches(
    batches: Iterable[pa.RecordBatch],
    form: Form | str | Path | Shipped,
    key: str | Sequence[str] | None = None,
    *,
    as_of: date | None = None,
    mapping: Mapping[str, str] | None = None,
    say: Say | None = None,
) -> Iterator[pa.RecordBatch]:
    """The problems of each batch, a row a problem, folded ones included; a batch without problems gives an empty one.

    key: the columns that tell which row a problem is of; None: all columns that are no field of the form.
    mapping: column -> ``section.field``, where the names of columns do not say so.
    say: the sentence of a problem. Errors: those of ``load_form``; ``GosformError`` for a key that is not there; ``RecordsError`` where no
    column is a field of the form.
    """
    sent = form if isinstance(form, Shipped) else shipped(form, as_of)
    known = sent.form()
    day = date.fromisoformat(sent.day)
    judge: Callable[[Any], Judged] | None = None
    keys: tuple[str, ...] = ()
    for batch in batches:
        source = open_source(pa.Table.from_batches([batch]), known.rules, say=_unsaid, mapping=mapping)
        if judge is None:
            keys = key_of(batch.schema.names, known, key, mapping)
            columns = ColumnPlan(known.rules, day, source.places)
            judge = judging(columns.plan, columns, source.places, typed=False)
        yield _problems(batch, keys, (judge(source.read(part)) for part in source.parts()), say)


def schema_of(rows: pa.Schema, keys: Sequence[str]) -> pa.Schema:
    """The schema of what ``check_batches`` gives for rows of this schema."""
    return pa.schema([*(rows.field(name) for name in keys), *(pa.field(name, kind) for name, kind in FOUND)])


def key_of(names: Sequence[str], form: Form, key: str | Sequence[str] | None, mapping: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The key columns: those that were named, or all that are no field of the form."""
    if key is None:
        keys = tuple(name for name in names if not _is_field(name, form, mapping))
        if not keys:
            raise GosformError("every column is a field of the form: name a key, without which nobody knows the row of a problem")
    else:
        keys = (key,) if isinstance(key, str) else tuple(key)
    for name in keys:
        if name not in names:
            raise GosformError(f"there is no column {name!r} for the key")
        if name in NAMES:
            raise GosformError(f"a key cannot be called {name!r}: the column of what is found is called so")
    return keys


def _is_field(name: str, form: Form, mapping: Mapping[str, str] | None) -> bool:
    """The column alone would be read as a field."""
    table = pa.table({name: pa.array([], pa.string())})
    chosen = {name: mapping[name]} if mapping and name in mapping else None
    try:
        return bool(open_source(table, form.rules, say=_unsaid, mapping=chosen).places)
    except RecordsError:
        return False


def _problems(batch: pa.RecordBatch, keys: Sequence[str], found: Iterable[Judged], say: Say | None) -> pa.RecordBatch:
    rows: list[int] = []
    cells: list[tuple[Any, ...]] = []
    for judged in found:
        for row, _, _, p, sort in judged.listed:
            rows.append(row)
            start, end = p.span or (None, None)
            trust = sort.trusts[0].value if sort.trusts else None
            cells.append((p.pointer, str(p.code), p.severity.value, start, end, trust, None if say is None else say(p)))
    made = [
        pa.array(column, kind) for column, (_, kind) in zip(zip(*cells, strict=True) if cells else [()] * len(FOUND), FOUND, strict=True)
    ]
    taken = [batch.column(name).take(pa.array(rows, pa.int64())) for name in keys]
    return pa.record_batch([*taken, *made], schema=schema_of(batch.schema, keys))


def _unsaid(note: Note) -> None:
    """What is found out about a table is of no use on another machine."""
