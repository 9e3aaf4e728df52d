"""Cheap proofs that values are not the same: of ``unique`` and of ``changed``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gosform.reading import DATES, NUMBERS
from gosform.relations.likeness import bare
from gosform.ruleset import Relation, RuleSet

Values = Sequence[str | None]
Holds = Callable[[Values], bool]


def unique(relation: Relation, rules: RuleSet, places: Sequence[int] | None) -> Holds:
    """At most one value is there, or all of them differ in a letter or a digit. places: None for all values that it is given."""
    telling = all(_telling(rules, operand) for operand in relation.operands)

    def proof(values: Values) -> bool:
        there = [value for value in (values if places is None else [values[i] for i in places]) if value]
        return len(there) < 2 or (telling and len(set(map(bare, there))) == len(there))

    return proof


def changed(relation: Relation, rules: RuleSet, places: Sequence[int]) -> Holds:
    """Nothing new was entered, or something that differs from the old value in a letter or a digit. places: the new, then the old."""
    half = len(relation.operands)
    pairs = [
        (new, old, _telling(rules, operand)) for operand, new, old in zip(relation.operands, places[:half], places[half:], strict=False)
    ]
    fresh = places[:half]

    def proof(values: Values) -> bool:
        if not any(values[i] for i in fresh):
            return True
        return any(telling and value and bare(value) != bare(values[old] or "") for new, old, telling in pairs if (value := values[new]))

    return proof


def _telling(rules: RuleSet, operand: str) -> bool:
    """Values that differ in a letter or a digit are not the same: whatever is no date and no amount."""
    field = rules.field(operand)
    return field is not None and field.kind.id not in DATES | NUMBERS
