"""Cheap proofs of what a passport, a register number and a date of expiry say, from clean canonical values alone.

Each compares years and days as they are written. Whatever is at a border, or out of the ordinary, is left to the relation itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from gosform.engines.passport_series import other_region
from gosform.relations.passport import AHEAD, DAYS, FROM, OLDER, REPLACED
from gosform.relations.terms import earliest_end, earliest_start
from gosform.ruleset import Relation, RuleSet

Values = Sequence[str | None]
Holds = Callable[[Values], bool]
Written = Callable[[str], str]
"""A canonical date as yyyy-mm-dd."""


def written(rules: RuleSet, operand: str) -> Written | None:
    """How the field's canonical spelling is read as yyyy-mm-dd; None when it is no date to the day."""
    field = rules.field(operand)
    if field is None or field.kind.id != "date" or getattr(field.options, "precision", "") != "day":
        return None
    return _dotted if getattr(field.options, "format", "") == "dd.mm.yyyy" else _plain


def _plain(value: str) -> str:
    return value


def _dotted(value: str) -> str:
    return f"{value[6:]}-{value[3:5]}-{value[:2]}"


def holds(relation: Relation, rules: RuleSet, places: Sequence[int], as_of: date) -> Holds | None:
    """The proof of one of these relations, or None when its fields cannot be compared as they are written."""
    make = PROOFS[relation.name]
    days = [written(rules, operand) for operand in relation.operands]
    return make(relation, places, days, as_of)


def _passport_term(relation: Relation, places: Sequence[int], days: Sequence[Written | None], as_of: date) -> Holds | None:
    (one, other), (read_birth, read_issue) = places, days
    if read_birth is None or read_issue is None:
        return None
    since = (as_of - timedelta(days=DAYS)).isoformat() if as_of.toordinal() > DAYS else ""

    def proof(values: Values) -> bool:
        first, second = values[one], values[other]
        if not first or not second:
            return True
        birth, issue = read_birth(first), read_issue(second)
        age = int(issue[:4]) - int(birth[:4]) - (issue[5:] < birth[5:])
        if age < FROM:
            return False
        at = next((limit for limit in REPLACED if age < limit), None)
        return at is None or f"{int(birth[:4]) + at:04}{birth[4:]}" >= since

    return proof


def _series_year(relation: Relation, places: Sequence[int], days: Sequence[Written | None], as_of: date) -> Holds | None:
    (one, other), read = places, days[1]
    if read is None:
        return None
    older = min(relation.args.get("years", OLDER), 20)

    def proof(values: Values) -> bool:
        series, day = values[one], values[other]
        if not series or not day:
            return True
        issue = read(day)
        made = int(series[2:4])  # of this century: 97 to 99 are left to the relation
        return made < 97 and "2000" <= issue < "2090" and -AHEAD <= int(issue[2:4]) - made <= older

    return proof


def _series_region(relation: Relation, places: Sequence[int], days: Sequence[Written | None], as_of: date) -> Holds | None:
    one, other = places

    def proof(values: Values) -> bool:
        series, department = values[one], values[other]
        return not series or not department or not other_region(series[:2], department[:2])

    return proof


def _register_year(relation: Relation, places: Sequence[int], days: Sequence[Written | None], as_of: date) -> Holds | None:
    (one, other), read = places, days[1]
    if read is None:
        return None

    def proof(values: Values) -> bool:
        number, day = values[one], values[other]
        return not number or not day or read(day)[:4] == f"20{number[1:3]}"

    return proof


def _not_expired(relation: Relation, places: Sequence[int], days: Sequence[Written | None], as_of: date) -> Holds | None:
    return _from(places[0], days[0], max(as_of, earliest_end(relation, as_of)))


def _not_older(relation: Relation, places: Sequence[int], days: Sequence[Written | None], as_of: date) -> Holds | None:
    return _from(places[0], days[0], earliest_start(relation, as_of))


def _from(place: int, read: Written | None, first: date) -> Holds | None:
    """The date is this one or a later one."""
    if read is None:
        return None
    least = first.isoformat()

    def proof(values: Values) -> bool:
        value = values[place]
        return not value or read(value) >= least

    return proof


PROOFS: Mapping[str, Callable[[Relation, Sequence[int], Sequence[Written | None], date], Holds | None]] = {
    "passport-term": _passport_term,
    "series-year": _series_year,
    "series-region": _series_region,
    "register-year": _register_year,
    "not-expired": _not_expired,
    "not-older": _not_older,
}
