"""Relations over tables, lists and several fields at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gosform.condition import same_scalar
from gosform.problem import Code, Problem
from gosform.record import Cell, View
from gosform.relations.likeness import agree, readable
from gosform.relations.shown import in_order, only, shown, shown_there
from gosform.relations.signature import Signature, where_all_lie, whole_record
from gosform.ruleset import Relation
from gosform.text import CYRILLIC_TO_LATIN

IN_TABLE = Code(
    "relation.in-table",
    what="“{label}” does not go together with: {others}.",
    fix="Compare these fields with the documents.",
    why="The form has a table of the combinations that exist. This one is not in it, so at least one of the values is wrong.",
    source="the form's own rule: in-table",
)
IN_TABLE_ONE = Code(
    "relation.in-table-one",
    what="“{label}”: the list has no such value.",
    fix="Check {acc}.",
    why="The form has a list of the values that exist.",
    source="the form's own rule: in-table",
)
SUBSET = Code(
    "relation.subset",
    what="“{label}” has something that “{other}” does not.",
    fix="Compare both with the documents.",
    why="Everything in the first list must also be in the second: categories asked for must be among those that the doctor allows.",
    source="the form's own rule: subset",
)
SUBSET_REVERSED = Code(
    "relation.subset-reversed",
    what="“{label}” lacks something that “{other}” has.",
    fix="Compare both with the documents.",
    why="The same rule, shown at the longer list because the form says so.",
    source="the form's own rule: subset",
)
TOO_MANY = Code(
    "relation.at-most-marked",
    what="Entries in “{section}”: {have}, and {max} is the most.",
    fix="Keep the entries that you need and delete the rest.",
    why="The form takes a limited number of choices, one of them marked as preferred.",
    source="the form's own rule: at-most-marked",
)
NONE_MARKED = Code(
    "relation.at-most-marked-none",
    what="No entry in “{section}” is marked: {label}.",
    fix="Mark one entry as the preferred one.",
    why="One of the entries must be marked as preferred.",
    source="the form's own rule: at-most-marked",
)
SEVERAL_MARKED = Code(
    "relation.at-most-marked-several",
    what="More than one entry in “{section}” is marked: {label}.",
    fix="Leave the mark on one entry only.",
    why="Exactly one of the entries is marked as preferred.",
    source="the form's own rule: at-most-marked",
)
CHANGED = Code(
    "relation.changed",
    what="The new data are the same as before: {label}.",
    fix="Enter the new data where something changes.",
    why="The application is about a change, so at least one of the new values must differ from the old one.",
    source="the form's own rule: changed",
)


def in_table(view: View, relation: Relation) -> Iterator[Problem]:
    """The values, in this order, are a row of the ``table``. Said only when all of them are there and good.

    ``open: true``: a first value that the table does not have at all passes; the table is known to be incomplete.
    """
    cells = [only(view, operand) for operand in relation.operands]
    values = tuple(cell.value for cell in cells if cell is not None and cell.value is not None)
    if len(values) < len(relation.operands):
        return
    table = relation.args["table"]
    row = tuple(map(str, values))
    if row in table or (relation.args.get("open") and not any(known[:1] == row[:1] for known in table)):
        return
    found = [cell for cell in cells if cell is not None]
    yield shown(IN_TABLE if len(found) > 1 else IN_TABLE_ONE, view, relation, found)


def subset(view: View, relation: Relation) -> Iterator[Problem]:
    """Every element of the first list is in the second.

    A list is one field with commas or semicolons between the elements, or a field of a repeated section. Capitals, and letters of the
    two alphabets that look the same, make no difference. A list with nothing in it, or with a broken element, is passed over.
    """
    small, large = (view.cells(operand) for operand in relation.operands)
    if not _known(small) or not _known(large):
        return
    allowed = {element for cell in large for element in _elements(cell)}
    for cell in small:
        if any(element not in allowed for element in _elements(cell)):
            pair = in_order(view, relation, (cell, large[0]))
            yield shown_there(SUBSET if pair[0] is cell else SUBSET_REVERSED, relation, pair)


def _known(cells: tuple[Cell, ...]) -> bool:
    return any(cell.value for cell in cells) and not any(cell.broken for cell in cells)


_LOOKALIKE = str.maketrans(CYRILLIC_TO_LATIN)


def _elements(cell: Cell) -> Iterator[str]:
    for part in (cell.value or "").replace(";", ",").split(","):
        if element := " ".join(part.split()):
            yield element.translate(_LOOKALIKE).casefold()


def at_most_marked(view: View, relation: Relation) -> Iterator[Problem]:
    """A repeated section has at most ``max`` items, and exactly one of them is marked: its field is ``true`` (or ``marked``)."""
    cells = view.cells(relation.operands[0])
    high, mark = relation.args.get("max"), relation.args.get("marked", True)
    if high is not None and len(cells) > high:
        yield shown(TOO_MANY, view, relation, (cells[high],), have=len(cells), max=high)
    marked = [cell for cell in cells if cell.value is not None and same_scalar(cell, mark)]
    if len(marked) > 1:
        yield shown(SEVERAL_MARKED, view, relation, (marked[1], marked[0]))
    elif not marked and not any(cell.broken for cell in cells) and _begun(view, relation.operands[0]):
        yield shown(NONE_MARKED, view, relation, (cells[0],))


def _begun(view: View, operand: str) -> bool:
    """Something was entered in one of the items."""
    section = operand.partition(".")[0]
    names = view.rules.sections[section].fields
    return any(not cell.absent for name in names for cell in view.cells(f"{section}.{name}"))


def changed(view: View, relation: Relation) -> Iterator[Problem]:
    """At least one of the new values differs from the old one, which stands at the same place of ``from``.

    A new field that is empty stays as it was. Said only when something new was entered and every new value is certainly the old one.
    """
    pairs = [(only(view, new), only(view, old)) for new, old in zip(relation.operands, relation.args["from"], strict=False)]
    entered = [(new, old) for new, old in pairs if new is not None and not new.absent]
    if entered and all(old is not None and readable(new) and readable(old) and agree(new, old) for new, old in entered):
        cells = [cell for pair in entered for cell in pair if cell is not None]
        yield shown(CHANGED, view, relation, cells[:2])


SIGNATURES: Mapping[str, Signature] = {
    "in-table": Signature(
        1, None, {"table": "table", "open": "flag"}, frozenset(("table",)), find=in_table, codes=(IN_TABLE, IN_TABLE_ONE)
    ),
    "subset": Signature(2, 2, find=subset, codes=(SUBSET, SUBSET_REVERSED), scope=where_all_lie),
    "at-most-marked": Signature(
        1,
        1,
        {"max": "whole", "marked": "scalar"},
        operands_repeated=True,
        find=at_most_marked,
        codes=(TOO_MANY, NONE_MARKED, SEVERAL_MARKED),
        scope=whole_record,
    ),
    "changed": Signature(1, None, {"from": "references"}, frozenset(("from",)), find=changed, codes=(CHANGED,), scope=where_all_lie),
}
