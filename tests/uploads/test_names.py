"""Names of files: what people write stays, what hides something is named."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.uploads.made.names import GOOD, ODD

from gosform.uploads.names import MOST_BYTES, extension, troubles

REASONS = set().union(*ODD.values())


def reasons(name: str) -> set[str]:
    found = troubles(name)
    assert {trouble.word for trouble in found} <= {"name"}
    return {trouble.params["reason"] for trouble in found}


@pytest.mark.parametrize("name", GOOD)
def test_what_people_write_is_nothing_to_mend(name: str) -> None:
    assert reasons(name) == set()


@pytest.mark.parametrize("name", ODD)
def test_an_odd_name_has_the_reasons_of_its_table(name: str) -> None:
    assert reasons(name) == ODD[name]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("скан.PDF", "pdf"),
        ("скан.pdf. ", "pdf"),
        ("a/b.tar.gz", "gz"),
        ("a.b/c", ""),
        ("Иванов И.И", ""),
        ("12.05", ""),
        ("скан.7z", "7z"),
        ("скан.рdf", ""),
        ("", ""),
        (".", ""),
        ("скан.pdf копия", ""),
    ],
)
def test_an_extension_is_of_latin_letters_and_digits(name: str, found: str) -> None:
    assert extension(name) == found


@given(st.text(max_size=60))
def test_any_text_has_an_answer_of_known_reasons(name: str) -> None:
    assert reasons(name) <= REASONS


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_a_name_in_parts_is_judged_as_one_that_is_joined(name: str) -> None:
    assert reasons(unicodedata.normalize("NFD", name)) == reasons(unicodedata.normalize("NFC", name))


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -_()№", min_size=1, max_size=60).filter(lambda text: text.strip(" ")))
def test_cyrillic_is_kept(name: str) -> None:
    assert reasons(f"{name}.pdf") == set()


def test_a_length_is_said_in_bytes() -> None:
    (found,) = troubles("я" * 300 + ".pdf")
    assert found.params == {"reason": "too-long", "have": 604, "need": MOST_BYTES}
