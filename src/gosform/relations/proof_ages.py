"""Cheap proofs of an age and of a number of days, from dates compared as they are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from gosform.reading import AS_OF
from gosform.relations.proof_documents import NEVER, Written, later, written
from gosform.ruleset import Relation, RuleSet

Values = Sequence[str | None]
Holds = Callable[[Values], bool]


def holds(relation: Relation, rules: RuleSet, places: Sequence[int], as_of: date) -> Holds | None:
    """The proof of ``age-between`` or ``days-between``; places: of the dates, without the day of the application."""
    days = [written(rules, operand) for operand in relation.operands if operand != AS_OF]
    low, high = relation.args.get("min"), relation.args.get("max")
    if None in days or relation.operands[0] == AS_OF or min(low or 0, high or 0) < 0:
        return None
    if relation.name == "age-between":
        return _aged(places, days, as_of.isoformat(), low, high)
    return _passed(places[0], days[0], as_of, low, high) if len(days) == 1 else None


def _aged(places: Sequence[int], days: Sequence[Written | None], today: str, low: int | None, high: int | None) -> Holds:
    """The birthday of the least age is not later than the second date, that of the first age that is too great is."""
    grown, old = later(low or 0), later(0 if high is None else high + 1)
    birth, end = places[0], places[1] if len(days) == 2 else None
    read_birth, read_end = days[0] or str, days[-1] or str

    def proof(values: Values) -> bool:
        first, last = values[birth], today if end is None else values[end]
        if not first or not last:
            return True
        born, at = read_birth(first), last if end is None else read_end(last)
        year, day = born[:4], born[4:]
        if low is not None and grown.get(year, NEVER) + day > at:
            return False
        return high is None or old.get(year, "") + day > at

    return proof


def _passed(place: int, read: Written | None, as_of: date, low: int | None, high: int | None) -> Holds | None:
    """The date lies between two days that are counted back from today."""
    try:
        since = "" if high is None else (as_of - timedelta(days=high)).isoformat()
        until = NEVER if low is None else (as_of - timedelta(days=low)).isoformat()
    except OverflowError:
        return None
    spelt = read or str

    def proof(values: Values) -> bool:
        value = values[place]
        return not value or since <= spelt(value) <= until

    return proof
