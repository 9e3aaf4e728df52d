"""What ``gosform.example`` promises: made-up values that the kind itself finds nothing wrong with."""

from __future__ import annotations

from datetime import date

import pytest

import gosform
from gosform.kinds import get

KINDS = gosform.kinds()
FEW = {
    "flag": 2,
    "sex": 2,
    "choice": 7,
    "given_name": 50,
    "patronymic": 45,
    "region_code": 55,
    "licence_category": 75,
    "country": 75,
    "month": 85,
}
"""Kinds that have few values, or few that people would recognise, and how many of a hundred are to differ."""
YEARS = (date(2025, 6, 1), date(2026, 11, 22), date(2060, 1, 1))


@pytest.mark.parametrize("kind", KINDS)
def test_every_made_value_passes_its_own_check_without_a_word(kind: str) -> None:
    """No error, no warning, no notice; not on one day only."""
    for seed in range(60):
        value = gosform.example(kind, seed=seed)
        for day in YEARS if seed < 5 else YEARS[1:2]:
            report = gosform.check_value(kind, value, as_of=day)
            assert not report.problems, (kind, seed, [p.code for p in report.problems])
        assert report.value


@pytest.mark.parametrize("kind", KINDS)
def test_values_differ_by_seed(kind: str) -> None:
    """Ninety of a hundred, where the kind has that many."""
    assert len({gosform.example(kind, seed=seed) for seed in range(100)}) >= FEW.get(kind, 83)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if get(kind).words.example])
def test_seed_0_is_the_example_of_the_messages(kind: str) -> None:
    """What a person is shown and what the generator gives are one value."""
    assert gosform.example(kind) == get(kind).words.example
