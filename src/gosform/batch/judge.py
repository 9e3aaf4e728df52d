"""One chunk judged: columns prove most rows clean at once, the scalar engine looks at the others, and at those only.

The answer is that of ``Form.check(record)`` for every row. A field that nothing else depends on is looked at once per distinct value, and where
only such fields are in doubt the rest of the record is not looked at at all: their problems are listed as they are found, and no report is put
together unless somebody asks for it. What is kept for that is bounded, and ends with the run.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np

from gosform.batch.chunk import Chunk, Place
from gosform.batch.judged import Judged, JudgedRow, Making, Reports
from gosform.batch.layout import Indexes, Layout, items_of, layout, record_of, rows_of, texts
from gosform.batch.said import Said
from gosform.batch.screening import Screening
from gosform.check.alone import BOTH, Alone, apart, decided
from gosform.check.diagnosis import diagnose, settled
from gosform.check.plan import Plan
from gosform.check.proof import doubts, proven
from gosform.problem import Report
from gosform.sorts import Listed, Sorting, listed, sorting

_BY_ROW = itemgetter(0)
Keep = Callable[[Report], Report]
"""What of a report is wanted; the door's ``--select`` and ``--ignore``."""


class Ready(NamedTuple):
    """What is decided once a run.

    said: by position in the plan's block; None where the field depends on others, or others on it. alone: what is said of the fields of a row is
    what is said of the row, but for values that may have changed places. proven: fields that are clean by themselves make a clean record.
    typed: what was typed is read, of rows that are looked at as a whole too.
    """

    plan: Plan
    laid: Layout
    said: tuple[Said | None, ...]
    sort_of: Sorting
    proven: bool
    alone: bool
    typed: bool


class Seen(NamedTuple):
    """One field: the rows in which it is in doubt, what was typed there, and what is said of each."""

    rows: Sequence[int]
    typed: Sequence[str | None]
    said: Sequence[Alone]


def judging(
    plan: Plan, screening: Screening, places: Iterable[Place], keep: Keep | None = None, *, typed: bool = True
) -> Callable[[Chunk], Judged]:
    """What judges the chunks of an input with these columns.

    keep: applied to every report; a report that it empties is of a clean row. typed: reports hold ``typed`` and ``values``; where nobody reads
    them, most records need not be put together.
    """
    laid = layout(plan, places)
    said = tuple(None if i in laid.tied else Said(plan, i) for i in range(len(laid.columns)))
    by_itself = not (plan.block.surnames or plan.relations or plan.dependent)
    ready = Ready(plan, laid, said, sorting(), by_itself, by_itself and laid.none is not None and not laid.items, typed)

    def judge(chunk: Chunk) -> Judged:
        return _judged(ready, screening, chunk, keep)

    return judge


def _judged(ready: Ready, screening: Screening, chunk: Chunk, keep: Keep | None) -> Judged:
    rows, columns = _doubted(screening, chunk)
    fields = _fields(ready, chunk, rows, columns)
    seen, opened, problems = _listed(ready, chunk, fields) if ready.alone else (list(fields), rows.tolist(), [])
    known = _opened(ready, chunk, opened, seen)
    known += [_judged_row(row, chunk, whole(ready.plan, record)) for row, record in chunk.records.items()]
    for row, problem in chunk.unreadable.items():
        known.append(_judged_row(row, chunk, Report((problem,), form=ready.plan.name), unreadable=True))
    make: Making = partial(_reports, ready, chunk, seen, known)
    if keep is not None:
        kept = [one if one.unreadable else one._replace(report=keep(one.report)) for one in make(None)]
        known, problems = [one for one in kept if one.report.problems], []
        make = partial(_among, known)
    for row, line, report, _ in known:
        problems += listed(row, line, report.typed, report.problems, ready.sort_of)
    problems.sort(key=_BY_ROW)
    told = list(dict.fromkeys(map(_BY_ROW, problems)))
    clean, blank = chunk.rows - len(chunk.blank) - len(told), len(chunk.blank)
    return Judged(chunk.number, chunk.first, chunk.rows, clean, blank, len(chunk.unreadable), told, problems, Reports(len(told), make))


def _doubted(screening: Screening, chunk: Chunk) -> tuple[Indexes, Mapping[Place, Indexes]]:
    """The rows in doubt that are in the columns, and in which column."""
    found = screening.doubts(chunk.cells, chunk.rows)
    apart = chunk.blank | chunk.records.keys() | chunk.unreadable.keys()
    if not apart:
        return found.rows, found.columns
    out = np.fromiter(apart, np.int64, len(apart))
    return _without(found.rows, out), {place: _without(doubted, out) for place, doubted in found.columns.items()}


def _without(rows: Indexes, out: Indexes) -> Indexes:
    return rows[~np.isin(rows, out)] if len(rows) else rows


def whole(plan: Plan, record: Any) -> Report:
    """The report of one record, without a screen: what ``Form.check`` does."""
    found = doubts(plan, record)
    return Report((), None, record, record, plan.name) if proven(plan, found, None) else diagnose(plan, record, None, found)


def _fields(ready: Ready, chunk: Chunk, rows: Indexes, columns: Mapping[Place, Indexes]) -> Iterator[Seen]:
    """What is said of each field in doubt, in the form's order.

    One field after another, whatever the row: the processor finds the code and the tables of a kind still at hand.
    """
    laid = ready.laid
    for i, place in enumerate(laid.columns):
        said = ready.said[i]
        doubted = columns.get(place) if place is not None else rows if i in laid.lacking else None
        if doubted is None or not len(doubted):
            continue
        where = doubted.tolist()
        nothing = [None] * len(where)
        if said is None:
            yield Seen(where, nothing, [Alone(i, (), settled=False)] * len(where))
        elif place is None:
            yield Seen(where, nothing, said.of(("",)) * len(where))
        else:
            typed = texts(chunk.cells[place], doubted)
            yield Seen(where, typed, said.of(typed))


def _listed(ready: Ready, chunk: Chunk, fields: Iterable[Seen]) -> tuple[list[Seen], list[int], list[Listed]]:
    """The fields, the rows in which what is said of them may not be the last word, and the problems of all others."""
    sort_of, lines, first = ready.sort_of, chunk.lines, chunk.first
    seen: list[Seen] = []
    problems: list[Listed] = []
    opened: set[int] = set()
    refused: set[int] = set()
    for field in fields:
        seen.append(field)
        for row, typed, (_, said, _, able, sure, _) in zip(*field, strict=True):
            if able or not sure:
                if able == BOTH or not sure or row in refused:
                    opened.add(row)
                refused.add(row)
            if len(said) == 1 and not said[0].folded:  # the usual value
                problems.append((first + row, lines[row], typed, said[0], sort_of(said[0], "")))
            else:
                problems += listed(first + row, lines[row], typed, said, sort_of)
    return seen, sorted(opened), [one for one in problems if one[0] - first not in opened] if opened else problems


def _by_row(rows: Iterable[int], seen: Iterable[Seen]) -> dict[int, list[Alone]]:
    """By row: what is said of each of its fields in doubt, in the form's order."""
    found: dict[int, list[Alone]] = {row: [] for row in rows}
    for where, _, said in seen:
        for row, one in zip(where, said, strict=True):
            if row in found:
                found[row].append(one)
    return found


def _opened(ready: Ready, chunk: Chunk, rows: Sequence[int], seen: Iterable[Seen]) -> list[JudgedRow]:
    """The reports of rows that are looked at as a whole; some that turn out to be clean may be among them."""
    if not rows:
        return []
    laid, found, where = ready.laid, _by_row(rows, seen), np.array(rows, np.int64)
    items = items_of(laid, chunk, where) if laid.items else {}
    reports: list[JudgedRow] = []
    for row, values in zip(rows, rows_of(laid, chunk, where), strict=True):
        report = whole(ready.plan, {**record_of(laid, values), **items[row]}) if row in items else _report(ready, values, found[row])
        reports.append(_judged_row(row, chunk, report))
    return reports


def _report(ready: Ready, values: Sequence[str | None], ones: Sequence[Alone]) -> Report:
    """The report of a row without items that is looked at as a whole."""
    plan, laid = ready.plan, ready.laid
    none, lines = laid.none, plan.block.lines
    if none is None:
        return diagnose(plan, record_of(laid, values), None, None)
    alone = bool(ones) and not any(ready.said[one.at] is None for one in ones)
    if not (alone and (ready.proven or proven(plan, (values, (), none), None))):
        return diagnose(plan, record_of(laid, values), None, (values, [one.at for one in ones], none))
    if decided(ones) or apart(plan, ones, values):
        return _together(ready, values if ready.typed else None, ones)
    report = settled(plan, record_of(laid, values), [(lines[one.at], values[one.at] or "", one.found) for one in ones])
    said = ready.said[ones[0].at]
    if len(ones) == 1 and said is not None:
        said.last(values[ones[0].at] or "", ones[0], report)
    return report


def _together(ready: Ready, values: Sequence[str | None] | None, ones: Sequence[Alone]) -> Report:
    """The report of a row of which no more is to be said than of its fields. values: of all fields, where the record is wanted."""
    plan = ready.plan
    problems = ones[0].problems if len(ones) == 1 else tuple([p for one in ones for p in one.problems])
    if values is None:
        return Report(problems, None, None, None, plan.name)
    typed = left = record_of(ready.laid, values)
    for at, _, canonical, *_ in ones:
        if canonical is not None:
            section, _, name = plan.block.lines[at].name
            left = {**left, section: {**left[section], name: canonical}}
    return Report(problems, None, left, typed, plan.name)


def _reports(
    ready: Ready, chunk: Chunk, seen: Sequence[Seen], known: Sequence[JudgedRow], wanted: Container[int] | None
) -> list[JudgedRow]:
    """The reports of a chunk. known: those that are there already. wanted: rows of the source; None: all."""
    laid, first = ready.laid, chunk.first
    apart = {one.row - first for one in known}
    rows = sorted({row for field in seen for row in field.rows if row not in apart and (wanted is None or first + row in wanted)})
    values = rows_of(laid, chunk, np.array(rows, np.int64)) if ready.typed else repeat(None, len(rows))
    made = [one for one in known if wanted is None or one.row in wanted]
    for (row, ones), typed in zip(_by_row(rows, seen).items(), values, strict=True):
        made.append(_judged_row(row, chunk, _together(ready, typed, ones)))
    made = [one for one in made if one.report.problems]
    made.sort(key=_BY_ROW)
    return made


def _among(rows: Sequence[JudgedRow], wanted: Container[int] | None) -> Sequence[JudgedRow]:
    return rows if wanted is None else [one for one in rows if one.row in wanted]


def _judged_row(row: int, chunk: Chunk, report: Report, *, unreadable: bool = False) -> JudgedRow:
    line = report.row = chunk.lines[row]  # the report was made a moment ago, for this row
    return JudgedRow(chunk.first + row, line, report, unreadable)
