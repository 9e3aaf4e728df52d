"""Unknown digits: what a formula (see ``formula``) does with each position is written down, instead of reckoned.

A formula is run once over :class:`Sum` objects; what comes out is an :class:`Equal`, which ``sums`` makes tables of.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

Table = tuple[int, ...]
"""What each digit 0..9 adds at one position."""


class Untraceable(Exception):
    """The formula does something that no sum over its digits can say."""


class Sum:
    """A number that is made by adding up what each digit stands for: position -> what the digits 0..9 add there."""

    __slots__ = ("const", "tables")

    def __init__(self, tables: Mapping[int, Table], const: int = 0) -> None:
        self.tables, self.const = tables, const

    def __add__(self, other: Any) -> Sum:
        if isinstance(other, int):
            return Sum(self.tables, self.const + other)
        if not isinstance(other, Sum):
            raise Untraceable
        tables = dict(self.tables)
        for at, table in other.tables.items():
            mine = tables.get(at)
            tables[at] = table if mine is None else tuple(a + b for a, b in zip(mine, table, strict=True))
        return Sum(tables, self.const + other.const)

    __radd__ = __add__

    def __mul__(self, factor: Any) -> Sum:
        if not isinstance(factor, int):
            raise Untraceable
        return Sum({at: tuple(factor * x for x in table) for at, table in self.tables.items()}, factor * self.const)

    __rmul__ = __mul__

    def __sub__(self, other: Any) -> Sum:
        negative: Sum | int = other * -1
        return self + negative

    def __floordiv__(self, divisor: int) -> Sum:
        """Of one digit alone: whatever is done to it is one more table."""
        if len(self.tables) != 1:
            raise Untraceable
        return Sum({at: tuple((x + self.const) // divisor for x in table) for at, table in self.tables.items()})

    def __mod__(self, modulus: int) -> Rest:
        return Rest(self, modulus, tuple(range(modulus)))

    def __eq__(self, other: object) -> Any:
        raise Untraceable

    def __le__(self, other: object) -> Any:
        raise Untraceable

    __hash__ = None  # type: ignore[assignment]


class Rest:
    """What a sum leaves when divided. says[r]: what is made of the remainder r; None where another sum decides."""

    __slots__ = ("modulus", "says", "sum")

    def __init__(self, sum: Sum, modulus: int, says: tuple[int | None, ...]) -> None:
        self.sum, self.modulus, self.says = sum, modulus, says

    def __mod__(self, modulus: int) -> Rest:
        return Rest(self.sum, self.modulus, tuple(None if x is None else x % modulus for x in self.says))

    def __eq__(self, other: object) -> Any:
        return Equal(self, other if isinstance(other, Sum) else Sum({}, _whole(other)))

    def __add__(self, other: Any) -> Rest:
        """One more sum that counts for some remainders only, as the second pass of the classifiers does."""
        if not isinstance(other, Sometimes) or other.rest.sum is not self.sum:
            raise Untraceable
        return Rest(self.sum, self.modulus, tuple(None if open_ else x for x, open_ in zip(self.says, other.open, strict=True)))

    __hash__ = None  # type: ignore[assignment]


class Sometimes(NamedTuple):
    """Something that is added where the remainder is one of the open ones."""

    rest: Rest
    open: tuple[bool, ...]


class Equal:
    """A remainder that has to say what other digits say."""

    __slots__ = ("others", "rest", "said")

    def __init__(self, rest: Rest, said: Sum, others: tuple[Equal, ...] = ()) -> None:
        self.rest, self.said, self.others = rest, said, others

    def __and__(self, other: Any) -> Equal:
        if not isinstance(other, Equal):
            raise Untraceable
        return Equal(self.rest, self.said, (*self.others, other))

    def __mul__(self, _: Any) -> Sometimes:
        if self.said.tables or self.others:
            raise Untraceable
        return Sometimes(self.rest, tuple(x == self.said.const for x in self.rest.says))

    def __or__(self, _: Any) -> Any:
        raise Untraceable

    __ror__ = __or__


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise Untraceable
    return value
