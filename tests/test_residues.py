"""Every remainder that every check digit can have: the digits that the rule gives are taken, and all others are refused.

The rules are stated in ``tests/by_hand.py`` with no help from the library. A kind with a check digit and without a row here fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from itertools import product
from typing import Any, NamedTuple

import pytest
from tests import by_hand

from gosform.kinds import get as kind_of
from gosform.kinds import names as kind_ids

AS_OF = date(2026, 11, 22)
DIGITS = tuple("0123456789")
PAIRS = tuple(f"{i:02}" for i in range(100))


class Formula(NamedTuple):
    """One check of one kind.

    body: the i-th number, with ? where its check digits stand. check: what belongs there.
    remainder: what the division leaves, where several remainders share a check digit. remainders: how many of them there are.
    signs: everything that might be typed there. present: the code is given when the check digit fits, not when it does not.
    """

    kind: str
    body: Callable[[int], str]
    check: Callable[[str], str]
    remainders: int
    remainder: Callable[[str], Hashable] | None = None
    signs: tuple[str, ...] = DIGITS
    options: Mapping[str, Any] = {}
    trouble: str = "checksum"
    present: bool = False


def numbered(pattern: str) -> Callable[[int], str]:
    """Numbers of a pattern: each run of # is filled from a row of numbers that are spread widely."""

    def body(i: int) -> str:
        return re.sub("#+", lambda run: f"{(i + 1) * 7919:0{len(run[0])}}"[-len(run[0]) :], pattern)

    return body


def before(rule: Callable[[str], str]) -> Callable[[str], str]:
    """The rule over what stands before the check digits."""
    return lambda number: rule(number.rstrip("?"))


def total(number: str, weights: str) -> int:
    return sum(int(digit) * int(weight) for digit, weight in zip(number, weights.split(), strict=False))


def inn_12(number: str) -> tuple[int, int]:
    """What both divisions leave; the first check digit takes part in the second."""
    first = total(number[:10], "7 2 4 10 3 5 9 4 6 8") % 11
    return first, total(number[:10] + by_hand.inn_12(number[:10])[0], "3 7 2 4 10 3 5 9 4 6 8") % 11


def two_passes(number: str) -> tuple[int, int]:
    """What the first pass leaves, and the second where the first leaves 10."""
    bare = number.rstrip("?")
    first = total(bare, "1 2 3 4 5 6 7 8 9 10 " * 3) % 11
    return first, total(bare, "3 4 5 6 7 8 9 10 1 2 " * 3) % 11 if first == 10 else 0


def account(bank: str) -> Callable[[str], str]:
    return lambda number: by_hand.account_key(bank, number)


BANKS = [
    ("account", "40702810?00000###851", "044030827", "827"),
    ("account", "40602810?00000###025", "049805746", "746"),
    ("account", "40602A10?00000###025", "049805746", "746"),
    ("account", "40701810?00000###118", "044106001", "006"),
    ("account", "40101810?00000###118", "044525000", "025"),
    ("account", "40102810?45370###003", "004525988", "025"),
    ("account", "30101810?00000###225", "044525225", "025"),
    ("corr_account", "30101810?00000###225", "044525225", "025"),
    ("corr_account", "30101T10?00000###225", "044525225", "025"),
    ("corr_account", "40102810?45370###003", "004525988", "025"),
    ("corr_account", "30101810?00000###746", "049805000", "005"),
]


def iban(number: str) -> str:
    return by_hand.iban(number[:2], number[4:])


def of_kind(kind: str, pattern: str, rule: Callable[[str], str], remainders: int, **more: Any) -> Formula:
    return Formula(kind, numbered(pattern), before(rule), remainders, **more)


FORMULAS = {
    "inn-10": of_kind("inn", "7707#####?", by_hand.inn_10, 11, remainder=lambda n: total(n[:9], "2 4 10 3 5 9 4 6 8") % 11),
    "inn-12": of_kind("inn", "7707######??", by_hand.inn_12, 121, remainder=inn_12, signs=PAIRS),
    "snils": of_kind("snils", "112######??", by_hand.snils, 101, remainder=lambda n: total(n[:9], "9 8 7 6 5 4 3 2 1") % 101, signs=PAIRS),
    "ogrn": of_kind("ogrn", "11177#######?", by_hand.ogrn, 11, remainder=lambda n: int(n[:12]) % 11),
    "ogrnip": of_kind("ogrnip", "31177#########?", by_hand.ogrnip, 13, remainder=lambda n: int(n[:14]) % 13),
    "okpo-8": of_kind("okpo", "5######?", by_hand.two_passes, 21, remainder=two_passes),
    "okpo-10": of_kind("okpo", "01#######?", by_hand.two_passes, 21, remainder=two_passes),
    "okato-6": of_kind("okato", "45###?", by_hand.two_passes, 21, remainder=two_passes, trouble="check-number", present=True),
    "okato-9": of_kind("okato", "45######?", by_hand.two_passes, 21, remainder=two_passes, trouble="check-number", present=True),
    "okato-12": of_kind("okato", "45286######?", by_hand.two_passes, 21, remainder=two_passes, trouble="check-number", present=True),
    "uin-20": of_kind("uin", "1881#########345678?", by_hand.two_passes, 21, remainder=two_passes),
    "uin-25": of_kind("uin", "0355#########34567800000?", by_hand.two_passes, 21, remainder=two_passes),
    "oms_policy": of_kind("oms_policy", "7745########567?", by_hand.m10, 10),
    "civil_act_number": of_kind("civil_act_number", "12020##########56780?", by_hand.act, 10),
    **{f"card-{n}": of_kind("card", "9" + "#" * (n - 2) + "?", by_hand.luhn, 10) for n in range(13, 20)},
    **{
        f"{kind}-{pattern[:8]}-{bik}": Formula(kind, numbered(pattern), account(bank), 10, options={"bik": bik})
        for kind, pattern, bik, bank in BANKS
    },
    **{f"iban-{pattern[:2]}": Formula("iban", numbered(pattern), iban, 97, signs=PAIRS) for pattern in (
        "DE??#########012345678", "GB??WEST##############", "RU??0445252254081781000####ABCDEF", "NO??###########"
    )},
    "vin": Formula(
        "vin", numbered("1M8GDM9A?KP042###"), lambda n: by_hand.vin(n.replace("?", "0")), 11, signs=(*DIGITS, "X"), options={"market": "north-america"}
    ),
}  # fmt: skip


def fits(formula: Formula, number: str) -> bool:
    """The engine that explains finds nothing in the check digits; and the screen, where it speaks, agrees."""
    kind = kind_of(formula.kind)
    options = kind.option_values(dict(formula.options))
    problems = kind.diagnose(number, options, AS_OF).problems
    given = any(p.code.trouble in (formula.trouble, "spreadsheet") for p in problems)  # a last 0 that fails may be what a table wrote
    screen = kind.screen(options, AS_OF)
    if screen and re.fullmatch(f"(?>{screen.pattern})", number) and (screen.holds is None or screen.holds(number)):
        assert not problems
    assert formula.present or given == any(p.severity == "error" for p in problems)
    return given == formula.present


def every_remainder(formula: Formula) -> dict[Hashable, str]:
    """A number for each remainder."""
    found: dict[Hashable, str] = {}
    for i in range(20_000):
        body = formula.body(i)
        found.setdefault(formula.remainder(body) if formula.remainder else formula.check(body), body)
        if len(found) == formula.remainders:
            break
    return found


@pytest.mark.parametrize("name", FORMULAS)
def test_every_remainder_has_good_and_bad_numbers(name: str) -> None:
    """For every remainder exactly what the rule gives is taken, out of all that could be typed.

    The pairs 00, 01 and 99 of an IBAN are equal by 97 to 97, 98 and 02: there two pairs are taken.
    """
    formula = FORMULAS[name]
    bodies = every_remainder(formula)
    assert len(bodies) == formula.remainders
    modulus = 97 if formula.kind == "iban" else 1000
    for body in bodies.values():
        right = formula.check(body)
        hole = "?" * len(right)
        for typed in formula.signs:
            same = typed == right or (typed.isdigit() and right.isdigit() and int(typed) % modulus == int(right) % modulus)
            assert fits(formula, body.replace(hole, typed)) == same, name


TRAVEL = "P<RUSKLENOVA<<VERA<<<<<<<<<<<<<<<<<<<<<<<<<<"
INTERNAL = "PNRUSKL2NOVA<<VERA<7R9EVNA<<<<<<<<<<<<<<<<<<"
LINES = {"number": TRAVEL, "birth": TRAVEL, "expiry": TRAVEL, "extra": INTERNAL}
"""Part of the second line -> the first line of a passport that has it."""


def days() -> list[str]:
    """Days of the years 1980 to 1999, as the lines print them."""
    return [f"{year}{month:02}{day:02}" for year, month, day in product(range(80, 100), range(1, 13), (3, 14, 25))]


def part(name: str, i: int) -> tuple[str, str]:
    """The i-th content of a part of the second line, and its check digit by hand."""
    if name == "number":
        text = f"75{(i + 1) * 7919:07}"[:9]
    elif name == "extra":
        text = f"{i % 10}100215770{i:03}<"
    else:
        text = days()[i % len(days())]
    return text, by_hand.mrz(text)


def line(name: str, text: str, check: str) -> str:
    """The second line with this part and this check digit, and the last digit that fits all of it."""
    number, birth, expiry, extra = "7512345672", "8401315", "3106305", "<<<<<<<<<<<<<<0"
    if name == "extra":
        number, expiry = "4511234569", "<<<<<<<"
        extra = text + check
    number = text + check if name == "number" else number
    birth = text + check if name == "birth" else birth
    expiry = text + check if name == "expiry" else expiry
    return f"{number}RUS{birth}F{expiry}{extra}" + by_hand.mrz(number + birth + expiry + extra)


def troubles(first: str, second: str) -> list[str]:
    kind = kind_of("mrz")
    return [p.code.trouble for p in kind.diagnose(f"{first}\n{second}", kind.option_values({}), AS_OF).problems]


@pytest.mark.parametrize("name", LINES)
def test_every_remainder_of_the_lines_of_a_passport(name: str) -> None:
    """Of the ten digits behind each part exactly one fits; with another one the part is named, though the last digit fits."""
    first = LINES[name]
    seen = set()
    for i in range(60):
        text, right = part(name, i)
        if right in seen:
            continue
        seen.add(right)
        for typed in DIGITS:
            assert (f"check-{name}" in troubles(first, line(name, text, typed))) == (typed != right)
    assert seen == set(DIGITS)


def test_every_remainder_of_the_last_digit_of_a_passport() -> None:
    """Exactly one of the ten last digits fits, whatever the sum.

    7, 3 and 1 are odd, so a part and its check digit add up to an even number: where all parts fit, the last digit is even.
    """
    seen = set()
    for i in range(60):
        second = line("birth", *part("birth", i))
        seen.add(second[-1])
        fitting = [typed for typed in DIGITS if "check-whole" not in troubles(TRAVEL, second[:-1] + typed)]
        assert fitting == [second[-1]]
    assert seen == set("02468")


def test_no_check_digit_is_left_out() -> None:
    """Every kind that has a code for a check digit is in the tables above, and nothing else is.

    Numbers of other countries are checked by python-stdnum and its own tests.
    """
    troubles_of = {name: {code.trouble for code in kind_of(name).codes} for name in kind_ids() if not name.startswith("stdnum")}
    with_check = {name for name, found in troubles_of.items() if any(t == "checksum" or t.startswith("check-") for t in found)}
    assert {formula.kind for formula in FORMULAS.values()} | {"mrz"} == with_check
    assert {f"check-{name}" for name in LINES} | {"check-whole"} == {t for t in troubles_of["mrz"] if t.startswith("check-")}
