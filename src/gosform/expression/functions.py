"""The functions of expressions, each with how many arguments it takes and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from gosform.expression.operations import Value, days
from gosform.reading import Stretch, ages


class Function(NamedTuple):
    """gives: ``truth``, ``number`` or ``date``."""

    takes: int
    gives: str
    run: Callable[..., Value]


def size(value: object) -> Decimal | None:
    """How many characters a text has."""
    return Decimal(len(value)) if isinstance(value, str) else None


def starts_with(text: object, start: object) -> bool | None:
    return text.startswith(start) if isinstance(text, str) and isinstance(start, str) else None


def ends_with(text: object, end: object) -> bool | None:
    return text.endswith(end) if isinstance(text, str) and isinstance(end, str) else None


def age(birth: object, at: object) -> Decimal | None:
    """Full years; unknown where the two dates allow more than one answer."""
    if not isinstance(birth, Stretch) or not isinstance(at, Stretch):
        return None
    least, greatest = ages(birth, at)
    return Decimal(least) if least == greatest else None


FUNCTIONS: Mapping[str, Function] = {
    "size": Function(1, "number", size),
    "startsWith": Function(2, "truth", starts_with),
    "endsWith": Function(2, "truth", ends_with),
    "age": Function(2, "number", age),
    "days": Function(2, "number", days),
}

SPECIAL: Mapping[str, int] = {"has": 1, "today": 0, "date": 1}
"""Functions that the parser builds itself: they need the field, the record or the literal and not a value."""

NAMES: tuple[str, ...] = (*FUNCTIONS, *SPECIAL)

METHODS = frozenset(("startsWith", "endsWith", "size"))


def call(function: Function, arguments: list[Callable[[Any], Any]]) -> Callable[[Any], Value]:
    """A node that calls the function with the values of its arguments."""
    run = function.run
    if len(arguments) == 1:
        (only,) = arguments
        return lambda view: run(only(view))
    first, second = arguments
    return lambda view: run(first(view), second(view))
