"""Which kinds a value may be of, by its spelling alone: one look-up in a table.

``chance`` is the share of values of this layout, filled with random digits, that the kind
accepts: 1/101 for a СНИЛС, 0.26 for a passport (regions and years of series that exist), 1 where nothing can be wrong. Its
inverse is how much a value that does pass speaks for the kind. The numbers are measured (``python tools/make_chances.py``),
not thought of; a test measures them again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from gosform.guess.chances import CHANCES
from gosform.guess.spelt import SPELT, WRITTEN
from gosform.text import DASHES, INVISIBLE, SPACES


class Look(NamedTuple):
    """One spelling of one kind.

    usual: the share of good values of the kind that are typed so; shares of one kind add up to less than 1.
    chance: the share of random values of this spelling that the kind accepts.
    """

    kind: str
    usual: float
    chance: float


STRAY = 0.02
"""The share of values of any kind of digits that are grouped in a way that none of its layouts has."""
ODD = 0.001
"""The share of values of one kind that happen to be spelt in the layout of another, where it is not the bare digits."""
BARE = 0.6
"""The share of values of a field that are typed without any sign in between, where the kind has no layouts above."""
LONGEST = 120
"""Nobody takes a longer text for a number; addresses and offices are looked for up to 400."""

_LAYOUT = (
    {ord(c): "#" for c in "0123456789"} | {ord(c): " " for c in SPACES} | {ord(c): "-" for c in DASHES} | {ord(c): None for c in INVISIBLE}
)


def layout(typed: str) -> str:
    """What was typed with ``#`` for its digits; dashes and spaces of all sorts are one.

    >>> layout("112–233–445 95")
    '###-###-### ##'
    """
    return typed.strip().translate(_LAYOUT)


@cache
def by_layout() -> Mapping[str, tuple[Look, ...]]:
    """Layout -> the kinds that are spelt so."""
    found: dict[str, tuple[Look, ...]] = {}
    for kind, spelt in SPELT.items():
        for spelling, usual in spelt:
            found[spelling] = (*found.get(spelling, ()), Look(kind, usual, CHANCES[kind, spelling.count("#")]))
    return found


@cache
def by_count() -> Mapping[int, tuple[Look, ...]]:
    """Number of digits -> the kinds that have so many, however they are grouped."""
    found: dict[int, dict[str, Look]] = {}
    for spelling, looks in by_layout().items():
        for look in looks:
            found.setdefault(spelling.count("#"), {})[look.kind] = look._replace(usual=STRAY)
    return {count: tuple(looks.values()) for count, looks in found.items()}


@cache
def _written() -> Mapping[str, tuple[re.Pattern[str], float]]:
    return {kind: (re.compile(pattern), usual) for kind, (pattern, usual) in WRITTEN.items()}


@lru_cache(maxsize=256)
def bare(count: int) -> tuple[str, tuple[Look, ...]]:
    """What so many digits without any sign may be."""
    spelling = "#" * min(count, LONGEST)
    return spelling, by_layout().get(spelling) or by_count().get(count, ())


def looks(typed: str) -> tuple[str, tuple[Look, ...]]:
    """The layout, and the kinds that a value so spelt may be of. One table look-up for digits; patterns only for the rest."""
    if typed.isdigit() and typed.isascii():
        return bare(len(typed))
    if len(typed) > 4 * LONGEST:
        return "", ()
    spelling = layout(typed)
    known = by_layout().get(spelling)
    if known is not None:
        return spelling, known
    text = typed.strip()
    written = tuple(Look(kind, usual, 1.0) for kind, (pattern, usual) in _written().items() if pattern.fullmatch(text))
    if written or any(map(str.isalpha, spelling)) or len(spelling) > LONGEST:
        return spelling, written
    return spelling, by_count().get(spelling.count("#"), ())
