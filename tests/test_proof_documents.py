"""Proofs of what a passport, a register number and a date of expiry say never outrun the relations themselves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gosform.check.diagnosis import diagnose
from gosform.check.plan import Plan
from gosform.check.proof import doubts, proven
from gosform.read_rules import read_text
from gosform.relations.proof_documents import PROOFS

AS_OF = date(2026, 11, 22)
RULES = """
id: papers
version: 1
title: {en: Papers}
source: 'gosform: tests/test_proof_documents.py'
sections:
  plain:
    fields:
      birth: {kind: date, format: yyyy-mm-dd}
      issued: {kind: date}
      series: {kind: passport_rf_series}
      department: {kind: department_code}
      number: {kind: ogrn}
      registered: {kind: date}
      expires: {kind: date}
      year: {kind: date, precision: year}
  dotted:
    fields:
      birth: {kind: date, format: dd.mm.yyyy}
      issued: {kind: date, format: dd.mm.yyyy}
      passport: {kind: passport_rf}
      department: {kind: department_code, separators: forbid}
      number: {kind: ogrnip}
      registered: {kind: date, format: dd.mm.yyyy}
      expires: {kind: date, format: dd.mm.yyyy}
relations:
  - {passport-term: [plain.birth, plain.issued]}
  - {passport-term: [dotted.birth, dotted.issued]}
  - {series-year: [plain.series, plain.issued], years: 5}
  - {series-year: [dotted.passport, dotted.issued]}
  - {series-region: [plain.series, plain.department]}
  - {series-region: [dotted.passport, dotted.department]}
  - {register-year: [plain.number, plain.registered]}
  - {register-year: [dotted.number, dotted.registered]}
  - {not-expired: plain.expires, months: 6}
  - {not-expired: dotted.expires}
  - {not-older: dotted.issued, months: 600, days: 3}
"""
RULE_SET = read_text(RULES, "papers.yaml")
PLAN = Plan(RULE_SET, AS_OF)

BIRTHS = st.one_of(
    st.dates(date(1900, 1, 1), date(2020, 1, 1)),
    st.sampled_from((date(2008, 2, 29), date(1980, 2, 29), date(2006, 8, 24), date(2006, 8, 23), date(1981, 8, 24), date(1981, 8, 23))),
)


@st.composite
def passports(draw: st.DrawFn) -> tuple[date, date]:
    """A birth, and a date of issue that is often close to a birthday that matters."""
    birth = draw(BIRTHS)
    near = date(birth.year + draw(st.sampled_from((14, 20, 21, 45))), birth.month, min(birth.day, 28))
    return birth, draw(st.one_of(st.dates(date(1990, 1, 1), date(2026, 11, 22)), st.just(near + timedelta(days=draw(st.integers(-3, 3))))))


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    birth, issued = draw(passports())
    other_birth, other_issued = draw(passports())
    day = draw(st.dates(date(1985, 1, 1), date(2040, 1, 1)))
    year = f"{draw(st.one_of(st.just(issued.year), st.integers(1990, 2030))) % 100:02}"
    region = draw(st.sampled_from(("45", "46", "40", "28", "67", "00", "02")))
    code = draw(st.sampled_from(("77", "78", "69", "86", "00", "90")))
    plain = {
        "birth": birth.isoformat(),
        "issued": issued.isoformat(),
        "series": region + year,
        "department": f"{code}0-001",
        "number": draw(st.sampled_from(("1117746358608", "1027700123450", "1997700123452", "1307700123455"))),
        "registered": day.isoformat(),
        "expires": draw(st.sampled_from((day, AS_OF, date(2027, 5, 22), date(2027, 5, 21)))).isoformat(),
    }
    dotted = {
        "birth": f"{other_birth:%d.%m.%Y}",
        "issued": f"{other_issued:%d.%m.%Y}",
        "passport": f"{region}{year} 678901",
        "department": f"{code}0001",
        "number": draw(st.sampled_from(("304500116000157", "315770012345679"))),
        "registered": f"{day:%d.%m.%Y}",
        "expires": f"{draw(st.sampled_from((day, AS_OF, AS_OF - timedelta(days=1)))):%d.%m.%Y}",
    }
    return {
        name: {key: value for key, value in part.items() if draw(st.integers(0, 7))}
        for name, part in (("plain", plain), ("dotted", dotted))
    }


@settings(max_examples=400, deadline=None)
@given(records())
@example({"plain": {"birth": "1980-02-29", "issued": "2025-02-28"}})
@example({"plain": {"series": "4505", "issued": "1905-05-05"}})
def test_both_ways_agree(record: dict[str, Any]) -> None:
    """What is proven has nothing to find, and with the plan's doubts or without them the same is found."""
    found = doubts(PLAN, record)
    assert found is not None
    slow = diagnose(PLAN, record, None, None)
    assert diagnose(PLAN, record, None, found) == slow
    if proven(PLAN, found, None):
        assert slow.problems == ()


@settings(max_examples=400, deadline=None)
@given(records(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_proof_holds_on_every_day(record: dict[str, Any], as_of: date) -> None:
    """Relation by relation and on any day: where the proof holds, the relation finds nothing."""
    plan = Plan(RULE_SET, as_of)
    found = doubts(plan, record)
    assert found is not None
    said = {p.rule for p in diagnose(plan, record, None, None).all}
    for relation, proof in plan.relations:
        assert proof is not None
        assert proof.silent
        if not proof.places.intersection(found[1]) and proof.holds(found[0]):
            assert relation.rule not in said


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"plain": {"birth": "1990-03-25", "issued": "2010-04-30", "series": "4508", "department": "770-001"}},
        {"plain": {"number": "1117746358608", "registered": "2011-05-11", "expires": "2027-05-22"}},
        {"dotted": {"birth": "25.03.1990", "issued": "30.04.2010", "passport": "2810 123456", "department": "690001"}},
        {"dotted": {"number": "304500116000157", "registered": "09.06.2004", "expires": "22.11.2026"}},
    ],
)
def test_good_papers_are_proven(record: dict[str, Any]) -> None:
    """The ordinary case costs no look at the relation itself."""
    found = doubts(PLAN, record)
    assert found is not None
    assert not found[1]
    assert all(proof is not None and proof.holds(found[0]) for _, proof in PLAN.relations)
    assert proven(PLAN, found, None)


def test_every_proof_is_tried() -> None:
    assert {relation.name for relation in RULE_SET.relations} == set(PROOFS)


def test_what_cannot_be_compared_as_written_has_no_proof() -> None:
    """A date known to the year and a repeated section are left to the relation."""
    text = (
        RULES.partition("relations:")[0]
        + """
  many:
    repeat: {max: 3}
    fields:
      expires: {kind: date}
relations:
  - {not-expired: many.expires}
  - {not-older: plain.year, months: 6}
  - {passport-term: [plain.year, plain.issued]}
"""
    )
    assert [proof for _, proof in Plan(read_text(text, "papers.yaml"), AS_OF).relations] == [None] * 3
