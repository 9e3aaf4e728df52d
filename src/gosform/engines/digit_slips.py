"""What is offered where check digits do not fit or one digit is missing or too many: the numbers that one slip explains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gosform import slips
from gosform.engines.shape import Refusal, Shape, commonness
from gosform.formula import digits
from gosform.options import Channel
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, problem
from gosform.slips import Meant, Target
from gosform.sums import Formula, formula
from gosform.text import Folded, is_ascii_digits

SURE = 0.8
"""From here on a repair is ``likely``."""
MOST = 3
LEAST = 0.01
"""Less probable numbers are not offered."""
DOUBTED = 0.02
"""How much rarer a number is that the kind doubts."""


def slipped(
    code: Code, folded: Folded, shapes: Sequence[Shape], refusals: Sequence[Refusal], *, separators: str, channel: Channel, **params: Any
) -> Problem:
    """A problem of a number that is wrong somewhere, with the numbers that one slip explains, the most probable first.

    It points at a place only where the slip most certainly is; ``slip`` among its params names the slip on the same condition.
    """
    number = folded.kept
    whole = folded.whole()
    if not is_ascii_digits(number) or not number.strip("0"):
        return problem(code, whole, **params)
    targets = [_target(s, number, refusals) for s in shapes if s.holds and abs(s.length - len(number)) < 2]
    if not targets:
        return problem(code, whole, **params)
    found = slips.explain(number, targets, channel, MOST)
    if found.name:
        params["slip"] = found.name
    fixes = [_fix(folded, each, shapes, separators) for each in found.meant if each.probability >= LEAST]
    return problem(code, folded.span(found.start, found.end) if found.end else whole, *fixes, **params)


def _target(shape: Shape, number: str, refusals: Sequence[Refusal]) -> Target:
    return Target(
        shape.length,
        shape.holds or shape.fits_digits,
        formulas(shape, number),
        shape.near is None,
        shape.proof,
        _weight(shape, refusals),
        shape.often,
    )


def formulas(shape: Shape, number: str) -> tuple[Formula, ...]:
    """The tables of each formula that a number of this shape may be held to; nothing where one of them cannot be read as sums."""
    if shape.holds is None:
        return ()
    if shape.near is None:
        one = formula(shape.holds, shape.length)
        return (one,) if one else ()
    found = [formula(each, shape.length) for each in shape.near(digits(number))]
    return tuple([each for each in found if each]) if all(found) else ()


def _weight(shape: Shape, refusals: Sequence[Refusal]) -> Callable[[str], float]:
    """0 for what the kind refuses, little for what it doubts, more for what begins as its numbers do."""
    refused = [r.applies for r in refusals if r.code.severity is Severity.ERROR]
    doubted = [r.applies for r in refusals if r.code.severity is Severity.WARNING]
    begins = shape.begins

    def weight(number: str) -> float:
        for applies in refused:
            if applies(number):
                return 0.0
        known = commonness(begins, number) if begins else 1.0
        for applies in doubted:
            if applies(number):
                known *= DOUBTED
        return known

    return weight


def _fix(folded: Folded, meant: Meant, shapes: Sequence[Shape], separators: str) -> Fix:
    """The number in the place of what was typed; where the length stays, only the digits that change are replaced."""
    trust = Trust.LIKELY if meant.probability >= SURE else Trust.CANDIDATE
    number = meant.number
    if len(number) != len(folded.kept) or (separators == "forbid" and folded.touched):
        shape = next(s for s in shapes if s.length == len(number))
        return Fix(Span(0, len(folded.typed)), number if separators == "forbid" else shape.canonical(number), trust, meant.probability)
    if folded.kept is folded.typed:
        return Fix(Span(meant.start, meant.end), number[meant.start : meant.end], trust, meant.probability)
    span = folded.span(meant.start, meant.end)
    chars = {folded.at[i]: number[i] for i in range(meant.start, meant.end)}
    return Fix(span, "".join(chars.get(i, folded.typed[i]) for i in range(*span)), trust, meant.probability)
