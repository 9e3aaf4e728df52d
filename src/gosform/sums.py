"""The sums behind a check digit, read off the kind's own formula, so that the effect of another digit is looked up instead of reckoned.

A formula (see ``formula``) is written once and reads one number or a column. Here it reads neither, but unknown digits
(``unknown_digits``), which write down what it does with each position. What comes out is a :class:`Formula`, from which ``slip_tables``
and ``edits`` see at once which digits would make a number fit. A formula that does more than such sums can say gives nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import getitem, sub
from typing import Any, NamedTuple

from gosform.unknown_digits import Equal, Sum, Table, Untraceable

DIGITS = range(10)
LONGEST = 200
"""Longer numbers have no tables: nothing has so many digits, and ``slip_tables`` has room for no more."""


class Check(NamedTuple):
    """One check of a number: the remainder of a sum has to say what some of the digits say.

    Both sides are one balance, by the modulus throughout: the sum less what is said. It is 0 where the remainder is what is said; others fit
    where a remainder stands for something else, as ten does that is written 0.

    adds[p][d]: what the digit d adds to the balance at position p. start: the balance without any digit.
    fits[s]: the balances that fit where s is said, those of which only the formula knows what they say among them.
    told: (position, what each digit there tells of what has to be said). told_const: what is told in any case.
    exact: the tables say all that the formula says.
    bare: so many of the first positions tell nothing. alone: the positions that tell something and are not in the sum.
    """

    modulus: int
    adds: tuple[Table, ...]
    start: int
    fits: Mapping[int, Table]
    told: tuple[tuple[int, Table], ...]
    told_const: int
    exact: bool
    bare: int
    alone: frozenset[int]

    def said(self, number: Sequence[int], moved: int = 0) -> int:
        """What the digits say. moved: the last of them stand so many places further on."""
        said = self.told_const
        for at, table in self.told:
            said += table[number[at + moved]]
        return said

    def holds(self, number: Sequence[int]) -> bool:
        """The check holds, as far as the tables know."""
        return sum(map(getitem, self.adds, number), self.start) % self.modulus in self.fits[self.said(number)]

    def settled(self, digits: Mapping[int, int]) -> dict[int, bool]:
        """The balances that may fit where these digits stand at these places; true for those that fit for certain."""
        said = self.told_const + sum([table[digits[at]] for at, table in self.told if at in digits])
        fits = [self.fits[s] for s in possible(said, [table for at, table in self.told if at not in digits])]
        return {balance: all(balance in each for each in fits) for each in fits for balance in each}

    def shorter(self, number: bytes, places: Sequence[int]) -> list[int]:
        """The places among these of a number that has a digit too many, without whose digit the check holds."""
        adds, modulus, bare = self.adds, self.modulus, self.bare
        moved = list(map(getitem, adds, number[1:]))  # the digits behind the one too many, each a place nearer
        balances = list(accumulate(map(sub, map(getitem, adds, number), moved), initial=sum(moved, self.start)))
        fits = self.fits[self.said(number, 1)]
        return [at for at in places if (balances[at] % modulus in fits if at <= bare else self.holds(number[:at] + number[at + 1 :]))]


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """The checks of a number, which must all hold. exact: their tables say all that the formula says. One object a formula and length."""

    checks: tuple[Check, ...]
    exact: bool

    def holds(self, number: Sequence[int]) -> bool:
        """All checks hold, as far as their tables know."""
        return all(check.holds(number) for check in self.checks)


@lru_cache(maxsize=256)
def formula(holds: Callable[[Any], Any], length: int) -> Formula | None:
    """The tables of a formula over numbers of this length; None where it cannot be read as sums. Made once a formula."""
    if length > LONGEST:
        return None
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
    modulus, nothing = rest.modulus, (0,) * 10
    told = tuple(sorted(said.tables.items()))
    sums, tells = ([found.tables.get(at, nothing) for at in range(length)] for found in (rest.sum, said))
    adds = tuple([tuple([x % modulus for x in map(sub, *tables)]) for tables in zip(sums, tells, strict=True)])
    known: dict[int | None, Table] = {}
    for r, x in enumerate(rest.says):
        known[x] = (*known.get(x, ()), r)
    fits = {
        v: tuple([(r - v) % modulus for r in (*known.get(v, ()), *known.get(None, ()))]) for v in possible(said.const, said.tables.values())
    }
    return Check(
        modulus=modulus,
        adds=adds,
        start=(rest.sum.const - said.const) % modulus,
        fits=fits,
        told=told,
        told_const=said.const,
        exact=None not in known,
        bare=min(said.tables, default=length),
        alone=frozenset([at for at, _ in told if not any(x % modulus for x in sums[at])]),
    )


def possible(const: int, tables: Iterable[Table]) -> set[int]:
    """What may be told, whatever the digits are."""
    values = {const}
    for table in tables:
        values = {a + b for a in values for b in table}
    return values
