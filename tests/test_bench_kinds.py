"""``gosform bench kinds``: which kinds are taken for which, measured on made-up values."""

from __future__ import annotations

import json

import pytest

from gosform.cli import main
from gosform.confusion import Pair, Row, pairs, rows
from gosform.kinds import own


def test_every_value_is_counted_once() -> None:
    """Without a label and with one, each value is taken for one kind or for none; every kind is asked whether it accepts it."""
    for row in rows(5, {"inn": "ИНН"}, seed=3, kinds=("inn", "email")):
        assert sum(row.bare.values()) == sum(row.labelled.values()) == row.shown == 5
        assert set(row.accepted) == set(own())
        assert row.accepted[row.kind] == 5
        assert row.bare[row.kind] == 5


def test_pairs_begin_with_the_worst() -> None:
    """By the share that is taken for the other kind, then by the share that the other accepts; pairs that never meet are left out."""
    found = pairs([Row("a", 10, {"a": 7, "b": 3}, {}, {"a": 10, "b": 9, "c": 1, "d": 0}), Row("b", 10, {"b": 10}, {}, {"a": 10, "b": 10})])
    assert found == [Pair("a", "b", 0.3, 0.9), Pair("b", "a", 0.0, 1.0), Pair("a", "c", 0.0, 0.1)]


def test_the_command_prints_tables_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The same seed gives the same numbers."""
    assert main(["bench", "kinds", "passport_rf", "inn", "--number", "20", "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert text.splitlines()[0].split() == ["kind", "right", "with", "a", "label", "most", "often", "taken", "for"]
    assert "passport_rf  100.0%  100.0%" in text
    assert main(["bench", "kinds", "passport_rf", "inn", "--number", "20", "--format", "json"]) == 0
    first = capsys.readouterr().out
    assert main(["bench", "kinds", "passport_rf", "inn", "--number", "20", "--format", "json"]) == 0
    assert capsys.readouterr().out == first
    data = json.loads(first)
    assert list(data) == ["number", "seed", "kinds", "pairs"]
    assert [one["kind"] for one in data["kinds"]] == ["passport_rf", "inn"]


def test_a_kind_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """With the nearest one, and status 2; no number of values is too small."""
    assert main(["bench", "kinds", "innn", "--lang", "en"]) == 2
    assert "inn" in capsys.readouterr().err
    assert main(["bench", "kinds", "qqqqqq", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "gosform: There is no kind “qqqqqq”. gosform kinds lists them.\n"
    assert main(["bench", "kinds", "inn", "--number", "0", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["number"] == 1


def test_a_kind_of_another_library_is_measured_too(capsys: pytest.CaptureFixture[str]) -> None:
    """What is listed by ``gosform kinds`` is no unknown kind; one that is named twice is one row."""
    assert main(["bench", "kinds", "stdnum.isbn", "stdnum.isbn", "--number", "3", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [one["kind"] for one in data["kinds"]] == ["stdnum.isbn"]
    assert sum(data["kinds"][0]["bare"].values()) == 3


def test_a_target_that_cannot_be_written_is_told_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Not after minutes of measuring."""
    assert main(["bench", "kinds", "--number", "999999999", "--output", "/nowhere/at/all", "--lang", "en"]) == 2
    assert "There is no folder" in capsys.readouterr().err
