"""How sure a measured share is: Wilson's interval, the rule of three, the error of offered probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

Z = 1.959963984540054
"""Of the normal distribution, for 95 %."""
BINS = 10


class Figure(NamedTuple):
    """A measured figure with its interval of 95 % and the number of cases that it rests on."""

    value: float
    low: float
    high: float
    n: int


class Bin(NamedTuple):
    """Offered probabilities of one tenth: how many, their sum, how many were right."""

    n: int
    offered: float
    right: int


def wilson(hits: int, n: int) -> Figure:
    """The share of hits, after Wilson, Probable inference, 1927. With no hit, or nothing but hits, that end of the interval is exact."""
    if n == 0:
        return Figure(0.0, 0.0, 1.0, 0)
    share, spread = hits / n, Z * Z / n
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * sqrt(share * (1 - share) / n + spread / (4 * n))
    return Figure(share, 0.0 if hits == 0 else max(middle - half, 0.0), 1.0 if hits == n else min(middle + half, 1.0), n)


def at_most(hits: int, n: int) -> Figure:
    """The share of what must not happen at all. Where it did not, the rule of three bounds it: below 3 / n at 95 %."""
    found = wilson(hits, n)
    return found._replace(high=min(3 / n, 1.0)) if hits == 0 and n else found


def mean(total: float, squares: float, n: int) -> Figure:
    """The mean of numbers from 0 to 1 of which the sum and the sum of squares are known, with the normal interval."""
    if n == 0:
        return Figure(0.0, 0.0, 1.0, 0)
    middle = total / n
    half = Z * sqrt(max(squares / n - middle * middle, 0.0) / n)
    return Figure(middle, max(middle - half, 0.0), min(middle + half, 1.0), n)


def paired(total: float, squares: float, n: int) -> Figure:
    """The difference of two shares of the same cases: the sum of the differences (1, 0 or -1), and of their squares.

    The interval is that of Agresti and Min, Simple improved confidence intervals for comparing matched proportions, 2005: half a case is added to each cell, so
    that it holds what it promises in small samples too.
    """
    if n == 0:
        return Figure(0.0, -1.0, 1.0, 0)
    middle = total / (n + 2)
    half = Z * sqrt(((squares + 1) / (n + 2) - middle * middle) / (n + 2))
    return Figure(total / n, max(min(middle - half, total / n), -1.0), min(max(middle + half, total / n), 1.0), n)


def macro(shares: Sequence[Figure]) -> Figure:
    """The mean of the shares of several classes, each counted once however many cases it has; n is the number of all cases."""
    known = [share for share in shares if share.n]
    if not known:
        return Figure(0.0, 0.0, 1.0, 0)
    middle = sum(share.value for share in known) / len(known)
    down = sqrt(sum((share.value - share.low) ** 2 for share in known)) / len(known)
    up = sqrt(sum((share.high - share.value) ** 2 for share in known)) / len(known)
    return Figure(middle, max(middle - down, 0.0), min(middle + up, 1.0), sum(share.n for share in known))


def bin_of(probability: float) -> int:
    """Which tenth a probability falls into; 1.0 belongs to the last."""
    return min(int(probability * BINS), BINS - 1)


def calibration_error(bins: Sequence[Bin]) -> Figure:
    """The expected calibration error: how far, on average, offered probabilities are from the share that was right.

    Chance alone keeps it above zero in a small sample; the interval reaches from what is left where each tenth is given the best place in Wilson's interval
    of its share to what comes of the worst.
    """
    n = sum(one.n for one in bins)
    if n == 0:
        return Figure(0.0, 0.0, 1.0, 0)
    value = low = high = 0.0
    for one in bins:
        if one.n:
            said, found = one.offered / one.n, wilson(one.right, one.n)
            value += one.n / n * abs(said - found.value)
            low += one.n / n * max(found.low - said, said - found.high, 0.0)
            high += one.n / n * max(said - found.low, found.high - said)
    return Figure(value, low, min(high, 1.0), n)
