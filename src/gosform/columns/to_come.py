"""What may still come of a value: terms that are built so that equal ones are the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

To = tuple[Any, ...]
"""What is still to come: ("none",), ("end",), ("one", mask), ("row", a, b), ("any", parts), ("all", parts), ("not", a), ("times", a, m, n)."""
NONE: To = ("none",)
NOTHING: To = ("end",)
ANYTHING: To = ("not", NONE)


def row(a: To, b: To) -> To:
    """One, then the other."""
    if NONE in (a, b):
        return NONE
    if a == NOTHING:
        return b
    if b == NOTHING:
        return a
    if a[0] == "row":
        return ("row", a[1], row(a[2], b))
    return ("row", a, b)


def any_of(parts: Iterable[To]) -> To:
    """One of them."""
    found = {one for part in parts for one in (part[1] if part[0] == "any" else (part,))} - {NONE}
    if ANYTHING in found:
        return ANYTHING
    return ("any", frozenset(found)) if len(found) > 1 else found.pop() if found else NONE


def all_of(parts: Iterable[To]) -> To:
    """All of them at once."""
    found = {one for part in parts for one in (part[1] if part[0] == "all" else (part,))} - {ANYTHING}
    if NONE in found:
        return NONE
    return ("all", frozenset(found)) if len(found) > 1 else found.pop() if found else ANYTHING


def negated(a: To) -> To:
    """Anything else."""
    return a[1] if a[0] == "not" else ("not", a)


def times(body: To, first: int, last: int | None) -> To:
    """So many times."""
    if last == 0 or body in (NONE, NOTHING):
        return NOTHING if first == 0 else body
    if first == last == 1:
        return body
    return ("times", body, first, last)
