"""The patterns of screens, read into a tree that an automaton can be made of.

Screens are written in a small part of Python's regular expressions: literals, classes, groups, alternatives, counts (possessive too), atomic
groups, looks ahead, one look behind at the very end, and ``(?i:…)``. What is read here is read exactly; anything else is ``Unread``, and
such a pattern is left to ``re`` itself. The parser that ``re`` has inside is nobody's interface, so this one stands on its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

LAST = 0x10FFFF
Ranges = tuple[tuple[int, int], ...]
"""Inclusive stretches of code points, ascending and apart."""
EVERY: Ranges = ((0, LAST),)
SOME_CASES = "ıſKÅÅẞß" + "".join(map(chr, range(0x1C80, 0x1C8A)))
"""Letters that are the same as others where case does not count, though neither is the other's capital."""


_COUNT = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")


class Unread(Exception):
    """The pattern has something that is not read here."""


class Chars(NamedTuple):
    """One character of these."""

    ranges: Ranges


class Row(NamedTuple):
    """One after the other."""

    parts: tuple[Node, ...]


class Either(NamedTuple):
    """One of these."""

    parts: tuple[Node, ...]


class Repeat(NamedTuple):
    """So many times. last: None without an end. firm: nothing that was taken is given back."""

    part: Node
    first: int
    last: int | None
    firm: bool


class Firm(NamedTuple):
    """Taken in one way only: the first that fits."""

    part: Node


class Look(NamedTuple):
    """What follows begins so, or does not; behind: what stands before ends so."""

    part: Node
    wanted: bool
    behind: bool = False


Node = Chars | Row | Either | Repeat | Firm | Look


def read(pattern: str) -> Node:
    """The tree of a pattern that must match a whole value; ``Unread`` where it has something that is not read here."""
    reader = _Reader(pattern)
    found = reader.either(False)
    if reader.at != len(pattern):
        raise Unread(pattern[reader.at :])
    return found


def union(*several: Ranges) -> Ranges:
    """Every character that is in one of them."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(r for ranges in several for r in ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)


def others(ranges: Ranges) -> Ranges:
    """Every character that is not in it."""
    found: list[tuple[int, int]] = []
    start = 0
    for low, high in ranges:
        if low > start:
            found.append((start, low - 1))
        start = high + 1
    if start <= LAST:
        found.append((start, LAST))
    return tuple(found)


@lru_cache(maxsize=512)
def either_case(char: str) -> Ranges:
    """What ``re`` takes for this character where case does not count."""
    candidates = {char, *char.lower(), *char.upper(), *char.title(), *SOME_CASES}
    return union(*(((ord(c), ord(c)),) for c in candidates if re.fullmatch(re.escape(char), c, re.IGNORECASE)))


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def either(self, folding: bool) -> Node:
        parts = [self.row(folding)]
        while self.take("|"):
            parts.append(self.row(folding))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def row(self, folding: bool) -> Node:
        parts: list[Node] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            parts.append(self.counted(self.one(folding)))
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def take(self, text: str) -> bool:
        if self.pattern.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def one(self, folding: bool) -> Node:
        char = self.pattern[self.at]
        if char == "(":
            return self.group(folding)
        self.at += 1
        if char == "[":
            return self.a_class(folding)
        if char == ".":
            return Chars(others(((10, 10),)))
        if char in "^$*+?{":
            raise Unread(char)
        if char == "\\":
            char = self.escaped()
        return Chars(either_case(char) if folding else ((ord(char), ord(char)),))

    def escaped(self) -> str:
        char = self.pattern[self.at]
        self.at += 1
        if char == "n":
            return "\n"
        if char.isalnum():
            raise Unread(f"\\{char}")
        return char

    def group(self, folding: bool) -> Node:
        for opening, wanted, behind in (("(?=", True, False), ("(?!", False, False), ("(?<!", False, True)):
            if self.take(opening):
                return Look(self.closed(folding), wanted, behind)
        if self.take("(?>"):
            return Firm(self.closed(folding))
        if self.take("(?:"):
            return self.closed(folding)
        if self.take("(?i:"):
            return self.closed(True)
        raise Unread(self.pattern[self.at : self.at + 4])

    def closed(self, folding: bool) -> Node:
        found = self.either(folding)
        if not self.take(")"):
            raise Unread(")")
        return found

    def a_class(self, folding: bool) -> Node:
        inverted = self.take("^")
        found: list[Ranges] = []
        while not self.take("]") or not found:
            low = self.sign()
            high = low
            if self.pattern[self.at] == "-" and self.pattern[self.at + 1] != "]":
                self.at += 1
                high = self.sign()
            if folding and low != high:
                raise Unread("a range where case does not count")
            found.append(either_case(low) if folding else ((ord(low), ord(high)),))
        ranges = union(*found)
        return Chars(others(ranges) if inverted else ranges)

    def sign(self) -> str:
        char = self.pattern[self.at]
        self.at += 1
        if char == "[":
            raise Unread("[[")
        return self.escaped() if char == "\\" else char

    def counted(self, part: Node) -> Node:
        more: int | None
        if self.at == len(self.pattern) or self.pattern[self.at] not in "*+?{":
            return part
        if self.take("*"):
            first, more = 0, None
        elif self.take("+"):
            first, more = 1, None
        elif self.take("?"):
            first, more = 0, 1
        elif m := _COUNT.match(self.pattern, self.at):
            self.at = m.end()
            first = int(m[1])
            more = first if not m[2] else int(m[3]) if m[3] else None
        else:
            return part
        if self.take("?"):
            raise Unread("a count that takes as little as it can")
        firm = self.take("+")
        return Repeat(part, first, more, firm)
