"""Finding and reading forms: by a path, or by an id on the shelves (see ``cards``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gosform.problem import RuleSetError, UnknownForm
from gosform.read_rules import texts
from gosform.read_rules.build import build
from gosform.read_rules.cards import NAMED, Card, cards_of, pick, shelves, shown
from gosform.read_rules.extend import Base, Finder, extended
from gosform.read_rules.mistakes import Mistakes
from gosform.read_rules.nodes import Node, tree
from gosform.read_rules.source import from_bytes, from_file
from gosform.ruleset import RuleSet


class Listed(NamedTuple):
    """A form as lists show it. ``versions`` ascend; title, source and path are those of the newest."""

    id: str
    versions: tuple[int, ...]
    title: Mapping[str, str]
    source: str
    path: str


def read(path: Path, folders: tuple[Path, ...] = ()) -> RuleSet:
    """The form in a file, a fragment included; ``UnknownForm`` when nothing lies there, ``RuleSetError`` with every mistake."""
    file = shown(path)
    return _read(path, file, from_file(path, file), folders)


def read_text(text: bytes | str, file: str = "form.yaml", folders: tuple[Path, ...] = ()) -> RuleSet:
    """The form in a text; ``file`` is its name in messages. What it extends is looked for on the shelves only."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _read(None, file, from_bytes(data, file), folders)


def load(name: str | Path, as_of: date | None = None, folders: tuple[Path, ...] = ()) -> RuleSet:
    """A form by its id (``passport-rf``, ``passport-rf@1``) or by a path.

    Of several versions the one in force on ``as_of`` is taken, without a day the newest; a version that is named, and a path, are taken
    whatever the day. ``UnknownForm`` when there is none, with the nearest id.
    """
    if isinstance(name, Path) or any(sign in name for sign in "./\\\0"):
        found = read(Path(name), folders)
    else:
        named = NAMED.fullmatch(name)
        id, version = (named[1], named[2]) if named else (name, None)
        card = pick(id, int(version) if version else None, as_of, folders)
        found = _read(card.path, card.file, from_file(card.path, card.file), folders)
    if found.abstract:
        raise UnknownForm(f"{found.id} is a fragment that forms extend; it is no form of its own")
    return found


def forms(folders: tuple[Path, ...] = ()) -> tuple[Listed, ...]:
    """Every form on the shelves, by id. Fields and relations are not looked at; a file that cannot be read is listed by its head."""
    found: dict[str, list[Card]] = {}
    for shelf in shelves(folders):
        cards = [card for card in cards_of(shelf) if not card.abstract]
        for id in {card.id for card in cards} - found.keys():
            found[id] = sorted((card for card in cards if card.id == id), key=lambda card: card.version)
    return tuple(_listed(cards, folders) for _, cards in sorted(found.items()))


def _listed(cards: list[Card], folders: tuple[Path, ...]) -> Listed:
    last = cards[-1]
    try:
        whole = _whole(last.path, last.file, from_file(last.path, last.file), _Reading(folders, {}, Mistakes()))
        source = whole.get("source")
        title = texts.titles(whole.get("title"), Mistakes(), "a title")
    except (RuleSetError, UnknownForm):
        return Listed(last.id, tuple(card.version for card in cards), {}, "", last.file)
    return Listed(last.id, tuple(card.version for card in cards), title, str(source.value) if source else "", last.file)


class _Reading(NamedTuple):
    """What is shared by all files that take part in one form. paths: how messages name a file -> where it lies."""

    folders: tuple[Path, ...]
    paths: dict[str, Path]
    mistakes: Mistakes


def _read(path: Path | None, file: str, text: str, folders: tuple[Path, ...]) -> RuleSet:
    reading = _Reading(folders, {} if path is None else {file: path}, Mistakes())
    return build(_whole(path, file, text, reading), file, reading.paths, reading.mistakes)


def _whole(path: Path | None, file: str, text: str, reading: _Reading) -> Node:
    """The tree of a file with what it extends."""
    node = tree(text, file, reading.mistakes)
    id, version = node.get("id"), node.get("version")
    name = f"{id.value if id else ''}@{version.value if version else ''}"
    return extended(node, _finder(path, reading), reading.mistakes, (name,))


def _finder(path: Path | None, reading: _Reading) -> Finder:
    """How the file at ``path`` finds what it extends: beside it, then on the shelves."""
    beside = (path.parent,) if path is not None else ()

    def find(name: str) -> Base:
        named = NAMED.fullmatch(name)
        if named is None:
            raise UnknownForm("the id of a form is needed here, with or without @version")
        card = pick(named[1], int(named[2]) if named[2] else None, None, (*beside, *reading.folders))
        reading.paths[card.file] = card.path
        node = tree(from_file(card.path, card.file), card.file, reading.mistakes)
        return Base(f"{card.id}@{card.version}", node, _finder(card.path, reading))

    return find
