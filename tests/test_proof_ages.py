"""What is proven of ages, days, months and lists of entries: the relation itself has nothing to say there, at every border."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform.check.diagnosis import diagnose
from gosform.check.plan import Plan
from gosform.check.proof import doubts, proven
from gosform.read_rules import read_text

RULES = """
id: ages
version: 1
title: {ru: Возраст, en: Ages}
source: 'gosform: tests/test_proof_ages.py'
sections:
  one:
    title: {ru: Один, en: One}
    fields:
      birth: {kind: date}
      other: {kind: date, format: dd.mm.yyyy}
      kind: {kind: choice, of: [да, нет, 'не знаю']}
      note: {kind: choice, of: [есть, другое], required: [{field: one.kind, is: да}]}
      code: {kind: okved}
  many:
    title: {ru: Много, en: Many}
    repeat: {max: 3}
    fields:
      start: {kind: month}
      end: {kind: month, format: mm.yyyy}
      code: {kind: okved}
      sure: {kind: flag}
      why: {kind: choice, of: [есть, другое], required: [{field: many.sure, is: true}, {field: one.kind, is-not: нет}]}
relations:
  - {age-between: [one.birth, as-of], min: 14, max: 150}
  - {age-between: [one.birth, one.other], min: 0, max: 17}
  - {days-between: [one.other, as-of], min: 3, max: 31}
  - {not-after: [one.birth, one.other], when: [{field: one.kind, in: [да, нет]}]}
  - {required-when: one.note, when: [{field: one.kind, is-not: нет}, {field: one.birth, present: true}]}
  - {forbidden-when: one.note, when: [{field: one.kind, is: нет}]}
  - {must-be: one.kind, value: да, when: [{field: one.note, present: true}]}
  - {not-after: [many.start, many.end]}
  - {unique: [one.code, many.code]}
"""
RULE_SET = read_text(RULES, "ages.yaml")
DAYS = (date(2026, 11, 22), date(2024, 2, 29), date(2027, 2, 28), date(2028, 3, 1))
PLANS = {day: Plan(RULE_SET, day) for day in DAYS}
MONTHS = ("2016-11", "2016-12", "2017-01")
CODES = ("62.01", "62.02", "62.0", "01.11")


def near(day: date) -> st.SearchStrategy[date]:
    """Days around the borders of the rules, and the 29th of February."""
    years = st.sampled_from((0, 13, 14, 15, 17, 18, 149, 150, 151))
    shifted = st.builds(lambda n, d: date(day.year - n, 3, 1) + (day - date(day.year, 3, 1)) + timedelta(d), years, st.integers(-2, 2))
    return st.one_of(shifted, st.sampled_from([day - timedelta(n) for n in (2, 3, 4, 30, 31, 32)]), st.just(date(2008, 2, 29)))


def item() -> st.SearchStrategy[dict[str, Any]]:
    months = st.sampled_from(MONTHS)
    return st.fixed_dictionaries(
        {"start": months, "end": months.map(lambda text: f"{text[5:]}.{text[:4]}"), "code": st.sampled_from(CODES)},
        optional={"sure": st.sampled_from(("true", "false")), "why": st.just("есть")},
    )


def record(day: date) -> st.SearchStrategy[dict[str, Any]]:
    one = st.fixed_dictionaries(
        {},
        optional={
            "birth": near(day).map(date.isoformat),
            "other": near(day).map(lambda d: f"{d:%d.%m}.{d.year:04}"),
            "kind": st.sampled_from(("да", "нет", "не знаю")),
            "note": st.sampled_from(("есть", "другое", None)),
            "code": st.sampled_from(CODES),
        },
    )
    return st.fixed_dictionaries({"one": one}, optional={"many": st.lists(item(), max_size=3)})


@pytest.mark.parametrize("day", DAYS, ids=str)
@given(data=st.data())
def test_what_is_proven_has_nothing_to_find(day: date, data: st.DataObject) -> None:
    """On the borders too; and what the proofs leave out of a diagnosis changes nothing in it."""
    plan, given_record = PLANS[day], data.draw(record(day))
    found = doubts(plan, given_record)
    slow = diagnose(plan, given_record, None, None)
    assert diagnose(plan, given_record, None, found) == slow
    if proven(plan, found, None):
        assert slow.problems == ()


@pytest.mark.parametrize(
    "good",
    [
        {"one": {"birth": "2008-11-22", "other": "22.10.2026"}},
        {"one": {"birth": "2012-11-22", "other": "19.11.2026", "kind": "да", "note": "есть", "code": "62.01"}},
        {"one": {"kind": "нет", "code": "62.01"}, "many": [{"start": "2016-11", "end": "12.2016", "code": "62.02", "sure": "true"}]},
    ],
)
def test_good_records_are_proven_by_look_ups(good: dict[str, Any]) -> None:
    """A proof that never succeeds would agree with everything."""
    plan = PLANS[DAYS[0]]
    assert all(proof is not None or relation in plan.wider for relation, proof in plan.relations)
    assert proven(plan, doubts(plan, good), None)
