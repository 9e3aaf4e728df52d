"""Relations between what is filled in and what is left empty.

A value that is broken counts as filled in: its own problem is said elsewhere. A flag that is off counts as empty in
``at-least-one-of``, ``exactly-one-of``, ``all-or-none`` and ``forbidden-when``: nothing was chosen by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gosform.problem import Code, Problem
from gosform.record import Cell, View
from gosform.relations.shown import shown, shown_there
from gosform.relations.signature import Signature
from gosform.ruleset import Relation

REQUIRED_WHEN = Code(
    "relation.required-when",
    what="The field “{label}” is empty, but your other answers call for it.",
    fix="Enter {acc}.",
    why="The form asks for this field when other answers are what they are (`when:`). While one of those answers is missing or"
    " has a problem of its own, nothing is asked.",
    source="the form's own rule: required-when",
)
FORBIDDEN_WHEN = Code(
    "relation.forbidden-when",
    what="With your other answers, {acc} must stay empty.",
    fix="Clear the field or correct the other answers.",
    why="Some answers exclude others: a document that the applicant says does not exist cannot have a number.",
    source="the form's own rule: forbidden-when",
)
AT_LEAST_ONE_OF = Code(
    "relation.at-least-one-of",
    what="These fields are all empty: {label}, {others}.",
    fix="Fill in at least one of them.",
    why="Any one of the fields will do, but there must be one, for instance a telephone or an e-mail address for the answer.",
    source="the form's own rule: at-least-one-of",
)
EXACTLY_ONE_OF = Code(
    "relation.exactly-one-of",
    what="Only one of these is needed: {label}, {others}.",
    fix="Keep the one that applies and clear the rest.",
    why="The fields are alternatives, for instance a bank account or a post office. Filled in together they contradict each other.",
    source="the form's own rule: exactly-one-of",
)
EXACTLY_ONE_OF_NONE = Code(
    "relation.exactly-one-of-none",
    what="These fields are all empty: {label}, {others}.",
    fix="Fill in one of them.",
    why="The fields are alternatives and one of them is needed.",
    source="the form's own rule: exactly-one-of",
)
ALL_OR_NONE = Code(
    "relation.all-or-none",
    what="The field “{label}” is empty, and it goes with “{other}”.",
    fix="Enter {acc}.",
    why="The fields describe one thing, for instance series, number and date of one document: a part of them says nothing.",
    source="the form's own rule: all-or-none",
)


def filled(cell: Cell) -> bool:
    """Something was entered or ticked."""
    return not cell.absent and not (cell.field.kind.id == "flag" and cell.value == "false")


def required_when(view: View, relation: Relation) -> Iterator[Problem]:
    """The field must be filled in when every line of ``when:`` holds.

    A line that cannot be answered yet (the field it asks about is empty or has a problem) does not hold.
    """
    for cell in _cells(view, relation):
        if cell.absent:
            yield shown_there(REQUIRED_WHEN, relation, (cell, *_asked(view, relation, cell)))


def forbidden_when(view: View, relation: Relation) -> Iterator[Problem]:
    """The field must be left empty when every line of ``when:`` holds."""
    for cell in _cells(view, relation):
        if filled(cell):
            yield shown_there(FORBIDDEN_WHEN, relation, (cell, *_asked(view, relation, cell)))


def at_least_one_of(view: View, relation: Relation) -> Iterator[Problem]:
    """One of the fields must be filled in, or more."""
    cells = _cells(view, relation)
    if cells and not any(map(filled, cells)):
        yield shown(AT_LEAST_ONE_OF, view, relation, cells)


def exactly_one_of(view: View, relation: Relation) -> Iterator[Problem]:
    """One of the fields must be filled in, and no other. The last one that is too many is blamed."""
    cells = _cells(view, relation)
    found = [cell for cell in cells if filled(cell)]
    if len(found) > 1:
        yield shown(EXACTLY_ONE_OF, view, relation, (found[-1], *found[:-1]))
    elif cells and not found:
        yield shown(EXACTLY_ONE_OF_NONE, view, relation, cells)


def all_or_none(view: View, relation: Relation) -> Iterator[Problem]:
    """Either all of the fields are filled in or none is. One problem at each field that is empty."""
    cells = _cells(view, relation)
    first = next((cell for cell in cells if filled(cell)), None)
    if first is not None:
        for cell in cells:
            if not filled(cell):
                yield shown_there(ALL_OR_NONE, relation, (cell, first))


def _cells(view: View, relation: Relation) -> list[Cell]:
    return [cell for reference in relation.operands for cell in view.cells(reference)]


def _asked(view: View, relation: Relation, cell: Cell) -> Iterator[Cell]:
    """The answers that made the rule apply, each once."""
    for reference in dict.fromkeys(condition.field for condition in relation.when if condition.field):
        asked = view.cell(reference)
        if asked is not None and asked.pointer != cell.pointer:
            yield asked


SIGNATURES: Mapping[str, Signature] = {
    "required-when": Signature(1, None, {}, frozenset(("when",)), find=required_when, codes=(REQUIRED_WHEN,)),
    "forbidden-when": Signature(1, None, {}, frozenset(("when",)), find=forbidden_when, codes=(FORBIDDEN_WHEN,)),
    "at-least-one-of": Signature(2, None, find=at_least_one_of, codes=(AT_LEAST_ONE_OF,)),
    "exactly-one-of": Signature(2, None, find=exactly_one_of, codes=(EXACTLY_ONE_OF, EXACTLY_ONE_OF_NONE)),
    "all-or-none": Signature(2, None, find=all_or_none, codes=(ALL_OR_NONE,)),
}
