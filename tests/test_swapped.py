"""Two values in each other's fields: one joint problem, one joint fix, for both fields or for none."""

from __future__ import annotations

import copy
import csv
import io
import json
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from bench.record import CLEAN
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timing import seconds

from gosform import Form, Report, Severity, Trust, example, explain, load_form, render
from gosform.check.proof import doubts
from gosform.check.seats import exchangeable
from gosform.check.swapped import SWAPPED
from gosform.guess.given import GIVEN
from gosform.kinds import get, own
from gosform.mend import mend
from gosform.problem import NOTHING, Fix, Problem, Span

AS_OF = date(2026, 11, 22)
BENCH = load_form(Path(__file__).parents[1] / "bench" / "record.yaml", as_of=AS_OF)

RULES = """
id: swapped
version: 1
valid_from: '2026-01-01'
title: {ru: Пример, en: Example}
source: 'constructed'
sections:
  bank:
    title: {ru: Банк, en: Bank}
    fields:
      bik: {kind: bik, required: true}
      account: {kind: account, bik: bank.bik, required: true}
      corr_account: {kind: corr_account, bik: bank.bik}
      payee_inn: {kind: inn}
      kpp: {kind: kpp}
  children:
    title: {ru: Дети, en: Children}
    repeat: {max: 5}
    fields:
      surname: {kind: surname}
      given_name: {kind: given_name}
      snils: {kind: snils}
      birth_date: {kind: date}
relations:
  - {required-when: bank.kpp, when: [{field: bank.payee_inn, is: present}]}
"""

EXCHANGED = [
    ("employer.inn", "employer.kpp"),
    ("employer.bik", "employer.kpp"),
    ("employer.bik", "employer.ogrn"),
    ("employer.inn", "employer.ogrn"),
    ("passport.series", "passport.number"),
    ("passport.series", "passport.department_code"),
    ("passport.department_code", "passport.issued_by"),
    ("applicant.phone", "applicant.email"),
    ("applicant.snils", "applicant.inn"),
    ("applicant.birth_date", "applicant.snils"),
    ("applicant.surname", "applicant.phone"),
    ("applicant.email", "applicant.surname"),
    ("applicant.inn", "employer.inn"),
    ("applicant.inn", "employer.ogrn"),
]
"""Fields of the form that the benchmark checks, whose values change places."""


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    path = tmp_path_factory.mktemp("rules") / "swapped.yaml"
    path.write_text(RULES, encoding="utf-8")
    return load_form(path, as_of=AS_OF)


def exchanged(record: dict[str, Any], one: str, other: str) -> dict[str, Any]:
    """The record with two values in each other's fields."""
    found = copy.deepcopy(record)
    (s, x), (t, y) = one.split("."), other.split(".")
    found[s][x], found[t][y] = found[t][y], found[s][x]
    return found


def mended(form: Form, report: Report) -> Report:
    """The report of the record with the joint fix applied."""
    (one,) = [p for p in report.all if p.code.startswith("record.swapped")]
    return form.check(mend(report.typed, one.pointer, one.fixes[0]))


@pytest.mark.parametrize(("one", "other"), EXCHANGED)
def test_an_exchange_is_one_problem_with_one_fix(one: str, other: str) -> None:
    """It names both fields, replaces what was wrong with each, and its fix gives back the clean record."""
    report = BENCH.check(exchanged(CLEAN, one, other))
    (found,) = report.problems
    pointers = {f"/{field.replace('.', '/')}" for field in (one, other)}
    assert {found.pointer, *found.related} == pointers
    assert found.severity is Severity.ERROR
    assert not report.ok
    (fix,) = found.fixes
    assert fix.trust is Trust.LIKELY
    assert [pointer for pointer, _ in fix.also] == list(found.related)
    after = mended(BENCH, report)
    assert after.problems == ()
    assert after.values == CLEAN
    for said in (*explain(report), *explain(report, lang="en"), *explain(report, channel="sms"), *explain(report, channel="phone")):
        assert "{" not in said.text


def test_two_exchanges_are_two_problems() -> None:
    """Each pair by itself."""
    record = exchanged(exchanged(CLEAN, "passport.series", "passport.number"), "applicant.phone", "applicant.email")
    report = BENCH.check(record)
    assert report.flatten() == [("record.swapped", "/applicant/phone"), ("record.swapped", "/passport/series")]
    for p in report.problems:
        record = mend(record, p.pointer, p.fixes[0])
    assert BENCH.check(record).problems == ()


def test_other_problems_stay() -> None:
    """What has nothing to do with the exchange is said as before, in the form's order."""
    record = exchanged(CLEAN, "employer.inn", "employer.kpp")
    record["passport"]["number"] = "12345"
    assert BENCH.check(record).flatten() == [("passport_rf_number.too-short", "/passport/number"), ("record.swapped", "/employer/inn")]


def test_both_sides_must_become_clean() -> None:
    """A value that would be refused in the other field too is no exchange: each keeps its own problem."""
    record = exchanged(CLEAN, "applicant.snils", "applicant.inn")
    record["applicant"]["snils"] = "500100732258"
    codes = dict(BENCH.check(record).flatten())
    assert "record.swapped" not in codes
    assert "snils.too-long" in codes
    record = exchanged(CLEAN, "employer.inn", "employer.kpp")
    record["employer"]["kpp"] = "7707083894"
    assert "record.swapped" not in dict(BENCH.check(record).flatten())


def test_a_value_that_fits_two_fields_is_no_exchange() -> None:
    """Three values in one another's fields: nobody knows which two were meant, unless only one way mends them."""
    record = copy.deepcopy(CLEAN)
    employer = record["employer"]
    employer["inn"], employer["kpp"], employer["bik"] = employer["kpp"], employer["bik"], employer["inn"]
    assert "record.swapped" not in dict(BENCH.check(record).flatten())


def test_a_letter_for_a_digit_is_no_exchange() -> None:
    """Where a safe mending is known, the value was meant for its field."""
    record = copy.deepcopy(CLEAN)
    record["applicant"]["inn"] = "5OO100732259"
    record["applicant"]["snils"] = "112-233-445 9"
    assert "record.swapped" not in dict(BENCH.check(record).flatten())


def bank(**values: str) -> dict[str, Any]:
    return {"bank": {"bik": "044525225", "account": "40602810700000000025", **values}}


def test_bik_and_account(form: Form) -> None:
    """The account's key digit needs the БИК, so the pair is judged with both back in place."""
    clean = bank()
    clean["bank"]["account"] = _account(form)
    assert form.check(clean).ok
    record = exchanged(clean, "bank.bik", "bank.account")
    report = form.check(record)
    assert report.flatten() == [("record.swapped", "/bank/bik")]
    assert mended(form, report).ok


def _account(form: Form) -> str:
    """An account whose key digit fits the БИК: the key is the ninth digit."""
    for key in range(10):
        account = f"40602810{key}00000000025"
        if form.check(bank(account=account)).ok:
            return account
    raise AssertionError("one of ten keys fits")


def test_within_an_item_of_a_repeated_section(form: Form) -> None:
    """Values of one child are exchanged with each other, never with those of another child."""
    snils, born = example("snils", 3), "2015-03-25"
    good = {"snils": example("snils", 4), "birth_date": "2016-03-25"}
    record = {**bank(account=_account(form)), "children": [good, {"snils": born, "birth_date": snils}]}
    report = form.check(record)
    assert report.flatten() == [("record.swapped", "/children/1/snils")]
    assert mended(form, report).ok
    record["children"] = [{"snils": born, "birth_date": "2016-03-25"}, {"snils": good["snils"], "birth_date": snils}]
    assert "record.swapped" not in dict(form.check(record).flatten())


NAMES = [
    ("Пётр", "Иванов", "Сергеевич", "/applicant/surname"),
    ("МАРИЯ", "ПЕТРОВА", "", "/applicant/surname"),
    ("Ольга", "Белинская", "Ивановна", "/applicant/surname"),
    ("Иванов", "Сергеевич", "Пётр", "/applicant/given_name"),
    ("Марина", "Ирина", "Ивановна", None),
    ("Роман", "Лев", "", None),
    ("Мартин", "Яков", "", None),
    ("Иванов", "Марина", "", None),
    ("Герман", "Тихон", "Ильич", None),
    ("Иванов", "Пётр", "Иванович", None),
]


@pytest.mark.parametrize(("surname", "given_name", "patronymic", "pointer"), NAMES)
def test_names_are_doubted_only(surname: str, given_name: str, patronymic: str, pointer: str | None) -> None:
    """A name has no check digit: a warning at most, and only where both values speak for the exchange."""
    record = copy.deepcopy(CLEAN)
    record["applicant"] |= {"surname": surname, "given_name": given_name, "patronymic": patronymic}
    report = BENCH.check(record)
    assert report.ok
    assert report.flatten() == ([("record.swapped", pointer)] if pointer else [])
    if pointer:
        assert mended(BENCH, report).problems == ()


def test_names_of_children_are_doubted_too(form: Form) -> None:
    """In every item of a repeated section."""
    children = [{"surname": "Иванов", "given_name": "Пётр"}, {"surname": "Пётр", "given_name": "Иванов"}]
    report = form.check({**bank(account=_account(form)), "children": children})
    assert report.flatten() == [("record.swapped", "/children/1/surname")]


def test_thousands_of_items_are_answered_in_time(tmp_path: Path) -> None:
    """Names in each other's fields in every item, and an exchange beside items that nothing is wrong with: seconds, not minutes."""
    (tmp_path / "many.yaml").write_text(RULES.replace("{max: 5}", "{max: 9999}"), encoding="utf-8")
    many = load_form(tmp_path / "many.yaml", as_of=AS_OF)
    doubted = [{"surname": "Пётр", "given_name": "Иванов"}] * 5_000
    clean = [{"snils": example("snils", seed), "birth_date": "25.03.2016"} for seed in range(1, 2_000)]
    exchanged = [{"snils": "2016-03-25", "birth_date": clean[0]["snils"]}, *clean[1:]]
    found = [code for code, _ in many.check({**bank(), "children": doubted}).flatten()]
    assert found.count("record.swapped") == len(doubted)
    assert seconds(lambda: many.check({**bank(), "children": doubted})) < 5
    assert seconds(lambda: many.check({**bank(), "children": exchanged})) < 5


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_no_given_name_is_doubted_in_its_own_field(name: str) -> None:
    """Beside a surname that is a surname."""
    record = copy.deepcopy(CLEAN)
    record["applicant"] |= {"surname": "Иванов", "given_name": name}
    assert "record.swapped" not in dict(BENCH.check(record).flatten())


@pytest.mark.parametrize(("lang", "doubt"), [("ru", "Похоже"), ("en", "It looks like")])
def test_a_person_is_told_what_is_swapped(lang: str, doubt: str) -> None:
    """Not only to enter each in its own field: both names fit beside the input, for all but a few pairs of long names."""
    places = [get(kind).place for kind in own()]
    pairs = [
        Problem(SWAPPED, Span(0, 1), NOTHING, (), Severity.ERROR, "/a", ("/b",), one, (other,)) for one, other in combinations(places, 2)
    ]
    said = [one.text for one in explain(Report(tuple(pairs), None, None, None), lang=lang)]
    assert sum(doubt in text for text in said) > 0.99 * len(said)


def test_every_format_shows_the_whole_fix_or_none() -> None:
    """JSON has ``also`` beside the contract's keys; a table of single fields has no half of it; nothing of it without values."""
    report = BENCH.check(exchanged(CLEAN, "applicant.snils", "applicant.inn"))
    (fix,) = json.loads(render(report, "json", show_values=True))["problems"][0]["fixes"]
    assert list(fix) == ["trust", "span", "text", "value", "probability", "also"]
    assert fix["also"] == [
        {
            "pointer": "/applicant/inn",
            "trust": "likely",
            "span": [0, 14],
            "text": "500100732259",
            "value": "500100732259",
            "probability": None,
        }
    ]
    (row,) = list(csv.DictReader(io.StringIO(render(report, "csv", show_values=True))))
    assert (row["typed"], row["fixed"]) == ("500100732259", "")
    text = render(report, "text", show_values=True)
    assert text.index("→ 112-233-445 95") < text.index("→ 500100732259")
    for format in ("text", "json", "jsonl", "csv", "sarif", "junit", "github"):
        hidden = render(report, format)
        assert "500100732259" not in hidden
        assert "112-233-445" not in hidden.replace("Пример: 112-233-445 95", "")
    assert "500100732259" not in repr(report.problems[0].fixes)


def test_a_joint_fix_changes_both_fields_or_none() -> None:
    """Where one part cannot be applied, the record comes back as it was; the record that was given is never changed."""
    record = exchanged(CLEAN, "employer.inn", "employer.kpp")
    (found,) = BENCH.check(record).problems
    before = copy.deepcopy(record)
    assert mend(record, found.pointer, found.fixes[0]) == CLEAN
    assert record == before
    for broken in (None, 7, "", ["773601001"]):
        record["employer"]["kpp"] = broken
        assert mend(record, found.pointer, found.fixes[0]) is record
    del record["employer"]["kpp"]
    assert mend(record, found.pointer, found.fixes[0]) is record
    assert mend([], "/a/0", Fix(Span(0, 0), "x", Trust.LIKELY)) == []
    assert mend({"a/b": [{"c": "x"}]}, "/a~1b/0/c", Fix(Span(0, 1), "y", Trust.LIKELY)) == {"a/b": [{"c": "y"}]}


FIELDS = [f"{section}.{field}" for section, fields in CLEAN.items() for field in fields]


@settings(deadline=None)
@given(st.sampled_from(FIELDS), st.sampled_from(FIELDS))
def test_whatever_is_exchanged_the_joint_fix_gives_a_clean_record(one: str, other: str) -> None:
    """Any two fields of the form: where an exchange is said, mending it leaves nothing to say, and a glance at the values did not rule it out; else
    each problem stands for itself.
    """
    record = exchanged(CLEAN, one, other)
    report = BENCH.check(record)
    if any(p.code.startswith("record.swapped") for p in report.all):
        assert len(report.all) == 1
        assert mended(BENCH, report).problems == ()
        found = doubts(BENCH._plan, record)
        assert found is not None
        values, lines = found[0], BENCH._plan.block.lines
        refused = [i for i in found[1] if lines[i].field.kind.diagnose(values[i], lines[i].field.options, AS_OF).canonical is None]
        assert report.ok or exchangeable(BENCH._plan, refused, values)  # names are doubted only, and by no spelling


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_single_slips_are_no_exchange(data: st.DataObject) -> None:
    """Two fields, a digit dropped in each: two problems, not one."""
    record = copy.deepcopy(CLEAN)
    fields = data.draw(
        st.lists(st.sampled_from(["applicant.snils", "applicant.inn", "employer.inn", "employer.ogrn"]), unique=True, min_size=2)
    )
    for reference in fields:
        section, field = reference.split(".")
        value = record[section][field]
        at = data.draw(st.sampled_from([i for i, c in enumerate(value) if c.isdigit()]))
        record[section][field] = value[:at] + value[at + 1 :]
    assert not [code for code, _ in BENCH.check(record).flatten() if code.startswith("record.swapped")]
