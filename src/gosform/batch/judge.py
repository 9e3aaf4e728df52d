"""One chunk judged: columns prove most rows clean at once, the scalar engine looks at the others, and at those only.

The answer is that of ``Form.check(record)`` for every row. Rows whose only doubt is one field that nothing else depends on are looked at once
per distinct value; what is kept for that ends with the chunk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from gosform.batch.chunk import Chunk, Place
from gosform.batch.judged import Judged, JudgedRow
from gosform.check.alone import alone
from gosform.check.diagnosis import diagnose
from gosform.check.frame import counts
from gosform.check.plan import NO_PART, Line, Plan
from gosform.check.proof import doubts, proven
from gosform.check.sheet import BLANK
from gosform.check.swapped import movable
from gosform.problem import Problem, Report
from gosform.relations.reads import asked, reads

Indexes = npt.NDArray[np.int64]
Keep = Callable[[Report], Report]
"""What of a report is wanted; the door's ``--select`` and ``--ignore``."""


class Doubted(Protocol):
    """What columns could not prove: per place, and of whole rows; ascending."""

    @property
    def columns(self) -> Mapping[Place, Indexes]: ...

    @property
    def rows(self) -> Indexes: ...


class Screening(Protocol):
    """The column engine as this module needs it: ``gosform.columns.plan.ColumnPlan``."""

    def doubts(self, cells: Mapping[Place, pa.Array[Any]], rows: int) -> Doubted:
        """The rows that are not certainly clean."""


class Alone(NamedTuple):
    """What is said of a value wherever it stands. canonical: its usual spelling; None where it stays as typed."""

    problems: tuple[Problem, ...]
    canonical: str | None


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


def judging(plan: Plan, screening: Screening, places: Iterable[Place], keep: Keep | None = None) -> Callable[[Chunk], Judged]:
    """What judges the chunks of an input with these columns. keep: applied to every report; a report that it empties is of a clean row."""
    laid = layout(plan, places)

    def judge(chunk: Chunk) -> Judged:
        return _judged(plan, screening, laid, chunk, keep)

    return judge


def _judged(plan: Plan, screening: Screening, laid: Layout, chunk: Chunk, keep: Keep | None) -> Judged:
    apart = chunk.blank | chunk.records.keys() | chunk.unreadable.keys()
    found = screening.doubts(chunk.cells, chunk.rows)
    rows = found.rows
    if apart and len(rows):
        rows = rows[~np.isin(rows, np.fromiter(apart, np.int64, len(apart)))]
    seen: list[tuple[int, Report]] = list(_doubtful(plan, laid, chunk, rows, found.columns))
    clean = chunk.rows - len(rows) - len(apart)
    seen += [(row, whole(plan, record)) for row, record in chunk.records.items()]
    reports: list[JudgedRow] = []
    lines, first = chunk.lines, chunk.first
    for row, report in seen:
        wanted = keep(report) if keep is not None and report.problems else report
        if wanted.problems:
            wanted.row = lines[row]  # the report was made a moment ago, for this row
            reports.append(JudgedRow(first + row, lines[row], wanted))
        else:
            clean += 1
    for row, problem in chunk.unreadable.items():
        reports.append(JudgedRow(first + row, lines[row], Report((problem,), form=plan.name, row=lines[row]), unreadable=True))
    reports.sort(key=_by_row)
    return Judged(chunk.number, first, chunk.rows, clean, len(chunk.blank), reports)


def _by_row(one: JudgedRow) -> int:
    return one.row


def whole(plan: Plan, record: Any) -> Report:
    """The report of one record, without a screen: what ``Form.check`` does."""
    found = doubts(plan, record)
    return Report((), None, record, record, plan.name) if proven(plan, found, None) else diagnose(plan, record, None, found)


def _doubtful(plan: Plan, laid: Layout, chunk: Chunk, rows: Indexes, columns: Mapping[Place, Indexes]) -> Iterator[tuple[int, Report]]:
    """The reports of the rows in doubt, those that turn out to be clean included; in no particular order."""
    if not len(rows):
        return
    many = len(rows)
    values = [repeat(None, many) if place is None else texts(chunk.cells[place], rows) for place in laid.columns]
    positions = _positions(plan, laid, rows, columns)
    items = _items(laid, chunk, rows)
    none = laid.none
    memo = _Memo(plan, none or {})
    found = list(zip(rows.tolist(), zip(*values, strict=True) if values else repeat((), many), strict=True))
    # One field after another, whatever the row: the processor finds the code and the tables of a kind still at hand.
    for k in sorted(range(many), key=positions.__getitem__):
        row, row_values = found[k]
        record = _record(laid, row_values)
        if items and k in items:
            yield row, whole(plan, {**record, **items[k]})
            continue
        doubted = positions[k]
        if none is not None and len(doubted) == 1 and doubted[0] not in laid.tied:
            yield row, memo.report(record, row_values, doubted[0])
        else:
            yield row, diagnose(plan, record, None, None if none is None else (row_values, doubted, none))


def _record(laid: Layout, values: Sequence[str | None]) -> dict[str, Any]:
    """The record of a row; what has no cell is not there."""
    record: dict[str, Any] = {}
    for section, names in laid.single:
        part = {name: value for name, i in names if (value := values[i]) is not None}
        if part:
            record[section] = part
    return record


def texts(cells: pa.Array[Any], rows: Indexes) -> list[str | None]:
    """The texts of some rows of a column."""
    if pa.types.is_string_view(cells.type):  # Arrow itself cannot gather these
        import polars as pl

        found = pl.from_arrow(cells)
        assert isinstance(found, pl.Series)  # noqa: S101  tells the type only
        return found.gather(rows).to_list()
    return cells.take(rows).to_pylist()


def _positions(plan: Plan, laid: Layout, rows: Indexes, columns: Mapping[Place, Indexes]) -> list[list[int]]:
    """The positions in doubt of each row, ascending."""
    found: list[list[int]] = [[] for _ in range(len(rows))]
    for i, place in enumerate(laid.columns):
        if place is None:
            if i in laid.lacking:
                for one in found:
                    one.append(i)
            continue
        doubted = columns.get(place)
        if doubted is None or not len(doubted):
            continue
        at = np.searchsorted(rows, doubted)
        at[at == len(rows)] = 0
        for k in at[rows[at] == doubted].tolist():
            found[k].append(i)
    return found


def _items(laid: Layout, chunk: Chunk, rows: Indexes) -> dict[int, dict[str, list[dict[str, str]]]]:
    """By number of the row in doubt: the repeated sections of those that have any item, as ``read_records`` makes them of columns."""
    found: dict[int, dict[str, list[dict[str, str]]]] = {}
    for section, item, name in laid.items:
        for k, value in enumerate(texts(chunk.cells[section, item, name], rows)):
            if value and value.strip():
                items = found.setdefault(k, {}).setdefault(section, [])
                items.extend({} for _ in range((item or 0) + 1 - len(items)))
                items[item or 0][name] = value
    return found


class _Memo:
    """What has been said of single values in one chunk."""

    def __init__(self, plan: Plan, none: Mapping[str, list[Any]]) -> None:
        self._plan, self._none = plan, none
        self._known: dict[tuple[int, str], Alone | None] = {}  # None: seen once, which alone is not worth proving anything

    def report(self, record: dict[str, Any], values: Sequence[Any], at: int) -> Report:
        """The report of a row in which one field is in doubt that nothing else depends on."""
        plan, none = self._plan, self._none
        value, line = values[at] or "", plan.block.lines[at]
        key = (at, value)
        known = self._known.get(key)
        if known is not None and proven(plan, (values, (), none), None):
            return _as_known(plan, record, line, known)
        report = alone(plan, record, values, at, none) or diagnose(plan, record, None, (values, (at,), none))
        if key not in self._known:
            self._known[key] = None
        elif known is None and _stands(plan, line, value, report) and proven(plan, (values, (), none), None):
            left = report.values.get(line.section.name, NO_PART).get(line.field.name) or ""
            self._known[key] = Alone(report.problems, None if left == value else left)
        return report


def _stands(plan: Plan, line: Line, value: str, report: Report) -> bool:
    """All that is said is said of this field, and no other field's value can have had a part in it."""
    if any(p.pointer != line.pointer or p.related for p in report.problems):
        return False
    return not value.strip(BLANK) or movable(value, line.field.kind.id, plan.kinds) < 2


def _as_known(plan: Plan, record: dict[str, Any], line: Line, known: Alone) -> Report:
    values = record
    if known.canonical is not None:
        values = {**record, line.section.name: {**record[line.section.name], line.field.name: known.canonical}}
    return Report(known.problems, None, values, record, plan.name)
