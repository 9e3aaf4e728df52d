"""The results in ``docs/explanations.md`` from ``gosform bench explain --floors --format json`` (a file, or standard input).

Further files, of measurements of some groups alone, give what is told of these groups, their classes and their kinds: so more cases fall upon each.
"""

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
    for other in data.get("others", ()):
        yield f"Of {' and '.join(row['group'] for row in other['groups'])}: {other['number']:,} cases of their own, seed {other['seed']}."
    for table in tables(data):
        if table.rows:
            yield f"\n### {table.title}\n"
            yield f"| {' | '.join(table.head)} |"
            yield f"|---|{'--:|' * (len(table.head) - 1)}"
            yield from (f"| {' | '.join(row)} |" for row in table.rows)
    if data["floors"]:
        failed = [f"`{one['figure']}` of {one['place']}" for one in data["floors"] if not one["held"]]
        yield f"\nFloors held: {len(data['floors']) - len(failed)} of {len(data['floors'])}{'; not held: ' + ', '.join(failed) if failed else ''}."


def together(data: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, Any]:
    """The first measurement with the rows of the others for the groups, classes and kinds that they tell of, and their floors of these kinds.

    The floors of slips stand before those of what was misheard, which have the same names: a measurement of slips changes the former, another the latter.
    """
    whole = data | {"others": others}
    for other in others:
        for part, name in (("groups", "group"), ("classes", "class"), ("slips", "kind")):
            newer = {row[name]: row for row in other[part]}
            whole[part] = [newer.get(row[name], row) for row in whole[part]]
        floors = {(one["figure"], one["place"]): one for one in other["floors"] if one["figure"].startswith("gap-")}
        way = 1 if other["slips"] else -1
        whole["floors"] = [floors.pop((one["figure"], one["place"]), one) for one in whole["floors"][::way]][::way]
    return whole


def main() -> None:
    read = [json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]] or [json.loads(sys.stdin.read())]
    data = together(read[0], read[1:]) if len(read) > 1 else read[0]
    head, rest = PAGE.read_text(encoding="utf-8").split(MARKS[0], 1)
    tail = rest.split(MARKS[1], 1)[1]
    PAGE.write_text("".join((head, MARKS[0], "\n", "\n".join(results(data)), "\n", MARKS[1], tail)), encoding="utf-8")


if __name__ == "__main__":
    main()
