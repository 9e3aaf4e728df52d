"""``extends:``: a form that builds on others. Trees are merged before anything is understood, so every part keeps its place.

Fields, files and tables of the same name are merged key by key, and the later one wins; a field that changes its kind replaces the
old one whole. Relations are added up; one with a ``name`` that the base has already replaces it. Examples, ``id``, ``version``, the days
of validity and ``abstract`` belong to one file and are never taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from gosform.problem import UnknownForm
from gosform.read_rules.mistakes import Mark, Mistakes, hint, quoted
from gosform.read_rules.nodes import Node

MAX_DEPTH = 10
OF_ONE_FILE = frozenset(("id", "version", "valid_from", "valid_to", "abstract", "examples", "extends", "remove"))
MERGED = frozenset(("sections", "uploads", "relations", "tables", "escalation"))


class Base(NamedTuple):
    """A file that another one extends: its tree, its name (``id@version``) and how to find what it extends itself."""

    name: str
    tree: Node
    find: Finder


Finder = Callable[[str], Base]
"""The base with this id, or this id and version; ``UnknownForm`` names the nearest."""


def extended(tree: Node, find: Finder, mistakes: Mistakes, chain: tuple[str, ...] = ()) -> Node:
    """The tree with everything that it extends merged in. ``chain``: the names of the files that led here."""
    named = tree.get("extends")
    removed = [one for one in tree.entries("remove") if isinstance(one.value, str)]
    if named is None:
        if removed:
            mistakes.add(tree.where("remove"), "there is nothing to remove: this form extends no other")
        return tree
    base = Node({}, named.mark, {})
    for one in named.value if type(named.value) is list else [named]:
        if found := _base(one, find, chain, mistakes):
            base = _merged(base, found)
    for one in removed:
        base = _without(base, one, mistakes)
    return _merged(base, tree)


def _base(node: Node, find: Finder, chain: tuple[str, ...], mistakes: Mistakes) -> Node | None:
    """The tree of one base, with its own bases in it and without what belongs to its file alone."""
    if not isinstance(node.value, str):
        mistakes.add(node.mark, "the id of a form is needed here, with or without @version")
        return None
    try:
        base = find(node.value)
    except UnknownForm as error:
        mistakes.add(node.mark, str(error))
        return None
    if base.name in chain:
        mistakes.add(node.mark, f"a circle: {' extends '.join((*chain[chain.index(base.name) :], base.name))}")
        return None
    if len(chain) >= MAX_DEPTH:
        mistakes.add(node.mark, f"more than {MAX_DEPTH} files extend one another here")
        return None
    whole = extended(base.tree, base.find, mistakes, (*chain, base.name))
    return _map(whole, {key: one for key, one in whole.value.items() if key not in OF_ONE_FILE}) if type(whole.value) is dict else whole


def _map(like: Node, value: Mapping[str, Node], keys: Mapping[str, Mark] | None = None) -> Node:
    marks = {**like.keys, **(keys or {})}
    return Node(dict(value), like.mark, {key: marks[key] for key in value})


def _merged(base: Node, own: Node) -> Node:
    """Two whole files."""
    if type(base.value) is not dict or type(own.value) is not dict:
        return own
    value = {**own.value, **{key: one for key, one in base.value.items() if key not in own.value}}
    for key in MERGED & base.value.keys() & own.value.keys():
        old, new = base.value[key], own.value[key]
        if type(old.value) is dict and type(new.value) is dict:
            value[key] = _each(old, new, _section if key == "sections" else _keys if key == "uploads" else _own)
        elif type(old.value) is list and type(new.value) is list:
            value[key] = _relations(old, new)
    return _map(own, value, {**base.keys, **own.keys})


def _each(old: Node, new: Node, join: Callable[[Node, Node], Node]) -> Node:
    """Two mappings: what both have is joined; the order is that of the base, then what is new."""
    value = dict(old.value)
    for key, one in new.value.items():
        value[key] = join(value[key], one) if key in value else one
    return _map(new, value, {**old.keys, **new.keys})


def _own(old: Node, new: Node) -> Node:
    return new


def _keys(old: Node, new: Node) -> Node:
    """Key by key, one level deep; ``severity``, ``messages`` and ``escalation`` one level deeper."""
    if type(old.value) is not dict or type(new.value) is not dict:
        return new
    joined = _each(old, new, _own)
    for key in ("severity", "messages", "escalation"):
        a, b = old.get(key), new.get(key)
        if a and b and type(a.value) is dict and type(b.value) is dict:
            joined.value[key] = _each(a, b, _own)
    return joined


def _section(old: Node, new: Node) -> Node:
    joined = _keys(old, new)
    a, b = old.get("fields"), new.get("fields")
    if a and b and type(a.value) is dict and type(b.value) is dict:
        joined.value["fields"] = _each(a, b, _field)
    return joined


def _field(old: Node, new: Node) -> Node:
    """A field of another kind has other options and codes: nothing of the old one is kept."""
    a, b = old.get("kind"), new.get("kind")
    return new if a and b and a.value != b.value else _keys(old, new)


def _relations(old: Node, new: Node) -> Node:
    names = {name.value for one in new.value if (name := one.get("name"))}
    kept = [one for one in old.value if not ((name := one.get("name")) and name.value in names)]
    return Node([*kept, *new.value], new.mark)


def _without(base: Node, named: Node, mistakes: Mistakes) -> Node:
    """The base without one section, field, file, table or named relation."""
    first, _, second = named.value.partition(".")
    if first == "relations":
        return _without_relation(base, second, named, mistakes)
    part, name, inner = ("sections", first, second) if first not in ("uploads", "tables") else (first, second, "")
    holder = base.get(part)
    if holder is None or type(holder.value) is not dict or name not in holder.value:
        names = [key for key, _ in base.items("sections")] if part == "sections" else [f"{part}.{key}" for key, _ in base.items(part)]
        mistakes.add(named.mark, f"the extended form has no {quoted(named.value)}{hint(named.value, names)}")
        return base
    rest = dict(holder.value)
    if not inner:
        del rest[name]
        return _map(base, {**base.value, part: _map(holder, rest)})
    fields = rest[name].get("fields")
    if fields is None or type(fields.value) is not dict or inner not in fields.value:
        names = [f"{name}.{key}" for key, _ in rest[name].items("fields")]
        mistakes.add(named.mark, f"the extended form has no {quoted(named.value)}{hint(named.value, names)}")
        return base
    left = _map(fields, {key: one for key, one in fields.value.items() if key != inner})
    rest[name] = _map(rest[name], {**rest[name].value, "fields": left})
    return _map(base, {**base.value, part: _map(holder, rest)})


def _without_relation(base: Node, name: str, named: Node, mistakes: Mistakes) -> Node:
    listed = base.entries("relations")
    kept = [one for one in listed if not ((given := one.get("name")) and given.value == name)]
    if len(kept) == len(listed):
        names = [f"relations.{given.value}" for one in listed if (given := one.get("name"))]
        more = hint(named.value, names) if names else "; a relation is left out by its own 'name:'"
        mistakes.add(named.mark, f"the extended form has no {quoted(named.value)}{more}")
        return base
    return _map(base, {**base.value, "relations": Node(kept, base.value["relations"].mark)})
