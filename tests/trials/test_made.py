"""What is made up is good: gosform finds nothing in it, in thousands of values and records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from gosform import check_value, load_form
from gosform.problem import Severity
from gosform.trials import arithmetic
from gosform.trials.made import chance, contacts, days, names
from gosform.trials.made.numbers import MAKERS, OKATO, TERRITORIES
from gosform.trials.made.papers import PAPERS, paper
from gosform.trials.made.records import RECORDS

AS_OF = date(2026, 11, 22)


def doubts(kind: str, value: str, **options: Any) -> list[tuple[str, str]]:
    """What is said against a value."""
    return [(str(p.code), value) for p in check_value(kind, value, as_of=AS_OF, **options).problems if p.severity is not Severity.NOTICE]


@pytest.mark.parametrize("make", list(MAKERS))
def test_numbers(make: str) -> None:
    rng = chance(make)
    for _ in range(80):
        good = MAKERS[make](rng)
        assert arithmetic.fits(good.kind, good.bare, good.options)
        assert arithmetic.usual(good.kind, good.bare, good.options)
        for written in (good.bare, good.value, good.usual):
            assert doubts(good.kind, written, **good.options) == []
            assert check_value(good.kind, written, as_of=AS_OF, **good.options).value == good.value


@pytest.mark.parametrize("kind", [*PAPERS, "phone"])
def test_papers(kind: str) -> None:
    rng = chance(kind)
    for _ in range(60):
        good = paper(rng, kind)
        assert {check_value(kind, written, as_of=AS_OF).value for written in (good.bare, good.value, good.usual)} == {good.value}
        assert doubts(kind, good.value) == []


def every_name() -> Iterator[tuple[str, str]]:
    yield from (("surname", name) for base in (*names.PAIRED, *names.SAME) for name in (base, names.of_woman(base)))
    yield from (("given_name", name) for name in (*names.MEN, *names.WOMEN))
    yield from (("patronymic", father + end) for father in names.FATHERS for end in ("ич", "на"))
    yield from (("patronymic", name) for pair in (*names.ODD_FATHERS, *names.OTHER_CUSTOMS) for name in pair)


def test_names() -> None:
    assert [found for kind, name in every_name() for found in doubts(kind, name)] == []


def test_women() -> None:
    assert [names.of_woman(name) for name in ("Дубровский", "Ковалёв", "Птицын", "Салтыков-Щедрин", "Римский-Корсаков", "Ли", "Черных")] == [
        "Дубровская", "Ковалёва", "Птицына", "Салтыкова-Щедрина", "Римская-Корсакова", "Ли", "Черных",
    ]  # fmt: skip


def test_texts() -> None:
    kinds = {"birth_place": contacts.PLACES, "issued_by": contacts.OFFICES}
    assert [found for kind, values in kinds.items() for value in values for found in doubts(kind, value)] == []
    rng = chance("texts")
    for _ in range(100):
        roman, letters, digits = contacts.certificate(rng)
        assert doubts("civil_certificate", f"{roman}-{letters} {digits}") == []
        assert doubts("address", contacts.address(rng)) == []
        assert doubts("email", contacts.email(rng)) == []
        assert doubts("date", days.dotted(days.day(rng)), format="dd.mm.yyyy") == []


@pytest.mark.parametrize("form", list(RECORDS))
@pytest.mark.parametrize("as_of", [date(2026, 1, 1), date(2027, 12, 31)])
def test_records(form: str, as_of: date) -> None:
    rng, loaded = chance(form), load_form(form)
    for _ in range(60):
        report = loaded.check(RECORDS[form](rng), as_of=as_of)
        assert [str(p.code) for p in report.problems if p.severity is not Severity.NOTICE] == []


def test_territories() -> None:
    """Each is a code of its own, and so is its subject."""
    assert len(OKATO) == len(set(TERRITORIES.values()))
    assert set(TERRITORIES.values()) <= arithmetic.REGIONS


def test_equal_seeds_give_equal_values() -> None:
    for make in (*MAKERS.values(), *RECORDS.values()):
        assert make(chance("a")) == make(chance("a"))
