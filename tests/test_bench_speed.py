"""``gosform bench speed``: what is measured and how it is shown. How long anything takes is no matter of these tests."""

from __future__ import annotations

import json

import pytest

from gosform import check_value
from gosform.catalog import catalogue
from gosform.cli import main
from gosform.cli.bench_speed import MEDIAN, WORST
from gosform.kinds import own
from gosform.timing import AS_OF, MEDIAN_BAR, PEERS, WORST_BAR, Measured, Row, Size, doubted, measure, refusal, wrong_values


@pytest.mark.parametrize("kind", own())
def test_the_values_are_wrong(kind: str) -> None:
    """Each kind has some, about each of which there is something to say; the same seed makes the same ones."""
    values = wrong_values(kind, 8, 1)
    assert values == wrong_values(kind, 8, 1)
    assert len(values) == 8
    assert all(doubted(kind, value) for value in values)


def test_values_are_wrong_in_several_ways() -> None:
    """A digit too few, a letter, a wrong digit."""
    troubles = {p.code.trouble for value in wrong_values("inn", 24, 1) for p in check_value("inn", value, as_of=AS_OF).problems}
    assert {"letters", "checksum"} < troubles
    assert troubles & {"too-short", "length", "lost-zero"}


@pytest.mark.parametrize("kind", PEERS)
def test_python_stdnum_refuses_what_is_compared(kind: str) -> None:
    """Its module of the kind takes the example and refuses a wrong value."""
    refuses = refusal(kind)
    assert refuses is not None
    assert any(refuses(value) for value in wrong_values(kind, 8, 1))
    assert refusal("snils") is None


def test_every_kind_that_has_wrong_values_has_a_row() -> None:
    """The slowest one first; each value is looked at as often as told, and once more to warm up."""
    said: list[str] = []
    through: list[int] = []
    found = measure(("inn", "kpp"), Size(3, 2, 1), lambda report: said.append(report.problems[0].code), through.append)
    assert {row.kind for row in found.rows} == {"inn", "kpp"}
    assert [row.own for row in found.rows] == sorted((row.own for row in found.rows), reverse=True)
    assert len(said) == 2 * 3 * (2 + 1)
    assert through == [1, 2]
    for row in found.rows:
        assert (row.ratio is None) == (row.kind == "kpp")


def row(kind: str, own: float) -> Row:
    return Row(kind, 1, own, own, None, None)


def test_the_bars() -> None:
    """Both must be kept: that of the median, and that of the slowest kind."""
    assert Measured((row("a", WORST_BAR),), MEDIAN_BAR).held
    assert not Measured((row("a", WORST_BAR + 1),), MEDIAN_BAR).held
    assert not Measured((row("a", WORST_BAR),), MEDIAN_BAR + 1).held
    assert Row("a", 1, 8.0, 8.0, 2.0, 6.0).ratio == 3.0


def test_the_command_prints_a_row_for_each_kind(capsys: pytest.CaptureFixture[str]) -> None:
    """As a table with both bars named, and as JSON; what is slower than it may be is a failure only when it is asked for."""
    asked = ["bench", "speed", "--kinds", "inn", "snils", "kpp", "--number", "4", "--rounds", "1"]
    assert main([*asked, "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["kind", "values", "µs"]
    assert {line.split()[0] for line in lines[1:4]} == {"inn", "snils", "kpp"}
    assert "the bar of 150 µs" in lines[-2]
    assert "the bar of 1000 µs" in lines[-1]
    assert main([*asked, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert list(data) == ["number", "rounds", "seed", "microseconds", "bars", "worst", "kinds"]
    assert {one["kind"]: one["values"] for one in data["kinds"]} == {"inn": 4, "snils": 4, "kpp": 4}
    assert data["worst"] == data["kinds"][0]["kind"]
    assert main([*asked, "--format", "json", "--bars"]) == (
        not json.loads(capsys.readouterr().out or '{"bars": {"held": true}}')["bars"]["held"]
    )


def test_a_kind_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """With the nearest one, and status 2."""
    assert main(["bench", "speed", "--kinds", "innn", "--lang", "en"]) == 2
    assert "inn" in capsys.readouterr().err


def test_the_sentences_of_the_bars_are_translated() -> None:
    for text in (*MEDIAN.values(), *WORST.values()):
        assert catalogue("ru").find("cli", text)
