"""A chunk is judged as its records are, one by one."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.batch.tables import AS_OF, JUNK, TEN, chunk_of, damaged, good, places_of, told

from gosform import forms, load_form
from gosform.batch.judge import judging, whole
from gosform.batch.judged import Judged
from gosform.batch.layout import layout
from gosform.batch.said import MOST, Said
from gosform.check.form import Form
from gosform.check.plan import Plan
from gosform.columns.plan import ColumnPlan
from gosform.problem import Report
from gosform.read_records.row import NOT_JSON, unreadable
from gosform.showing.problem_rows import typed_in
from gosform.showing.shown import typed_at

FORM = load_form(TEN, AS_OF)
PEOPLE = load_form(Path(__file__).parents[2] / "bench" / "people.yaml", AS_OF)
"""A form in which no field depends on another: rows are judged by their fields in doubt alone."""
PEOPLE_GOOD = [
    {"person": {name: x.kind.example(x.options, seed) for name, x in PEOPLE.rules.sections["person"].fields.items()}} for seed in range(9)
]
TEN_GOOD: list[dict[str, Any]] = [
    {
        "person": {
            "full_name": "Иванов Пётр Сергеевич",
            "birth_date": "1990-03-25",
            "snils": "112-233-445 95",
            "inn": "500100732259",
            "passport": "4510 123456",
            "phone": "+79161234567",
            "email": "ivanov@example.com",
        },
        "firm": {"inn": "7707083893", "kpp": "773601001", "bik": "044525225"},
    },
    {"person": {"full_name": "Смирнова Анна Павловна", "birth_date": "25.03.1985", "phone": "+79161234567"}},
]


def judged(form: Form, chunk: Any) -> Judged:
    places = list(chunk.cells)
    return judging(Plan(form.rules, AS_OF), ColumnPlan(form.rules, AS_OF, places), places)(chunk)


def agrees(form: Form, records: list[Any]) -> Judged:
    """Every row has the report that its record has; no row is lost. Whoever does not ask for the records is told the same problems, and whoever
    asks for no reports finds them listed, with what was typed."""
    chunk = chunk_of(records, places_of(form))
    found = judged(form, chunk)
    places = list(chunk.cells)
    bare = judging(Plan(form.rules, AS_OF), ColumnPlan(form.rules, AS_OF, places), places, typed=False)(chunk)
    assert bare[:7] == found[:7]
    flat = [(x.row, x.line, x.report.typed, p, q) for x in found.reports for p in x.report.problems for q in (p, *p.folded)]
    for one in (found, bare):
        assert [(row, line, told([q]), sort.under) for row, line, _, q, sort in one.listed] == [
            (row, line, told([q]), p.code if p is not q else "") for row, line, _, p, q in flat
        ]
    assert [typed_in(q, typed) for _, _, typed, q, _ in found.listed] == [typed_at(record, q.pointer) for _, _, record, _, q in flat]
    some = found.told[::2]
    assert judged(form, chunk).reports.of(some) == [x for x in found.reports if x.row in some]
    assert [(x.row, x.line, x.report.row, told(x.report.problems)) for x in bare.reports] == [
        (x.row, x.line, x.line, told(x.report.problems)) for x in found.reports
    ]
    by_row = {one.row: one.report for one in found.reports}
    for row, record in enumerate(records):
        expected = form.check(record)
        got = by_row.get(row, Report(()))
        assert told(got.problems) == told(expected.problems), (row, expected.flatten(), got.flatten())
        if expected.problems:
            assert (got.values, got.typed, got.form, got.row) == (expected.values, record, expected.form, row + 2)
    assert found.rows == found.clean + found.blank + len(found.reports)
    return found


@pytest.mark.parametrize("name", forms())
def test_damaged_rows_have_the_reports_of_their_records(name: str) -> None:
    form = load_form(name, AS_OF)
    records = list(damaged(good(form), 7, 150))
    assert agrees(form, records).reports


def test_damaged_rows_of_a_form_with_lists_conditions_and_options_of_other_fields() -> None:
    form = FORM
    records: list[Any] = list(damaged(TEN_GOOD, 3, 400))
    chance = random.Random(5)  # noqa: S311
    for record in records[::7]:
        record["children"] = [{"snils": chance.choice(("112-233-445 95", "112-233-445 96", "1"))} for _ in range(chance.randint(1, 2))]
    found = agrees(form, records)
    assert 0 < found.clean < found.rows


def test_damaged_rows_of_a_form_without_relations() -> None:
    records = list(damaged(PEOPLE_GOOD, 11, 600))
    found = agrees(PEOPLE, [record or {"person": {"fio": "x"}} for record in records])
    assert 0 < found.clean < found.rows


def test_two_values_in_each_others_fields_are_one_problem_in_a_column_too() -> None:
    records = []
    names = list(PEOPLE.rules.sections["person"].fields)
    for i, one in enumerate(names):
        for other in names[:i]:
            record = dict(PEOPLE_GOOD[i % 9]["person"])
            record[one], record[other] = record[other], record[one]
            records.append({"person": record})
    codes = {p.code for one in agrees(PEOPLE, records).reports for p in one.report.problems}
    assert "record.swapped" in codes


def test_a_fix_that_would_draw_another_wrong_value_in_is_not_offered_in_a_column_either() -> None:
    """With a digit less the number of the employer would be a telephone number, and what is typed for that one a number of an employer."""
    record = {**PEOPLE_GOOD[1]["person"], "phone": "+9161234567", "org_inn": "91612345678"}
    alone = {**PEOPLE_GOOD[1]["person"], "org_inn": "91612345678"}
    found = agrees(PEOPLE, [{"person": record}, {"person": alone}])
    fixes = [[len(p.fixes) for p in one.report.problems if p.pointer == "/person/org_inn"] for one in found.reports]
    assert fixes == [[0], [1]]


def test_what_was_said_before_changes_nothing() -> None:
    """The same chunk again and again: nothing was kept, values were seen once, what is said of them is kept."""
    places = places_of(PEOPLE)
    chunk = chunk_of([record for record in damaged(PEOPLE_GOOD, 13, 300) if record], places)
    judge = judging(Plan(PEOPLE.rules, AS_OF), ColumnPlan(PEOPLE.rules, AS_OF, places), places)
    first, *others = ([(x.row, told(x.report.problems), x.report.values, x.report.typed) for x in judge(chunk).reports] for _ in range(4))
    assert first
    assert others == [first] * 3


def test_of_one_field_no_more_is_kept_than_there_is_room_for() -> None:
    plan = Plan(PEOPLE.rules, AS_OF)
    at = plan.position["person", "phone"]
    assert at not in layout(plan, places_of(PEOPLE)).tied
    said, values = Said(plan, at), [f"8 800 {i}" for i in range(MOST + 10)]
    first = said.of(values)
    assert len(said._known) <= MOST
    again = said.of((*values[-5:], *values[-5:]))
    assert [told(one.problems) for one in again] == [told(one.problems) for one in first[-5:]] * 2


@given(st.data())
def test_any_text_in_any_column_is_judged_as_in_its_record(data: st.DataObject) -> None:
    form = FORM
    text = st.text(max_size=20) | st.sampled_from((*JUNK, "500100732259", "7707083893", "4510 123456", "112-233-445 95", "+79161234567"))
    rows = []
    for _ in range(data.draw(st.integers(1, 4))):
        row = {name: dict(part) for name, part in data.draw(st.sampled_from(TEN_GOOD)).items()}
        for _ in range(data.draw(st.integers(0, 3))):
            section = data.draw(st.sampled_from(("person", "firm")))
            name = data.draw(st.sampled_from(list(form.rules.sections[section].fields)))
            row.setdefault(section, {})[name] = data.draw(text).encode("utf-8", "ignore").decode()
        rows.append(row)
    agrees(form, rows)


@given(st.data())
def test_any_text_in_any_column_of_a_form_without_relations_is_judged_as_in_its_record(data: st.DataObject) -> None:
    pool = [value for record in PEOPLE_GOOD for value in record["person"].values()]
    text = st.text(max_size=20) | st.sampled_from((*JUNK, *pool))
    rows = []
    for _ in range(data.draw(st.integers(1, 3))):
        row = dict(data.draw(st.sampled_from(PEOPLE_GOOD))["person"])
        for name in data.draw(st.lists(st.sampled_from(list(row)), max_size=3)):
            row[name] = data.draw(text).encode("utf-8", "ignore").decode()
        rows.append({"person": row})
    agrees(PEOPLE, rows)


def test_the_same_mistake_in_many_rows_is_said_of_each_with_its_own_record() -> None:
    records = [{"person": {**TEN_GOOD[1]["person"], "phone": f"+7916123450{i % 10}", "inn": "500100732258"}} for i in range(50)]
    found = agrees(FORM, records)
    assert len(found.reports) == 50
    assert [one.report.typed for one in found.reports] == records


def test_an_accepted_spelling_beside_nothing_wrong_is_clean() -> None:
    found = agrees(FORM, [{"person": {**TEN_GOOD[1]["person"], "inn": "5001 0073 2259"}}] * 3)
    assert found.clean + len(found.reports) == 3


def test_rows_that_are_no_records_are_reports_and_blank_rows_are_counted() -> None:
    records = [TEN_GOOD[0], {}, {"person": {"phone": 5}}, {}, {"other": {}}]
    chunk = chunk_of(records, places_of(FORM), first=10, unreadable={1: unreadable(NOT_JSON)}, blank=frozenset({3}))
    found = judged(FORM, chunk)
    assert (found.rows, found.clean, found.blank) == (5, 1, 1)
    assert [(one.row, one.line, one.unreadable) for one in found.reports] == [(11, 13, True), (12, 14, False), (14, 16, False)]
    assert found.reports[0].report.flatten() == [("record.unreadable", "")]
    assert found.reports[1].report.flatten() == FORM.check(records[2]).flatten()


def test_fields_without_a_column_are_missing_where_the_form_requires_them() -> None:
    places = [("person", None, "full_name")]
    chunk = chunk_of([{"person": {"full_name": "Иванов Пётр Сергеевич"}}] * 2, places)
    found = judged(FORM, chunk)
    assert [one.report.flatten() for one in found.reports] == [FORM.check({"person": {"full_name": "Иванов Пётр Сергеевич"}}).flatten()] * 2


def test_problems_that_are_not_wanted_leave_a_clean_row() -> None:
    places = places_of(FORM)
    chunk = chunk_of([{"person": {**TEN_GOOD[1]["person"], "inn": "500100732258"}}], places)
    judge = judging(Plan(FORM.rules, AS_OF), ColumnPlan(FORM.rules, AS_OF, places), places, lambda report: Report((), form=report.form))
    found = judge(chunk)
    assert (found.clean, found.told, found.listed, list(found.reports)) == (1, [], [], [])


def test_one_record_alone_is_checked_as_by_its_form() -> None:
    plan = Plan(FORM.rules, AS_OF)
    records: list[Any] = [TEN_GOOD[0], {}, 5, {"person": []}]
    for record in records:
        assert told(whole(plan, record).problems) == told(FORM.check(record).problems)
