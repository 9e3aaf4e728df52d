"""What is offered where check digits do not fit or one digit is missing or too many: the numbers that one slip explains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
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
    length = len(number)
    targets = (
        [_target(s, number, refusals) for s in shapes if s.holds and -2 < s.length - length < 2]
        if is_ascii_digits(number) and number.strip("0")
        else ()
    )
    if not targets:
        return problem(code, folded.whole(), **params)
    found = slips.explain(number, targets, channel, MOST)
    if found.name:
        params["slip"] = found.name
    fixes = [_fix(folded, each, shapes, separators) for each in found.meant if each.probability >= LEAST]
    return problem(code, folded.span(found.start, found.end) if found.end else folded.whole(), *fixes, **params)


def _target(shape: Shape, number: str, refusals: Sequence[Refusal]) -> Target:
    known = formulas(shape, number)
    return _made(
        (
            shape.length,
            shape.holds or shape.fits_digits,
            known,
            shape.near is None or len(known) == 1,
            shape.proof,
            _weight(shape, refusals),
            shape.often,
            shape.head,
        )
    )


_made = partial(tuple.__new__, Target)  # a third of what the class itself takes


def formulas(shape: Shape, number: str) -> tuple[Formula, ...]:
    """The tables of each formula that a number of this shape may be held to; nothing where one of them cannot be read as sums."""
    if shape.holds is None:
        return ()
    if shape.near is None:
        one = formula(shape.holds, shape.length)
        return (one,) if one else ()
    found: list[Formula] = []
    for each in shape.near(digits(number)):
        one = formula(each, shape.length)
        if one is None:
            return ()
        found.append(one)
    return tuple(found)


def _weight(shape: Shape, refusals: Sequence[Refusal]) -> Callable[[str], float]:
    """0 for what the kind refuses, little for what it doubts, more for what begins as its numbers do."""
    refused: list[Callable[[str], bool]] = []
    doubted: list[Callable[[str], bool]] = []
    for refusal in refusals:
        severity = refusal.code.severity
        if severity is _ERROR:
            refused.append(refusal.applies)
        elif severity is _WARNING:
            doubted.append(refusal.applies)
    common = commonness(shape.begins) if shape.begins else None

    def weight(number: str) -> float:
        for applies in refused:
            if applies(number):
                return 0.0
        known = common(number) if common else 1.0
        for applies in doubted:
            if applies(number):
                known *= DOUBTED
        return known

    return weight


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_LIKELY, _CANDIDATE = Trust.LIKELY, Trust.CANDIDATE


def _fix(folded: Folded, meant: Meant, shapes: Sequence[Shape], separators: str) -> Fix:
    """The number in the place of what was typed; where the length stays, only the digits that change are replaced."""
    number, _, start, end, probability = meant
    trust = _LIKELY if probability >= SURE else _CANDIDATE
    typed, kept = folded.typed, folded.kept
    if len(number) != len(kept) or (separators == "forbid" and folded.touched):
        for shape in shapes:
            if shape.length == len(number) and separators != "forbid":
                number = shape.canonical(number)
                break
        return Fix(_span((0, len(typed))), number, trust, probability)
    if kept is typed:
        return Fix(_span((start, end)), number[start:end], trust, probability)
    at = folded.at
    first, behind = at[start], at[end - 1] + 1
    if behind - first == end - start:  # no separators in between
        return Fix(_span((first, behind)), number[start:end], trust, probability)
    chars = {at[i]: number[i] for i in range(start, end)}
    text = "".join([chars.get(i, typed[i]) for i in range(first, behind)])
    return Fix(_span((first, behind)), text, trust, probability)


_span = partial(tuple.__new__, Span)
