"""From what a program hands over to the text that a person typed: numbers, dates, nothing, and what is no value at all."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from gosform.kind import Kind
from gosform.problem import Code, Problem, Severity, problem

NUMBER = Code(
    "record.number",
    what="{label} came as a number, not as text.",
    fix="Send it as text: a number loses its leading zeros.",
    severity=Severity.NOTICE,
    why="JSON numbers and spreadsheet cells drop leading zeros and round after 15 digits. The value was read as text.",
    source="gosform: values of identifiers are text",
)
NOT_A_VALUE = Code(
    "record.not-a-value",
    what="{label} came as a list or a group, not as one value.",
    fix="Send {acc} as one text.",
    why="The field takes one value. A list or a mapping here is a mistake of the program that sends the record.",
    source="the form's own structure",
)

CODES = (NUMBER, NOT_A_VALUE)


def as_text(value: Any, kind: Kind, options: Any) -> tuple[str | None, tuple[Problem, ...]]:
    """The value as text, with a notice where the way there is unsafe; None when it is no single value.

    >>> from gosform.kinds import get
    >>> as_text(None, get("inn"), None)
    ('', ())
    """
    if type(value) is str:
        return value, ()
    if value is None:
        return "", ()
    if isinstance(value, str):
        return str(value), ()
    for cls, write in kind.natural.items():
        if isinstance(value, cls) and (cls is bool or not isinstance(value, bool)):
            return write(value, options), ()
    if isinstance(value, (list, tuple, dict, set, bytes, bytearray)):
        return None, (problem(NOT_A_VALUE),)
    try:
        text = str(value)
    except ValueError:  # an integer of thousands of digits
        return None, (problem(NOT_A_VALUE),)
    return text, (problem(NUMBER),)


def today() -> date:
    """The default of ``as_of``: the only place that reads a clock."""
    return datetime.now().astimezone().date()


def escape(part: str) -> str:
    """One step of a JSON pointer (RFC 6901)."""
    return part.replace("~", "~0").replace("/", "~1")
