"""``gosform bench speed --files``: how long files of records take, beside merely reading them and beside other tools."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from gosform.cli.columns import columns
from gosform.cli.sink import put
from gosform.cli.usage import fail
from gosform.showing.shown import say

RUNS = ("run", "seconds", "processor seconds", "ns a row", "memory, MB")
SERIES = ("rows", "dirty rows", "seconds", "ns a row", "to merely reading", "memory, MB")
COLUMNS = ("field", "kind", "million values a second", "python-stdnum, million a second")
PEERS = ("tool", "processor µs a row", "processor seconds, extrapolated", "gosform is faster by")
LONG = (10_000, 100_000, 1_000_000, 10_000_000)


def files(args: Any) -> int:
    """Measure, and show the tables."""
    from importlib.util import find_spec

    for name in ("numpy", "pyarrow", "polars"):
        if find_spec(name) is None:
            raise fail(args.lang, "Big files need more packages: pip install 'gosform[batch]'. {name} is not there.", name=name)
    put(_measured(args), args)
    return 0


def _measured(args: Any) -> Iterator[str]:
    from gosform.batch import bench

    yield ""
    rows = max(args.rows, 1)
    grow = tuple(size for size in LONG if size <= rows) if not args.long else LONG
    python = args.peers_python or sys.executable
    wanted = bench.Wanted(rows, max(args.runs, 1), args.seed, grow, peers=args.peers, python=python)
    found = bench.measure(wanted, _tell)
    if args.format == "json":
        yield json.dumps(found, ensure_ascii=False, indent=2) + "\n"
        return
    yield from shown(found, args.lang)


def shown(found: Mapping[str, Any], lang: str) -> Iterator[str]:
    """What was measured, as tables."""
    for part in ("main", "parquet"):
        runs = found[part]["runs"].items()
        yield from columns(lang, RUNS, [(name, *_run(run, found["rows"])) for name, run in runs])
        yield "\n"
    ratios = found["main"]["ratios"]
    yield say(lang, "The whole run takes {wall} times as long as merely reading, {cpu} times the processor.", **_two(ratios, "wall", "cpu"))
    yield "\n" + say(lang, "With all processors it is {speed} times as fast as in one process.", speed=f"{ratios['second process']:.2f}")
    yield "\n" + say(
        lang,
        "Parquet, screened only: {wall} times as long as reading, {cpu} times the processor.",
        **_two(found["parquet"]["ratios"], "wall", "cpu"),
    )
    yield "\n\n"
    lines = [
        (one["field"], one["kind"], f"{one['rate'] / 1e6:.1f}", "" if one["stdnum"] is None else f"{one['stdnum'] / 1e6:.2f}")
        for one in found["columns"]
    ]
    yield from columns(lang, COLUMNS, lines)
    for part in ("size", "dirt"):
        yield "\n"
        yield from columns(lang, SERIES, [_point(one) for one in found[part]])
    if "peers" in found:
        yield "\n"
        yield from _peers(found, lang)


def _two(ratios: Mapping[str, float], *names: str) -> dict[str, str]:
    return {name: f"{ratios[name]:.2f}" for name in names}


def _run(run: Mapping[str, Any], rows: int) -> tuple[str, ...]:
    return f"{run['wall']:.2f}", f"{run['cpu']:.2f}", f"{run['wall'] / rows * 1e9:.0f}", _megabytes(run["memory"])


def _megabytes(size: int | None) -> str:
    return "" if size is None else f"{size / 1e6:.0f}"


def _point(one: Mapping[str, Any]) -> tuple[str, ...]:
    reading, ours = one["runs"].values()
    wall, _, each, memory = _run(ours, one["rows"])
    return str(one["rows"]), f"{one['dirty']:.0%}", wall, each, f"{ours['wall'] / reading['wall']:.2f}", memory


def _peers(found: Mapping[str, Any], lang: str) -> Iterator[str]:
    ours = found["main"]["runs"]["gosform"]["cpu"]
    lines = [
        (one["tool"], f"{one['cpu a row'] * 1e6:.1f}", f"{one['cpu, extrapolated']:.0f}", f"{one['cpu, extrapolated'] / ours:.0f}")
        for one in found["peers"]
        if one["installed"]
    ]
    yield from columns(lang, PEERS, lines)
    yield (
        say(lang, "Other tools were measured with samples; the seconds of the whole file follow from how much the larger one takes longer.")
        + "\n"
    )
    if lacking := [one["tool"] for one in found["peers"] if not one["installed"]]:
        yield say(lang, "Not installed: {names}.", names=", ".join(lacking)) + "\n"


def _tell(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
