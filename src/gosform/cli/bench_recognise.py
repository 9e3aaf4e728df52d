"""``gosform bench recognise``: how much of pasted texts is recognised, good and broken, on made-up conversations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gosform.cli.bench_explain import line
from gosform.cli.columns import columns
from gosform.cli.counted import tick
from gosform.cli.sink import put
from gosform.cli.usage import unknown
from gosform.showing.shown import say

MISSED = {
    "missed": "{count} times not found: {kind}, {damage}, {style}.",
    "kind": "{count} times taken for {taken}: {kind}, {damage}, {style}.",
    "report": "{count} times judged wrongly: {kind}, {damage}, {style}.",
    "false": "{count} times found where nothing is: {taken}, {style}.",
}
ALONE = "without a label"
OPEN, CLOSE = "⟦", "⟧"


def recognise(args: Any) -> int:
    """Measure, show the tables, hold the floors; 1 when one is not held."""
    from gosform.trials.talks.styles import styles

    for name in args.style:
        if name not in styles():
            near = "There is no style “{name}”. The nearest is {near}."
            raise unknown(args.lang, "There is no style “{name}”. There are: {names}.", name, tuple(styles()), near)
    failed: list[bool] = []
    put(_measured(args, failed), args)
    return int(any(failed))


def _measured(args: Any, failed: list[bool]) -> Iterator[str]:
    """Piece by piece, so that a target that cannot be written is told before minutes of measuring."""
    from gosform.trials import recognise_results as results
    from gosform.trials.recognise_run import measure

    yield ""
    number = max(args.number, 1)
    measured = measure(args.seed, number, args.jobs, tick(number), tuple(dict.fromkeys(args.style)))
    held = results.check(measured, results.read()) if args.floors else []
    failed.append(not all(one.held for one in held))
    data = results.as_data(measured, held, args.misses)
    if args.format == "json":
        yield json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        return
    yield from _text(args.lang, data)


def _text(lang: str, data: Any) -> Iterator[str]:
    from gosform.trials.recognise_results import tables

    yield say(lang, "Texts: {number}, seed: {seed}.", number=data["number"], seed=data["seed"]) + "\n"
    for at, table in enumerate(tables(data)):
        if table.rows:
            yield f"\n{say(lang, table.title)}\n\n"
            rows = [tuple(say(lang, cell) if at == 0 and i == 0 else cell for i, cell in enumerate(row)) for row in table.rows]
            yield from columns(lang, table.head, rows)
    for miss in data["misses"]:
        yield f"\n{_miss(lang, miss)}"
    yield "\n"
    for limit in data["limits"]:
        yield say(lang, limit) + "\n"
    if data["floors"]:
        yield "\n"
        yield from (line(lang, one) + "\n" for one in data["floors"] if not one["held"])
        count = {"floors": len(data["floors"]), "failed": sum(not one["held"] for one in data["floors"])}
        yield say(lang, "Floors: {floors}, not held: {failed}.", **count) + "\n"


def _miss(lang: str, miss: Any) -> str:
    """A sentence, and the made-up text with the place between marks."""
    damage = miss["damage"] if miss["labelled"] else f"{miss['damage']}, {say(lang, ALONE)}"
    sentence = say(
        lang, MISSED[miss["what"]], count=miss["count"], kind=miss["kind"], damage=damage, style=miss["style"], taken=miss["taken"]
    )
    start, end = miss["span"]
    text = f"{miss['text'][:start]}{OPEN}{miss['text'][start:end]}{CLOSE}{miss['text'][end:]}"
    return sentence + "".join(f"\n    {part}" for part in text.splitlines()) + "\n"
