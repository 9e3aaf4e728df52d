"""A problem a row: the same words as the reports, whatever was said before, and no value that was not asked for."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

import gosform
from gosform.problem import Problem, Report
from gosform.showing.cells import FORMULA, cell
from gosform.showing.problem_rows import COLUMNS, VALUES, Book, as_cells, as_lines, as_table, field_of, sentences, table_head
from gosform.showing.shown import Look
from gosform.sorts import Listed, listed, sorting

FORM = gosform.load_form("passport-rf", date(2026, 11, 22))
RECORDS = [example.record for example in FORM.rules.examples] * 2
REPORTS = [report for report in map(FORM.check, RECORDS) if report.problems]


def numbered(reports: list[Report]) -> list[Listed]:
    sort_of = sorting()
    return [one for i, report in enumerate(reports) for one in listed(i, i + 2, report.typed, report.problems, sort_of)]


def lines(look: Look, reports: list[Report] = REPORTS) -> list[dict[str, Any]]:
    write = as_lines(look)
    text = write("a.csv", numbered(reports)).decode()
    return [json.loads(line) for line in text.split("\n")[:-1]]


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("show_values", [False, True])
def test_lines_say_what_explanations_say_of_every_problem(lang: str, show_values: bool) -> None:
    said = iter(lines(Look(lang, show_values=show_values)))
    for i, report in enumerate(REPORTS):
        for problem in report.problems:
            for one in (problem, *problem.folded):
                line = next(said)
                text = gosform.explain(one, lang, show_values=show_values)[0].text.replace("\u00a0", " ")
                assert (line["file"], line["row"], line["line"], line["message"]) == ("a.csv", i + 1, i + 2, text)
                assert (line["code"], line["pointer"], line["severity"]) == (one.code, one.pointer, one.severity)
                assert line["span"] == (list(one.span) if one.span else None)
                assert sum(line["fixes"].values()) == len(one.fixes)
                assert line.get("folded_under") == (problem.code if one is not problem else None)
    assert next(said, None) is None


def test_nothing_that_was_typed_is_in_a_line_unless_it_is_asked_for() -> None:
    report = FORM.check({"applicant": {"inn": "50О100732259"}})
    hidden = "".join(map(str, lines(Look("ru"), [report])))
    assert "50О100732259" not in hidden
    assert "500100732259" not in hidden
    shown = lines(Look("ru", show_values=True), [report])
    assert "50О100732259" in {line["typed"] for line in shown}


def test_cells_and_table_have_the_same_columns_and_words() -> None:
    for show_values in (False, True):
        look = Look("ru", show_values=show_values)
        table, cells = as_table(look), as_cells(look)
        text = table_head(look) + table("", numbered(REPORTS))
        rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
        assert tuple(rows[0]) == ((*COLUMNS, *VALUES) if show_values else COLUMNS)
        plain = list(cells("", numbered(REPORTS)))
        assert rows[1:] == [[cell(str("" if value is None else value)) for value in row] for row in plain]


def test_what_is_kept_is_bounded_and_holds_nothing_that_quotes() -> None:
    known: dict[Any, Any] = {}
    book, sort_of = Book(Look("ru", show_values=True), lambda said: lambda params, message: (said, params, message)), sorting(known)
    for report in REPORTS:
        for problem in report.all:
            book.of(problem, sort_of(problem, ""))
    kept = repr((known, book.made))
    for record in RECORDS:
        typed = [
            value
            for part in record.values()
            if isinstance(part, dict)
            for value in part.values()
            if isinstance(value, str) and len(value) > 9
        ]
        assert not [value for value in typed if value in kept]


@pytest.mark.parametrize("channel", ["field", "sms"])
def test_a_sentence_is_that_of_the_explanation_and_quotes_nothing(channel: str) -> None:
    say = sentences(Look("ru", channel))
    for problem in [p for report in REPORTS * 2 for p in report.all]:
        assert say(problem) == gosform.explain(problem, "ru", channel, show_values=False)[0].text.replace("\u00a0", " ")


def test_problems_of_one_sort_are_said_alike_and_others_are_not_of_it() -> None:
    sort_of = sorting()
    first, other = ({"applicant": {"inn": inn}} for inn in ("50О100732259", "500100732258"))
    sorts = [[sort_of(p, "") for p in FORM.check(record).all] for record in (first, first, other)]
    assert [list(map(id, one)) for one in sorts[:2]] == [list(map(id, sorts[0]))] * 2
    assert {id(sort) for sort in sorts[2]} != {id(sort) for sort in sorts[0]}
    code = REPORTS[0].problems[0].code
    unhashable = [sort_of(Problem(code, params={"some": [1]}), "") for _ in range(2)]
    assert unhashable[0] is not unhashable[1]
    assert unhashable[0].code == code


@pytest.mark.parametrize(("pointer", "field"), [("", ""), ("/a/b", "a.b"), ("/a/0/b", "a.0.b"), ("/a~1b/c~0", "a/b.c~")])
def test_a_field_is_named_as_a_column_is(pointer: str, field: str) -> None:
    assert field_of(pointer) == field


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", " =1", "＝1", "|x", "%x"])
def test_a_cell_never_begins_with_what_a_spreadsheet_runs(text: str) -> None:
    assert not cell(text).lstrip().startswith(FORMULA)
