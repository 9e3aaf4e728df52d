"""Every case is what it says it is: the truth is good, what was typed differs, the place lies within it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import islice

import pytest

from gosform import check_value, load_form
from gosform.problem import Severity
from gosform.trials import arithmetic
from gosform.trials.case import Case
from gosform.trials.ceilings import bare
from gosform.trials.injectors import cases, groups, injectors
from gosform.trials.injectors.slips import slip
from gosform.trials.injectors.words import pairs, spoken
from gosform.trials.made import chance
from gosform.trials.moves import MOVES, TYPED

AS_OF = date(2026, 11, 22)
EACH = 120


def drawn(group: str) -> list[Case]:
    return list(cases("test", EACH, [group]))


@pytest.mark.parametrize("group", groups())
class TestGroup:
    def test_yields(self, group: str) -> None:
        found = drawn(group)
        assert len(found) == EACH
        assert {case.group for case in found} == {group}

    def test_truth_is_good(self, group: str) -> None:
        for case in drawn(group):
            report = check_value(
                case.kind, case.truth, as_of=AS_OF, **{name: value for name, value in case.options.items() if name != "channel"}
            )
            assert [str(p.code) for p in report.problems if p.severity is not Severity.NOTICE] == [], case.name

    def test_typed_differs(self, group: str) -> None:
        if group not in ("controls", "harmless"):
            assert [case.name for case in drawn(group) if case.typed == case.truth] == []

    def test_span_lies_within(self, group: str) -> None:
        for case in drawn(group):
            if case.span:
                assert 0 <= case.span.start < case.span.end <= len(case.typed), case.name

    def test_equal_seeds_give_equal_cases(self, group: str) -> None:
        assert drawn(group) == drawn(group)

    def test_record_holds_what_was_typed(self, group: str) -> None:
        for case in drawn(group):
            if case.record:
                section, field = case.pointer.strip("/").split("/")
                assert case.record[section][field] == case.typed
                assert case.form

    def test_a_damaged_number_fails_by_our_arithmetic_just_where_it_is_said_to(self, group: str) -> None:
        for case in drawn(group):
            if group in ("slips", "ear"):
                number = bare(case.kind, case.typed)
                assert case.seen != (arithmetic.fits(case.kind, number, case.options) and arithmetic.possible(case.kind, number))


def test_good_cases_are_taken() -> None:
    """Nothing is said against a control or a harmless spelling, and it leads to the truth."""
    for case in cases("good", 800, ["controls", "harmless"]):
        if case.form:
            report = load_form(case.form).check(case.record, as_of=AS_OF)
        else:
            report = check_value(case.kind, case.typed, as_of=AS_OF, **case.options)
            assert report.value == case.truth, (case.kind, case.name)
        assert [(str(p.code), case.name) for p in report.problems if p.severity is not Severity.NOTICE] == []


def test_shares() -> None:
    """The mix: of eighty percent half digits, a tenth lengths, fifteen hundredths spreadsheets and pastes, and so on."""
    shares = {name: module.SHARE for name, module in injectors().items()}
    assert sum(shares.values()) == pytest.approx(100)
    together = (
        (40, ("slips", "ear")),
        (8, ("lengths",)),
        (12, ("excel", "pastes", "words")),
        (8, ("letters", "lookalikes", "layout")),
        (4, ("wrong-kind", "swapped")),
        (4, ("dates",)),
        (4, ("sections",)),
        (20, ("controls", "harmless")),
    )
    for share, names in together:
        assert sum(shares[name] for name in names) == pytest.approx(share)


def test_the_mix_comes_out() -> None:
    count = Counter(case.group for case in cases("mix", 3000))
    for name, module in injectors().items():
        assert abs(count[name] / 30 - module.SHARE) < 3, name


def test_a_longer_row_begins_with_the_shorter() -> None:
    assert list(islice(cases(7, 50), 20)) == list(cases(7, 20))


def test_unknown_group() -> None:
    with pytest.raises(ValueError, match="no such group: nothing"):
        list(cases(1, 1, ["nothing"]))


def test_mix_of_slips() -> None:
    """Each class comes as often as it was counted, however few places a number has for it."""
    count = Counter(slip(chance(i), "snils", TYPED, "slips").name for i in range(3000))
    for name, share in TYPED.items():
        assert abs(count[name] / 30 - share) < 2.5, name


@pytest.mark.parametrize("name", list(MOVES))
def test_every_slip_can_be_taken_back(name: str) -> None:
    for number in ("7707083893", "1120020155"):
        for move in MOVES[name](number):
            assert number in {back.number for back in MOVES[name](move.number)}
            assert number[: move.start] == move.number[: move.start]
            assert number[move.end :] == move.number[move.end :]


def test_spoken() -> None:
    assert [spoken(n) for n in (0, 7, 10, 13, 20, 21, 99, 100, 115, 340)] == [
        "ноль", "семь", "десять", "тринадцать", "двадцать", "двадцать один", "девяносто девять", "сто", "сто пятнадцать", "триста сорок",
    ]  # fmt: skip
    assert pairs("4508") == "сорок пять ноль восемь"
    assert pairs("72010") == "семь двадцать десять"
