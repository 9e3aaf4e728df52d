"""The best guesses are good numbers, in the order of their chances; and they reach what was worked out before for the same mix."""

from __future__ import annotations

import pytest

from gosform.trials import arithmetic
from gosform.trials.case import Case
from gosform.trials.ceilings import bare, ceiling, ranked, weighed
from gosform.trials.injectors.slips import slip
from gosform.trials.made import chance
from gosform.trials.made.numbers import MAKERS
from gosform.trials.moves import HEARD, TYPED

# Percent: first guess and within three, knowing the check digits alone; the same knowing the make. Worked out over 10,000 uniform numbers.
KNOWN = {
    "inn-10": (10.2, 27.0, 11.1, 29.2),
    "inn-12": (54.7, 88.4, 55.4, 89.2),
    "snils": (47.1, 85.5, 47.1, 85.5),
    "ogrn": (8.1, 21.3, 22.2, 36.8),
    "ogrnip": (7.0, 19.0, 19.9, 32.1),
    "oms_policy": (6.5, 17.8, 6.5, 17.8),
}


def damaged(make: str, n: int) -> list[Case]:
    return [slip(chance(f"{make} {i}"), make, TYPED, "slips") for i in range(n)]


@pytest.mark.parametrize("make", list(KNOWN))
def test_known_ceilings(make: str) -> None:
    """Two hundred numbers leave a few percent of chance."""
    found = damaged(make, 200)
    plain, made = ceiling(found, structure=False), ceiling(found, structure=True)
    for known, reached in zip(KNOWN[make], (plain.top_1, plain.top_3, made.top_1, made.top_3), strict=True):
        assert abs(known - 100 * reached) < 10


@pytest.mark.parametrize("make", list(MAKERS))
@pytest.mark.parametrize("structure", [False, True])
def test_guesses_are_good_numbers(make: str, structure: bool) -> None:
    for case in damaged(make, 12):
        guesses = ranked(case.kind, bare(case.kind, case.typed), case.options, structure)
        assert len(guesses) <= 3
        assert len(set(guesses)) == len(guesses)
        for guess in guesses:
            assert arithmetic.fits(case.kind, guess, case.options)
            assert not structure or arithmetic.usual(case.kind, guess, case.options)


def test_heavier_first() -> None:
    weights = [weight for _, weight in weighed("snils", "11223344594", structure=False)]
    assert weights == sorted(weights, reverse=True)
    assert all(weight > 0 for weight in weights)


def test_a_doubled_digit_is_undone() -> None:
    assert ranked("inn", "77070838893", {"holder": "organisation"})[0] == "7707083893"
    assert ranked("snils", "112233445955")[0] == "11223344595"


def test_a_digit_left_out() -> None:
    assert "11223344595" in ranked("snils", "1122334595")


def test_the_ear_changes_the_order() -> None:
    """Шестьдесят and шестнадцать: on the phone that comes first."""
    rng = chance("ear")
    cases = [case for case in (slip(rng, "inn-12", HEARD, "ear", {"channel": "phone"}) for _ in range(150)) if case.seen]
    with_ear = ceiling(cases, structure=False).top_1
    without = sum(ranked("inn", bare("inn", case.typed), {"holder": "person"})[:1] == [case.truth] for case in cases) / len(cases)
    assert with_ear > without + 0.1


def test_nothing_for_another_length() -> None:
    assert ranked("snils", "112") == []
