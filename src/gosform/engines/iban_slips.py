"""The numbers that one slip in the digits of an IBAN explains. Letters stay as they are: nobody has counted how they are mistyped."""

from __future__ import annotations

from collections.abc import Callable
from operator import mul
from typing import Any

from gosform import slips
from gosform.engines.digit_slips import LEAST, MOST, SURE
from gosform.formula import Digits
from gosform.options import Channel
from gosform.problem import Code, Fix, Problem, Span, Trust, problem
from gosform.slips import Target
from gosform.text import Folded

MODULUS = 97


def slipped(code: Code, folded: Folded, text: str, channel: Channel) -> Problem:
    """The problem of an IBAN whose check digits do not fit. ``text``: its characters in capitals, as many as were kept."""
    places = [i for i, char in enumerate(text) if char.isdigit()]
    number = "".join(text[i] for i in places)
    target = Target(len(number), _holds(text), (), True, MODULUS, lambda _: 1.0)
    found = slips.explain(number, [target], channel, MOST)
    fixes = []
    for meant in (each for each in found.meant if each.probability >= LEAST):
        chars = {folded.at[places[i]]: meant.number[i] for i in range(meant.start, meant.end)}
        span = Span(min(chars), max(chars) + 1)
        replaced = "".join(chars.get(i, folded.typed[i]) for i in range(*span))
        fixes.append(Fix(span, replaced, Trust.LIKELY if meant.probability >= SURE else Trust.CANDIDATE, meant.probability))
    params: dict[str, Any] = {"slip": found.name} if found.name else {}
    span = folded.span(places[found.start], places[found.end - 1] + 1) if found.end else folded.whole()
    return problem(code, span, *fixes, **params)


def _holds(text: str) -> Callable[[Digits], bool]:
    """The rule over the digits alone: what each of them counts, modulo 97, and what the letters add."""
    weights: dict[int, int] = {}
    letters, power = 0, 1
    for place in reversed([*range(4, len(text)), *range(4)]):
        char = text[place]
        if char.isdigit():
            weights[place] = power
            power = power * 10 % MODULUS
        else:
            letters += int(char, 36) * power
            power = power * 100 % MODULUS
    ordered = [weights[place] for place in sorted(weights)]
    return lambda digits: (sum(map(mul, ordered, digits)) + letters) % MODULUS == 1
