"""How long something is still good, and how old it may be, on the day of the application.

Months are counted by the calendar: six months after 31 August end on 28 or 29 February. Months and days given together add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from gosform.problem import Code, Fix, Problem, Trust
from gosform.reading import DATES, date_of, month_end
from gosform.record import Cell, View
from gosform.relations.century import mended, pointed
from gosform.relations.shown import only, shown
from gosform.relations.signature import Signature
from gosform.ruleset import Relation

PAST = Code(
    "relation.not-expired",
    what="“{label}” is already past.",
    fix="Compare the date, or enter a document that is still good.",
    why="The document must still be good on the day of the application; its last day counts.",
    source="the form's own rule: not-expired",
)
SOON = Code(
    "relation.not-expired-soon",
    what="“{label}” is too soon: it is before {min}.",
    fix="Compare the date, or enter a document that is good for longer.",
    why="The document must be good for some time after the day of the application, for instance for six months or for the length of a journey.",
    source="the form's own rule: not-expired",
)
OLD = Code(
    "relation.not-older",
    what="“{label}” is too long ago: it is before {min}.",
    fix="Check {acc}, or use something newer.",
    why="What was made or issued too long before the application is not taken: a photo of six months, a certificate of a year.",
    source="the form's own rule: not-older",
)


def not_expired(view: View, relation: Relation) -> Iterator[Problem]:
    """The date of expiry is not before the day of the application, or not within the next ``months`` and ``days``.

    The day of expiry is a good day. A date known to the month only is taken as the last day of the month.
    """
    cell = only(view, relation.operands[0])
    day = date_of(cell)
    if cell is None or day is None:
        return
    if day.last < view.as_of:
        fixes = _other_century(view, cell, earliest_end(relation, view.as_of))
        yield pointed(shown(PAST, view, relation, (cell,), *fixes), cell)
    elif day.last < (needed := earliest_end(relation, view.as_of)):
        yield shown(SOON, view, relation, (cell,), min=needed)


def not_older(view: View, relation: Relation) -> Iterator[Problem]:
    """The date is at most so many ``months`` and ``days`` before the day of the application; a later one is fine."""
    cell = only(view, relation.operands[0])
    day = date_of(cell)
    if cell is not None and day is not None and day.last < (needed := earliest_start(relation, view.as_of)):
        yield pointed(shown(OLD, view, relation, (cell,), *_other_century(view, cell, needed), min=needed), cell)


def _other_century(view: View, cell: Cell, first: date) -> tuple[Fix, ...]:
    """The date in the century beside it, where it is not before this day then."""
    return mended(cell, view.as_of.year, lambda day: day.first >= first, Trust.LIKELY)


def earliest_end(relation: Relation, as_of: date) -> date:
    """The first date of expiry that will do."""
    return moved(as_of, relation.args.get("months") or 0, relation.args.get("days") or 0)


def earliest_start(relation: Relation, as_of: date) -> date:
    """The first day that is not too long ago."""
    return moved(as_of, -(relation.args.get("months") or 0), -(relation.args.get("days") or 0))


def moved(day: date, months: int, days: int) -> date:
    """The same day so many months away, or the last day of a shorter month, and then so many days away; within the calendar."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    try:
        return date(year, month, min(day.day, month_end(year, month).day)) + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


LENGTH = {"months": "whole", "days": "whole"}
SIGNATURES: Mapping[str, Signature] = {
    "not-expired": Signature(1, 1, LENGTH, kinds=(DATES,), find=not_expired, codes=(PAST, SOON)),
    "not-older": Signature(1, 1, LENGTH, one_of=frozenset(LENGTH), kinds=(DATES,), find=not_older, codes=(OLD,)),
}
