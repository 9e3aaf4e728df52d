"""Numbers with check digits, uniformly over those that are made as the published sources say.

Where no source says how a number is made it is random, so that no way of guessing is better than another by mere luck.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from types import MappingProxyType
from typing import Any

from gosform.trials import arithmetic as rule
from gosform.trials.arithmetic import BALANCE_ACCOUNTS, REGIONS

NOBODY: Mapping[str, Any] = MappingProxyType({})
REGION_LIST = tuple(sorted(REGIONS))
# Codes of the territorial classifier that stand in a БИК and in the series of a passport, each with the subject's own code.
TERRITORIES: Mapping[str, str] = {
    "01": "22", "03": "23", "04": "24", "05": "25", "07": "26", "08": "27", "11": "29", "12": "30", "14": "31", "15": "32", "17": "33", "18": "34",
    "19": "35", "20": "36", "22": "52", "24": "37", "25": "38", "27": "39", "28": "69", "29": "40", "32": "42", "33": "43", "34": "44", "36": "63",
    "37": "45", "38": "46", "40": "78", "41": "47", "42": "48", "45": "77", "46": "50", "47": "51", "49": "53", "50": "54", "52": "55", "53": "56",
    "54": "57", "56": "58", "57": "59", "58": "60", "60": "61", "61": "62", "63": "64", "65": "66", "66": "67", "68": "68", "69": "70", "70": "71",
    "71": "72", "73": "73", "75": "74", "76": "75", "78": "76", "80": "02", "84": "04", "85": "08", "88": "12", "89": "13", "92": "16", "94": "18", "97": "21",
}  # fmt: skip
OKATO = tuple(TERRITORIES)


@dataclass(frozen=True, slots=True)
class Number:
    """A good number. bare: its signs alone; value: its canonical spelling; usual: how people write it; options: of the kind."""

    kind: str
    bare: str = field(repr=False)
    value: str = field(repr=False)
    usual: str = field(repr=False)
    options: Mapping[str, Any] = field(default_factory=dict)


def digits(rng: Random, count: int) -> str:
    """So many random digits."""
    return f"{rng.randrange(10**count):0{count}}"


def grouped(number: str, *sizes: int, sep: str = " ") -> str:
    """The number in groups of these sizes; the last size goes on to the end."""
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    while at < len(number):
        parts.append(number[at : at + sizes[-1]])
        at += sizes[-1]
    return sep.join(part for part in parts if part)


def snils_written(bare: str) -> str:
    return f"{bare[:3]}-{bare[3:6]}-{bare[6:9]} {bare[9:]}"


def _number(kind: str, bare: str, usual: str, options: Mapping[str, Any] = NOBODY) -> Number:
    return Number(kind, bare, snils_written(bare) if kind == "snils" else bare, usual, options)


def inn_organisation(rng: Random) -> Number:
    body = rng.choice(REGION_LIST) + digits(rng, 7)
    bare = body + rule.inn_digit(body)
    return _number("inn", bare, grouped(bare, 4, 3, 3), {"holder": "organisation"})


def inn_person(rng: Random) -> Number:
    body = rng.choice(REGION_LIST) + digits(rng, 8)
    bare = body + rule.inn_digit(body)
    bare += rule.inn_digit(bare)
    return _number("inn", bare, grouped(bare, 4, 4, 4), {"holder": "person"})


def snils(rng: Random) -> Number:
    body = f"{rng.randrange(rule.UNCHECKED_SNILS + 1, 10**9):09}"
    bare = body + rule.snils_control(body)
    return _number("snils", bare, snils_written(bare))


def _register(rng: Random, sign: str, serial: int, divisor: int) -> str:
    body = f"{sign}{rng.randrange(2, 26):02}{rng.choice(REGION_LIST)}{digits(rng, serial)}"
    return body + str(int(body) % divisor % 10)


def ogrn(rng: Random) -> Number:
    bare = _register(rng, rng.choice("15"), 7, 11)
    return _number("ogrn", bare, grouped(bare, 1, 2, 2, 7, 1))


def ogrnip(rng: Random) -> Number:
    bare = _register(rng, "3", 9, 13)
    return _number("ogrnip", bare, grouped(bare, 1, 2, 2, 9, 1))


def oms_policy(rng: Random) -> Number:
    body = digits(rng, 15)
    bare = body + rule.mod10_digit(body)
    return _number("oms_policy", bare, grouped(bare, 4))


def card(rng: Random) -> Number:
    length = 16
    beginning = rng.choice(("2200", "2201", "2202", "2204", "4", "51", "53", "55"))
    body = beginning + digits(rng, length - 1 - len(beginning))
    bare = body + str(-rule.luhn_sum(body + "0") % 10)
    return _number("card", bare, grouped(bare, 4))


def okpo_organisation(rng: Random) -> Number:
    body = digits(rng, 7)
    bare = body + rule.classifier_digit(body)
    return _number("okpo", bare, grouped(bare, 2, 2, 2, 2))


def okpo_person(rng: Random) -> Number:
    body = digits(rng, 9)
    bare = body + rule.classifier_digit(body)
    return _number("okpo", bare, grouped(bare, 3, 3, 4))


def uin_short(rng: Random) -> Number:
    body = digits(rng, 19)
    bare = body + rule.classifier_digit(body)
    return _number("uin", bare, grouped(bare, 4))


def uin_long(rng: Random) -> Number:
    body = digits(rng, 24)
    bare = body + rule.classifier_digit(body)
    return _number("uin", bare, grouped(bare, 5))


def bik(rng: Random) -> str:
    """A bank: 04, its territory, a unit of the Bank of Russia, the bank from 050 on."""
    return f"04{rng.choice(OKATO)}{digits(rng, 2)}{rng.randrange(50, 1000):03}"


def _keyed(account: str, bank: str) -> str:
    """The ninth digit set so that the sum ends in 0."""
    return next(number for key in "0123456789" if rule.key_sum(number := account[:8] + key + account[9:], bank) % 10 == 0)


def account(rng: Random) -> Number:
    bank = bik(rng)
    bare = _keyed(f"{rng.choice(BALANCE_ACCOUNTS)}810?{digits(rng, 11)}".replace("?", "0"), bank)
    return _number("account", bare, grouped(bare, 5, 3, 1, 4, 7), {"bik": bank})


def corr_account(rng: Random) -> Number:
    bank = bik(rng)
    bare = _keyed(f"301018100{digits(rng, 8)}{bank[6:]}", bank)
    return _number("corr_account", bare, grouped(bare, 5, 3, 1, 4, 7), {"bik": bank})


def civil_act_number(rng: Random) -> Number:
    body = f"{digits(rng, 2)}{rng.randrange(19, 26):03}{digits(rng, 15)}"
    bare = body + rule.act_digit(body)
    return _number("civil_act_number", bare, grouped(bare, 1, 4, 5, 5, 6))


def iban(rng: Random) -> Number:
    country, body = rng.choice((("RU", f"{bik(rng)}{rng.choice(BALANCE_ACCOUNTS)}810{digits(rng, 12)}"), ("DE", digits(rng, 18))))
    rest = int("".join(str(int(sign, 36)) for sign in f"{body}{country}00")) % 97
    bare = f"{country}{98 - rest:02}{body}"
    return _number("iban", bare, grouped(bare, 4))


MAKERS: Mapping[str, Callable[[Random], Number]] = {
    "inn-10": inn_organisation,
    "inn-12": inn_person,
    "snils": snils,
    "ogrn": ogrn,
    "ogrnip": ogrnip,
    "oms_policy": oms_policy,
    "card": card,
    "okpo-8": okpo_organisation,
    "okpo-10": okpo_person,
    "uin-20": uin_short,
    "uin-25": uin_long,
    "account": account,
    "corr_account": corr_account,
    "civil_act_number": civil_act_number,
    "iban": iban,
}
# How often each is drawn where any will do: those that almost every form asks for come first, and the rarest still often enough to be measured.
OFTEN: Mapping[str, int] = {
    "inn-10": 12, "inn-12": 12, "snils": 12, "ogrn": 7, "ogrnip": 7, "oms_policy": 7, "card": 6, "okpo-8": 6, "okpo-10": 6, "uin-20": 6, "uin-25": 6,
    "account": 7, "corr_account": 6, "civil_act_number": 6, "iban": 5,
}  # fmt: skip


def make(rng: Random, *makes: str) -> str:
    """One of these makes, or of all, as often as forms ask for it."""
    among = makes or tuple(MAKERS)
    return rng.choices(among, [OFTEN[name] for name in among])[0]


def number(rng: Random, *makes: str) -> Number:
    """A number of one of these makes, or of any."""
    return MAKERS[make(rng, *makes)](rng)
