"""A record against a form: what is checked, what is not, in which order, and what comes back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosform.check import check_value
from gosform.check.diagnosis import diagnose
from gosform.check.form import Form
from gosform.check.plan import Plan
from gosform.check.proof import doubts, proven
from gosform.problem import OptionError, Severity, UnknownKind
from gosform.read_rules import read_text

AS_OF = date(2026, 11, 22)
RULES = """
id: trial
version: 3
title: {ru: Проба, en: Trial}
source: 'gosform: tests/test_check.py'
sections:
  applicant:
    title: {ru: Заявитель, en: Applicant}
    fields:
      kind: {kind: choice, of: [person, organisation], required: true}
      surname: {kind: surname, required: true}
      birth_date: {kind: date, format: yyyy-mm-dd, required: true, max: today}
      inn: {kind: inn}
      kpp: {kind: kpp, required: true, when: [{field: applicant.kind, is: organisation}]}
      share: {kind: number, min: 0, max: 100}
      agrees: {kind: flag}
      phone: {kind: phone, required: [{field: applicant.agrees, is: true}], severity: {phone.missing: warning}}
  payment:
    title: {ru: Выплата, en: Payment}
    when: [{field: applicant.agrees, is: 'true'}]
    fields:
      bik: {kind: bik, required: true}
      account: {kind: account, bik: payment.bik}
  children:
    title: {ru: Дети, en: Children}
    repeat: {max: 2}
    fields:
      snils: {kind: snils, required: true}
uploads:
  photo: {accept: [jpeg], required: true, when: [{field: applicant.kind, is: person}]}
relations:
  - {unique: children.snils}
"""
GOOD: dict[str, Any] = {
    "applicant": {"kind": "person", "surname": "Иванов", "birth_date": "1990-03-25", "inn": "500100732259"},
    "children": [{"snils": "112-233-445 95"}],
}
PHOTO = {"photo": True}


@pytest.fixture(scope="module")
def form() -> Form:
    return Form(read_text(RULES, "trial.yaml"), AS_OF)


def changed(**sections: Any) -> dict[str, Any]:
    """The good record with some sections' fields replaced."""
    record: dict[str, Any] = {name: dict(part) if isinstance(part, dict) else list(part) for name, part in GOOD.items()}
    for name, fields in sections.items():
        record[name] = {**record.get(name, {}), **fields} if isinstance(fields, dict) else fields
    return record


def test_a_clean_record_is_proven(form: Form) -> None:
    """A clean record takes the fast way, and comes back as it went in."""
    plan = Plan(form.rules, AS_OF)
    assert proven(plan, doubts(plan, GOOD), PHOTO)
    report = form.check(GOOD, PHOTO)
    assert report.ok
    assert report.problems == ()
    assert report.values is GOOD
    assert report.form == "trial@3"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(changed(applicant={"surname": ""}), [("surname.missing", "/applicant/surname")], id="empty"),
        pytest.param(changed(applicant={"surname": None}), [("surname.missing", "/applicant/surname")], id="null"),
        pytest.param(changed(applicant={"surname": " \u200b"}), [("surname.missing", "/applicant/surname")], id="blank"),
        pytest.param(changed(applicant={"inn": "500100732258"}), [("inn.checksum", "/applicant/inn")], id="check-digit"),
        pytest.param(changed(applicant={"inn": 500100732259}), [("record.number", "/applicant/inn")], id="number-for-text"),
        pytest.param(changed(applicant={"inn": ["500100732259"]}), [("record.not-a-value", "/applicant/inn")], id="list-for-text"),
        pytest.param(changed(applicant={"kind": "organisation"}), [("kpp.missing", "/applicant/kpp")], id="required-when"),
        pytest.param(changed(applicant={"kpp": "12"}), [], id="a-field-that-does-not-apply-is-not-checked"),
        pytest.param(
            changed(applicant={"agrees": "true"}),
            [("phone.missing", "/applicant/phone"), ("bik.missing", "/payment/bik")],
            id="section-when",
        ),
        pytest.param(
            changed(applicant={"agrees": True}),
            [("phone.missing", "/applicant/phone"), ("bik.missing", "/payment/bik")],
            id="section-when-natural",
        ),
        pytest.param(changed(payment={"bik": "1"}), [], id="a-section-that-does-not-apply"),
        pytest.param(changed(applicant={"x/y~z": "1"}), [("record.unknown-field", "/applicant/x~1y~0z")], id="unknown-field"),
        pytest.param(changed(extra={}), [("record.unknown-field", "/extra")], id="unknown-section"),
        pytest.param(changed(applicant={"share": "101"}), [("number.too-large", "/applicant/share")], id="limit"),
        pytest.param(changed(children=[{}]), [("snils.missing", "/children/0/snils")], id="item-field-missing"),
        pytest.param({**GOOD, "children": {"snils": "1"}}, [("record.not-a-section", "/children")], id="mapping-for-list"),
        pytest.param(changed(children=["x"]), [("record.not-a-section", "/children/0"), ("snils.missing", "/children/0/snils")], id="item"),
        pytest.param(
            changed(children=[{"snils": "112-233-445 95"}, {"snils": "000-000-001 00"}, {"snils": "000-000-002 00"}]),
            [("record.too-many-items", "/children"), ("snils.unchecked", "/children/1/snils"), ("snils.unchecked", "/children/2/snils")],
            id="too-many-items",
        ),
        pytest.param({**changed(), "applicant": "x"}, None, id="text-for-section"),
        pytest.param([], [("record.not-a-record", "")], id="list-for-record"),
        pytest.param(None, [("record.not-a-record", "")], id="null-for-record"),
    ],
)
def test_a_record(form: Form, record: Any, expected: list[tuple[str, str]] | None) -> None:
    """Each record gives exactly these codes at these pointers, in the form's order."""
    said = form.check(record, PHOTO).flatten()
    if expected is None:
        assert said[0] == ("record.not-a-section", "/applicant")
        assert ("surname.missing", "/applicant/surname") in said
    else:
        assert said == expected


def test_one_wrong_account_among_good_fields(form: Form) -> None:
    """An option that another field gives is used when that field is good, and left out when it is broken."""
    payment = {"bik": "044525225", "account": "40817810938000000001"}
    said = form.check(changed(applicant={"agrees": "true", "phone": "+79161234567"}, payment=payment), PHOTO).flatten()
    assert said in ([("account.checksum", "/payment/account")], [])
    keys = [f"40817810{key}38000000001" for key in range(10)]
    fitting = [
        k
        for k in keys
        if form.check(changed(applicant={"agrees": "true", "phone": "+79161234567"}, payment={**payment, "account": k}), PHOTO).ok
    ]
    assert len(fitting) == 1
    broken = {"bik": "04452522", "account": keys[0]}
    said = form.check(changed(applicant={"agrees": "true", "phone": "+79161234567"}, payment=broken), PHOTO).flatten()
    assert said == [("bik.too-short", "/payment/bik")]


def test_uploads(form: Form) -> None:
    """A required file is missed; one that is not required here is not."""
    assert form.check(GOOD).ok  # nobody said which files there are: they are no part of this check
    assert form.check(GOOD, {}).flatten() == [("upload.missing", "/uploads/photo")]
    organisation = changed(applicant={"kind": "organisation", "kpp": "773601001"})
    assert form.check(organisation).ok


def test_relation_stands_behind_its_field(form: Form) -> None:
    """Relations are shown at a field, in the form's order."""
    twice = changed(applicant={"surname": ""}, children=[{"snils": "112-233-445 95"}] * 2)
    said = form.check(twice, PHOTO).flatten()
    assert said[0] == ("surname.missing", "/applicant/surname")
    assert [code for code, _ in said[1:]] == ["relation.unique"]


def test_values_are_canonical(form: Form) -> None:
    """Accepted spellings become canonical; what is broken stays as typed; the record that went in is untouched."""
    record = changed(
        applicant={"inn": " 5001 0073 2259", "surname": "Ив4нов", "share": Decimal("45.5")}, children=[{"snils": "11223344595"}]
    )
    before = repr(record)
    values = form.check(record, PHOTO).values
    assert values["applicant"]["inn"] == "500100732259"
    assert values["applicant"]["surname"] == "Ив4нов"
    assert values["applicant"]["share"] == Decimal("45.5")
    assert values["children"][0]["snils"] == "112-233-445 95"
    assert repr(record) == before
    assert form.check(values, PHOTO).flatten() == [p for p in form.check(record, PHOTO).flatten() if p[0].startswith("surname")]


def test_as_of_is_the_only_clock(form: Form) -> None:
    """A date in the future is judged by the day that the caller names."""
    record = changed(applicant={"birth_date": "2026-11-23"})
    assert form.check(record, PHOTO).flatten() == [("date.in-future", "/applicant/birth_date")]
    assert form.check(record, PHOTO, as_of=date(2026, 11, 23)).ok


def test_mistakes_of_the_caller() -> None:
    """Unknown kinds and options are exceptions that name the nearest right one."""
    with pytest.raises(UnknownKind, match="snils"):
        check_value("snlis", "1")
    with pytest.raises(OptionError, match="holder"):
        check_value("inn", "1", holdr="person")
    with pytest.raises(OptionError, match="organisation"):
        check_value("inn", "1", holder="somebody")


anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.binary(max_size=4), st.dates()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=8,
)
fields = st.sampled_from(["kind", "surname", "birth_date", "inn", "kpp", "share", "agrees", "phone", "bik", "account", "snils", "other"])


@settings(max_examples=200, deadline=None)
@given(
    record=st.one_of(
        anything,
        st.dictionaries(
            st.sampled_from(["applicant", "payment", "children", "x"]),
            st.one_of(anything, st.dictionaries(fields, anything, max_size=4), st.lists(st.dictionaries(fields, anything, max_size=3))),
        ),
    )
)
def test_no_record_raises(record: Any) -> None:
    """Whatever a program hands over, the answer is a report."""
    form = Form(read_text(RULES, "trial.yaml"), AS_OF)
    report = form.check(record)
    assert all(p.pointer == "" or p.pointer.startswith("/") for p in report.all)


@settings(max_examples=150, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "kind": st.sampled_from(["person", "organisation", "", "x"]),
            "surname": st.sampled_from(["Иванов", "Ли", "Iванов", ""]),
            "birth_date": st.sampled_from(["1990-03-25", "25.03.1990", "2030-01-01"]),
            "inn": st.sampled_from(["500100732259", "7707083893", "7707083894", " 7707083893"]),
            "kpp": st.sampled_from(["773601001", "1"]),
            "agrees": st.sampled_from(["true", "да", "maybe"]),
        },
    )
)
def test_proof_and_diagnosis_agree(applicant: dict[str, str]) -> None:
    """The fast way says clean exactly of records in which the slow way finds nothing and changes nothing."""
    form = Form(read_text(RULES, "trial.yaml"), AS_OF)
    plan = Plan(form.rules, AS_OF)
    record = {"applicant": applicant}
    slow = diagnose(plan, record, PHOTO, None)
    fast = proven(plan, doubts(plan, record), PHOTO)
    assert diagnose(plan, record, PHOTO, doubts(plan, record)) == slow
    assert not fast or (slow.problems == () and slow.values == record)
    assert all(p.severity in Severity for p in slow.all)
