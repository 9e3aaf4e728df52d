"""``gosform bench speed``: how long one wrong value takes, diagnosed and explained, beside python-stdnum's refusal of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from gosform.cli.columns import columns
from gosform.cli.sink import put
from gosform.cli.usage import unknown
from gosform.showing.shown import say

HEAD = ("kind", "values", "µs", "slowest value", "python-stdnum, µs", "gosform to python-stdnum")


def speed(args: Any) -> int:
    """Measure and show the table; with ``--bars``, 1 when a bar is not kept."""
    if args.big:
        from gosform.cli.bench_files import files

        return files(args)
    from gosform.kinds import is_kind, likely, own

    chosen = tuple(dict.fromkeys(args.kinds)) or own()
    for name in chosen:
        if not is_kind(name):
            near = "There is no kind “{name}”. The nearest is {near}."
            raise unknown(args.lang, "There is no kind “{name}”. gosform kinds lists them.", name, likely(name), near)
    broken: list[bool] = []
    put(_measured(args, chosen, broken), args)
    return int(args.bars and any(broken))


def _measured(args: Any, chosen: tuple[str, ...], broken: list[bool]) -> Iterator[str]:
    """Piece by piece, so that a target that cannot be written is told before minutes of measuring."""
    from gosform import explain, timing
    from gosform.problem import Report

    def sentences(report: Report) -> object:
        return [said.text for said in explain(report, lang="ru")]

    def done(many: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{many}/{len(chosen)}", end="\n" if many == len(chosen) else "", file=sys.stderr, flush=True)

    yield ""
    found = timing.measure(chosen, timing.Size(max(args.number, 1), max(args.rounds, 1), args.seed), sentences, done)
    broken.append(not found.held)
    if args.format == "json":
        yield json.dumps(_data(args, found), ensure_ascii=False, indent=2) + "\n"
        return
    yield from columns(args.lang, HEAD, [_line(row) for row in found.rows])
    yield "\n"
    if not found.rows:
        yield say(args.lang, "Nothing was found wrong with any value.") + "\n"
        return
    yield say(args.lang, MEDIAN[found.median <= timing.MEDIAN_BAR], median=_whole(found.median), bar=_whole(timing.MEDIAN_BAR)) + "\n"
    worst = found.worst
    yield (
        say(args.lang, WORST[worst.own <= timing.WORST_BAR], kind=worst.kind, spent=_whole(worst.own), bar=_whole(timing.WORST_BAR)) + "\n"
    )


MEDIAN = {
    True: "The median of all values is {median} µs; the bar of {bar} µs is kept.",
    False: "The median of all values is {median} µs; the bar of {bar} µs is not kept.",
}
WORST = {
    True: "The slowest kind is {kind} with {spent} µs; the bar of {bar} µs is kept.",
    False: "The slowest kind is {kind} with {spent} µs; the bar of {bar} µs is not kept.",
}


def _data(args: Any, found: Any) -> dict[str, Any]:
    from gosform import timing

    return {
        "number": max(args.number, 1),
        "rounds": max(args.rounds, 1),
        "seed": args.seed,
        "microseconds": {"median": found.median, "worst": found.worst.own if found.rows else None},
        "bars": {"median": timing.MEDIAN_BAR, "worst": timing.WORST_BAR, "held": found.held},
        "worst": found.worst.kind if found.rows else None,
        "kinds": [
            {
                "kind": row.kind,
                "values": row.values,
                "microseconds": row.own,
                "slowest": row.slowest,
                "stdnum": row.peer,
                "beside": row.beside,
                "ratio": row.ratio,
            }
            for row in found.rows
        ],
    }


def _line(row: Any) -> tuple[str, ...]:
    peer = "" if row.peer is None else f"{row.peer:.1f}"
    ratio = "" if row.ratio is None else f"{row.ratio:.1f}"
    return row.kind, str(row.values), _whole(row.own), _whole(row.slowest), peer, ratio


def _whole(microseconds: float) -> str:
    return f"{microseconds:.0f}"
