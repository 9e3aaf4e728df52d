"""Cheap proofs that a relation holds, from the clean canonical values of fields that are there once.

Only what is common and simple has one; every other relation is looked at by its own function. A proof may only say
“certainly holds”: True is a promise that ``run`` would find nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gosform.relations import proof_documents, proof_together
from gosform.ruleset import Relation, RuleSet

Values = Sequence[str | None]
Holds = Callable[[Values], bool]


class Proof(NamedTuple):
    """places: the positions of the values it looks at, each of which must be certainly clean. holds: the proof itself.

    silent: a place that is empty or broken silences the relation (dates are compared only when both can be read).
    """

    places: frozenset[int]
    holds: Holds
    silent: bool


def proof(relation: Relation, rules: RuleSet, position: Mapping[tuple[str, str], int], as_of: date) -> Proof | None:
    """The proof of one relation over the values of the single sections on one day, or None when it has none."""
    if relation.name in proof_together.PROOFS:
        found = None if relation.when else proof_together.proof(relation, rules, position)
        return Proof(frozenset(found[0]), found[1], relation.name in proof_together.SILENT) if found else None
    make, document = PROOFS.get(relation.name), relation.name in proof_documents.PROOFS
    if (make is None and not document) or relation.when or (relation.args and not document):
        return None
    places: list[int] = []
    for operand in relation.operands:
        section, _, field = operand.partition(".")
        known = rules.field(operand)
        if known is None or known.kind.id == "flag" or rules.sections[section].repeat is not None:
            return None  # a flag that is off counts as empty, which its text does not show
        places.append(position[section, field])
    if make is None:
        holds = proof_documents.holds(relation, rules, places, as_of)
        return Proof(frozenset(places), holds, True) if holds else None
    if relation.name in TWO and len(places) != 2:
        return None
    if relation.name in ("before", "not-after") and not all(_iso(rules, operand) for operand in relation.operands):
        return None
    return Proof(frozenset(places), make(places), relation.name in ("before", "not-after"))


def _iso(rules: RuleSet, operand: str) -> bool:
    """The field's canonical spelling is yyyy-mm-dd, which sorts as text."""
    field = rules.field(operand)
    return (
        field is not None
        and field.kind.id == "date"
        and getattr(field.options, "format", "") in ("any", "yyyy-mm-dd")
        and getattr(field.options, "precision", "") == "day"
    )


def _equals(places: Sequence[int]) -> Holds:
    one, other = places
    return lambda values: values[one] == values[other] or not values[one] or not values[other]


def _before(places: Sequence[int]) -> Holds:
    one, other = places

    def holds(values: Values) -> bool:
        first, second = values[one], values[other]
        return not first or not second or first < second

    return holds


def _not_after(places: Sequence[int]) -> Holds:
    one, other = places

    def holds(values: Values) -> bool:
        first, second = values[one], values[other]
        return not first or not second or first <= second

    return holds


def _at_least_one(places: Sequence[int]) -> Holds:
    return lambda values: any(values[i] for i in places)


def _exactly_one(places: Sequence[int]) -> Holds:
    return lambda values: sum(1 for i in places if values[i]) == 1


def _all_or_none(places: Sequence[int]) -> Holds:
    return lambda values: sum(1 for i in places if values[i]) in (0, len(places))


TWO = frozenset(("equals", "before", "not-after"))
PROOFS: Mapping[str, Callable[[Sequence[int]], Holds]] = {
    "equals": _equals,
    "before": _before,
    "not-after": _not_after,
    "at-least-one-of": _at_least_one,
    "exactly-one-of": _exactly_one,
    "all-or-none": _all_or_none,
}
