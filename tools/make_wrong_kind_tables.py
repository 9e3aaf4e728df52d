"""The two tables of ``docs/decisions/wrong-kind.md`` from ``gosform bench kinds --format json`` (a file, or standard input)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from gosform.kind import OPEN

WORST = 14
PAGE = Path(__file__).resolve().parents[1] / "docs" / "decisions" / "wrong-kind.md"
MARKS = ("<!-- kinds -->", "<!-- pairs -->", "<!-- end -->")


def kinds(data: dict[str, Any]) -> list[str]:
    """The kinds that are not always right, the worst first; the others in one line."""
    rows = [
        (one["bare"].get(one["kind"], 0), one["labelled"].get(one["kind"], 0), one["kind"])
        for one in data["kinds"]
        if one["kind"] not in OPEN
    ]
    full = data["number"]
    lines = ["| kind | alone | with its label |", "|---|--:|--:|"]
    lines += [
        f"| `{kind}` | {bare / full:.1%} | {labelled / full:.1%} |" for bare, labelled, kind in sorted(rows) if min(bare, labelled) < full
    ]
    always = sum(min(bare, labelled) == full for bare, labelled, _ in rows)
    return [*lines, f"| the other {always} | 100.0% | 100.0% |"]


def pairs(data: dict[str, Any]) -> list[str]:
    """The pairs that are taken for each other most often."""
    lines = ["| values of | taken for | share | accepted by it |", "|---|---|--:|--:|"]
    chosen = [one for one in data["pairs"] if one["kind"] not in OPEN][:WORST]
    chosen += [
        one for one in data["pairs"] if (one["kind"], one["other"]) in (("passport_rf", "inn"), ("card", "oms_policy"), ("phone", "snils"))
    ]
    return lines + [f"| `{one['kind']}` | `{one['other']}` | {one['taken']:.1%} | {one['accepted']:.1%} |" for one in chosen]


def main() -> None:
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else sys.stdin.read())
    text = PAGE.read_text(encoding="utf-8")
    for begin, end, lines in ((MARKS[0], MARKS[1], kinds(data)), (MARKS[1], MARKS[2], pairs(data))):
        head, rest = text.split(begin, 1)
        between, tail = rest.split(end, 1)
        lead = between.split("\n\n|", 1)[0].rstrip("\n") if begin == MARKS[1] else ""
        text = "".join((head, begin, lead, "\n\n", "\n".join(lines), "\n\n", end, tail))
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
