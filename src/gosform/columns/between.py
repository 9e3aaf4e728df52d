"""What holds between columns: the proofs of ``gosform.relations.proof`` over many rows at once.

The common relations are compared as arrays: equality, the order of two days, what has to be filled in together. Every other proof is asked
row by row, with nothing but the values that it looks at. Only what ``gosform.relations.proof`` proves of one record is proven here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from gosform.check.plan import Plan
from gosform.columns.cells import Cells, flags
from gosform.columns.screening import Mask
from gosform.columns.texts import Indexes
from gosform.relations.proof import Proof, proof
from gosform.relations.proof_answers import bars
from gosform.relations.proof_documents import plain, written
from gosform.ruleset import Relation

Held = Callable[[Cells], Mask]
"""Rows in which a relation certainly holds, if each of its values is clean."""
DAY = 10
"""A canonical day has so many signs."""


def held(relation: Relation, found: Proof | None, plan: Plan) -> Held | None:
    """The proof of one relation over columns; None where only ``check.proof`` can tell, row by row."""
    if found is None:
        wider = plan.wider.get(relation)
        # a row that has an item is in doubt as it is
        return _always if wider is not None and not wider.columns else None
    never = bars(relation.when, plan.rules, plan.position, plan.as_of)
    bare = proof(replace(relation, when=()), plan.rules, plan.position, plan.as_of) if relation.when else found
    said = _said(relation, plan, bare) if bare is not None and bare.single else None

    def holds(block: Cells) -> Mask:
        good = np.zeros(block.rows, np.bool_)
        for bar in never:
            good |= block.among(bar.place, bar.values)
        if said is not None and not good.all():
            good |= said(block, ~good)
        return good

    return holds


def _always(block: Cells) -> Mask:
    return np.ones(block.rows, np.bool_)


Said = Callable[[Cells, Mask], Mask]
"""Rows in which it holds; only those of the mask are asked for."""


def _said(relation: Relation, plan: Plan, found: Proof) -> Said:
    places = [plan.position[_parts(operand)] for operand in relation.operands if "." in operand]
    kinds = [field.kind.id for field in map(plan.rules.field, relation.operands) if field is not None]
    if not relation.args and len(places) == len(relation.operands):
        if relation.name in PRESENCE:
            asked = [at for at, kind in zip(places, kinds, strict=True) if kind != "flag"] if relation.name == "at-least-one-of" else places
            return _presence(asked, PRESENCE[relation.name])
        if relation.name == "equals" and len(places) == 2:
            return _equal(*places)
        if relation.name in ORDER and len(places) == 2:
            ways = [written(plan.rules, operand) for operand in relation.operands]
            if None not in ways:
                return _in_order(places, [way is plain for way in ways], ORDER[relation.name])
    return _one_by_one(found)


def _parts(operand: str) -> tuple[str, str]:
    section, _, field = operand.partition(".")
    return section, field


def _presence(places: Sequence[int], enough: Callable[[npt.NDArray[np.intp], int], Mask]) -> Said:
    def said(block: Cells, asked: Mask) -> Mask:
        many = np.zeros(block.rows, np.intp)
        for place in places:
            many += ~block.empty(place)
        return enough(many, len(places))

    return said


def _equal(one: int, other: int) -> Said:
    def said(block: Cells, asked: Mask) -> Mask:
        good = block.empty(one) | block.empty(other)
        if not good.all():
            import pyarrow.compute as pc

            same: Any = pc.equal(block.column(one), block.column(other))
            good |= flags(pc.fill_null(same, False))
        return good

    return said


def _in_order(places: Sequence[int], plain_: Sequence[bool], follows: Callable[..., Mask]) -> Said:
    one, other = places

    def said(block: Cells, asked: Mask) -> Mask:
        good = block.empty(one) | block.empty(other)
        if not good.all():
            rows: Indexes = np.flatnonzero(~good & (block.texts(one).lengths == DAY) & (block.texts(other).lengths == DAY))
            days = [_days(block.texts(place).padded(rows, DAY), how) for place, how in zip(places, plain_, strict=True)]
            good[rows] = follows(*days)
        return good

    return said


def _days(values: npt.NDArray[np.uint8], plain_: bool) -> npt.NDArray[np.int32]:
    """Days of ten signs as numbers that sort as the days do."""
    order = (0, 1, 2, 3, 5, 6, 8, 9) if plain_ else (6, 7, 8, 9, 3, 4, 0, 1)
    found = np.zeros(len(values), np.int32)
    for at in order:
        found *= 10
        found += values[:, at]
    return found


def _one_by_one(found: Proof) -> Said:
    places = sorted(found.places)

    def said(block: Cells, asked: Mask) -> Mask:
        good = np.zeros(block.rows, np.bool_)
        rows = np.flatnonzero(asked)
        line: list[str | None] = [None] * block.places
        for row, values in zip(rows.tolist(), block.some(places, rows), strict=True):
            for place, value in zip(places, values, strict=True):
                line[place] = value
            good[row] = found.holds(line)
        return good

    return said


PRESENCE: Mapping[str, Callable[[npt.NDArray[np.intp], int], Mask]] = {
    "at-least-one-of": lambda many, _: many > 0,
    "exactly-one-of": lambda many, _: many == 1,
    "all-or-none": lambda many, of: (many == 0) | (many == of),
    "required-when": lambda many, of: many == of,
    "forbidden-when": lambda many, _: many == 0,
}
ORDER: Mapping[str, Callable[..., Mask]] = {"before": np.less, "not-after": np.less_equal}
