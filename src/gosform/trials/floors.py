"""What the measurement must show, read from ``floors.toml``, and whether it does."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, NamedTuple

from gosform.trials import score
from gosform.trials.run import Measured
from gosform.trials.statistics import Figure

EVERYTHING, MIX = "all", "mix"


class Floor(NamedTuple):
    """A bound of one figure. of: groups, empty for all cases together. by: ``group``, ``kind``, ``all`` for these groups together, or ``mix`` for
      all groups in their shares and nothing less: a probability that is right over the mix need not be right over a part of it.

    least: the figure must reach it; most: it must not go beyond. One of the two is given. enough: half of the interval, at most, from which on
      there are cases enough that the figure itself must hold; None: its interval always speaks for it.
    """

    figure: str
    of: tuple[str, ...]
    by: str
    least: float | None
    most: float | None
    enough: float | None = None


class Held(NamedTuple):
    """A floor at one place. figure: None where no case was drawn that it could be measured on."""

    floor: Floor
    place: str
    figure: Figure | None

    @property
    def held(self) -> bool:
        """Within the interval of the figure: a small sample is not blamed for chance, a large one is. What was not measured is not held."""
        if self.figure is None:
            return False
        value, low, high, _ = self.figure
        if self.floor.enough is not None and high - low <= 2 * self.floor.enough:
            low = high = value
        if self.floor.least is not None:
            return high >= self.floor.least
        return low <= (self.floor.most or 0.0)


def read(text: str | None = None) -> tuple[Floor, ...]:
    """The floors of a file's text; without one, those that come with gosform."""
    if text is None:
        text = (files("gosform.trials") / "floors.toml").read_text(encoding="utf-8")
    return tuple(_floor(entry) for entry in tomllib.loads(text)["floor"])


def _floor(entry: Mapping[str, Any]) -> Floor:
    floor = Floor(
        entry["figure"], tuple(entry.get("of", ())), entry.get("by", EVERYTHING), entry.get("least"), entry.get("most"), entry.get("enough")
    )
    if (
        (floor.least is None) == (floor.most is None)
        or floor.by not in ("group", "kind", EVERYTHING, MIX)
        or len(entry.keys() - set(Floor._fields))
    ):
        raise ValueError(f"floors: {entry}")
    return floor


def check(measured: Measured, floors: tuple[Floor, ...]) -> list[Held]:
    """Every floor at every place that was measured. Groups that were not asked for are left out."""
    return [held for floor in floors for held in _places(measured, floor)]


def _places(measured: Measured, floor: Floor) -> Iterator[Held]:
    of = tuple(group for group in floor.of if not measured.groups or group in measured.groups)
    if (floor.of and not of) or (floor.by == MIX and measured.groups):
        return
    part = {key: tally for key, tally in measured.found.items() if not of or key.group in of}
    if floor.by == "group":
        found = score.per_group(part)
        for group in of:
            yield Held(floor, group, found.get(group, {}).get(floor.figure))
    elif floor.by == "kind":
        for kind, figures in score.per_kind(part, of).items():
            if floor.figure in figures:
                yield Held(floor, kind, figures[floor.figure])
    else:
        figures = score.whole(part)
        if floor.figure in figures or not measured.groups:
            yield Held(floor, "+".join(of) or floor.by, figures.get(floor.figure))
