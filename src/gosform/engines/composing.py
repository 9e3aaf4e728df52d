"""The characters of a text as they show: what is invisible left out, a letter and the marks typed after it made one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from gosform.engines.stretches import JOINERS, emoji
from gosform.problem import Span
from gosform.text import INVISIBLE, touch

OVERRIDES = frozenset("\u202d\u202e")
"""Marks that make Russian text show in another order than it is stored: what the person saw is not what was sent."""
MOST_MARKS = 40
"""No writing puts more marks over one letter; Unicode calls thirty the limit of sane text (Standard Annex 15, stream-safe)."""


def visible(typed: str, touched: list[Span]) -> list[tuple[str, int, int]]:
    """Each character that shows, with its stretch; the invisible ones go to ``touched``. An emoji keeps what shapes it."""
    kept: list[tuple[str, int, int]] = []
    for i, char in enumerate(typed):
        if char in INVISIBLE and char not in OVERRIDES and not (char in JOINERS and kept and emoji(kept[-1][0])):
            touch(touched, i)
        else:
            kept.append((char, i, i + 1))
    return kept


def composed(chars: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The same characters in NFC: a letter and the marks typed after it become one, with one stretch.

    Nothing is composed where more marks follow each other than any writing has: putting them in order takes hours.
    """
    text = "".join(c[0] for c in chars)
    if text.isascii() or (len(text) > MOST_MARKS and _heaped(text)) or unicodedata.is_normalized("NFC", text):
        yield from chars
        return
    start = 0
    for end in range(1, len(chars) + 1):
        if end < len(chars) and unicodedata.combining(chars[end][0]):
            continue  # asked first, and without joining: thousands of marks may follow one letter
        before = "".join(c[0] for c in chars[start:end])
        if end < len(chars) and _joins(before, chars[end][0]):
            continue
        for char in unicodedata.normalize("NFC", before):
            yield char, chars[start][1], chars[end - 1][2]
        start = end


def _heaped(text: str) -> bool:
    return "m" * MOST_MARKS in "".join("m" if unicodedata.combining(char) else " " for char in text)


def _joins(before: str, char: str) -> bool:
    if char.isascii() or len(before) > 8:  # nothing composes with ASCII; no letter is built of more than eight
        return False
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", char)
    return unicodedata.normalize("NFC", before + char) != apart
