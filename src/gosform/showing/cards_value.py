"""The value of a card in pieces: what is wrong is marked, what cannot be seen is made visible, what is hidden is dots."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from gosform.problem import Fix, Span
from gosform.saying.visible import cells


class Piece(NamedTuple):
    """A stretch of a value as it is drawn, marked or not."""

    text: str
    mark: bool


def pieces(typed: str, spans: Sequence[Span], hide: bool = False) -> tuple[Piece, ...]:
    """The value with marks at some spans. A span of no length marks the character behind it; behind the last one, the last."""
    drawn = cells(typed, hide)
    marked = {i for start, end in spans for i in range(start, max(end, start + 1))}
    if drawn and any(start >= len(drawn) for start, _ in spans):
        marked.add(len(drawn) - 1)
    parts = groupby(range(len(drawn)), key=marked.__contains__)
    return tuple(Piece("".join(drawn[i].text for i in places), mark) for mark, places in parts)


def mended(typed: str, fix: Fix, hide: bool = False) -> tuple[str, tuple[Piece, ...]]:
    """The value after a fix, and the same in pieces with the characters marked that were not there before."""
    whole = fix.apply(typed)
    before, after = typed[fix.span.start : fix.span.end], fix.text
    if len(before) == len(after):
        changed = [Span(fix.span.start + i, fix.span.start + i + 1) for i in range(len(after)) if before[i] != after[i]]
    else:
        head = _alike(before, after)
        tail = min(_alike(before[::-1], after[::-1]), len(before) - head, len(after) - head)
        changed = [Span(fix.span.start + head, fix.span.start + len(after) - tail)]
    drawn = pieces(whole, [span for span in changed if span.end > span.start], hide)
    return "".join(piece.text for piece in drawn) if hide else whole, drawn


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
