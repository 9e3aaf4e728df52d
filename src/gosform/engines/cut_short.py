"""A long number that a spreadsheet kept fifteen digits of and filled up with zeros.

A table holds a number in binary with fifteen decimal digits that can be relied on; from the sixteenth on it writes zeros. With two
zeros or more there, and check digits that do not fit, hardly anything else explains them, and what they stood for is gone.
One lost digit can be worked out from the check digits, but one number in ten ends in 0 by itself, and slips are commoner than
such tables. So then the cut is only one of the candidates; the slips come behind it, but for one that is more probable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gosform.engines.shape import Refusal, Shape
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, problem
from gosform.text import Folded

KEPT = 15
"""Decimal digits that a spreadsheet keeps."""
ONE_LOST = 0.4
"""How probable the cut is where a single zero stands in the sixteenth place: damage by tables is 5 in 100 wrong values, a third of it of
this sort where a number is so long; slips of typing are 50 in 100, of which one in ten leaves or makes a 0 there, and part of those
are typed with spaces, as no table writes them."""
MOST = 3


def cut_short(number: str) -> bool:
    """Two zeros or more, and nothing else, from the sixteenth digit on."""
    return len(number) > KEPT + 1 and not number[KEPT:].strip("0")


def cut_place(folded: Folded) -> Span:
    """The zeros that the table wrote."""
    return folded.span(KEPT, len(folded.kept))


def with_lost_digit(found: Problem, code: Code, folded: Folded, shape: Shape, refusals: Sequence[Refusal], *, separators: str) -> Problem:
    """A failed check as a number that a table may have cut, with the one lost digit before the slips; as it was where that cannot be."""
    number = folded.kept
    if len(number) != KEPT + 1 or number[KEPT] != "0" or folded.touched:
        return found
    meant = [number[:KEPT] + digit for digit in "123456789" if shape.fits(number[:KEPT] + digit)]
    if len(meant) != 1 or any(r.code.severity is Severity.ERROR and r.applies(meant[0]) for r in refusals):
        return found
    text = meant[0] if separators == "forbid" else shape.canonical(meant[0])
    first = Fix(Span(0, len(folded.typed)), text, Trust.CANDIDATE, ONE_LOST)
    others = [
        replace(fix, trust=Trust.CANDIDATE, probability=fix.probability and fix.probability * (1 - ONE_LOST))
        for fix in found.fixes
        if fix.apply(folded.typed) != text
    ]
    ranked = sorted([first, *others[: MOST - 1]], key=lambda fix: -(fix.probability or 0.0))
    return problem(code, cut_place(folded), *ranked)
