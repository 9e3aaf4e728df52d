"""The offices that people are sent to: ``rules/refusals/offices.yaml``, read as strictly as a form.

An office says of itself which data it keeps and why; what no source confirms, such as papers to bring, it leaves out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import Field

from gosform.folders import root
from gosform.kinds import is_kind, likely
from gosform.read_rules import shapes, texts
from gosform.read_rules.cards import shown
from gosform.read_rules.mistakes import Mark, Mistakes
from gosform.read_rules.nodes import Node, tree
from gosform.read_rules.source import from_file
from gosform.step import Office, Titles


class _KeepsShape(shapes.Shape):
    """Some kinds of data that an office keeps."""

    kinds: list[str] = Field(min_length=1, description="a list of kinds")
    why: shapes.Texts = Field(description="why this office, one sentence by language")
    bring: shapes.Texts = Field(None, description="what to bring, one sentence by language; only what the source says")
    source: str = Field(min_length=1, description="the document that this comes from")


class _OfficeShape(shapes.Shape):
    """One office."""

    name: shapes.Label = Field(description="language -> {nom, acc, gen}")
    keeps: list[Any] = Field([], description="what the office keeps: kinds, why, source")


@dataclass(frozen=True, slots=True)
class Keeps:
    """Why an office is asked about some kinds of data."""

    kinds: tuple[str, ...]
    why: Titles
    bring: Titles
    source: str


@dataclass(frozen=True, slots=True)
class Card:
    """An office as the file describes it. name: language -> case -> text."""

    id: str
    name: Mapping[str, Mapping[str, str]]
    all: tuple[Keeps, ...]

    def keeps(self, kind: str) -> Keeps | None:
        """What the office says of data of this kind; None where it keeps none."""
        return next((one for one in self.all if kind in one.kinds), None)

    def for_kind(self, kind: str) -> Office:
        """The office as a step names it, asked about data of this kind."""
        said = self.keeps(kind)
        return Office(self.id, self.name, *((said.why, said.bring, said.source) if said else ({},)))


@cache
def offices() -> Mapping[str, Card]:
    """Every office by its id. ``RuleSetError`` with every mistake of the file."""
    path = root("rules") / "refusals" / "offices.yaml"
    file, mistakes = shown(path), Mistakes()
    found = read(tree(from_file(path, file), file, mistakes), mistakes)
    mistakes.end()
    return found


@cache
def keeper(kind: str) -> Card | None:
    """The office that keeps data of this kind; None where none is known."""
    return next((card for card in offices().values() if card.keeps(kind)), None)


def read(whole: Node, mistakes: Mistakes) -> Mapping[str, Card]:
    """The offices of a tree, as far as they can be understood; the rest is noted."""
    found: dict[str, Card] = {}
    holder = whole.get("offices")
    if holder is None or type(holder.value) is not dict:
        mistakes.add(whole.mark, "the key 'offices' is missing here: id -> office")
        return found
    for key in whole.value:
        if key != "offices":
            mistakes.unknown(whole.where(key), "key", key, ["offices"])
    taken: dict[str, str] = {}
    for id, node in holder.value.items():
        shapes.shaped(_OfficeShape, node, holder.where(id), mistakes)
        name = texts.labels(node.get("name"), mistakes)
        kept = [one for entry in node.entries("keeps") if (one := _keeps(entry, mistakes))]
        for kind in (kind for one in kept for kind in one.kinds):
            if taken.setdefault(kind, id) != id:
                mistakes.add(holder.where(id), f"{kind!r} is kept by {taken[kind]!r} already")
        found[id] = Card(id, name, tuple(kept))
    return MappingProxyType(found)


def _keeps(node: Node, mistakes: Mistakes) -> Keeps | None:
    shape = shapes.shaped(_KeepsShape, node, node.mark, mistakes)
    why, bring = (texts.titles(node.get(key), mistakes, "a sentence") for key in ("why", "bring"))
    for one in node.entries("kinds"):
        is_known_kind(one, mistakes)
    return Keeps(tuple(shape.kinds), why, bring, shape.source) if shape else None


def is_known_kind(node: Node, mistakes: Mistakes) -> None:
    """Note a word that is no kind."""
    if isinstance(node.value, str) and not is_kind(node.value):
        mistakes.unknown(Mark(*node.mark), "kind", node.value, likely(node.value))
