"""The cards of rule files: what stands in their heads, without understanding the rest, and which version is meant.

A shelf is a folder with YAML files in it and one level below. A file is found by the ``id`` and ``version`` that stand in it, whatever
its name. The first shelf that knows an id answers for all its versions; the bundled shelf comes last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gosform.folders import root
from gosform.problem import Mistake, RuleSetError, UnknownForm
from gosform.read_rules.days import day
from gosform.read_rules.mistakes import hint, quoted
from gosform.read_rules.source import MAX_BYTES

NAMED = re.compile(r"([a-z][a-z0-9-]*)(?:@([0-9]{1,9}))?")
"""``id`` or ``id@version``."""
_HEAD = re.compile(r"^(id|version|valid_from|valid_to|abstract):[ \t]+(['\"]?)([^'\"#\s]+)\2[ \t]*(?:#.*)?$", re.MULTILINE)


class Card(NamedTuple):
    """What the head of a rule file says, read without understanding the rest."""

    path: Path
    file: str
    id: str
    version: int
    valid_from: date | None
    valid_to: date | None
    abstract: bool

    def covers(self, on: date) -> bool:
        """Whether the version is in force on that day."""
        return (self.valid_from or date.min) <= on <= (self.valid_to or date.max)


def pick(id: str, version: int | None, as_of: date | None, folders: tuple[Path, ...]) -> Card:
    """The card of one form, in the version asked for, in force, or newest."""
    known: set[str] = set()
    for shelf in shelves(folders):
        cards = list(cards_of(shelf))
        known.update(card.id for card in cards if not card.abstract)
        own = sorted((card for card in cards if card.id == id), key=lambda card: card.version)
        if own:
            return _version(own, version, as_of)
    raise UnknownForm(f"there is no form {quoted(id)}{hint(id, known)}")


def _version(cards: list[Card], version: int | None, as_of: date | None) -> Card:
    _no_overlap(cards)
    id, there = cards[0].id, ", ".join(f"{card.id}@{card.version}" for card in cards)
    if version is not None:
        found = [card for card in cards if card.version == version]
        if not found:
            raise UnknownForm(f"{quoted(id)} has no version {version}; there is: {there}")
        return found[0]
    if as_of is None:
        return cards[-1]
    found = [card for card in cards if card.covers(as_of)]
    if not found:
        raise UnknownForm(f"no version of {quoted(id)} is in force on {as_of.isoformat()}; to take one all the same, name it: {there}")
    return found[0]


def _no_overlap(cards: list[Card]) -> None:
    """Two versions for one day are a mistake of the shelf: nobody could say which one refused an application."""
    mistakes = []
    for i, card in enumerate(cards):
        for other in cards[:i]:
            if card.version == other.version:
                mistakes.append(Mistake(card.file, 1, 1, f"version {card.version} of {quoted(card.id)} is also in {other.file}"))
            elif (card.valid_from or date.min) <= (other.valid_to or date.max) and (other.valid_from or date.min) <= (
                card.valid_to or date.max
            ):
                text = f"this version is in force on the same days as {other.id}@{other.version} ({other.file}): look at valid_from and valid_to"
                mistakes.append(Mistake(card.file, 1, 1, text))
    if mistakes:
        raise RuleSetError(*mistakes)


def shelves(folders: Iterable[Path]) -> Iterator[Path]:
    """The folders to look through, in their order."""
    yield from folders
    yield root("rules")


def cards_of(shelf: Path) -> Iterator[Card]:
    """The cards of one shelf; files without an id and a version in their heads are passed over."""
    for path in sorted((*shelf.glob("*.yaml"), *shelf.glob("*/*.yaml"))):
        try:
            stat = path.stat()
            card = _card(path, stat.st_mtime_ns, stat.st_size)
        except OSError:
            continue
        if card:
            yield card


@lru_cache(maxsize=256)
def _card(path: Path, changed: int, size: int) -> Card | None:
    """The card of one file; read again when the file has changed."""
    with path.open("rb") as stream:
        head = stream.read(MAX_BYTES).decode("utf-8", "replace").removeprefix("\ufeff")
    said = {match[1]: match[3] for match in _HEAD.finditer(head)}
    id, version = said.get("id", ""), said.get("version", "")
    if not NAMED.fullmatch(id) or not re.fullmatch("[1-9][0-9]{0,8}", version):
        return None
    days = day(said.get("valid_from")), day(said.get("valid_to"))
    return Card(path, shown(path), id, int(version), *days, said.get("abstract") == "true")


def shown(path: Path) -> str:
    """A file as messages name it: bundled ones as ``rules/…`` on every machine, the others as they were given."""
    try:
        return str(Path("rules") / path.resolve().relative_to(root("rules").resolve())).replace("\\", "/")
    except (ValueError, OSError, FileNotFoundError):
        return str(path)
