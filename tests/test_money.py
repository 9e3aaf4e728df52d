"""Codes, payments and sums: worked examples, what check digits see, good values that others refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban as peer_iban
from tests import by_hand

from gosform.check import check_value
from gosform.engines.rust_pattern import complaints, matcher
from gosform.kinds import get as kind_of
from gosform.kinds import iban as iban_kind
from gosform.problem import OptionError

AS_OF = date(2026, 11, 22)
DIGITS = "0123456789"


def codes(kind: str, value: str, **options: object) -> list[str]:
    return [str(p.code) for p in check_value(kind, value, as_of=AS_OF, **options).all]


def bodies(length: int) -> Iterator[str]:
    """For every first remainder, and for 10 every second one, a number that has it."""
    seen = set()
    for i in range(20000):
        body = str(10 ** (length - 1) + i * 7919)[-length:]
        first = sum(int(d) * (k % 10 + 1) for k, d in enumerate(body)) % 11
        second = sum(int(d) * ((k + 2) % 10 + 1) for k, d in enumerate(body)) % 11 if first == 10 else None
        if (first, second) not in seen:
            seen.add((first, second))
            yield body


def test_a_second_remainder_of_ten_is_zero() -> None:
    """The widely copied check that turns it into 1 refuses these good numbers."""
    twice_ten = [b for b in bodies(7) if by_hand.two_passes(b) == "0" and sum(int(d) * (k + 1) for k, d in enumerate(b)) % 11 == 10]
    assert twice_ten
    assert all(codes("okpo", f"{b}0") == [] for b in twice_ten)


FAILED = {"card.checksum", "card.spreadsheet"}
"""A failed check; with zeros from the sixteenth digit on a table may have written them."""


@given(st.text(DIGITS, min_size=12, max_size=18).map("2200".__add__).map(lambda n: n[:18]))
def test_luhn_has_one_good_digit(body: str) -> None:
    """Whatever the length, the digit that fits is the one reckoned by hand."""
    good = [d for d in DIGITS if not FAILED & set(codes("card", body + d))]
    assert good == [by_hand.luhn(body)]


@pytest.mark.parametrize("number", ["2200330933050002", "2200330933050000006", "4111111111111111"])
def test_luhn_sees_every_single_slip(number: str) -> None:
    for place in range(4, len(number)):
        for digit in set(DIGITS) - {number[place]}:
            assert FAILED >= set(codes("card", number[:place] + digit + number[place + 1 :])) != set()


@pytest.mark.parametrize(
    "value",
    ["2200 3300 0000 0000 004", "2204 0000 0000 0000 09", "2202 0000 0000 0002 0", "6200 0000 0000 0000 003", "5555 5555 5555 4444"],
)
def test_cards_of_any_length_are_good(value: str) -> None:
    """A mask of sixteen digits refuses cards of Мир and UnionPay that are longer."""
    body = re.sub(" ", "", value)[:-1]
    last = by_hand.luhn(body)
    assert codes("card", body + last) == []


def test_the_countries_of_iban_are_those_of_the_registry() -> None:
    """The table of lengths says what python-stdnum's copy of the registry says, country by country."""
    for country, length in iban_kind.LENGTHS.items():
        body = "0" * (length - 4)
        rest = int(body + "".join(str(int(c, 36)) for c in country) + "00") % 97
        number = f"{country}{98 - rest:02}{body}"
        assert codes("iban", number) == []
        parts = peer_iban._ibandb.info(country)
        described = sum(int(n) for n in re.findall(r"([0-9]+)!", parts[0][1]["bban"]))
        assert described + 4 == length, country


@given(st.integers(4, 21), st.sampled_from("0123456789ABCXYZ"))
def test_iban_sees_every_single_slip(place: int, char: str) -> None:
    number = "GB82WEST12345698765432"
    assert (codes("iban", number[:place] + char + number[place + 1 :]) == []) == (char == number[place])


@given(st.integers(5, 20))
def test_iban_sees_every_swap_of_neighbours(place: int) -> None:
    number = "GB82WEST12345698765432"
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert codes("iban", swapped) == ([] if swapped == number else ["iban.checksum"])


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("uin", "18810XГ50АК586032ZZ1"),
        ("uin", "0"),
        ("kbk", "0"),
        ("kbk", "07407020410Ф00590111"),
        ("oktmo", "03701000"),
        ("okato", "01201802003"),
        ("treasury_account", "03100643000000017300"),
        ("tax_office", "0105"),
        ("okved", "62.0"),
        ("money", "0"),
        ("month", "03.2015"),
        ("application_number", "447190211"),
    ],
)
def test_good_values_that_others_refuse(kind: str, value: str) -> None:
    assert codes(kind, value) == []


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_sum_is_the_same_however_it_is_written(roubles: int, kopecks: int) -> None:
    """Spaces, words, signs and payment orders: one sum, one canonical spelling, never rounded."""
    grouped = f"{roubles:,}".replace(",", " ")
    spelt = f"{roubles}.{kopecks:02}"
    for text in (spelt, spelt.replace(".", ","), f"{grouped},{kopecks:02} руб.", f"{roubles} р. {kopecks} коп.", f"{roubles}-{kopecks:02}"):
        assert check_value("money", text, as_of=AS_OF).value == spelt


def test_numbers_of_python_are_sums() -> None:
    for value in (1500.5, Decimal("1500.50")):
        assert check_value("money", value, as_of=AS_OF).value == "1500.50"


@given(st.integers(1, 12), st.integers(1800, 2200))
def test_a_month_is_the_same_however_it_is_written(month: int, year: int) -> None:
    for text in (f"{month:02}.{year}", f"{year}-{month:02}", f"{month}/{year}", f" {month:02}.{year} г."):
        assert check_value("month", text, as_of=AS_OF).value == f"{year}-{month:02}"


def test_the_present_month_is_not_in_the_future() -> None:
    assert codes("month", "11.2026", max="today") == []
    assert codes("month", "12.2026", max="today") == ["month.in-future"]


@pytest.mark.parametrize("pattern", [r"\d{10}", r"\w+", "(?i)a", "(?=a)b", "a++", "(a", "[0-9", "a" * 501, r"\bа", "(?P<n>a)"])
def test_a_pattern_that_engines_read_differently_is_refused(pattern: str) -> None:
    """The caller is told at once, and told what to write instead."""
    with pytest.raises(OptionError):
        kind_of("application_number").option_values({"pattern": pattern})


@pytest.mark.parametrize("pattern", ["[0-9]{9,10}", "(?:А|Б)-[0-9]+", r"[A-Z]+\+\.[(?]", "[*+]+", "№ ?[0-9]+"])
def test_a_plain_pattern_is_taken(pattern: str) -> None:
    assert not list(complaints(pattern))
    assert matcher(pattern)("\n") is False


def test_a_pattern_matches_the_whole_value() -> None:
    assert matcher("[0-9]+|а")("12")
    assert not matcher("[0-9]+|а")("12\n")
    assert not matcher("[0-9]+|а")("12б")
    assert not matcher("[^0-9]")("\ud800")


def test_a_hostile_pattern_answers() -> None:
    """The pattern that hangs a backtracking engine."""
    assert codes("application_number", "а" * 390 + "!", pattern="(а+)+") == ["application_number.shape"]
