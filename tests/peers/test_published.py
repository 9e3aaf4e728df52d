"""Every value that other projects' tests call good or bad, answered as the primary sources say; what differs has a name."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from tests import by_hand
from tests.peers.differences import Seen, bare, named, table
from tests.peers.published import ASKED, PARTS, SHARED, Row, lines, rows
from tests.peers.verdict import AS_OF, takes

from gosform.check import check_value
from gosform.engines.mrz_digits import check_digit
from gosform.kinds import get as kind_of

OVERRULED = {"one-mask", "act-number-of-which-only-the-year-is-tested"}
"""Classes of which the file's own column of primary verdicts is mistaken: each has its source in the table."""


def good(row: Row) -> bool:
    """No error; a field left blank holds no value."""
    return bool(row.value.strip()) and takes(row.kind, row.value, **row.options)


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.kind}-{number}") for number, row in enumerate(rows())])
def test_published_value(row: Row) -> None:
    """The verdict is that of the primary sources, and the project's too unless the difference is in the table."""
    ours = good(row)
    seen = Seen(row.kind, row.value, bare(row.kind, row.value), row.options.get("bik", ""))
    found = named(row.project, row.kind, ours, seen) if ours != row.said else None
    assert ours == row.said or found is not None
    if row.primary is not None and ours != row.primary:
        one = named(row.project, row.kind, ours, seen)
        assert one is not None
        assert one.name in OVERRULED


def test_no_kind_of_the_file_is_left_out() -> None:
    """Each kind of the file is asked about, or is one of the parts that are no value of a field and are tested below."""
    kinds = {line["kind"] for line in lines()}
    assert kinds <= {*ASKED, *PARTS}
    assert not kinds or kinds == {*ASKED, *PARTS}
    assert not set(ASKED) & PARTS


def test_the_table_names_projects_that_say_so() -> None:
    """Each project in the table of differences has a value in the file on which it differs in that way."""
    met = set()
    for row in rows():
        if (ours := good(row)) != row.said:
            seen = Seen(row.kind, row.value, bare(row.kind, row.value), row.options.get("bik", ""))
            if one := named(row.project, row.kind, ours, seen):
                met.add((one.name, row.project, row.kind))
    said = {(one.name, project, kind) for one in table() for project, kinds in one.others.items() for kind in kinds}
    assert met == (said if rows() else set())


@pytest.mark.parametrize("line", [line for line in lines() if line["kind"] == "card_brand"], ids=lambda line: line["params"]["brand"])
def test_published_brand(line: dict[str, Any]) -> None:
    """The beginning of a card tells its payment system; whether the rest fits is another matter."""
    codes = [p.code.trouble for p in check_value("card", line["value"], brand=line["params"]["brand"], as_of=AS_OF).all]
    assert ("not-mir" not in codes) == line["valid"]


@pytest.mark.parametrize("line", [line for line in lines() if line["kind"] == "mrz_check_field"], ids=lambda line: "mrz")
def test_published_check_digit_of_the_lines(line: dict[str, Any]) -> None:
    """A field of the machine-readable lines and its check digit."""
    assert (check_digit(line["value"][:-1]) == by_hand.mrz(line["value"][:-1]) == line["value"][-1]) == line["valid"]


@pytest.mark.parametrize("row", [row for row in rows() if row.note == "year cross-check only"], ids=lambda row: row.kind)
def test_published_year_of_an_act_record(row: Row) -> None:
    """These values are published for their year alone, and it is judged as their project says, whatever the check digit does."""
    kind = kind_of(row.kind)
    problems = kind.diagnose(row.value, kind.option_values(row.options), AS_OF).problems
    assert ("year" not in [p.code.trouble for p in problems]) == row.said


def biks() -> list[str]:
    path = SHARED / "biks.txt"
    return re.findall(r'"([0-9]{9})"', path.read_text(encoding="utf-8")) if path.exists() else []


@pytest.mark.parametrize("start", sorted({bik[:2] for bik in biks()}))
def test_every_bik_of_the_directory_is_clean(start: str) -> None:
    """A real БИК has no problem at all, not even a warning, and the screen knows it."""
    kind, day = kind_of("bik"), date(2026, 11, 22)
    options = kind.option_values({})
    screen = kind.screen(options, day)
    assert screen is not None
    for bik in biks():
        if bik.startswith(start):
            assert kind.diagnose(bik, options, day) == ((), bik, bik)
            assert re.fullmatch(screen.pattern, bik)
