"""The score of recognition: what counts as found, as right and as a mistake, on finds made by hand; floors, tables and the command."""

from __future__ import annotations

import json
import runpy
from collections.abc import Sequence
from pathlib import Path

import pytest

from gosform import check_value
from gosform.catalog import catalogue
from gosform.cli import main
from gosform.cli.bench_recognise import ALONE, MISSED, _miss
from gosform.finding import Finding, Guess
from gosform.messages_check import BANNED
from gosform.problem import Span
from gosform.trials import recognise_results as results
from gosform.trials.floors import Held
from gosform.trials.recognise import AS_OF, Recogniser, overlap
from gosform.trials.recognise_run import CHUNK, Measured, measure
from gosform.trials.recognise_tally import ALL, Tally, added, tally
from gosform.trials.statistics import wilson
from gosform.trials.talks import talks
from gosform.trials.talks.talk import Beside, Talk, Truth

ROOT = Path(__file__).resolve().parents[2]
SMALL = 500
TEXT = "паспорт 4508 123456, снилс 112-233-445 96"
PASSPORT, SNILS = Span(8, 19), Span(27, 41)


def find(span: Span, kind: str | None, score: float = 0.9, others: tuple[Guess, ...] = (), person: int = 0, text: str = TEXT) -> Finding:
    report = check_value(kind, text[span.start : span.end], as_of=AS_OF) if kind else None
    return Finding(span, kind, score, report, others, person=person)


def talk(*truths: Truth, beside: tuple[Beside, ...] = (), style: str = "chat", text: str = TEXT) -> Talk:
    return Talk(style, text, truths, beside)


def saying(*finds: Finding) -> Recogniser:
    def recogniser(text: str) -> Sequence[Finding]:
        return finds

    return recogniser


def counted(made: Talk, *finds: Finding) -> dict[str, tuple[int, int]]:
    """figure -> hits, of how many."""
    found = tally([made], saying(*finds))
    return {figure: (hits, n) for (place, figure), (hits, n) in found.hits.items() if place == ALL}


GOOD_PASSPORT = Truth(PASSPORT, ("passport_rf",), "4508 123456")
BROKEN_SNILS = Truth(SNILS, ("snils",), "112-233-445 95", "wrong", True)


def test_what_is_found_rightly_counts_everywhere() -> None:
    count = counted(talk(GOOD_PASSPORT, BROKEN_SNILS), find(PASSPORT, "passport_rf"), find(SNILS, "snils"))
    assert count == {
        "good": (1, 1),
        "good-labelled": (1, 1),
        "broken-labelled": (1, 1),
        "broken-labelled-sure": (1, 1),
        "said": (2, 2),
        "exact": (2, 2),
        "kind-first": (2, 2),
        "kind-two": (2, 2),
        "report-good": (1, 1),
        "report-broken": (1, 1),
        "precision": (2, 2),
    }


def test_nothing_found() -> None:
    count = counted(talk(GOOD_PASSPORT, BROKEN_SNILS))
    assert count["good"] == count["broken-labelled"] == (0, 1)
    assert count["said"] == (0, 2)
    assert count["precision"] == (0, 0)
    assert "kind-first" not in count


def test_a_stretch_that_is_too_long_or_too_short_is_missed_and_is_a_mistake() -> None:
    """Four fifths in common are needed."""
    count = counted(talk(GOOD_PASSPORT), find(Span(0, 19), "passport_rf"))
    assert count["good"] == (0, 1)
    assert count["precision"] == (0, 1)
    near = counted(talk(GOOD_PASSPORT), find(Span(8, 21), "passport_rf"))
    assert near["good"] == (1, 1)
    assert near["exact"] == (0, 1)


def test_an_unsure_find_of_a_good_value_is_none_and_no_mistake_either() -> None:
    count = counted(talk(GOOD_PASSPORT), find(PASSPORT, "passport_rf", 0.4))
    assert count["good"] == (0, 1)
    assert count["precision"] == (0, 0)


def test_an_unsure_find_of_a_broken_value_is_shown_to_the_operator() -> None:
    count = counted(talk(BROKEN_SNILS), find(SNILS, "snils", 0.4))
    assert count["broken-labelled"] == (1, 1)
    assert count["broken-labelled-sure"] == (0, 1)


def test_a_find_without_a_kind_is_said_but_not_found() -> None:
    count = counted(talk(BROKEN_SNILS), find(SNILS, None))
    assert count["said"] == (1, 1)
    assert count["broken-labelled"] == (0, 1)
    assert count["kind-first"] == (0, 1)
    assert count["precision"] == (0, 0)


def test_where_nobody_could_tell_the_kind_any_find_is_enough_and_no_kind_counts() -> None:
    untold = Truth(PASSPORT, ("passport_rf",), "4508 123456", labelled=False, told=False)
    for kind in (None, "inn", "passport_rf"):
        count = counted(talk(untold), find(PASSPORT, kind, 0.3))
        assert count["good"] == count["good-alone"] == (1, 1)
        assert "kind-first" not in count
        assert "report-good" not in count


def test_a_wrong_kind_is_found_and_within_two_where_the_second_is_right() -> None:
    count = counted(talk(GOOD_PASSPORT), find(PASSPORT, "inn", others=(Guess("passport_rf", 0.3), Guess("snils", 0.1))))
    assert count["good"] == (1, 1)
    assert count["precision"] == (1, 1)
    assert count["kind-first"] == (0, 1)
    assert count["kind-two"] == (1, 1)
    third = counted(talk(GOOD_PASSPORT), find(PASSPORT, "inn", others=(Guess("snils", 0.3), Guess("passport_rf", 0.1))))
    assert third["kind-two"] == (0, 1)


def test_kinds_that_the_text_does_not_tell_apart_are_all_right() -> None:
    either = Truth(PASSPORT, ("passport_rf", "driving_licence"), "4508 123456", labelled=False)
    assert counted(talk(either), find(PASSPORT, "driving_licence"))["kind-first"] == (1, 1)


def test_a_report_that_says_otherwise_is_counted() -> None:
    good_snils = Truth(SNILS, ("snils",), "112-233-445 96")
    assert counted(talk(good_snils), find(SNILS, "snils"))["report-good"] == (0, 1)
    broken = Truth(PASSPORT, ("passport_rf",), "4508 123456", "missing", True)
    assert counted(talk(broken), find(PASSPORT, "passport_rf"))["report-broken"] == (0, 1)


def test_a_find_where_nothing_is_is_a_mistake_and_in_prose_it_is_counted_by_length() -> None:
    count = counted(talk(style="prose"), find(PASSPORT, "passport_rf"), find(SNILS, None))
    assert count["precision"] == (0, 1)
    assert count["prose-false"] == (1, len(TEXT))
    assert count["prose-loose"] == (1, len(TEXT))


def test_what_is_allowed_beside_the_values_is_no_mistake() -> None:
    """A hot line is a phone; it is no passport."""
    hotline = Beside(PASSPORT, frozenset({"phone"}))
    assert counted(talk(beside=(hotline,)), find(PASSPORT, "phone"))["precision"] == (0, 0)
    assert counted(talk(beside=(hotline,)), find(PASSPORT, "passport_rf"))["precision"] == (0, 1)
    assert counted(talk(beside=(hotline,)), find(Span(0, 41), "phone"))["precision"] == (0, 1)


def test_parts_of_a_whole_are_found_by_the_whole() -> None:
    text = "серия 4508 номер 123456"
    whole = Span(6, 23)
    parts = (
        Truth(Span(6, 10), ("passport_rf_series",), "4508", whole=whole, whole_kind="passport_rf"),
        Truth(Span(17, 23), ("passport_rf_number",), "123456", whole=whole, whole_kind="passport_rf"),
    )
    one = counted(talk(*parts, text=text), find(whole, "passport_rf", text=text))
    assert one["good"] == one["exact"] == one["kind-first"] == one["report-good"] == (2, 2)
    assert one["precision"] == (1, 1)
    two = counted(
        talk(*parts, text=text), find(parts[0].span, "passport_rf_series", text=text), find(parts[1].span, "passport_rf_number", text=text)
    )
    assert two["good"] == two["kind-first"] == (2, 2)
    assert two["precision"] == (2, 2)


def test_one_slip_in_a_part_breaks_the_whole() -> None:
    text = "серия 4508 номер 12345"
    whole = Span(6, 22)
    parts = (
        Truth(Span(6, 10), ("passport_rf_series",), "4508", whole=whole, whole_kind="passport_rf", whole_broken=True),
        Truth(Span(17, 22), ("passport_rf_number",), "123456", "missing", True, whole=whole, whole_kind="passport_rf", whole_broken=True),
    )
    assert counted(talk(*parts, text=text), find(whole, "passport_rf", text=text))["report-broken"] == (2, 2)


def test_another_stretch_that_is_as_right() -> None:
    truth = Truth(Span(0, 19), ("passport_rf",), "", others=(PASSPORT,))
    count = counted(talk(truth), find(PASSPORT, "passport_rf"))
    assert count["good"] == count["exact"] == (1, 1)


def test_persons_count_only_where_there_are_several() -> None:
    other = Truth(SNILS, ("snils",), "", person=1)
    count = counted(talk(GOOD_PASSPORT, other), find(PASSPORT, "passport_rf", person=0), find(SNILS, "snils", person=0))
    assert count["person"] == (1, 2)
    assert "person" not in counted(talk(GOOD_PASSPORT), find(PASSPORT, "passport_rf"))


def test_overlap() -> None:
    assert overlap(Span(0, 10), Span(0, 10)) == 1.0
    assert overlap(Span(0, 10), Span(0, 8)) == 0.8
    assert overlap(Span(0, 10), Span(10, 12)) == 0.0


def test_misses_are_sorted_and_keep_their_first_text() -> None:
    """Missed, taken for another kind, judged wrongly, found where nothing is."""
    finds = (find(PASSPORT, "inn"), find(Span(20, 26), "postal_code"))
    found = tally([talk(GOOD_PASSPORT, BROKEN_SNILS), talk(GOOD_PASSPORT, BROKEN_SNILS)], saying(*finds))
    assert {(sort.what, sort.kind, sort.damage, sort.taken): miss.times for sort, miss in found.misses.items()} == {
        ("kind", "passport_rf", "none", "inn"): 2,
        ("missed", "snils", "wrong", ""): 2,
        ("false", "", "", "postal_code"): 2,
    }
    assert all(miss.text == TEXT for miss in found.misses.values())


def test_misses_of_unseen_texts_are_counted_and_not_shown() -> None:
    found = tally([talk(GOOD_PASSPORT, style="unseen")], saying(find(Span(20, 26), "postal_code")))
    assert found.misses == {}
    assert found.hits[ALL, "good"] == [0, 1]
    assert found.hits[("style", "unseen"), "precision"] == [0, 1]


def test_sums_are_those_of_the_parts() -> None:
    made = [talk(GOOD_PASSPORT), talk(BROKEN_SNILS), talk(GOOD_PASSPORT, BROKEN_SNILS)]
    recogniser = saying(find(PASSPORT, "passport_rf"))
    whole, parts = tally(made, recogniser), Tally({}, {})
    for one in made:
        added(parts, tally([one], recogniser))
    assert parts.hits == whole.hits
    assert parts.misses == whole.misses


def test_figures_have_their_intervals_and_prose_is_told_for_a_thousand_signs() -> None:
    found = Tally({(ALL, "good"): [9, 10], (ALL, "prose-false"): [2, 4000]}, {})
    every = results.figures(found, ALL)
    assert every["good"] == wilson(9, 10)
    assert every["prose-false"].value == pytest.approx(0.5)


def test_floors_are_the_promised_ones() -> None:
    """The figures of the file, named one by one: lowering one is a change of this table."""
    assert {(floor.figure, floor.least) for floor in results.read()} == {
        ("good", 0.99),
        ("precision", 0.99),
        ("broken-labelled", 0.97),
        ("broken-alone", 0.85),
        ("kind-first", 0.97),
        ("kind-two", 0.995),
    }


def test_a_recogniser_that_finds_nothing_holds_no_floor() -> None:
    """What was not measured is not held either."""
    found = tally(talks(1, 300), saying())
    held = results.check(Measured(1, 300, found), results.read())
    assert [one.floor.figure for one in held if one.held] == []


def test_a_small_measurement_holds_every_floor() -> None:
    """As many texts as a run of all tests has time for; a release is measured on 20,000."""
    held = results.check(measure(1, SMALL, jobs=1), results.read())
    assert not [(one.floor.figure, one.figure) for one in held if not one.held]


def perfect(every: Sequence[Talk]) -> Recogniser:
    """A recogniser that is told the truth."""
    known = {one.text: one for one in every}

    def recogniser(text: str) -> Sequence[Finding]:
        return [find(truth.span, truth.kind, 1.0, person=truth.person, text=text) for truth in known[text].truths]

    return recogniser


def test_a_recogniser_that_knows_the_truth_is_right_everywhere() -> None:
    """The measurement can be passed: nothing in it contradicts itself, reports included."""
    every = list(talks("perfect", 1500))
    found = tally(every, perfect(every))
    for name, figure in results.figures(found, ALL).items():
        assert figure.value == (0.0 if name in results.RATES else 1.0), name
    assert not found.misses
    assert all(one.held for one in results.check(Measured(1, 1500, found), results.read()))


def test_the_same_seed_gives_the_same_counts_with_any_number_of_processes() -> None:
    assert measure(3, CHUNK + 20, jobs=1) == measure(3, CHUNK + 20, jobs=2)


def test_a_miss_is_shown_with_its_place() -> None:
    miss = {
        "what": "missed",
        "count": 2,
        "kind": "snils",
        "damage": "wrong",
        "style": "chat",
        "taken": "",
        "labelled": False,
        "span": [27, 41],
        "text": TEXT,
    }
    assert _miss("en", miss) == f"2 times not found: snils, wrong, without a label, chat.\n    {TEXT[:27]}⟦{TEXT[27:]}⟧\n"


def test_every_word_of_the_tables_is_translated() -> None:
    data = results.as_data(Measured(1, 60, tally(talks(1, 60), saying())))
    words = {table.title for table in results.tables(data)} | {head for table in results.tables(data) for head in table.head}
    words |= {*results.FIGURES.values(), *results.LIMITS, *MISSED.values(), ALONE, "Texts: {number}, seed: {seed}."}
    russian = catalogue("ru")
    for word in words:
        said = russian.find("cli", word)
        assert said, word
        assert not BANNED["ru"].search(said), said


def test_the_command_prints_tables_and_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "recognise", "--number", "20", "--jobs", "1", "--lang", "ru"]) == 0
    assert capsys.readouterr().out.startswith("Текстов: 20, зерно: 1.\n")
    assert main(["bench", "recognise", "--number", "20", "--jobs", "1", "--format", "json", "--misses", "3"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["number"] == 20
    assert len(data["misses"]) <= 3
    assert set(data["all"]) >= {"good", "said", "precision"}


def test_styles_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    """And one that there is not is refused with the nearest."""
    assert main(["bench", "recognise", "--number", "20", "--jobs", "1", "--style", "sms", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [row["style"] for row in data["styles"]] == ["sms"]
    assert main(["bench", "recognise", "--style", "chatt", "--lang", "en"]) == 2
    assert "There is no style “chatt”. The nearest is chat." in capsys.readouterr().err


def test_the_page_is_made_of_the_data() -> None:
    """The tool writes what was run, the tables and how the floors stand."""
    tool = runpy.run_path(str(ROOT / "tools" / "make_recognition_page.py"))
    found = tally(talks(1, 60), saying())
    measured = Measured(1, 60, found)
    lines = list(tool["results"](results.as_data(measured, results.check(measured, results.read()))))
    assert lines[0].startswith("60 texts, seed 1.")
    assert any(line.startswith("| good values found |") for line in lines)
    assert "Floors held: 0 of 6; not held: " in lines[-1]
    other = results.as_data(Measured(2, 60, found, ("unseen",)))
    assert "\n### Only `unseen`: 60 texts, seed 2\n" in list(tool["results"](results.as_data(measured), other))


def test_a_floor_is_held_by_its_interval_until_there_are_texts_enough() -> None:
    floor = next(floor for floor in results.read() if floor.figure == "good")
    assert Held(floor, "all", wilson(98, 100)).held
    assert not Held(floor, "all", wilson(9880, 10_000)).held
    assert Held(floor, "all", wilson(9905, 10_000)).held
