"""One module, one kind: the module's name is the kind's id in Python, in rule files and on the command line.

The folder is the register. A new kind is a new file with a ``KIND``; nothing else needs to know. A folder inside it is a family: kinds
that are made alike, whose ids begin with its name and a dot. It offers ``ids``, ``has``, ``get``, ``codes`` and ``TYPICAL``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from gosform.problem import UnknownKind

if TYPE_CHECKING:
    from gosform.kind import Kind
    from gosform.problem import Code


@cache
def own() -> tuple[str, ...]:
    """The ids of the kinds that have a file of their own, in alphabetical order."""
    return tuple(sorted(m.name for m in iter_modules(__path__) if not m.ispkg))


@cache
def families() -> tuple[str, ...]:
    """The names of the families."""
    return tuple(sorted(m.name for m in iter_modules(__path__) if m.ispkg))


@cache
def names() -> tuple[str, ...]:
    """Every kind id, in alphabetical order, families and all."""
    return tuple(sorted((*own(), *(kind for name in families() for kind in _family(name).ids()))))


@cache
def typical() -> tuple[str, ...]:
    """The kinds that have a file of their own, and a few of each family that stand for all of it."""
    return (*own(), *(f"{name}.{member}" for name in families() for member in _family(name).TYPICAL))


def family_of(kind: str) -> str:
    """``stdnum`` for ``stdnum.de.vat``; empty for a kind with a file of its own, and for what is no kind."""
    name = kind.partition(".")[0]
    return name if kind != name and name in families() and _family(name).has(kind) else ""


def is_kind(kind: str) -> bool:
    """There is a kind with this id. Cheaper than looking it up in :func:`names`."""
    return kind in own() or bool(family_of(kind))


def codes() -> Iterator[Code]:
    """Every code of every kind: the kinds with a file of their own, then the families. No member of a family is loaded for it."""
    for name in own():
        yield from get(name).all_codes()
    for family in map(_family, families()):
        for name in family.ids():
            yield from family.codes(name)


@cache
def get(name: str) -> Kind:
    """The kind with this id; ``UnknownKind`` names the nearest one."""
    if name in own():
        kind: Kind = import_module(f"{__name__}.{name}").KIND
        return kind
    if family := family_of(name):
        member: Kind = _family(family).get(name)
        return member
    from difflib import get_close_matches

    named = likely(name)
    near = get_close_matches(name, named, 1) or named[: len(named) == 1]
    raise UnknownKind(f"there is no kind {name!r}" + (f", did you mean {near[0]!r}?" if near else ""))


def likely(name: str) -> tuple[str, ...]:
    """The kinds that somebody who wrote this may have meant: ``stdnum.isbn`` for ``isbn``; no family is in the way of other slips."""
    if "." in name:
        return names()
    return tuple(kind for kind in names() if kind.endswith(f".{name}")) or own()


def troubles(family: str) -> frozenset[str]:
    """What can be wrong with a value of a family, whichever member it is."""
    return frozenset(code.trouble for code in _family(family).codes(f"{family}.any"))


def _family(name: str) -> Any:
    return import_module(f"{__name__}.{name}")
