"""Cards: what an operator reads of one value, what he reads aloud, what he sends."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.typed import vectors

from gosform.catalog import catalogue
from gosform.check import check_value
from gosform.finding import Finding, Guess
from gosform.hearing import about
from gosform.kinds import own, typical
from gosform.messages_check import BANNED
from gosform.problem import Code, Problem, Severity, Span
from gosform.saying.letters_aloud import letter_aloud, ordinal
from gosform.saying.segments import segments
from gosform.saying.visible import cells
from gosform.showing import cards_text, cards_words
from gosform.showing.cards import Card, cards
from gosform.showing.cards_text import write
from gosform.showing.cards_value import mended, pieces

GOLDEN = Path(__file__).parent / "golden"
STANDING = (
    ("паспорт ", "passport_rf", "45O8 123456"),
    ("\nснилс ", "snils", "112-233-445 96"),
    ("\nтел ", "phone", "8 900 123 45 6"),
    ("\nинн ", "inn", "7707083893"),
    ("\n", None, "12345"),
)
"""What the caller of ``docs/paste.md`` says."""


def found(*said: tuple[str, str | None, str]) -> tuple[str, list[Finding]]:
    """A text of (words before, kind, value), and its findings, without a recogniser."""
    text, findings = "", []
    for before, kind, value in said:
        start = len(text) + len(before)
        text += before + value
        others = (Guess("oms_policy", 0.04),) if kind == "snils" else ()
        report = check_value(kind, value) if kind else None
        findings.append(Finding(Span(start, len(text)), kind, 0.9 if kind else 0.2, report, others))
    return text, findings


def card(kind: str | None, value: str, lang: str = "ru", **asked: Any) -> Card:
    return cards(*found(("", kind, value)), lang, about=about, **asked)[0]


def standing(lang: str, hide: bool) -> str:
    return "".join(write(cards(*found(*STANDING), lang, about=about, hide=hide), lang, values=not hide))


def all_golden() -> dict[str, str]:
    """Golden file -> text: the standing example in both languages, open and hidden."""
    return {f"cards.{'hidden' if hide else 'values'}.{lang}.txt": standing(lang, hide) for lang in ("ru", "en") for hide in (False, True)}


@pytest.mark.parametrize("name", sorted(all_golden()))
def test_golden(name: str) -> None:
    """An operator reads the same as ever: ``python tests/test_cards.py`` writes it anew."""
    assert (GOLDEN / name).read_text(encoding="utf-8") == all_golden()[name]


def test_shape() -> None:
    """The JSON of a card has these keys, whatever the card is of; the page, the API and the terminal read them."""
    for one in cards(*found(*STANDING), "ru", about=about):
        data = one.as_json()
        assert list(data) == [
            "id", "span", "kind", "label", "person", "score", "state", "others", "value", "problems", "say", "sms", "fixes", "next", "lang",
        ]  # fmt: skip
        assert json.loads(json.dumps(data)) == data
        for problem in data["problems"]:
            assert list(problem) == ["code", "severity", "span", "what", "fix", "details", "where", "source", "page"]
            assert (Path(__file__).parents[1] / problem["page"]).is_file()
        assert list(data["sms"]) == ["text", "segments", "encoding"]
        assert all(list(fix) == ["trust", "value", "marks", "probability"] for fix in data["fixes"])


@pytest.mark.parametrize(
    ("kind", "value", "state"),
    [
        ("inn", "7707083893", "good"),
        ("inn", "77О7083893", "error"),
        ("inn", "7707083894", "error"),
        ("email", " name@example.com", "notice"),
        ("phone", "+7 907 123-45-67", "good"),
        (None, "12345", "unknown"),
    ],
)
def test_state(kind: str | None, value: str, state: str) -> None:
    """The gravest problem names the state; what is tidied up is a note, what is of no known kind is said to be so."""
    assert card(kind, value).state == state


def test_marks() -> None:
    """What is wrong is marked, all else is not; what cannot be seen is made visible."""
    assert card("passport_rf", "45O8 123456").value == (("45", False), ("O", True), ("8 123456", False))
    assert [piece.text for piece in card("inn", "7707\u200b083893").value] == ["7707·083893"]
    assert "".join(piece.text for piece in card("inn", "7707\n083\t893").value) == "7707␊083␉893"
    assert pieces("abc", [Span(3, 3)]) == (("ab", False), ("c", True))
    assert pieces("", [Span(0, 0)]) == ()


@given(st.text(max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=3))
def test_pieces_lose_nothing(typed: str, spans: list[tuple[int, int]]) -> None:
    """Whatever is typed and marked: the pieces are the whole value, none is empty of meaning twice over, neighbours differ."""
    drawn = pieces(typed, [Span(min(one), max(one)) for one in spans])
    assert "".join(piece.text for piece in drawn) == "".join(piece.text for piece in pieces(typed, []))
    assert all(a.mark is not b.mark for a, b in itertools.pairwise(drawn))


def test_fixes_show_what_changes() -> None:
    """Of a fix, those characters are marked that were not there before; the value is the whole one."""
    one = card("inn", "77О7O83893").fixes[0]
    assert (one.trust, one.value) == ("safe", "7707083893")
    assert one.marks == (("77", False), ("0", True), ("7", False), ("0", True), ("83893", False))
    exchanged = card("snils", "112-233-445 96").fixes[0]
    assert "".join(piece.text for piece in exchanged.marks) == exchanged.value
    assert 0 < (exchanged.probability or 0) < 1


def test_fix_that_shortens() -> None:
    """A character that only goes leaves nothing to mark."""
    report = check_value("inn", "7707083893,")
    for fix in report.problems[0].fixes:
        value, marks = mended("7707083893,", fix)
        assert (value, marks) == ("7707083893", (("7707083893", False),))


def test_hidden() -> None:
    """With ``hide`` no letter and no digit of a value is anywhere but in what is read aloud of single odd characters."""
    text, findings = found(*STANDING)
    for one in cards(text, findings, "ru", hide=True, about=about):
        typed = text[one.span.start : one.span.end]
        shown = "".join(piece.text for piece in one.value)
        assert not any(char.isalnum() for char in shown)
        assert not any(char.isalnum() for fix in one.fixes for char in fix.value)
        assert typed not in json.dumps(one.as_json(), ensure_ascii=False)
        assert all("«O»" not in problem.what for problem in one.problems)


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("kind", typical())
def test_every_vector(kind: str, lang: str) -> None:
    """Of every value in the tables: what is read aloud has words alone, nothing twice, no value; the SMS has two parts at most, and no value."""
    for typed in dict.fromkeys(row["typed"] for row in vectors(kind) if row["typed"]):
        one = card(kind, typed, lang)
        assert one.say, typed
        assert not re.search(r"[^\w\s.,:-]|[0-9_]", one.say), one.say
        sentences = re.split(r"(?<=\.) ", one.say)
        assert len(set(sentences)) == len(sentences) <= 9
        assert 1 <= one.sms.segments <= 2
        assert len(typed.strip()) <= 6 or typed not in one.say + one.sms.text
        assert "".join(piece.text for piece in one.value) == "".join(cell.text for cell in cells(typed))


def test_repr_shows_nothing() -> None:
    one = card("inn", "77О7083893")
    assert "77" not in repr(one) + repr(one.fixes)


def test_script_names_the_letter() -> None:
    """A letter in place of a digit is named by its place and by a word; a safe fix says which digit it is, and nothing has to be compared."""
    assert card("passport_rf", "45O8 123456").say == (
        "Нужно исправить поле Серия и номер паспорта. В серии и номере паспорта вместо цифры стоит другой знак. "
        "Третий знак: латинская буква, похожая на О, как в слове Ольга. Замените её на цифру ноль. Потом отправьте заявление ещё раз."
    )
    assert "Одиннадцатый знак: русская буква Бэ, как в слове Борис." in card("snils", "112–233-445 9б").say
    assert "the Russian letter that looks like O, as in Oscar. Replace it with the digit zero." in card("inn", "77О7083893", "en").say


def test_script_says_each_sentence_once() -> None:
    """Several problems make one script: one opening, one closing, each sentence once."""
    said = card("inn", "77О7O83893").say
    sentences = re.split(r"(?<=\.) ", said)
    assert sentences.count("Потом отправьте заявление ещё раз.") == 1
    assert sentences[-1] == "Потом отправьте заявление ещё раз."
    assert sum(sentence.startswith("Нужно исправить") for sentence in sentences) == 1
    assert "Третий знак" in said
    assert "Пятый знак" in said


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("kind", own())
def test_good_value(kind: str, lang: str) -> None:
    """A good value of any kind has a script and an SMS that tell to leave it as it is; what is read aloud has no digits."""
    one = cards("x", [Finding(Span(0, 1), kind, 1.0, check_value("text", "x"))], lang, about=about)[0]
    assert one.state == "good"
    assert one.say.endswith(".")
    assert one.say.count(".") == 1
    assert not re.search(r"[0-9«»„“]", one.say)
    assert one.sms.text
    assert one.sms.segments <= 2


def test_warnings_are_toned_down() -> None:
    """A warning asks to check, not to correct, and lets stand what is right; a note asks for nothing."""
    odd = Code("inn.trial", what="{label} is rare.", fix="Compare {acc}.", severity=Severity.WARNING)
    place = about("inn").place
    report = check_value("inn", "7707083893")
    report.problems = (Problem(odd, severity=Severity.WARNING, place=place),)
    one = cards("7707083893", [Finding(Span(0, 10), "inn", 1.0, report)], "en", about=about)[0]
    assert one.state == "warning"
    assert one.say.startswith("You need to check")
    assert one.say.endswith("If everything is right, leave it as it is.")
    assert "send" not in card("email", " name@example.com", "en").say


def test_unknown() -> None:
    """What is of no known kind is shown, with what to ask; nothing is sent."""
    one = card(None, "12345")
    assert (one.kind, one.label, one.sms.segments, one.fixes) == (None, "Непонятно, что это", 0, ())
    assert one.say.startswith("Посмотрите в документ")
    assert len(one.next) == 2


def test_steps_are_asked_for() -> None:
    """Who knows the next steps is asked with the problems and the kind; his sentences stand in the card."""
    asked = []

    def steps(problems: Any, kind: str | None) -> list[str]:
        asked.append((tuple(str(p.code) for p in problems), kind))
        return ["Go there."]

    assert card("inn", "7707083894", "en", steps=steps).next == ("Go there.",)
    assert asked == [(("inn.checksum",), "inn")]


@pytest.mark.parametrize(
    ("text", "parts", "encoding", "units"),
    [
        ("", 0, "GSM-7", 0),
        ("a", 1, "GSM-7", 1),
        ("a" * 160, 1, "GSM-7", 160),
        ("a" * 161, 2, "GSM-7", 161),
        ("a" * 306, 2, "GSM-7", 306),
        ("a" * 307, 3, "GSM-7", 307),
        ("€" * 80, 1, "GSM-7", 160),
        ("a" * 159 + "€", 2, "GSM-7", 161),
        ("€" * 152, 2, "GSM-7", 304),  # 76 a part: an escape is never parted from its sign
        ("€" * 153, 3, "GSM-7", 306),
        ("ж", 1, "UCS-2", 1),
        ("ж" * 70, 1, "UCS-2", 70),
        ("ж" * 71, 2, "UCS-2", 71),
        ("ж" * 134, 2, "UCS-2", 134),
        ("ж" * 135, 3, "UCS-2", 135),
        ("a" * 70 + "–", 2, "UCS-2", 71),
        ("🙂" * 35, 1, "UCS-2", 70),
        ("🙂" * 66, 2, "UCS-2", 132),  # 33 a part: a surrogate pair is never split
        ("🙂" * 67, 3, "UCS-2", 134),
    ],
)
def test_segments(text: str, parts: int, encoding: str, units: int) -> None:
    """3GPP TS 23.038 and 23.040: 160 and 153 places of the 7-bit alphabet, 70 and 67 of UCS-2."""
    assert segments(text) == (parts, encoding, units)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_sms_of_several_problems(lang: str) -> None:
    """All of them where two parts are enough; never more than two, and never a value."""
    for kind, value in (("inn", "77О7O83893"), ("passport_rf", "45O8 12З456"), ("surname", "Ивaнов2"), ("snils", "112-2б3-445")):
        one = card(kind, value, lang)
        assert 1 <= one.sms.segments <= 2
        assert value not in one.sms.text


@pytest.mark.parametrize(
    ("char", "ru", "en"),
    [
        ("О", "русская буква О, как в слове Ольга", "the Russian letter that looks like O, as in Oscar"),
        ("o", "латинская буква, похожая на О, как в слове Ольга", "the Latin letter O, as in Oscar"),
        ("б", "русская буква Бэ, как в слове Борис", None),
        ("ь", "мягкий знак", None),
        ("l", "латинская буква Эль", "the Latin letter L, as in Lima"),
        ("0", None, None),
        ("€", None, None),
    ],
)
def test_letters(char: str, ru: str | None, en: str | None) -> None:
    assert (letter_aloud(char, "ru"), letter_aloud(char, "en")) == (ru, en)


def test_every_letter_has_a_word() -> None:
    for char in "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯABCDEFGHIJKLMNOPQRSTUVWXYZ":
        said = letter_aloud(char, "ru")
        assert said
        assert not re.search(r"[^а-яёА-ЯЁ ,-]", said)


@pytest.mark.parametrize(
    ("number", "ru", "en"),
    [
        (1, "первый", "first"),
        (20, "двадцатый", "twentieth"),
        (23, "двадцать третий", "twenty-third"),
        (30, "тридцатый", "thirtieth"),
        (40, None, None),
        (0, None, None),
    ],
)
def test_ordinals(number: int, ru: str | None, en: str | None) -> None:
    assert (ordinal(number, "ru"), ordinal(number, "en")) == (ru, en)


def test_the_sentences_are_russian_too() -> None:
    """Every sentence of the cards is translated with the same slots, and none uses a banned word."""
    russian = catalogue("ru")
    for text in (*cards_words.SENTENCES, *cards_text.SENTENCES):
        said = russian.find("cli", text)
        assert said, text
        assert set(re.findall(r"\{[a-z]+\}", text)) == set(re.findall(r"\{[a-z]+\}", said)), text
        assert not BANNED["ru"].search(said), said
        assert not BANNED["en"].search(re.sub(r"\{[a-z]+\}", "", text)), text


if __name__ == "__main__":
    for file, text in all_golden().items():
        (GOLDEN / file).write_text(text, encoding="utf-8")
