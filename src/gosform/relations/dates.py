"""Relations between dates. One of the two may be ``as-of``: the day that the record is checked for.

A date known only to the month or the year breaks a relation only when every day in it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from gosform.problem import Code, Fix, Problem, Trust
from gosform.reading import AS_OF, Stretch, ages, date_of, number_of
from gosform.record import Cell, View
from gosform.relations.century import mended, pointed
from gosform.relations.shown import in_order, only, shown
from gosform.relations.signature import Signature, whole_record
from gosform.ruleset import Relation


def _code(name: str, what: str, fix: str, why: str, relation: str) -> Code:
    return Code(f"relation.{name}", what=what, fix=fix, why=why, source=f"the form's own rule: {relation}")


CHECK_BOTH = "Compare both dates with the documents."
CHECK_ONE = "Check {acc}."
WHY_BEFORE = "One event must come before the other, on an earlier day. The rule knows their order, not which date has the slip."
WHY_NOT_AFTER = "One event cannot come after the other; both may be on one day. The rule knows their order, not which date has the slip."
WHY_AGE = "Ages are counted in full years. For a birthday on 29 February, 28 February and 1 March are both accepted."
WHY_DAYS = "Days are counted from the first date to the second; the same day is 0."

BEFORE = _code("before", "“{label}” must be earlier than “{other}”.", CHECK_BOTH, WHY_BEFORE, "before")
BEFORE_REVERSED = _code("before-reversed", "“{label}” must be later than “{other}”.", CHECK_BOTH, WHY_BEFORE, "before")
BEFORE_TODAY = _code("before-today", "“{label}” must be earlier than the day of the application.", CHECK_ONE, WHY_BEFORE, "before")
BEFORE_FROM_TODAY = _code("before-from-today", "“{label}” must be later than the day of the application.", CHECK_ONE, WHY_BEFORE, "before")
NOT_AFTER = _code("not-after", "“{label}” cannot be later than “{other}”.", CHECK_BOTH, WHY_NOT_AFTER, "not-after")
NOT_AFTER_REVERSED = _code("not-after-reversed", "“{label}” cannot be earlier than “{other}”.", CHECK_BOTH, WHY_NOT_AFTER, "not-after")
NOT_AFTER_TODAY = _code(
    "not-after-today", "“{label}” cannot be later than the day of the application.", CHECK_ONE, WHY_NOT_AFTER, "not-after"
)
NOT_AFTER_FROM_TODAY = _code(
    "not-after-from-today", "“{label}” cannot be earlier than the day of the application.", CHECK_ONE, WHY_NOT_AFTER, "not-after"
)
AGE_MIN = _code("age-between-min", "Full years needed between “{other}” and “{label}”: {min} or more.", CHECK_BOTH, WHY_AGE, "age-between")
AGE_MAX = _code("age-between-max", "Full years allowed between “{other}” and “{label}”: {max} at most.", CHECK_BOTH, WHY_AGE, "age-between")
AGE_MIN_TODAY = _code(
    "age-between-min-today", "“{label}”: the age must be {min} or more when you apply.", CHECK_ONE, WHY_AGE, "age-between"
)
AGE_MAX_TODAY = _code("age-between-max-today", "“{label}”: the age can be {max} at most when you apply.", CHECK_ONE, WHY_AGE, "age-between")
DAYS_MIN = _code("days-between-min", "Days needed between “{other}” and “{label}”: {min} or more.", CHECK_BOTH, WHY_DAYS, "days-between")
DAYS_MAX = _code("days-between-max", "Days allowed between “{other}” and “{label}”: {max} at most.", CHECK_BOTH, WHY_DAYS, "days-between")
DAYS_MIN_TODAY = _code(
    "days-between-min-today", "Days needed between “{label}” and the application: {min} or more.", CHECK_ONE, WHY_DAYS, "days-between"
)
DAYS_MAX_TODAY = _code(
    "days-between-max-today", "Days allowed between “{label}” and the application: {max} at most.", CHECK_ONE, WHY_DAYS, "days-between"
)
ORDERED = _code(
    "ordered",
    "“{label}”: this entry is out of order.",
    "Put the entries in order, from the first to the last.",
    "The items must follow each other from the earliest date, or the smallest number, on; equal ones may follow each other.",
    "ordered",
)


class Pair(NamedTuple):
    """Two dates that are both known, the fields that they stand in, the one to blame in front, and which dates are fields.

    reversed: the second operand is the one that is blamed.
    today: one of the two is the day of the application.
    """

    first: Stretch
    second: Stretch
    cells: list[Cell]
    reversed: bool
    today: bool


def before(view: View, relation: Relation) -> Iterator[Problem]:
    """The first date is earlier than the second. The first is blamed unless the form says otherwise."""
    pair = _pair(view, relation, blame=0)
    if pair is not None and pair.first.first >= pair.second.last:
        codes = (BEFORE_TODAY, BEFORE_FROM_TODAY) if pair.today else (BEFORE, BEFORE_REVERSED)
        fixes = _other_century(view, pair, lambda first, second: first.last < second.first)
        yield pointed(shown(codes[pair.reversed], view, relation, pair.cells, *fixes), pair.cells[0])


def not_after(view: View, relation: Relation) -> Iterator[Problem]:
    """The first date is not later than the second; the same day is fine. The first is blamed unless the form says otherwise."""
    pair = _pair(view, relation, blame=0)
    if pair is not None and pair.first.first > pair.second.last:
        codes = (NOT_AFTER_TODAY, NOT_AFTER_FROM_TODAY) if pair.today else (NOT_AFTER, NOT_AFTER_REVERSED)
        fixes = _other_century(view, pair, lambda first, second: first.last <= second.first)
        yield pointed(shown(codes[pair.reversed], view, relation, pair.cells, *fixes), pair.cells[0])


def age_between(view: View, relation: Relation) -> Iterator[Problem]:
    """From the date of birth (first) to the second date there are at least ``min`` and at most ``max`` full years.

    The second date is blamed unless the form says otherwise.
    """
    pair = _pair(view, relation, blame=1)
    if pair is None:
        return
    least, greatest = ages(pair.first, pair.second)
    low, high = relation.args.get("min"), relation.args.get("max")

    def fits(birth: Stretch, at: Stretch) -> bool:
        youngest, oldest = ages(birth, at)
        return (0 if low is None else low) <= youngest and (high is None or oldest <= high)

    if low is not None and greatest < low:
        fixes = _other_century(view, pair, fits)
        yield pointed(shown(AGE_MIN_TODAY if pair.today else AGE_MIN, view, relation, pair.cells, *fixes, min=low), pair.cells[0])
    elif high is not None and least > high:
        fixes = _other_century(view, pair, fits)
        yield pointed(shown(AGE_MAX_TODAY if pair.today else AGE_MAX, view, relation, pair.cells, *fixes, max=high), pair.cells[0])


def days_between(view: View, relation: Relation) -> Iterator[Problem]:
    """From the first date to the second there are at least ``min`` and at most ``max`` days; less than 0 when they are swapped.

    The second date is blamed unless the form says otherwise.
    """
    pair = _pair(view, relation, blame=1)
    if pair is None:
        return
    low, high = relation.args.get("min"), relation.args.get("max")

    def fits(begin: Stretch, end: Stretch) -> bool:
        return (low is None or (end.first - begin.last).days >= low) and (high is None or (end.last - begin.first).days <= high)

    if low is not None and (pair.second.last - pair.first.first).days < low:
        fixes = _other_century(view, pair, fits)
        yield pointed(shown(DAYS_MIN_TODAY if pair.today else DAYS_MIN, view, relation, pair.cells, *fixes, min=low), pair.cells[0])
    elif high is not None and (pair.second.first - pair.first.last).days > high:
        fixes = _other_century(view, pair, fits)
        yield pointed(shown(DAYS_MAX_TODAY if pair.today else DAYS_MAX, view, relation, pair.cells, *fixes, max=high), pair.cells[0])


def _other_century(view: View, pair: Pair, fits: Callable[[Stretch, Stretch], bool]) -> tuple[Fix, ...]:
    """The date that is shown in the century beside it, where the two keep the rule then. Beside today's date, no other field may be wrong."""

    def holds(day: Stretch) -> bool:
        return fits(pair.first, day) if pair.reversed else fits(day, pair.second)

    return mended(pair.cells[0], view.as_of.year, holds, Trust.LIKELY if pair.today else Trust.CANDIDATE)


def ordered(view: View, relation: Relation) -> Iterator[Problem]:
    """The items of a repeated section follow each other by this field, from the earliest date or the smallest number on.

    An item without a readable value is passed over.
    """
    before_it: Cell | None = None
    for cell in view.cells(relation.operands[0]):
        if date_of(cell) is None and number_of(cell) is None:
            continue
        if before_it is not None and _falls(before_it, cell):
            yield shown(ORDERED, view, relation, (cell, before_it))
        before_it = cell


def _falls(earlier: Cell, later: Cell) -> bool:
    a, b = date_of(earlier), date_of(later)
    if a is not None and b is not None:
        return a.first > b.last
    x, y = number_of(earlier), number_of(later)
    return x is not None and y is not None and x > y


def _pair(view: View, relation: Relation, blame: int) -> Pair | None:
    """Both dates, or None while one of them is absent or broken. ``blame``: which operand is shown when the form does not say."""
    one, two = relation.operands
    first = None if one == AS_OF else only(view, one)
    second = None if two == AS_OF else only(view, two)
    today = Stretch(view.as_of, view.as_of)
    begin = today if one == AS_OF else date_of(first)
    end = today if two == AS_OF else date_of(second)
    fields = [cell for cell in ((second, first) if blame else (first, second)) if cell is not None]
    if begin is None or end is None or not fields:
        return None
    fields = in_order(view, relation, fields)
    return Pair(begin, end, fields, fields[0] is second, AS_OF in relation.operands)


LIMITS = {"min": "whole", "max": "whole"}
SIGNATURES: Mapping[str, Signature] = {
    "before": Signature(2, 2, as_of=True, find=before, codes=(BEFORE, BEFORE_REVERSED, BEFORE_TODAY, BEFORE_FROM_TODAY)),
    "not-after": Signature(2, 2, as_of=True, find=not_after, codes=(NOT_AFTER, NOT_AFTER_REVERSED, NOT_AFTER_TODAY, NOT_AFTER_FROM_TODAY)),
    "age-between": Signature(
        2,
        2,
        LIMITS,
        one_of=frozenset(LIMITS),
        as_of=True,
        find=age_between,
        codes=(AGE_MIN, AGE_MAX, AGE_MIN_TODAY, AGE_MAX_TODAY),
    ),
    "days-between": Signature(
        2,
        2,
        LIMITS,
        one_of=frozenset(LIMITS),
        as_of=True,
        find=days_between,
        codes=(DAYS_MIN, DAYS_MAX, DAYS_MIN_TODAY, DAYS_MAX_TODAY),
    ),
    "ordered": Signature(1, 1, operands_repeated=True, find=ordered, codes=(ORDERED,), scope=whole_record),
}
