"""Where in a text something stands: stretches of characters, words, and what a character is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from gosform.problem import Token
from gosform.text import is_emoji, sign

JOINERS = frozenset("\u200d\ufe0e\ufe0f")
MOST_RUNS = 20
"""More strange runs than this are one problem: nobody reads a list of hundreds."""
_LETTER, _WORD = re.compile(r"[^\W\d_]").match, re.compile(r"[^\W\d_]+").match


def emoji(char: str) -> bool:
    """A pictograph or something that only shapes the one before it. Joiners elsewhere were dropped by ``tidy``."""
    return not char.isascii() and (is_emoji(char) or char in JOINERS)


@lru_cache(maxsize=1024)
def name(char: str) -> Token:
    """What people call the character."""
    return Token("emoji") if emoji(char) else sign(char)


def stretches(places: Iterable[int]) -> list[tuple[int, int]]:
    """Stretches of neighbouring places."""
    found: list[tuple[int, int]] = []
    for i in sorted(places):
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return few(found)


def runs(
    text: str, wrong: Callable[[str], bool], same: Callable[[str], object] = name, among: Iterable[int] | None = None
) -> list[tuple[int, int]]:
    """Stretches of neighbouring characters that are wrong in the same way; one stretch over all when there are too many.

    among: the places of all characters that may be wrong, in order, where they are known; None: any may be.
    """
    found: list[tuple[int, int]] = []
    before: object = None
    for i in range(len(text)) if among is None else among:
        char = text[i]
        if not wrong(char):
            continue
        sort = same(char)
        if found and found[-1][1] == i and before == sort:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
        before = sort
    return few(found)


def few(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches, or one over all of them when there are too many to read."""
    return [(found[0][0], found[-1][1])] if len(found) > MOST_RUNS else found


def words(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of letters, digits and what is joined to them: everything between spaces."""
    return ((m.start(), m.end()) for m in re.finditer(r"\S+", text))


def words_around(text: str, places: Iterable[int]) -> list[tuple[int, int]]:
    """The stretches of letters that these places stand in, in their order; none for a place that is no letter."""
    found: list[tuple[int, int]] = []
    end = 0
    for i in sorted(places):
        if i < end or not (word := _WORD(text, i)):
            continue
        start = i
        while start > end and (text[start - 1].isalpha() or _LETTER(text, start - 1)):
            start -= 1
        end = word.end()
        found.append((start, end))
    return found


def letter_number(text: str, index: int) -> int:
    """Which letter of the text this is, as a person counts: from one, letters only."""
    before = text[: index + 1].replace(" ", "")
    return len(before) if before.isalpha() else sum(map(str.isalpha, before))


def as_large(text: str, change: Mapping[int, str]) -> dict[int, str]:
    """The same change, with each letter as large as the rest of its word: a Latin B in «ИBанов» was typed for a small в."""
    sized = dict(change)
    for start, end in words_around(text, change):
        if change.keys().isdisjoint(range(start + 1, end)):
            continue
        kept = [text[i] for i in range(start + 1, end) if i not in change]
        alike = str.lower if kept and all(map(str.islower, kept)) else str.upper if kept and all(map(str.isupper, kept)) else str
        for i in range(start + 1, end):
            if i in sized:
                sized[i] = alike(sized[i])
    return sized


def swapped(text: str, places: Iterable[int], table: Mapping[str, str]) -> dict[int, str] | None:
    """Another character of the same shape for each place, or None when one of them has none."""
    change = {i: table.get(text[i], "") for i in places}
    return change if change and all(change.values()) else None
