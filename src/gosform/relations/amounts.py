"""Relations between numbers, and between a number and how many entries there are. Exact: decimal numbers, no rounding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gosform.problem import Code, Problem
from gosform.reading import EXACT, number, number_of
from gosform.record import Cell, View
from gosform.relations.shown import only, shown
from gosform.relations.signature import Signature, repeated, whole_record
from gosform.ruleset import Relation, RuleSet

SUM_EQUALS = Code(
    "relation.sum",
    what="The amounts do not add up: {label}, {others}.",
    fix="Add the amounts up again and compare.",
    why="The total that was entered is not what the parts add up to. Either may have the slip.",
    source="the form's own rule: sum",
)
SUM_FIXED = Code(
    "relation.sum-fixed",
    what="“{label}”: all entries together must make {need}.",
    fix="Check the amounts and add them up again.",
    why="The parts must add up to a fixed number: shares to 1 or to 100.",
    source="the form's own rule: sum",
)
SUM_TOO_MUCH = Code(
    "relation.sum-at-most",
    what="“{label}”: all entries together make more than {max}.",
    fix="Check the amounts and add them up again.",
    why="The form has a limit for all the entries together.",
    source="the form's own rule: sum",
)
SUM_ABOVE = Code(
    "relation.sum-above",
    what="{label}, {other}: the parts come to more than the whole.",
    fix="Compare both with the documents.",
    why="The parts together cannot be more than the whole: a tax base not more than the income.",
    source="the form's own rule: sum",
)
COUNT_EQUALS = Code(
    "relation.count-equals",
    what="“{label}” does not match the list, where the entries are: {have}.",
    fix="Correct {acc} or complete the list.",
    why="The number that was entered is not the number of entries in the list.",
    source="the form's own rule: count-equals",
)


def by_total(rules: RuleSet, relation: Relation) -> str | None:
    """Once an item when the total stands in the same repeated section as the parts; otherwise over all items together."""
    written = (relation.args.get("equals"), relation.args.get("at-most"))
    section = repeated(rules, [str(target) for target in written if _is_reference(rules, target)])
    return section if section and all(operand.startswith(f"{section}.") for operand in relation.operands) else None


def sum(view: View, relation: Relation) -> Iterator[Problem]:
    """The amounts together are ``equals``, or not more than ``at-most``: a number, or the field that holds the total.

    An empty field counts as 0 unless the form requires it; while a required one is empty, or any of them is broken, nothing is said.
    """
    cells = [cell for operand in relation.operands for cell in view.cells(operand)]
    total = _total(cells)
    if total is None:
        return
    equals, most = relation.args.get("equals"), relation.args.get("at-most")
    if equals is not None:
        yield from _equal(view, relation, cells, total, equals)
    if most is not None:
        yield from _at_most(view, relation, cells, total, most)


def _equal(view: View, relation: Relation, cells: list[Cell], total: Decimal, target: object) -> Iterator[Problem]:
    need, cell = _target(view, target)
    if need is None or need == total:
        return
    if cell is None:
        yield shown(SUM_FIXED, view, relation, cells, need=_limit(need))
    else:
        yield shown(SUM_EQUALS, view, relation, (cell, *cells))


def _at_most(view: View, relation: Relation, cells: list[Cell], total: Decimal, target: object) -> Iterator[Problem]:
    most, cell = _target(view, target)
    if most is None or total <= most:
        return
    if cell is None:
        yield shown(SUM_TOO_MUCH, view, relation, cells, max=_limit(most))
    else:
        yield shown(SUM_ABOVE, view, relation, (cells[0], cell, *cells[1:]))


def _total(cells: list[Cell]) -> Decimal | None:
    total, entered = Decimal(0), False
    for cell in cells:
        if cell.absent and not (cell.field.required or cell.field.required_when):
            continue
        amount = number_of(cell)
        if amount is None:
            return None
        total, entered = EXACT.add(total, amount), True
    return total if entered else None


def _target(view: View, target: object) -> tuple[Decimal | None, Cell | None]:
    """The number to compare with, and the field that it stands in when it stands in one."""
    if _is_reference(view.rules, target):
        cell = only(view, str(target))
        return number_of(cell), cell
    return number(str(target)), None


def _is_reference(rules: RuleSet, target: object) -> bool:
    return isinstance(target, str) and rules.field(target) is not None


def _limit(limit: Decimal) -> int | Decimal:
    """A limit of the form as people write it: 1 and not 1.0, for whoever renders it."""
    return int(limit) if limit == limit.to_integral_value() else limit


def count_equals(view: View, relation: Relation) -> Iterator[Problem]:
    """The number in the field is how many items the repeated section ``of`` has."""
    cell = only(view, relation.operands[0])
    typed = number_of(cell)
    have = view.count(relation.args["of"])
    if cell is not None and typed is not None and typed != have:
        yield shown(COUNT_EQUALS, view, relation, (cell,), have=have)


TARGETS = {"equals": "number-or-reference", "at-most": "number-or-reference"}
SIGNATURES: Mapping[str, Signature] = {
    "sum": Signature(
        1,
        None,
        TARGETS,
        one_of=frozenset(TARGETS),
        find=sum,
        codes=(SUM_EQUALS, SUM_FIXED, SUM_TOO_MUCH, SUM_ABOVE),
        scope=by_total,
    ),
    "count-equals": Signature(1, 1, {"of": "section"}, frozenset(("of",)), find=count_equals, codes=(COUNT_EQUALS,), scope=whole_record),
}
