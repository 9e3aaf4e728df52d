"""Shipped forms: what is proven of a record has nothing to find, and what the plan leaves out of a diagnosis changes nothing in it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosform import load_form
from gosform.check.diagnosis import diagnose
from gosform.check.plan import Plan
from gosform.check.proof import doubts, proven
from gosform.relations.proof_answers import answers
from gosform.ruleset import Field, Section

RULES = sorted((Path(__file__).resolve().parents[1] / "rules").glob("*.yaml"))
AS_OF = date(2026, 11, 22)
DAYS = ("1941-06-22", "1990-03-25", "2004-02-29", "2008-11-22", "2008-11-23", "2012-05-01", "2026-10-22", "2026-11-22")
"""Days of birth and of issue, some of them on a border of the forms' own rules."""


@cache
def plan(path: Path) -> Plan:
    return Plan(load_form(path).rules, AS_OF)


def values(form: Plan, section: Section, field: Field) -> list[str | None]:
    """What examples have in a field, its answers, days, and nothing."""
    found: list[Any] = [None, *answers(field, AS_OF)]
    for example in form.rules.examples:
        part = example.record.get(section.name)
        found += [item.get(field.name) for item in (part if isinstance(part, list) else [part]) if isinstance(item, dict)]
    if field.kind.id == "date":
        dotted = getattr(field.options, "format", "") == "dd.mm.yyyy"
        found += [".".join(reversed(day.split("-"))) if dotted else day for day in DAYS]
    return list(dict.fromkeys(found))


@cache
def parts(path: Path) -> dict[str, st.SearchStrategy[Any]]:
    form = plan(path)
    made: dict[str, st.SearchStrategy[Any]] = {}
    for section in form.rules.sections.values():
        one = st.fixed_dictionaries({}, optional={f.name: st.sampled_from(values(form, section, f)) for f in section.fields.values()})
        made[section.name] = st.lists(one, max_size=3) if section.repeat else one
    return made


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
@settings(deadline=None)
@given(data=st.data())
def test_both_ways_agree(path: Path, data: st.DataObject) -> None:
    """A passing example with some sections filled in otherwise is judged the same with the plan's doubts and without them."""
    form = plan(path)
    start = data.draw(st.sampled_from([x.record for x in form.rules.examples if not x.problems]))
    other = data.draw(st.sets(st.sampled_from(sorted(form.rules.sections)), min_size=1, max_size=3))
    record = {**start, **{name: data.draw(parts(path)[name]) for name in other}}
    for name, field in data.draw(st.lists(st.sampled_from(sorted(form.position)), max_size=4)):
        if form.rules.sections[name].repeat is None and name not in other:
            found = values(form, form.rules.sections[name], form.rules.sections[name].fields[field])
            record[name] = {**record.get(name, {}), field: data.draw(st.sampled_from(found))}
    doubted = doubts(form, record)
    slow = diagnose(form, record, None, None)
    assert diagnose(form, record, None, doubted) == slow
    if proven(form, doubted, None):
        assert slow.problems == ()
        assert slow.values == record


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_good_examples_are_proven(path: Path) -> None:
    """A proof that never succeeds would agree with everything: at least one passing example of each form is proven."""
    form = load_form(path).rules
    good = [(Plan(form, x.as_of or AS_OF), x.record) for x in form.examples if not x.problems]
    assert any(proven(made, doubts(made, record), None) for made, record in good)
