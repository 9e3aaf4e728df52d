"""From verdicts to figures: what is counted, over what, and that parts add up to the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.trials.by_hand import GOOD, LETTER, SLIP

from gosform.problem import Span
from gosform.trials import score
from gosform.trials.baselines import CONSTANT, LIBRARIES, PATTERNS, constant, libraries, patterns
from gosform.trials.case import Case
from gosform.trials.judge import judge
from gosform.trials.tally import Key, added, counted, tallies


def counts(case: Case) -> dict[str, float]:
    return counted(case, judge(case))


def test_a_damaged_value_counts_where_something_is_known_of_it() -> None:
    """Cause, place and repair are each counted over the cases that have one."""
    found = counts(LETTER)
    assert {"n", "seen", "detected", "known", "named", "spans", "exact", "repairable", "top1", "top3"} <= set(found)
    assert not {"good", "ranked", "claimed", "alarmed"} & set(found)
    found = counts(replace(LETTER, troubles=frozenset(), span=None, repairable=False))
    assert not {"known", "spans", "repairable", "top1"} & set(found)


def test_what_no_rule_can_see_is_left_out() -> None:
    """It lowers the ceiling, not the score."""
    found = counts(Case("slips", "single", "inn", "7707083893", "500100732259", seen=False))
    assert found["unseen"] == 1
    assert not {"seen", "detected", "beyond", "ranked"} & set(found)


def test_what_is_understood_counts_as_found_and_repaired() -> None:
    found = counts(Case("excel", "decimal", "inn", "7707083893", "7707083893.0", span=Span(10, 12), troubles=frozenset({"spreadsheet"})))
    assert (found["detected"], found["understood"], found["top1"]) == (1, 1, 1)
    assert not {"known", "spans"} & set(found)


def test_a_number_is_held_against_the_best_ranking_of_the_same_case() -> None:
    """Without what is known of the structure and with it; the gap is what gosform loses or wins."""
    found = counts(SLIP)
    assert found["ranked"] == 1
    for way in ("without", "with"):
        gap = found.get("own1", 0) - found.get(f"{way}1", 0)
        assert found.get(f"{way}1-gap", 0) == gap


def test_lengths_of_very_different_strength_are_rows_of_their_own() -> None:
    ten = Case("slips", "single", "inn", "7707083893", "7707083894", {"holder": "organisation"})
    twelve = Case("slips", "single", "inn", "500100732259", "500100732258", {"holder": "person"})
    assert {key.kind for key in tallies([ten, twelve])} == {"inn 10", "inn 12"}
    assert {key.kind for key in tallies([LETTER])} == {"inn"}


def test_a_good_value_counts_among_the_good_alone() -> None:
    assert counts(GOOD)["good"] == 1
    assert "seen" not in counts(GOOD)
    assert counts(replace(GOOD, typed="7707083894"))["alarmed"] == 1
    misread = counts(replace(GOOD, truth="500100732259"))
    assert (misread["changed"], "alarmed" in misread) == (1, False)


def test_parts_add_up() -> None:
    """However the cases are cut, the counts are the same; sums of doubles too, as long as they are added in one order."""
    cases = [LETTER, SLIP, GOOD, replace(LETTER, span=Span(5, 6)), replace(SLIP, typed="112-233-445 59")]
    parts: dict[Key, dict[str, float]] = {}
    added(parts, tallies(cases[:2]))
    added(parts, tallies(cases[2:]))
    assert {key: {name: pytest.approx(many) for name, many in tally.items()} for key, tally in tallies(cases).items()} == parts


def test_figures_rest_on_their_own_cases() -> None:
    """Of four letters, one with another cause and one with another place: three of four, over four; no figure without a case."""
    found = tallies(
        [LETTER, LETTER, replace(LETTER, troubles=frozenset({"latin"})), replace(LETTER, span=Span(5, 6)), GOOD, replace(GOOD, typed="1")]
    )
    group = score.per_group(found)
    assert (group["letters"]["cause"].value, group["letters"]["cause"].n) == (0.75, 4)
    assert (group["letters"]["span"].value, group["letters"]["span"].n) == (0.75, 4)
    assert group["letters"]["overlap"].value == 0.75
    assert (group["controls"]["false-alarms"].value, group["controls"]["false-alarms"].n) == (0.5, 2)
    assert "cause" not in group["controls"]
    assert "early-claims" not in group["letters"]


def test_each_class_counts_once_in_the_cause_of_a_group() -> None:
    found = tallies([*[LETTER] * 9, replace(LETTER, name="З", troubles=frozenset({"latin"}))])
    assert score.per_group(found)["letters"]["cause"].value == 0.9
    assert score.per_group(found)["letters"]["macro-cause"].value == 0.5


def test_false_safe_repairs_are_counted_a_case() -> None:
    found = tallies([LETTER, replace(LETTER, truth="7707083899"), GOOD])
    assert (score.whole(found)["false-safe-cases"].value, score.whole(found)["false-safe-cases"].n) == (1 / 3, 3)


OTHERS = [
    (LETTER, (True, True), (True, False), (True, False)),
    (replace(LETTER, troubles=frozenset({"lost-zero"})), (True, False), (True, False), (True, False)),
    (GOOD, (False, None), (False, None), (True, None)),
    (replace(GOOD, typed="7707 083 893"), (False, None), (True, None), (True, None)),
    (SLIP, (False, None), (False, None), (True, None)),
    (Case("slips", "single", "inn", "7707083893", "7707083894"), (True, None), (False, None), (True, None)),
    (
        Case("excel", "lost-zero", "inn", "0274062111", "274062111", troubles=frozenset({"lost-zero"})),
        (True, True),
        (True, False),
        (True, False),
    ),
    (
        Case("dates", "month-name", "date", "1990-03-25", "25 марта 1990", troubles=frozenset({"month-name"})),
        (True, True),
        (True, False),
        (True, False),
    ),
    (Case("controls", "ogrnip", "ogrnip", "304463210700212", "304463210700212"), (True, None), (False, None), (True, None)),
]


@pytest.mark.parametrize(("case", "library", "pattern", "always"), OTHERS, ids=[f"{case[0].kind}-{i}" for i, case in enumerate(OTHERS)])
def test_other_methods(
    case: Case, library: tuple[bool, bool | None], pattern: tuple[bool, bool | None], always: tuple[bool, bool | None]
) -> None:
    """(refused, the cause named). python-stdnum has no СНИЛС, refuses a letter for its format, and one good ОГРНИП in five; a pattern names nothing."""
    assert libraries(case)[:2] == library
    assert patterns(case)[:2] == pattern
    assert constant(case)[:2] == always


def test_the_constant_answer_is_right_about_the_commonest_slip_alone() -> None:
    """So its share of right answers is high and its mean over the classes is not."""
    found = tallies([SLIP, SLIP, SLIP, replace(SLIP, name="transposition", typed="112-234-345 95")])
    assert score.others(found)[CONSTANT]["slips-named"].value == 0.5
    assert score.others(found)[PATTERNS]["slips-named"].value == 0.0
    assert score.others(found)[LIBRARIES]["detection"].value == 0.0
