"""``gosform bench explain``: how often explanations and repairs are right, beside the best that anybody could do."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from gosform.cli.columns import columns
from gosform.cli.counted import tick
from gosform.cli.sink import put
from gosform.cli.usage import unknown
from gosform.showing.shown import say

BELOW = "Not held: {figure} of {place}: {value} ({low}–{high}), n = {n}; at least {bound}."
ABOVE = "Not held: {figure} of {place}: {value} ({low}–{high}), n = {n}; at most {bound}."
UNMEASURED = "Not held: {figure} of {place} was measured on no case."


def explain(args: Any) -> int:
    """Measure, show the tables, hold the floors; 1 when one is not held."""
    from gosform.trials.injectors import groups

    for name in args.group:
        if name not in groups():
            near = "There is no group “{name}”. The nearest is {near}."
            raise unknown(args.lang, "There is no group “{name}”. There are: {names}.", name, groups(), near)
    failed: list[bool] = []
    put(_measured(args, tuple(dict.fromkeys(args.group)), failed), args)
    return int(any(failed))


def _measured(args: Any, groups: Collection[str], failed: list[bool]) -> Iterator[str]:
    """Piece by piece, so that a target that cannot be written is told before minutes of measuring."""
    from gosform.trials import floors
    from gosform.trials.results import as_data
    from gosform.trials.run import measure

    yield ""
    measured = measure(args.seed, max(args.number, 1), groups, args.jobs, tick(max(args.number, 1)))
    held = floors.check(measured, floors.read()) if args.floors else []
    failed.append(not all(one.held for one in held))
    data = as_data(measured, held)
    if args.format == "json":
        yield json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        return
    yield from _text(args.lang, data)


def _text(lang: str, data: Any) -> Iterator[str]:
    from gosform.trials.table import tables

    yield say(lang, "Cases: {number}, seed: {seed}.", number=data["number"], seed=data["seed"]) + "\n"
    for table in tables(data):
        if table.rows:
            yield f"\n{say(lang, table.title)}\n\n"
            yield from columns(
                lang, table.head, [tuple(say(lang, cell) if i == 0 else cell for i, cell in enumerate(row)) for row in table.rows]
            )
    yield "\n"
    for limit in data["limits"]:
        yield say(lang, limit) + "\n"
    if data["floors"]:
        yield "\n"
        yield from (line(lang, one) + "\n" for one in data["floors"] if not one["held"])
        yield say(lang, "Floors: {floors}, not held: {failed}.", **_count(data["floors"])) + "\n"


def _count(floors: list[Any]) -> dict[str, int]:
    return {"floors": len(floors), "failed": sum(not one["held"] for one in floors)}


def line(lang: str, one: Any) -> str:
    """What a floor that is not held says."""
    if one["measured"] is None:
        return say(lang, UNMEASURED, figure=one["figure"], place=one["place"])
    sentence, bound = (BELOW, one["least"]) if "least" in one else (ABOVE, one["most"])
    figures = {end: f"{one['measured'][end]:.4f}" for end in ("value", "low", "high")}
    return say(lang, sentence, figure=one["figure"], place=one["place"], n=one["measured"]["n"], bound=bound, **figures)
