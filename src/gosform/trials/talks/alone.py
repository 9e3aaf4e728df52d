"""Which values a person knows without a word beside them. Written down before anything was measured.

The rule: the text alone is there, no register and no arithmetic in the head. What has a shape of its own is known (a СНИЛС with its hyphens, a mobile phone
with +7, an e-mail, a date, a cadastral number); a bare row of digits is known where no other number of that length is asked for (twelve digits: ИНН of a person;
eleven that do not begin with 7 or 8: СНИЛС; thirteen: ОГРН). A bare row of nine, ten or sixteen digits may be several things: then it counts for being
found, and its kind for nothing. A length that a slip changed makes a bare row unknowable, a shape that the slip left standing does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from gosform.trials.talks.makes import Made

MAY_STAND_ALONE: Mapping[str, str] = {
    "passport_rf": "ten digits in groups of four and six are a passport; of two, two and six a passport or a driving licence; bare, they may be an ИНН or a phone",
    "snils": "three groups of three and one of two; bare, no other number has eleven digits but a phone, which begins with 7 or 8",
    "inn-12": "no other number that people tell has twelve digits",
    "inn-10": "ten digits may be a passport, a phone or an ИНН: found is enough",
    "phone": "the prefix and the groups; bare ten digits that begin with 9 may be a passport or an ИНН",
    "email": "the sign @ or its word",
    "date": "day, month and year",
    "full_name": "a surname beside a given name",
    "department_code": "three digits, a hyphen, three digits; six bare digits may be a postal code or a passport's number",
    "oms_policy": "sixteen digits are a policy or a card",
    "card": "sixteen digits are a card or a policy",
    "foreign_passport_rf": "two digits and seven; nine bare digits may be a БИК or a КПП",
    "civil_certificate": "a Roman numeral, two letters, six digits",
    "ogrn": "no other number that people tell has thirteen digits",
    "ogrnip": "no other number that people tell has fifteen digits and begins with 3",
    "account": "twenty digits that begin with a balance account and 810 are an account, of a client or of a bank",
    "vin": "seventeen Latin letters and digits",
    "plate": "a letter, three digits, two letters, a region",
    "cadastral_number": "four parts with colons",
    "address": "a town, a street, a house",
}
"""Make and reason. What is missing here needs a word beside it: КПП and БИК (nine digits), УИН and КБК (twenty), six digits of a postal code, a driving
licence (written like a passport, or like a vehicle's certificate), a part of a name or of a passport.
"""
SIGN = re.compile(r"[0-9A-Za-zА-Яа-яЁёІ]+")
LENGTH_CHANGES = ("missing", "extra")


class Alone(NamedTuple):
    """kinds: what it may be, the truth first. told: whether a person could tell."""

    kinds: tuple[str, ...]
    told: bool


class Look(NamedTuple):
    """A value as a person sees it. sizes: how long its runs of signs are. words: it is dictated; spread: its spaces say nothing; same: no sign less or more."""

    made: Made
    text: str
    sizes: list[int]
    words: bool
    spread: bool
    same: bool

    @property
    def grouped(self) -> bool:
        return len(self.sizes) > 1 and not self.words and not self.spread


def alone(made: Made, text: str, damage: str) -> Alone:
    """What a person makes of this value with nothing beside it."""
    sizes = [len(run) for run in SIGN.findall(text)]
    look = Look(made, text, sizes, damage.startswith("dictated"), damage == "spaces", damage not in LENGTH_CHANGES)
    kinds, told = KNOWN[made.make](look) if made.make in KNOWN else ((), False)
    return Alone(kinds or (made.kind,), told)


def named(made: Made, text: str) -> Alone:
    """What a person makes of it with a word beside it. Of one thing not even the word tells: nine bare digits behind «паспорт» are a passport
    with a digit missing, or the one for travelling abroad as it is.
    """
    nine = made.kind == "passport_rf" and [len(run) for run in SIGN.findall(text)] == [9]
    return Alone(("passport_rf", "foreign_passport_rf") if nine else (made.kind,), True)


Known = tuple[tuple[str, ...], bool]
ITSELF: tuple[str, ...] = ()


def _passport(look: Look) -> Known:
    """Groups that a slip left standing: one of them may have a digit less or more."""
    if look.grouped and look.sizes[0] == 4 and look.sizes[1:] in ([5], [6], [7]):
        return ITSELF, True
    if look.grouped and look.sizes[:2] == [2, 2] and look.sizes[2:] in ([5], [6], [7]):
        return ("passport_rf", "driving_licence"), True
    return ITSELF, False


def _snils(look: Look) -> Known:
    """Three groups with hyphens, though a digit may be missing or too many; or eleven digits that are no phone."""
    hyphens = look.text.count("-") >= 2 and len(look.sizes) >= 3 and all(1 < size < 5 for size in look.sizes)
    return ITSELF, (hyphens and not look.spread) or (look.same and look.made.bare[0] not in "78")


def _phone(look: Look) -> Known:
    prefix = look.text.startswith(("+7", "8 (", "8(", "8-", "8 9"))
    return ITSELF, look.words or prefix or (look.same and "".join(SIGN.findall(look.text))[:2] in ("79", "89"))


def _sixteen(look: Look) -> Known:
    both = (look.made.kind, "card" if look.made.kind == "oms_policy" else "oms_policy")
    return both, look.same and not look.words


def _account(look: Look) -> Known:
    head = "".join(SIGN.findall(look.text))[:8] == look.made.bare[:8]
    return ("account", "corr_account", "treasury_account"), head and not look.spread


def _department(look: Look) -> Known:
    return ITSELF, look.grouped and look.same and len(look.sizes) == 2 and "-" in look.text


def _same(look: Look) -> Known:
    return ITSELF, look.same


def _always(look: Look) -> Known:
    return ITSELF, True


def _never(look: Look) -> Known:
    return ITSELF, False


KNOWN: Mapping[str, Callable[[Look], Known]] = {
    "passport_rf": _passport,
    "snils": _snils,
    "inn-12": _same,
    "inn-10": _never,
    "phone": _phone,
    "department_code": _department,
    "oms_policy": _sixteen,
    "card": _sixteen,
    "foreign_passport_rf": lambda look: (ITSELF, look.same and look.grouped and look.sizes == [2, 7]),
    "ogrn": _same,
    "ogrnip": _same,
    "account": _account,
    "plate": _same,
    "vin": lambda look: (ITSELF, len(look.sizes) == 1),
    "full_name": _always,
    "email": _always,
    "date": _always,
    "civil_certificate": _always,
    "cadastral_number": _always,
    "address": _always,
}
"""As ``MAY_STAND_ALONE`` says it."""
