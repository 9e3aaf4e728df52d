"""The arithmetic of the trials, the one of the tests and the kinds are three statements of the same rules: they agree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests import by_hand

from gosform import check_value
from gosform.trials import arithmetic
from gosform.trials.made import chance
from gosform.trials.made.numbers import MAKERS, digits
from gosform.trials.moves import singles

AS_OF = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "head", "body", "rule"),
    [
        ("inn", "", 9, by_hand.inn_10),
        ("inn", "", 10, by_hand.inn_12),
        ("snils", "2", 8, by_hand.snils),
        ("ogrn", "", 12, by_hand.ogrn),
        ("ogrnip", "", 14, by_hand.ogrnip),
        ("oms_policy", "", 15, by_hand.m10),
        ("okpo", "", 7, by_hand.two_passes),
        ("okpo", "", 9, by_hand.two_passes),
        ("uin", "", 19, by_hand.two_passes),
        ("uin", "", 24, by_hand.two_passes),
        ("civil_act_number", "", 20, by_hand.act),
        *[("card", "", n, by_hand.luhn) for n in range(12, 19)],
    ],
)
def test_by_hand(kind: str, head: str, body: int, rule: Callable[[str], str]) -> None:
    """For three hundred random beginnings, of all check digits just those of the other statement fit."""
    rng = chance(f"{kind} {body}")
    for _ in range(300):
        number = head + digits(rng, body)
        right = rule(number)
        wrong = f"{rng.randrange(10 ** len(right)):0{len(right)}}"
        assert arithmetic.fits(kind, number + right)
        assert arithmetic.fits(kind, number + wrong) == (wrong == right)


@pytest.mark.parametrize(
    ("account", "bik", "bank"),
    [
        ("40702810?00000123851", "044030827", "827"),
        ("40602810?00000000025", "049805746", "746"),
        ("40701810?00000123118", "044106001", "006"),
        ("40102810?45370000003", "004525988", "025"),
        ("30101810?00000000225", "044525225", "025"),
    ],
)
def test_key(account: str, bik: str, bank: str) -> None:
    key = by_hand.account_key(bank, account)
    fitting = [digit for digit in "0123456789" if arithmetic.fits("account", account.replace("?", digit), {"bik": bik})]
    assert fitting == [key]


def test_iban() -> None:
    assert arithmetic.fits("iban", "DE89370400440532013000")
    rng = chance("iban")
    for _ in range(200):
        body = digits(rng, 18)
        assert arithmetic.fits("iban", f"DE{by_hand.iban('DE', body)}{body}")


@pytest.mark.parametrize("kind", list(arithmetic.LENGTHS))
def test_another_length_never_fits(kind: str) -> None:
    for length in range(1, 40):
        if length not in arithmetic.LENGTHS[kind]:
            assert not arithmetic.fits(kind, "1" * length)


def test_early_snils_has_no_check() -> None:
    assert arithmetic.fits("snils", "00100199877")
    assert not arithmetic.fits("snils", "00100199977")


@pytest.mark.parametrize("make", list(MAKERS))
def test_the_kinds_agree(make: str) -> None:
    """Of a number with one digit wrong, the kind finds an error where the arithmetic or the make is against it."""
    rng = chance(make)
    for _ in range(60):
        good = MAKERS[make](rng)
        wrong = rng.choice(list(singles(good.bare))).number
        report = check_value(good.kind, wrong, as_of=AS_OF, **good.options)
        assert report.ok == (arithmetic.fits(good.kind, wrong, good.options) and arithmetic.possible(good.kind, wrong)), (
            good.kind,
            report.flatten(),
        )
