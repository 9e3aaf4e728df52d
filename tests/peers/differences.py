"""Where gosform and a peer differ, by name: what distinguishes the values, who is right, and which source says so.

``tests/peers/known/`` holds the table, one file a family. The tests show 20,000 values a kind to every peer that can be installed, and
read the values that other projects publish: whatever differs without a name fails. ``docs/peers.md`` is printed from the same table.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple


class Seen(NamedTuple):
    """One value as it was shown.

    bare: the number that is meant, without separators, labels and digits of other scripts.
    bik: the БИК beside an account.
    bare_taken: the peer takes the bare number; False where it cannot be asked.
    """

    kind: str
    typed: str
    bare: str
    bik: str = ""
    bare_taken: bool = False


class Shown(NamedTuple):
    """A constructed value that shows a difference."""

    kind: str
    typed: str
    bik: str = ""


_FOREIGN = {ord(zero) + i: str(i) for zero in "０٠" for i in range(10)}


def bare(kind: str, typed: str) -> str:
    """What is left without a label, spaces and signs; digits of other widths as digits."""
    kept = typed.translate(_FOREIGN)
    if kind == "fias_guid":
        digits = re.sub("[^0-9a-fA-F]", "", kept)
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    without = re.sub(r"^(?:ИНН|СНИЛС|карта|паспорт)\b", "", kept)
    return re.sub(r"[\W_]|№", "", without)


Right = Literal["gosform", "the other side", "each for its own field", "no source decides"]


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """A class of values on which verdicts differ.

    takes: gosform has no error for them (a warning, perhaps) and the others refuse them; False: the other way round.
    peers: package -> the kinds that it is asked about. others: project -> the kinds that its own published tests are about.
    applies: whether a value belongs to the class, stated without the library.
    examples: constructed values; every peer of the class is asked about those that it has a check for.
    """

    name: str
    takes: bool
    applies: Callable[[Seen], bool]
    rule: str
    source: str
    right: Right = "gosform"
    peers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    examples: tuple[Shown, ...] = ()


@cache
def table() -> tuple[Difference, ...]:
    """Every known difference, family by family."""
    folder = Path(__file__).parent / "known"
    return tuple(one for path in sorted(folder.glob("*.py")) for one in importlib.import_module(f"tests.peers.known.{path.stem}").KNOWN)


def named(who: str, asked: str, takes: bool, seen: Seen) -> Difference | None:
    """The first class that this difference falls in: of a package or project asked about a kind, in the direction that it has."""
    for one in table():
        if one.takes is takes and asked in (*one.peers.get(who, ()), *one.others.get(who, ())) and one.applies(seen):
            return one
    return None
