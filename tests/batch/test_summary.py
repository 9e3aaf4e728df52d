"""The counts of a run: nothing lost in merging, no value in them, the same however the rows were cut into chunks."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform import load_form
from gosform.batch.judged import Judged, JudgedRow, Reports
from gosform.batch.summary import MOST_REGIONS, conserved, counted, field_of, merged, nothing
from gosform.problem import Problem, Report
from gosform.sorts import listed, sorting

FORM = load_form(Path(__file__).parents[2] / "bench" / "people.yaml", as_of=date(2026, 11, 22))
GOOD = {
    "fio": "Чудова Алиса Прохоровна",
    "birth_date": "09.06.2004",
    "snils": "976-738-226 82",
    "inn": "119871698675",
    "passport": "0215 567088",
    "phone": "+79424224193",
    "email": "maria.107336@example.com",
    "org_inn": "3097188077",
    "address": "г. Примерск, ул. Школьная, д. 171",
}
BAD: tuple[dict[str, Any], ...] = (
    {"inn": "119871698676"},
    {"email": ""},
    {"fio": "Чудова  Алиса", "phone": "+7942422419"},
    {"passport": "02I5 567088"},
)
REPORTS = tuple(FORM.check({"person": GOOD | change}) for change in BAD)
CLEAN = FORM.check({"person": GOOD})
SORT = sorting()


def judged(first: int, reports: list[Report], number: int = 0) -> Judged:
    return judged_rows(first, len(reports), [JudgedRow(first + i, first + i + 2, r) for i, r in enumerate(reports) if r.problems], number)


def judged_rows(first: int, count: int, rows: list[JudgedRow], number: int) -> Judged:
    problems = [problem for row in rows for problem in listed(row.row, row.line, None, row.report.problems, SORT)]
    told, clean = [row.row for row in rows], count - len(rows)
    return Judged(number, first, count, clean, 0, 0, told, problems, Reports(len(rows), lambda wanted: rows))


def said(problem: Problem) -> dict[str, str]:
    return {"label": problem.pointer, "what": problem.code.what, "fix": problem.code.fix}


def in_chunks(reports: list[Report], cuts: list[int]) -> dict[str, Any]:
    total = None
    for number, (start, end) in enumerate(pairwise([0, *cuts, len(reports)])):
        state = json.loads(json.dumps(counted(judged(start, reports[start:end], number), FORM.rules, said)))
        total = json.loads(json.dumps(merged(total, state)))
    assert total is not None
    return dict(total)


def test_what_is_counted() -> None:
    """Rows of each sort, problems by field, code and severity, fixes by trust."""
    total = in_chunks([CLEAN, *REPORTS, CLEAN], [])
    assert (total["rows"], total["clean"], total["reported"]) == (6, 2, 4)
    assert conserved(total)
    assert total["found"]["/person/inn"] == {"inn.checksum": {"error": 1}}
    assert total["found"]["/person/fio"] == {"full_name.cleaned": {"notice": 1}}
    assert sum(total["fixes"].values()) == total["errors"] + total["warnings"] + total["notices"] == 5
    assert total["said"]["/person/email"]["email.missing"]["what"]
    assert total["regions"] == [0, 1, 1, 1, 1, 0]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=400), st.data())
def test_chunks_change_nothing(which: list[int], data: st.DataObject) -> None:
    """Cut anywhere, kept as JSON in between: the same counts."""
    reports = [(CLEAN, *REPORTS)[i] for i in which]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(reports)), max_size=6)))
    whole, parts = in_chunks(reports, []), in_chunks(reports, cuts)
    assert len(whole["regions"]) <= MOST_REGIONS
    assert sum(whole["regions"]) == whole["reported"]
    assert {k: v for k, v in whole.items() if k != "before"} == {k: v for k, v in parts.items() if k != "before"}
    assert conserved(parts)


def test_regions_of_a_long_file() -> None:
    """There are never more than so many, and none is lost when they are joined."""
    total = None
    for number in range(40):
        chunk = judged_rows(number * 30_000, 30_000, [JudgedRow(number * 30_000 + 7, 2, REPORTS[0])], number)
        total = merged(total, counted(chunk, FORM.rules))
    assert total is not None
    assert sum(total["regions"]) == 40
    assert MOST_REGIONS / 2 <= len(total["regions"]) <= MOST_REGIONS
    assert total["width"] * len(total["regions"]) >= 1_200_000


@pytest.mark.parametrize(
    ("pointer", "field"),
    [
        ("/person/inn", "/person/inn"),
        ("/person", "/person"),
        ("/person/unheard of", ""),
        ("/somebody/4507", ""),
        ("/person/inn/0", ""),
        ("", ""),
    ],
)
def test_a_field_is_one_of_the_form(pointer: str, field: str) -> None:
    """A name that no form knows may be anybody's text: it is counted, and not kept."""
    assert field_of(pointer, FORM.rules) == field


def test_entries_are_counted_together() -> None:
    """However many children there are, they have one field."""
    rules = load_form("passport-rf").rules
    repeated = next(s for s in rules.sections.values() if s.repeat)
    name = next(iter(repeated.fields))
    assert field_of(f"/{repeated.name}/12/{name}", rules) == f"/{repeated.name}/*/{name}"
    assert field_of("/applicant/0/surname", rules) == ""


def test_no_value_in_the_counts() -> None:
    """Neither what was typed nor a part of it."""
    text = json.dumps(in_chunks(list(REPORTS), []), ensure_ascii=False)
    for value in ("119871698676", "Чудова", "4242241", "567088"):
        assert value not in text


def test_nothing_is_all_zeros() -> None:
    """What a run of no rows comes to."""
    assert conserved(nothing())
    assert nothing()["rows"] == 0
