"""The slips of a hand and of an ear, as the studies of copied numbers name them: what one slip makes of a number, and how often each happens.

Every slip here can be taken back by a slip of the same class, so the same lists serve for damaging a number and for finding what it may have been.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

DIGITS = "0123456789"
# Verhoeff, Error detecting decimal codes, 1969: 12,112 slips in numbers of six digits, copied by hand. In percent.
TYPED: Mapping[str, float] = {
    "single": 79.1,
    "transposition": 10.2,
    "jump": 0.8,
    "twin": 0.5,
    "jump-twin": 0.3,
    "phonetic": 0.5,
    "other": 8.6,
}
# Nobody has counted the slips of a help line. This mix is an assumption and is told apart in every result.
HEARD: Mapping[str, float] = {"rhyme": 50, "phonetic": 35, "transposition": 10, "other": 5}
# Numerals that sound alike: пять and девять, семь and восемь, пятьдесят and шестьдесят.
RHYMES: Mapping[str, str] = {"5": "96", "9": "5", "7": "8", "8": "7", "6": "5"}


class Move(NamedTuple):
    """What a slip made of a number, and the places ``[start, end)`` that it touched."""

    number: str
    start: int
    end: int


def singles(number: str) -> Iterator[Move]:
    """One digit replaced by any other."""
    for i, old in enumerate(number):
        for new in DIGITS:
            if new != old and old in DIGITS:
                yield Move(number[:i] + new + number[i + 1 :], i, i + 1)


def transpositions(number: str) -> Iterator[Move]:
    """Neighbours swapped: ab, ba."""
    for i, (a, b) in enumerate(pairwise(number)):
        if a != b:
            yield Move(number[:i] + b + a + number[i + 2 :], i, i + 2)


def jumps(number: str) -> Iterator[Move]:
    """Two digits swapped over a third: abc, cba."""
    for i, (a, b, c) in enumerate(zip(number, number[1:], number[2:], strict=False)):
        if a != c:
            yield Move(number[:i] + c + b + a + number[i + 3 :], i, i + 3)


def twins(number: str) -> Iterator[Move]:
    """A pair of the same digit replaced by another pair: aa, bb."""
    for i, (a, b) in enumerate(pairwise(number)):
        for new in DIGITS:
            if a == b != new:
                yield Move(number[:i] + new + new + number[i + 2 :], i, i + 2)


def jump_twins(number: str) -> Iterator[Move]:
    """The same digit before and after a third, replaced in both places: aba, cbc."""
    for i, (a, b, c) in enumerate(zip(number, number[1:], number[2:], strict=False)):
        for new in DIGITS:
            if a == c != new:
                yield Move(number[:i] + new + b + new + number[i + 3 :], i, i + 3)


def phonetics(number: str) -> Iterator[Move]:
    """Тридцать and тринадцать: a0, 1a."""
    for i, (a, b) in enumerate(pairwise(number)):
        if a in "23456789" and b == "0":
            yield Move(number[:i] + "1" + a + number[i + 2 :], i, i + 2)
        elif a == "1" and b in "23456789":
            yield Move(number[:i] + b + "0" + number[i + 2 :], i, i + 2)


def rhymes(number: str) -> Iterator[Move]:
    """A digit heard as one that sounds alike."""
    for i, old in enumerate(number):
        for new in RHYMES.get(old, ""):
            yield Move(number[:i] + new + number[i + 1 :], i, i + 1)


MOVES: Mapping[str, Callable[[str], Iterator[Move]]] = {
    "single": singles,
    "transposition": transpositions,
    "jump": jumps,
    "twin": twins,
    "jump-twin": jump_twins,
    "phonetic": phonetics,
    "rhyme": rhymes,
}


def choices(name: str, length: int) -> float:
    """How many moves of a class a number of random digits has on average."""
    return {
        "single": 9 * length,
        "transposition": 0.9 * (length - 1),
        "jump": 0.9 * (length - 2),
        "twin": 0.9 * (length - 1),
        "jump-twin": 0.9 * (length - 2),
        "phonetic": 0.16 * (length - 1),
        "rhyme": 0.6 * length,
    }[name]


# Wagner gives ten to twenty percent of all errors to digits left out or added, and no more detail; how they part is an assumption.
LENGTHS: Mapping[str, float] = {"omitted": 45, "doubled": 35, "added": 20}
# A spreadsheet keeps fifteen digits of a number. Beside a hundred slips in numbers of sixteen digits so many lose the last one to a zero: the shares of the
# groups are 38 and 5, of the latter 15 in a hundred cut a long number, and 36 in a hundred numbers are so long.
HELD = 15
CUT = 5.5
# It also drops a zero in front. Beside a hundred slips that change the length so many numbers of these kinds lose that zero: the groups' shares are 8, of
# which 70 in a hundred have check digits, and 5, of which 30 in a hundred lose zeros, as many of them with check digits, and half of all numbers are of these kinds.
ZERO_DROPPED = 36.0
TABLED = frozenset({"inn", "snils", "okpo"})
