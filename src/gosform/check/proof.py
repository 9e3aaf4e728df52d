"""The proof that a record has nothing to say: every field, condition and relation, with every spelling canonical.

It may only say “certainly clean”. What is left in doubt goes to ``diagnosis``, which alone makes problems.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

from gosform.check.frame import counts, demanded, missing_uploads, options, pointer_of
from gosform.check.plan import Block, Late, Line, Plan
from gosform.guess.given import GIVEN
from gosform.record import Cell, View
from gosform.relations import run
from gosform.relations.proof import Proof
from gosform.relations.proof_answers import barred
from gosform.ruleset import Relation, Section

Rows = Mapping[str, Sequence[tuple[Sequence[Any], Sequence[int]]]]
"""Repeated section -> (values, positions in doubt) of each item."""
Doubts = tuple[Sequence[Any], Sequence[int], Rows]
"""What the plan could not prove by looking at each field alone: the values of the single sections in the order of the plan's
block, the positions in doubt, and the same for the items of repeated sections."""
NO_ROWS: Rows = MappingProxyType({})


def doubts(plan: Plan, record: Any) -> Doubts | None:
    """What is in doubt, field by field; None when the record does not have the form's own structure."""
    if type(record) is not dict:
        return None
    gathered = plan.block.gather(record)
    if gathered is None:
        return None
    values, sections = gathered
    items = NO_ROWS
    if plan.items:
        found = {name: _rows(block, record.get(name), plan.rules.sections[name]) for name, block in plan.items.items()}
        if None in found.values():
            return None
        sections += sum(name in record for name in found)
        items = cast("Rows", found)
    if sections != len(record):
        return None
    return values, plan.block.doubtful(values), items


def _rows(block: Block, part: Any, section: Section) -> list[tuple[Sequence[Any], Sequence[int]]] | None:
    if part is None:
        part = []
    if type(part) is not list or any(True for _ in counts(section, len(part))):
        return None
    rows: list[tuple[Sequence[Any], Sequence[int]]] = []
    for item in part:
        gathered = block.gather({section.name: item}) if item is not None else None
        if gathered is None:
            return None
        rows.append((gathered[0], block.doubtful(gathered[0])))
    return rows


def proven(plan: Plan, found: Doubts | None, uploads: Mapping[str, Any] | None) -> bool:
    """The record is certainly clean, conditions, relations and files included."""
    if found is None or found[1]:
        return False
    values, _, items = found
    if not _surnames(plan.block, values):
        return False
    if items and any(doubted or not _surnames(plan.items[name], row) for name, rows in items.items() for row, doubted in rows):
        return False
    if uploads is not None and any(True for _ in missing_uploads(plan.rules, None, uploads)):
        return False
    open_: list[Relation] = []
    for relation, proof in plan.relations:  # a comprehension would make every look at the values dearer
        if not (proof.holds(values) if proof is not None else _wider(plan.wider.get(relation), values, items)):
            open_.append(relation)
    if not (open_ or plan.dependent):
        return True
    late = _late(plan, values, items)
    return not (open_ or late) or _looked_at(plan, found, late, open_)


def _late(plan: Plan, values: Sequence[Any], items: Rows) -> list[tuple[Late, int | None]]:
    """The fields, and the items they stand in, of which more than their own value must be looked at."""
    late: list[tuple[Late, int | None]] = [(x, None) for x in plan.late[None] if _open(x, values, values)]
    for name, rows in items.items():
        late += [(x, i) for x in plan.late[name] for i, (row, _) in enumerate(rows) if _open(x, values, row)]
    return late


def _surnames(block: Block, values: Sequence[Any]) -> bool:
    """No given name stands in a surname's field."""
    return GIVEN.isdisjoint([values[i] for i in block.surnames])


def _wider(proof: Proof | None, values: Sequence[Any], items: Rows) -> bool:
    """The proof of a relation that is not of the single sections alone."""
    if proof is None:
        return False
    if proof.columns:
        found: list[Any] = []
        for section, place in proof.columns:
            found += [row[place] for row, _ in items[section]] if section else [values[place]]
        return proof.holds(found)
    return all(proof.holds(row) for row, _ in items[proof.section or ""])


def _open(late: Late, values: Sequence[Any], row: Sequence[Any]) -> bool:
    """It has a value that depends on another field, or it is empty and nothing says at once that it may be."""
    place, one, whole, own, chosen = late
    value = row[place]
    if not value:
        return not (barred(whole, values) or barred(own, row))
    if not one.field.references:
        return False
    proves = chosen[1].get(values[chosen[0]]) if chosen else None
    return proves is None or not proves(value)


def _looked_at(plan: Plan, found: Doubts, late: Sequence[tuple[Late, int | None]], relations: Sequence[Relation]) -> bool:
    """What needs more than one field and has no proof: conditions, options taken from other fields, relations."""
    values, _, items = found

    def get(section: str, item: int | None, name: str) -> Cell:
        row = values if item is None else items[section][item][0]
        one = plan.line(section, name)
        value = row[plan.position[section, name]] or ""
        return Cell(pointer_of(one, item), one.field, value, value or None, value or None)

    view = View(plan.rules, plan.as_of, get, lambda section: len(items[section]))
    for (place, one, *_), item in late:
        name = one.section.name
        value = (values if item is None else items[name][item][0])[place]
        inner = view if item is None else View(plan.rules, plan.as_of, get, lambda section: len(items[section]), (name, item))
        if not _clean(one, value, inner, plan):
            return False
    return not any(True for relation in relations for _ in run(relation, view))


def _clean(one: Line, value: str | None, view: View, plan: Plan) -> bool:
    if not value:
        return not demanded(one, view)
    found = one.field.kind.diagnose(value, options(one, view), plan.as_of)
    return not found.problems and found.canonical == value
