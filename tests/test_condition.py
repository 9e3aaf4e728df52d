"""Conditions are true, false or unknown, and unknown never makes a rule apply."""

from __future__ import annotations

from typing import Any

import pytest
from tests.scene import condition, view

from gosform.condition import TESTS, all_hold, holds
from gosform.relations import SIGNATURES

GROWN = {"person": {"birth": "22.11.2008", "role": "mother", "agreed": "true", "amount": "10.50", "note": "Омск", "issued": "2020-05-17"}}
YOUNG = {"person": {"birth": "23.11.2008", "role": "nonsense", "agreed": "false", "amount": "ten", "month": "2026-11", "year": "2008"}}

TABLE: list[tuple[dict[str, Any], bool | None, bool | None]] = [
    ({"field": "person.role", "is": "mother"}, True, None),
    ({"field": "person.role", "is": "father"}, False, None),
    ({"field": "person.role", "is-not": "father"}, True, None),
    ({"field": "person.role", "is-not": "mother"}, False, None),
    ({"field": "person.role", "in": ["mother", "father"]}, True, None),
    ({"field": "person.role", "in": ["father"]}, False, None),
    ({"field": "person.role", "not-in": ["father"]}, True, None),
    ({"field": "person.role", "not-in": ["mother"]}, False, None),
    ({"field": "person.role", "present": True}, True, True),
    ({"field": "person.role", "present": False}, False, False),
    ({"field": "person.inn", "present": False}, True, True),
    ({"field": "person.inn", "is": "7707083893"}, None, None),
    ({"field": "person.agreed", "is": True}, True, False),
    ({"field": "person.agreed", "is": False}, False, True),
    ({"field": "person.agreed", "is-not": True}, False, True),
    ({"field": "person.other", "is": False}, None, None),
    ({"field": "person.birth", "age-from": 18}, True, False),
    ({"field": "person.birth", "age-below": 18}, False, True),
    ({"field": "person.year", "age-below": 18}, None, None),
    ({"field": "person.year", "age-below": 19}, None, True),
    ({"field": "person.issued", "before": "2020-05-18"}, True, None),
    ({"field": "person.issued", "before": "2020-05-17"}, False, None),
    ({"field": "person.issued", "from": "2020-05-17"}, True, None),
    ({"field": "person.issued", "from": "2020-05-18"}, False, None),
    ({"field": "person.issued", "before": "as-of"}, True, None),
    ({"field": "person.month", "before": "as-of"}, None, None),
    ({"field": "person.month", "from": "as-of"}, None, None),
    ({"field": "person.note", "before": "as-of"}, None, None),
    ({"field": "person.note", "age-from": 3}, None, None),
    ({"field": "person.amount", "is": 10.5}, True, None),
    ({"field": "person.amount", "is": "10.5"}, True, None),
    ({"field": "person.amount", "above": 10.4}, True, None),
    ({"field": "person.amount", "above": 10.5}, False, None),
    ({"field": "person.amount", "below": 10.5}, False, None),
    ({"field": "person.amount", "below": 11}, True, None),
    ({"field": "person.note", "above": 1}, None, None),
    ({"field": "person.note", "starts-with": "Ом"}, True, None),
    ({"field": "person.note", "starts-with": "ом"}, False, None),
    ({"expr": "person.amount > 10"}, True, None),
    ({"expr": "person.agreed && person.amount > 10"}, True, False),
    ({"expr": "person.agreed"}, True, False),
]


@pytest.mark.parametrize(("line", "grown", "young"), TABLE)
def test_answers(line: dict[str, Any], grown: bool | None, young: bool | None) -> None:
    """Each test answers true, false, or unknown for an empty or broken field."""
    assert holds(condition(line), view(GROWN)) is grown
    assert holds(condition(line), view(YOUNG)) is young


@pytest.mark.parametrize(("line", "_grown", "_young"), TABLE)
def test_empty_record(line: dict[str, Any], _grown: object, _young: object) -> None:
    """Over an empty record every test is unknown, except for presence."""
    expected = None if "present" not in line else not line["present"]
    assert holds(condition(line), view({})) is expected


def test_unknown_never_applies() -> None:
    """A when: applies only where every line is certainly true; one without lines always does."""
    line, other = condition({"field": "person.role", "is": "mother"}), condition({"field": "person.inn", "is": "7707083893"})
    assert all_hold((), view({}))
    assert all_hold((line,), view(GROWN))
    assert not all_hold((line, other), view(GROWN))
    assert not all_hold((other,), view(GROWN))


@pytest.mark.parametrize(
    ("children", "line", "expected"),
    [
        ([{"birth": "01.01.2020"}, {"birth": "01.01.2000"}], {"age-below": 14}, True),
        ([{"birth": "01.01.2000"}, {"birth": "01.01.2001"}], {"age-below": 14}, False),
        ([{"birth": "01.01.2000"}, {}], {"age-below": 14}, None),
        ([], {"age-below": 14}, None),
        ([], {"present": True}, False),
        ([], {"present": False}, True),
        ([{}, {"birth": "01.01.2000"}], {"present": True}, True),
    ],
)
def test_items(children: list[dict[str, str]], line: dict[str, Any], expected: bool | None) -> None:
    """Seen from outside, a field of a repeated section stands for all items: true for one is true."""
    assert holds(condition({"field": "children.birth", **line}), view({"children": children})) is expected


def test_inside_an_item() -> None:
    """Inside an item the same condition asks about that item alone."""
    record = {"children": [{"birth": "01.01.2020"}, {"birth": "01.01.2000"}]}
    line = condition({"field": "children.birth", "age-below": 14})
    assert [holds(line, inner) for inner in view(record).within("children")] == [True, False]


def test_vocabulary() -> None:
    """Every test of the vocabulary is tried above, and says what it takes with a known word."""
    assert {key for line, _, _ in TABLE for key in line if key != "field"} == set(TESTS)
    assert set(TESTS.values()) <= {"scalar", "list", "flag", "number", "date", "text", "expression"}
    assert not (set(TESTS) & set(SIGNATURES)) - {"expr", "before"}
