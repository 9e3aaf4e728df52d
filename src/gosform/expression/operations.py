"""What the operators do with values that may be unknown (None).

Values are ``bool``, ``str``, ``Decimal`` and :class:`gosform.reading.Stretch` for dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from gosform.reading import DATES, EXACT, NUMBERS, Stretch, number, stretch
from gosform.record import Cell

Value = bool | str | Decimal | Stretch | None


def value_of(cell: Cell) -> Value:
    """The value of a field by its kind; None while it is empty or broken."""
    text, kind = cell.value, cell.field.kind.id
    if text is None or kind in DATES:
        return stretch(text) if text else None
    if kind in NUMBERS:
        return number(text)
    if kind == "flag":
        return {"true": True, "false": False}.get(text)
    return text


def negation(value: object) -> bool | None:
    """Not: unknown stays unknown."""
    return not value if isinstance(value, bool) else None


def conjunction(values: Iterable[object]) -> bool | None:
    """And: one False makes it False, whatever else is unknown. Stops at the first False."""
    known = True
    for value in values:
        if value is False:
            return False
        known = known and value is True
    return True if known else None


def disjunction(values: Iterable[object]) -> bool | None:
    """Or: one True makes it True, whatever else is unknown. Stops at the first True."""
    known = True
    for value in values:
        if value is True:
            return True
        known = known and value is False
    return False if known else None


def equal(a: Value, b: Value) -> bool | None:
    """The same value; unknown between different types, and between dates known to the month only that may be the same."""
    a, b = _alike(a, b)
    if a is None or b is None:
        return None
    if isinstance(a, Stretch) and isinstance(b, Stretch):
        if a.last < b.first or b.last < a.first:
            return False
        return True if a.first == a.last and b.first == b.last else None
    return a == b if type(a) is type(b) else None


def unequal(a: Value, b: Value) -> bool | None:
    return negation(equal(a, b))


def less(a: Value, b: Value) -> bool | None:
    """Earlier, smaller, or before in the order of code points; unknown between different types and for true and false."""
    a, b = _alike(a, b)
    if isinstance(a, Stretch) and isinstance(b, Stretch):
        if a.last < b.first:
            return True
        return False if a.first >= b.last else None
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return a < b
    return a < b if isinstance(a, str) and isinstance(b, str) else None


def at_most(a: Value, b: Value) -> bool | None:
    return negation(less(b, a))


COMPARISONS: dict[str, Callable[[Any, Any], bool | None]] = {
    "==": equal,
    "!=": unequal,
    "<": less,
    "<=": at_most,
    ">": lambda a, b: less(b, a),
    ">=": lambda a, b: at_most(b, a),
}


def added(a: object, b: object) -> Value:
    """Number plus number, text plus text, a date some days later; anything else is unknown."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return EXACT.add(a, b)
    if isinstance(a, Stretch) and isinstance(b, Decimal):
        return _shifted(a, b)
    return a + b if isinstance(a, str) and isinstance(b, str) else None


def subtracted(a: object, b: object) -> Value:
    """Number minus number, days between two dates, a date some days earlier; anything else is unknown."""
    if isinstance(a, Stretch) and isinstance(b, Stretch):
        return days(b, a)
    if isinstance(b, Decimal):
        return EXACT.subtract(a, b) if isinstance(a, Decimal) else added(a, EXACT.minus(b))
    return None


def days(start: object, end: object) -> Decimal | None:
    """Days from one date to the other; unknown for dates known to the month only."""
    if isinstance(start, Stretch) and isinstance(end, Stretch) and start.first == start.last and end.first == end.last:
        return Decimal((end.first - start.first).days)
    return None


def _shifted(date: Stretch, by: Decimal) -> Stretch | None:
    if by != by.to_integral_value() or by.copy_abs() > 4_000_000:
        return None
    shift = timedelta(days=int(by))
    try:
        return Stretch(date.first + shift, date.last + shift)
    except OverflowError:
        return None


def _alike(a: Value, b: Value) -> tuple[Value, Value]:
    """Both values, with a text read as a date or number where the other one is."""
    if isinstance(a, str) and isinstance(b, Stretch | Decimal):
        return _read(a, b), b
    if isinstance(b, str) and isinstance(a, Stretch | Decimal):
        return a, _read(b, a)
    return a, b


def _read(text: str, other: Stretch | Decimal) -> Value:
    return stretch(text) if isinstance(other, Stretch) else number(text)
