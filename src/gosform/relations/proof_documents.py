"""Cheap proofs of what a passport, a register number and a date of expiry say, from clean canonical values alone.

Each compares years and days as they are written. Whatever is at a border, or out of the ordinary, is left to the relation itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from gosform.engines.passport_series import FIRST_BLANKS, SERIES, other_region
from gosform.relations.passport import AHEAD, DAYS, FROM, OLDER, REPLACED
from gosform.relations.terms import earliest_end, earliest_start
from gosform.ruleset import Relation, RuleSet

Values = Sequence[str | None]
Holds = Callable[[Values], bool]
Written = Callable[[str], str]
"""A canonical date as yyyy-mm-dd."""
NEVER = "~"
"""Stands for a year behind all others, as they are written."""
SAME_REGION = frozenset(series + region for region, known in SERIES.items() for series in known)
"""The first two digits of a series and of a department code, one behind the other, of one region."""


def written(rules: RuleSet, operand: str) -> Written | None:
    """How the field's canonical spelling is read as yyyy-mm-dd; None when it is no date to the day."""
    field = rules.field(operand)
    if field is None or field.kind.id != "date" or getattr(field.options, "precision", "") != "day":
        return None
    return _dotted if getattr(field.options, "format", "") == "dd.mm.yyyy" else plain


def plain(value: str) -> str:
    """As it is written."""
    return value


def _dotted(value: str) -> str:
    return f"{value[6:]}-{value[3:5]}-{value[:2]}"


def holds(relation: Relation, rules: RuleSet, places: Sequence[int], as_of: date) -> Holds | None:
    """The proof of one of these relations, or None when its fields cannot be compared as they are written."""
    make = PROOFS[relation.name]
    days = [written(rules, operand) for operand in relation.operands]
    return make(relation, places, days, as_of)


def _passport_term(relation: Relation, places: Sequence[int], days: Sequence[Written | None], as_of: date) -> Holds | None:
    """By the holder's age today the passport was issued at 14, 20 or 45 at the earliest."""
    (one, other), (read_birth, read_issue) = places, days
    if read_birth is None or read_issue is None or as_of.year <= REPLACED[-1]:
        return None
    since = as_of - timedelta(days=DAYS)
    young, grown = (f"{since.year - age:04}{since.isoformat()[4:]}" for age in REPLACED)
    first_passport, second, third = (later(age) for age in (FROM, *REPLACED))

    def proof(values: Values) -> bool:
        first, last = values[one], values[other]
        if not first or not last:
            return True
        birth = read_birth(first)
        later_year = first_passport if birth >= young else second if birth >= grown else third
        return read_issue(last) >= later_year.get(birth[:4], NEVER) + birth[4:]

    return proof


@cache
def later(age: int) -> Mapping[str, str]:
    """A year as it is written -> the year so much later."""
    return {f"{year}": f"{year + age}" if year + age < 10000 else NEVER for year in range(1800, 2200)}


def _series_year(relation: Relation, places: Sequence[int], days: Sequence[Written | None], as_of: date) -> Holds | None:
    (one, other), read = places, days[1]
    if read is None:
        return None
    fitting = _fitting(min(relation.args.get("years", OLDER), FIRST_BLANKS))

    def proof(values: Values) -> bool:
        series, day = values[one], values[other]
        return not series or not day or series[2:4] + read(day)[:4] in fitting

    return proof


@cache
def _fitting(older: int) -> frozenset[str]:
    """The two digits of a blank's year and a year of issue, as they are written one behind the other, that fit together."""
    blanks = range(FIRST_BLANKS, FIRST_BLANKS + 100)
    return frozenset(f"{blank % 100:02}{year}" for blank in blanks for year in range(blank - AHEAD, min(blank + older, 2200) + 1))


def _series_region(relation: Relation, places: Sequence[int], days: Sequence[Written | None], as_of: date) -> Holds | None:
    one, other = places

    def proof(values: Values) -> bool:
        series, department = values[one], values[other]
        return not series or not department or series[:2] + department[:2] in SAME_REGION or not other_region(series[:2], department[:2])

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
