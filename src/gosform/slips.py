"""Which slip of the hand or of the ear explains a number whose check digits do not fit, and how probable each explanation is.

Every number that one edit away from what was typed fits is an explanation: another digit, two neighbours or two digits around a third
exchanged, a pair typed as another pair, a digit left out, doubled or added, thirteen heard for thirty. By Bayes' rule

    P(meant | typed)  ∝  P(meant) · P(kind of slip) / (ways to make that slip in the number that was meant)

and one more weight stands for two or more slips at once, which nothing here can explain. P(meant) is the same for all numbers whose check
digits fit, times what the kind knows of its numbers (a region, a year, a first digit). The probabilities are those of a person who typed
one number wrongly, so they add up to less than 1.

How often each slip is made: J. Verhoeff, “Error detecting decimal codes”, Mathematisch Centrum, Amsterdam 1969: 12,112 errors in numbers
of six digits, as quoted in textbooks; how often the length changes: N. R. Wagner, “The laws of cryptography with Java code”, 10 to 20 in
100. Nobody has published such counts for Russian portals, nor which digits are taken for which, so all digits are alike when typed. What
the ear confuses is an assumption: numerals that rhyme or begin alike (пять and девять, семь and восемь; тринадцать and тридцать).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from gosform.edits import RHYMES, TEENS, one_less, one_more, same_length
from gosform.formula import TO_DIGIT, TO_TEXT
from gosform.options import Channel
from gosform.sums import Formula

SHARES: Mapping[Channel, Mapping[str, float]] = {
    "typed": {
        "wrong-digit": 0.791, "neighbours-swapped": 0.102, "jump-swapped": 0.008, "twin": 0.005, "jump-twin": 0.003, "heard": 0.005,
        "several": 0.086,
    },
    "phone": {
        "wrong-digit": 0.28, "neighbours-swapped": 0.06, "jump-swapped": 0.01, "twin": 0.02, "jump-twin": 0.01, "heard": 0.54,
        "several": 0.08,
    },
}  # fmt: skip
"""Of the slips that keep the length: the share of each; ``several`` is what no single slip explains."""
LENGTH: Mapping[str, float] = {"left-out": 0.45, "doubled": 0.25, "added": 0.25, "several": 0.05}
"""Of the slips that change the length by one."""
LENGTH_CHANGES = 0.15


class Meant(NamedTuple):
    """A number that may have been meant.

    start, end: where what was typed differs from it: of a digit too many, the row of the same digits that it stands in; both 0 where a digit
    is missing, since no place shows it.
    """

    number: str
    name: str
    start: int
    end: int
    probability: float


class Target(NamedTuple):
    """A length that the number may have.

    holds: its check digits, as ``Shape.fits_digits``. formulas: the same as tables, of each formula that it may be held to; empty where
    they cannot be had. exact: there is one formula, and nothing but it counts. proof: one random number in so many passes. weight: how much commoner such a number is than a random one that passes;
    0 where none exists. often: how often a number has this length, beside the lengths of the other targets.
    """

    length: int
    holds: Callable[[Any], Any]
    formulas: tuple[Formula, ...]
    exact: bool
    proof: float
    weight: Callable[[str], float]
    often: float = 1.0


class Explained(NamedTuple):
    """What may have been meant, the most probable first, and what is as good as certain.

    meant: the first of them. start, end: the place of the slip, both 0 where it is not ``SURE``. name: the kind of slip, empty where it is not.
    """

    meant: tuple[Meant, ...] = ()
    start: int = 0
    end: int = 0
    name: str = ""


SURE = 0.9
"""From this probability on a place, or a kind of slip, is named."""
NEVER_SURE = 0.3
"""Below it for the best explanation nothing is as good as certain: at most three digits fit in one place."""


def explain(typed: str, targets: Sequence[Target], channel: Channel = "typed", most: int = 3) -> Explained:
    """The numbers that one slip explains. ``typed``: ASCII digits alone."""
    number = typed.encode("ascii").translate(TO_DIGIT)
    found: dict[str, tuple[float, str, int, int]] = {}
    several = 0.0
    for target in targets:
        part = target.often if len(targets) == 1 else target.often * _part(number, target, targets)
        # There are ten times as many numbers with a digit more, so each of them is meant a tenth as often.
        likely = part * target.proof * 10.0 ** (len(number) - target.length)
        if target.length == len(number):
            several += part * SHARES[channel]["several"]
            _weigh_same(found, number, target, likely, channel)
        else:
            several += part * LENGTH["several"] / 2  # half of them make a number longer, half shorter
            _weigh_other(found, number, target, likely)
    if not found:
        return Explained()
    total = several + sum([each[0] for each in found.values()])
    best = sorted([(-each[0], text) for text, each in found.items()])[:most]
    meant = tuple([Meant(text, *found[text][1:], -weight / total) for weight, text in best])
    if meant[0].probability < NEVER_SURE:
        return Explained(meant)
    places: dict[tuple[int, int], float] = {}
    names: dict[str, float] = {}
    for weight, name, start, end in found.values():
        if end:
            places[start, end] = places.get((start, end), 0.0) + weight
        names[name] = names.get(name, 0.0) + weight
    sure = SURE * total
    start, end = next((at for at, weight in places.items() if weight >= sure), (0, 0))
    return Explained(meant, start, end, next((name for name, weight in names.items() if weight >= sure), ""))


def _part(number: bytes, target: Target, targets: Sequence[Target]) -> float:
    """How often the length stays, or changes, where both may be."""
    if len({t.length == len(number) for t in targets}) == 1:
        return 1.0
    return 1 - LENGTH_CHANGES if target.length == len(number) else LENGTH_CHANGES


def _weigh_same(found: dict[str, tuple[float, str, int, int]], number: bytes, target: Target, part: float, channel: Channel) -> None:
    shares = SHARES[channel]
    single = part * shares["wrong-digit"] / (9 * len(number))
    for digits, name, start, end in same_length(number, target.formulas, target.holds, channel, exact=target.exact):
        text = digits.translate(TO_TEXT).decode("ascii")
        known = target.weight(text)
        if known:
            found[text] = (
                known * (single if name == "wrong-digit" else part * shares[name] / _ways(name, digits, channel, end - start)),
                name,
                start,
                end,
            )


def _weigh_other(found: dict[str, tuple[float, str, int, int]], number: bytes, target: Target, part: float) -> None:
    weight, length = target.weight, target.length
    if len(number) > length:
        for digits, name, start, end in one_less(number, target.holds, target.formulas, exact=target.exact):
            text = digits.translate(TO_TEXT).decode("ascii")
            known, row = weight(text), end - start
            if known:
                chance = LENGTH["added"] * row / (10 * (length + 1)) + LENGTH["doubled"] * (row - 1) / length
                found[text] = (known * part * chance, name, start, end)
        return
    left_out = LENGTH["left-out"]
    for digits, row in one_more(number, target.holds, target.formulas, exact=target.exact):
        text = digits.translate(TO_TEXT).decode("ascii")
        known = weight(text)
        if known:
            found[text] = (known * part * (left_out * row / length), "left-out", 0, 0)


def _ways(name: str, d: bytes, channel: Channel, wide: int) -> int:
    """In how many ways this slip can be made in the number that was meant. wide: digits that it changes."""
    if name == "neighbours-swapped":
        return sum([a != b for a, b in pairwise(d)])
    if name == "jump-swapped":
        return sum([a != b for a, b in zip(d, d[2:], strict=False)])
    if name == "twin":
        return 9 * sum([a == b for a, b in pairwise(d)])
    if name == "jump-twin":
        return 9 * sum([a == b for a, b in zip(d, d[2:], strict=False)])
    pairs = sum([pair in TEENS for pair in pairwise(d)])
    if channel == "typed":
        return pairs
    # Half of what is misheard are teens and tens, half are numerals that sound alike: nothing says which of the two is commoner.
    return 2 * (pairs if wide > 1 else sum([len(RHYMES.get(x, ())) for x in d]))
