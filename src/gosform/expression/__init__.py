"""The open end of the rule language: a small subset of the syntax of CEL, with “unknown” as a third answer.

::

    expression = operand { operator operand }
    operators, the loosest first:   ||   &&   == != < <= > >= in   + -   ! -(one operand)
    operand    = 'text' | "text" | 12 | 12.5 | true | false | null | section.field
               | function "(" … ")" | "(" expression ")"
    list       = "[" expression { "," expression } "]"        only after ``in``

Functions: ``has(section.field)``, ``size(text)``, ``size(section)`` (its items), ``startsWith(text, start)`` or ``text.startsWith(start)``,
``endsWith`` likewise, ``date('yyyy-mm-dd')``, ``today()`` (the day that the record is checked for), ``age(birth, at)`` in full years,
``days(from, to)``.

A field that is empty or broken is unknown, and so is what follows from it; but ``false && unknown`` is false and ``true || unknown`` is true
(Kleene). ``section.field == null`` asks whether a field is empty, and is never unknown. Values of different types are never equal or
unequal but unknown; a text that reads as a date or number is compared as one. There are no loops, no other attributes, and nothing that
reads anything but the record. An expression has at most 2,000 characters and is nested at most 50 deep.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from gosform.expression.tokens import ExprError
from gosform.record import View

__all__ = ["ExprError", "Expression", "compile_expr"]


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A compiled expression.

    text: as the rule author wrote it.
    fields: the references that it reads, in order, each once.
    """

    text: str
    fields: tuple[str, ...]
    known: tuple[str, ...] = field(repr=False)
    run: Callable[[View], object | None] = field(repr=False)

    def value(self, view: View) -> bool | None:
        """True, False, or None for unknown. Never raises, whatever the record holds."""
        answer = self.run(view)
        return answer if isinstance(answer, bool) else None

    def __reduce__(self) -> tuple[Callable[[str, Collection[str]], Expression], tuple[str, tuple[str, ...]]]:
        return compile_expr, (self.text, self.known)


def compile_expr(text: str, fields: Collection[str]) -> Expression:
    """An expression over the fields of a form (``section.field``); ``ExprError`` with the column of the first mistake.

    >>> compile_expr("a.x == 'yes' && age(a.birth, today()) >= 14", ("a.x", "a.birth")).fields
    ('a.x', 'a.birth')
    """
    from gosform.expression.parser import parse  # most forms have no expression

    run, used = parse(text, fields)
    return Expression(text, used, tuple(fields), run)
