"""Documents of a person: the rules of the check digits, worked examples, and good values that others refuse.

Every remainder of every check digit is in ``test_residues.py``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import by_hand
from tests.typed import vectors

from gosform.kind import Found
from gosform.kinds import get as kind_of

AS_OF = date(2026, 11, 22)


def found(kind: str, typed: str, **options: Any) -> Found:
    declared = kind_of(kind)
    return declared.diagnose(typed, declared.option_values(options), AS_OF)


def good(kind: str, typed: str, **options: Any) -> bool:
    """No error, from the engine that explains; and the screen, where it speaks, agrees."""
    declared = kind_of(kind)
    chosen = declared.option_values(options)
    clean = not declared.diagnose(typed, chosen, AS_OF).problems
    screen = declared.screen(chosen, AS_OF)
    if screen and re.fullmatch(screen.pattern, typed) and (screen.holds is None or screen.holds(typed)):
        assert clean
    return all(p.severity != "error" for p in found(kind, typed, **options).problems)


@pytest.mark.parametrize(("payload", "check"), [("12345", "5"), ("401", "0"), ("9999", "4"), ("99999999", "8")])
def test_the_worked_examples_of_hl7(payload: str, check: str) -> None:
    """The statement of the rule used below gives the digits that the standard prints."""
    assert by_hand.m10(payload) == check


@given(payload=st.text("0123456789", min_size=1, max_size=20))
def test_m10_and_luhn_are_the_same_rule(payload: str) -> None:
    """The digit sum of a doubled number is the sum of the doubled digits less nine a carry: no number tells the two rules apart."""
    assert by_hand.m10(payload) == by_hand.luhn(payload)


@given(payload=st.text("0123456789", min_size=15, max_size=15).filter(lambda p: p.strip("0")))
def test_a_policy_has_one_check_digit(payload: str) -> None:
    """Of the ten numbers with these fifteen digits exactly the one that the rule names is good."""
    assert [d for d in "0123456789" if good("oms_policy", payload + d)] == [by_hand.m10(payload)]


@given(payload=st.text("0123456789", min_size=18, max_size=18).filter(lambda p: p.strip("0")))
def test_a_record_has_one_check_digit(payload: str) -> None:
    """The same for the twenty digits of an act record of 2020."""
    number = f"{payload[:2]}020{payload[2:17]}"
    assert [d for d in "0123456789" if good("civil_act_number", number + d)] == [by_hand.act(number)]


GOOD = [
    ("oms_policy", "1122334455667786", "passes as a card number too: the check digit never tells the kind"),
    ("driving_licence", "44АА 123456", "the example of the exchange schema, which its own pattern refuses"),
    ("driving_licence", "4403 123456", "the other example of the schema"),
    ("driving_licence", "77 ав 123456", "small letters"),
    ("military_id", "АП 123456", "six digits: older papers"),
    ("military_id", "ЁЖ 1234567", "Ё is a Russian letter"),
    ("civil_act_number", "1", "the first record of a year"),
    ("civil_act_number", "123а", "a record with a letter"),
    ("foreign_passport", "C01X00T47", "letters among the digits"),
    ("foreign_passport", "N12345678", "one letter and eight digits"),
    ("foreign_passport", "АК 123456", "Russian letters"),
    ("foreign_passport", "1", "one digit"),
    ("residence_permit", "83 1234567", "a person without citizenship"),
    ("residence_permit", "90 1234567", "no published list closes the series"),
    ("refugee_certificate", "123456", "how a refugee's certificate is numbered is not published"),
    ("temporary_residence_permit", "№ 12/3-РВП", "a stamp"),
    ("migration_card", "ЭК 12345678", "another make"),
    ("work_patent", "ПР 1234567", "another make"),
    ("oms_policy", "123456789", "a temporary certificate"),
]


@pytest.mark.parametrize(("kind", "typed", "why"), GOOD, ids=[f"{kind}-{typed}" for kind, typed, _ in GOOD])
def test_good_values_that_others_refuse(kind: str, typed: str, why: str) -> None:
    """A warning at most."""
    assert good(kind, typed), why


@pytest.mark.parametrize("kind", ["migration_card", "work_patent"])
@given(typed=st.text("0123456789АБВXYZ -/№", min_size=1, max_size=25).filter(lambda t: any(c.isalnum() for c in t)))
def test_what_no_document_prescribes_is_never_refused(kind: str, typed: str) -> None:
    """Whatever has a letter or a digit passes with a warning at most; only a number that a table cut short is refused."""
    assert good(kind, typed)


@pytest.mark.parametrize(
    ("record_date", "number", "code"),
    [
        ("2018", "123", ""),
        ("2018", "120180770000345678000", ""),
        ("2018", "120200770000345678006", "year"),
        ("2019", "123", "too-short"),
        ("2017", "120200770000345678006", "early-length"),
        ("10.12.2020", "120200770000345678006", ""),
        ("01.10.2018", "12345", "too-short"),
        ("30.09.2018", "12345", ""),
        ("31.02.2018", "12345", ""),
        (None, "120200770000345678006", ""),
    ],
)
def test_the_date_of_a_neighbouring_field(record_date: str | None, number: str, code: str) -> None:
    """A form hands over its field as spelt; a year alone decides what it can, an unreadable date nothing."""
    kind = kind_of("civil_act_number")
    options = replace(kind.option_values({}), record_date=record_date)
    said = [p.code.trouble for p in kind.diagnose(number, options, AS_OF).problems if p.severity == "error"]
    assert said == ([code] if code else [])


def test_the_year_of_a_record_is_doubted_only_without_a_date() -> None:
    """985 is 1985; 500, next year, and years before the state kept such books (decree of 18.12.1917) are no year of a record."""
    for middle, clean in (("985", True), ("026", True), ("918", True), ("917", False), ("900", False), ("500", False), ("027", False)):
        number = f"12{middle}770000345678000"
        assert (found("civil_act_number", number + by_hand.act(number)).problems == ()) is clean


@pytest.mark.parametrize("document", ["military-id", "serviceman"])
@given(letters=st.text("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", min_size=2, max_size=2), digits=st.text("123456789", min_size=7, max_size=7))
def test_every_series_of_a_military_id(document: str, letters: str, digits: str) -> None:
    """Any two Russian capitals and seven digits are good."""
    assert found("military_id", f"{letters} {digits}", document=document) == ((), f"{letters} {digits}", letters + digits)


KINDS = (
    "foreign_passport_rf", "civil_act_number", "military_id", "driving_licence", "oms_policy", "residence_permit",
    "temporary_residence_permit", "refugee_certificate", "migration_card", "work_patent", "foreign_passport",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_screen_takes_no_vector_that_has_a_problem(kind: str) -> None:
    """Random values seldom meet a row of zeros: the table itself is shown to the screen."""
    for row in vectors(kind):
        if row.get("problems"):
            good(kind, row["typed"], **row.get("options", {}))


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_is_clean_and_canonical(kind: str) -> None:
    """What messages show as an example has nothing to be said about."""
    example = kind_of(kind).words.example
    assert found(kind, example)[:2] == ((), example)
