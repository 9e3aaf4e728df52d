"""Check one application and print what a person should mend: ``python examples/check.py``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import gosform

HERE = Path(__file__).parent


def main() -> None:
    form = gosform.load_form("passport-rf", as_of=date(2026, 11, 22))
    record = json.loads((HERE / "application.json").read_text(encoding="utf-8"))
    report = form.check(record, uploads={"photo": True})
    for problem, said in zip(report.problems, gosform.explain(report, lang="ru"), strict=True):
        print(f"{problem.pointer}: {said.text}")
        for fix in problem.fixes:
            print(f"    {fix.trust}: {fix.apply(value_at(record, problem.pointer))}")


def value_at(record: dict[str, dict[str, str]], pointer: str) -> str:
    """The typed value that a pointer of this form names; its pointers have two parts and no escapes."""
    section, field = pointer.strip("/").split("/")
    return record[section][field]


if __name__ == "__main__":
    main()
