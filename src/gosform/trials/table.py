"""The tables of a measurement, made of its data: rows of cells under titles, for a terminal or a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple


class Table(NamedTuple):
    """Titles are English, the keys of the catalogues; cells are names and numbers, the same in every language."""

    title: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]


Data = Mapping[str, Any]
NOTHING = "–"
GROUPS = ("detection", "macro-cause", "span", "overlap", "top-1", "top-3")
CLASSES = ("detection", "cause", "span", "overlap", "top-1", "top-3")
KINDS = ("detection", "own-1", "without-1", "with-1", "own-3", "without-3", "with-3")
GAPS = ("gap-without-1", "gap-without-3", "gap-with-1", "gap-with-3")
METHODS = ("detection", "false-alarms", "macro-cause", "slips-named")
NEVER = {
    "false-safe-cases": "cases with a wrong repair that may be done without asking",
    "false-alarms": "good values that are refused or doubted",
    "misread": "good values that are read as something else",
    "unfit": "repairs after which the field is refused",
    "early-claims": "places named below a probability of 0.9",
    "banned": "sentences with words of blame or of machines",
    "long": "sentences that do not fit beside a field",
    "unstable": "cases that gave something else the second time",
}


def tables(data: Data) -> Iterator[Table]:
    """All tables, in the order in which they are read."""
    ranked = [row for row in data["slips"] if GAPS[0] in row["figures"]]
    yield Table(
        "Damage, group by group",
        ("group", "cases", "detected", "cause named", "place exact", "place overlap", "first repair right", "among three"),
        [(row["group"], str(row["n"]), *_cells(row["figures"], GROUPS)) for row in data["groups"] if "detection" in row["figures"]],
    )
    yield Table(
        "Wrong, missing and added digits, kind by kind: the first repair and the first three, beside the best without and with the published structure",
        ("kind", "cases", "detected ÷ possible", "first", "best", "best with structure", "three", "best", "best with structure"),
        [(row["kind"], str(row["n"]), *_cells(row["figures"], KINDS)) for row in ranked],
    )
    yield Table(
        "How far these repairs are from the best, in percentage points: the first and the first three",
        ("kind", "cases", "first", "three", "first, with structure", "three, with structure"),
        [(row["kind"], str(row["figures"][GAPS[0]]["n"]), *_cells(row["figures"], GAPS)) for row in ranked],
    )
    yield Table(
        "What was named in numbers with check digits, though only the whole is known to be wrong",
        ("what", "times", "rightly"),
        [
            (meaning, str(data["all"][name]["n"]), share(data["all"][name]))
            for name, meaning in (("claims-right", "a place inside the number"), ("slips-right", "which slip it was"))
            if name in data["all"]
        ],
    )
    yield Table(
        "What must not happen",
        ("what", "times", "of", "at most, at 95 %"),
        [_never(name, meaning, data["all"][name]) for name, meaning in NEVER.items() if name in data["all"]],
    )
    yield Table(
        "Offered probabilities, tenth by tenth, and the share that was right",
        ("from", "repairs", "offered", "came true"),
        [(f"{row['from']:.1f}", str(row["n"]), f"{row['offered']:.3f}", f"{row['right']:.3f}") for row in data["calibration"]],
    )
    yield Table(
        "Other methods on the same cases",
        ("method", "detected", "false alarms", "cause named", "slip named"),
        [(row["method"], *_cells(row["figures"], METHODS)) for row in data["methods"]],
    )
    yield Table(
        "Damage, class by class",
        ("class", "cases", "detected", "cause named", "place exact", "place overlap", "first repair right", "among three"),
        [(row["class"], str(row["n"]), *_cells(row["figures"], CLASSES)) for row in data["classes"] if "detection" in row["figures"]],
    )


def _never(name: str, meaning: str, figure: Data) -> tuple[str, ...]:
    times = round(figure["value"] * figure["n"])
    return meaning, str(times), str(figure["n"]), f"{figure['high']:.3%}"


def _cells(figures: Data, names: Sequence[str]) -> Iterator[str]:
    return (share(figures[name]) if name in figures else NOTHING for name in names)


def share(figure: Data) -> str:
    """``98.2 (97.9–98.5)``: percent, with the interval; of what may be negative ``−0.4 (−1.3…0.5)``."""
    value, low, high = (f"{100 * figure[end] + 0.0:.1f}".replace("-0.0", "0.0").replace("-", "−") for end in ("value", "low", "high"))
    return f"{value} ({low}{'…' if '−' in value + low + high else '–'}{high})"
