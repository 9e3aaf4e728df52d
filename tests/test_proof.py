"""The fast way through a record never says clean where the slow way finds something, and both find the same."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.typed import chosen, typed

from gosform.check.diagnosis import diagnose
from gosform.check.plan import SEPARATOR, Plan
from gosform.check.proof import doubts, proven
from gosform.kinds import get as kind_of
from gosform.kinds import typical
from gosform.read_rules import read_text

AS_OF = date(2026, 11, 22)
RULES = """
id: related
version: 1
title: {ru: Связи, en: Relations}
source: 'gosform: tests/test_proof.py'
sections:
  one:
    title: {ru: Первый, en: First}
    fields:
      inn: {kind: inn}
      born: {kind: date, format: yyyy-mm-dd, max: today}
      phone: {kind: phone}
      email: {kind: email}
      name: {kind: surname}
      agrees: {kind: flag}
  two:
    title: {ru: Второй, en: Second}
    fields:
      inn: {kind: inn}
      issued: {kind: date, max: today}
      ended: {kind: date, format: dd.mm.yyyy}
      name: {kind: surname}
      agrees: {kind: flag}
  three:
    title: {ru: Третий, en: Third}
    repeat: {max: 3}
    fields:
      inn: {kind: inn}
      born: {kind: date, format: yyyy-mm-dd}
relations:
  - {equals: [one.inn, two.inn]}
  - {equals: [one.name, two.name]}
  - {before: [one.born, two.issued]}
  - {not-after: [two.issued, two.ended]}
  - {not-after: [one.born, two.issued]}
  - {at-least-one-of: [one.phone, one.email]}
  - {exactly-one-of: [one.agrees, two.agrees]}
  - {exactly-one-of: [one.name, two.ended]}
  - {all-or-none: [one.inn, two.inn]}
  - {unique: three.inn}
  - {before: [three.born, two.issued]}
"""
VALUES = {
    "inn": ("500100732259", "7707083893", "7707083894", "77О7083893", " 7707083893", "770"),
    "born": ("1990-03-25", "25.03.1990", "2010-05-05", "1990-02-31", "2030-01-01", "2010"),
    "issued": ("2010-04-30", "30.04.2010", "1980-01-01", "2010-05-05"),
    "ended": ("30.04.2010", "01.01.2000", "2010-05-05", "31.02.2010"),
    "phone": ("+79161234567", "8 (916) 123-45-67", "12"),
    "email": ("name@example.com", "name@exаmple.com"),
    "name": ("Иванов", "Иванова", "Соловьёв", "Соловьев", "Ivanov"),
    "agrees": ("true", "false", "да"),
}
RULE_SET = read_text(RULES, "related.yaml")
PLAN = Plan(RULE_SET, AS_OF)


def part(section: str) -> st.SearchStrategy[dict[str, Any]]:
    fields = RULE_SET.sections[section].fields
    return st.fixed_dictionaries({}, optional={name: st.one_of(st.none(), st.sampled_from(VALUES[name])) for name in fields})


@settings(max_examples=400, deadline=None)
@given(st.fixed_dictionaries({}, optional={"one": part("one"), "two": part("two"), "three": st.lists(part("three"), max_size=3)}))
def test_both_ways_agree(record: dict[str, Any]) -> None:
    """With the plan's doubts or without them, the same is found; what is proven has nothing to find."""
    found = doubts(PLAN, record)
    assert found is not None
    slow = diagnose(PLAN, record, None, None)
    assert diagnose(PLAN, record, None, found) == slow
    if proven(PLAN, found, None):
        assert slow.problems == ()
        assert slow.values == record


@pytest.mark.parametrize(
    "record",
    [
        {"one": {"phone": "+79161234567", "agrees": "true", "name": "Иванов"}},
        {
            "one": {"inn": "7707083893", "born": "1990-03-25", "email": "name@example.com", "name": "Иванов", "agrees": "false"},
            "two": {"inn": "7707083893", "issued": "2010-04-30", "name": "Иванов", "agrees": "true"},
            "three": [{"inn": "500100732259", "born": "1990-03-25"}, {"inn": "7707083893"}],
        },
    ],
)
def test_good_records_are_proven(record: dict[str, Any]) -> None:
    """A proof that never succeeds would agree with everything."""
    assert proven(PLAN, doubts(PLAN, record), None)


@pytest.mark.parametrize("kind", typical())
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_screen_reaches_into_the_next_value(kind: str, data: st.DataObject) -> None:
    """A screen says the same of a value alone and of a value that others follow: it neither matches nor looks past U+001F."""
    screen = kind_of(kind).screen(kind_of(kind).option_values(data.draw(chosen(kind))), AS_OF)
    if screen is None:
        return
    text, follows = data.draw(typed(kind)), data.draw(typed(kind))
    alone = re.fullmatch(screen.pattern, text) is not None
    assert SEPARATOR not in text or not alone
    if SEPARATOR not in text + follows:
        joined = re.fullmatch(f"(?>{screen.pattern}){SEPARATOR}.*", text + SEPARATOR + follows, re.DOTALL)
        assert (joined is not None) == alone


def test_a_longer_plate_is_proven_too() -> None:
    """What the screen takes alone it takes among other values: a shorter plate of another series does not stand in its way."""
    screen = kind_of("plate").screen(kind_of("plate").option_values({}), AS_OF)
    assert screen
    assert re.fullmatch(f"(?>{screen.pattern}){SEPARATOR}", f"АА123457{SEPARATOR}")


def test_hostile_values_do_not_slow_the_pattern() -> None:
    """Long values, separators and control characters in every field are sorted in linear time, all of them doubtful."""
    for char in ("1", "А", "a", "a@", "-", SEPARATOR, "\x00", "🙂"):
        record = {"one": dict.fromkeys(RULE_SET.sections["one"].fields, char * 20000)}
        found = doubts(PLAN, record)
        assert found is not None
        assert list(found[1]) == list(range(6))
