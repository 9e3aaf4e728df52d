"""The sums behind a check digit, read off the kind's own formula, so that the effect of another digit is looked up instead of reckoned.

A formula (see ``formula``) is written once and reads one number or a column. Here it reads neither, but unknown digits
(``unknown_digits``), which write down what it does with each position. What comes out is a :class:`Formula`, from which ``slip_tables``
and ``edits`` see at once which digits would make a number fit. A formula that does more than such sums can say gives nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import getitem, or_, sub
from typing import Any, NamedTuple

from gosform.unknown_digits import Equal, Sum, Table, Untraceable

DIGITS = range(10)


class Check(NamedTuple):
    """One check of a number: the remainder of a sum has to say what some of the digits say. Sums are taken by the modulus throughout.

    adds[p][d]: what the digit d adds to the sum at position p. start: what the sum has without any digit.
    fits[s]: the remainders that say s, those of which only the formula knows what they say among them. says[r]: what the remainder r may say.
    told: (position, what each digit there tells of what has to be said). told_const: what is told in any case.
    exact: the tables say all that the formula says.
    adding[p][r]: the digits that add r at position p, as a set of bits. tells: what each position tells, None where it tells nothing.
    bare: so many of the first positions tell nothing.
    """

    modulus: int
    adds: tuple[Table, ...]
    start: int
    fits: Mapping[int, Table]
    says: tuple[Table, ...]
    told: tuple[tuple[int, Table], ...]
    told_const: int
    exact: bool
    adding: tuple[Table, ...]
    tells: tuple[Table | None, ...]
    bare: int

    def read(self, number: Sequence[int]) -> tuple[int, int]:
        """What the sum leaves, and what the digits say that it should leave."""
        said = self.told_const
        for at, table in self.told:
            said += table[number[at]]
        return sum(map(getitem, self.adds, number), self.start) % self.modulus, said

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
        adds, fits, modulus = self.adds, self.fits, self.modulus
        moved = list(
            map(getitem, adds[1:], number)
        )  # the digits behind the missing one, which stand a place further on in the whole number
        rests = list(accumulate(map(sub, map(getitem, adds, number), moved), initial=sum(moved, self.start)))
        said = sum([table[number[at - 1]] for at, table in self.told if at], self.told_const)
        found: list[int] = []
        for r in fits.get(said, ()):
            bits = [adding[(r - rest) % modulus] for adding, rest in zip(self.adding[: self.bare], rests, strict=False)]
            found = list(map(or_, found, bits)) if found else bits
        found = found or [0] * self.bare
        for at in range(self.bare, len(adds)):
            rest, there = rests[at], 0
            if (table := self.tells[at]) is None:
                for r in fits.get(said, ()):
                    there |= self.adding[at][(r - rest) % modulus]
            else:
                said -= table[number[at - 1]] if at else 0
                for x in DIGITS:
                    if (rest + adds[at][x]) % modulus in fits.get(said + table[x], ()):
                        there |= 1 << x
                said += table[number[at]] if at < len(number) else 0
            found.append(there)
        return found

    def shorter(self, number: bytes, places: Sequence[int]) -> list[int]:
        """The places among these, ascending, of a number that has a digit too many, without whose digit the check holds."""
        fits, modulus, bare = self.fits, self.modulus, self.bare
        moved = list(map(getitem, self.adds, number[1:]))  # the digits behind the one too many, each a place nearer
        rests = list(accumulate(map(sub, map(getitem, self.adds, number), moved), initial=sum(moved, self.start)))
        said = sum([table[number[at + 1]] for at, table in self.told], self.told_const)
        wanted = fits.get(said, ())
        found = [at for at in places if at <= bare and rests[at] % modulus in wanted]
        for at in range(bare, len(self.adds)):
            if (table := self.tells[at]) is not None:
                said += table[number[at]] - table[number[at + 1]]
            if at + 1 in places and rests[at + 1] % modulus in fits.get(said, ()):
                found.append(at + 1)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """The checks of a number, which must all hold. exact: their tables say all that the formula says. One object a formula and length."""

    checks: tuple[Check, ...]
    exact: bool


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
    return Formula(checks, all(check.exact for check in checks))


def _check(equal: Equal, length: int) -> Check:
    rest, said = equal.rest, equal.said
    modulus, none = rest.modulus, (0,) * 10
    adds = tuple(tuple(x % modulus for x in rest.sum.tables.get(at, none)) for at in range(length))
    told = tuple(sorted(said.tables.items()))
    values = {said.const}
    for _, table in told:
        values = {a + b for a in values for b in table}
    unknown = tuple(r for r, x in enumerate(rest.says) if x is None)
    known: dict[int | None, Table] = {}
    for r, x in enumerate(rest.says):
        known[x] = (*known.get(x, ()), r)
    fits = {v: (*known.get(v, ()), *unknown) for v in values}
    says: list[Table] = [()] * modulus
    for v, remainders in fits.items():
        for r in remainders:
            says[r] = (*says[r], v)
    return Check(
        modulus=modulus,
        adds=adds,
        start=rest.sum.const % modulus,
        fits=fits,
        says=tuple(says),
        told=told,
        told_const=said.const,
        exact=not unknown,
        adding=tuple(_adding(table, modulus) for table in adds),
        tells=tuple(said.tables.get(at) for at in range(length)),
        bare=min(said.tables, default=length),
    )


def _adding(table: Table, modulus: int) -> Table:
    found = [0] * modulus
    for digit, added in enumerate(table):
        found[added] |= 1 << digit
    return tuple(found)
