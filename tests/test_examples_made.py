"""What ``gosform.example`` promises: made-up values that their own kind finds nothing to say about."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gosform
from gosform.catalog import catalogue
from gosform.cli import main
from gosform.kinds import get
from gosform.making import Draw, alike, solved

ROOT = Path(__file__).resolve().parents[1]
KINDS = tuple(kind for kind in gosform.kinds() if "." not in kind)
FAMILIES = tuple(kind for kind in gosform.kinds() if "." in kind)
WORDED = frozenset(
    (
        *("address", "application_number", "birth_place", "choice", "email", "flag", "fns_document", "foreign_passport", "full_name"),
        *("given_name", "iban", "issued_by", "licence_category", "money", "month", "mrz", "number", "patronymic", "sex", "surname"),
        *("temporary_residence_permit", "text"),
    )
)
"""Kinds whose values are words, or anything, so that a label in front may be a part of the value; and those nobody writes one before."""
DAYS = (date(2025, 6, 1), date(2026, 11, 22), date(2060, 1, 1))
FEW = {"flag": 2, "sex": 2, "choice": 7, "given_name": 50, "patronymic": 45, "region_code": 55, "licence_category": 75, "country": 75}
FEW |= {"passport_rf_series": 75}
"""Kinds that have few values, or few that people would recognise, and how many of a hundred are to differ."""

GOLDEN = {
    ("snils", 1): "959-104-562 33",
    ("inn", 7): "659192778491",
    ("passport_rf", 3): "6201 997387",
    ("ogrn", 2): "1223262450696",
    ("date", 4): "1958-07-10",
    ("plate", 6): "ОХ731Х98",
    ("account", 1): "40817810510250132387",
    ("card", 9): "4402702357165148",
    ("mrz", 1): f"P<UTOBERGSTROM<<BO{'<' * 26}\nS210435601UTO6212025M2808174{'<' * 15}8",
}

PROMISED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("inn", {"holder": "person"}, "[0-9]{12}"),
    ("inn", {"holder": "organisation"}, "[0-9]{10}"),
    ("snils", {"separators": "forbid"}, "[0-9]{11}"),
    ("passport_rf", {"separators": "forbid"}, "[0-9]{10}"),
    ("account", {"bik": "049805746"}, "[0-9]{20}"),
    ("account", {"bik": "044525000"}, "[0-9]{20}"),
    ("corr_account", {"bik": "044525225"}, "301[0-9]{14}225"),
    ("date", {"format": "dd.mm.yyyy"}, r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}"),
    ("date", {"precision": "year", "max": "1850-01-01"}, "18[0-5][0-9]"),
    ("date", {"min": "2020-02-02", "max": "2020-02-02"}, "2020-02-02"),
    ("date", {"min": "2023-01-01", "max": "today"}, "202[34]-.*"),
    ("date", {"min": "today"}, "20[56].*"),
    ("month", {"format": "mm.yyyy", "min": "2020-01-01", "max": "2020-12-31"}, r"[0-9]{2}\.2020"),
    ("choice", {"of": ["Да", "Нет"]}, "Да|Нет"),
    ("number", {"min": 1, "max": 5, "decimals": 0}, "[1-5]"),
    ("number", {"min": "-10", "max": "-5", "decimals": 2, "separator": "comma"}, "-[0-9]+,[0-9]{2}"),
    ("number", {"min": "0.01", "max": "0.02"}, r"0\.0[12]"),
    ("money", {"kopecks": "forbid"}, "[0-9]+"),
    ("money", {"min": 1, "max": "1.5", "separator": "comma"}, "1,[0-9]{2}"),
    ("text", {"alphabet": "latin", "max_length": 3}, "[a-z]{1,3}"),
    ("text", {"alphabet": "cyrillic-digits", "min_length": 100, "max_length": 120}, ".{100,120}"),
    ("text", {"min_length": 5, "max_length": 5}, ".{5}"),
    ("surname", {"max_length": 2}, ".{1,2}"),
    ("full_name", {"citizenship": "foreign", "max_length": 20}, ".{1,20}"),
    ("address", {"part": "house"}, "[0-9]+[А-Я]?"),
    ("address", {"part": "street", "allow": ""}, "[а-я.-]+ [А-Яа-яё]+"),
    ("address", {"max_length": 10}, ".{1,10}"),
    ("birth_place", {"max_length": 12}, ".{1,12}"),
    ("issued_by", {"max_length": 20}, ".{1,20}"),
    ("application_number", {"pattern": "[А-Я]{2}-[0-9]{6}"}, "[А-Я]{2}-[0-9]{6}"),
    ("application_number", {"pattern": "(?:A|B)+[^0-9]?x*"}, "[AB]+[^0-9]?x*"),
    ("cadastral_number", {"of": "quarter"}, "[0-9]{2}:[0-9]{2}:[0-9]{7}"),
    ("card", {"brand": "mir"}, "220[0-4][0-9]{12,15}"),
    ("civil_act_number", {"record_date": "2020-05-05"}, "..020[0-9]{16}"),
    ("civil_act_number", {"record_date": "2010-05-05"}, "[0-9]{1,5}"),
    ("country", {"write": "two-letters"}, "[A-Z]{2}"),
    ("country", {"write": "name"}, "[А-Я].*"),
    ("email", {"domain": "russian"}, ".*[.]ru"),
    ("fns_document", {"code": "03"}, "[IVX]+-[А-Я]{2} [0-9]{6}"),
    ("fns_document", {"code": "24"}, "[А-Я]{2} [0-9]{7}"),
    ("military_id", {"document": "serviceman"}, "[А-Я]{2} [0-9]{7}"),
    ("mrz", {"document": "internal"}, "PNRUS(?s:.*)"),
    ("mrz", {"document": "foreign"}, "P<RUS(?s:.*)"),
    ("phone", {"country": "US"}, r"\+1[0-9]{3}55501[0-9]{2}|\+79071234567"),
    ("plate", {"vehicle": "taxi"}, "[А-Я]{2}[0-9]{5,6}"),
    ("plate", {"vehicle": "diplomatic"}, "[0-9]{3}(?:CD[0-9]|[DТ][0-9]{3})[0-9]{2,3}"),
    ("sex", {"write": "word"}, "Мужской|Женский"),
    ("vin", {"market": "north-america"}, "[1-5].{16}"),
)

NO_ROOM: tuple[tuple[str, dict[str, Any]], ...] = (
    ("date", {"min": "today", "max": "today"}),
    ("date", {"max": "1790-01-01"}),
    ("number", {"min": 5, "max": 1}),
    ("text", {"min_length": 9, "max_length": 5}),
    ("text", {"max_length": 0}),
    ("civil_act_number", {"record_date": "today"}),
    ("application_number", {"pattern": "[0-9]{3000}"}),
    ("application_number", {"pattern": "(?:(?:){900}){900}"}),
    ("application_number", {"pattern": r"\p{Greek}{3}"}),
    ("phone", {"country": "ZZ", "type": "mobile"}),
)


def clean(kind: str, value: str, as_of: date = DAYS[1], **options: Any) -> bool:
    return not gosform.check_value(kind, value, as_of=as_of, **options).problems


@pytest.mark.parametrize("kind", KINDS)
def test_every_made_value_passes_its_own_check_without_a_word(kind: str) -> None:
    """No error, no warning, no notice; and not on one day only."""
    for seed in range(60):
        value = gosform.example(kind, seed=seed)
        for day in DAYS if seed < 5 else DAYS[1:2]:
            assert clean(kind, value, day), (kind, seed)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - WORDED))
def test_what_is_pasted_along_is_no_mistake(kind: str) -> None:
    """The kind's own label in front, a sign without width inside, spaces around and no-break spaces between: a notice at most."""
    label = catalogue("ru").find(f"{kind}.label", get(kind).words.label)
    for seed in range(5):
        value = gosform.example(kind, seed=seed)
        for typed in (f"{label}: {value}", f"{value[:1]}\u200b{value[1:]}", f"\u00a0{value}\n", value.replace(" ", "\u00a0")):
            found = gosform.check_value(kind, typed, as_of=DAYS[1])
            assert found.value == gosform.check_value(kind, value, as_of=DAYS[1]).value, (kind, seed)
            assert all(p.severity is gosform.Severity.NOTICE for p in found.problems), (kind, seed)


@given(kind=st.sampled_from(KINDS), seed=st.integers())
def test_any_seed_gives_a_good_value(kind: str, seed: int) -> None:
    """Whatever whole number the seed is: a value without a problem, the same when asked again."""
    value = gosform.example(kind, seed=seed)
    assert clean(kind, value)
    assert gosform.example(kind, seed) == value


@pytest.mark.parametrize("kind", KINDS)
def test_values_differ_by_seed(kind: str) -> None:
    """Ninety of a hundred, where the kind has that many."""
    assert len({gosform.example(kind, seed=seed) for seed in range(100)}) >= FEW.get(kind, 90)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if get(kind).words.example])
def test_seed_0_is_the_example_of_the_messages(kind: str) -> None:
    """What a person is shown and what the generator gives are one value."""
    assert gosform.example(kind) == get(kind).words.example


@pytest.mark.parametrize(("kind", "options", "pattern"), PROMISED)
def test_options_are_honoured(kind: str, options: dict[str, Any], pattern: str) -> None:
    """What a form asks for beyond the kind itself holds of every made value, seed 0 included."""
    for seed in range(25):
        value = gosform.example(kind, seed=seed, **options)
        assert re.fullmatch(pattern, value), (seed, value)
        assert clean(kind, value, **options), (seed, value)


@pytest.mark.parametrize(("kind", "options"), NO_ROOM)
def test_options_without_room_are_said(kind: str, options: dict[str, Any]) -> None:
    """Bounds that nothing lies between, and patterns that are not understood, are an error of gosform's own, and no endless search."""
    with pytest.raises(gosform.GosformError, match=f"^{kind}: "):
        gosform.example(kind, seed=1, **options)


def test_mistakes_of_the_caller_are_named() -> None:
    """As in check_value: an unknown kind with the nearest one, an unknown option, a value that the option does not take."""
    with pytest.raises(gosform.UnknownKind, match="snils"):
        gosform.example("snlis")
    with pytest.raises(gosform.OptionError, match="holder"):
        gosform.example("inn", owner="person")
    with pytest.raises(gosform.OptionError, match="person"):
        gosform.example("inn", holder="dog")


@pytest.mark.parametrize(("kind", "seed"), GOLDEN)
def test_golden(kind: str, seed: int) -> None:
    """A value that somebody's test relies on stays what it is from version to version."""
    assert gosform.example(kind, seed=seed) == GOLDEN[kind, seed]


def test_another_process_gives_the_same_values() -> None:
    """Nothing depends on how Python hashes text in one run."""
    code = "import gosform; print([gosform.example(k, seed=3) for k in gosform.kinds() if '.' not in k])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    told = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8", env={**environment, "PYTHONHASHSEED": h}
        ).stdout
        for h in ("0", "4711")
    ]
    assert told[0] == told[1] == f"{[gosform.example(kind, seed=3) for kind in KINDS]}\n"


def test_members_of_families_are_made_or_said_to_be_unknown() -> None:
    """A kind that borrows its rules from elsewhere gives a good value, or says that it cannot."""
    for kind in FAMILIES:
        try:
            value = gosform.example(kind, seed=1)
        except gosform.GosformError:
            continue
        assert clean(kind, value), kind


def test_messages_show_an_example_that_the_form_takes() -> None:
    """Where the kind's own example does not fit the options, a made-up one that does stands in its place."""
    kind = get("inn")
    shown = kind.worded(kind.option_values({"holder": "organisation"})).example
    assert shown == gosform.example("inn", holder="organisation")
    assert len(shown) == 10


def test_messages_never_show_an_answer_to_choose() -> None:
    """An example of an answer would be read as the answer to give."""
    kind = get("choice")
    assert kind.worded(kind.option_values({"of": ["Да", "Нет"]})).example == ""


def test_making_costs_nothing_until_it_is_asked_for() -> None:
    """Importing gosform and checking a number load no words, no generator of random numbers."""
    code = "import sys, gosform; gosform.check_value('inn', '1'); print(*(m for m in sys.modules if m == 'random' or '.made_' in m))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    assert not subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, env=environment).stdout.strip()


def test_the_command_line_lists_made_values(capsys: pytest.CaptureFixture[str]) -> None:
    """gosform kinds --example --seed 3 shows a line a kind; as JSON the very values of gosform.example."""
    assert main(["kinds", "--example", "--seed", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(gosform.kinds())
    assert lines[KINDS.index("account")].endswith(gosform.example("account", seed=3))
    assert main(["kinds", "--seed", "3", "--format", "json"]) == 0
    rows = {row["id"]: row["example"] for row in json.loads(capsys.readouterr().out)}
    assert {kind: rows[kind] for kind in KINDS} == {kind: gosform.example(kind, seed=3) for kind in KINDS}
    assert main(["kinds", "--example", "--seed", "x"]) == 2


@given(seed=st.integers(), bound=st.integers(1, 10**60))
def test_a_choice_stays_below_its_bound(seed: int, bound: int) -> None:
    """However large the bound is."""
    assert 0 <= Draw("a", seed).below(bound) < bound


def test_choices_are_spread_evenly() -> None:
    """Ten thousand digits hold each digit about a thousand times."""
    draw = Draw("a", 1)
    drawn = [draw.below(10) for _ in range(10_000)]
    assert all(900 < drawn.count(digit) < 1100 for digit in range(10))


@given(
    seed=st.integers(0, 999),
    pattern=st.sampled_from((r"A\.[0-9a-c]{2,5}x?", "(?:da|(?:no|[^A-Z]))+-?", "[]-]{1}y*", "[А-ЯЁ]{3}|[0-9]{1,}|")),
)
def test_what_is_drawn_after_a_pattern_matches_it(seed: int, pattern: str) -> None:
    """The small language of patterns means what the standard library says it means."""
    assert re.fullmatch(pattern, Draw("a", seed).like(pattern))


@pytest.mark.parametrize("pattern", ["[0-9", "(?:a", "a)", "(?=a)b", "a\\", "(?:" * 60])
def test_a_pattern_that_breaks_off_is_refused(pattern: str) -> None:
    """With an error that names it, not with one from inside."""
    with pytest.raises(ValueError, match=r"bracket|breaks off"):
        Draw("a", 1).like(pattern)


def test_a_text_like_another_keeps_its_make() -> None:
    """Digits for digits, capitals for capitals of the same alphabet, signs as they stand."""
    assert re.fullmatch(r"[0-9]{2}-[А-Я]{2} [A-Z][a-z]/[0-9]", alike("12-АБ Cd/3")(Draw("a", 1), None))


def test_check_digits_are_found_by_trying() -> None:
    """The places are filled until it fits; where nothing fits, the text stays as it was."""
    assert solved(Draw("a", 1), "1000", lambda text: int(text) % 997 == 5) in ("1002", "1999")
    assert solved(Draw("a", 1), "1000", lambda text: False) == "1000"
