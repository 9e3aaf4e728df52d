"""The tables behind check digits say what the formulas say."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import getitem
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosform.engines import account_key
from gosform.engines.two_passes import last_fits
from gosform.kinds import card, civil_act_number, inn, ogrn, ogrnip, oms_policy, snils
from gosform.sums import Check, formula

FORMULAS: dict[str, tuple[Callable[[Any], Any], int]] = {
    "inn of an organisation": (inn.organisation, 10),
    "inn of a person": (inn.person, 12),
    "snils": (snils.check_number, 11),
    "ogrn": (ogrn.check_digit, 13),
    "ogrnip": (ogrnip.check_digit, 15),
    "oms_policy": (oms_policy.mod10, 16),
    "card of 16": (card.luhn, 16),
    "card of 19": (card.luhn, 19),
    "civil_act_number": (civil_act_number.luhn, 21),
    "account": (partial(account_key.key_holds, bytes((2, 2, 5))), 20),
    "okpo": (last_fits, 8),
    "uin": (last_fits, 25),
}
TWO_PASSES = ("okpo", "uin")
every = pytest.mark.parametrize("name", FORMULAS)


def tables(name: str) -> tuple[Check, ...]:
    found = formula(*FORMULAS[name])
    return found.checks if found else ()


def numbers(name: str) -> st.SearchStrategy[bytes]:
    length = FORMULAS[name][1]
    return st.lists(st.integers(0, 9), min_size=length, max_size=length).map(bytes)


@every
def test_every_formula_is_read(name: str) -> None:
    """The formula of every kind with check digits gives tables; only the two passes of the classifiers leave a case to the formula."""
    found = tables(name)
    assert found
    assert all(check.exact for check in found) is (name not in TWO_PASSES)


@every
@given(data=st.data())
def test_tables_say_what_the_formula_says(name: str, data: st.DataObject) -> None:
    """Where the tables are exact they hold for the very numbers that the formula passes; otherwise for no fewer."""
    number = data.draw(numbers(name))
    fits = bool(FORMULAS[name][0](number))
    said = all(check.holds(number) for check in tables(name))
    assert said == fits or (name in TWO_PASSES and said)


@every
@given(data=st.data())
def test_some_digits_settle_what_fits(name: str, data: st.DataObject) -> None:
    """A number holds only with a balance that may fit where its digits at some places are known, and always with one that fits for certain."""
    number = data.draw(numbers(name))
    places = data.draw(st.lists(st.integers(0, len(number) - 1), max_size=3, unique=True))
    for check in tables(name):
        balance = sum(map(getitem, check.adds, number), check.start) % check.modulus
        settled = check.settled({at: number[at] for at in places})
        assert balance in settled or not check.holds(number)
        assert check.holds(number) or not settled.get(balance)


@pytest.mark.parametrize(
    "holds",
    [
        lambda d: d[0] == d[1],
        lambda d: sum(d) <= 5,
        lambda d: (d[0] * d[1]) % 10 == 0,
        lambda d: (d[0] % 10 == 1) | (d[1] % 10 == 2),
        lambda d: d.count(3) == 1,
        lambda d: True,
        lambda d: sum(d) // 2 % 10 == 1,
    ],
    ids=["digits alone", "an order", "a product", "one of two", "a method of bytes", "always", "a quotient of several"],
)
def test_what_no_sum_can_say_gives_nothing(holds: Callable[[Any], Any]) -> None:
    """A formula that does more than add up and divide is not misread: it gives no tables."""
    assert formula(holds, 4) is None
