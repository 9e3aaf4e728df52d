"""Wrong digits in a number of the right length, in the mix that Verhoeff counted.

Uniform over numbers and over the places where such a slip can happen: a number that has no place for it is drawn again. The troubles are empty: from the
number alone nobody knows which slip it was, and naming one is a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from gosform.trials.arithmetic import fits, possible
from gosform.trials.case import Case
from gosform.trials.made.numbers import MAKERS, NOBODY, make
from gosform.trials.moves import DIGITS, MOVES, TYPED, Move
from gosform.trials.places import redone, stretch

GROUP = "slips"
SHARE = 38.0


def draw(rng: Random) -> Case:
    """A slip of the hand in a number of any make."""
    return slip(rng, make(rng), TYPED, GROUP)


def slip(rng: Random, kind: str, mix: Mapping[str, float], group: str, options: Mapping[str, Any] = NOBODY) -> Case:
    """One slip of the mix in a number of this make, with these options beside its own."""
    name = rng.choices(list(mix), list(mix.values()))[0]
    move = None
    while move is None:
        good = MAKERS[kind](rng)
        move = several(rng, good.bare) if name == "other" else one(rng, good.bare, name)
    written = good.usual if rng.random() < 0.3 else good.bare
    seen = not (fits(good.kind, move.number, good.options) and possible(good.kind, move.number))
    return Case(
        group,
        name,
        good.kind,
        good.value,
        redone(written, good.bare, move.number),
        {**good.options, **options},
        stretch(written, good.bare, move.start, move.end),
        seen=seen,
        repairable=seen and name != "other",
    )


def one(rng: Random, bare: str, name: str) -> Move | None:
    """One of the moves of a class, each as probable in every number."""
    moves = list(MOVES[name](bare))
    # A number with few places for the slip is drawn as much more seldom; without this a rare pair would stand for all of its number.
    most = {"single": 9 * len(bare), "rhyme": 2 * len(bare)}.get(name, 9 * len(bare) if "twin" in name else len(bare))
    at = rng.randrange(most)
    return moves[at] if at < len(moves) else None


def several(rng: Random, bare: str) -> Move:
    """Two to four digits anywhere, each replaced by another."""
    where = sorted(rng.sample([i for i, sign in enumerate(bare) if sign in DIGITS], rng.choice((2, 2, 3, 4))))
    signs = list(bare)
    for i in where:
        signs[i] = rng.choice(DIGITS.replace(signs[i], ""))
    return Move("".join(signs), where[0], where[-1] + 1)
