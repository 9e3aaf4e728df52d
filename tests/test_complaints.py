"""What people really run into has a code, and its sentence says what to do; the good values among it are taken.

The table is ``complaints.yaml``. Its classes are those of a survey that lies beside a checkout; where it is absent, the numbers alone hold.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gosform import check_value, explain, load_form
from gosform.problem import Problem, Report

HERE = Path(__file__).parent
SURVEY = HERE.parents[1] / "shared" / "complaints.md"
AS_OF = date(2026, 11, 22)
CLASSES: list[dict[str, Any]] = yaml.load((HERE / "complaints.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
ROWS = [(one, row, number) for one in CLASSES for number, row in enumerate(one.get("rows", ()), 1)]


def small_form(row: dict[str, Any]) -> str:
    """The text of a form with the fields and relations of a row; JSON is YAML."""
    sections: dict[str, Any] = {}
    for path, field in row["fields"].items():
        section, _, name = path.partition(".")
        title = row.get("sections", {}).get(section, section)
        sections.setdefault(section, {"title": {"ru": title, "en": section}, "fields": {}})["fields"][name] = field
    form = {"id": "small", "version": 1, "valid_from": "2026-01-01", "title": {"ru": "Форма", "en": "Form"}, "source": "a test"}
    return json.dumps({**form, "sections": sections, "relations": row.get("relations", [])}, ensure_ascii=False)


def report(row: dict[str, Any], folder: Path) -> Report:
    if "kind" in row:
        return check_value(row["kind"], row["typed"], as_of=AS_OF, **row.get("options", {}))
    path = folder / "small.yaml"
    path.write_text(small_form(row), encoding="utf-8")
    return load_form(path, as_of=AS_OF).check(row["record"])


def worth_saying(found: Report) -> list[tuple[str, Problem]]:
    """What is more than a tidied spelling, as the table writes it: ``code``, ``code at pointer``, ``code 2`` for the second of its kind."""
    said: dict[str, Problem] = {}
    for problem in found.all:
        if problem.code.trouble != "cleaned":
            name = f"{problem.code} at {problem.pointer}" if problem.pointer else str(problem.code)
            said[name if name not in said else f"{name} {1 + sum(key.startswith(name) for key in said)}"] = problem
    return list(said.items())


def coded() -> list[Any]:
    return [pytest.param(row, id=f"{one['class']}-{number}") for one, row, number in ROWS]


@pytest.mark.parametrize("row", coded())
def test_row(row: dict[str, Any], tmp_path: Path) -> None:
    """Exactly the listed codes, none for a good value; the Russian text of the field says what to do, the English one exists."""
    found = worth_saying(report(row, tmp_path))
    assert [name for name, _ in found] == list(row["codes"])
    for name, problem in found:
        (russian,), (english,) = explain(problem, "ru"), explain(problem, "en")
        assert (russian.lang, english.lang) == ("ru", "en")
        text = russian.text.replace("\u00a0", " ").lower()
        assert row["codes"][name], "a code without words to look for"
        for words in row["codes"][name]:
            assert words.lower() in text, text
        assert english.fix
        assert english.fix.rstrip(".") in english.text


def test_every_class_is_answered() -> None:
    """Each class has rows, or says why no value and no fields can show it; each row knows what it expects."""
    assert [one["class"] for one in CLASSES] == list(range(1, 25))
    for one in CLASSES:
        assert one["name"]
        assert one.get("rows") or one.get("outside"), one["class"]
        assert set(one) <= {"class", "name", "outside", "rows"}
    for _, row, _ in ROWS:
        assert "codes" in row
        assert isinstance(row.get("typed", ""), str)
        assert set(row) <= {"kind", "options", "typed", "fields", "sections", "relations", "record", "codes"}


def test_the_survey_has_no_other_class() -> None:
    """Where the survey is at hand: the table has its classes, each once."""
    text = SURVEY.read_text(encoding="utf-8") if SURVEY.is_file() else ""
    found = [int(number) for number in re.findall(r"^\| (\d+) \| \*\*", text, re.MULTILINE)]
    assert not found or sorted(found) == [one["class"] for one in CLASSES]
