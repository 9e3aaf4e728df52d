"""How made-up values come about: choices that a seed decides, and texts drawn after a pattern.

The choices are the same in every version of Python and on every machine, which ``random`` promises for some of its methods only.
A kind says how its values are made with ``make``: a function of a :class:`Draw` and the kind's options, or :func:`like` a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
Node = tuple[Any, int, int]
"""(characters to choose from, or alternatives in brackets; fewest, most repetitions)."""

_WORD = (1 << 64) - 1
RUSSIAN_CAPITALS = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ"
"""Capitals that series of documents begin with: without Ё, Й, Щ and the three that begin no word."""
_MANY = 4
"""How often ``+`` and ``*`` repeat at most."""
MOST_STEPS = 2_000
"""A pattern that asks for more characters and brackets is given up: nobody enters so long a value."""
_REPEATED = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")


class Draw:
    """A row of choices that a text and a number decide.

    >>> Draw("snils", 1).digits(4) == Draw("snils", 1).digits(4)
    True
    """

    __slots__ = ("_state",)

    def __init__(self, name: str, seed: int) -> None:
        state = 0xCBF29CE484222325
        for byte in f"{name}/{seed:d}".encode():
            state = (state ^ byte) * 0x100000001B3 & _WORD  # FNV-1a
        self._state = state

    def _next(self) -> int:
        """64 bits (SplitMix64)."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _WORD
        z = self._state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & _WORD
        z = (z ^ z >> 27) * 0x94D049BB133111EB & _WORD
        return z ^ z >> 31

    def below(self, bound: int) -> int:
        """A whole number from 0 up to the bound, without it."""
        value, size = self._next(), 64
        while bound.bit_length() + 32 > size:  # more bits than the bound has, so that no number is favoured to speak of
            value, size = value << 64 | self._next(), size + 64
        return value % bound

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def one(self, many: Sequence[T]) -> T:
        """One of these."""
        return many[self.below(len(many))]

    def digits(self, count: int) -> str:
        """A row of digits."""
        return f"{self.below(10**count):0{count}}"

    def like(self, pattern: str) -> str:
        """A text that this pattern matches: see :func:`like`."""
        return "".join(_written(_alternatives(pattern), self, []))


Maker = Callable[[Draw, Any], str]


def like(pattern: str) -> Maker:
    """A maker of texts that the pattern matches: characters, ``[0-9А-Я]``, ``(?:one|other)``, ``{3}``, ``{1,5}``, ``?``, ``+``, ``*``."""
    return lambda draw, _: draw.like(pattern)


def alike(text: str) -> Maker:
    """A maker of texts of the same make: another digit for each digit, another letter of the same sort for each letter."""
    sorts = ("0123456789", "ABCDEFGHJKLMNPRSTUVWXYZ", "abcdefghjklmnprstuvwxyz", RUSSIAN_CAPITALS, RUSSIAN_CAPITALS.lower())
    made = tuple(next((sort for sort in sorts if char in sort), char) for char in text)
    return lambda draw, _: "".join(map(draw.one, made))


def solved(draw: Draw, text: str, fits: Callable[[str], Any], places: Sequence[int] = (-3, -2, -1)) -> str:
    """The text with other digits at these places, so that it fits; the text itself where no digits do. The places stand side by side."""
    count = len(places)
    start, end = places[0] % len(text), places[0] % len(text) + count
    first, many = draw.below(10**count), 10**count
    for i in range(many):
        tried = f"{text[:start]}{(first + i) % many:0{count}}{text[end:]}"
        if fits(tried):
            return tried
    return text


def _written(node: Any, draw: Draw, parts: list[str]) -> list[str]:
    """One of the alternatives, written out behind what is there."""
    for what, low, high in draw.one(node):
        for _ in range(draw.between(low, high)):
            if len(parts) >= MOST_STEPS:
                raise ValueError("the pattern asks for too long a value")
            if isinstance(what, str):
                parts.append(draw.one(what) if what else "")
            else:
                parts.append("")  # a step too, though nothing is written
                _written(what, draw, parts)
    return parts


@lru_cache(maxsize=256)
def _alternatives(pattern: str) -> tuple[tuple[Node, ...], ...]:
    try:
        read, end = _read(pattern, 0)
    except IndexError:
        raise ValueError("the pattern breaks off") from None
    if end != len(pattern):
        raise ValueError("a closing bracket without an opening one")
    return read


def _read(pattern: str, at: int) -> tuple[tuple[tuple[Node, ...], ...], int]:
    """The alternatives from here to the closing bracket or the end, and where they end."""
    found: list[tuple[Node, ...]] = []
    row: list[Node] = []
    while at < len(pattern) and pattern[at] != ")":
        char = pattern[at]
        if char == "|":
            found.append(tuple(row))
            row = []
            at += 1
            continue
        what, at = _atom(pattern, at)
        low, high, at = _repeats(pattern, at)
        row.append((what, low, high))
    return (*found, tuple(row)), at


def _atom(pattern: str, at: int) -> tuple[Any, int]:
    """One character, one class, or one bracket."""
    char = pattern[at]
    if char == "(":
        start = at + 3 if pattern.startswith("(?:", at) else at + 1
        inside, end = _read(pattern, start)
        if end >= len(pattern) or pattern.startswith("?", start):
            raise ValueError("a bracket that is not understood")
        return inside, end + 1
    if char == "[":
        return _class(pattern, at + 1)
    if char == "\\":
        return pattern[at + 1], at + 2
    if char in "^$":
        return "", at + 1
    return "0123456789" if char == "." else char, at + 1


def _class(pattern: str, at: int) -> tuple[str, int]:
    """The characters of a class; of a negated one, the digits and letters that are left."""
    negated = pattern.startswith("^", at)
    at += negated
    chars: list[str] = []
    while pattern[at] != "]" or not chars:
        at += pattern[at] == "\\"
        if pattern.startswith("-", at + 1) and pattern[at + 2] != "]":
            chars += map(chr, range(ord(pattern[at]), ord(pattern[at + 2]) + 1))
            at += 3
        else:
            chars.append(pattern[at])
            at += 1
    usual = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return "".join(c for c in usual if c not in chars) if negated else "".join(chars), at + 1


def _repeats(pattern: str, at: int) -> tuple[int, int, int]:
    """How often at least, how often at most, and where reading goes on."""
    sign = pattern[at : at + 1]
    if sign and sign in "?+*":
        return (1 if sign == "+" else 0), (1 if sign == "?" else _MANY), at + 1
    if sign == "{" and (match := _REPEATED.match(pattern, at)):
        low = int(match[1])
        high = low if not match[2] else int(match[3]) if match[3] else low + _MANY
        return low, high, match.end()
    return 1, 1, at
