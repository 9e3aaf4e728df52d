"""Whether a row of digits would pass for a good number of a kind: its screen alone, which costs a tenth of a diagnosis."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from gosform.engines.calendar_days import is_day
from gosform.guess.good import good
from gosform.guess.spelt import SPELT, USUAL
from gosform.kinds import get
from gosform.recognition.spellings import chance

SLIP = 0.25
"""The share of values read out to a help line that carry a slip: people call because something is wrong."""
WRONG, COUNT = 0.45, 0.25
"""Of these: another digit; one digit too many or too few."""
LEAST_CHANCE = 2e-4
HIDDEN = 0.4
"""How little the beginning of a number speaks against a kind at most where a digit is missing: it may be missing there."""
LANDLINES = 0.1
"""The share of Russian phone numbers that people give which are no mobile ones."""
_MOBILE = re.compile("[78]?9[0-9]{9}")
_LANDLINE = re.compile("([78])?[348][0-9]{9}")
BEGINS: Mapping[str, tuple[re.Pattern[str], float]] = {
    kind: (re.compile(pattern), random)
    for kind, pattern, random in (
        ("phone", r"(?:[78]9[0-9]{8,10}|9[0-9]{8,9})$", 0.03),
        ("bik", "04", 0.01),
        ("corr_account", "301", 0.001),
        ("account", "40[1-8]|42[0-6]", 0.015),
        ("ogrn", "[15](?:0[2-9]|1[0-9]|2[0-6])", 0.05),
        ("ogrnip", "3(?:0[4-9]|1[0-9]|2[0-6])", 0.02),
        ("card", "220|4|5[1-5]", 0.16),
        ("uin", "0|1|18", 0.2),
        ("treasury_account", "0[3-5]", 0.03),
        ("passport_rf", "[0-9]{2}(?:0[0-9]|1[0-9]|2[0-6]|9[7-9])", 0.3),
        ("kpp", "[0-9]{4}(?:0[1-9]|3[12]|4[345]|5[0-9])", 0.17),
        ("kbk", "1[0-9]{2}|[0-9]{3}1", 0.19),
        ("foreign_passport_rf", "[67][0-9]", 0.2),
        ("epts", "[12](?:643|112|398|051|417)", 0.001),
        ("department_code", "[0-9]{2}[0-3]", 0.4),
        ("residence_permit", "8[23]", 0.02),
        ("oms_policy", "[0-9]", 1.0),
        ("postal_code", "[1-6]", 0.6),
    )
}
"""Kind -> how most of its numbers begin, whether or not they keep their check digits, and the share of random ones that do."""
MOST = 0.95


@cache
def _test(kind: str, count: int, as_of: date) -> Callable[[str], bool]:
    if kind == "phone":
        return lambda number: _MOBILE.fullmatch(number) is not None
    if kind == "card" and count != 16:
        return lambda number: good(kind, number, as_of)
    found = get(kind)
    screen = found.screen(found.option_values({}), as_of)
    if screen is None:
        return bool
    pattern, holds = re.compile(screen.pattern).fullmatch, screen.holds
    layouts = sorted(
        {spelt for spelt, _ in SPELT[kind] if spelt.count("#") == count} | {"#" * count}, key=lambda spelt: spelt.count("#") - len(spelt)
    )
    begins = USUAL.get(kind)
    usual: Callable[[str], Any] = re.compile(begins).match if begins else bool

    def passes(number: str) -> bool:
        if not usual(number):
            return False
        for layout in layouts:
            rest = iter(number)
            value = "".join([next(rest) if c == "#" else c for c in layout])
            if pattern(value):
                return holds is None or bool(holds(value))
        return False

    return passes


def passes(kind: str, number: str, as_of: date) -> bool:
    """The digits are those of a number that the kind would not find fault with."""
    return _test(kind, len(number), as_of)(number)


def begins(kind: str, number: str) -> float:
    """How much commoner a number that begins so is among those of the kind than among random ones."""
    known = BEGINS.get(kind)
    if known is None:
        return 1.0
    pattern, random = known
    return MOST / random if pattern.match(number) else (1 - MOST) / max(1 - random, 0.1)


def day_of(numbers: str, spelling: str) -> bool:
    """Whether digits in a layout of dates are a day that exists, in a year that people live in."""
    groups, at = [], 0
    for width in map(len, re.findall("#+", spelling)):
        groups.append(int(numbers[at : at + width]))
        at += width
    if len(groups) != 3:
        return False
    day, month, year = groups
    if spelling.startswith("####"):
        year, month, day = groups
    if year < 100:
        year += 1900 if year > 40 else 2000
    return 1900 <= year <= 2099 and 1 <= month <= 12 and is_day(year, month, day)


def evidence(kind: str, number: str, as_of: date) -> float:
    """How much the digits speak for a kind that has so many: its check digits, and how its numbers begin where they fail."""
    if passes(kind, number, as_of):
        return (1 - SLIP) / max(chance(kind, len(number)), LEAST_CHANCE)
    if kind == "phone" and (found := _LANDLINE.fullmatch(number)):
        return LANDLINES * (1 - SLIP) / (0.06 if found[1] else 0.6)
    return SLIP * WRONG * begins(kind, number)


def counted(kind: str, number: str, slips: int) -> float:
    """The same of a number with digits too many or missing."""
    told = begins(kind, number)
    return SLIP * COUNT * (max(told, HIDDEN) if told < 1 or kind == "phone" else told**0.5) * 0.1 ** max(abs(slips) - 2, 0)
