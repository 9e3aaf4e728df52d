"""YAML as a tree that remembers where everything stands, from a strict and narrow part of the language.

The tree is built from the parser's events, without recursion: a file with 30,000 nested brackets crashes a composer written in C,
and anchors can unfold to gigabytes. Forms need neither, so anchors, aliases, tags and deep nesting are mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import yaml

from gosform.problem import Mistake, RuleSetError
from gosform.read_rules import scalars
from gosform.read_rules.mistakes import Mark, Mistakes, quoted
from gosform.read_rules.source import glued, prescan

MAX_DEPTH = 40
MAX_NODES = 50_000
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it; the parser in Python is seven times slower and reads the same."""
_SPOILT = "\0"
"""Stands for a key that is none, until its value has been read."""
NO_KEYS: Mapping[str, Mark] = MappingProxyType({})


@dataclass(slots=True, eq=False, repr=False)
class Node:
    """A value of the file.

    value: text, number, flag or None; a list of nodes; a mapping of nodes.
    mark: where it begins. keys: for a mapping, where each key stands.
    """

    value: Any
    mark: Mark
    keys: Mapping[str, Mark] = field(default_factory=lambda: NO_KEYS)

    def __repr__(self) -> str:
        return f"<node at {self.mark}>"

    def plain(self) -> Any:
        """The value without positions, as ``json`` would give it."""
        if type(self.value) is dict:
            return {key: node.plain() for key, node in self.value.items()}
        if type(self.value) is list:
            return [node.plain() for node in self.value]
        return self.value

    def get(self, key: str) -> Node | None:
        """The node under a key; None when this is no mapping or has no such key."""
        return self.value.get(key) if type(self.value) is dict else None

    def items(self, key: str) -> Iterator[tuple[str, Node]]:
        """The (key, node) pairs of the mapping under a key; nothing when there is none."""
        node = self.get(key)
        if node is not None and type(node.value) is dict:
            yield from node.value.items()

    def entries(self, key: str) -> list[Node]:
        """The nodes of the list under a key; nothing when there is none."""
        node = self.get(key)
        return node.value if node is not None and type(node.value) is list else []

    def where(self, key: str) -> Mark:
        """Where a key stands; where the mapping begins when it has no such key."""
        return self.keys.get(key, self.mark)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; ``key`` waits for its value. ``braces``: written as ``{…}``."""

    node: Node
    is_map: bool
    braces: bool
    keys: dict[str, Mark]
    key: str | None = None
    key_mark: Mark | None = None


def tree(text: str, file: str, mistakes: Mistakes, loader: Any = None) -> Node:
    """The tree of one file. Mistakes of spelling are noted and reading goes on; where it cannot, ``RuleSetError`` tells all of them."""
    if prescan(text, file, mistakes):
        mistakes.end()
    try:
        root = _Builder(file, mistakes).build(yaml.parse(text, Loader=loader or LOADER))
    except yaml.YAMLError as error:
        _syntax(error, text, file, mistakes)
        root = None
    if root is None:
        mistakes.end()
        raise RuleSetError(Mistake(file, 1, 1, "the file is empty"))
    mistakes.settle()
    return root


class _Builder:
    """Events to nodes, with an explicit stack."""

    __slots__ = ("_empty", "count", "file", "mistakes", "root", "stack")

    def __init__(self, file: str, mistakes: Mistakes) -> None:
        self.file, self.mistakes = file, mistakes
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.count = 0
        self._empty = False

    def build(self, events: Iterator[Any]) -> Node | None:
        documents = 0
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._start(event, kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close()
            elif kind is yaml.AliasEvent:
                self.mistakes.add(self._mark(event), "an alias (*) is not read here: use extends, or write the part again")
                self._place(Node(None, self._mark(event)), None)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.mistakes.add(self._mark(event), "a second document begins here: one file holds one form")
                    self.mistakes.end()
        if documents == 0:
            self.mistakes.add(
                Mark(self.file, 1, 1), "the file has only comments: a form begins with id, version, title, source and sections"
            )
        return self.root

    def _mark(self, event: Any) -> Mark:
        return Mark(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _check(self, event: Any, mark: Mark) -> None:
        if event.anchor is not None:
            self.mistakes.add(mark, "an anchor (&) is not read here: use extends, or write the part again")
        if event.tag is not None:
            self.mistakes.add(mark, "a tag (!) is not read here: put a text in quotes, write everything else plainly")

    def _scalar(self, event: Any) -> None:
        mark = self._mark(event)
        self._check(event, mark)
        self._empty = not event.value
        value: object = event.value
        if not event.style:
            value, wrong = scalars.read(event.value)
            if wrong:
                self.mistakes.add(mark, wrong)
                value = event.value
        self._place(Node(value, mark), mark)

    def _start(self, event: Any, is_map: bool) -> None:
        mark = self._mark(event)
        self._check(event, mark)
        keys: dict[str, Mark] = {}
        node = Node({} if is_map else [], mark, keys)
        self._place(node, None)
        self.stack.append(_Open(node, is_map, bool(event.flow_style), keys))
        if len(self.stack) > MAX_DEPTH:
            self.mistakes.add(mark, _DEEP)
            self.mistakes.end()

    def _close(self) -> None:
        self.stack.pop()

    def _place(self, node: Node, scalar: Mark | None) -> None:
        """Put a node where it belongs; ``scalar`` is its mark when it may be a key."""
        self.count += 1
        if self.count > MAX_NODES:
            self.mistakes.add(node.mark, f"the file has more than {MAX_NODES} values: put long tables into a CSV file beside it")
            self.mistakes.end()
        if not self.stack:
            self.root = self.root or node
            return
        top = self.stack[-1]
        if not top.is_map:
            top.node.value.append(node)
        elif top.key is not None:
            if top.key in top.node.value:
                again = top.key_mark or node.mark
                self.mistakes.add(again, f"the key {quoted(top.key)} is here for the second time, first in line {top.keys[top.key].line}")
            else:
                if node.value is None and top.braces and scalar is not None and self._empty:
                    node.mark = top.key_mark or node.mark  # the two parsers put an empty value at different columns
                    self.mistakes.add(node.mark, _COMMA)
                top.node.value[top.key] = node
                top.keys[top.key] = top.key_mark or node.mark
            top.key = None
            if _SPOILT in top.node.value:
                del top.node.value[_SPOILT]
        else:
            top.key, top.key_mark = self._key(node, scalar), node.mark

    def _key(self, node: Node, scalar: Mark | None) -> str:
        if scalar is None:
            self.mistakes.add(node.mark, "a key is one word: a list or a group of keys cannot be one")
            return _SPOILT
        if not isinstance(node.value, str):
            self.mistakes.add(node.mark, "a key is text: put it in quotes")
            return _SPOILT
        return node.value


_DEEP = f"this is nested more than {MAX_DEPTH} levels deep: a form needs about eight"
_COMMA = "no value stands behind this key; inside { } a comma ends a text: put a text that has one in quotes"
_SAID = {
    "mapping values are not allowed": "a colon with a space is not expected here: put a text that has one in quotes",
    "could not find expected ':'": "a key without a colon, or a text over several lines that is not in quotes",
    "did not find expected key": "a key is expected here: look at the indentation of this line and at the quotes and brackets before it",
    "expected <block end>": "a key is expected here: look at the indentation of this line and at the quotes and brackets before it",
    "expected '-' indicator": "the next “- ” is expected here: look at the indentation of this line",
    "cannot start any token": "no text begins with this sign unless it is in quotes",
    "unknown escape character": "a backslash in double quotes begins a sign of its own: use single quotes",
    "expected ',' or '}'": "a comma or } is missing before this place",
    "expected ',' or ']'": "a comma or ] is missing before this place",
    "unexpected end of stream": "a quotation mark or a bracket is opened and never closed",
    "maximum nesting depth": _DEEP,
}
"""What the two parsers say (a part of it), and the same in the words of someone who writes a form."""


def _syntax(error: yaml.YAMLError, text: str, file: str, mistakes: Mistakes) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = str(getattr(error, "problem", None))
    if "escape character" in said and "".join(text.splitlines()[line - 1 : line])[column - 1 : column] != "\\":
        column -= 1  # the parser in Python points behind the backslash
    if "nesting depth" in said:  # newer parsers read ahead and give up a thousand brackets later
        brackets = [i for i, char in enumerate("".join(text.splitlines()[line - 1 : line])[:column], 1) if char in "[{"]
        column = brackets[MAX_DEPTH] if len(brackets) > MAX_DEPTH else column
    glued(text, line, file, mistakes)
    opened = getattr(error, "context_mark", None)
    since = f"; the bracket that it belongs to is opened in line {opened.line + 1}" if opened and "expected ','" in said else ""
    mistakes.add(
        Mark(file, line, column), next((text for part, text in _SAID.items() if part in said), "this cannot be read as YAML") + since
    )
