"""What was typed, made safe and measurable for a terminal: no control character, no wandering direction, known widths.

Every code point becomes one :class:`Cell` of known width, so that a mark can be drawn under exactly the right ones. Where
values must not be shown, letters and digits become dots here, except the few that are the trouble itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from gosform.problem import Problem, Span

DOT = "•"
HIDDEN = "·"
UNKNOWN = "\ufffd"
BEFORE, AFTER, MOST = 30, 30, 60
"""Columns shown before the mark, behind it, and of the marked stretch itself."""
REVEALING = frozenset({"letters", "characters"})
"""Troubles that are about single characters: those may be seen even where values are hidden."""
MOST_REVEALED = 3

_INVISIBLE = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\u2800")


class Cell(NamedTuple):
    """One code point as it is drawn: its text, and how many columns that takes."""

    text: str
    width: int


def cells(typed: str, hide: bool = False, seen: Span | None = None) -> list[Cell]:
    """The code points of a text as they are drawn.

    hide: letters and digits become dots, outside of ``seen``.
    """
    drawn: list[Cell] = []
    for i, char in enumerate(typed):
        open_ = not hide or (seen is not None and seen.start <= i < seen.end)
        drawn.append(_cell(char) if open_ or not _tells(char) else _dot(char))
    return drawn


def safe(text: str) -> str:
    """A text that comes from outside (a file name, a key of a record) on one line, without anything a terminal obeys."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(cell.text for cell in cells(text))


def revealed(problem: Problem, typed: str) -> Span | None:
    """The stretch that may be seen where values are hidden: a few strange characters, never a whole number."""
    span = problem.span
    if span is None or problem.code.trouble not in REVEALING:
        return None
    inside = sum(map(_tells, typed[span.start : span.end]))
    return span if inside <= MOST_REVEALED and inside * 2 < sum(map(_tells, typed)) else None


def marked(drawn: Sequence[Cell], span: Span) -> tuple[str, str]:
    """The text and the line of marks below it, cut to a window around the span where the text is long."""
    start, end = min(span.start, len(drawn)), min(span.end, len(drawn))
    begin = _back(drawn, start, BEFORE)
    middle = _on(drawn, start, MOST)
    whole = middle >= end
    stop = _on(drawn, end, AFTER) if whole else middle
    shown = end if whole else middle
    head, tail = "…" if begin else "", "…" if stop < len(drawn) else ""
    text = head + "".join(cell.text for cell in drawn[begin:stop]) + tail
    left = len(head) + _width(drawn[begin:start])
    if start < end and drawn[start].width == 0 and left:  # a combining mark stands under the letter before it
        left -= 1
    return text, " " * left + "^" * max(1, _width(drawn[start:shown]))


def _width(drawn: Sequence[Cell]) -> int:
    return sum(cell.width for cell in drawn)


def _back(drawn: Sequence[Cell], start: int, columns: int) -> int:
    while start > 0 and columns > 0:
        start -= 1
        columns -= max(1, drawn[start].width)
    return start


def _on(drawn: Sequence[Cell], start: int, columns: int) -> int:
    while start < len(drawn) and columns > 0:
        columns -= max(1, drawn[start].width)
        start += 1
    return start


def _tells(char: str) -> bool:
    """A letter, a digit, or a sign that is one in disguise (Ⓐ, ①, 🅰)."""
    if char.isascii():
        return char.isalnum()
    if 0x1F100 <= ord(char) <= 0x1F1FF:
        return True
    if unicodedata.category(char)[0] in "LNM":
        return True
    plain = unicodedata.normalize("NFKC", char)
    return plain != char and any(c.isalnum() for c in plain)


def _dot(char: str) -> Cell:
    return Cell("", 0) if unicodedata.category(char).startswith("M") else Cell(DOT, 1)


def _cell(char: str) -> Cell:
    if " " <= char <= "~":
        return Cell(char, 1)
    code = ord(char)
    if code < 0x20:
        return Cell(chr(0x2400 + code), 1)
    if code == 0x7F:
        return Cell("␡", 1)
    category = unicodedata.category(char)
    if category == "Zs":
        return Cell("␣", 1)
    if char in _INVISIBLE or category in ("Cf", "Zl", "Zp") or 0xFE00 <= code <= 0xFE0F or 0x1F3FB <= code <= 0x1F3FF:
        return Cell(HIDDEN, 1)
    if category[0] == "C":
        return Cell(UNKNOWN, 1)
    if category[0] == "M":
        return Cell(char, 0)
    return Cell(char, 2 if unicodedata.east_asian_width(char) in "WF" else 1)
