"""A broken relation as a problem: shown at one field, with the others beside it, and without any value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from gosform.problem import Code, Fix, Place, Problem, Severity
from gosform.record import Cell, View
from gosform.ruleset import Relation


def shown(code: Code, view: View, relation: Relation, cells: Sequence[Cell], *fixes: Fix, **params: Any) -> Problem:
    """The problem at the first of ``cells``, or at the one that the form says to blame; the others are related.

    For sentences that are true wherever the problem is shown.
    """
    return shown_there(code, relation, in_order(view, relation, cells), *fixes, **params)


def shown_there(code: Code, relation: Relation, cells: Sequence[Cell], *fixes: Fix, **params: Any) -> Problem:
    """The problem at the first of ``cells``, whatever the form says to blame: the empty field, the one that fails its check.

    A code that is milder than an error (``equals-yo``) is never made more severe by the relation.
    """
    blamed, *others = cells
    return Problem(
        code,
        None,
        params,
        fixes,
        relation.severity if code.severity is Severity.ERROR else code.severity,
        blamed.pointer,
        tuple(cell.pointer for cell in others),
        _place(code, relation, blamed.field.place),
        tuple(cell.field.place for cell in others),
        relation.rule,
    )


def in_order(view: View, relation: Relation, cells: Sequence[Cell]) -> list[Cell]:
    """The same cells, with the one that the form blames in front."""
    if relation.blame is None:
        return list(cells)
    blamed = view.rules.field(relation.blame)
    return sorted(cells, key=lambda cell: cell.field is not blamed)


def only(view: View, reference: str) -> Cell | None:
    """The one cell that a reference means here; None when it means several or none."""
    cells = view.cells(reference)
    return cells[0] if len(cells) == 1 else None


def _place(code: Code, relation: Relation, place: Place) -> Place:
    """The blamed field's place, with the relation's own sentence where the form gives one."""
    if not relation.messages:
        return place
    return replace(place, messages={**place.messages, str(code): relation.messages})
