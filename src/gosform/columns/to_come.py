"""What may still come of a value: terms that are numbered as they are built, so that equal ones are the same number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

To = int
"""The number of a term."""
NONE: To = 0
NOTHING: To = 1
ANYTHING: To = 2
"""Nothing comes any more, not even the end; the end; whatever comes."""


class Terms:
    """The terms of one pattern. of[number]: ("none",), ("end",), ("one", mask), ("row", a, b), ("any", parts), ("all", parts), ("not", a), ("times", a, m, n)."""

    def __init__(self) -> None:
        self.of: list[tuple[Any, ...]] = [("none",), ("end",), ("not", NONE)]
        self._numbers: dict[tuple[Any, ...], To] = {term: number for number, term in enumerate(self.of)}

    def _number(self, term: tuple[Any, ...]) -> To:
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self.of)
            self.of.append(term)
        return number

    def one(self, mask: int) -> To:
        """One of these characters."""
        return self._number(("one", mask))

    def row(self, a: To, b: To) -> To:
        """One, then the other."""
        if NONE in (a, b):
            return NONE
        if a == NOTHING:
            return b
        if b == NOTHING:
            return a
        term = self.of[a]
        return self._number(("row", term[1], self.row(term[2], b)) if term[0] == "row" else ("row", a, b))

    def any_of(self, parts: Iterable[To]) -> To:
        """One of them."""
        return self._several("any", parts, NONE, ANYTHING)

    def all_of(self, parts: Iterable[To]) -> To:
        """All of them at once."""
        return self._several("all", parts, ANYTHING, NONE)

    def _several(self, kind: str, parts: Iterable[To], idle: To, decides: To) -> To:
        found: set[To] = set()
        for part in parts:
            term = self.of[part]
            if term[0] == kind:
                found |= term[1]
            else:
                found.add(part)
        found.discard(idle)
        if decides in found:
            return decides
        return self._number((kind, frozenset(found))) if len(found) > 1 else found.pop() if found else idle

    def negated(self, a: To) -> To:
        """Anything else."""
        term = self.of[a]
        return term[1] if term[0] == "not" else self._number(("not", a))

    def times(self, body: To, first: int, last: int | None) -> To:
        """So many times."""
        if last == 0 or body in (NONE, NOTHING):
            return NOTHING if first == 0 else body
        return body if first == last == 1 else self._number(("times", body, first, last))
