"""The results in ``docs/recognition.md`` from ``gosform bench recognise --floors --format json`` (a file, or standard input).

Further files, of measurements of some styles alone, give a table each: so more texts fall upon them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gosform.trials.recognise_results import tables
from gosform.trials.table import Table

PAGE = Path(__file__).resolve().parents[1] / "docs" / "recognition.md"
MARKS = ("<!-- results: begin -->", "<!-- results: end -->")


def results(data: dict[str, Any], *others: dict[str, Any]) -> Iterator[str]:
    """The lines between the marks: what was run, each table, how the floors stand, then the first table of each of the others."""
    yield f"{data['number']:,} texts, seed {data['seed']}. Shares are percent, with their interval of 95 %."
    for table in tables(data):
        yield from _table(table, table.title)
    if data["floors"]:
        failed = [f"`{one['figure']}`" for one in data["floors"] if not one["held"]]
        yield f"\nFloors held: {len(data['floors']) - len(failed)} of {len(data['floors'])}{'; not held: ' + ', '.join(failed) if failed else ''}."
    for other in others:
        names = ", ".join(f"`{name}`" for name in other["styles_asked"])
        yield from _table(next(tables(other)), f"Only {names}: {other['number']:,} texts, seed {other['seed']}")


def _table(table: Table, title: str) -> Iterator[str]:
    if table.rows:
        yield f"\n### {title}\n"
        yield f"| {' | '.join(table.head)} |"
        yield f"|---|{'--:|' * (len(table.head) - 1)}"
        yield from (f"| {' | '.join(row)} |" for row in table.rows)


def main() -> None:
    read = [json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]] or [json.loads(sys.stdin.read())]
    head, rest = PAGE.read_text(encoding="utf-8").split(MARKS[0], 1)
    tail = rest.split(MARKS[1], 1)[1]
    PAGE.write_text("".join((head, MARKS[0], "\n", "\n".join(results(*read)), "\n", MARKS[1], tail)), encoding="utf-8")


if __name__ == "__main__":
    main()
