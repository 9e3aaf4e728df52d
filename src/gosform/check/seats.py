"""Where a refused value may have changed places with a good one, told from spellings before anything is tried out on a record.

A layout of digits tells which kinds a value may be of and how often a value of another kind would pass for one of them. So the fields that come
into question are found once a layout, and of the values themselves only those are looked at. It holds nothing of anybody's data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

from gosform.check.plan import Line, Plan, clean
from gosform.guess import UNLIKELY
from gosform.guess.looks import Look, among, looks, signed
from gosform.kind import Glance
from gosform.problem import Severity

BY_CHANCE = 0.01
"""Where one of the two is refused and the other is not: how often, at most, both would fit each other's fields by chance."""
SIGNS = 0.05
"""Of the values of other kinds, the share that happen to be grouped as this one is."""


class Seat(NamedTuple):
    """A field of another kind in the same section, that a value so spelt may be of.

    at: its position in the plan's block. chance: how often a value of another kind, so spelt, would pass for one of its kind.
    """

    at: int
    line: Line
    chance: float


def exchangeable(plan: Plan, refused: Sequence[int], values: Sequence[Any] | Mapping[int, Any]) -> bool:
    """Whether ``swapped.exchanged`` might have something to say of some refused values among good ones; told from what it looks at first.

    refused: where they stand among the values of the plan's block. values: nothing else is read of them than these and their seats.
    """
    lines, as_of = plan.block.lines, plan.as_of
    for at in refused:
        line, typed = lines[at], values[at]
        for there, other, chance in seats(plan, at, typed):
            if there in refused or not isinstance(value := values[there], str) or not value:
                continue
            if chance > BY_CHANCE and chance * chances(value).get(line.field.kind.id, 1.0) > BY_CHANCE:
                continue
            if not refused_there(line, typed, other, value, as_of):
                return True
    for one, two in combinations(refused, 2) if len(refused) > 1 else ():
        line, other, typed, value = lines[one], lines[two], values[one], values[two]
        alike = other.field.kind.id in chances(typed) and line.field.kind.id in chances(value)
        if alike and not refused_there(line, typed, other, value, as_of):
            return True
    return False


def seats(plan: Plan, at: int, typed: str) -> Sequence[Seat]:
    """The fields whose values this one, refused where it stands, may have changed places with; for most values there are none."""
    return seating(plan, at)(typed)


@lru_cache(maxsize=1024)
def seating(plan: Plan, at: int) -> Callable[[str], Sequence[Seat]]:
    """What finds the seats of a value of one field. Depends on the form alone, but for the layouts that were seen."""
    here = plan.block.lines[at]
    lines = [(i, x) for i, x in enumerate(plan.block.lines) if x.section is here.section and x.field.kind.id != here.field.kind.id]
    kinds = frozenset([x.field.kind.id for _, x in lines])

    def fitting(fits: Mapping[str, float]) -> Sequence[Seat]:
        return tuple([Seat(i, x, fits[x.field.kind.id]) for i, x in lines if x.field.kind.id in fits])

    @lru_cache(maxsize=1024)
    def of_signs(spelling: str) -> Sequence[Seat]:
        """Without those where so many digits are an error, whatever they are."""
        count, found = spelling.count("#"), fitting(_chances_of_signs(spelling))
        return tuple([one for one in found if "." in spelling or _glances(one.line, plan.as_of).get(count, True) is not None])

    def of(typed: str) -> Sequence[Seat]:
        if spelling := signed(typed):
            return of_signs(spelling)
        return fitting(_chances_of(typed)) if among(typed, kinds) else ()

    return of


def chances(typed: str) -> Mapping[str, float]:
    """The kinds that a value so spelt may be of, and how often one of another kind would pass for one of each."""
    spelling = signed(typed)
    return _chances_of_signs(spelling) if spelling else _chances_of(typed)


@lru_cache(maxsize=1024)
def _chances_of_signs(spelling: str) -> Mapping[str, float]:
    return _chances_of(spelling.replace("#", "0"))


def _chances_of(typed: str) -> Mapping[str, float]:
    spelling, found = looks(typed)
    return {look.kind: _chance(look, spelling) for look in found}


def _chance(look: Look, spelling: str) -> float:
    """How often a value of another kind, so spelt, would pass for one of this kind."""
    if not spelling.strip("#"):
        return look.chance
    return look.chance * (UNLIKELY if any(map(str.isalpha, spelling)) else SIGNS)


def refused_there(line: Line, typed: str, other: Line, value: str, as_of: date) -> bool:
    """One of the two values would certainly be refused in the other's field: a cheap no, before a whole record is checked again."""
    if _glance(line, as_of)(value) or _glance(other, as_of)(typed):
        return True
    return _refuses(other, typed, as_of) or _refuses(line, value, as_of)


def _refuses(line: Line, typed: str, as_of: date) -> bool:
    """The field would certainly refuse this text by itself."""
    if not _by_itself(line) or clean(line)(typed):
        return False
    return any(p.severity is Severity.ERROR for p in line.field.kind.diagnose(typed, line.field.options, as_of).problems)


def _by_itself(line: Line) -> bool:
    """What is said of the field depends on no more than its text."""
    return line.alone and not (line.field.references or line.field.severities)


@lru_cache(maxsize=1024)
def _glance(line: Line, as_of: date) -> Callable[[str], bool]:
    """The same, as far as a glance tells. Depends on the form alone."""
    field = line.field
    return field.kind.glance(field.options, as_of) if _by_itself(line) else _never


def _glances(line: Line, as_of: date) -> Mapping[int, Glance | None]:
    return line.field.kind.glances(line.field.options, as_of) if _by_itself(line) else {}


def _never(typed: str) -> bool:
    return False
