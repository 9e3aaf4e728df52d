"""The arithmetic of the measurement, against published values and data made so that the answer is known."""

from __future__ import annotations

import pytest

from gosform.trials.statistics import BINS, Bin, at_most, bin_of, calibration_error, macro, mean, paired, wilson

NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
"""Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I: the score method without continuity correction."""


@pytest.mark.parametrize(("hits", "n", "low", "high"), NEWCOMBE)
def test_wilson_is_the_published_interval(hits: int, n: int, low: float, high: float) -> None:
    """To the four decimals that are printed."""
    found = wilson(hits, n)
    assert (round(found.low, 4), round(found.high, 4), found.n) == (low, high, n)
    assert found.value == hits / n


def test_nothing_but_hits_reaches_one() -> None:
    """A floor of 1.00 is held by all of them, and by no share below: one miss in a hundred thousand is a miss."""
    assert wilson(7, 7).high == 1.0
    assert wilson(99_999, 100_000).high < 1.0
    assert wilson(0, 7).low == 0.0
    assert wilson(0, 0) == (0.0, 0.0, 1.0, 0)


def test_rule_of_three() -> None:
    """0 of 30,000 bounds a share below 0.01 %; where it did happen, Wilson's interval stands."""
    assert at_most(0, 30_000).high == pytest.approx(0.0001)
    assert at_most(0, 2).high == 1.0
    assert at_most(1, 30_000) == wilson(1, 30_000)
    assert at_most(1, 30_000).low > 0


def test_mean_of_shares() -> None:
    """Of ten places, five that overlap by half and five that are exact: 0.75, with the normal interval of a mean."""
    found = mean(7.5, 5 * 0.25 + 5, 10)
    assert found.value == 0.75
    assert found.high == pytest.approx(0.75 + 1.959964 * (0.0625 / 10) ** 0.5, abs=1e-6)
    assert mean(5.0, 5.0, 5)[:3] == (1.0, 1.0, 1.0)
    assert mean(0.0, 0.0, 0).n == 0


def test_two_shares_of_the_same_cases() -> None:
    """Of 100 cases 12 were won and 4 lost: 0.08, and the interval that Agresti and Min give, half a case added to each of the four cells."""
    found = paired(8.0, 16.0, 100)
    assert found.value == 0.08
    half = 1.959964 * ((17 / 102 - (8 / 102) ** 2) / 102) ** 0.5
    assert found.low == pytest.approx(8 / 102 - half, abs=1e-6)
    assert found.high == pytest.approx(8 / 102 + half, abs=1e-6)


def test_three_of_five_lost_may_be_chance() -> None:
    """Where two repairs are as probable as each other, which comes first is a toss; a hundred lost of a hundred is none."""
    assert paired(-3.0, 3.0, 5).high > 0
    assert paired(0.0, 0.0, 5).low < 0 < paired(0.0, 0.0, 5).high
    assert paired(-30.0, 30.0, 100).high < -0.01
    assert paired(-100.0, 100.0, 100)[:2] == (-1.0, -1.0)
    assert paired(0.0, 0.0, 0).n == 0


def test_each_class_counts_once_in_the_macro_recall() -> None:
    """A class of a thousand does not drown a class of ten; a class without cases is no class."""
    found = macro([wilson(1000, 1000), wilson(0, 10), wilson(0, 0)])
    assert found.value == 0.5
    assert found.n == 1010
    assert found.low < 0.5 < found.high
    assert macro([]).n == 0


@pytest.mark.parametrize(("probability", "tenth"), [(0.0, 0), (0.0999, 0), (0.1, 1), (0.95, 9), (1.0, 9)])
def test_the_tenths_of_probabilities(probability: float, tenth: int) -> None:
    assert bin_of(probability) == tenth


def bins(**given: Bin) -> list[Bin]:
    return [given.get(f"b{i}", Bin(0, 0.0, 0)) for i in range(BINS)]


def test_what_comes_true_as_often_as_it_was_said_is_calibrated() -> None:
    found = calibration_error(bins(b8=Bin(100, 85.0, 85), b1=Bin(40, 6.0, 6)))
    assert found.value == pytest.approx(0.0)
    assert (found.low, found.n) == (0.0, 140)


def test_the_calibration_error_weighs_tenths_by_their_number() -> None:
    """300 offers at 0.95 of which 240 came true, 100 at 0.25 of which 45 did: (300 * 0.15 + 100 * 0.20) / 400."""
    found = calibration_error(bins(b9=Bin(300, 285.0, 240), b2=Bin(100, 25.0, 45)))
    assert found.value == pytest.approx(0.1625)
    assert 0.03 < found.low < found.value < found.high


def test_chance_in_a_small_sample_is_no_error() -> None:
    """Three of five at 0.85 is well within chance: the floor is not to be blamed on it."""
    found = calibration_error(bins(b8=Bin(5, 4.25, 3)))
    assert found.value == pytest.approx(0.25)
    assert found.low == 0.0
    assert calibration_error(bins()).n == 0
