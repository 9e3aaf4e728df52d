"""Made-up values of each kind shown to every other kind: for which they are taken, and which accept them (``gosform bench kinds``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gosform.check import example
from gosform.guess import guesses
from gosform.kinds import get, own
from gosform.problem import Severity

NONE = "-"
"""In place of a kind: no guess at all."""
AS_OF = date(2026, 11, 22)
"""The day of the measurement, so that two runs say the same."""


class Row(NamedTuple):
    """What became of the values of one kind.

    shown: how many values there were, at least one. bare, labelled: kind -> how many were taken for it, without and with the label of the field beside.
    accepted: kind -> how many it accepts, itself included.
    """

    kind: str
    shown: int
    bare: Mapping[str, int]
    labelled: Mapping[str, int]
    accepted: Mapping[str, int]


class Pair(NamedTuple):
    """Values of ``kind`` and another kind: the share that is taken for the other, and the share that the other accepts."""

    kind: str
    other: str
    taken: float
    accepted: float


def rows(number: int, labels: Mapping[str, str], seed: int = 1, kinds: Sequence[str] | None = None) -> Iterator[Row]:
    """A row a kind, as they are done. labels: kind -> what a form prints beside the field. seed: of the first value; each next adds one."""
    every = {name: get(name) for name in own()}
    options = {name: kind.option_values({}) for name, kind in every.items()}
    for name in kinds or every:
        values = [example(name, seed + i) for i in range(number)]
        bare = Counter(_first(value, None) for value in values)
        labelled = Counter(_first(value, labels.get(name)) for value in values)
        accepted = {}
        for other, kind in every.items():
            found = (kind.diagnose(value, options[other], AS_OF) for value in values)
            accepted[other] = sum(all(p.severity is not Severity.ERROR for p in one.problems) for one in found)
        yield Row(name, number, bare, labelled, accepted)


def pairs(found: Sequence[Row]) -> list[Pair]:
    """Every two kinds that are ever confused, those that are taken for the other most often first."""
    listed = [
        Pair(row.kind, other, row.bare.get(other, 0) / row.shown, row.accepted[other] / row.shown)
        for row in found
        for other in row.accepted
        if other != row.kind and (row.bare.get(other, 0) or row.accepted[other])
    ]
    return sorted(listed, key=lambda pair: (-pair.taken, -pair.accepted, pair.kind, pair.other))


def _first(value: str, label: str | None) -> str:
    found = guesses(value, label, as_of=AS_OF)
    return found[0].kind if found else NONE
