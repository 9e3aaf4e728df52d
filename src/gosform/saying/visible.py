"""What was typed, made safe and measurable for a terminal: no control character, no wandering direction, known widths.

Every code point becomes one :class:`Cell` of known width, so that a mark can be drawn under exactly the right ones. Where
values must not be shown, letters and digits become dots here, except the few that are the trouble itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
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

_NOT_PLAIN = re.compile("[^ -~А-Яа-яЁё№«»–—…]")
"""Whatever may be drawn as anything but itself: the usual signs of a Russian text need no look one by one."""
_INVISIBLE = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\u2800")


class Cell(NamedTuple):
    """One code point as it is drawn: its text, and how many columns that takes."""

    text: str
    width: int


def cells(typed: str, hide: bool = False, *seen: Span | None) -> list[Cell]:
    """The code points of a text as they are drawn.

    hide: letters and digits become dots, outside of ``seen``.
    """
    drawn: list[Cell] = []
    shown = _places(seen, typed) if hide else ()
    for i, char in enumerate(typed):
        open_ = not hide or i in shown
        drawn.append(_cell(char) if open_ or not _tells(char) else _dot(char))
    return drawn


def safe(text: str) -> str:
    """A text that comes from outside (a file name, a key of a record) on one line, without anything a terminal obeys."""
    return _NOT_PLAIN.sub(lambda found: _cell(found[0]).text, text)


def revealed(problem: Problem, typed: str) -> Span | None:
    """The stretch that may be seen where values are hidden: a few strange characters, never a whole number."""
    span = problem.span
    if span is None or problem.code.trouble not in REVEALING:
        return None
    inside = sum(map(_tells, typed[span.start : span.end]))
    return span if inside <= MOST_REVEALED and inside * 2 < sum(map(_tells, typed)) else None


def revealed_together(problems: Sequence[Problem], typed: str) -> list[Span]:
    """The stretches that may be seen of a value with several problems: those of all of them, or of the first where that is too much."""
    spans = [span for span in (revealed(problem, typed) for problem in problems) if span]
    inside = sum(_tells(typed[i]) for i in _places(spans, typed))
    if len(spans) > 1 and not (inside <= MOST_REVEALED and inside * 2 < sum(map(_tells, typed))):
        return [span for span in [revealed(problems[0], typed)] if span]
    return spans


def marked(drawn: Sequence[Cell], span: Span | None, others: Sequence[Span] = ()) -> tuple[str, str]:
    """The text and the line of marks below it, cut to a window around the span where the text is long.

    others: spans that are marked with ``-`` as far as they are in the window. It holds them all where they stand together closely.
    """
    every = [_within(drawn, x) for x in (*([] if span is None else [span]), *others)]
    hull = Span(min(x.start for x in every), max(x.end for x in every))
    near = _on(drawn, hull.start, MOST) >= hull.end
    start, end = hull if near else every[0]
    begin = _back(drawn, start, BEFORE)
    middle = _on(drawn, start, MOST)
    stop = _on(drawn, end, AFTER) if middle >= end else middle
    head, tail = "…" if begin else "", "…" if stop < len(drawn) else ""
    text = head + "".join(cell.text for cell in drawn[begin:stop]) + tail
    marks: list[str] = []
    for i, place in reversed(list(enumerate(every))):  # the main mark is drawn last, over the others
        first, last = max(place.start, begin), min(place.end, stop)
        if first <= last:
            left = len(head) + _width(drawn[begin:first])
            if first < last and drawn[first].width == 0 and left:  # a combining mark stands under the letter before it
                left -= 1
            width = max(1, _width(drawn[first:last]))
            marks += [" "] * (left + width - len(marks))
            marks[left : left + width] = ("^" if i == 0 and span is not None else "-") * width
    return text, "".join(marks)


def _places(spans: Iterable[Span | None], typed: str) -> set[int]:
    """The places of the text that lie in a span."""
    return {i for span in spans if span is not None for i in range(span.start, min(span.end, len(typed)))}


def _within(drawn: Sequence[Cell], span: Span) -> Span:
    return Span(min(span.start, len(drawn)), min(span.end, len(drawn)))


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
