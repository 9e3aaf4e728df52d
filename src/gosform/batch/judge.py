"""One chunk judged: columns prove most rows clean at once, the scalar engine looks at the others, and at those only.

The answer is that of ``Form.check(record)`` for every row. A field that nothing else depends on is looked at once per distinct value, and where
only such fields are in doubt the rest of the record is not looked at at all. What is kept for that is bounded, and ends with the run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

import numpy as np
import pyarrow as pa

from gosform.batch.chunk import Chunk, Place
from gosform.batch.judged import Judged, JudgedRow
from gosform.batch.layout import Indexes, Layout, items_of, layout, record_of, rows_of, texts
from gosform.check.alone import BOTH, Alone, apart, decided, looking
from gosform.check.diagnosis import diagnose, settled
from gosform.check.plan import Line, Plan
from gosform.check.proof import doubts, proven
from gosform.problem import Problem, Report

_row = partial(tuple.__new__, JudgedRow)
_BY_ROW = itemgetter(0)
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


MOST = 1024
"""Values of one field of which is kept what was said. Beyond it the book is begun anew."""


class Said:
    """What has been said of the values of one field."""

    def __init__(self, plan: Plan, at: int) -> None:
        self._line: Line = plan.block.lines[at]
        self._look = looking(plan, at)
        self._known: dict[str, Alone | None] = {}  # None: seen once; most wrong values come once, and what is said of them is large

    def of(self, values: Iterable[str | None]) -> list[Alone]:
        """What is said of each of these values; None is an empty one."""
        known, look, found = self._known, self._look, []
        for value in values:
            text = value or ""
            one = known.get(text)
            if one is None:
                one = look(text)
                if text in known:
                    known[text] = one
                else:
                    if len(known) >= MOST:
                        known.clear()
                    known[text] = None
            found.append(one)
        return found

    def last(self, text: str, one: Alone, report: Report) -> None:
        """The report of a record in which this field alone was in doubt: where no other value had a part in it, it is the last word on this one."""
        line = self._line
        if one.able < BOTH and self._known.get(text) is one and all(p.pointer == line.pointer and not p.related for p in report.problems):
            self._known[text] = one._replace(problems=report.problems, settled=True)


class Ready(NamedTuple):
    """What is decided once a run.

    said: by position in the plan's block; None where the field depends on others, or others on it. proven: fields that are clean by themselves
    make a clean record. typed: reports are to hold the records.
    """

    plan: Plan
    laid: Layout
    said: tuple[Said | None, ...]
    proven: bool
    typed: bool


def judging(
    plan: Plan, screening: Screening, places: Iterable[Place], keep: Keep | None = None, *, typed: bool = True
) -> Callable[[Chunk], Judged]:
    """What judges the chunks of an input with these columns.

    keep: applied to every report; a report that it empties is of a clean row. typed: reports hold ``typed`` and ``values``; where nobody reads
    them, most records need not be put together.
    """
    laid = layout(plan, places)
    said = tuple(None if i in laid.tied else Said(plan, i) for i in range(len(laid.columns)))
    ready = Ready(plan, laid, said, not (plan.block.surnames or plan.relations or plan.dependent), typed)

    def judge(chunk: Chunk) -> Judged:
        return _judged(ready, screening, chunk, keep)

    return judge


def _judged(ready: Ready, screening: Screening, chunk: Chunk, keep: Keep | None) -> Judged:
    plan = ready.plan
    apart = chunk.blank | chunk.records.keys() | chunk.unreadable.keys()
    found = screening.doubts(chunk.cells, chunk.rows)
    rows, columns = found.rows, found.columns
    if apart:
        out = np.fromiter(apart, np.int64, len(apart))
        rows = _without(rows, out)
        columns = {place: _without(doubted, out) for place, doubted in columns.items()}
    reports = _doubtful(ready, chunk, rows, columns)
    lines, first = chunk.lines, chunk.first
    reports += [_judged_row(row, chunk, whole(plan, record)) for row, record in chunk.records.items()]
    reports = [one._replace(report=keep(one.report)) for one in reports] if keep is not None else reports
    reports = [one for one in reports if one.report.problems]
    for row, problem in chunk.unreadable.items():
        reports.append(JudgedRow(first + row, lines[row], Report((problem,), form=plan.name, row=lines[row]), unreadable=True))
    reports.sort(key=_BY_ROW)
    return Judged(chunk.number, first, chunk.rows, chunk.rows - len(chunk.blank) - len(reports), len(chunk.blank), reports)


def _judged_row(row: int, chunk: Chunk, report: Report) -> JudgedRow:
    line = report.row = chunk.lines[row]  # the report was made a moment ago, for this row
    return JudgedRow(chunk.first + row, line, report)


def _without(rows: Indexes, out: Indexes) -> Indexes:
    return rows[~np.isin(rows, out)] if len(rows) else rows


def whole(plan: Plan, record: Any) -> Report:
    """The report of one record, without a screen: what ``Form.check`` does."""
    found = doubts(plan, record)
    return Report((), None, record, record, plan.name) if proven(plan, found, None) else diagnose(plan, record, None, found)


def _doubtful(ready: Ready, chunk: Chunk, rows: Indexes, columns: Mapping[Place, Indexes]) -> list[JudgedRow]:
    """The reports of the rows in doubt; some that turn out to be clean may be among them. In no particular order."""
    if not len(rows):
        return []
    laid, name = ready.laid, ready.plan.name
    found = _looked_at(ready, chunk, rows, columns)
    reports: list[JudgedRow] = []
    whole_rows = rows
    if ready.proven and laid.none is not None and not (ready.typed or laid.items):
        lines, first, more = chunk.lines, chunk.first, []
        for row, ones in found.items():
            if decided(ones):
                line = lines[row]
                reports.append(_row((first + row, line, Report(_problems(ones), None, None, None, name, line), False)))
            else:
                more.append(row)
        whole_rows = np.array(more, np.int64)
    items = items_of(laid, chunk, whole_rows) if laid.items else {}
    for row, values in zip(whole_rows.tolist(), rows_of(laid, chunk, whole_rows), strict=True):
        report = whole(ready.plan, {**record_of(laid, values), **items[row]}) if row in items else _report(ready, values, found[row])
        reports.append(_judged_row(row, chunk, report))
    return reports


def _problems(ones: Sequence[Alone]) -> tuple[Problem, ...]:
    return ones[0].problems if len(ones) == 1 else tuple([p for one in ones for p in one.problems])


def _looked_at(ready: Ready, chunk: Chunk, rows: Indexes, columns: Mapping[Place, Indexes]) -> dict[int, list[Alone]]:
    """By row: what is said of each of its fields in doubt, in the form's order.

    One field after another, whatever the row: the processor finds the code and the tables of a kind still at hand.
    """
    laid = ready.laid
    found: dict[int, list[Alone]] = {row: [] for row in rows.tolist()}
    for i, place in enumerate(laid.columns):
        said = ready.said[i]
        doubted = columns.get(place) if place is not None else rows if i in laid.lacking else None
        if doubted is None or not len(doubted):
            continue
        if said is None:
            tied = Alone(i, (), settled=False)
            for row in doubted.tolist():
                found[row].append(tied)
        elif place is None:
            (missing,) = said.of(("",))
            for ones in found.values():
                ones.append(missing)
        else:
            for row, one in zip(doubted.tolist(), said.of(texts(chunk.cells[place], doubted)), strict=True):
                found[row].append(one)
    return found


def _report(ready: Ready, values: Sequence[str | None], ones: Sequence[Alone]) -> Report:
    """The report of a row without items."""
    plan, laid = ready.plan, ready.laid
    none, lines = laid.none, plan.block.lines
    if none is None:
        return diagnose(plan, record_of(laid, values), None, None)
    alone = bool(ones) and not any(ready.said[one.at] is None for one in ones)
    if not (alone and (ready.proven or proven(plan, (values, (), none), None))):
        return diagnose(plan, record_of(laid, values), None, (values, [one.at for one in ones], none))
    if not (decided(ones) or apart(plan, ones, values)):
        report = settled(plan, record_of(laid, values), [(lines[one.at], values[one.at] or "", one.found) for one in ones])
        said = ready.said[ones[0].at]
        if len(ones) == 1 and said is not None:
            said.last(values[ones[0].at] or "", ones[0], report)
        return report
    if not ready.typed:
        return Report(_problems(ones), None, None, None, plan.name)
    typed = left = record_of(laid, values)
    for at, _, canonical, *_ in ones:
        if canonical is not None:
            section, name = lines[at].section.name, lines[at].field.name
            left = {**left, section: {**left[section], name: canonical}}
    return Report(_problems(ones), None, left, typed, plan.name)
