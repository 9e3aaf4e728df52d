"""A measurement as data: what ``--format json`` writes, and what the tables and the page are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gosform.trials import score
from gosform.trials.floors import Held
from gosform.trials.run import Measured
from gosform.trials.statistics import BINS, Figure
from gosform.trials.tally import CHECKED, Tally

GOSFORM = "gosform"
MISTYPED = ("slips", "lengths")
"""The groups of what was typed wrongly in numbers with check digits: each kind's repairs are told for both together."""
LIMITS = (
    "The cases are made up and damaged by a program: no applicant typed them.",
    "How often each slip happens was counted in the Netherlands in 1969, on numbers of six digits copied by hand (Verhoeff).",
    "The mix of the groups is an assumption, not what arrives at a portal: read the figures group by group.",
    "That a measurement is passed does not show that people understand the sentences: only asking people does.",
)
"""What is to be said with every result."""
PLACES = 6
"""Decimals that are kept: enough for any sample, and the same on every machine."""


def as_data(measured: Measured, held: Sequence[Held] = ()) -> dict[str, Any]:
    """Everything that was measured. A figure is its value, its interval of 95 %, and the number of cases it rests on."""
    found = measured.found
    return {
        "seed": measured.seed,
        "number": measured.number,
        "groups": _rows("group", score.per_group(found), score.summed(found, lambda key: key.group)),
        "classes": _rows("class", score.per_class(found), score.summed(found, lambda key: f"{key.group}/{key.name}")),
        "kinds": _rows("kind", score.per_kind(found), score.summed(found, lambda key: key.kind if key.group in CHECKED else "")),
        "slips": _rows("kind", score.per_kind(found, MISTYPED), score.summed(found, lambda key: key.kind if key.group in MISTYPED else "")),
        "all": _figures(score.whole(found)),
        "calibration": [
            {"from": at / BINS, "n": one.n, "offered": _short(one.offered / one.n), "right": _short(one.right / one.n)}
            for at, one in enumerate(score.bins(score.total(found)))
            if one.n
        ],
        "methods": [
            {"method": name, "figures": _figures(figures)}
            for name, figures in ({GOSFORM: score.own_line(found)} | score.others(found)).items()
        ],
        "floors": [_floor(one) for one in held],
        "limits": list(LIMITS),
    }


def _rows(title: str, every: Mapping[str, score.Figures], tallies: Mapping[str, Tally]) -> list[dict[str, Any]]:
    return [{title: name, "n": round(tallies[name]["n"]), "figures": _figures(figures)} for name, figures in every.items()]


def _figures(figures: score.Figures) -> dict[str, Any]:
    return {name: _figure(figure) for name, figure in figures.items()}


def _figure(figure: Figure) -> dict[str, Any]:
    return {"value": _short(figure.value), "low": _short(figure.low), "high": _short(figure.high), "n": figure.n}


def _short(number: float) -> float:
    return round(number, PLACES) + 0.0  # no minus before nought


def _floor(one: Held) -> dict[str, Any]:
    bound = {"least": one.floor.least} if one.floor.least is not None else {"most": one.floor.most}
    return {
        "figure": one.floor.figure,
        "place": one.place,
        **bound,
        "held": one.held,
        "measured": _figure(one.figure) if one.figure else None,
    }
