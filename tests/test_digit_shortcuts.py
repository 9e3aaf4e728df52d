"""What numbers of digits are told in few steps is what they would be told the long way."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.typed import NASTY, typed

from gosform.engines import number_text, phone_text
from gosform.engines.bare import bare
from gosform.engines.digit_letters import ONE_LETTER, one_letter, strange
from gosform.engines.digits import LOOKS, _cut, lengths
from gosform.engines.line import _PRINTED, _meant
from gosform.engines.lost_zero import lost_zero
from gosform.engines.pasted import RUN, pasted
from gosform.formula import digits
from gosform.kinds import inn, passport_rf, phone, snils, typical
from gosform.text import INVISIBLE, LIKE_DIGIT, SAME_AS_DIGIT, SEPARATORS, SHORT, fold, label_end

NUMBERS = ("inn", "snils", "passport_rf", "ogrn", "card", "phone")
KINDS: tuple[Any, ...] = (inn, snils, passport_rf)
LABELS = (*inn.LABELS, *snils.LABELS)
LOOK_ALIKE = {*SAME_AS_DIGIT, *LIKE_DIGIT}
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


@given(st.one_of(SIGNS, st.sampled_from(NUMBERS).flatmap(typed)), st.sampled_from([(), LABELS]))
def test_what_is_kept_is_the_same_without_its_places(text: str, labels: tuple[str, ...]) -> None:
    assert bare(text, labels) == fold(text, labels=labels).kept


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
    st.booleans(),
)
def test_one_letter_is_told_as_one_of_several(
    kind: Any, digits: str, char: str, at: int, separators: str, good: bool, bare_digits: bool
) -> None:
    """The letter, its repair and the check digits, for numbers that fit as well as for those that do not; a refusal is left to the long way."""
    for shape in kind.SHAPES["any"] if kind is inn else (kind.SHAPE,):
        number = digits[: shape.length]
        if good and shape.holds:
            number = next((n for last in range(100) if shape.fits(n := f"{number[:-2]}{last:02}")), number)
        place = at % shape.length
        number = f"{number[:place]}{char}{number[place + 1 :]}"
        typed = number if bare_digits else shape.canonical(number)
        refusals = kind.refusals(2026) if kind is passport_rf else kind.REFUSALS
        meant = f"{number[:place]}{SAME_AS_DIGIT.get(char) or LIKE_DIGIT[char]}{number[place + 1 :]}"
        clear = kind.clear(2026) if kind is passport_rf else kind.CLEAR
        for label in ("", "СНИЛС: "):
            text = f"{label}{typed}"
            among = ONE_LETTER(text, len(label))
            assert bool(among) == (char not in SEPARATORS)
            if not among:
                continue
            short = one_letter(among, (shape,), kind.COMMON, refusals, separators, clear=clear)
            long = strange(fold(text, labels=snils.LABELS), shape, kind.COMMON, refusals, separators)
            assert (short is None) == any(r.applies(meant) for r in refusals)
            assert short is None or (short == long and [p.params for p in short.problems] == [p.params for p in long.problems])


@given(
    st.sampled_from(["", "0", "00", "000", "001001998", "001001999"]),
    st.text(st.sampled_from("0123456789"), min_size=12, max_size=12),
    st.integers(1997, 2100),
)
def test_what_is_clear_is_neither_refused_nor_doubted(start: str, rest: str, year: int) -> None:
    for clear, refusals, lengths_taken in (
        (inn.CLEAR, inn.REFUSALS, (10, 12)),
        (snils.CLEAR, snils.REFUSALS, (11,)),
        (passport_rf.clear(year), passport_rf.refusals(year), (10,)),
    ):
        for length in lengths_taken:
            number = f"{start}{rest}"[:length]
            assert not clear(number) or not any(r.applies(number) for r in refusals)


@given(st.text(st.sampled_from("0123456789"), min_size=10, max_size=10))
def test_a_snils_that_no_zero_mends_has_lost_none(number: str) -> None:
    for ten in (number, next((n for n in (f"{number[:8]}{i:02}" for i in range(100)) if snils.with_zero(digits(n))), number)):
        lost = snils.lost_control_zero(ten) or lost_zero(ten, (snils.CHECKED,), snils.LOST_ZERO, snils.REFUSALS, snils.LABELS)
        early = any(r.applies(n) for n in (ten, f"0{ten}") for r in snils.REFUSALS)
        assert bool(lost) == bool(snils.with_zero(digits(ten))) or (early and not lost)


@pytest.mark.parametrize(
    "text", ["О", "О123", "12О4", "12345678901О", " 77077О3893", "77077О3893.0", "77077О38З3", "ИНН 77077О3893", "77077О38+3"]
)
def test_what_else_has_a_letter_goes_the_long_way(text: str) -> None:
    """Another length, a sign or a label beside it, a second letter."""
    among = ONE_LETTER(text)
    assert not among or one_letter(among, (inn.ORGANISATION,), inn.COMMON, (), "accept") is None


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


def test_no_label_is_a_letter_that_looks_like_a_digit() -> None:
    modules = [import_module(f"gosform.kinds.{name}") for name in typical() if "." not in name]
    labels = {label for module in modules for label in getattr(module, "LABELS", ())}
    assert len(labels) > 100
    assert not any(label.upper() in LOOK_ALIKE or label in LOOK_ALIKE for label in labels)


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
