"""``hear``: a text, the operator's own choices and what has been tried, to cards."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.typed import NASTY

from gosform.check import load_form
from gosform.hearing import about, findings, hear
from gosform.problem import Span, UnknownKind

TEXT = "паспорт 45O8 123456, снилс 112-233-445 96"
AS_OF = date(2026, 11, 22)


def test_hear() -> None:
    """Every value is a card with the names and sources of its kind."""
    passport, snils = hear(TEXT, as_of=AS_OF)
    assert (passport.kind, passport.label, passport.state) == ("passport_rf", "Серия и номер паспорта", "error")
    assert (snils.kind, snils.label, snils.state) == ("snils", "СНИЛС", "error")
    assert TEXT[slice(*snils.span)] == "112-233-445 96"
    assert passport.problems[0].source == about("passport_rf").source
    assert [card.next for card in (passport, snils)] == [(), ()]


def test_the_operator_chooses() -> None:
    """His word stands in place of all that it overlaps; the rest stays, in the order of the text."""
    start = TEXT.index("112")
    chosen = hear(TEXT, "en", as_of=AS_OF, chosen=[(Span(start, len(TEXT)), "phone")])
    assert [card.kind for card in chosen] == ["passport_rf", "phone"]
    assert chosen[1].span == (start, len(TEXT))
    whole = hear(TEXT, as_of=AS_OF, chosen=[(Span(0, len(TEXT)), "text")])
    assert [card.kind for card in whole] == ["text"]


@pytest.mark.parametrize("span", [Span(-1, 3), Span(3, 3), Span(5, 2), Span(0, len(TEXT) + 1)])
def test_a_span_that_is_not_there(span: Span) -> None:
    with pytest.raises(ValueError, match="span"):
        hear(TEXT, chosen=[(span, "inn")])


def test_a_kind_that_is_not_there() -> None:
    with pytest.raises(UnknownKind):
        hear(TEXT, chosen=[(Span(0, 3), "innn")])
    assert about("innn").place.words.label == "innn"


def test_attempts() -> None:
    """What has failed often enough says what comes next, for its own kind; a form may say so earlier."""
    passport, snils = hear(TEXT, as_of=AS_OF, attempts={"passport_rf": 3})
    assert passport.next
    assert not snils.next
    assert hear(TEXT, as_of=AS_OF, attempts={"passport_rf": 3}, form=load_form("passport-rf"))[0].next


@given(st.text(st.one_of(st.sampled_from(NASTY), st.characters()), max_size=60), st.booleans(), st.sampled_from(["ru", "en"]))
def test_any_text(text: str, hide: bool, lang: str) -> None:
    """Whatever is pasted: cards in the order of the text that do not overlap, whole sentences, JSON of plain things, nothing shown that is hidden."""
    cards = hear(text, lang, hide=hide, as_of=AS_OF)
    end = 0
    for number, card in enumerate(cards):
        assert card.id == number
        assert end <= card.span.start < card.span.end <= len(text)
        end = card.span.end
        assert card.say.endswith(".")
        assert plain(card.as_json())
        if hide:
            assert not any(char.isalnum() for piece in card.value for char in piece.text)


@given(st.text(st.sampled_from("0123456789 -ОO\nинснлпаортелдв,."), max_size=40), st.data())
def test_any_choice(text: str, data: Any) -> None:
    """Whatever stretch is said to be whatever: the choice is among the findings, and they do not overlap."""
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    kind = data.draw(st.sampled_from(["inn", "snils", "date", "passport_rf", "address", "phone"]))
    found = findings(text, as_of=AS_OF, chosen=[(span, kind)])
    assert (span, kind) in [(one.span, one.kind) for one in found]
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def plain(data: Any) -> bool:
    """Nothing but mappings, lists, texts, numbers, truth values and None."""
    if isinstance(data, dict):
        return all(type(key) is str and plain(value) for key, value in data.items())
    if isinstance(data, list):
        return all(map(plain, data))
    return data is None or type(data) in (str, int, float, bool)
