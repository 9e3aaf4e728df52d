"""The mistakes of a rule author: collected, each with its position and the nearest right name, and told all at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from gosform.problem import Mistake, RuleSetError
from gosform.text import CYRILLIC_TO_LATIN, INVISIBLE, sign

LIMIT = 100
"""Mistakes that are told of one file: a file with more is the wrong file."""
MANY = 500
"""Names that an unknown word is compared with."""
LONGEST = 60
"""Characters of an unknown word that are quoted."""


class Mark(NamedTuple):
    """A place in a rule file: 1-based line and column, in characters."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Mistakes:
    """What is wrong with one rule file and those that it extends, so far."""

    __slots__ = ("_found", "_settled")

    def __init__(self) -> None:
        self._found: dict[Mistake, None] = {}
        self._settled: frozenset[Mark] = frozenset()

    def add(self, mark: Mark, text: str) -> None:
        """Note a mistake; when there are too many to be useful, stop reading."""
        if mark in self._settled:
            return
        self._found[Mistake(*mark, text)] = None
        if len(self._found) >= LIMIT:
            self.end()

    def unknown(self, mark: Mark, what: str, word: object, known: Iterable[str]) -> None:
        """Note a name that does not exist, with the nearest one that does; or that there is no name but a list, say."""
        if isinstance(word, (str, int, float)):
            self.add(mark, f"there is no {what} {quoted(str(word))}{hint(str(word), known)}")
        else:
            self.add(mark, f"one word is needed here{hint('', known)}")

    def settle(self) -> None:
        """Of the places noted so far nothing more is said: what is wrong with their spelling would be blamed on their meaning."""
        self._settled = frozenset(Mark(*mistake[:3]) for mistake in self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def end(self) -> None:
        """Raise everything found, in the order of the file; nothing happens when there was nothing."""
        if self._found:
            raise RuleSetError(*sorted(self._found, key=lambda m: (m.file, m.line, m.column)))


def quoted(word: str) -> str:
    """A word of the file inside a message: short, and without characters that a terminal would obey."""
    shown = word if len(word) <= LONGEST else word[: LONGEST - 1] + "…"
    return "'" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown) + "'"


def hint(word: str, known: Iterable[str]) -> str:
    """How the message goes on: the look-alike letter that does not belong, the nearest name, or the names there are."""
    names = sorted(known)
    if len(word) > LONGEST:
        return ""
    if twin := next((name for name in names if skeleton(name) == skeleton(word)), None):
        stranger = next((c for c in word if not c.isascii()), None)
        if stranger is not None and stranger.isprintable():
            return f": it has a {sign(stranger)} at character {word.index(stranger) + 1}, write {twin!r}"
        return f": write {twin!r}"
    if near := nearest(word, names):
        return f", did you mean {near!r}?"
    return f"; there is: {', '.join(names)}" if 0 < len(names) <= 20 else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that looks or spells most like this word, None when none is near."""
    from difflib import SequenceMatcher, get_close_matches

    by_shape = {skeleton(name): name for name in sorted(known, reverse=True)}
    if len(by_shape) > MANY:  # a form of thousands of fields must not take minutes to be refused
        by_shape = {shape: name for shape, name in by_shape.items() if shape[:1] == skeleton(word[:1]) and abs(len(shape) - len(word)) < 2}
    shape = skeleton(word[:LONGEST])
    found = get_close_matches(shape, list(by_shape)[:MANY], 3, 0.6 if len(word) > 3 else 0.5)
    if not found:
        return None
    best = SequenceMatcher(None, found[0], shape).ratio()  # among equals, the one that begins alike: a slip is rarely the first letter
    alike = [name for name in found if name[:1] == shape[:1] and SequenceMatcher(None, name, shape).ratio() >= best]
    return by_shape[(alike or found)[0]]


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """What a word looks like: Cyrillic look-alikes as Latin letters, no case, no invisible characters, one kind of dash."""
    if word.isascii():
        return word.casefold().replace("_", "-").replace(" ", "-")
    shapes = (CYRILLIC_TO_LATIN.get(c, c) for c in word if c not in INVISIBLE)
    return "".join(shapes).casefold().replace("_", "-").replace(" ", "-").replace("–", "-").replace("—", "-")
