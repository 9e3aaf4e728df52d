"""What others say of the same cases: a pydantic model with python-stdnum's checks, patterns alone, and one answer for everything."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple

from gosform.trials.case import Case

LIBRARIES, PATTERNS, CONSTANT = "pydantic + python-stdnum", "patterns only", "“one digit is wrong”"


class Said(NamedTuple):
    """An answer. named: the message names the cause rightly; None where it can be named by nobody. slip: it names the slip rightly."""

    refused: bool
    named: bool | None
    slip: bool = False


CAUSES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "InvalidLength": frozenset(
            {
                "too-short",
                "too-long",
                "length",
                "lost-zero",
                "lost-control-zero",
                "pasted-along",
                "pasted-twice",
                "with-kpp",
                "whole-passport",
            }
        ),
        "InvalidFormat": frozenset({"letters", "lower-case", "latin", "cyrillic", "mixed-scripts", "words", "spreadsheet"}),
        "InvalidChecksum": frozenset({"checksum"}),
        "InvalidComponent": frozenset({"unknown-region", "country", "first-digit", "zeros"}),
        "date_from_datetime_parsing": frozenset({"month-name", "letters", "words", "date-order", "two-digit-year", "swapped"}),
        "date_parsing": frozenset({"month-name", "letters", "words", "date-order", "two-digit-year", "swapped"}),
        "decimal_parsing": frozenset({"decimal-comma", "letters"}),
        "value_error": frozenset({"cyrillic", "no-at", "several"}),
    }
)
"""What a message may be taken to name, generously: “The number has an invalid length” counts as naming a lost zero, and an exception of any
date counts as naming whatever is wrong with the date. None of these messages shows a place or offers a repair."""

PATTERN: Mapping[str, str] = MappingProxyType(
    {
        "account": r"\d{20}",
        "bik": r"04\d{7}",
        "card": r"\d{4}(?: ?\d{4}){3}|\d{13,19}",
        "corr_account": r"301\d{17}",
        "date": r"\d{4}-\d{2}-\d{2}",
        "department_code": r"\d{3}-\d{3}",
        "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        "epts": r"\d{15}",
        "full_name": r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*(?: [А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*){1,2}",
        "given_name": r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+)*",
        "iban": r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}",
        "inn": r"\d{10}|\d{12}",
        "kbk": r"\d{20}",
        "kpp": r"\d{4}[A-Z0-9]{2}\d{3}",
        "money": r"\d+(?:\.\d{1,2})?",
        "ogrn": r"[15]\d{12}",
        "ogrnip": r"3\d{14}",
        "okato": r"\d{2,11}",
        "okpo": r"\d{8}|\d{10}",
        "oktmo": r"\d{8}|\d{11}",
        "oms_policy": r"\d{16}",
        "passport_rf": r"\d{2} ?\d{2} ?\d{6}",
        "passport_rf_number": r"\d{6}",
        "passport_rf_series": r"\d{2} ?\d{2}",
        "patronymic": r"[А-ЯЁ][а-яё]+",
        "phone": r"(?:\+7|8)[ (-]*\d{3}[ )-]*\d{3}[ -]?\d{2}[ -]?\d{2}",
        "plate": r"[АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2}\d{2,3}",
        "postal_code": r"\d{6}",
        "snils": r"\d{3}-\d{3}-\d{3} \d{2}|\d{11}",
        "surname": r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*",
        "uin": r"\d{20}|\d{25}",
        "vin": r"[A-HJ-NPR-Z0-9]{17}",
    }
)
"""A regular expression a kind, as forms usually have it. A kind without one is let through."""


def libraries(case: Case) -> Said:
    """A pydantic model of one field: python-stdnum's module for its kind as validator, pydantic's own types for dates, sums and addresses of
    e-mail, a string that is not empty for all else.
    """
    fault = _fault(_adapter(case.kind), case.typed)
    return Said(fault is not None, bool(case.troubles & CAUSES.get(fault or "", frozenset())) if case.troubles else None)


def patterns(case: Case) -> Said:
    """“Does not match”: a pattern names no cause."""
    pattern = PATTERN.get(case.kind)
    return Said(pattern is not None and re.fullmatch(pattern, case.typed) is None, False if case.troubles else None)


def constant(case: Case) -> Said:
    """One wrong digit, whatever was typed."""
    return Said(True, False if case.troubles else None, case.name == "single")


METHODS: Mapping[str, Callable[[Case], Said]] = MappingProxyType({LIBRARIES: libraries, PATTERNS: patterns, CONSTANT: constant})


def _fault(adapter: Any, typed: str) -> str | None:
    """The type of the first error: pydantic's, or the name of python-stdnum's exception."""
    from pydantic import ValidationError

    try:
        adapter.validate_python(typed)
    except ValidationError as refused:
        error = refused.errors(include_url=False, include_input=False)[0]
        raised = error.get("ctx", {}).get("error")
        return type(raised).__name__ if type(raised).__name__ in CAUSES else str(error["type"])
    return None


@cache
def _adapter(kind: str) -> Any:
    from decimal import Decimal

    from pydantic import AfterValidator, EmailStr, StringConstraints, TypeAdapter

    own: dict[str, Any] = {"date": date, "money": Decimal, "email": EmailStr}
    check = _stdnum(kind)
    filled = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
    takes: Any = own.get(kind, Annotated[filled, AfterValidator(check)] if check else filled)
    return TypeAdapter(takes)


def _stdnum(kind: str) -> Callable[[str], str] | None:
    """The validator of python-stdnum for a kind. It has none for СНИЛС, ЕНП, accounts, УИН and VIN; a card has Luhn's rule."""
    from stdnum import iban, luhn
    from stdnum.ru import inn, ogrn

    def card(number: str) -> str:
        compact = number.replace(" ", "").replace("-", "")
        luhn.validate(compact)
        return compact

    every: dict[str, Callable[[str], str]] = {
        "inn": inn.validate,
        "ogrn": ogrn.validate,
        "ogrnip": ogrn.validate,
        "iban": iban.validate,
        "card": card,
    }
    return every.get(kind)
