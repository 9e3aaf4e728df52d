"""The machine-readable lines of passports: the arithmetic, the names, and what every slip is called."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform.engines.mrz_codes import CHECKS
from gosform.engines.mrz_digits import PARTS, check_digit, is_date
from gosform.engines.mrz_letters import SPOKEN, WRITTEN, names_field, spoken, written
from gosform.engines.mrz_parts import Said, said
from gosform.kind import Found
from gosform.kinds import get
from gosform.problem import Trust

AS_OF = date(2026, 11, 22)
PEERS = Path(__file__).resolve().parents[2] / "shared" / "vectors" / "peers.jsonl"
ICAO = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
RUSSIAN = "P<RUSKLENOVA<<VERA<<<<<<<<<<<<<<<<<<<<<<<<<<\n7512345672RUS8401315F3106305<<<<<<<<<<<<<<04"
INTERNAL = "PNRUSKL2NOVA<<VERA<7R9EVNA<<<<<<<<<<<<<<<<<<\n4511234569RUS8401315F<<<<<<<0100215770001<08"
SECOND = 45
"""Where the second line begins in the three values above."""

every = pytest.mark.parametrize("good", [ICAO, RUSSIAN, INTERNAL], ids=["ICAO", "travel", "internal"])


def find(typed: str, document: str = "any") -> Found:
    kind = get("mrz")
    return kind.diagnose(typed, kind.option_values({"document": document}), AS_OF)


def test_worked_examples_of_the_check_digit() -> None:
    """The example of the Russian rules, and those of ICAO Doc 9303-3."""
    examples = {"510509": "2", "520727": "3", "AB2134<<<": "5", "L898902C3": "6", "ZE184226B<<<<<": "1"}
    assert {text: check_digit(text) for text in examples} == examples


@every
def test_every_other_digit_is_refused(good: str) -> None:
    """No single digit of the second line can be changed unnoticed, and the part that it belongs to is named."""
    for i, was in enumerate(good[SECOND:]):
        if not was.isdigit():
            continue
        for other in set("0123456789") - {was}:
            found = find(good[: SECOND + i] + other + good[SECOND + i + 1 :])
            part = next((p for p in PARTS if p.start <= i <= p.check), None)
            assert [p.code for p in found.problems] == [CHECKS[part.name] if part else "mrz.check-whole"]


@every
def test_a_zero_typed_as_the_letter_is_mended(good: str) -> None:
    """О or O where only a digit can stand is a zero: one click, and nothing is guessed."""
    places = [i for i, c in enumerate(good) if i >= SECOND + 9 and c == "0"]
    assert places
    for i in places:
        for typed in "OoОо":
            (said,) = find(good[:i] + typed + good[i + 1 :]).problems
            assert said.code in ("mrz.letters", "mrz.cyrillic")
            assert [(f.trust, f.apply(good[:i] + typed + good[i + 1 :])) for f in said.fixes] == [(Trust.SAFE, good)]


@every
@pytest.mark.parametrize("between", ["\n", "\r\n", " ", "", "\r", "\u2028", "\n\n", "   "])
def test_anything_may_part_the_lines(good: str, between: str) -> None:
    found = find(good.replace("\n", between))
    assert found.canonical == good
    assert {p.code for p in found.problems} <= {"mrz.cleaned"}


@every
@pytest.mark.parametrize(("sign", "typed"), [("<", "‹"), ("<<", "«"), ("<", "«"), ("<", "&lt;"), ("<", "\uff1c")])
def test_every_spelling_of_the_filler_is_taken(good: str, sign: str, typed: str) -> None:
    """Typographic brackets are fillers; « is one or two of them, as the length of the lines says."""
    for text in (good, good.lower()):
        found = find(text.replace(sign, typed))
        assert found.canonical == good
        assert [p.code for p in found.problems] == ["mrz.cleaned"]


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2040, 1, 1), date(2100, 1, 1)])
def test_the_day_does_not_matter(day: date) -> None:
    """Whether a passport has run out is another rule's business."""
    kind = get("mrz")
    assert kind.diagnose(ICAO, kind.option_values({}), day).problems == ()


@pytest.mark.parametrize(("text", "unknown", "good"), [
    ("840131", False, True), ("840132", False, False), ("841301", False, False), ("000229", False, True), ("230229", False, False),
    ("500000", False, False), ("500000", True, True), ("50<<<<", True, True), ("<<<<<<", True, True), ("5011<<", True, True),
    ("5013<<", True, False), ("5000<<", True, True), ("<<1131", True, False), ("5<1131", True, False), ("84013<", True, False),
])  # fmt: skip
def test_dates(text: str, unknown: bool, good: bool) -> None:
    assert is_date(text, unknown) is good


def test_the_letters_of_the_internal_passport_are_one_to_one() -> None:
    """33 letters, 33 signs, and the way back."""
    assert len(WRITTEN) == len(SPOKEN) == 33
    assert all(SPOKEN[sign] == letter for letter, sign in WRITTEN.items())
    assert written("Бекешев") == "BEKE4EV"
    assert written("Сергеевич") == "SERGEEVI3"
    assert names_field("Бекешев", "Степан", "Сергеевич") == "BEKE4EV<<STEPAN<SERGEEVI3".ljust(39, "<")
    assert names_field("Smith", "Анна") is None
    assert spoken("SM1TH<<ANNA") is None


names = st.text("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", min_size=1, max_size=12)


@given(names, names, names)
def test_names_come_back(surname: str, given_name: str, patronymic: str) -> None:
    """What the internal passport writes can be read letter for letter."""
    field = names_field(surname, given_name, patronymic)
    assert field is not None
    assert spoken(field) == (surname, given_name, patronymic)


def test_what_the_lines_say() -> None:
    """The fourth digit of the internal passport's series stands apart from the first three."""
    names = ("КЛЁНОВА", "ВЕРА", "ЮРЬЕВНА")
    assert said(INTERNAL) == Said("4510123456", "840131", "F", issued="100215", department="770001", names=names)
    assert said(RUSSIAN) == Said("751234567", "840131", "F", expiry="310630")
    assert said(ICAO) == Said("L898902C3", "740812", "F", expiry="120415")


def published() -> list[tuple[str, bool]]:
    """Pairs of lines that other projects publish with a verdict; nothing where the file does not lie beside the checkout."""
    rows = [json.loads(line) for line in PEERS.read_text(encoding="utf-8").splitlines()] if PEERS.exists() else []
    return [(row["value"], row["primary"]) for row in rows if row["kind"] == "mrz"]


@pytest.mark.parametrize(("value", "good"), published())
def test_published_lines(value: str, good: bool) -> None:
    """Every published pair of lines is judged as its source says."""
    assert (find(value).canonical is not None) == good
