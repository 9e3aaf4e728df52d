"""Letters: names, free text, certificates, answers. Good values pass, places are exact, safe fixes are safe."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timing import seconds

from gosform.engines import prose
from gosform.engines.keyboard import in_russian_layout
from gosform.engines.prose_codes import prose_codes
from gosform.engines.stretches import runs, words_around
from gosform.engines.writing import sign_by_sign, tidy
from gosform.kind import Found
from gosform.kinds import get as kind_of
from gosform.problem import Severity, Trust
from gosform.text import TO_LATIN_LAYOUT

DAY = date(2026, 11, 22)
FOREIGN = {"citizenship": "foreign"}
NAMES = ("surname", "given_name", "patronymic", "full_name")
ALPHABETS = ("cyrillic", "cyrillic-digits", "cyrillic-digits-punctuation", "latin", "latin-digits", "any")
CASES: list[tuple[str, dict[str, Any]]] = [
    *((kind, options) for kind in NAMES for options in ({}, FOREIGN)),
    *(("text", {"alphabet": alphabet}) for alphabet in ALPHABETS),
    ("text", {"alphabet": "cyrillic", "allow": "/[]^-«", "min_length": 2, "max_length": 8}),
    ("issued_by", {}),
    ("civil_certificate", {}),
    ("choice", {"of": ["Мужской", "Женский", "Всё равно", "a", "a-b"]}),
    ("choice", {}),
    ("flag", {}),
]
IDS = [f"{kind}-{'-'.join(map(str, options.values()))}".strip("-") for kind, options in CASES]
every_case = pytest.mark.parametrize(("kind", "options"), CASES, ids=IDS)

PIECES = (
    *"абвИванОВёЁьъЪ aceopxABCIVXLyY019٣３-–—'’`.,/№«»\"()\n\r\t\x00\x1b",
    *"\u00a0\u00ad\u200b\u200d\u202e\u2066\ufeff\ufe0f\u0301\u0306\u0308🙂👍🏽🇷🇺éßıΩ王\ud800ҐәІ̶",
    *("Иванов", "Ivanov", "bdfyjd", " - ", "--", "нет", "II-АГ 204815", "XVII", "оглы", "ович", "770-001", "12.05.2010", "Мужской"),
)
SCREENED = (
    "Нет",
    "Нет-Нет",
    "Иванович",
    "Прочерк",
    "Иванов Иван Нет",
    "Отсутствует Анна",
    "ОВД Арбат",
    "ОВД",
    "I-АА 000000",
    "-АА 123456",
    "a",
    "a-b",
)
hostile = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=12).map("".join)


def found(kind: str, typed: str, options: dict[str, Any]) -> Found:
    one = kind_of(kind)
    return one.diagnose(typed, one.option_values(options), DAY)


def errors(result: Found) -> list[str]:
    return [str(p.code) for p in result.problems if p.severity is Severity.ERROR]


@every_case
@given(typed=hostile)
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered(kind: str, options: dict[str, Any], typed: str) -> None:
    """Nothing raises; spans lie inside what was typed; an error means no canonical spelling, and no error means one."""
    result = found(kind, typed, options)
    declared = kind_of(kind).codes
    for one in result.problems:
        assert one.code in declared
        assert one.span is not None
        assert 0 <= one.span.start <= one.span.end <= len(typed)
        for fix in one.fixes:
            assert 0 <= fix.span.start <= fix.span.end <= len(typed)
            assert fix.apply(typed) != typed
            again = found(kind, fix.apply(typed), options)
            if fix.trust is Trust.SAFE:
                assert errors(again) == []
    assert (result.canonical is None) == bool(errors(result))


@every_case
@given(typed=hostile)
@settings(max_examples=60, deadline=None)
def test_a_canonical_spelling_is_settled(kind: str, options: dict[str, Any], typed: str) -> None:
    """The canonical spelling means itself, has no error and nothing left to tidy up."""
    result = found(kind, typed, options)
    if result.canonical is not None:
        again = found(kind, result.canonical, options)
        assert again.canonical == result.canonical
        # An apostrophe is good and stays, with a notice: it is no spelling to tidy up.
        assert all(p.severity is Severity.WARNING or p.code.trouble == "apostrophe" for p in again.problems)


@every_case
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_what_the_screen_takes_is_clean(kind: str, options: dict[str, Any], data: st.DataObject) -> None:
    """Whatever the screen matches has no problem, not even a warning, and is canonical already."""
    one = kind_of(kind)
    chosen = one.option_values(options)
    screen = one.screen(chosen, DAY)
    if screen is None:
        return
    typed = data.draw(st.from_regex(screen.pattern, fullmatch=True) | hostile.map(str.strip) | st.sampled_from(SCREENED))
    if re.fullmatch(screen.pattern, typed) and (screen.holds is None or screen.holds(typed)):
        result = one.diagnose(typed, chosen, DAY)
        assert result.problems == ()
        assert result.canonical == typed


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("surname", "Анна-Мария Прокопенко-Ли"),
        ("surname", "О"),
        ("surname", "Ё"),
        ("surname", "Ли"),
        ("surname", "де ла Крус"),
        ("surname", "аль-Рашид"),
        ("surname", "Кара-оглы"),
        ("surname", "Петрович"),
        ("surname", "ГЁТЕ"),
        ("given_name", "Анна Мария"),
        ("given_name", "Ия"),
        ("given_name", "Э"),
        ("given_name", "Аль-Амин"),
        ("patronymic", "Гусейн оглы"),
        ("patronymic", "Гусейн кызы"),
        ("patronymic", "Рустам угли"),
        ("patronymic", "Мурад гызы"),
        ("patronymic", "Лукинична"),
        ("patronymic", "Илья"),
        ("full_name", "Ли Цзян"),
        ("full_name", "Алиев Гусейн Али оглы"),
        ("full_name", "Римский-Корсаков Николай Андреевич"),
        ("civil_certificate", "XXXVIII-АЁ 000123"),
        ("issued_by", "ОТДЕЛЕНИЕМ УФМС РОССИИ ПО Р-НУ ОТРАДНОЕ, ГОР. МОСКВЫ"),
    ],
)
def test_good_values_that_others_refuse(kind: str, typed: str) -> None:
    """A hyphen, two words, one letter, ё, capitals, particles and words like оглы are nothing to mention."""
    result = found(kind, typed, {})
    assert result.problems == ()
    assert result.canonical == typed


@pytest.mark.parametrize("typed", ["Lee-Young", "d'Aubigny", "Núñez", "O'Neil", "Jean Luc", "de la Cruz", "Ли", "ибн Сина", "Карл XVI"])
def test_foreign_names_pass(typed: str) -> None:
    """A foreigner's name may be Latin or Russian, with marks over letters and an apostrophe."""
    assert found("surname", typed, FOREIGN).problems == ()


@pytest.mark.parametrize(
    "name",
    [
        "Иванов",
        "Петрова",
        "Сергей",
        "Ольга",
        "Анна",
        "Илья",
        "Пётр",
        "Жуков",
        "Щукин",
        "Гоголь",
        "Харитонов",
        "Эдуард",
        "Юлия",
        "Козлова",
        "Владимир",
        "Бородина",
    ],
)
def test_a_keyboard_left_in_english_is_undone(name: str) -> None:
    """A Russian name typed on the Latin layout is recognised and offered, never applied alone."""
    typed = name.translate(TO_LATIN_LAYOUT)
    (problem,) = found("surname", typed, {}).problems
    assert problem.code == "surname.keyboard-layout"
    assert [(fix.trust, fix.apply(typed)) for fix in problem.fixes] == [(Trust.LIKELY, name)]


@pytest.mark.parametrize(
    "name",
    [
        "Ivanov",
        "Petrova",
        "Smith",
        "Schmidt",
        "Sergey",
        "Anna",
        "Maria",
        "Olga",
        "Elena",
        "Kuznetsov",
        "O'Brien",
        "D'Arcy",
        "Jean-Luc",
        "Nguyen",
        "Kim",
        "Scott",
        "Terry",
        "Betty",
    ],
)
def test_latin_spellings_are_not_a_keyboard_slip(name: str) -> None:
    """A name in Latin spelling is told apart from a wrong keyboard."""
    assert in_russian_layout(name) is None


def test_the_letter_is_counted_as_a_person_counts() -> None:
    """The number of the Latin letter leaves out spaces, hyphens and invisible characters."""
    (problem,) = found("surname", "\u200bПет-ров - Вoдкин", {}).problems
    assert problem.params["position"] == 8
    assert problem.span == (12, 13)


@pytest.mark.parametrize("number", range(1, 90))
def test_every_roman_numeral_is_taken(number: int) -> None:
    """All numerals below ninety, spelt by counting down from the largest sign, pass and are screened."""
    rest, roman = number, ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while rest >= value:
            rest, roman = rest - value, roman + sign
    typed = f"{roman}-ШЮ 123456"
    assert found("civil_certificate", typed, {}).problems == ()
    kind = kind_of("civil_certificate")
    screen = kind.screen(kind.option_values({}), DAY)
    assert screen is not None
    assert re.fullmatch(screen.pattern, typed)


@given(typed=hostile)
@settings(max_examples=300, deadline=None)
def test_tidying_keeps_the_way_back(typed: str) -> None:
    """Every kept character has its own stretch of what was typed, in order; tidying twice changes nothing."""
    tidied = tidy(typed)
    assert len(tidied.text) == len(tidied.starts) == len(tidied.ends)
    assert all(a < b for a, b in zip(tidied.starts, tidied.ends, strict=True))
    assert list(tidied.starts) == sorted(tidied.starts)
    assert tidy(tidied.text).text == tidied.text
    assert unicodedata.is_normalized("NFC", tidied.text)
    assert (tidied.text == typed) == (tidied.touched == ())


PIECES = (" ", "  ", "   ", "Иванов", "г.", "№", "ё", "A-5", "é", "«", "…", "王")
PASTED = ("\u00a0", "\u2009", "\t", "\n", "\u00ad", "\u200b", "\u200d", "\ufeff", "–", "—", "’", "`", "\u0301", "\u202e", "²", "٣")


@given(typed=st.lists(st.sampled_from(PIECES) | st.sampled_from((*PIECES, *PASTED)), max_size=12).map("".join), lines=st.booleans())
@settings(max_examples=600, deadline=None)
def test_a_text_is_tidied_by_stretches_as_sign_by_sign(typed: str, lines: bool) -> None:
    """A text with spaces or pasted signs has the same tidy spelling, places and changed stretches as when each sign is looked at."""
    short, long = tidy(typed, lines=lines), sign_by_sign(typed, lines=lines)
    assert (short.text, short.touched) == (long.text, long.touched)
    assert (list(short.starts), list(short.ends)) == (list(long.starts), list(long.ends))


def test_every_sign_is_tidied_as_sign_by_sign() -> None:
    """Each of the first twelve thousand characters between two words, with a single space before it or three."""
    for char in map(chr, range(0x3000)):
        for typed in (f"Ан {char}на", f"Ан   {char}на"):
            short, long = tidy(typed), sign_by_sign(typed)
            assert (short.text, list(short.starts), short.touched) == (long.text, list(long.starts), long.touched)


@given(text=hostile, data=st.data())
@settings(max_examples=200, deadline=None)
def test_words_around_places_are_the_words_that_hold_them(text: str, data: st.DataObject) -> None:
    """Of all stretches of letters those with one of the places inside, in their order."""
    places = data.draw(st.sets(st.integers(0, max(len(text) - 1, 0)))) if text else set()
    every = [m.span() for m in re.finditer(r"[^\W\d_]+", text)]
    assert words_around(text, places) == [(a, b) for a, b in every if not places.isdisjoint(range(a, b))]


def test_many_strange_signs_are_one_problem() -> None:
    """A text of hundreds of strange stretches is answered once, and no fix wipes out what stands between them."""
    (problem,) = [p for p in found("text", "а/" * 500, {"alphabet": "cyrillic"}).problems if p.code == "text.characters"]
    assert problem.fixes == ()
    assert runs("x " * 20, "x".__eq__) != runs("x " * 21, "x".__eq__)


@pytest.mark.parametrize("kind", [*NAMES, "text", "issued_by", "civil_certificate", "flag"])
@pytest.mark.parametrize("piece", ["а", "a", " ", "-", "/", "\u0301", "\u1100\u1161", "1", "🙂", "а.", "I", "аa"])
def test_long_text_is_answered_quickly(kind: str, piece: str) -> None:
    """A text of twenty thousand characters is answered in time that grows with their number, not with its square."""
    options = {"alphabet": "cyrillic"} if kind == "text" else {}
    text = piece * (20_000 // len(piece))
    assert seconds(lambda: (found(kind, text, options), found(kind, "ае" + text, options))) < 5


@every_case
@given(typed=hostile)
@settings(max_examples=20, deadline=None)
def test_no_problem_shows_what_was_typed(kind: str, options: dict[str, Any], typed: str) -> None:
    """Only the params named for quoting hold a character of the value; the rest are counts, names and places."""
    for problem in found(kind, typed, options).problems:
        assert set(problem.params) <= {"char", "name", "sign", "position", "max", "min", "have", "need"}
        assert len(problem.params.get("char", "")) <= 1


@given(
    text=st.text(st.sampled_from("аоеАОЕвлВЛaoexAOEXfФ -1ö"), min_size=1, max_size=9),
    alphabet=st.sampled_from(("cyrillic", "latin")),
    alone=st.booleans(),
)
@settings(max_examples=600, deadline=None)
def test_letters_beside_russian_ones_are_told_as_word_by_word(text: str, alphabet: prose.Alphabet, alone: bool) -> None:
    """The usual slip, a Latin letter of Russian shape among Russian ones, is answered as when each word is looked at."""
    tidied, codes = tidy(text), prose_codes("text")
    wrong = {i for i, char in enumerate(tidied.text) if char.isalpha() and char not in prose.LETTERS[alphabet]}
    if wrong:
        short = prose._letters(tidied, codes, wrong, alphabet, alone=alone)
        long = prose._letters_by_word(tidied, codes, wrong, alphabet, alone=alone)
        assert [(p, p.params) for p in short] == [(p, p.params) for p in long]
