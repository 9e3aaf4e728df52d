"""Texts that people paste, written by hand: every value is found at its place, of its kind, with its report, and nothing else is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gosform import Span, UnknownKind, check_value, recognise
from gosform.recognition import as_kind
from gosform.recognition.label_words import NAMINGS
from gosform.recognition.labels import find_labels
from gosform.recognition.pieces import pieces, small

AS_OF = date(2026, 11, 22)
PASTED = yaml.safe_load((Path(__file__).parent / "pasted.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", PASTED, ids=[case["name"] for case in PASTED])
def test_what_is_found(case: dict[str, Any]) -> None:
    """Value, kind, person and the errors of the report, in the order of the text."""
    text = case["text"]
    found = [
        (text[f.span.start : f.span.end], f.kind or "-", f.person, [str(p.code) for p in f.report.errors] if f.report else [])
        for f in recognise(text, as_of=AS_OF)
    ]
    assert found == [(one["value"], one["kind"], one.get("person", 0), one.get("codes", [])) for one in case["found"]]


def test_second_guesses() -> None:
    """What a value may be besides is said, best first, without the kind itself; the shares of all add up to at most 1."""
    (one,) = recognise("7707083893", as_of=AS_OF)
    assert one.kind == "inn"
    assert one.others
    assert one.others[0].kind == "passport_rf"
    assert "inn" not in {guess.kind for guess in one.others}
    assert [guess.score for guess in one.others] == sorted((guess.score for guess in one.others), reverse=True)
    assert one.score + sum(guess.score for guess in one.others) <= 1.0


def test_words_decide_before_the_check_digits() -> None:
    """Ten digits that are a good ИНН are a passport where the word says so, and the other way round."""
    assert [f.kind for f in recognise("паспорт 7707083893", as_of=AS_OF)] == ["passport_rf"]
    assert [f.kind for f in recognise("инн 4508123456", as_of=AS_OF)] == ["inn"]


def test_the_label_is_shown() -> None:
    """The span of the words that named the kind; None where none did."""
    text = "мой СНИЛС: 112-233-445 95"
    (one,) = recognise(text, as_of=AS_OF)
    assert one.label is not None
    assert text[one.label.start : one.label.end] == "СНИЛС"
    assert recognise("112-233-445 95", as_of=AS_OF)[0].label is None


def test_only_the_kinds_that_are_asked_for() -> None:
    """With ``kinds`` nothing else is told; what remains is said as unknown."""
    found = recognise("паспорт 4508 123456, снилс 112-233-445 95", as_of=AS_OF, kinds=["snils"])
    assert [f.kind for f in found if f.kind] == ["snils"]


def test_a_kind_that_there_is_none_of() -> None:
    """A mistake of the caller, in ``kinds`` and in ``as_kind``."""
    with pytest.raises(UnknownKind):
        recognise("1", kinds=["nothing"])
    with pytest.raises(UnknownKind):
        as_kind("1", Span(0, 1), "nothing")


def test_the_operator_says_otherwise() -> None:
    """``as_kind`` judges the stretch as what somebody says it is; a span beyond the text is cut to it."""
    one = as_kind("паспорт 7707083893", Span(8, 99), "inn", as_of=AS_OF)
    assert (one.span, one.kind, one.score) == (Span(8, 18), "inn", 1.0)
    assert one.report == check_value("inn", "7707083893", as_of=AS_OF)


def test_a_finding_shows_no_value() -> None:
    """Neither the value nor a part of it is in the ``repr`` of what was found."""
    assert "7083" not in repr(recognise("инн 7707083893, тел 89001234567", as_of=AS_OF))


def test_every_naming_can_be_found() -> None:
    """Each kind that label words name has at least one label that is really found in a text."""
    named = set()
    for words in LABELS:
        low = small(words + " 1")
        named |= {kind for label in find_labels(low, pieces(low)) for kind in label.kinds}
    assert {kind for _, naming in NAMINGS for kind in naming.kinds} <= named


LABELS = """паспорт;серия паспорта;номер паспорта;загранпаспорт;иностранный паспорт;код подразделения;кем выдан;дата рождения;место рождения;снилс;инн;полис омс
военный билет;водительское удостоверение;внж;рвп;беженца;миграционная карта;патент;свидетельство о рождении;актовая запись;фио;фамилия;имя;отчество;пол
гражданство;телефон;почта;адрес;индекс;код региона;кадастровый номер;кладр;фиас;огрн;огрнип;кпп;окпо;окато;октмо;оквэд;код ифнс;бик;р/с;к/с;казначейский счет
кбк;уин;карта;iban;сумма;госномер;vin;стс;птс;эптс;категории;mrz;заявка;код""".replace("\n", ";").split(";")
