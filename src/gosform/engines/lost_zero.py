"""A zero that a spreadsheet took from the front of a number: with it in its place the check digits fit.

A number that is too short says only that digits are missing. Where check digits let hardly any random number pass, a zero in
front that makes them fit is the likely answer; it stays a question, because a number that lacks another digit may pass too.
"""

from __future__ import annotations

from collections.abc import Sequence

from gosform.engines.digits import endless
from gosform.engines.shape import Refusal, Shape
from gosform.problem import Code, Fix, Problem, Span, Trust, problem
from gosform.text import fold, is_ascii_digits

MOST = 2
"""Zeros that a number may have lost; three in front of anything are a placeholder."""
PROVED = 10
"""One random number in so many, or fewer, must pass the check digits."""


def lost_zero_code(kind: str) -> Code:
    """The code of a kind whose numbers may begin with a zero."""
    return Code(
        f"{kind}.lost-zero",
        what="A zero seems to be lost at the start of {gen}.",
        fix="Compare the first digits with the document.",
        why="Spreadsheets drop zeros in front of a number. With a zero there the check digits fit, which hardly happens by chance.",
    )


def lost_zero(typed: str, shapes: Sequence[Shape], code: Code, refusals: Sequence[Refusal], labels: tuple[str, ...]) -> Problem | None:
    """The problem of a number that only lacks one or two zeros in front; None for every other value."""
    if endless(typed):
        return None
    folded = fold(typed, labels=labels)
    short = folded.kept
    if not is_ascii_digits(short) or not short.strip("0"):
        return None
    for shape in shapes:
        zeros = shape.length - len(short)
        number = "0" * zeros + short
        if 1 <= zeros <= MOST and shape.proof >= PROVED and shape.fits(number) and not any(r.applies(number) for r in refusals):
            return problem(code, folded.whole(), Fix(Span(0, len(typed)), shape.canonical(number), Trust.LIKELY))
    return None
