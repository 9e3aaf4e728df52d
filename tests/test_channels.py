"""Channels: limits, typography, what may be quoted where, and how a text is read aloud."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform.saying import spoken
from gosform.saying.channels import CHANNELS, FRAMES, fits, fits_sms, plain, set_type
from gosform.saying.spoken import speak


@pytest.mark.parametrize(
    ("text", "fitting"),
    [
        ("я" * 134, True),
        ("я" * 135, False),
        ("a" * 160, True),
        ("a" * 161, False),
        ("a" * 159 + "{", False),
        ("a" * 133 + "я", True),
        ("a" * 134 + "я", False),
        ("🙂" * 67, True),
        ("🙂" * 68, False),
    ],
)
def test_sms_is_counted_as_the_network_counts(text: str, fitting: bool) -> None:
    """Two segments of 67 units; one of 160 where every character is in the 7-bit alphabet, its extensions counting twice."""
    assert fits_sms(text) is fitting
    assert fits("sms", text) is fitting


def test_field_details_email_and_chat_have_limits() -> None:
    for channel, limit in {"field": 120, "details": 240, "email": 450, "chat": 300}.items():
        assert fits(channel, "я" * limit)
        assert not fits(channel, "я" * (limit + 1))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Сверьте ИНН с документом", "Сверьте ИНН с\u00a0документом"),
        ("В нём 11 цифр", "В\u00a0нём 11\u00a0цифр"),
        ("нужно {need} цифр", "нужно {need}\u00a0цифр"),
        ("буква {char} здесь", "буква {char} здесь"),
        ("Серия – это 4 цифры", "Серия\u00a0– это 4\u00a0цифры"),
        ("и в разделе", "и\u00a0в\u00a0разделе"),
        ("дом № 5", "дом №\u00a05"),
        ("что-то по-русски и о том", "что-то по-русски и\u00a0о\u00a0том"),
        ("до 01.09.2024 года", "до\u00a001.09.2024 года"),
    ],
)
def test_russian_typography_on_pages(typed: str, shown: str) -> None:
    """No-break spaces after short words, between a number and its word, before a dash; none in SMS and on the phone."""
    assert set_type("field", typed, "ru") == shown
    assert set_type("sms", typed, "ru") == typed
    assert set_type("phone", typed, "ru") == typed


def test_sms_is_plain() -> None:
    assert plain("«Да» – „нет“… № 5\u00a0МБ ‘x’ 🙂") == '"Да" - "нет"... N 5 МБ \'x\' '


@pytest.mark.parametrize(
    ("text", "aloud"),
    [
        ("В СНИЛС 11 цифр, введено: 9.", "В СНИЛС одиннадцать цифр, введено: девять."),
        ("Сверьте по 3 цифры из 12 цифр.", "Сверьте по три цифры из двенадцати цифр."),
        ("Осталось 2 цифры и 1 символ.", "Осталось две цифры и один символ."),
        ("В 4 цифрах.", "В четырёх цифрах."),
        ("Номер: 0045.", "Номер: ноль, ноль, четыре, пять."),
        ("не больше 1\u00a0000 символов", "не больше одной тысячи символов"),
        ("дата до 25.03.1990.", "дата до двадцать пятого марта тысяча девятьсот девяностого года."),
        ("Поле «ИНН» в разделе «Заявитель».", "Поле И-Эн-Эн в разделе Заявитель."),
        ("Номер ОГРН (13 цифр) и КПП.", "Номер О-Гэ-Эр-Эн и Ка-Пэ-Пэ."),
        ("Код КЛАДР, код ФИАС и код ОКВЭД.", "Код КЛАДР, код ФИАС и код ОКВЭД."),
        ("Введите дату так: 2001-12-31.", "Введите дату так: две тысячи один, дефис, двенадцать, дефис, тридцать один."),
        ("Введите дату так: 31.12.2001.", "Введите дату так: тридцать один, точка, двенадцать, точка, две тысячи один."),
        ("Адрес вида name@example.com.", "Адрес вида name собака example точка com."),
        ("Адрес на .ru или .рф.", "Адрес на точка ru или точка рф."),
        ("Это 8,4 мегабайта.", "Это восемь запятая четыре мегабайта."),
        ("Это 8,4 МБ, а можно не больше 5 МБ.", "Это восемь запятая четыре мегабайта, а можно не больше пяти мегабайт."),
        ("Это 3 ГБ, не больше 1 ГБ.", "Это три гигабайта, не больше одного гигабайта."),
        ("Снимок 300×400 точек.", "Снимок триста на четыреста точек."),
    ],
)
def test_russian_aloud(text: str, aloud: str) -> None:
    """Numerals in the case and gender of their neighbours, dates in words, abbreviations by letters."""
    assert speak(text, "ru") == aloud


@pytest.mark.parametrize(
    ("text", "aloud"),
    [
        ("It has 21 digits.", "It has twenty-one digits."),
        ("before 25.03.1990", "before the twenty-fifth of March nineteen ninety"),
        ("after 01.09.2004.", "after the first of September two thousand four."),
        ("the number (INN) and KPP", "the number and K-P-P"),
        ("It is 8.4 MB, the limit is 1 MB.", "It is eight point four megabytes, the limit is one megabyte."),
        ("It has 300×400 pixels.", "It has three hundred by four hundred pixels."),
    ],
)
def test_english_aloud(text: str, aloud: str) -> None:
    assert speak(text, "en") == aloud


@given(st.sampled_from(sorted(spoken.languages())), st.text(max_size=60))
def test_the_phone_never_says_a_sign_or_a_digit(lang: str, text: str) -> None:
    """Whatever stands in a sentence, what is read out is letters, spaces, commas, stops, colons and hyphens."""
    assert not [char for char in speak(text, lang) if not (char.isalpha() or char in " .,:-")]


@given(st.sampled_from(sorted(spoken.languages())), st.integers(0, 999_999))
def test_every_number_has_words(lang: str, number: int) -> None:
    for sentence in (f"нужно {number} цифр", f"из {number} цифр"):
        said = speak(sentence, lang)
        assert said.startswith(("нужно ", "из "))
        assert said.endswith(" цифр")
        assert not any(char.isdigit() for char in said)


@given(st.sampled_from(sorted(spoken.languages())), st.dates(date(1800, 1, 1), date(2200, 12, 31)))
def test_every_date_has_words_of_its_own(lang: str, day: date) -> None:
    """Two neighbouring days are never read out the same."""
    assert len({speak(f"{d:%d.%m}.{d.year:04}", lang) for d in (day, day + timedelta(1), day + timedelta(365))}) == 3


def test_frames_and_channels_are_named_after_each_other() -> None:
    assert {name.partition(".")[0] for name in FRAMES} <= {*CHANNELS, "keep", "look"}
