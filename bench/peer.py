"""The same form as people write it today: a pydantic v2 model with patterns and python-stdnum's check digits.

Shapes are proven by pydantic's own (Rust) patterns, ИНН and ОГРН by python-stdnum; СНИЛС, which it lacks, by the ten lines
that projects carry for it; dates by the standard library. It refuses what gosform refuses (zeros, region 00, a first digit of
an ОГРН other than 1 and 5, a date in the future) and has none of gosform's warnings.

There are two of them. In ``Application`` phone and e-mail are patterns: it is the faster one, and it judges otherwise than gosform
does (``CONTACTS``). ``WithLibraries`` has them checked by phonenumbers and email-validator (pydantic's own ``EmailStr``): it is the
one that does the same checks.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

import phonenumbers
from pydantic import AfterValidator, BaseModel, ConfigDict, EmailStr, StringConstraints, model_validator
from stdnum.ru import inn, ogrn


def _inn(value: str) -> str:
    inn.validate(value)
    return value


def _ogrn(value: str) -> str:
    ogrn.validate(value)
    return value


def _not_zeros(value: str) -> str:
    if not value.strip("0"):
        raise ValueError("only zeros")
    return value


def _snils(value: str) -> str:
    if value <= "001-001-998 99":
        return value
    digits = [int(c) for c in value if c.isdigit()]
    total = sum(d * w for d, w in zip(digits, range(9, 0, -1), strict=False))
    if total % 101 % 100 != digits[9] * 10 + digits[10]:
        raise ValueError("check number")
    return value


def _past(value: str) -> str:
    if date.fromisoformat(value) > date(2026, 11, 22):
        raise ValueError("in the future")
    return value


def _phone(value: str) -> str:
    if not phonenumbers.is_valid_number(phonenumbers.parse(value, "RU")):
        raise ValueError("phone")
    return value


def _pattern(pattern: str) -> StringConstraints:
    return StringConstraints(pattern=pattern)


Name = Annotated[str, _pattern(r"^[А-ЯЁ][а-яё]+(-[А-ЯЁ][а-яё]+)?$")]
Text = Annotated[str, _pattern(r"^[А-Яа-яЁё0-9 .,\-]{1,100}$")]
Short = Annotated[str, _pattern(r"^[А-Яа-яЁё0-9 .,\-]{1,10}$")]
Day = Annotated[str, _pattern(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_past)]


CONTACTS = {
    "phone": ("+79161234567", "+77010000000", "+4930000000", "+74950000000", "+7916123456", "+791612345678"),
    "email": (
        "name@example.com",
        "name+tag@mail.example.org",
        "o'name@example.com",
        "name@пример.рф",
        "a..b@example.com",
        ".name@example.com",
        "name.@example.com",
        "name@-example.com",
        "name@example",
    ),
}
"""Made-up phones and addresses, good and bad: each model is held against gosform by them."""


class Applicant(BaseModel):
    model_config = ConfigDict(extra="forbid")
    surname: Name
    given_name: Name
    patronymic: Name | None = None
    birth_date: Day
    snils: Annotated[str, _pattern(r"^[0-9]{3}-[0-9]{3}-[0-9]{3} [0-9]{2}$"), AfterValidator(_snils)]
    inn: Annotated[str, _pattern(r"^([0-9][1-9]|[1-9][0-9])[0-9]{10}$"), AfterValidator(_inn)]
    phone: Annotated[str, _pattern(r"^\+79[0-9]{9}$")]
    email: Annotated[str, _pattern(r"^[A-Za-z0-9._+\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}$")]
    birth_place: Text


class Passport(BaseModel):
    model_config = ConfigDict(extra="forbid")
    series: Annotated[str, _pattern(r"^[0-9]{4}$"), AfterValidator(_not_zeros)]
    number: Annotated[str, _pattern(r"^[0-9]{6}$"), AfterValidator(_not_zeros)]
    issued_on: Day
    department_code: Annotated[str, _pattern(r"^[0-9]{3}-[0-9]{3}$")]
    issued_by: Annotated[str, _pattern(r"^[А-Яа-яЁё0-9 .,\-]{1,200}$")]


class Address(BaseModel):
    model_config = ConfigDict(extra="forbid")
    postal_code: Annotated[str, _pattern(r"^[0-9]{6}$")]
    region: Text
    city: Text
    street: Text | None = None
    house: Short
    flat: Short | None = None


class Employer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: Text
    inn: Annotated[str, _pattern(r"^([0-9][1-9]|[1-9][0-9])[0-9]{8}$"), AfterValidator(_inn)]
    kpp: Annotated[str, _pattern(r"^([0-9][1-9]|[1-9][0-9])[0-9]{2}[0-9A-Z]{2}[0-9]{3}$")]
    ogrn: Annotated[str, _pattern(r"^[15][0-9]{12}$"), AfterValidator(_ogrn)]
    bik: Annotated[str, _pattern(r"^[0-2][0-9]{8}$")]


class Application(BaseModel):
    model_config = ConfigDict(extra="forbid")
    applicant: Applicant
    passport: Passport
    address: Address
    employer: Employer

    @model_validator(mode="after")
    def issued_after_birth(self) -> Self:
        if self.applicant.birth_date >= self.passport.issued_on:
            raise ValueError("issued before birth")
        return self


class ApplicantWithLibraries(Applicant):
    phone: Annotated[str, AfterValidator(_phone)]
    email: EmailStr


class WithLibraries(Application):
    applicant: ApplicantWithLibraries
