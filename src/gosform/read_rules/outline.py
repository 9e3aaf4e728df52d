"""What a form has, known before any of it is built: so that a reference can be checked wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from gosform.problem import Rule
from gosform.read_rules.mistakes import Mark, Mistakes, hint, quoted
from gosform.read_rules.nodes import Node

REFERENCE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*")


class Outline(NamedTuple):
    """The names of a form.

    name: ``id@version``. fields: references in the form's order. repeated: sections that are lists.
    kinds: reference -> the id of the field's kind, as written. choices: reference -> the closed list of words that the field takes.
    """

    name: str
    sections: tuple[str, ...]
    fields: Mapping[str, None]
    repeated: frozenset[str]
    kinds: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]]
    mistakes: Mistakes

    def rule(self, mark: Mark) -> Rule:
        """The rule that stands at this place of the file."""
        return Rule(self.name, str(mark))

    def reference(self, node: Node, word: object = None, home: frozenset[str] | None = None) -> str:
        """The field that a node names; empty after noting why it names none.

        word: the text, where it is not the whole of the node. home: the repeated sections whose items are being looked at: from
        elsewhere, a field of a repeated section means many values, and one is needed. None allows many.
        """
        word = node.value if word is None else word
        if not isinstance(word, str):
            self.mistakes.add(node.mark, "a field is named here, as section.field")
            return ""
        if word not in self.fields:
            self._unknown(node.mark, word)
            return ""
        section = word.partition(".")[0]
        if home is not None and section in self.repeated and section not in home:
            self.mistakes.add(
                node.mark, f"{quoted(word)} is in a section that is repeated: from here it would mean several values, and one is needed"
            )
        return word

    def section(self, node: Node) -> str:
        """The repeated section that a node names; empty after noting why it names none."""
        if not isinstance(node.value, str) or node.value not in self.sections:
            self.mistakes.unknown(node.mark, "section", node.value, self.sections)
            return ""
        if node.value not in self.repeated:
            self.mistakes.add(node.mark, f"the section {quoted(node.value)} is not repeated")
            return ""
        return node.value

    def _unknown(self, mark: Mark, word: str) -> None:
        section, dot, name = word.partition(".")
        if not dot:
            ends = [known for known in self.fields if known.endswith(f".{word}")]
            more = f", did you mean {quoted(ends[0])}?" if ends else "; a field is named with its section, as section.field"
            self.mistakes.add(mark, f"there is no field {quoted(word)}{more}")
        elif section in self.sections:
            inside = [known.partition(".")[2] for known in self.fields if known.startswith(f"{section}.")]
            same = [known for known in self.fields if known.endswith(f".{name}")]
            more = hint(name, inside)
            if same and "did you mean" not in more and "write" not in more:
                more = f", did you mean {quoted(same[0])}?"
            self.mistakes.add(mark, f"the section {quoted(section)} has no field {quoted(name)}{more}")
        else:
            self.mistakes.unknown(mark, "field", word, self.fields)


def outline(tree: Node, name: str, mistakes: Mistakes) -> Outline:
    """The names in a tree, whatever else is wrong with it."""
    fields: dict[str, None] = {}
    kinds: dict[str, str] = {}
    choices: dict[str, tuple[str, ...]] = {}
    repeated = set()
    for section, node in tree.items("sections"):
        if (repeat := node.get("repeat")) and repeat.value is not None:
            repeated.add(section)
        for field, inner in node.items("fields"):
            fields[f"{section}.{field}"] = None
            words = [one.value for one in inner.entries("of") if isinstance(one.value, str)]
            kind = inner.get("kind")
            if kind is not None and isinstance(kind.value, str):
                kinds[f"{section}.{field}"] = kind.value
            if words and kind is not None and kind.value == "choice":
                choices[f"{section}.{field}"] = tuple(words)
    sections = tuple(section for section, _ in tree.items("sections"))
    return Outline(name, sections, fields, frozenset(repeated), kinds, choices, mistakes)
