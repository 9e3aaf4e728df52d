"""What each slip of the hand or of the ear adds to the sums behind the check digits: tables in which ``edits`` looks up what mends a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import prod
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

Move = tuple[int, int]
"""What is added to the sum of a check, and to what is told of it."""
Option = tuple[Change, Move, tuple[Move, ...]]
"""What may have been meant, and what it changes of the first check and of the others."""
Instead = tuple[Mapping[int, tuple[Change, ...]], ...]
"""For each digit 0..9: how much more another tells -> what may stand there instead and tells so much more."""


class SlipTables(NamedTuple):
    """A spot is a digit or two: each digit of a number, each two neighbours (10 * a + b), each two around a third.

    What is added to the sums of all checks of a formula is one number, a place value a check (``scales``).
    mending[size * r + 100 * spot + what stands there]: what adds r there; of the spots before the first digit that tells something in any check.
    tied: of each other spot of two digits, its number, and for each two digits what may have been meant.
    telling: of each check, (position, what another digit tells instead), of those that are not in its sum. both: of each, the other positions
    that tell something, and those in the sum behind the first that does.
    """

    size: int
    scales: tuple[int, ...]
    mending: Mapping[int, tuple[Change, ...]]
    tied: tuple[tuple[int, tuple[tuple[Option, ...], ...]], ...]
    telling: tuple[tuple[tuple[int, Instead], ...], ...]
    both: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=256)
def slip_tables(formula: Formula) -> SlipTables:
    """The tables of a formula. Made once a formula."""
    checks = formula.checks
    length = len(checks[0].adds)
    scales = tuple([prod([check.modulus for check in checks[:i]]) for i in range(len(checks))])
    bare = min([check.bare for check in checks])
    size = 100 * (3 * length - 3)
    mending: dict[int, tuple[Change, ...]] = {}
    for at in range(bare):
        for (old, new), by in zip(_ONES, _added(checks, scales, [check.adds[at] for check in checks], _ONES), strict=True):
            key = size * by + 100 * at + old
            mending[key] = (*mending.get(key, ()), single(length, at, old, new))
    tied = []
    for gap, edits, begins in ((1, _NEAR, length), (2, _FAR, 2 * length - 1)):
        for at, to in [(at, at + gap) for at in range(length - gap)]:
            changes = _changes(length, at, to, edits, to >= bare)
            if to < bare:
                sums = [tuple([a + b for a in check.adds[at] for b in check.adds[to]]) for check in checks]
                for (old, _), change, by in zip(
                    _typed_and_meant(edits), changes, _added(checks, scales, sums, _typed_and_meant(edits)), strict=True
                ):
                    key = size * by + 100 * (begins + at) + old
                    mending[key] = (*mending.get(key, ()), change)
            else:
                tied.append((begins + at, _tied(checks, at, to, edits, changes)))
    behind = [[at for at in range(c.bare, length) if any(c.adds[at]) or c.tells[at]] for c in checks]
    alone = [[at for at in places if not any(c.adds[at])] for c, places in zip(checks, behind, strict=True)]
    return SlipTables(
        size,
        scales,
        mending,
        tuple(tied),
        telling=tuple([tuple([(at, _instead(c.tells[at] or _NONE, length, at)) for at in a]) for c, a in zip(checks, alone, strict=True)]),
        both=tuple([tuple([at for at in b if at not in a]) for a, b in zip(alone, behind, strict=True)]),
    )


def order(length: int, at: int, old: int, new: int) -> int:
    """Sorts other digits at some place of a number as the numbers do that they make: what makes it smaller comes before what makes it larger."""
    return new + 10 * (at - length if new < old else length - at)


def single(length: int, at: int, old: int, new: int, looked_at: int = 0) -> Change:
    """One digit is another."""
    return order(length, at, old, new) * SECOND, "wrong-digit", at, at + 1, TEXT[new], "", looked_at + at


def double(d: bytes, name: str, at: int, to: int, new: tuple[int, int]) -> Change:
    """Two digits, at two places, are two others."""
    one, two = order(len(d), at, d[at], new[0]), order(len(d), to, d[to], new[1])
    return one * SECOND + two, name, at, to + 1, TEXT[new[0]], TEXT[new[1]], at


def spelt(typed: str, change: Change) -> str:
    """The number that was meant instead."""
    _, _, at, end, x, y, _ = change
    return f"{typed[:at]}{x}{typed[at + 1 : end - 1]}{y}{typed[end:]}"


_ONES = [(old, new) for old in DIGITS for new in DIGITS if new != old]


class _Edit(NamedTuple):
    """Two digits that were typed and two that were meant, each 10 * a + b; the slip, and when it is looked at: elsewhere, and where a digit tells
    something.
    """

    old: int
    new: int
    name: str
    looked_at: int
    tied_at: int


def _edits(swap: tuple[str, int, int], twin: tuple[str, int, int]) -> Iterator[_Edit]:
    for a, b in _ONES:
        yield _Edit(10 * a + b, 10 * b + a, *swap)
        yield _Edit(11 * a, 11 * b, *twin)


_NEAR = [
    *_edits(("neighbours-swapped", NEAR_SWAP, NEAR_TIED), ("twin", NEAR_TWIN, NEAR_TIED)),
    *[_Edit(10 * a + b, 10 * x + y, "heard", TEEN, TEEN) for (a, b), (x, y) in TEENS.items()],
]
_FAR = [*_edits(("jump-swapped", FAR_SWAP, FAR_TIED), ("jump-twin", FAR_TWIN, FAR_TIED))]


def _typed_and_meant(edits: Sequence[_Edit]) -> list[tuple[int, int]]:
    return [(edit.old, edit.new) for edit in edits]


def _changes(length: int, at: int, to: int, edits: Sequence[_Edit], tied: bool) -> list[Change]:
    """Each edit at these two places."""
    one, two = ([order(length, place, old, new) for old in DIGITS for new in DIGITS] for place in (at, to))
    found = []
    for old, new, name, looked_at, tied_at in edits:
        (a, b), (x, y) = divmod(old, 10), divmod(new, 10)
        by = one[10 * a + x] * SECOND + two[10 * b + y]
        found.append((by, name, at, to + 1, TEXT[x], TEXT[y], at + (tied_at if tied else looked_at)))
    return found


def _added(checks: Sequence[Check], scales: Sequence[int], sums: Sequence[Table], changes: Sequence[tuple[int, int]]) -> Sequence[int]:
    """What each change, from an entry of the sums to another, adds to the sums of all checks."""
    parts = [
        [(table[new] - table[old]) % check.modulus * scale for old, new in changes]
        for check, scale, table in zip(checks, scales, sums, strict=True)
    ]
    return parts[0] if len(parts) == 1 else list(map(sum, zip(*parts, strict=True)))


def _tied(checks: Sequence[Check], at: int, to: int, edits: Sequence[_Edit], changes: Sequence[Change]) -> tuple[tuple[Option, ...], ...]:
    """For each two digits what may have been meant."""
    found: list[tuple[Option, ...]] = [()] * 100
    sums = [[a + b for a in c.adds[at] for b in c.adds[to]] for c in checks]
    tells = [[a + b for a in c.tells[at] or _NONE for b in c.tells[to] or _NONE] for c in checks]
    for edit, change in zip(edits, changes, strict=True):
        old, new = edit.old, edit.new
        first, *others = [(added[new] - added[old], told[new] - told[old]) for added, told in zip(sums, tells, strict=True)]
        found[old] = (*found[old], (change, first, tuple(others)))
    return tuple(found)


_NONE = (0,) * 10


def _instead(table: Table, length: int, at: int) -> Instead:
    found: tuple[dict[int, tuple[Change, ...]], ...] = tuple([{} for _ in DIGITS])
    for old, new in _ONES:
        more = table[new] - table[old]
        found[old][more] = (*found[old].get(more, ()), single(length, at, old, new))
    return found
