"""Plain text: which encoding, and whether it is text to its end."""

from __future__ import annotations

import pytest
from tests.uploads.made.markup import TEXT
from tests.uploads.walked import params, walked, words

from gosform.uploads.text import one_byte

_SENTENCES = (
    TEXT,
    "иванов иван",
    "СПРАВКА О ДОХОДАХ И СУММАХ НАЛОГА ФИЗИЧЕСКОГО ЛИЦА",
    "Съешь ещё этих мягких французских булок, да выпей чаю",
    "Адрес: 101000, г. Москва, ул. Мясницкая, д. 1; тел. +7 495 000-00-00",
    "№ 12-34 от 01.02.2026 «О порядке выдачи» — не позднее 10 дней",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("sentence", _SENTENCES)
def test_the_encoding_is_found(sentence: str, encoding: str) -> None:
    facts = walked("txt", sentence.encode(encoding, "ignore"))
    assert (facts.encoding, facts.troubles) == (encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_found_without_its_mark(encoding: str) -> None:
    assert walked("txt", ("plain words, " * 9).encode(encoding)).encoding == "utf-16"


def test_bytes_that_make_no_words_are_no_text() -> None:
    assert one_byte(bytes(range(0x80, 0x100))) == ""
    assert params(walked("txt", b"\x90\xb1\x9d\xf7\xbd" * 100), "damaged") == {"reason": "binary"}


def test_a_bad_byte_far_inside_has_a_place() -> None:
    data = TEXT.encode() * 20_000
    assert params(walked("txt", data + b"\xff" + data), "damaged") == {"reason": "encoding", "at": len(data)}


def test_a_text_cut_inside_a_letter_is_cut() -> None:
    assert words(walked("txt", TEXT.encode()[:-2] + "я".encode()[:1])) == {"truncated"}
    assert words(walked("txt", TEXT.encode("utf-16")[:-1])) == {"truncated"}
