"""Twenty characters that are digits in most payments and may hold letters in some: УИН and КБК.

The format of the state payment system takes a letter at any place, so a letter is never refused where the length is
right. Only when every letter looks like a digit (О and 0, З and 3) is there a doubt, and it stays a doubt.
"""

from __future__ import annotations

from collections.abc import Callable

from gosform.engines.digit_codes import DigitCodes
from gosform.kind import Found
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, problem
from gosform.text import SAME_AS_DIGIT, Folded, is_ascii_digits, script

LENGTH = 20
FEWEST_DIGITS = 10
"""With fewer digits it is a text, not a code; published codes with letters have fourteen or more."""


def like_digits(kind: str) -> Code:
    """The doubt about letters that look like digits."""
    return Code(
        f"{kind}.like-digits",
        what="Letters in {in} look like digits.",
        fix="Compare {acc} with the document.",
        severity=Severity.WARNING,
        why="Letters may stand here, but О, З, l and I mostly stand for 0, 3 and 1. Nobody can be sure without the document.",
    )


def has_letters(text: str) -> bool:
    """Twenty Russian or Latin letters and ASCII digits, some of them letters, at least half of them digits."""
    if len(text) != LENGTH or is_ascii_digits(text):
        return False
    digits = sum(c in "0123456789" for c in text)
    return digits >= FEWEST_DIGITS and all(c in "0123456789" or script(c) in ("latin", "cyrillic") for c in text)


def lettered(folded: Folded, codes: DigitCodes, doubt: Code, separators: str, holds: Callable[[str], bool]) -> Found:
    """What a code with letters deserves; ``holds`` says whether the digits that its letters look like make a good number."""
    text = folded.kept
    found: list[Problem] = []
    meant = "".join(SAME_AS_DIGIT.get(c, c) for c in text)
    if is_ascii_digits(meant):
        fixes = (Fix(Span(0, len(folded.typed)), meant, Trust.LIKELY),) if holds(meant) else ()
        places = [i for i, c in enumerate(text) if c not in "0123456789"]
        found.append(problem(doubt, folded.span(places[0], places[-1] + 1), *fixes))
    return spelt(folded, codes, separators, found)


def spelt(folded: Folded, codes: DigitCodes, separators: str, found: list[Problem]) -> Found:
    """A good value: the characters as typed, with a word about whatever was dropped."""
    text = folded.kept
    if folded.touched and separators == "forbid":
        fix = Fix(Span(0, len(folded.typed)), text, Trust.SAFE)
        return Found((*found, problem(codes.separators, folded.touched[0], fix)), None, text)
    if folded.touched:
        found.append(problem(codes.cleaned, folded.touched[0]))
    return Found(tuple(found), text, text)
