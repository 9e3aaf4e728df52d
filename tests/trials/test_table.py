"""The tables: what they hold, that they speak Russian, and that the page is made of the same data."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from gosform.catalog import catalogue
from gosform.cli import main
from gosform.cli.bench_explain import line
from gosform.cli.columns import columns
from gosform.messages_check import BANNED
from gosform.trials.baselines import LIBRARIES, METHODS
from gosform.trials.results import GOSFORM, LIMITS, as_data
from gosform.trials.run import measure
from gosform.trials.table import NEVER, share, tables

ROOT = Path(__file__).resolve().parents[2]
NAMES = {GOSFORM, LIBRARIES}
"""What is called the same in every language."""


def test_every_word_of_the_tables_is_translated() -> None:
    """Titles, heads, the first cells that are sentences, and the limits; none blames anybody."""
    made = list(tables(as_data(measure(1, 60, ("slips", "lengths", "letters", "controls"), jobs=1))))
    words = {table.title for table in made} | {head for table in made for head in table.head} | set(LIMITS) | set(NEVER.values())
    words |= {row[0] for table in made for row in table.rows if " " in row[0] and not re.search("[0-9]$", row[0])} | set(METHODS)
    russian = catalogue("ru")
    for word in words - NAMES:
        said = russian.find("cli", word)
        assert said, word
        assert not BANNED["ru"].search(said), said


def test_a_share_is_said_with_its_interval() -> None:
    assert share({"value": 0.98214, "low": 0.97, "high": 0.99, "n": 7}) == "98.2 (97.0–99.0)"


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert columns("en", ("a", "bcd"), [("efg", "h"), ("i", "")]) == ["a    bcd\n", "efg  h\n", "i\n"]


def test_a_floor_that_is_not_held_says_which_it_is() -> None:
    """With the figure, its interval and n; or that there was no case."""
    measured = {"value": 0.5, "low": 0.25, "high": 0.75, "n": 9}
    floor = {"figure": "span", "place": "letters", "measured": measured}
    assert line("en", floor | {"least": 0.97}) == "Not held: span of letters: 0.5000 (0.2500–0.7500), n = 9; at least 0.97."
    assert line("en", floor | {"most": 0.0}).endswith("at most 0.0.")
    assert line("en", {"figure": "span", "place": "letters", "least": 0.97, "measured": None}).endswith("was measured on no case.")
    assert "нужно не меньше 0.97" in line("ru", floor | {"least": 0.97})


def test_the_tables_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "explain", "--number", "60", "--group", "slips", "letters", "--floors", "--lang", "ru"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Случаев: 60, зерно: 1.\n")
    assert "не выдержано: 0." in out.splitlines()[-1]


def test_the_page_is_made_of_the_data() -> None:
    """Every table, under its title, and how the floors stand; the page has the two marks once each."""
    made = runpy.run_path(str(ROOT / "tools" / "make_explanations_page.py"))
    data = as_data(measure(1, 60, ("slips", "letters"), jobs=1))
    text = "\n".join(made["results"](data))
    for table in tables(data):
        assert not table.rows or f"### {table.title}" in text
    page = (ROOT / "docs" / "explanations.md").read_text(encoding="utf-8")
    assert [page.count(mark) for mark in made["MARKS"]] == [1, 1]


def test_some_groups_may_be_told_of_a_second_measurement() -> None:
    """Its rows and its floors take the place of the first one's; the floors of what was misheard, which have the same names, stay."""
    made = runpy.run_path(str(ROOT / "tools" / "make_explanations_page.py"))
    first = {"figure": "gap-with-1", "place": "snils", "held": False}
    misheard = first | {"measured": 1}
    kept, old, new = {"kind": "bik"}, {"kind": "snils", "n": 1}, {"kind": "snils", "n": 2}
    data = {"groups": [], "classes": [], "slips": [kept, old], "floors": [first, misheard]}
    other = {"number": 20, "seed": 2, "groups": [{"group": "slips"}], "classes": [], "slips": [new], "floors": [first | {"held": True}]}
    told = made["together"](data, [other])
    assert told["slips"] == [kept, new]
    assert [one["held"] for one in told["floors"]] == [True, False]
    assert told["floors"][1] is misheard
    told = made["together"](data, [other | {"slips": []}])
    assert [one["held"] for one in told["floors"]] == [False, True]
    assert "Of slips: 20 cases of their own, seed 2." in "\n".join(made["results"](as_data(measure(1, 5, jobs=1)) | {"others": [other]}))


def test_what_may_be_negative_is_written_with_a_minus() -> None:
    assert share({"value": -0.0041, "low": -0.013, "high": 0.005, "n": 7}) == "−0.4 (−1.3…0.5)"
    assert share({"value": -0.00001, "low": -0.0002, "high": 0.0002, "n": 7}) == "0.0 (0.0–0.0)"
