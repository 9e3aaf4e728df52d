"""The best guesses are good numbers, in the order of their chances; and they reach what was worked out before for the same mix."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gosform.trials import arithmetic
from gosform.trials.case import Case
from gosform.trials.ceilings import bare, ceiling, equally_good, ranked, weighed
from gosform.trials.ceilings import chance as best_chance
from gosform.trials.injectors.slips import slip
from gosform.trials.judge import judge
from gosform.trials.made import chance
from gosform.trials.made.numbers import MAKERS
from gosform.trials.moves import HEARD, TYPED
from gosform.trials.tally import counted

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


def test_equally_good_guesses_have_no_luck() -> None:
    """Where three of four equal guesses may be made, the truth is among them three times of four, wherever it stands in the list."""
    best = [("1", 3.0), ("2", 1.0), ("3", 1.0 + 1e-15), ("4", 1.0), ("5", 1.0), ("6", 0.5)]
    assert best_chance(best, "1", 1) == best_chance(best, "1", 3) == 1.0
    assert [best_chance(best, number, 1) for number in "23456"] == [0.0] * 5
    assert [best_chance(best, number, 3) for number in "2345"] == [0.5] * 4
    assert best_chance(best, "6", 3) == best_chance(best, "7", 3) == 0.0
    assert equally_good(best, "3") == {"2", "3", "4", "5"}
    assert equally_good(best, "7") == set()


def test_neither_side_of_a_gap_has_luck() -> None:
    """Whatever was meant among equally good numbers, the gap of a ranking that offers one of them first is nought; of one that offers none it is not."""
    found = [(case, weighed(case.kind, case.typed, structure=False)) for case in damaged("oms_policy", 50) if case.typed.isdigit()]
    case, alike = next((case, sorted(group)) for case, every in found if case.seen and len(group := equally_good(every, every[0][0])) > 1)
    for truth in alike:
        for made, gap in (((alike[0],), 0.0), ((alike[-1],), 0.0), (("0000000000000000",), -1 / len(alike))):
            verdict = replace(judge(case), ranks=(made[0] == truth,), made=made)
            assert counted(replace(case, truth=truth), verdict).get("with1-gap", 0.0) == pytest.approx(gap)


def test_neither_length_is_known_to_be_meant() -> None:
    """Nine digits of an ОКПО are eight and one too many, or ten without one: both are among the guesses, with ten times as many of the longer."""
    lengths = {len(number) for number, _ in weighed("okpo", "572138445", structure=False)}
    assert lengths == {8, 10}


def test_a_table_may_have_written_the_last_zero() -> None:
    """Of sixteen digits the last is worked out as well as a slip; where it is no zero, only the slips remain."""
    assert ranked("oms_policy", "7745123456789120")[0] == "7745123456789127"
    assert "7745123456789127" not in ranked("oms_policy", "7745123456789121")[:1]


def test_what_no_source_says_is_not_known() -> None:
    """Of a civil record the year alone is published; a correspondent account repeats the end of a БИК that is told."""
    assert arithmetic.usual("civil_act_number", "990189910001500982001", {})
    assert not arithmetic.usual("civil_act_number", "120169910001500982001", {})
    assert arithmetic.usual("corr_account", "30101810400000000225", {"bik": "044525225"})
    assert not arithmetic.usual("corr_account", "30101810400000000226", {"bik": "044525225"})
    assert arithmetic.usual("corr_account", "30101810400000000226", {})


def test_nothing_for_another_length() -> None:
    assert ranked("snils", "112") == []
