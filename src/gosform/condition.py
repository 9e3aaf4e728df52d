"""Conditions: one line of ``when:``, a test of one field.

::

    when:
      - {field: applicant.kind, is: organisation}
      - {field: applicant.birth_date, age-below: 18}
      - {expr: "applicant.kind == 'person' || has(applicant.inn)"}

A condition is true, false or unknown. It is unknown while its field is empty or broken, except for ``present``, which is always known.
A ``when:`` applies only where every line of it is certainly true: what is unknown asks nothing of anybody and hides nothing that is asked.

A field of a repeated section, seen from outside it, stands for all of its items: the condition is true when it is true for at least one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from gosform.expression import ExprError, Expression, compile_expr
from gosform.expression.operations import disjunction
from gosform.reading import NUMBERS, Stretch, ages, date_of, number, number_of
from gosform.record import Cell, View
from gosform.ruleset import Condition

__all__ = ["TESTS", "ExprError", "all_hold", "compile_expr", "holds", "same_scalar"]

TESTS: Mapping[str, str] = {
    "is": "scalar",
    "is-not": "scalar",
    "in": "list",
    "not-in": "list",
    "present": "flag",
    "age-below": "number",
    "age-from": "number",
    "before": "date",
    "from": "date",
    "above": "number",
    "below": "number",
    "starts-with": "text",
    "expr": "expression",
}
"""The name of each test, and a word for the value that it takes.

``date``: a day as ``'yyyy-mm-dd'``, or ``as-of``, the day that the record is checked for. ``list``: of scalars. ``expr`` is written without
``field:``.
"""


def all_hold(conditions: Iterable[Condition], view: View) -> bool:
    """Every line of a ``when:`` is certainly true."""
    return all(holds(condition, view) is True for condition in conditions)


def holds(condition: Condition, view: View) -> bool | None:
    """True, False, or None for unknown."""
    if condition.test == "expr":
        expression: Expression = condition.value
        return expression.value(view)
    cells = view.cells(condition.field)
    if condition.test == "present":
        return any(cell.absent is not condition.value for cell in cells) if cells else not condition.value
    test = _ASK[condition.test]
    return disjunction(None if cell.value is None else test(cell, condition.value, view) for cell in cells) if cells else None


def same_scalar(cell: Cell, constant: object) -> bool:
    """A good value is the constant of a rule file: numbers by their size, true and false by their names, texts to the letter."""
    value = cell.value or ""
    if isinstance(constant, bool):
        return value == str(constant).lower()
    if cell.field.kind.id in NUMBERS or not isinstance(constant, str):
        one, two = number(value), number(str(constant))
        if one is not None and two is not None:
            return one == two
    return value == str(constant)


def _among(cell: Cell, constants: tuple[Any, ...], view: View) -> bool:
    return any(same_scalar(cell, constant) for constant in constants)


def _younger(cell: Cell, limit: float | Decimal, view: View) -> bool | None:
    birth = date_of(cell)
    if birth is None:
        return None
    least, greatest = ages(birth, Stretch(view.as_of, view.as_of))
    return True if greatest < limit else False if least >= limit else None


def _earlier(cell: Cell, limit: date | str, view: View) -> bool | None:
    found, day = date_of(cell), view.as_of if isinstance(limit, str) else limit
    if found is None:
        return None
    return True if found.last < day else False if found.first >= day else None


def _compared(cell: Cell, limit: float | Decimal) -> int | None:
    amount = number_of(cell)
    return None if amount is None else int(amount.compare(Decimal(str(limit))))


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def _sign(answer: int | None, wanted: int) -> bool | None:
    return None if answer is None else answer == wanted


_ASK: Mapping[str, Callable[[Cell, Any, View], bool | None]] = {
    "is": lambda cell, value, _: same_scalar(cell, value),
    "is-not": lambda cell, value, _: not same_scalar(cell, value),
    "in": _among,
    "not-in": lambda cell, value, view: not _among(cell, value, view),
    "age-below": _younger,
    "age-from": lambda cell, value, view: _not(_younger(cell, value, view)),
    "before": _earlier,
    "from": lambda cell, value, view: _not(_earlier(cell, value, view)),
    "above": lambda cell, value, _: _sign(_compared(cell, value), 1),
    "below": lambda cell, value, _: _sign(_compared(cell, value), -1),
    "starts-with": lambda cell, value, _: (cell.value or "").startswith(str(value)),
}
