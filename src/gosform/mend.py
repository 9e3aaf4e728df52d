"""A record with a fix applied: all of the fix, or nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gosform.problem import Fix


def mend(record: Any, pointer: str, fix: Fix) -> Any:
    """The record again, with this fix of the problem at ``pointer``; only what changes is copied.

    A joint fix changes all of its fields. Where one of them holds no text, or a text too short for its span, the record
    comes back as it is.

    >>> from gosform.problem import Fix, Span, Trust
    >>> mend({"a": {"x": "1", "y": "2"}}, "/a/x", Fix(Span(0, 1), "2", Trust.LIKELY, also=(("/a/y", Fix(Span(0, 1), "1", Trust.LIKELY)),)))
    {'a': {'x': '2', 'y': '1'}}
    """
    whole = record
    for where, part in ((pointer, fix), *fix.also):
        steps = [step.replace("~1", "/").replace("~0", "~") for step in where.split("/")[1:]]
        changed = _put(whole, steps, part)
        if changed is None:
            return record
        whole = changed
    return whole


def _put(node: Any, steps: list[str], fix: Fix) -> Any:
    """The node with the fix applied below it; None where it cannot be."""
    if not steps:
        return fix.apply(node) if isinstance(node, str) and fix.span.end <= len(node) else None
    step, rest = steps[0], steps[1:]
    if isinstance(node, Mapping) and step in node:
        below = _put(node[step], rest, fix)
        return None if below is None else {**node, step: below}
    if isinstance(node, list | tuple) and step.isascii() and step.isdigit() and int(step) < len(node):
        below = _put(node[int(step)], rest, fix)
        return None if below is None else [*node[: int(step)], below, *node[int(step) + 1 :]]
    return None
