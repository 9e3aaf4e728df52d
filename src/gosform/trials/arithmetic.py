"""Every check digit as its document states it, with no help from the kinds, and what is known of the make of each number.

Numbers are bare: the signs alone, without separators (an IBAN with its letters). ``options`` are those of the kind, as ``check_value`` takes them: the
БИК of an account, whose ИНН is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import mul
from typing import Any

# Codes of the subjects of the federation that tax offices use; former districts and the reserved ones are left out.
REGIONS = frozenset(f"{n:02}" for n in (*range(1, 80), 83, 86, 87, 89, 91, 92, 99))
# Beside a card of another network: half of the cards in 5 beginnings of four digits, the other half in 2000.
MIR = 400.0
# Balance accounts of clients that people meet in payment details, after the chart of accounts of the Bank of Russia.
BALANCE_ACCOUNTS = ("40701", "40702", "40703", "40802", "40817", "40820", "42301")
LENGTHS: Mapping[str, tuple[int, ...]] = {
    "inn": (10, 12),
    "snils": (11,),
    "ogrn": (13,),
    "ogrnip": (15,),
    "oms_policy": (16,),
    "card": tuple(range(13, 20)),
    "okpo": (8, 10),
    "uin": (20, 25),
    "account": (20,),
    "corr_account": (20,),
    "civil_act_number": (21,),
    "iban": (22, 33),
}
IBANS = {"DE": 22, "RU": 33}
UNCHECKED_SNILS = 1001998
# The third to fifth digits of a civil record are the last three of its year, and no source says that a record of before October 2018 never gets the long
# number. So the calendar alone decides what can be: the state keeps these registers since the decree of 18.12.1917, and no record is from the future.
FIRST_RECORD, LAST_RECORD = 1918, 2026
# Long numbers are given to new records since October 2018.
FIRST_LONG_RECORD = 2018


def lengths(kind: str, options: Mapping[str, Any]) -> tuple[int, ...]:
    """How many signs a number of the kind has."""
    holder = options.get("holder", "any") if kind == "inn" else "any"
    return {"person": (12,), "organisation": (10,)}.get(holder, LENGTHS[kind])


def fits(kind: str, number: str, options: Mapping[str, Any] | None = None) -> bool:
    """The length is one of the kind's, and the check digits fit the others. What has no check (an early СНИЛС, a Treasury's account) fits."""
    if len(number) not in lengths(kind, options or {}) or not (number.isascii() and (number.isdigit() or kind == "iban")):
        return False
    return RULES[kind](number, options or {})


def possible(kind: str, number: str) -> bool:
    """Nothing that a document confirms is against it: no row of zeros, a region that is not 00, the sign of an ОГРН."""
    if set(number) == {"0"}:
        return False
    match kind:
        case "inn":
            return number[:2] != "00"
        case "ogrn":
            return number[0] in "15"
        case "ogrnip":
            return number[0] == "3"
        case "civil_act_number":
            return FIRST_RECORD <= _act_year(number) <= LAST_RECORD
        case _:
            return True


def usual(kind: str, number: str, options: Mapping[str, Any]) -> bool:
    """It is made as such numbers mostly are, by what is published: a known region, a year of the register, a balance account and roubles, a payment system.

    The last digits of a correspondent account repeat those of the bank's БИК, which stands beside it: known where the БИК is.
    """
    if not possible(kind, number):
        return False
    match kind:
        case "inn":
            return number[:2] in REGIONS
        case "snils":
            return int(number[:9]) > UNCHECKED_SNILS
        case "ogrn" | "ogrnip":
            return "02" <= number[1:3] <= "26" and number[3:5] in REGIONS
        case "account":
            return number[:5] in BALANCE_ACCOUNTS and number[5:8] == "810"
        case "corr_account":
            return number[:8] == "30101810" and number[17:] == str(options.get("bik", number))[-3:]
        case "card":
            return _network(number)
        case "civil_act_number":
            return _act_year(number) >= FIRST_LONG_RECORD
        case "iban":
            return IBANS.get(number[:2]) == len(number) and number[2:4] not in ("00", "01", "99")
        case _:
            return True


def common(kind: str, number: str, options: Mapping[str, Any]) -> float:
    """How much commoner a number is than another of its kind, as far as that is published; 0 for one that is not made as such numbers are.

    Of cards: Мир has half of those in Russia and more (Bank of Russia, payment statistics), in five of ten thousand beginnings.
    """
    if not usual(kind, number, options):
        return 0.0
    return MIR if kind == "card" and _of_mir(number) else 1.0


def _act_year(number: str) -> int:
    """The year of a civil record: 918 is 1918, 026 is 2026."""
    last = int(number[2:5])
    return last + (1000 if last >= FIRST_RECORD % 1000 else 2000)


def _network(number: str) -> bool:
    if _of_mir(number):
        return 16 <= len(number) <= 19
    return len(number) == 16 and (number[0] == "4" or "51" <= number[:2] <= "55" or "2221" <= number[:4] <= "2720")


def _of_mir(number: str) -> bool:
    return "2200" <= number[:4] <= "2204"


def weighted(digits: str, weights: tuple[int, ...]) -> int:
    """The sum of each digit times its weight."""
    return sum(map(mul, map(int, digits), weights))


def inn_digit(body: str) -> str:
    """The tax service's one rule for all three check digits: the weights end in … 3 5 9 4 6 8, the remainder of 11, its last digit."""
    return str(weighted(body, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)[-len(body) :]) % 11 % 10)


def _inn(number: str, _: Mapping[str, Any]) -> bool:
    if len(number) == 12:
        return number[10] == inn_digit(number[:10]) and number[11] == inn_digit(number[:11])
    # A company's weights begin 2 4 10, which are the same row.
    return number[9] == inn_digit(number[:9])


def snils_control(body: str) -> str:
    """The two last digits of what 101 leaves of the sum of each digit times its place from the right."""
    return f"{weighted(body, (9, 8, 7, 6, 5, 4, 3, 2, 1)) % 101 % 100:02}"


def _snils(number: str, _: Mapping[str, Any]) -> bool:
    return int(number[:9]) <= UNCHECKED_SNILS or number[9:] == snils_control(number[:9])


def _register(divisor: int) -> Callable[[str, Mapping[str, Any]], bool]:
    return lambda number, _: int(number[:-1]) % divisor % 10 == int(number[-1])


def luhn_sum(number: str) -> int:
    """Every second digit from the right doubled, nine off what exceeds nine; a good number's sum ends in 0."""
    worth = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
    return sum(int(digit) if i % 2 == 0 else worth[int(digit)] for i, digit in enumerate(reversed(number)))


def _luhn(number: str, _: Mapping[str, Any]) -> bool:
    return luhn_sum(number) % 10 == 0


def mod10_digit(body: str) -> str:
    """HL7: the odd places from the right read as one number and doubled, the even places before it; the digits filled up to a ten."""
    doubled = str(2 * int(body[::-1][::2]))
    return str(-sum(map(int, body[::-1][1::2] + doubled)) % 10)


def _mod10(number: str, _: Mapping[str, Any]) -> bool:
    return number[-1] == mod10_digit(number[:-1])


def act_digit(body: str) -> str:
    """From the left times 1, 2, 1, 2 …, the digits of the products added, filled up to a ten."""
    return str(-sum(sum(map(int, str(int(digit) * (1 + i % 2)))) for i, digit in enumerate(body)) % 10)


def _act(number: str, _: Mapping[str, Any]) -> bool:
    return number[-1] == act_digit(number[:-1])


def classifier_digit(body: str) -> str:
    """Weights 1 to 10 over and over; if 11 leaves 10, weights 3 to 10, 1, 2; if it leaves 10 again, 0."""
    rest = sum(int(digit) * (i % 10 + 1) for i, digit in enumerate(body)) % 11
    if rest == 10:
        rest = sum(int(digit) * ((i + 2) % 10 + 1) for i, digit in enumerate(body)) % 11
    return str(rest % 10)


def _classifier(number: str, _: Mapping[str, Any]) -> bool:
    return number[-1] == classifier_digit(number[:-1])


def key_sum(number: str, bik: str) -> int:
    """7, 1, 3 over three digits of the bank and the account: the last digits of the БИК, or 0 and its fifth and sixth where the Bank of Russia itself
    keeps the account.
    """
    central = bik[6:8] == "00" or number.startswith(("301", "40102"))
    bank = "0" + bik[4:6] if central else bik[6:9]
    return sum(int(digit) * (7, 1, 3)[i % 3] for i, digit in enumerate(bank + number))


def _account(number: str, options: Mapping[str, Any]) -> bool:
    bik = str(options.get("bik") or "")
    return not bik or number[0] == "0" or key_sum(number, bik) % 10 == 0


def _iban(number: str, _: Mapping[str, Any]) -> bool:
    if not (number[:2].isalpha() and number[2:].isdigit()):
        return False
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1


RULES: Mapping[str, Callable[[str, Mapping[str, Any]], bool]] = {
    "inn": _inn,
    "snils": _snils,
    "ogrn": _register(11),
    "ogrnip": _register(13),
    "oms_policy": _mod10,
    "card": _luhn,
    "okpo": _classifier,
    "uin": _classifier,
    "account": _account,
    "corr_account": _account,
    "civil_act_number": _act,
    "iban": _iban,
}
