"""One module, one kind: the module's name is the kind's id in Python, in rule files and on the command line.

The folder is the register. A new kind is a new file with a ``KIND``; nothing else needs to know.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from gosform.problem import UnknownKind

if TYPE_CHECKING:
    from gosform.kind import Kind


@cache
def names() -> tuple[str, ...]:
    """Every kind id, in alphabetical order."""
    return tuple(sorted(m.name for m in iter_modules(__path__)))


@cache
def get(name: str) -> Kind:
    """The kind with this id; ``UnknownKind`` names the nearest one."""
    if name not in names():
        from difflib import get_close_matches

        near = get_close_matches(name, names(), 1)
        raise UnknownKind(f"there is no kind {name!r}" + (f", did you mean {near[0]!r}?" if near else ""))
    kind: Kind = import_module(f"{__name__}.{name}").KIND
    return kind
