"""Cheap proofs that a relation holds, from the clean canonical values of fields that are there once.

Only what is common and simple has one; every other relation is looked at by its own function. A proof may only say
“certainly holds”: True is a promise that ``run`` would find nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import le, lt
from typing import NamedTuple

from gosform.reading import AS_OF
from gosform.relations import proof_ages, proof_alike, proof_documents, proof_together
from gosform.relations.proof_answers import barred, bars, must
from gosform.relations.proof_documents import Written, plain, written
from gosform.ruleset import Relation, RuleSet

Values = Sequence[str | None]
Holds = Callable[[Values], bool]
Position = Mapping[tuple[str, str], int]


class Proof(NamedTuple):
    """places: the positions of the values it looks at, each of which must be certainly clean. holds: the proof itself.

    silent: a place that is empty or broken silences the relation (dates are compared only when both can be read).
    section: the repeated section whose items it looks at one by one; None for the single sections.
    columns: where its values stand, when they are not all in the single sections: (repeated section or nothing, position).
    """

    places: frozenset[int]
    holds: Holds
    silent: bool
    section: str | None = None
    columns: tuple[tuple[str, int], ...] = ()

    @property
    def single(self) -> bool:
        """It looks at nothing but the single sections."""
        return self.section is None and not self.columns


def proof(relation: Relation, rules: RuleSet, position: Position, as_of: date) -> Proof | None:
    """The proof of one relation on one day, over the values of the single sections or of one item, or None when it has none.

    It holds where its ``when:`` certainly does not, and where what it says is certainly so.
    """
    found = _said(relation, rules, position, as_of)
    if not relation.when:
        return found
    never = bars(relation.when, rules, position, as_of)
    if found is None or not found.single:
        return Proof(frozenset(bar.place for bar in never), lambda values: barred(never, values), False) if never else None
    holds = found.holds
    return Proof(found.places.union(bar.place for bar in never), lambda values: barred(never, values) or holds(values), False)


def _said(relation: Relation, rules: RuleSet, position: Position, as_of: date) -> Proof | None:
    """The proof of what a relation says, whatever its ``when:``."""
    name = relation.name
    if name in proof_together.PROOFS:
        found = proof_together.proof(relation, rules, position)
        return Proof(frozenset(found[0]), found[1], name in proof_together.SILENT) if found else None
    operands = [operand for operand in (*relation.operands, *relation.args.get("from", ())) if operand != AS_OF]
    if name == "unique" and any(_repeated(operand, rules) for operand in operands):
        columns = tuple((_repeated(operand, rules), position[_parts(operand)]) for operand in operands)
        return Proof(frozenset(), proof_alike.unique(relation, rules, None), False, columns=columns)
    section = _home(operands, rules)
    if section is None or (section and name not in EACH_ITEM):
        return None
    places = [position[_parts(operand)] for operand in operands]
    flags = [x is not None and x.kind.id == "flag" for x in map(rules.field, operands)]
    if name == "at-least-one-of":
        places = [i for i, flag in zip(places, flags, strict=True) if not flag]  # a flag that is off counts as empty
    elif any(flags) and name not in OF_FLAGS:
        return None
    holds = _holds(relation, rules, places, as_of)
    return Proof(frozenset(places), holds, name in SILENT, section or None) if holds else None


def _home(operands: Sequence[str], rules: RuleSet) -> str | None:
    """The repeated section that all operands lie in, nothing for single sections; None for some here, some there."""
    found = {_repeated(operand, rules) for operand in operands}
    return found.pop() if len(found) == 1 else None


def _repeated(operand: str, rules: RuleSet) -> str:
    """The section of a field when it is repeated, else nothing."""
    section, _ = _parts(operand)
    return section if rules.sections[section].repeat else ""


def _parts(operand: str) -> tuple[str, str]:
    section, _, field = operand.partition(".")
    return section, field


def _holds(relation: Relation, rules: RuleSet, places: Sequence[int], as_of: date) -> Holds | None:
    name = relation.name
    if name in proof_documents.PROOFS:
        return proof_documents.holds(relation, rules, places, as_of)
    if name in AGES:
        return proof_ages.holds(relation, rules, places, as_of)
    if name == "must-be":
        return must(relation, rules, places[0], as_of)
    if name in ALIKE:
        return ALIKE[name](relation, rules, places)
    if relation.args or (name in TWO and len(places) != 2):
        return None
    if name in ("before", "not-after"):
        return _in_order(name, rules, relation.operands, places)
    make = PROOFS.get(name)
    return make(places) if make else None


def _monthly(rules: RuleSet, operand: str) -> Written | None:
    """How the canonical spelling of a month is read as yyyy-mm; None when the field is none."""
    field = rules.field(operand)
    if field is None or field.kind.id != "month":
        return None
    return _turned if getattr(field.options, "format", "") == "mm.yyyy" else plain


def _turned(value: str) -> str:
    return f"{value[3:]}-{value[:2]}"


def _equals(places: Sequence[int]) -> Holds:
    one, other = places
    return lambda values: values[one] == values[other] or not values[one] or not values[other]


def _in_order(name: str, rules: RuleSet, operands: Sequence[str], places: Sequence[int]) -> Holds | None:
    """``before`` or ``not-after`` of two days, or of two months: read as yyyy-mm-dd or yyyy-mm, they sort as text."""
    (one, other), follows = places, lt if name == "before" else le
    for how in (written, _monthly):
        read_one, read_other = (how(rules, operand) for operand in operands)
        if read_one is None or read_other is None:
            continue
        if read_one is plain and read_other is plain:
            return _as_written(one, other, follows)
        return _as_read(one, other, follows, read_one, read_other)
    return None


def _as_written(one: int, other: int, follows: Callable[[str, str], bool]) -> Holds:
    def holds(values: Values) -> bool:
        first, second = values[one], values[other]
        return not first or not second or follows(first, second)

    return holds


def _as_read(one: int, other: int, follows: Callable[[str, str], bool], read_one: Written, read_other: Written) -> Holds:
    def holds(values: Values) -> bool:
        first, second = values[one], values[other]
        return not first or not second or follows(read_one(first), read_other(second))

    return holds


def _at_least_one(places: Sequence[int]) -> Holds:
    return lambda values: any(values[i] for i in places)


def _exactly_one(places: Sequence[int]) -> Holds:
    return lambda values: sum(1 for i in places if values[i]) == 1


def _all_or_none(places: Sequence[int]) -> Holds:
    return lambda values: sum(1 for i in places if values[i]) in (0, len(places))


def _filled(places: Sequence[int]) -> Holds:
    return lambda values: all(values[i] for i in places)


def _empty(places: Sequence[int]) -> Holds:
    return lambda values: not any(values[i] for i in places)


TWO = frozenset(("equals", "before", "not-after"))
AGES = frozenset(("age-between", "days-between"))
SILENT = frozenset(("before", "not-after", *AGES, *proof_documents.PROOFS))
EACH_ITEM = frozenset((*TWO, *AGES, "at-least-one-of", "exactly-one-of", "all-or-none"))
"""Looked at in each item of a repeated section by itself, where all their fields lie in it."""
OF_FLAGS = frozenset(("must-be", "required-when"))
ALIKE: Mapping[str, Callable[[Relation, RuleSet, Sequence[int]], Holds]] = {"unique": proof_alike.unique, "changed": proof_alike.changed}
PROOFS: Mapping[str, Callable[[Sequence[int]], Holds]] = {
    "equals": _equals,
    "at-least-one-of": _at_least_one,
    "exactly-one-of": _exactly_one,
    "all-or-none": _all_or_none,
    "required-when": _filled,
    "forbidden-when": _empty,
}
