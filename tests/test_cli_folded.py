"""The command line where one field has several problems: which are shown, which are chosen, and what comes back from a report."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from gosform.cli import main

FORM = """\
id: folded
version: 1
title: {ru: Проба, en: Trial}
source: 'a form for tests'
sections:
  home:
    title: {ru: Дом, en: Home}
    fields:
      street: {kind: address, part: street, allow: ''}
      inn: {kind: inn}
"""
STREET = 'ул. "Мира"/Советская 🙂'
MARKS = "        ^    --          --"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def go(*argv: str) -> tuple[int, str, str]:
        status = main(argv)
        said = capsys.readouterr()
        return status, said.out, said.err

    return go


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A record and its form."""
    record, form = tmp_path / "a.json", tmp_path / "folded.yaml"
    record.write_text(json.dumps({"home": {"street": STREET, "inn": "77О7083893"}}), encoding="utf-8")
    form.write_text(FORM, encoding="utf-8")
    return str(record), str(form)


def codes(problems: list[dict[str, Any]]) -> list[Any]:
    """Codes as they are folded."""
    return [[p["code"], *(one["code"] for one in p.get("folded", ()))] for p in problems]


def test_the_value_stands_once(run: Any, files: tuple[str, str]) -> None:
    """One value, all its marks, the first problem in full with the step that mends it all, a line for each of the others, and a count."""
    out = run("check", files[0], "--form", files[1], "--lang", "en", "--show-values")[1]
    assert f"    {STREET}\n{MARKS}\n" in out
    assert out.count(STREET) == 1
    assert "→ ул. Мира Советская  (likely)" in out
    assert out.count("\n  + ") == 3
    assert out.endswith(
        "Problems: 5, warnings: 0, notes: 0.\nOf these, below another problem of their field: 3. --all shows them in full.\n"
    )


def test_all_shows_every_problem_in_full(run: Any, files: tuple[str, str]) -> None:
    """Each with its value and mark; nothing is said of folding. Of one value too, and of a report that is said again."""
    out = run("check", files[0], "--form", files[1], "--lang", "en", "--show-values", "--all")[1]
    assert out.count(STREET) == 4
    assert "\n  + " not in out
    assert out.endswith("Problems: 5, warnings: 0, notes: 0.\n")
    assert run("value", "surname", "«Иванов»", "--show-values", "--all")[1].count("    «Иванов»\n") == 2
    assert run("value", "surname", "«Иванов»", "--show-values")[1].count("    «Иванов»\n") == 1


def test_json_folds_and_rows_do_not(run: Any, files: tuple[str, str]) -> None:
    """A problem holds those of its field; a row is one problem and names the one that it is folded under."""
    first = "address.characters"
    data = json.loads(run("check", files[0], "--form", files[1], "--format", "json")[1])
    assert codes(data["problems"]) == [[first, first, first, "address.emoji"], ["inn.letters"]]
    rows = list(csv.DictReader(io.StringIO(run("check", files[0], "--form", files[1], "--format", "csv")[1])))
    assert [(row["code"], row["folded_under"]) for row in rows] == [
        (first, ""),
        (first, first),
        (first, first),
        ("address.emoji", first),
        ("inn.letters", ""),
    ]


def test_what_is_ignored_makes_room(run: Any, files: tuple[str, str]) -> None:
    """Where the first problem of a field is not wanted, the next one stands in its place."""
    ignored = run("check", files[0], "--form", files[1], "--format", "json", "--ignore", "address.characters,inn")[1]
    assert codes(json.loads(ignored)["problems"]) == [["address.emoji"]]
    selected = run("check", files[0], "--form", files[1], "--format", "json", "--select", "address.emoji")[1]
    assert codes(json.loads(selected)["problems"]) == [["address.emoji"]]
    assert run("check", files[0], "--form", files[1], "--ignore", "address,inn")[0] == 0


def test_the_limit_counts_all(run: Any, files: tuple[str, str]) -> None:
    """``--max-problems`` is about problems in all, folded ones included."""
    for most in range(7):
        data = json.loads(run("check", files[0], "--form", files[1], "--format", "json", "--max-problems", str(most))[1])
        shown = sum(map(len, codes(data["problems"])))
        assert shown == min(most, 5)
        assert data.get("left_out", 0) == 5 - shown
    lines = "\n".join(json.dumps({"home": {"street": STREET}}) for _ in range(3))
    rows = Path(files[0]).with_suffix(".jsonl")
    rows.write_text(lines, encoding="utf-8")
    out = run("check", str(rows), "--form", files[1], "--format", "jsonl", "--max-problems", "6")[1]
    assert [sum(map(len, codes(json.loads(line)["problems"]))) for line in out.splitlines()] == [4, 2, 0]


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_a_report_comes_back(run: Any, files: tuple[str, str], tmp_path: Path, format: str) -> None:
    """What was folded is folded again, in full where that is asked for; a report that folds other fields together is none."""
    saved = tmp_path / "report"
    saved.write_text(run("check", files[0], "--form", files[1], "--format", format, "--show-values")[1], encoding="utf-8")
    for flags in ((), ("--all",), ("--format", "csv"), ("--format", "json")):
        again = run("render", str(saved), "--form", files[1], "--lang", "en", "--show-values", *flags)
        whole = run("check", files[0], "--form", files[1], "--lang", "en", "--show-values", *flags)
        assert again[0] == whole[0] == 1
        assert again[1].replace(files[0], "").lstrip(" ·") == whole[1].replace(files[0], "").lstrip(" ·")
    data = json.loads(saved.read_text(encoding="utf-8"))
    for report in data if isinstance(data, list) else [data]:
        report["problems"][0]["folded"][0]["pointer"] = "/home/inn"
    odd = tmp_path / "odd.json"
    odd.write_text(json.dumps(data), encoding="utf-8")
    assert run("render", str(odd))[0] == 2


def test_a_flat_report_is_folded(run: Any, files: tuple[str, str], tmp_path: Path) -> None:
    """A report that lists every problem by itself, as another program may, is said the same way."""
    data = json.loads(run("check", files[0], "--form", files[1], "--format", "json", "--show-values")[1])
    data["problems"] = [one for p in data["problems"] for one in (p, *p.pop("folded", ()))]
    flat = tmp_path / "flat.json"
    flat.write_text(json.dumps(data), encoding="utf-8")
    assert MARKS in run("render", str(flat), "--form", files[1], "--show-values")[1]
