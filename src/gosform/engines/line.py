"""One line of what was typed, tidied sign for sign: every space is a space, every dash a hyphen, every digit ASCII.

Dates, phones, addresses and amounts keep their own signs (a dot, a plus, an at sign), so ``text.fold``, which drops
signs, is too strong for them. Nothing here decides what is right; the way back to what was typed is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from gosform.problem import Code, Fix, Problem, Span, Trust, problem
from gosform.text import DASHES, INVISIBLE, LIKE_DIGIT, SAME_AS_DIGIT, SPACES, Folded, ascii_digit, label_end, sign, touch, unicode_name

LONGEST = 400
"""A line longer than this is no date, phone, address or amount: it is not looked into."""

_span = partial(tuple.__new__, Span)  # a third of what the class itself takes
_PRINTED = re.compile("[ -~А-Яа-яЁё]*").fullmatch
"""Signs of which each is what it seems to be."""
_FULL_WIDTH = {chr(0xFF00 + i): chr(0x20 + i) for i in range(1, 0x5F)}


def read_line(typed: str, labels: tuple[str, ...] = ()) -> Folded:
    """The line without outer spaces, invisible signs and a pasted label; runs of spaces become one.

    ``touched`` holds what was dropped or rewritten, spaces at the ends and the label included.

    >>> read_line(" 25\u00a003–1990").kept
    '25 03-1990'
    """
    start = label_end(typed, labels) if labels and not typed[:1].isdigit() else 0
    if not start and _PRINTED(typed) and "  " not in typed and (bare := typed.strip(" ")):
        if len(bare) == len(typed):
            return Folded(typed, typed, range(len(typed)))
        first = 1 if typed[0] == " " else 0
        last = first + len(bare)
        outer = [(0, 1)] * first + [(last, last + 1)] * (len(typed) - last)
        return Folded(typed, bare, range(first, last), tuple(map(_span, outer)))
    return sign_by_sign(typed, start)


def sign_by_sign(typed: str, start: int = 0) -> Folded:
    """The same for any line. start: where its label ends."""
    kept: list[str] = []
    at: list[int] = []
    touched: list[Span] = [Span(0, start)] if start else []
    for i in range(start, len(typed)):
        char = typed[i]
        if char in INVISIBLE or (char in SPACES and (not kept or kept[-1] == " ")):
            touch(touched, i)
            continue
        meant = _meant(char)
        if meant != char:
            touch(touched, i)
        kept.append(meant)
        at.append(i)
    if kept and kept[-1] == " ":
        touch(touched, at[-1])
        del kept[-1], at[-1]
    return Folded(typed, "".join(kept), at, tuple(touched))


def _meant(char: str) -> str:
    if char in SPACES:
        return " "
    if char in DASHES:
        return "-"
    if char.isascii():
        return char
    return ascii_digit(char) or _FULL_WIDTH.get(char, char)


def letters_as_digits(text: str) -> tuple[str, bool] | None:
    """Letters that look like digits, read as digits; and whether each has a digit's very shape. None where a letter means none.

    Signs that look like a digit (a vertical bar) stay: between the parts of a date they are something else.
    """
    meant = "".join((SAME_AS_DIGIT.get(c) or LIKE_DIGIT.get(c) or c) if c.isalpha() else c for c in text)
    if meant == text or any(c.isalpha() for c in meant):
        return None
    return meant, all(c in SAME_AS_DIGIT or not c.isalpha() for c in text)


def runs(text: str, strange: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Stretches of neighbouring characters for which ``strange`` holds."""
    found: list[tuple[int, int]] = []
    for i, char in enumerate(text):
        if not strange(char):
            continue
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def strange_runs(line: Folded, strange: Callable[[str], bool], code: Code, *fixes: Fix, **params: Any) -> tuple[Problem, ...]:
    """One problem for each stretch of characters that do not belong; it names the first of them."""
    found = [(line.span(a, b), line.kept[a]) for a, b in runs(line.kept, strange)]
    return tuple(problem(code, span, *fixes, char=char, name=unicode_name(char), sign=sign(char), **params) for span, char in found)


def instead(typed: str, text: str, trust: Trust) -> Fix:
    """A fix that replaces all of what was typed."""
    return Fix(_span((0, len(typed))), text, trust)
