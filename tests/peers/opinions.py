"""What each peer says of a value: its own public function, called as its documentation calls it.

A peer is somebody else's package that checks the same numbers. None is imported before it is asked. ``installed`` says which can be.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

Opinion = Callable[[str, str], bool]
"""(value, БИК) -> the peer takes the value; the БИК is empty except beside an account."""


def _import(name: str) -> Any:
    """A peer's module. What it warns of while it is loaded is its own business."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(name)


def _alone(function: Callable[[str], object]) -> Opinion:
    return lambda value, bik: bool(function(value))


def _unless_raised(function: Callable[..., object], wrong: type[Exception]) -> Opinion:
    """For a function that returns a value (or None for “left empty”) and raises where it refuses."""

    def opinion(value: str, bik: str) -> bool:
        try:
            function(value)
        except wrong:
            return False
        return True

    return opinion


def stdnum() -> dict[str, Opinion]:
    inn, ogrn, luhn, iban = (_import(f"stdnum.{name}") for name in ("ru.inn", "ru.ogrn", "luhn", "iban"))
    return {
        "inn": _alone(inn.is_valid),
        "ogrn": _alone(ogrn.is_valid),
        "ogrnip": _alone(ogrn.is_valid),
        "card": _alone(luhn.is_valid),
        "iban": _alone(iban.is_valid),
    }


@contextmanager
def _pydantic_1() -> Iterator[None]:
    """vitya is written for the error classes of pydantic 1; pydantic 2 carries them as pydantic.v1. Only while vitya is loaded."""
    now = _import("pydantic.errors"), _import("pydantic.fields")
    sys.modules["pydantic.errors"], sys.modules["pydantic.fields"] = _import("pydantic.v1.errors"), _import("pydantic.v1.fields")
    try:
        yield
    finally:
        sys.modules["pydantic.errors"], sys.modules["pydantic.fields"] = now


def vitya() -> dict[str, Opinion]:
    with _pydantic_1():
        numbers = _import("vitya.validators")
        payment = _import("vitya.payment_order.validators")
        checks = _import("vitya.payment_order.payments.checks")
    wrong = ValueError

    def account(value: str, bik: str) -> bool:
        try:
            payment.validate_account_number(value)
            checks.check_account_by_bic(account_number=value, bic=bik)
        except wrong:
            return False
        return True

    return {
        "inn": _unless_raised(numbers.validate_inn, wrong),
        "inn-person": _unless_raised(numbers.validate_inn_ip, wrong),
        "inn-organisation": _unless_raised(numbers.validate_inn_le, wrong),
        "snils": _unless_raised(numbers.validate_snils, wrong),
        "ogrn": _unless_raised(lambda value: numbers.validate_ogrn(value, is_ip=False), wrong),
        "ogrnip": _unless_raised(numbers.validate_ogrnip, wrong),
        "kpp": _unless_raised(numbers.validate_kpp, wrong),
        "bik": _unless_raised(numbers.validate_bic, wrong),
        "oktmo": _unless_raised(numbers.validate_oktmo, wrong),
        "uin": _unless_raised(payment.validate_uin, wrong),
        "kbk": _unless_raised(payment.validate_cbc, wrong),
        "account": account,
    }


def _finds(package: Any, kind: str, context: str) -> Opinion:
    """ru-pii looks for numbers in a text: a value is taken when it is found whole behind the word that names it."""

    def opinion(value: str, bik: str) -> bool:
        text = f"{context} {value}"
        return any((found.start, found.end) == (len(context) + 1, len(text)) for found in package.find(text, [kind]))

    return opinion


def ru_pii() -> dict[str, Opinion]:
    package, sums = _import("ru_pii"), _import("ru_pii.checksums")
    return {
        "inn": _alone(sums.inn),
        "snils": _alone(sums.snils),
        "ogrn": _alone(sums.ogrn),
        "ogrnip": _alone(sums.ogrn),
        "bik": _alone(sums.bic),
        "account": sums.account,
        "corr_account": sums.account,
        "card": _alone(sums.card),
        "oms_policy": _alone(sums.oms),
        "iban": _alone(sums.iban),
        "kpp": _finds(package, "KPP", "КПП"),
        "passport_rf": _finds(package, "PASSPORT_RF", "паспорт"),
        "department_code": _finds(package, "PASSPORT_DEPT", "код подразделения"),
        "phone": _finds(package, "PHONE_RU", "тел."),
        "email": _finds(package, "EMAIL", "почта"),
    }


def _recognises(recogniser: Any) -> Opinion:
    """A recogniser of Presidio looks for a pattern in a text: a value is taken when it is found whole."""

    def opinion(value: str, bik: str) -> bool:
        found = recogniser.analyze(value, recogniser.supported_entities, None)
        return any((one.start, one.end) == (0, len(value)) for one in found)

    return opinion


def presidio() -> dict[str, Opinion]:
    package = _import("presidio_ru_recognizers")
    sums = _import("presidio_ru_recognizers.checksums")  # of the package's own names, three are hidden by modules of the same name
    return {
        "inn": lambda value, bik: bool(sums.inn10(value) or sums.inn12(value)),
        "snils": _alone(sums.snils),
        "ogrn": _alone(sums.ogrn),
        "ogrnip": _alone(sums.ogrnip),
        "card": _alone(sums.luhn),
        "passport_rf": _recognises(package.PassportRfRecognizer()),
        "account": _recognises(package.BankAccountRfRecognizer()),
        "phone": _recognises(package.PhoneRfRecognizer()),
    }


def validators() -> dict[str, Opinion]:
    package, russian = _import("validators"), _import("validators.i18n")
    return {
        "inn": _alone(russian.ru_inn),
        "card": _alone(package.card_number),
        "iban": _alone(package.iban),
        "fias_guid": _alone(package.uuid),
        "email": _alone(package.email),
    }


PEERS = {
    "python-stdnum": stdnum,
    "vitya": vitya,
    "ru-pii": ru_pii,
    "presidio-ru-recognizers": presidio,
    "validators": validators,
}
"""Package -> what makes its opinions; its version is the one that the extra ``peers`` of pyproject.toml pins."""

KINDS = {
    "python-stdnum": ("inn", "ogrn", "ogrnip", "card", "iban"),
    "vitya": (
        "inn", "inn-person", "inn-organisation", "snils", "ogrn", "ogrnip", "kpp", "bik", "oktmo", "uin", "kbk", "account",
    ),
    "ru-pii": (
        "inn", "snils", "ogrn", "ogrnip", "bik", "account", "corr_account", "card", "oms_policy", "iban", "kpp", "passport_rf",
        "department_code", "phone", "email",
    ),
    "presidio-ru-recognizers": ("inn", "snils", "ogrn", "ogrnip", "card", "passport_rf", "account", "phone"),
    "validators": ("inn", "card", "iban", "fias_guid", "email"),
}  # fmt: skip
"""Which kinds each peer is asked about: known without installing it."""


@cache
def opinions(peer: str) -> dict[str, Opinion]:
    """What this peer says, kind by kind."""
    return PEERS[peer]()


def says(peer: str, kind: str, value: str, bik: str = "") -> bool:
    """The peer takes this value."""
    return opinions(peer)[kind](value, bik)
