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

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import eq, itemgetter, ne, neg
from typing import Any, NamedTuple

from gosform.edits import one_less, one_more, same_length
from gosform.options import Channel
from gosform.slip_tables import Change, spelt
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
    0 where none exists. often: how often a number has this length, beside the lengths of the other targets. head: so many of the first digits
    decide the weight of a number that fits and has another digit than 0; None: all of them may.
    """

    length: int
    holds: Callable[[Any], Any]
    formulas: tuple[Formula, ...]
    exact: bool
    proof: float
    weight: Callable[[str], float]
    often: float = 1.0
    head: int | None = None


class Explained(NamedTuple):
    """What may have been meant, the most probable first, and what is as good as certain.

    meant: the first of them. start, end: the place of the slip, both 0 where it is not ``SURE``. name: the kind of slip, empty where it is not.
    """

    meant: tuple[Meant, ...] = ()
    start: int = 0
    end: int = 0
    name: str = ""


NOTHING = Explained()
SURE = 0.9
"""From this probability on a place, or a kind of slip, is named."""
NEVER_SURE = 0.3
"""Below it for the best explanation nothing is as good as certain: at most three digits fit in one place."""


RHYMES: Mapping[str, str] = {"5": "96", "9": "5", "7": "8", "8": "7", "6": "5"}
"""Digits whose Russian names end or begin alike: пять – девять, семь – восемь, and пятьдесят – шестьдесят among tens."""


def explain(typed: str, targets: Sequence[Target], channel: Channel = "typed", most: int = 3) -> Explained:
    """The numbers that one slip explains. ``typed``: ASCII digits alone."""
    length = len(typed)
    found: list[Any] = []
    weights: list[float] = []
    several = 0.0
    for target in targets:
        part = target.often if len(targets) == 1 else target.often * _part(typed, target, targets)
        # There are ten times as many numbers with a digit more, so each of them is meant a tenth as often.
        likely = part * target.proof * 10.0 ** (length - target.length)
        if target.length == length:
            several += part * SHARES[channel]["several"]
            each, known = _weigh_same(typed, target, likely, channel)
            if len(targets) > 1:
                each = [(spelt(typed, change), *change[1:4]) for change in each]
        else:
            several += part * LENGTH["several"] / 2  # half of them make a number longer, half shorter
            each, known = _weigh_less(typed, target, likely) if length > target.length else _weigh_more(typed, target, likely)
        if not all(known):
            each = [one for one, weight in zip(each, known, strict=True) if weight]
            known = list(filter(None, known))
        found += each
        weights += known
    return _ranked(typed, found, weights, several + sum(weights), most) if found else NOTHING


def _ranked(typed: str, found: list[Any], weights: list[float], total: float, most: int) -> Explained:
    meant = []
    # Of those that are equally probable the smallest number stays the first.
    for weight, number, each in sorted(zip(map(neg, weights), map(_NUMBER, found), found, strict=True))[:most]:
        meant.append(_meant((number if len(each) == 4 else spelt(typed, each), each[1], each[2], each[3], -weight / total)))
    _, name, start, end, probability = meant[0]
    if probability < NEVER_SURE:
        return _explained((tuple(meant), 0, 0, ""))
    # As the best has so large a part, no other place or kind of slip than its own can be sure.
    here = named = 0.0
    for each, weight in zip(found, weights, strict=True):
        if each[1] == name:
            named += weight
        if each[2] == start and each[3] == end:
            here += weight
    if not end or here < SURE * total:
        start = end = 0
    return _explained((tuple(meant), start, end, name if named >= SURE * total else ""))


_NUMBER: Callable[[Any], Any] = itemgetter(0)
_meant, _explained = partial(tuple.__new__, Meant), partial(tuple.__new__, Explained)  # a third of what the classes themselves take


def _part(typed: str, target: Target, targets: Sequence[Target]) -> float:
    """How often the length stays, or changes, where both may be."""
    if len({t.length == len(typed) for t in targets}) == 1:
        return 1.0
    return 1 - LENGTH_CHANGES if target.length == len(typed) else LENGTH_CHANGES


def _weigh_same(typed: str, target: Target, part: float, channel: Channel) -> tuple[list[Any], list[float]]:
    found = same_length(typed, target.formulas, target.holds, exact=target.exact)
    if channel == "phone":
        found = [_by_ear(typed, change) for change in found]
    shares, weight, head = SHARES[channel], target.weight, _head(typed, target)
    single = part * shares["wrong-digit"] / (9 * len(typed))
    usual = plain = -1.0
    weights: list[float] = []
    for change in found:
        _, name, start, end, _, _, _ = change
        wrong = name == "wrong-digit"
        if wrong and start >= head and usual >= 0:
            weights.append(plain)
            continue
        number = spelt(typed, change)
        if start < head:
            known = weight(number)
        else:
            if usual < 0:
                usual = weight(number)
                plain = usual * single
            known = usual
        weights.append(known * (single if wrong else part * shares[name] / _ways(name, number, channel, end - start)))
    return found, weights


def _head(typed: str, target: Target) -> int:
    """So many first digits decide the weight of a number that is a slip away: it is the same for all that differ behind them."""
    if target.head is None or typed.count("0") > len(typed) - 3:  # in what is nearly a row of zeros other digits may make one
        return len(typed) + 1
    return target.head


def _known(typed: str, target: Target, meant: list[tuple[str, int]]) -> list[float]:
    """The weights of numbers that differ from a place on, before the slip itself is weighed."""
    head, weight, usual = _head(typed, target), target.weight, -1.0
    found = []
    for number, at in meant:
        if at >= head and usual < 0:
            usual = weight(number)
        found.append(usual if at >= head else weight(number))
    return found


def _by_ear(typed: str, change: Change) -> Change:
    """A wrong digit that sounds like the right one."""
    order, name, at, end, meant, other, looked_at = change
    if name == "wrong-digit" and typed[at] in RHYMES.get(meant, ""):
        return order, "heard", at, end, meant, other, looked_at
    return change


def _weigh_less(typed: str, target: Target, part: float) -> tuple[list[Any], list[float]]:
    found = one_less(typed, target.holds, target.formulas, exact=target.exact)
    length, known = target.length, _known(typed, target, [(edit[0], edit[2]) for edit in found])
    rows = [end - start for _, _, start, end in found]
    ways = [LENGTH["added"] * row / (10 * (length + 1)) + LENGTH["doubled"] * (row - 1) / length for row in rows]
    return found, [each * part * way for each, way in zip(known, ways, strict=True)]


def _weigh_more(typed: str, target: Target, part: float) -> tuple[list[Any], list[float]]:
    found = one_more(typed, target.holds, target.formulas, exact=target.exact)
    length, left_out, known = target.length, LENGTH["left-out"], _known(typed, target, [(text, at) for text, _, at in found])
    weights = [each * part * (left_out * row / length) for each, (_, row, _) in zip(known, found, strict=True)]
    return [(text, "left-out", 0, 0) for text, _, _ in found], weights


def _ways(name: str, number: str, channel: Channel, wide: int) -> int:
    """In how many ways this slip can be made in the number that was meant. wide: digits that it changes."""
    if name == "neighbours-swapped":
        return sum(map(_unlike, number, number[1:]))
    if name == "jump-swapped":
        return sum(map(_unlike, number, number[2:]))
    if name == "twin":
        return 9 * sum(map(_alike, number, number[1:]))
    if name == "jump-twin":
        return 9 * sum(map(_alike, number, number[2:]))
    pairs = len(_TEEN.findall(number))
    if channel == "typed":
        return pairs
    # Half of what is misheard are teens and tens, half are numerals that sound alike: nothing says which of the two is commoner.
    return 2 * (pairs if wide > 1 else sum([len(RHYMES.get(x, "")) for x in number]))


_alike: Callable[[str, str], bool] = eq
_unlike: Callable[[str, str], bool] = ne
_TEEN = re.compile("[2-9](?=0)|1(?=[2-9])")
