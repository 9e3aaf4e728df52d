"""Where the signs of a number stand in what is typed, so that damage done to the bare number can be done to its usual spelling."""

from __future__ import annotations

from gosform.problem import Span


def places(written: str, bare: str) -> list[int]:
    """The place in ``written`` of each sign of ``bare``; between them stand separators only."""
    found, at = [], 0
    for sign in bare:
        at = written.index(sign, at) + 1
        found.append(at - 1)
    return found


def redone(written: str, bare: str, damaged: str) -> str:
    """The same spelling with other signs; ``damaged`` is as long as ``bare``."""
    signs = list(written)
    for at, sign in zip(places(written, bare), damaged, strict=True):
        signs[at] = sign
    return "".join(signs)


def stretch(written: str, bare: str, start: int, end: int) -> Span:
    """The places ``[start, end)`` of the bare number, in what is written."""
    where = places(written, bare)
    return Span(where[start], where[end - 1] + 1)


def run(text: str, at: int) -> Span:
    """The longest run of the sign that stands there."""
    start = end = at
    while start and text[start - 1] == text[at]:
        start -= 1
    while end < len(text) and text[end] == text[at]:
        end += 1
    return Span(start, end)


def together(where: list[int]) -> Span | None:
    """One span over places that stand side by side; None where they do not."""
    return Span(min(where), max(where) + 1) if max(where) - min(where) + 1 == len(where) else None
