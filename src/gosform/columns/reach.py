"""How large the numbers in a formula become, so that it can be run over columns of 64-bit integers."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

MOST = 2**62


class TooLarge(Exception):
    """A number in the formula may not fit."""


class Reach:
    """A number of which only this is known: it is no further from zero than so."""

    __slots__ = ("most",)

    def __init__(self, most: int) -> None:
        if most > MOST:
            raise TooLarge
        self.most = most

    def __add__(self, other: Any) -> Reach:
        return Reach(self.most + _most(other))

    __radd__ = __sub__ = __rsub__ = __add__

    def __mul__(self, other: Any) -> Reach:
        return Reach(self.most * _most(other))

    __rmul__ = __mul__

    def __mod__(self, other: Any) -> Reach:
        return Reach(_most(other))

    def __floordiv__(self, other: Any) -> Reach:
        return Reach(self.most + 1)

    def __eq__(self, other: object) -> Any:
        _most(other)
        return Reach(1)

    __ne__ = __le__ = __lt__ = __ge__ = __gt__ = __eq__

    def __and__(self, other: Any) -> Reach:
        return Reach(max(self.most, _most(other)))

    __rand__ = __or__ = __ror__ = __and__
    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise TooLarge


def _most(value: Any) -> int:
    return value.most if isinstance(value, Reach) else abs(int(value))


@lru_cache(maxsize=256)
def runs_over_columns(holds: Callable[[Any], Any], length: int) -> bool:
    """The formula can be run over columns of 64-bit integers: nothing in it overflows, and nothing asks which way to go."""
    try:
        return isinstance(holds(tuple(Reach(9) for _ in range(length))), Reach)
    except (TooLarge, TypeError, AttributeError):
        return False
