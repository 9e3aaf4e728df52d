"""The files of ``rules/refusals/``, read as strictly as a form: unknown keys, kinds, offices and classes are mistakes with a position.

An entry says of a refusal which codes and texts it comes with, what it means, where to look first and how well that is confirmed. One that is
not confirmed may not say what it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic import Field

from gosform.folders import root
from gosform.problem import NOTHING
from gosform.read_rules import shapes, texts
from gosform.read_rules.cards import shown
from gosform.read_rules.days import day
from gosform.read_rules.mistakes import Mistakes
from gosform.read_rules.nodes import Node, tree
from gosform.read_rules.offices import is_known_kind, offices
from gosform.read_rules.source import from_file
from gosform.refusal import LEVELS, Act
from gosform.refusals.classes import CLASSES
from gosform.step import Titles

EVERYTHING = "all"
"""``look: all``: the refusal may be about any field."""
BY_FIELD = "field"
"""``register: field``: whoever keeps the data of the field in question."""


class _ActShape(shapes.Shape):
    """What the code means in one document."""

    name: shapes.Texts = Field(description="what the document is called, by language")
    texts: list[str] = Field([], description="what the refusal says there, word for word")
    meaning: shapes.Texts = Field(description="what it means there, by language")
    confirmed: str = Field(description="official, practice or forum")
    source: str = Field(min_length=1, description="where this is confirmed")


class _WhereShape(shapes.Shape):
    """A place to look at."""

    kind: str = Field("", description="the kind of the field")
    label: list[str] = Field(min_length=1, description="beginnings of words in its label or name")


class _EntryShape(shapes.Shape):
    """One refusal."""

    codes: list[str] = Field([], description="the codes that it comes with")
    texts: list[str] = Field([], description="what it says, word for word")
    acts: list[Any] = Field([], description="the documents that use the code differently")
    meaning: shapes.Texts = Field(None, description="what it means, by language")
    look: Any = Field(description="kinds to look at first, in order, {kind, label} where the kind alone is too wide, or all")
    files: bool = Field(default=False, description="true where it is about a file and not about fields")
    register_: str = Field("", alias="register", description="the office whose record may differ, or field")
    classes: list[str] = Field(min_length=1, description="what usually lies behind it")
    refusal: bool = Field(default=True, description="false for a message that refuses nothing a person could mend")
    confirmed: str = Field("", description="official, practice, forum or 'no'")
    source: str = Field("", description="where the meaning is confirmed")
    seen: shapes.Day = Field(description="the day on which the source was looked at, as 'yyyy-mm-dd'")


class Where(NamedTuple):
    """A place to look at: fields of a kind, whose label or name holds one of these beginnings of words. Either may be left out."""

    kind: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One refusal. look: where to look, in order; ``everything``: any field. register: office id, ``field`` or empty. issuer: who sends it.

    texts: (text, the act that says so, or None).
    """

    id: str
    issuer: Titles
    codes: tuple[str, ...]
    texts: tuple[tuple[str, Act | None], ...]
    acts: tuple[Act, ...]
    meaning: Titles
    look: tuple[Where, ...]
    everything: bool
    files: bool
    register: str
    classes: tuple[str, ...]
    refusal: bool
    confirmed: str
    source: str
    seen: str
    place: str


@cache
def entries() -> Mapping[str, Entry]:
    """Every refusal by its id, file after file. ``RuleSetError`` with every mistake of all files."""
    mistakes, found = Mistakes(), dict[str, Entry]()
    for path in sorted((root("rules") / "refusals").glob("*.yaml")):
        if path.name != "offices.yaml":
            for entry in read(path, mistakes):
                found[entry.id] = entry
    mistakes.end()
    return MappingProxyType(found)


def read(path: Path, mistakes: Mistakes) -> list[Entry]:
    """The refusals of one file, as far as they can be understood; the rest is noted."""
    file = shown(path)
    return list(read_tree(tree(from_file(path, file), file, mistakes), mistakes))


def read_tree(whole: Node, mistakes: Mistakes) -> Iterator[Entry]:
    """The refusals of a tree."""
    holder = whole.get("refusals")
    if type(whole.value) is not dict or holder is None or type(holder.value) is not dict:
        mistakes.add(whole.mark, "the key 'refusals' is missing here: id -> refusal")
        return
    for key in whole.value:
        if key not in ("issuer", "refusals"):
            mistakes.unknown(whole.where(key), "key", key, ["issuer", "refusals"])
    if whole.get("issuer") is None:
        mistakes.add(whole.mark, "the key 'issuer' is missing here: who sends these refusals, by language")
    issuer = texts.titles(whole.get("issuer"), mistakes, "a name")
    seen: dict[str, str] = {}
    for id, node in holder.value.items():
        entry = _entry(id, node, holder, issuer, mistakes)
        for code in entry.codes if entry else ():
            if seen.setdefault(code, id) != id:
                mistakes.add(
                    holder.where(id), f"the code {code!r} is in {seen[code]!r} already: use 'acts' where it means different things"
                )
        if entry:
            yield entry


def _entry(id: str, node: Node, holder: Node, issuer: Titles, mistakes: Mistakes) -> Entry | None:
    mark = holder.where(id)
    shape = shapes.shaped(_EntryShape, node, mark, mistakes)
    meaning = texts.titles(node.get("meaning"), mistakes, "a meaning")
    acts = [found for one in node.entries("acts") if (found := _act(one, mistakes))]
    if shape is None:
        return None
    look, everything = _look(node, mistakes)
    for one in node.entries("classes"):
        if one.value not in CLASSES:
            mistakes.unknown(one.mark, "class", one.value, CLASSES)
    if shape.register_ and shape.register_ != BY_FIELD and shape.register_ not in offices():
        mistakes.unknown(node.value["register"].mark, "office", shape.register_, (BY_FIELD, *offices()))
    if day(shape.seen) is None:
        mistakes.add(node.where("seen"), "there is no such day in the calendar")
    if not (shape.codes or shape.texts):
        mistakes.add(mark, "a code or a text is needed to recognise this by: 'codes' or 'texts'")
    _confirmed(node, shape.confirmed, (meaning, acts), shape.source, mistakes)
    said = [(text, None) for text in shape.texts] + [(text, act) for text, act in _act_texts(node, acts)]
    return Entry(
        id, issuer, tuple(shape.codes), tuple(said), tuple(acts), meaning, look, everything, shape.files, shape.register_,
        tuple(shape.classes), shape.refusal, shape.confirmed or acts[0].confirmed if acts else shape.confirmed,
        shape.source or "; ".join(act.source for act in acts), shape.seen, str(mark),
    )  # fmt: skip


def _confirmed(node: Node, level: str, said: tuple[Titles, list[Act]], source: str, mistakes: Mistakes) -> None:
    """A meaning needs a level and a source; what is not confirmed has no meaning."""
    meaning, acts = said
    if acts:
        for key in ("meaning", "confirmed", "source"):
            if node.get(key):
                mistakes.add(node.where(key), "with 'acts', this is said of each of them")
        return
    if level not in LEVELS:
        mistakes.unknown(node.value["confirmed"].mark if node.get("confirmed") else node.mark, "level", level, LEVELS)
    if not source:
        mistakes.add(node.mark, "the key 'source' is missing here")
    if level == "no" and meaning:
        mistakes.add(node.where("meaning"), "what is not confirmed has no meaning: leave it out")
    if level != "no" and not meaning:
        mistakes.add(node.mark, "the key 'meaning' is missing here, or confirmed is 'no'")


def _look(node: Node, mistakes: Mistakes) -> tuple[tuple[Where, ...], bool]:
    given = node.value["look"]
    if given.value == EVERYTHING:
        return (), True
    if type(given.value) is not list:
        mistakes.add(given.mark, "a list of kinds is needed here, or all")
        return (), False
    return tuple(found for one in given.value if (found := _where(one, mistakes))), False


def _where(node: Node, mistakes: Mistakes) -> Where | None:
    if isinstance(node.value, str):
        is_known_kind(node, mistakes)
        return Where(node.value)
    shape = shapes.shaped(_WhereShape, node, node.mark, mistakes)
    if shape is None:
        return None
    if kind := node.get("kind"):
        is_known_kind(kind, mistakes)
    return Where(shape.kind, tuple(word.casefold().replace("ё", "е") for word in shape.label))


def _act(node: Node, mistakes: Mistakes) -> Act | None:
    shape = shapes.shaped(_ActShape, node, node.mark, mistakes)
    name, meaning = (texts.titles(node.get(key), mistakes, "a text") for key in ("name", "meaning"))
    if shape is None:
        return None
    if shape.confirmed not in LEVELS[:-1]:
        mistakes.unknown(node.value["confirmed"].mark, "level", shape.confirmed, LEVELS[:-1])
    return Act(name or NOTHING, meaning or NOTHING, shape.confirmed, shape.source)


def _act_texts(node: Node, acts: list[Act]) -> Iterator[tuple[str, Act]]:
    for one, act in zip(node.entries("acts"), acts, strict=False):
        for text in one.entries("texts"):
            yield str(text.value), act
