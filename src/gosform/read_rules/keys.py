"""What a part of a rule file may hold: its keys, what each takes, and what is said where something else stands.

A part is a class whose attributes are keys: ``version: int = whole("a whole number from 1", least=1)``. Strict: a number is no text, and a key
that nobody knows is a mistake. Libraries of models do the same, but to load one took a sixth of the time in which a big file is begun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from inspect import cleandoc
from typing import Any, ClassVar, NamedTuple, TypeVar

from gosform.problem import NOTHING
from gosform.read_rules.mistakes import Mark, Mistakes
from gosform.read_rules.nodes import Node

Schema = dict[str, Any]
Faults = Sequence[tuple[Node, str]]
"""What is not taken, and what would be; empty where the meaning of the key tells that."""

TEXT = "text is needed here"
WHOLE = "a whole number is needed here"
FLAG = "true or false is needed here"
LIST = "a list is needed here: [one, two], or lines that begin with “- ”"
GROUP = "a group of keys is needed here"
SOME = "at least one is needed here"
NEEDED = object()
"""The default of a key that must be there."""


class Key(NamedTuple):
    """One key. takes: the faults of what stands there. schema: what editors are told of it, beside its meaning.

    part: the shape of the group under the key, which may also be left empty.
    """

    takes: Callable[[Node], Faults]
    meaning: str
    default: Any
    schema: Mapping[str, Any]
    part: type[Shape] | None = None


def anything(meaning: str, schema: Mapping[str, Any] = NOTHING, default: Any = None) -> Any:
    """What somebody else looks at; the schema is for editors alone."""
    return Key(_nothing, meaning, default, schema)


def text(meaning: str, default: Any = "", *, pattern: str = "", least: int = 0) -> Any:
    """A text of so many characters at least, after a pattern from ``^`` to ``$``."""

    def takes(node: Node) -> Faults:
        if type(node.value) is not str:
            return ((node, TEXT),)
        return ((node, ""),) if len(node.value) < least or (pattern and not re.fullmatch(pattern, node.value)) else ()

    schema = {"type": "string", **({"pattern": pattern} if pattern else {}), **({"minLength": least} if least else {})}
    return Key(takes, meaning, default, schema)


def whole(meaning: str, default: Any = NEEDED, *, least: int) -> Any:
    """A whole number."""

    def takes(node: Node) -> Faults:
        if type(node.value) is not int:
            return ((node, WHOLE),)
        return ((node, ""),) if node.value < least else ()

    return Key(takes, meaning, default, {"type": "integer", "minimum": least})


def flag(meaning: str, default: bool) -> Any:
    """True or false."""
    return Key(_only(bool, FLAG), meaning, default, {"type": "boolean"})


def texts(meaning: str, default: Any = (), *, least: int = 0) -> Any:
    """A list of texts, so many at least."""

    def takes(node: Node) -> Faults:
        if type(node.value) is not list:
            return ((node, LIST),)
        return _texts(node.value) if len(node.value) >= least else ((node, SOME),)

    return Key(takes, meaning, default, {"type": "array", "items": {"type": "string"}, **({"minItems": least} if least else {})})


def parts(meaning: str) -> Any:
    """A list of what somebody else looks at."""
    return Key(_only(list, LIST), meaning, (), {"type": "array", "items": {}})


def groups(meaning: str, of: Mapping[str, Any] = NOTHING) -> Any:
    """Name -> what somebody else looks at; of: its schema."""
    return Key(_only(dict, GROUP), meaning, NOTHING, {"type": "object", "additionalProperties": dict(of)})


def named_texts(meaning: str) -> Any:
    """Name -> text."""

    def takes(node: Node) -> Faults:
        return _texts(node.value.values()) if type(node.value) is dict else ((node, GROUP),)

    return Key(takes, meaning, NOTHING, {"type": "object", "additionalProperties": {"type": "string"}})


def part(meaning: str, of: type[Shape]) -> Any:
    """A group with keys of its own, or nothing."""
    return Key(_nothing, meaning, None, {}, part=of)


def _nothing(node: Node) -> Faults:
    return ()


def _only(kind: type, said: str) -> Callable[[Node], Faults]:
    def takes(node: Node) -> Faults:
        return () if type(node.value) is kind else ((node, said),)

    return takes


def _texts(nodes: Iterable[Node]) -> Faults:
    return [(one, TEXT) for one in nodes if type(one.value) is not str]


class Shape:
    """A part of a file that is as it should be: its values as attributes, with the defaults of what is not written."""

    keys: ClassVar[Mapping[str, Key]] = NOTHING
    further: ClassVar[bool]
    """There may be more keys, which somebody else looks at."""
    written: frozenset[str]
    """The keys that stand in the file."""

    def __init_subclass__(cls, further: bool = False) -> None:
        cls.keys = {**cls.keys, **{name: key for name, key in vars(cls).items() if isinstance(key, Key)}}
        cls.further = further


S = TypeVar("S", bound=Shape)


def shaped(shape: type[S], node: Node, mark: Mark, mistakes: Mistakes) -> S | None:
    """The part that a node is, or None after noting every mistake. ``mark`` is where the part's own key stands."""
    return _made(shape, node) if _suits(shape, node, mark, mistakes) else None


def _suits(shape: type[Shape], node: Node, mark: Mark, mistakes: Mistakes, *, inside: bool = False) -> bool:
    """Nothing had to be noted. inside: of a part within a part it is not told what the keys mean."""
    if type(node.value) is not dict:
        mistakes.add(node.mark, _said(GROUP, node, ""))
        return False
    good = True
    for name, key in shape.keys.items():
        here = node.value.get(name)
        if here is None:
            if key.default is NEEDED:
                mistakes.add(mark, f"the key '{name}' is missing here")
                good = False
            continue
        if key.part is not None and here.value is not None:
            good &= _suits(key.part, here, node.where(name), mistakes, inside=True)
        for at, needed in key.takes(here):
            mistakes.add(at.mark, _said(needed, at, "" if inside else key.meaning))
            good = False
    for name in () if shape.further else node.value:
        if name not in shape.keys:
            mistakes.unknown(node.where(name), "key", name, shape.keys)
            good = False
    return good


def _said(needed: str, here: Node, meaning: str) -> str:
    if here.value is None:
        return f"nothing is written here; {needed}" if needed else "nothing is written here"
    if needed == TEXT and isinstance(here.value, (bool, int, float)):
        return f"{TEXT}: put it in quotes"
    return needed or (f"needed here: {meaning}" if meaning else "this is not taken here")


def _made(shape: type[S], node: Node) -> S:
    made = shape()
    made.written = frozenset(node.value) & shape.keys.keys()
    for name, key in shape.keys.items():
        here = node.value.get(name)
        inner = here is not None and here.value is not None and key.part
        setattr(made, name, key.default if here is None else _made(inner, here) if inner else here.plain())
    return made


def schema(shape: type[Shape]) -> Schema:
    """The JSON Schema of a part, its words in the order of the alphabet."""
    properties = {name: {**key.schema, "description": key.meaning} for name, key in shape.keys.items()}
    needed = [name for name, key in shape.keys.items() if key.default is NEEDED]
    whole = {
        "type": "object",
        "description": cleandoc(shape.__doc__ or ""),
        "properties": properties,
        "additionalProperties": shape.further,
    }
    found: Schema = _in_order({**whole, "required": needed} if needed else whole)
    return found


def _in_order(schema: Any, names: bool = False) -> Any:
    """names: these are names of properties, which stay as they come."""
    if isinstance(schema, dict):
        return {key: _in_order(schema[key], key == "properties") for key in (schema if names else sorted(schema))}
    return [_in_order(one) for one in schema] if isinstance(schema, list) else schema
