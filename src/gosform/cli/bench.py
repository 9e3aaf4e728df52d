"""``gosform bench``: what was measured, measured again."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from gosform.cli.columns import columns
from gosform.cli.sink import put
from gosform.cli.usage import unknown

WORST = 25
HEAD = ("kind", "right", "with a label", "most often taken for")
PAIRS = ("values of", "taken for", "share", "accepted by it")


def kinds(args: Any) -> int:
    """The confusion matrix of the kinds."""
    from gosform.kinds import is_kind, likely, own

    chosen = tuple(dict.fromkeys(args.kinds)) or own()
    for name in chosen:
        if not is_kind(name):
            near = "There is no kind “{name}”. The nearest is {near}."
            raise unknown(args.lang, "There is no kind “{name}”. gosform kinds lists them.", name, likely(name), near)
    put(_measured(args, chosen), args)
    return 0


def _measured(args: Any, chosen: tuple[str, ...]) -> Iterator[str]:
    """Piece by piece, so that a target that cannot be written is told before minutes of measuring."""
    from gosform import confusion
    from gosform.catalog import catalogue
    from gosform.kinds import get

    words, number = catalogue(args.lang), max(args.number, 1)
    labels = {name: words.find(f"{name}.label", get(name).words.label) or get(name).words.label for name in chosen}
    found = []
    for row in confusion.rows(number, labels, args.seed, chosen):
        found.append(row)
        if sys.stderr.isatty():
            print(f"\r{len(found)}/{len(chosen)}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    worst = confusion.pairs(found)
    if args.format == "json":
        data = {
            "number": number,
            "seed": args.seed,
            "kinds": [{"kind": r.kind, "bare": dict(r.bare), "labelled": dict(r.labelled), "accepted": dict(r.accepted)} for r in found],
            "pairs": [pair._asdict() for pair in worst],
        }
        yield json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        return
    yield from columns(args.lang, HEAD, [_line(row) for row in found])
    yield "\n"
    yield from columns(args.lang, PAIRS, [_pair(pair) for pair in worst[:WORST]])


def _line(row: Any) -> tuple[str, ...]:
    wrong = sorted(((many, kind) for kind, many in row.bare.items() if kind != row.kind), reverse=True)
    most = ", ".join(f"{kind} {_share(many, row.shown)}" for many, kind in wrong[:2])
    return row.kind, _share(row.bare.get(row.kind, 0), row.shown), _share(row.labelled.get(row.kind, 0), row.shown), most


def _pair(pair: Any) -> tuple[str, ...]:
    return pair.kind, pair.other, f"{pair.taken:.1%}", f"{pair.accepted:.1%}"


def _share(many: int, of: int) -> str:
    return f"{many / of:.1%}"
