"""Random and near-miss values of a kind: good ones made by the rule itself, and every common slip in them. None is anybody's.

``values(kind, count)`` is the same list on every machine: the seed is the kind's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from tests import by_hand
from tests.peers import contacts

COUNT = 20_000
"""How many values of a kind each peer is shown."""
DIGITS = "0123456789"
HEX = "0123456789abcdef"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Value(NamedTuple):
    """What is shown to everybody.

    typed: as a person spells it.
    bare: the number that was meant, without separators, labels and foreign digits; the same as typed for a bare number.
    bik: the БИК beside an account.
    """

    typed: str
    bare: str
    bik: str = ""


def some(random: Random, count: int, signs: str = DIGITS) -> str:
    return "".join(random.choices(signs, k=count))


def inn_10(random: Random) -> str:
    body = f"{random.randint(1, 99):02}{some(random, 7)}"
    return body + by_hand.inn_10(body)


def inn_12(random: Random) -> str:
    body = f"{random.randint(1, 99):02}{some(random, 8)}"
    return body + by_hand.inn_12(body)


def inn(random: Random) -> str:
    return random.choice((inn_10, inn_12))(random)


def snils(random: Random) -> str:
    body = f"{random.randint(1_001_999, 999_999_999):09}" if random.random() < 0.8 else f"{random.randint(1, 2_000_000):09}"
    return body + by_hand.snils(body)


def ogrn(random: Random) -> str:
    body = random.choice("15") + f"{random.randint(2, 26):02}" + some(random, 9)
    return body + by_hand.ogrn(body)


def ogrnip(random: Random) -> str:
    """Remainders 10 to 12 come as often as the others together: they are where peers differ."""
    body = int("3" + f"{random.randint(4, 26):02}" + some(random, 11))
    if random.random() < 0.5:
        body += random.choice((10, 11, 12)) - body % 13
    return f"{body}{by_hand.ogrnip(str(body))}"


def kpp(random: Random) -> str:
    reason = some(random, 2) if random.random() < 0.7 else some(random, 2, DIGITS + CAPITALS)
    return f"{random.randint(1, 99):02}{some(random, 2)}{reason}{some(random, 3)}"


def bik(random: Random) -> str:
    """A bank mostly; a unit of the Bank of Russia, of the Treasury, an indirect participant, a client sometimes."""
    start = random.choice(("04", "04", "04", "00", "01", "02", "10", "14", "20", "24"))
    return (
        start
        + f"{random.randint(1, 99):02}{random.randint(0, 99):02}"
        + random.choice((f"{random.randint(50, 999):03}", "000", "001", "002"))
    )


def bank_of(account: str, bik: str) -> str:
    """The three digits that stand for whoever keeps the account: order 515, section 2."""
    return f"0{bik[4:6]}" if account.startswith(("301", "40102")) or bik[6:8] == "00" else bik[6:9]


def account(random: Random) -> str:
    start = random.choice(("40702", "40802", "40817", "42301", "40101", "40102", "40602", "03100", "30101"))
    return start + random.choice(("810", "810", "810", "840", "A10", "T10")) + some(random, 12)


def keyed(random: Random, number: str, beside: str) -> str:
    """The account with the key that fits the БИК."""
    return number[:8] + by_hand.account_key(bank_of(number, beside), number) + number[9:]


def corr_account(random: Random) -> str:
    return random.choice(("30101810", "30101810", "30101T10", "40102810")) + some(random, 12)


def card(random: Random) -> str:
    start = random.choice(("2200", "2202", "2204", "4", "51", "55", "2221", "34", "37", "62", "9"))
    body = start + some(random, random.choice((16, 16, 16, 13, 14, 15, 17, 18, 19)) - 1 - len(start))
    return body + by_hand.luhn(body)


def oms_policy(random: Random) -> str:
    body = random.choice("123456789") + some(random, 14)
    return body + by_hand.m10(body)


def oktmo(random: Random) -> str:
    return f"{random.randint(1, 99):02}" + some(random, random.choice((6, 9)))


def uin(random: Random) -> str:
    body = random.choice(("188", "0355", "104", "321", "")) or some(random, 3)
    body += some(random, random.choice((19, 19, 24)) - len(body))
    return body + by_hand.two_passes(body)


def kbk(random: Random) -> str:
    return random.choice(("182", "188", "153", "000", "")) + some(random, 17) if random.random() < 0.8 else some(random, 20)


LENGTHS = {"DE": 22, "GB": 22, "FR": 27, "RU": 33, "BY": 28, "KZ": 20, "NO": 15, "LC": 32, "HN": 28, "MN": 20, "YE": 30, "ZZ": 24, "US": 20}


def iban(random: Random) -> str:
    country = random.choice(list(LENGTHS))
    rest = some(random, LENGTHS[country] - 4, DIGITS if random.random() < 0.7 else DIGITS + CAPITALS)
    return country + by_hand.iban(country, rest) + rest


def passport_rf(random: Random) -> str:
    return f"{random.randint(1, 99):02}{random.randint(0, 99):02}{some(random, 6)}"


def department_code(random: Random) -> str:
    return some(random, 6)


def fias_guid(random: Random) -> str:
    return "-".join(some(random, length, HEX) for length in (8, 4, 4, 4, 12))


MAKERS: dict[str, Callable[[Random], str]] = {
    "inn": inn,
    "inn-person": inn,
    "inn-organisation": inn,
    "snils": snils,
    "ogrn": ogrn,
    "ogrnip": ogrnip,
    "kpp": kpp,
    "bik": bik,
    "account": account,
    "corr_account": corr_account,
    "card": card,
    "oms_policy": oms_policy,
    "oktmo": oktmo,
    "uin": uin,
    "kbk": kbk,
    "iban": iban,
    "passport_rf": passport_rf,
    "department_code": department_code,
    "fias_guid": fias_guid,
    "phone": contacts.phone,
    "email": contacts.email,
}
"""Kind, perhaps with the holder of an ИНН -> a good number of it; phones and addresses come with their slips."""

LABELS = {
    "snils": "СНИЛС", "kpp": "КПП", "bik": "БИК", "account": "р/с", "corr_account": "к/с", "card": "карта", "oms_policy": "полис",
    "oktmo": "ОКТМО", "uin": "УИН", "kbk": "КБК", "iban": "IBAN", "passport_rf": "паспорт", "department_code": "код подразделения",
    "fias_guid": "ФИАС", "ogrn": "ОГРН", "ogrnip": "ОГРНИП",
}  # fmt: skip

EDGES = {
    "inn": ("0000000000", "000000000000", "0012345678", "005010073225", "1111111111", "3", "12345", "0", ""),
    "snils": ("00000000000", "00100199800", "00100199812", "00100199899", "00100199900", "00100199962", "001001998", "00000000001"),
    "ogrn": ("0000000000000", "1000000000000", "1000000000001", "2000000000002", "3000000000000"),
    "ogrnip": ("000000000000000", "300000000000000", "100000000000001", "400000000000009"),
    "kpp": ("000000000", "0000AZ000", "770100000", "111111111", "0"),
    "bik": ("000000000", "999999999", "044525000", "004525988"),
    "card": ("0000000000000000", "0", "00", "18", "0000000000000"),
    "oktmo": ("00000000", "00000000000", "0"),
    "uin": ("0", "00000000000000000000", "0000000000000000000000000", "0000", "1234"),
    "kbk": ("0", "00000000000000000000"),
    "oms_policy": ("0000000000000000", "123456789"),
    "fias_guid": ("00000000-0000-0000-0000-000000000000",),
    "passport_rf": ("0000000000",),
    "department_code": ("000000",),
}


def _replaced(random: Random, number: str, signs: str) -> str:
    at = random.randrange(len(number))
    return number[:at] + random.choice(signs) + number[at + 1 :]


def _digit_changed(random: Random, number: str) -> str:
    """One digit for another: in the number, so that a letter stays a letter."""
    places = [i for i, c in enumerate(number) if c in DIGITS]
    at = random.choice(places)
    return number[:at] + random.choice([d for d in DIGITS if d != number[at]]) + number[at + 1 :]


def _swapped(random: Random, number: str) -> str:
    at = random.randrange(len(number) - 1)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _another_length(random: Random, number: str) -> str:
    at = random.randrange(len(number))
    if random.random() < 0.5:
        return number[:at] + number[at + random.choice((1, 1, 2)) :]
    return number[:at] + some(random, random.choice((1, 1, 2, 3))) + number[at:]


def _another_start(random: Random, number: str) -> str:
    return (
        random.choice(("00", "0", "9", "4", "2", "1", "5", "04", "98")).ljust(1) + number[1:]
        if random.random() < 0.4
        else "00" + number[2:]
    )


def _spelt(random: Random, kind: str, number: str) -> str:
    """The same number with what people put into it."""
    at = random.randrange(1, len(number)) if len(number) > 1 else 0
    way = random.randrange(10)
    if way < 3:
        return number[:at] + random.choice((" ", "-", "\u00a0", "\u2013", "\u2009", ".", "/")) + number[at:]
    if way == 3:
        return " ".join(number[i : i + 3] for i in range(0, len(number), 3))
    if way == 4:
        return "-".join(number[i : i + 4] for i in range(0, len(number), 4))
    if way == 5:
        return random.choice((f" {number}", f"{number} ", f"{number}\n", f"\ufeff{number}", f"{number}\u200b"))
    if way == 6:
        return f"{LABELS.get(kind, 'ИНН')} {number}"
    if way == 7:
        return number.translate({ord(d): 0xFF10 + int(d) for d in DIGITS})
    if way == 8:
        return number.translate({ord(d): 0x0660 + int(d) for d in DIGITS})
    return number.lower() if number != number.lower() else f"№{number}"


def _lettered(random: Random, number: str) -> str:
    """A letter among the digits."""
    return _replaced(random, number, "ООOoЗlIабАBx")


def _one(random: Random, kind: str, make: Callable[[Random], str], beside: str) -> Value:
    good = make(random)
    if kind in ("phone", "email"):
        return Value(good, good)
    if kind in ("account", "corr_account"):
        good = keyed(random, good, beside)
    way = random.random()
    if way < 0.26:
        return Value(good, good, beside)
    if way < 0.46:
        wrong = _digit_changed(random, good)
    elif way < 0.56:
        wrong = _swapped(random, good)
    elif way < 0.64:
        wrong = _another_length(random, good)
    elif way < 0.72:
        wrong = _another_start(random, good)
    elif way < 0.76:
        wrong = some(random, len(good))
    elif way < 0.80:
        wrong = _lettered(random, good)
    elif way < 0.84:
        wrong = random.choice(EDGES.get(kind.partition("-")[0], ("0", "00000000000000000000")))
    else:
        bare = good if way < 0.96 else _digit_changed(random, good)
        return Value(_spelt(random, kind, bare), bare, beside)
    return Value(wrong, wrong, beside)


def values(kind: str, count: int) -> Iterator[Value]:
    """That many values of a kind, good ones and slips, always the same."""
    random = Random(kind)  # noqa: S311
    for _ in range(count):
        beside = bik(random) if kind in ("account", "corr_account") else ""
        yield _one(random, kind, MAKERS[kind], beside)
