"""One case at a time, made by hand: what came of it is judged rightly, and so is what did not come."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.trials.by_hand import GOOD, LETTER, SLIP

from gosform.kinds.inn import COMMON
from gosform.problem import Fix, Problem, Severity, Span, Trust, problem
from gosform.trials.case import Case
from gosform.trials.judge import claim, judge, overlap, trimmed


def test_a_letter_for_a_digit_that_is_told_in_full() -> None:
    """Found, named, placed, repaired; the repair may be done without asking and is right; the sentence is in manner."""
    found = judge(LETTER)
    assert (found.detected, found.understood, found.trouble, found.named) == (True, False, "letters", True)
    assert (found.exact, found.overlap, found.ranks, found.made) == (True, 1.0, (True,), (LETTER.truth,))
    assert (found.safe, found.false_safe, found.fixes, found.unfit) == (1, 0, 1, 0)
    assert (found.claimed, found.early, found.slip) == (None, False, None)
    assert 10 < found.length <= 120
    assert not found.banned
    assert found.stable


def test_another_cause_than_was_named() -> None:
    assert judge(replace(LETTER, troubles=frozenset({"latin"}))).named is False


def test_no_cause_can_be_named_where_none_can_be_known() -> None:
    assert judge(replace(LETTER, troubles=frozenset())).named is None


def test_another_place_than_was_shown() -> None:
    found = judge(replace(LETTER, span=Span(5, 6)))
    assert (found.exact, found.overlap) == (False, 0.0)
    found = judge(replace(LETTER, span=Span(2, 4)))
    assert (found.exact, found.overlap) == (False, 0.5)
    assert judge(replace(LETTER, span=None)).exact is None


def test_a_safe_repair_that_makes_something_else_is_false() -> None:
    """The truth was another number: whoever lets safe repairs be done alone has lost it."""
    found = judge(replace(LETTER, truth="7707083899"))
    assert (found.ranks, found.safe, found.false_safe, found.unfit) == ((False,), 1, 1, 0)


def test_a_wrong_digit_is_seen_and_its_repairs_are_held_against_the_truth() -> None:
    """At most three, in order of probability, none safe; each offered probability comes with whether it came true."""
    found = judge(SLIP)
    assert (found.detected, found.trouble, found.named) == (True, "checksum", None)
    assert 1 <= len(found.ranks) <= 3
    assert (found.safe, found.false_safe, found.unfit) == (0, 0, 0)
    assert [right for _, right in found.offered] == list(found.ranks)
    chances = [chance for chance, _ in found.offered]
    assert chances == sorted(chances, reverse=True)


def test_damage_that_goes_through_is_not_detected() -> None:
    """Another good number came out of it: nothing is said, nothing was understood."""
    found = judge(Case("slips", "single", "inn", "7707083893", "500100732259", span=Span(0, 1)))
    assert (found.detected, found.understood, found.exact, found.ranks) == (False, False, False, ())


def test_damage_that_is_tidied_up_is_understood() -> None:
    """It was read as the truth, so that nobody has to be told."""
    found = judge(Case("excel", "decimal", "inn", "7707083893", "7707083893.0", span=Span(10, 12), troubles=frozenset({"spreadsheet"})))
    assert (found.detected, found.understood) == (False, True)


def test_good_values_raise_no_alarm() -> None:
    found = judge(GOOD)
    assert (found.detected, found.alarmed, found.changed, found.length) == (False, False, False, 0)


def test_a_good_value_that_is_refused_is_a_false_alarm() -> None:
    assert judge(replace(GOOD, typed="7707083894", truth="7707083894")).alarmed


def test_a_good_value_that_is_read_as_another_is_misread() -> None:
    found = judge(replace(GOOD, group="harmless", truth="500100732259"))
    assert (found.alarmed, found.changed) == (False, True)


RECORD: dict[str, Any] = {"applicant": {"surname": "Иванов", "given_name": "Иван", "inn": "50010О732259"}}


def test_a_field_of_a_record() -> None:
    """Problems of other fields do not count; a repair is applied in the record, and the whole record is checked again."""
    case = Case(
        "letters",
        "О",
        "inn",
        "500100732259",
        "50010О732259",
        span=Span(5, 6),
        troubles=frozenset({"letters"}),
        form="passport-rf",
        record=RECORD,
        pointer="/applicant/inn",
    )
    found = judge(case)
    assert (found.detected, found.named, found.exact, found.ranks, found.false_safe, found.unfit) == (True, True, True, (True,), 0, 0)
    assert judge(replace(case, pointer="/applicant/surname", typed="Иванов", truth="Иванов", kind="surname")).detected is False


@pytest.mark.parametrize(
    ("typed", "span", "inner"),
    [
        ("ИНН: 7707", (3, 9), (5, 9)),
        ("12 34", (0, 5), (0, 5)),
        ("12-", (0, 3), (0, 2)),
        ("1\u200b2", (1, 2), (1, 2)),
        ("«А»", (0, 3), (1, 2)),
    ],
)
def test_signs_at_the_ends_of_a_place_do_not_count(typed: str, span: tuple[int, int], inner: tuple[int, int]) -> None:
    """A colon more or less under the caret is no other place; where there is nothing but signs, the place is what it is."""
    assert trimmed(typed, Span(*span)) == inner


def test_overlap_of_places() -> None:
    """The common part divided by both together."""
    assert overlap(Span(0, 4), Span(2, 6)) == pytest.approx(2 / 6)
    assert overlap(Span(0, 2), Span(4, 6)) == 0.0
    assert overlap(Span(3, 3), Span(3, 3)) == 1.0


def shown(span: Span | None, *fixes: Fix, severity: Severity = Severity.ERROR) -> list[Problem]:
    return [problem(COMMON.checksum, span, *fixes, severity=severity)]


NUMBER = Case("slips", "transposition", "inn", "7707083893", "7708073893", span=Span(3, 6))
SURE = Fix(Span(0, 10), "7707083893", Trust.LIKELY, 0.93)
DOUBTED = Fix(Span(0, 10), "7707083893", Trust.CANDIDATE, 0.6)
ELSEWHERE = Fix(Span(0, 10), "7708073803", Trust.CANDIDATE, 0.3)


def test_the_whole_number_is_no_claim() -> None:
    assert claim(NUMBER, shown(Span(0, 10), DOUBTED)) == (None, False)
    assert claim(NUMBER, shown(None, DOUBTED)) == (None, False)
    assert claim(NUMBER, shown(Span(3, 6), DOUBTED, severity=Severity.NOTICE)) == (None, False)


def test_a_place_inside_a_number_takes_nine_chances_in_ten() -> None:
    """The chances of all repairs that change nothing but this place add up; those of others do not."""
    assert claim(NUMBER, shown(Span(3, 6), SURE)) == (True, False)
    assert claim(NUMBER, shown(Span(3, 6), DOUBTED)) == (True, True)
    assert claim(NUMBER, shown(Span(3, 6), DOUBTED, ELSEWHERE)) == (True, True)
    assert claim(NUMBER, shown(Span(3, 6), DOUBTED, replace(DOUBTED, text="7707183893", probability=0.31))) == (True, False)
    assert claim(NUMBER, shown(Span(3, 6))) == (True, True)


def test_a_place_where_nothing_is_wrong_is_claimed_wrongly() -> None:
    assert claim(NUMBER, shown(Span(7, 8), SURE)) == (False, True)


def test_a_digit_of_a_row_of_equal_ones_stands_for_the_row() -> None:
    """Which of two nines is the extra one cannot be told: the repair lies inside either place."""
    doubled = Case("lengths", "doubled", "inn", "997917985917", "9979179859917", span=Span(9, 11))
    fix = Fix(Span(0, 13), "997917985917", Trust.LIKELY, 0.98)
    for place in (Span(9, 10), Span(10, 11), Span(9, 11)):
        assert claim(doubled, shown(place, fix)) == (True, False)
