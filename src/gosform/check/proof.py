"""The proof that a record has nothing to say: every field, condition and relation, with every spelling canonical.

It may only say “certainly clean”. What is left in doubt goes to ``diagnosis``, which alone makes problems.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from gosform.check.frame import counts, demanded, missing_uploads, options, pointer_of
from gosform.check.plan import Block, Plan
from gosform.record import Cell, View
from gosform.relations import run
from gosform.ruleset import Relation, Section


class Doubts(NamedTuple):
    """What the plan could not prove by looking at each field alone.

    values, fields: of the single sections, in the order of the plan's block, and the positions in doubt.
    items: repeated section -> (values, positions in doubt) of each item.
    """

    values: list[Any]
    fields: list[int]
    items: Mapping[str, list[tuple[list[Any], list[int]]]]

    def __repr__(self) -> str:
        return f"<doubts: {len(self.fields)} fields>"


def doubts(plan: Plan, record: Any) -> Doubts | None:
    """What is in doubt, field by field; None when the record does not have the form's own structure."""
    if type(record) is not dict or not record.keys() <= plan.rules.sections.keys():
        return None
    values = plan.block.gather(record)
    if values is None:
        return None
    items: dict[str, list[tuple[list[Any], list[int]]]] = {}
    for name, block in plan.items.items():
        rows = _rows(block, record.get(name), plan.rules.sections[name])
        if rows is None:
            return None
        items[name] = rows
    return Doubts(values, plan.block.doubtful(values), items)


def _rows(block: Block, part: Any, section: Section) -> list[tuple[list[Any], list[int]]] | None:
    if part is None:
        part = []
    if type(part) is not list or any(True for _ in counts(section, len(part))):
        return None
    rows = []
    for item in part:
        values = block.gather({section.name: item}) if item is not None else None
        if values is None:
            return None
        rows.append((values, block.doubtful(values)))
    return rows


def proven(plan: Plan, found: Doubts | None, uploads: Mapping[str, Any] | None) -> bool:
    """The record is certainly clean, conditions, relations and files included."""
    if found is None or found.fields or any(doubted for rows in found.items.values() for _, doubted in rows):
        return False
    rules = plan.rules
    if rules.uploads and any(True for _ in missing_uploads(rules, None, uploads)):
        return False
    open_ = [relation for relation, holds in plan.relations if holds is None or not holds.holds(found.values)]
    if not (open_ or plan.block.late or plan.items):
        return True
    return _late(plan, found, open_)


def _late(plan: Plan, found: Doubts, relations: Sequence[Relation]) -> bool:
    """What needs more than one field: conditions, options taken from other fields, relations."""

    def get(section: str, item: int | None, name: str) -> Cell:
        row = found.values if item is None else found.items[section][item][0]
        one = plan.line(section, name)
        value = row[plan.position[section, name]] or ""
        return Cell(pointer_of(one, item), one.field, value, value or None, value or None)

    view = View(plan.rules, plan.as_of, get, lambda section: len(found.items[section]))
    if not _late_clean(plan.block, found.values, view, plan):
        return False
    for name, block in plan.items.items():
        rows = found.items[name]
        if block.late and not all(_late_clean(block, row[0], v, plan) for row, v in zip(rows, view.within(name), strict=True)):
            return False
    return not any(True for relation in relations for _ in run(relation, view))


def _late_clean(block: Block, values: list[Any], view: View, plan: Plan) -> bool:
    for i, one in block.late:
        if not values[i]:
            if demanded(one, view):
                return False
        elif one.field.references:
            found = one.field.kind.diagnose(values[i], options(one, view), plan.as_of)
            if found.problems or found.canonical != values[i]:
                return False
    return True
