"""What numbers of digits are told in few steps is what they would be told the long way."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.typed import NASTY, typed

from gosform.engines import digit_letters, number_text, phone_text
from gosform.engines.digits import LOOKS, _cut, lengths
from gosform.engines.line import _PRINTED, _meant
from gosform.engines.pasted import RUN, pasted
from gosform.kinds import inn, passport_rf, phone, snils
from gosform.text import INVISIBLE, LIKE_DIGIT, SAME_AS_DIGIT, SEPARATORS, SHORT, fold, label_end

NUMBERS = ("inn", "snils", "passport_rf", "ogrn", "card", "phone")
KINDS: tuple[Any, ...] = (inn, snils, passport_rf)
LABELS = (*inn.LABELS, *snils.LABELS)
SIGNS = st.text(st.sampled_from(NASTY + "0123456789ЗОІ".replace("\x00", "")), max_size=SHORT)


@given(st.one_of(SIGNS, st.sampled_from(NUMBERS).flatmap(typed)), st.sampled_from([SEPARATORS, frozenset(" -"), frozenset()]))
def test_a_short_text_is_folded_as_a_part_of_a_long_one(text: str, dropped: frozenset[str]) -> None:
    """By its layout or stretch by stretch: the same characters are kept, from the same places, and the same stretches dropped."""
    short, long = fold(text, dropped), fold(f"{text}{'0' * SHORT}1", dropped)
    kept = len(short.kept)
    assert f"{short.kept}{'0' * SHORT}1" == long.kept
    assert list(short.at) == list(long.at)[:kept]
    assert short.touched == long.touched
    assert (short.kept is text) == (short.kept == text) or not text


@given(SIGNS, st.sampled_from(["ИНН: ", "инн", " СНИЛС №", "snils-"]))
def test_a_label_is_left_out_of_a_short_text_as_of_a_long_one(text: str, label: str) -> None:
    short, long = fold(f"{label}{text}1", labels=LABELS), fold(f"{label}{text}1{'0' * SHORT}", labels=LABELS)
    assert f"{short.kept}{'0' * SHORT}" == long.kept
    assert list(short.at) == list(long.at)[: len(short.kept)]
    assert short.touched == long.touched


@given(SIGNS.filter(_PRINTED))
def test_a_line_of_printed_signs_is_what_it_seems_to_be(text: str) -> None:
    assert all(_meant(char) == char and char not in INVISIBLE for char in text)


@given(SIGNS)
def test_places_are_those_of_what_was_kept(text: str) -> None:
    """At least one character, and none behind the last."""
    folded = fold(text)
    for start in range(len(folded.kept)):
        for end in range(start, len(folded.kept) + 2):
            last = min(max(end, start + 1), len(folded.at)) - 1
            assert folded.span(start, end) == (folded.at[start], folded.at[last] + 1)


@given(
    st.sampled_from(KINDS),
    st.text(st.sampled_from("0123456789"), min_size=12, max_size=12),
    st.sampled_from([*SAME_AS_DIGIT, *LIKE_DIGIT]),
    st.integers(0, 11),
    st.sampled_from(["accept", "forbid"]),
    st.booleans(),
)
def test_one_letter_is_told_as_one_of_several(kind: Any, digits: str, char: str, at: int, separators: str, good: bool) -> None:
    """The letter, its repair, the refusals and the check digits, for numbers that fit as well as for those that do not."""
    for shape in kind.SHAPES["any"] if kind is inn else (kind.SHAPE,):
        number = digits[: shape.length]
        if good and shape.holds:
            number = next((n for last in range(100) if shape.fits(n := f"{number[:-2]}{last:02}")), number)
        place = at % shape.length
        typed = shape.canonical(f"{number[:place]}{char}{number[place + 1 :]}")
        folded = fold(typed, SEPARATORS - {char})
        refusals = kind.refusals(2026) if kind is passport_rf else kind.REFUSALS
        short = digit_letters.one_letter(folded, char, shape, kind.COMMON, refusals, separators=separators)
        assert short == digit_letters.several(folded, shape, kind.COMMON, refusals, separators)
        assert [p.params for p in short.problems] == [
            p.params for p in digit_letters.several(folded, shape, kind.COMMON, refusals, separators).problems
        ]


def test_no_look_alike_is_the_sign_of_an_exponent() -> None:
    """A number as a table shows it has a letter that looks like no digit, so that it is not taken for one with a letter in it."""
    assert not {*SAME_AS_DIGIT, *LIKE_DIGIT} & {*"EeЕе"}
    for text in ("5,00101E+11", "1.2е10", "7Е11"):
        assert _cut(text, inn.SHAPES["any"])
        assert not LOOKS(fold(text).kept)


@pytest.mark.parametrize("module", ["inn", "snils", "ogrn", "ogrnip", "bik", "kpp", "card", "account", "oms_policy", "postal_code", "uin"])
def test_labels_have_no_digits(module: str) -> None:
    """So what is left without the label has every digit that was typed, and a number that is short of them is nowhere in it."""
    labels = import_module(f"gosform.kinds.{module}").LABELS
    assert not any(char.isdigit() or char == "+" for label in labels for char in label)


@given(st.sampled_from(["inn", "snils"]).flatmap(typed))
def test_nothing_is_pasted_beside_too_few_digits(text: str) -> None:
    for kind in (inn, snils):
        shapes = inn.SHAPES["any"] if kind is inn else (snils.SHAPE,)
        folded = fold(text, labels=kind.LABELS)
        digits = sum(len(run) for run in RUN.findall(text) if run.isdecimal())
        if digits < lengths(shapes)[0]:
            assert pasted(folded, shapes, kind.COMMON, kind.REFUSALS, labels=kind.LABELS, separators="accept") is None


@given(st.one_of(SIGNS, typed("passport_rf"), st.text(st.sampled_from("иИИсерия номерРФnoNO 45№"), max_size=20)))
def test_no_word_stands_where_none_is_looked_for(text: str) -> None:
    assert passport_rf.SOME_WORD(text) or not passport_rf.WORDS.search(text)


@given(st.one_of(st.text(st.sampled_from("0123456789 ()+-."), max_size=24), SIGNS, typed("phone")))
def test_a_plain_phone_number_has_nothing_to_part(text: str) -> None:
    """Signs that are usual: no extension, no letter, no second number among fewer digits than two have, and a plus only in front."""
    digits = phone_text.digits_of(text)
    if phone.PLAIN(text) and len(digits) < phone_text.FEWEST_OF_TWO:
        assert phone_text.extension(text) == (text, "")
        assert phone_text.several(text) == []
        assert not any(char.isalpha() for char in text)
        assert text.count("+") == text.lstrip(" (").startswith("+")


def test_words_of_numbers_are_long_enough_to_be_looked_for() -> None:
    words = [*number_text._values(), *number_text._ZEROS, *number_text._THOUSAND]
    assert all(phone.SOME_WORD(word) and not word.isascii() for word in words)


@given(st.text(st.sampled_from("0123456789+ тел.фnphoe:"), max_size=12))
def test_no_label_begins_with_a_digit_or_a_plus(text: str) -> None:
    assert label_end(f"+{text}", phone.LABELS) == label_end(f"8{text}", phone.LABELS) == 0
