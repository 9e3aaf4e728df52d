"""Periods without gaps: the entries of a repeated section together cover the last years, as work histories must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from gosform.problem import Code, Problem
from gosform.reading import date_of
from gosform.record import Cell, View
from gosform.relations.shown import shown_there
from gosform.relations.signature import Signature, whole_record
from gosform.ruleset import Relation

GAP = Code(
    "relation.periods-cover",
    what="“{label}”: there is a gap before this period.",
    fix="Add the period in between or correct the dates.",
    why="The periods must follow each other without a gap; they may overlap. A time without work or study is a period too.",
    source="the form's own rule: periods-cover",
)
START = Code(
    "relation.periods-cover-start",
    what="“{label}”: the periods must reach back this many years: {years}.",
    fix="Add the earlier periods or correct the date.",
    why="The periods must reach back a number of years from the day of the application. The first month is not asked for in full.",
    source="the form's own rule: periods-cover",
)
END = Code(
    "relation.periods-cover-end",
    what="“{label}”: the periods must go on to the day of the application.",
    fix="Add the later periods or correct the date.",
    why="The periods must go on to the day of the application. The month of the application itself is not asked for.",
    source="the form's own rule: periods-cover",
)


class Period(NamedTuple):
    """One entry in counted months or days, both ends included, and the fields that it was read from."""

    first: int
    last: int
    start: Cell
    end: Cell


def periods_cover(view: View, relation: Relation) -> Iterator[Problem]:
    """The periods cover the last ``years`` years without a gap, counted by ``unit: month`` (the default) or ``unit: day``.

    Operands: the field with the beginning and the field with the end. An end that is empty and not required means “until now”. A gap
    of up to ``gap`` months or days is let pass (0 by default); so are the first and the last month, or day, of the years asked for, which
    belong to them only in part. One problem a gap, at the beginning of the period after it. While any date is broken, a required one is
    empty, or a period ends before it begins, nothing is said.
    """
    by_day = relation.args.get("unit") == "day"
    periods = _read(view, relation, by_day)
    if not periods:
        return
    years: int = relation.args["years"]
    asked = Asked(_count(_back(view.as_of, years), by_day), _count(view.as_of, by_day), relation.args.get("gap", 0))
    latest = periods[0]
    if asked.missing(asked.since, latest.first):
        yield shown_there(START, relation, (latest.start, latest.end), years=years)
    for period in periods[1:]:
        if asked.missing(latest.last, period.first):
            yield shown_there(GAP, relation, (period.start, latest.end))
        latest = max(latest, period, key=lambda p: p.last)
    if asked.missing(latest.last, asked.now):
        yield shown_there(END, relation, (latest.end, latest.start))


class Asked(NamedTuple):
    """The stretch of months or days that must be covered; its two ends belong to it in part only and are not asked for."""

    since: int
    now: int
    allowed: int

    def missing(self, covered: int, next: int) -> bool:
        """Between two covered months or days, more is missing than the form lets pass."""
        return min(next, self.now) - max(covered, self.since) - 1 > self.allowed


def _read(view: View, relation: Relation, by_day: bool) -> list[Period]:
    """The periods from the earliest on; empty while one of them cannot be read."""
    begins, ends = (view.cells(operand) for operand in relation.operands)
    found = []
    for start, end in zip(begins, ends, strict=True):
        if start.absent and end.absent and not _asked_for(start):
            continue
        first, last = date_of(start), date_of(end)
        if first is None or (last is None and (not end.absent or _asked_for(end))):
            return []
        until = view.as_of if last is None else last.last
        period = Period(_count(first.first, by_day), _count(until, by_day), start, end)
        if period.last < period.first:
            return []
        found.append(period)
    return sorted(found, key=lambda period: period.first)


def _asked_for(cell: Cell) -> bool:
    """The form requires the field, always or under a condition, so an empty one is still to be filled in."""
    return cell.field.required or bool(cell.field.required_when)


def _count(day: date, by_day: bool) -> int:
    return day.toordinal() if by_day else day.year * 12 + day.month


def _back(day: date, years: int) -> date:
    """The same day some years earlier; 28 February for the 29th of an ordinary year."""
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


SIGNATURES: Mapping[str, Signature] = {
    "periods-cover": Signature(
        2,
        2,
        {"years": "whole", "unit": "unit", "gap": "whole"},
        frozenset(("years",)),
        operands_repeated=True,
        find=periods_cover,
        codes=(GAP, START, END),
        scope=whole_record,
    ),
}
