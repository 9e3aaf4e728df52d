"""python-stdnum as a second opinion on ИНН and ОГРН, with every known difference named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.ru import inn as stdnum_inn
from stdnum.ru import ogrn as stdnum_ogrn

from gosform.kinds import get as kind_of

AS_OF = date(2026, 11, 22)


def good(kind: str, typed: str) -> bool:
    declared = kind_of(kind)
    found = declared.diagnose(typed, declared.option_values({}), AS_OF)
    return all(p.severity != "error" for p in found.problems)


def near(body: str, check: int) -> list[str]:
    """The number with each possible last digit or pair of digits."""
    return [f"{body}{i:0{check}}" for i in range(10**check)]


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_inn_of_organisations_agree(body: str) -> None:
    """All ten check digits of any nine digits get the same answer, unless the number begins with 00 (FNS schema: no such region)."""
    for number in near(body, 1):
        assert good("inn", number) == (stdnum_inn.is_valid(number) and not number.startswith("00"))


@given(st.from_regex(r"[0-9]{10}", fullmatch=True))
def test_inn_of_people_agree(body: str) -> None:
    """All hundred pairs of check digits of any ten digits get the same answer, unless the number begins with 00."""
    for number in near(body, 2):
        assert good("inn", number) == (stdnum_inn.is_valid(number) and not number.startswith("00"))


@given(st.from_regex(r"[15][0-9]{11}", fullmatch=True))
def test_ogrn_agree(body: str) -> None:
    """Companies: the same answer for every check digit."""
    for number in near(body, 1):
        assert good("ogrn", number) == stdnum_ogrn.is_valid(number)


@given(st.from_regex(r"3[0-9]{13}", fullmatch=True))
def test_ogrnip_agree_but_for_remainders_of_two_digits(body: str) -> None:
    """Entrepreneurs: the same answer for remainders 0-9; for 10, 11 and 12 the oracle refuses what the decree's lowest digit gives."""
    remainder = int(body) % 13
    for number in near(body, 1):
        if remainder < 10:
            assert good("ogrnip", number) == stdnum_ogrn.is_valid(number)
        else:
            assert not stdnum_ogrn.is_valid(number)
            assert good("ogrnip", number) == number.endswith(str(remainder % 10))


@pytest.mark.parametrize("sign", "246789")
def test_later_entries_are_told_apart(sign: str) -> None:
    """A number of a later entry has a fitting check digit; it is refused by name, whatever the oracle says."""
    body = int(sign + "11774635860")
    number = f"{body}{body % 11 % 10}"
    declared = kind_of("ogrn")
    assert [p.code for p in declared.diagnose(number, declared.option_values({}), AS_OF).problems] == ["ogrn.record-number"]


DIFFERENCES = [
    ("inn", "0000000000", True, False, "a row of zeros passes the arithmetic"),
    ("inn", "７７０７０８３８９３", True, True, "digits of another width: taken by both, but mended and said here"),
    ("inn", "7707083893\n", True, True, "a trailing line break: dropped by both, but said here"),
]


@pytest.mark.parametrize(("kind", "typed", "oracle", "ours", "why"), DIFFERENCES)
def test_known_difference(kind: str, typed: str, oracle: bool, ours: bool, why: str) -> None:
    """Each difference is known by name, so that a new one of either side is noticed."""
    assert stdnum_inn.is_valid(typed) == oracle, why
    assert good(kind, typed) == ours, why
    if ours:
        declared = kind_of(kind)
        found = declared.diagnose(typed, declared.option_values({}), AS_OF)
        assert [p.code for p in found.problems] == [f"{kind}.cleaned"]
        assert found.canonical == "7707083893"
