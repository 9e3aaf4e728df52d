"""A measurement of recognition as data, its floors and its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from gosform.trials import floors
from gosform.trials.floors import Floor, Held
from gosform.trials.recognise_run import Measured
from gosform.trials.recognise_tally import ALL, Place, Tally
from gosform.trials.statistics import Figure, wilson
from gosform.trials.table import NOTHING, Table, share

RATES = frozenset({"prose-false", "prose-loose"})
"""Figures that are told for a thousand signs of prose."""
FIGURES: Mapping[str, str] = {
    "good": "good values found",
    "good-labelled": "good values found, with a label near",
    "good-alone": "good values found, without a label",
    "precision": "finds that are of a value",
    "broken-labelled": "broken values found, with a label near",
    "broken-alone": "broken values found, without a label",
    "broken-labelled-sure": "the same with a label, surely found",
    "broken-alone-sure": "the same without a label, surely found",
    "said": "values that are said at all, of a kind or of none",
    "exact": "finds that begin and end where the value does",
    "kind-first": "kind right at first guess",
    "kind-two": "kind right within two guesses",
    "report-good": "reports of good values without an error",
    "report-broken": "reports of broken values with an error",
    "person": "values given to the right person, where there are several",
    "prose-false": "finds with a kind in 1,000 signs of prose",
    "prose-loose": "finds without a kind in 1,000 signs of prose",
}
COLUMNS = ("good", "broken-labelled", "broken-alone", "kind-first", "kind-two")
HEADS = ("good found", "broken found, with a label", "broken found, without", "kind at first guess", "kind within two")
LIMITS = (
    "The texts are made up by a program from templates that were written by hand: nobody pasted them.",
    "How often each kind, style and damage comes is a judgement: read the figures kind by kind.",
    "Without a label only such values count for their kind as a person who reads the text alone could name.",
)


def read() -> tuple[Floor, ...]:
    """The floors that come with gosform."""
    return floors.read((files("gosform.trials") / "recognise_floors.toml").read_text(encoding="utf-8"))


def figures(found: Tally, place: Place) -> dict[str, Figure]:
    """Every figure of this place, in the order in which they are told."""
    return {name: _figure(name, *found.hits[place, name]) for name in FIGURES if found.hits.get((place, name), (0, 0))[1]}


def _figure(name: str, hits: int, n: int) -> Figure:
    figure = wilson(hits, n)
    if name not in RATES:
        return figure
    return Figure(1000 * figure.value, 1000 * figure.low, 1000 * figure.high, n)


def check(measured: Measured, every: Sequence[Floor]) -> list[Held]:
    """Each floor, over all texts."""
    found = figures(measured.found, ALL)
    return [Held(floor, "all", found.get(floor.figure)) for floor in every]


def as_data(measured: Measured, held: Sequence[Held] = (), misses: int = 0) -> dict[str, Any]:
    """Everything that was measured. misses: how many sorts of misses are told, the commonest first, each with a text (which is made up)."""
    found = measured.found
    return {
        "seed": measured.seed,
        "number": measured.number,
        "styles_asked": list(measured.styles),
        "all": _data(figures(found, ALL)),
        "kinds": _rows(found, "kind"),
        "styles": _rows(found, "style"),
        "damages": _rows(found, "damage"),
        "misses": [
            {**sort._asdict(), "count": miss.times, "text": miss.text, "span": list(miss.span), "meant": miss.meant}
            for sort, miss in sorted(found.misses.items(), key=lambda item: (-item[1].times, item[0]))[:misses]
        ],
        "floors": [_floor(one) for one in held],
        "limits": list(LIMITS),
    }


def _rows(found: Tally, by: str) -> list[dict[str, Any]]:
    names = sorted({place[1] for place, _ in found.hits if place[0] == by})
    return [
        {by: name, "n": found.hits.get(((by, name), "said"), [0, 0])[1], "figures": _data(figures(found, (by, name)))} for name in names
    ]


def _data(every: Mapping[str, Figure]) -> dict[str, Any]:
    return {name: {"value": round(f.value, 6), "low": round(f.low, 6), "high": round(f.high, 6), "n": f.n} for name, f in every.items()}


def _floor(one: Held) -> dict[str, Any]:
    measured = _data({"": one.figure})[""] if one.figure else None
    return {"figure": one.floor.figure, "place": one.place, "least": one.floor.least, "held": one.held, "measured": measured}


def tables(data: Mapping[str, Any]) -> Iterator[Table]:
    """All tables, in the order in which they are read."""
    yield Table(
        "All texts",
        ("what", "figure", "of"),
        [(FIGURES[name], _rate(one) if name in RATES else share(one), str(one["n"])) for name, one in data["all"].items()],
    )
    for title, by, rows in (
        ("Kind by kind", "kind", data["kinds"]),
        ("Style by style", "style", data["styles"]),
        ("Damage by damage", "damage", data["damages"]),
    ):
        columns = (*COLUMNS, "precision") if by == "style" else COLUMNS
        heads = (*HEADS, "finds that are of a value") if by == "style" else HEADS
        yield Table(title, (by, "values", *heads), [_line(row, by, columns) for row in rows if row["n"] or row["figures"]])


def _line(row: Mapping[str, Any], by: str, columns: Sequence[str]) -> tuple[str, ...]:
    every = row["figures"]
    return (row[by], str(row["n"]), *(share(every[name]) if name in every else NOTHING for name in columns))


def _rate(one: Mapping[str, Any]) -> str:
    return f"{one['value']:.2f} ({one['low']:.2f}–{one['high']:.2f})"
