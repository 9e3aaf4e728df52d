"""Which kind a value is of: scored by its spelling, its check digits, the words near it and the fields of its form together.

For each kind the weight is ``prior × P(spelling | kind) × (1 / chance)``, where chance is the share of random values of that spelling
which the kind accepts: a check digit counts for as much as it proves and never decides alone. One more weight stands for “none of
these”. The score is the share of all weights, so that kinds which look alike take it from each other. The model, its numbers and what
was measured: ``docs/decisions/wrong-kind.md``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from gosform.finding import Guess
from gosform.guess.good import good
from gosform.guess.looks import BARE, ODD, STRAY, Look, looks
from gosform.guess.spelt import PRIORS, RARE
from gosform.guess.words import parted, said
from gosform.text import SAME_AS_DIGIT

SLIP = 0.05
"""The share of values of a kind that carry a slip, where nothing else is known."""
NAMED, UNNAMED = 0.5, 0.001
"""How often the words near a value name its kind, and how often they name it for a value of another kind."""
NONE = 0.02
"""The prior of values that are of no kind at all."""
UNLIKELY = 1e-4
"""The share of texts that happen to look like an e-mail address, a plate … while they are none."""
SOME_DAY = date(2030, 1, 1)
"""No kind that is guessed depends much on the day; years to come are doubted from here on."""


def guesses(typed: str, label: str | None = None, kinds: Collection[str] | None = None, *, as_of: date = SOME_DAY) -> list[Guess]:
    """The kinds that a value may be of, the most probable first; empty when nothing speaks for any. The scores of all and of “none” add up to 1.

    label: words beside the value («СНИЛС заявителя»); words typed in front of it are read too.
    kinds: only these are considered.

    >>> guesses("112-233-445 95")[0].kind
    'snils'
    """
    words, value = parted(typed)
    named = said(words) | said(label or "")
    weights, none = weigh(value, named, PRIORS if kinds is None else {k: PRIORS.get(k, RARE) for k in kinds}, as_of)
    if not weights:
        return []
    total = sum(weights.values()) + none
    found = [Guess(kind, weight / total) for kind, weight in weights.items()]
    return sorted(found, key=lambda guess: (-guess.score, guess.kind))


def weigh(value: str, named: frozenset[str], priors: Mapping[str, float], as_of: date) -> tuple[dict[str, float], float]:
    """The weight of each kind that the spelling allows, and of none of them. priors: the kinds to consider, and how common each is."""
    spelling, found = looks(value)
    if not found and any(c in SAME_AS_DIGIT for c in value):  # 45O8: letters in the place of digits
        spelling, found = looks("".join(SAME_AS_DIGIT.get(c, c) for c in value))
    odds = {look.kind: priors[look.kind] * weight(look, value, as_of) for look in found if look.kind in priors}
    if named:
        odds = {kind: w * (NAMED if kind in named else UNNAMED) for kind, w in odds.items()}
        if named.isdisjoint(odds):  # named, in a spelling that nobody foresaw
            odds |= {kind: priors[kind] * NAMED * STRAY for kind in named & priors.keys()}
    return odds, NONE * stray(spelling, found) * (UNNAMED if named else 1)


def weight(look: Look, value: str, as_of: date) -> float:
    """How much the spelling and the check digits of a value speak for a kind, against random characters in that spelling."""
    if good(look.kind, value, as_of):
        return look.usual * (1 - SLIP) / look.chance
    return look.usual * SLIP


def stray(spelling: str, found: Collection[Look]) -> float:
    """How often a value of no kind, or of another with a slip, is spelt so."""
    if not spelling.strip("#"):
        return BARE
    if any(c.isalpha() for c in spelling):
        return UNLIKELY
    return STRAY if all(look.usual <= STRAY for look in found) else ODD
