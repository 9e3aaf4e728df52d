"""The sums behind a check digit, read off the kind's own formula, so that the effect of another digit is looked up instead of reckoned.

A formula (see ``formula``) is written once and reads one number or a column. Here it reads neither, but unknown digits
(``unknown_digits``), which write down what it does with each position. What comes out is a :class:`Formula`, tables from which
``slips`` sees at once which digits would make a number fit. A formula that does more than such sums can say gives nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from math import prod
from operator import getitem
from typing import Any, NamedTuple

from gosform.unknown_digits import Equal, Sum, Table, Untraceable

DIGITS = range(10)
Changes = tuple[Mapping[int, Table], ...]
"""For each digit 0..9: what is added by another -> the digits that add it."""


class Check(NamedTuple):
    """One check of a number: the remainder of a sum has to say what some of the digits say. Sums are taken by the modulus throughout.

    adds[p][d]: what the digit d adds to the sum at position p. start: what the sum has without any digit.
    fits[s]: the remainders that say s, those of which only the formula knows what they say among them. says[r]: what the remainder r may say.
    told: (position, what each digit there tells of what has to be said). told_const: what is told in any case.
    exact: the tables say all that the formula says.
    telling: (position, what another digit tells instead), of those that are not in the sum. both: the other positions that tell something,
    and those in the sum behind the first that does.
    adding[p][r]: the digits that add r at position p, as a set of bits. tells: what each position tells, None where it tells nothing.
    """

    modulus: int
    adds: tuple[Table, ...]
    start: int
    fits: Mapping[int, Table]
    says: tuple[Table, ...]
    told: tuple[tuple[int, Table], ...]
    told_const: int
    exact: bool
    telling: tuple[tuple[int, Changes], ...]
    both: tuple[int, ...]
    adding: tuple[Table, ...]
    tells: tuple[Table | None, ...]

    def read(self, number: Sequence[int]) -> tuple[int, int]:
        """What the sum leaves, and what the digits say that it should leave."""
        said = self.told_const
        for at, table in self.told:
            said += table[number[at]]
        return (self.start + sum(map(getitem, self.adds, number))) % self.modulus, said

    def holds(self, rest: int, said: int, changes: Sequence[tuple[int, int, int]]) -> bool:
        """The check holds after some digits became others: (position, old, new). rest, said: as it was read before."""
        for at, old, new in changes:
            adds = self.adds[at]
            rest += adds[new] - adds[old]
            if (table := self.tells[at]) is not None:
                said += table[new] - table[old]
        return rest % self.modulus in self.fits.get(said, ())

    def longer(self, number: bytes) -> list[int]:
        """The digits, as a set of bits, with which the check holds when they are put before each digit of a number that lacks one, or at its end."""
        adds, tells, modulus, fits, none = self.adds, self.tells, self.modulus, self.fits, ()
        rest, said = self.start, self.told_const
        for at, digit in enumerate(number, 1):
            rest += adds[at][digit]
            if (table := tells[at]) is not None:
                said += table[digit]
        found: list[int] = []
        for at in range(len(adds)):
            there = 0
            if (table := tells[at]) is None:
                adding = self.adding[at]
                for r in fits.get(said, none):
                    there |= adding[(r - rest) % modulus]
            else:
                for x in DIGITS:
                    if (rest + adds[at][x]) % modulus in fits.get(said + table[x], none):
                        there |= 1 << x
            found.append(there)
            if at < len(number):
                digit = number[at]
                rest += adds[at][digit] - adds[at + 1][digit]
                if table is not None:
                    said += table[digit]
                if (table := tells[at + 1]) is not None:
                    said -= table[digit]
        return found

    def shorter(self, number: bytes) -> list[bool]:
        """Whether the check holds of a number that has a digit too many, without each of its digits."""
        adds, tells, modulus, fits = self.adds, self.tells, self.modulus, self.fits
        rest, said = self.start, self.told_const
        for at, digit in enumerate(number[1:]):
            rest += adds[at][digit]
            if (table := tells[at]) is not None:
                said += table[digit]
        found = [rest % modulus in fits.get(said, ())]
        for at, (digit, other) in enumerate(pairwise(number)):
            rest += adds[at][digit] - adds[at][other]
            if (table := tells[at]) is not None:
                said += table[digit] - table[other]
            found.append(rest % modulus in fits.get(said, ()))
        return found


class Formula(NamedTuple):
    """The checks of a number, which must all hold, and what changes of its digits add to their sums.

    What is added to the sums of all checks is one number, a place value a check (``scales``). Tables are there for the digits up to the first
    that tells something in any check:
    changes[p][old][r]: the digits that, in the place of old, add r. swaps[p][10 * a + b]: what is added when a and b at p and p + 1 change places,
    jumps[p] at p and p + 2. twins[p][a][r]: the digits that add r where p and p + 1 both stand for a pair of a, jump_twins[p] at p and p + 2.
    tied: (position, position) of all other pairs.
    """

    checks: tuple[Check, ...]
    exact: bool
    scales: tuple[int, ...]
    changes: tuple[Changes, ...]
    swaps: tuple[Table, ...]
    jumps: tuple[Table, ...]
    twins: tuple[Changes, ...]
    jump_twins: tuple[Changes, ...]
    tied: tuple[tuple[int, int], ...]

    def needed(self, state: Sequence[tuple[int, int]]) -> set[int]:
        """What has to be added so that all checks hold. state: what was read of each."""
        found = {0}
        for check, scale, (rest, said) in zip(self.checks, self.scales, state, strict=True):
            wanted = [(r - rest) % check.modulus * scale for r in check.fits.get(said, ())]
            found = {a + b for a in found for b in wanted} if scale > 1 else set(wanted)
        return found


@lru_cache(maxsize=256)
def formula(holds: Callable[[Any], Any], length: int) -> Formula | None:
    """The tables of a formula over numbers of this length; None where it cannot be read as sums. Made once a formula."""
    one = tuple(DIGITS)
    try:
        found = holds(tuple(Sum({at: one}) for at in range(length)))
    except (Untraceable, TypeError, AttributeError):
        return None
    if not isinstance(found, Equal):
        return None
    checks = tuple(_check(each, length) for each in (found, *found.others))
    scales = tuple(prod(check.modulus for check in checks[:i]) for i in range(len(checks)))
    bare = min((at for check in checks for at, _ in check.told), default=length)
    pairs = [(at, at + gap) for gap in (1, 2) for at in range(length - gap)]
    near, far = ([pair for pair in pairs if pair[1] < bare and pair[1] - pair[0] == gap] for gap in (1, 2))
    return Formula(
        checks=checks,
        exact=all(check.exact for check in checks),
        scales=scales,
        changes=tuple(_changes(checks, scales, (at,)) for at in range(bare)),
        swaps=tuple(_swaps(checks, scales, pair) for pair in near),
        jumps=tuple(_swaps(checks, scales, pair) for pair in far),
        twins=tuple(_changes(checks, scales, pair) for pair in near),
        jump_twins=tuple(_changes(checks, scales, pair) for pair in far),
        tied=tuple(pair for pair in pairs if pair[1] >= bare),
    )


def _check(equal: Equal, length: int) -> Check:
    rest, said = equal.rest, equal.said
    modulus, none = rest.modulus, (0,) * 10
    adds = tuple(tuple(x % modulus for x in rest.sum.tables.get(at, none)) for at in range(length))
    told = tuple(sorted(said.tables.items()))
    values = {said.const}
    for _, table in told:
        values = {a + b for a in values for b in table}
    unknown = tuple(r for r, x in enumerate(rest.says) if x is None)
    fits = {v: (*(r for r, x in enumerate(rest.says) if x == v), *unknown) for v in values}
    behind = [at for at in range(min(said.tables, default=length), length) if any(adds[at]) or at in said.tables]
    alone = [at for at in behind if not any(adds[at])]
    return Check(
        modulus=modulus,
        adds=adds,
        start=rest.sum.const % modulus,
        fits=fits,
        says=tuple(tuple(v for v in values if r in fits[v]) for r in range(modulus)),
        told=told,
        told_const=said.const,
        exact=not unknown,
        telling=tuple((at, _grouped(partial(_instead, said.tables[at]))) for at in alone),
        both=tuple(at for at in behind if at not in alone),
        adding=tuple(tuple(sum(1 << x for x in DIGITS if table[x] == r) for r in range(modulus)) for table in adds),
        tells=tuple(said.tables.get(at) for at in range(length)),
    )


def _changes(checks: Sequence[Check], scales: Sequence[int], places: Sequence[int]) -> Changes:
    """What it adds to the sums that another digit stands at all of these places."""
    together = [([sum([check.adds[at][x] for at in places]) for x in DIGITS], check.modulus) for check in checks]

    def added(old: int, new: int) -> int:
        return sum([(adds[new] - adds[old]) % modulus * scale for (adds, modulus), scale in zip(together, scales, strict=True)])

    return _grouped(added)


def _instead(table: Table, old: int, new: int) -> int:
    return table[new] - table[old]


def _grouped(added: Callable[[int, int], int]) -> Changes:
    found: tuple[dict[int, Table], ...] = tuple({} for _ in DIGITS)
    for old in DIGITS:
        for new in DIGITS:
            if new != old:
                by = added(old, new)
                found[old][by] = (*found[old].get(by, ()), new)
    return found


def _swaps(checks: Sequence[Check], scales: Sequence[int], pair: tuple[int, int]) -> Table:
    parts = []
    for check, scale in zip(checks, scales, strict=True):
        modulus = check.modulus
        apart = [one - two for one, two in zip(check.adds[pair[0]], check.adds[pair[1]], strict=True)]
        parts.append([(apart[b] - apart[a]) % modulus * scale for a in DIGITS for b in DIGITS])
    return tuple(map(sum, zip(*parts, strict=True)))
