"""What is offered where check digits do not fit or one digit is missing or too many: the numbers that one slip explains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any

from gosform import slips
from gosform.engines.shape import Refusal, Shape, commonness
from gosform.formula import digits
from gosform.options import Channel
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust
from gosform.slips import Meant, Target
from gosform.sums import Formula, formula
from gosform.text import Folded, is_ascii_digits

SURE = 0.8
"""From here on a repair is ``likely``."""
MOST = 3
LEAST = 0.01
"""Less probable numbers are not offered."""
FEW = 2
"""So few first digits, or fewer, tell nothing of whose number it is."""
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
    targets = [_target(s, number, refusals) for s in shapes if s.holds and -2 < s.length - length < 2]
    if not targets or not is_ascii_digits(number) or not number.strip("0"):
        return Problem(code, folded.whole(), params, (), code.severity)
    meant, start, end, name = slips.explain(number, targets, channel, MOST)
    if name:
        params["slip"] = name
    fixes = tuple([_fix(folded, each, shapes, separators) for each in meant if each[4] >= LEAST])
    return Problem(code, folded.span(start, end) if end else folded.whole(), params, fixes, code.severity)


def _target(shape: Shape, number: str, refusals: Sequence[Refusal]) -> Target:
    if shape.head is None or shape.head > FEW:
        return _with_formulas(shape, number, partial(_weight, shape, refusals))
    if shape.near:
        return _with_formulas(shape, number, _by_beginning(shape, tuple(refusals)))
    return _lasting(shape, tuple(refusals))


def _with_formulas(shape: Shape, number: str, weight: Callable[[str], float]) -> Target:
    known = formulas(shape, number)
    exact = shape.near is None or len(known) == 1
    return _made((shape.length, shape.holds or shape.fits_digits, known, exact, shape.proof, weight, shape.often, shape.head))


_made = partial(tuple.__new__, Target)  # a third of what the class itself takes


@lru_cache(maxsize=64)
def _lasting(shape: Shape, refusals: tuple[Refusal, ...]) -> Target:
    """That of any number: the rule is one for all."""
    return _with_formulas(shape, "", _by_beginning(shape, refusals))


def formulas(shape: Shape, number: str) -> tuple[Formula, ...]:
    """The tables of each formula that a number of this shape may be held to; nothing where one of them cannot be read as sums."""
    if shape.holds is None:
        return ()
    return _formulas(shape.near(digits(number)) if shape.near else (shape.holds,), shape.length)


@lru_cache(maxsize=256)
def _formulas(rules: tuple[Callable[[Any], Any], ...], length: int) -> tuple[Formula, ...]:
    found = [formula(rule, length) for rule in rules]
    return tuple([one for one in found if one]) if all(found) else ()


def _weight(shape: Shape, refusals: Sequence[Refusal], number: str) -> float:
    """0 for what the kind refuses, little for what it doubts, more for what begins as its numbers do."""
    known = commonness(shape.begins)(number) if shape.begins else 1.0
    for refusal in refusals:
        if refusal.applies(number):
            severity = refusal.code.severity
            if severity is Severity.ERROR:
                return 0.0
            if severity is Severity.WARNING:
                known *= DOUBTED
    return known


@lru_cache(maxsize=64)
def _by_beginning(shape: Shape, refusals: tuple[Refusal, ...]) -> Callable[[str], float]:
    """The same where ``FEW`` digits or none decide, looked at once each: so few are a region, or a sort of number, and nobody's."""
    head, zeros = shape.head, "0" * shape.length
    known: dict[str, float] = {}

    def weight(number: str) -> float:
        if number == zeros:
            return _weight(shape, refusals, number)
        found = known.get(number[:head])
        if found is None:
            found = known[number[:head]] = _weight(shape, refusals, number)
        return found

    return weight


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
