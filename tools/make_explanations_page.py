"""The results in ``docs/explanations.md`` from ``gosform bench explain --floors --format json`` (a file, or standard input)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gosform.trials.table import tables

PAGE = Path(__file__).resolve().parents[1] / "docs" / "explanations.md"
MARKS = ("<!-- results: begin -->", "<!-- results: end -->")


def results(data: dict[str, Any]) -> Iterator[str]:
    """The lines between the marks: what was run, each table, how the floors stand."""
    yield f"{data['number']:,} cases, seed {data['seed']}. Shares are percent, with their interval of 95 %."
    for table in tables(data):
        if table.rows:
            yield f"\n### {table.title}\n"
            yield f"| {' | '.join(table.head)} |"
            yield f"|---|{'--:|' * (len(table.head) - 1)}"
            yield from (f"| {' | '.join(row)} |" for row in table.rows)
    if data["floors"]:
        failed = [f"`{one['figure']}` of {one['place']}" for one in data["floors"] if not one["held"]]
        yield f"\nFloors held: {len(data['floors']) - len(failed)} of {len(data['floors'])}{'; not held: ' + ', '.join(failed) if failed else ''}."


def main() -> None:
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else sys.stdin.read())
    head, rest = PAGE.read_text(encoding="utf-8").split(MARKS[0], 1)
    tail = rest.split(MARKS[1], 1)[1]
    PAGE.write_text("".join((head, MARKS[0], "\n", "\n".join(results(data)), "\n", MARKS[1], tail)), encoding="utf-8")


if __name__ == "__main__":
    main()
