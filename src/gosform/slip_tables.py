"""What each slip of the hand or of the ear adds to the sums behind the check digits: tables in which ``edits`` looks up what mends a number."""

from __future__ import annotations

from codecs import utf_16_le_encode
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise, product
from math import prod
from operator import sub
from struct import Struct
from typing import NamedTuple

from gosform.sums import DIGITS, Check, Formula
from gosform.unknown_digits import Table

TEENS = {(a, 0): (1, a) for a in range(2, 10)} | {(1, a): (a, 0) for a in range(2, 10)}
"""Thirteen and thirty, and so on; twelve and twenty are as near."""

Change = tuple[int, str, int, int, str, str, int]
"""What was meant instead: a number that sorts as the numbers themselves do, the slip, the first place and the one behind the last, the digits
that were meant at the first and at the last place (nothing where there is one place), and when the slip is looked at, see below."""
BOTH, NEAR_SWAP, FAR_SWAP, NEAR_TWIN, FAR_TWIN, NEAR_TIED, FAR_TIED, TEEN = range(1000, 9000, 1000)
"""The order in which slips are looked at: first those in one digit, by their place; of one sort, by their place."""
SECOND = 1 << 20
"""More than any digit is worth in the order of numbers."""
TEXT = "0123456789"
ZERO = ord("0")
LANE = 16
"""So many bits hold a spot."""

Row = dict[int, tuple[Change, ...]]
"""A spot and what stands there, 100 * spot + digits -> what may have been meant instead."""


class SlipTables(NamedTuple):
    """What mends a number whose checks lack something of a balance of 0, each row for another amount that is lacking.

    parts: of each check of the formula the bits where its sum begins among sums that are taken at once, its modulus, and what it counts in the
    number of a row. mask: the bits of one sum.
    bare: before this place nothing is told. There the rows hold what leaves every balance 0, and where others fit for what is told they have to
    be looked up as well; behind it, all that fits for what is told then. What fits only if what is told elsewhere is right for it is turned
    round (``~``: of a change the last).
    telling: of each check that lets other balances fit, the last place that tells, and the digits there with which it may.

    lacking, start: what each digit adds to what is lacking. spots: what stands at each spot of a number: each digit, each two neighbours
    (10 * a + b), each two around a third, as in the keys of a row. mending[row]: what may have been meant there.
    moving, moved: the same of a number that lacks a digit: what changes when the missing digit is behind this place instead of before it, and
    what a digit adds behind it. filling[place][row]: the digits that may be missing, ascending, those turned round before them.
    """

    parts: tuple[tuple[int, int, int], ...]
    mask: int
    bare: int
    telling: tuple[tuple[int, frozenset[int]], ...]
    lacking: Sequence[Table]
    start: int
    spots: Callable[[str], tuple[int, ...]]
    mending: Sequence[Row]
    moving: Sequence[Table]
    moved: Sequence[Table]
    filling: Sequence[Sequence[Table]]


@lru_cache(maxsize=256)
def slip_tables(formula: Formula) -> SlipTables:
    """The tables of a formula. Made once a formula."""
    checks = formula.checks
    adds = [check.adds for check in checks]
    length, bare = len(adds[0]), min([check.bare for check in checks])
    moduli = [check.modulus for check in checks]
    counts = [(modulus, prod(moduli[:i])) for i, modulus in enumerate(moduli)]
    wide = (2 * max(moduli) * (length + 1)).bit_length()
    mending = [Row() for _ in range(prod(moduli))]
    for spot in _spots(length):
        sums = [spot.sums(each) for each in adds]
        if spot.places[-1] < bare:
            added = [[(table[new] - table[old]) % m * n for old, new in spot.edits] for table, (m, n) in zip(sums, counts, strict=True)]
            for row, (old, _), change in zip(map(sum, zip(*added, strict=True)), spot.edits, spot.meant, strict=True):
                _put(mending[row], spot.first + old, change)
        else:
            fits = _fits(checks, spot.places)
            for (old, new), meant in zip(spot.edits, _tied(spot, checks), strict=True):
                for balances, sure in fits[new]:
                    row = sum([(table[new] - table[old] - b) % m * n for table, (m, n), b in zip(sums, counts, balances, strict=True)])
                    _put(mending[row], spot.first + old, (meant if sure else (*meant[:6], ~meant[6]),))
    filling: list[list[Table]] = [[()] * len(mending) for _ in range(length)]
    for at in range(length):
        for digit, fits_there in enumerate(_fits(checks, (at,)) if at >= bare else [[((0,) * len(checks), True)]] * 10):
            for balances, sure in fits_there:
                row = sum([(each[at][digit] - b) % m * n for each, (m, n), b in zip(adds, counts, balances, strict=True)])
                filling[at][row] = (*filling[at][row], digit) if sure else (~digit, *filling[at][row])
    return SlipTables(
        parts=tuple([(wide * i, *count) for i, count in enumerate(counts)]),
        mask=(1 << wide) - 1,
        bare=bare,
        telling=tuple([_telling(check) for check in checks if any(fits != (0,) for fits in check.fits.values())]),
        lacking=_at_once([[[-x for x in table] for table in each] for each in adds], moduli, wide),
        start=sum([-check.start % check.modulus << wide * i for i, check in enumerate(checks)]),
        spots=_read(length),
        mending=mending,
        moving=_at_once([[list(map(sub, behind, here)) for here, behind in pairwise(each)] for each in adds], moduli, wide),
        moved=_at_once([[[-x for x in table] for table in each[1:]] for each in adds], moduli, wide),
        filling=filling,
    )


def _put(row: Row, key: int, meant: tuple[Change, ...]) -> None:
    row[key] = row[key] + meant if key in row else meant


def _at_once(tables: Sequence[Sequence[Sequence[int]]], moduli: Sequence[int], wide: int) -> list[Table]:
    """At each position what a digit counts for all checks, in one number, ``wide`` bits a check. tables: those of each check."""
    return [
        tuple(
            [
                sum([x % modulus << wide * i for i, (x, modulus) in enumerate(zip(counts, moduli, strict=True))])
                for counts in zip(*each, strict=True)
            ]
        )
        for each in zip(*tables, strict=True)
    ]


def _fits(checks: Sequence[Check], places: Sequence[int]) -> list[list[tuple[tuple[int, ...], bool]]]:
    """For each one or two digits at these places: the balances of all checks that may fit then, and whether they do for certain."""
    known: dict[tuple[object, ...], list[tuple[int, bool]]] = {}
    tells = [[at for at, _ in check.told] for check in checks]
    found = []
    for digits in product(DIGITS, repeat=len(places)):
        each = []
        for i, check in enumerate(checks):
            told = {at: digit for at, digit in zip(places, digits, strict=True) if at in tells[i]}
            key = (i, *told.values())
            if key not in known:
                known[key] = list(check.settled(told).items())
            each.append(known[key])
        found.append([(tuple([b for b, _ in one]), all(sure for _, sure in one)) for one in product(*each)])
    return found


def _telling(check: Check) -> tuple[int, frozenset[int]]:
    at = check.told[-1][0] if check.told else 0
    return at, frozenset([digit for digit in DIGITS if set(check.settled({at: digit})) != {0}])


@lru_cache(maxsize=32)
def _read(length: int) -> Callable[[str], tuple[int, ...]]:
    """What stands at each spot of a number of so many digits, in a few sums of long integers that have a lane for each spot.

    The number in UTF-16 is such an integer: a character in each lane. Behind the last digit are spots that no row knows.
    """
    near, far = LANE * length, 2 * LANE * length
    times = 1 + (10 << near) + (10 << far)
    extra = [*[ZERO] * length, *[11 * ZERO] * (length - 1), 10 * ZERO, *[11 * ZERO] * (length - 2), 10 * ZERO, 10 * ZERO]
    keys = sum([(100 * spot - more) << LANE * spot for spot, more in enumerate(extra)])
    size, unpack, read = 3 * length * LANE // 8, Struct(f"<{3 * length}H").unpack, int.from_bytes

    def spots(typed: str) -> tuple[int, ...]:
        digits = read(utf_16_le_encode(typed)[0], "little")
        return unpack((digits * times + (digits >> LANE << near) + (digits >> 2 * LANE << far) + keys).to_bytes(size, "little"))

    return spots


def order(length: int, at: int, old: int, new: int) -> int:
    """Sorts other digits at some place of a number as the numbers do that they make: what makes it smaller comes before what makes it larger."""
    return new + 10 * (at - length if new < old else length - at)


def single(length: int, at: int, old: int, new: int) -> Change:
    """One digit is another."""
    return order(length, at, old, new) * SECOND, "wrong-digit", at, at + 1, TEXT[new], "", at


def double(d: bytes, name: str, at: int, to: int, new: tuple[int, int]) -> Change:
    """Two digits, at two places, are two others."""
    one, two = order(len(d), at, d[at], new[0]), order(len(d), to, d[to], new[1])
    return one * SECOND + two, name, at, to + 1, TEXT[new[0]], TEXT[new[1]], at


def spelt(typed: str, change: Change) -> str:
    """The number that was meant instead."""
    _, _, at, end, x, y, _ = change
    return f"{typed[:at]}{x}{typed[at + 1 : end - 1]}{y}{typed[end:]}"


class _Spot(NamedTuple):
    """first: the key of two zeros there. edits: what was typed and what was meant. meant: the same as changes."""

    first: int
    places: tuple[int, ...]
    edits: list[tuple[int, int]]
    meant: list[tuple[Change]]

    def sums(self, adds: Sequence[Table]) -> Sequence[int]:
        """What the digits of the spot add."""
        if len(self.places) == 1:
            return adds[self.places[0]]
        at, to = self.places
        return [a + b for a in adds[at] for b in adds[to]]


_ONES = [(old, new) for old in DIGITS for new in DIGITS if new != old]
_SWAPS = [(10 * a + b, 10 * b + a) for a, b in _ONES]
_TWINS = [(11 * a, 11 * b) for a, b in _ONES]
_TEENS = [(10 * a + b, 10 * x + y) for (a, b), (x, y) in TEENS.items()]


@lru_cache(maxsize=32)
def _spots(length: int) -> list[_Spot]:
    """Each spot of a number of so many digits, with all that may have been meant there: the same for every formula."""
    found = [_Spot(100 * at, (at,), _ONES, [(single(length, at, *edit),) for edit in _ONES]) for at in range(length)]
    for gap, slips in (
        (1, (("neighbours-swapped", NEAR_SWAP, _SWAPS), ("twin", NEAR_TWIN, _TWINS), ("heard", TEEN, _TEENS))),
        (2, (("jump-swapped", FAR_SWAP, _SWAPS), ("jump-twin", FAR_TWIN, _TWINS))),
    ):
        edits = [edit for _, _, each in slips for edit in each]
        digits = [(name, looked_at, *divmod(old, 10), *divmod(new, 10)) for name, looked_at, each in slips for old, new in each]
        for at in range(length - gap):
            to = at + gap
            one, two = ([[order(length, place, old, new) for new in DIGITS] for old in DIGITS] for place in (at, to))
            meant = [
                ((one[a][x] * SECOND + two[b][y], name, at, to + 1, TEXT[x], TEXT[y], looked_at + at),)
                for name, looked_at, a, b, x, y in digits
            ]
            found.append(_Spot(100 * (gap * length + at), (at, to), edits, meant))
    return found


def _tied(spot: _Spot, checks: Sequence[Check]) -> list[Change]:
    """What may have been meant at a spot where a digit tells something: of one digit, that which does nothing else is looked at first."""
    at = spot.places[0]
    if len(spot.places) == 1:
        looked_at = at if any(at in check.alone for check in checks) else BOTH + at
        return [(*change[:6], looked_at) for (change,) in spot.meant]
    tied = at + (NEAR_TIED if spot.places[1] == at + 1 else FAR_TIED)
    return [change if change[1] == "heard" else (*change[:6], tied) for (change,) in spot.meant]
