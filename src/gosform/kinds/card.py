"""Номер банковской карты: 13 to 19 digits, the last of them the Luhn check digit, printed in groups of four.

The first digits show the payment system: 2200-2204 Мир, 4 Visa, 51-55 and 2221-2720 Mastercard, 34 and 37 American Express, 62
UnionPay. A card of Мир has 16 to 19 digits. Some payments may only go to a card of Мир (option ``brand``).

What the check can see: every single wrong digit and nearly every swap of neighbours (not 09 and 90), but no swap over one digit
(123 and 321). It cannot see whether such a card was ever issued, and an account number is not a card number.

Example: 2200330933050002 (constructed).

History: sixteen digits are not a law: Мир and UnionPay issue nineteen. A spreadsheet turns the sixteenth digit into 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from gosform.engines.digits import Beginning, Refusal, Shape, diagnose, digit_codes, screen
from gosform.formula import Digits
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw, solved
from gosform.options import CheckDigitOptions
from gosform.problem import Code, Severity, Words

LABELS = ("номер карты", "карта", "карты", "номер банковской карты", "банковская карта", "карта мир", "мир", "card", "card number")
MIR = ("2200", "2201", "2202", "2203", "2204")


@dataclass(frozen=True, slots=True)
class Options(CheckDigitOptions):
    brand: Literal["any", "mir"] = field(default="any", metadata={"meaning": "mir: only a card of Мир is taken"})


def luhn(digits: Digits) -> Any:
    """Every second digit from the right counts twice, as the sum of its digits; the whole sum ends in 0."""
    from_right = digits[::-1]
    total = sum(from_right[::2])
    for digit in from_right[1::2]:
        total = total + 2 * digit - 9 * (digit // 5)
    return total % 10 == 0


def _spelling(length: int) -> str:
    return " ".join("#" * min(4, length - i) for i in range(0, length, 4))


BEGINS = (Beginning("220[0-4]|4|5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720", 0.98, 0.2), Beginning("220[0-4]", 0.6, 0.0025))
"""Мир, Visa and Mastercard: nearly all cards in Russia; and Мир alone, more than half of them (Bank of Russia, payment statistics)."""
USUAL_LENGTH, OFTEN = 16, 0.98
"""The length of nearly all of them; ISO/IEC 7812 allows the others."""
SHAPES = tuple(
    Shape(
        n,
        luhn,
        spellings=(_spelling(n), *(("#### ###### #####",) if n == 15 else ())),
        proof=10,
        begins=BEGINS,
        often=OFTEN if n == USUAL_LENGTH else (1 - OFTEN) / 6,
        head=4,
    )
    for n in (16, 13, 14, 15, 17, 18, 19)
)

COMMON = digit_codes("card")
TOO_SHORT = Code(
    "card.too-short",
    what="There are 13 to 19 digits in {in}, only {have} entered.",
    fix="Enter {acc} in full.",
    why="Payment systems issue numbers of 13 to 19 digits; 16 are usual.",
)
TOO_LONG = Code(
    "card.too-long",
    what="There are 13 to 19 digits in {in}, {have} entered.",
    fix="Compare {acc} with the card.",
    why="Twenty digits are an account, not a card. The date or the three digits of the back side may have been pasted along.",
)
CHECKSUM = Code(
    "card.checksum",
    what=COMMON.checksum.what,
    fix="Compare {acc} with the card, digit by digit.",
    why="The check digit does not fit the others, so at least one digit is wrong. Which one it is can seldom be told from the number.",
)
ZEROS = Code(
    "card.zeros",
    what=COMMON.zeros.what,
    fix="Enter {acc} as on the card.",
    severity=Severity.WARNING,
    why="A row of zeros passes the check digit. It is a placeholder.",
)
MIR_LENGTH = Code(
    "card.mir-length",
    what="A Mir card has at least 16 digits, and here there are fewer.",
    fix="Enter all the digits of the card.",
    why="Numbers of Мир begin with 2200 to 2204 and have at least 16 digits.",
    source="Мир cards: prefixes 2200-2204, 16 to 19 digits (braintree/credit-card-type; Gosuslugi form player: 19 digits)",
)
OTHER_LENGTH = Code(
    "card.brand-length",
    what="Cards of this payment system usually have another length.",
    fix="Compare the number of digits with the card.",
    severity=Severity.WARNING,
    why="Mastercard has 16 digits, American Express 15, Visa 13, 16, 18 or 19. Systems change, so this is only a warning.",
)
NOT_MIR = Code(
    "card.not-mir",
    what="The number of a Mir card begins with 220.",
    fix="Enter the number of a Mir card.",
    why="The form takes cards of Мир only (brand: mir). The first four digits show it.",
    source="the form's own rule: brand: mir",
)
CODES = replace(COMMON, too_short=TOO_SHORT, too_long=TOO_LONG, zeros=ZEROS, checksum=CHECKSUM)


def another_length(number: str) -> bool:
    """A payment system that is known to have other lengths than this."""
    if number[0] == "4":
        return len(number) not in (13, 16, 18, 19)
    if number[:2] in ("34", "37"):
        return len(number) != 15
    return ("51" <= number[:2] <= "55" or "2221" <= number[:4] <= "2720") and len(number) != 16


GENERAL = (
    Refusal(ZEROS, lambda n: not n.strip("0")),
    Refusal(MIR_LENGTH, lambda n: n.startswith(MIR) and len(n) < 16),
    Refusal(OTHER_LENGTH, another_length),
)
REFUSALS = {
    "any": GENERAL,
    "mir": (*GENERAL[1:], Refusal(NOT_MIR, lambda n: not n.startswith(MIR), (0, 4))),
}


def find(typed: str, options: Options, as_of: date) -> Found:
    refusals = REFUSALS[options.brand]
    return diagnose(typed, SHAPES, CODES, refusals=refusals, labels=LABELS, separators=options.separators, channel=options.channel)


def certainly(options: Options, as_of: date) -> Screen:
    """Sixteen digits, whatever the payment system, and up to nineteen of Мир."""
    if options.brand == "mir":
        return screen(tuple(s for s in SHAPES if s.length >= 16), "(?=220[0-4])", every=False)
    return screen(SHAPES[:1], "(?!34|37|0{16})", every=False)


def made(draw: Draw, options: Options) -> str:
    """A card of Мир, or of another payment system where the form takes any."""
    mir = "220[0-4](?:[0-9]{12}|[0-9]{15})"
    number = draw.like(mir if options.brand == "mir" else f"{mir}|4[0-9]{{15}}|5[1-5][0-9]{{14}}")
    return solved(draw, number, lambda n: luhn([int(c) for c in n]), (-1,))


KIND = Kind(
    id="card",
    words=Words(
        "card",
        label="Bank card number",
        acc="the bank card number",
        example="2200330933050002",
        where="The number is on the card or in the bank's app.",
        aloud="Compare the number four digits at a time.",
    ),
    codes=(
        COMMON.spreadsheet,
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        TOO_SHORT,
        TOO_LONG,
        ZEROS,
        MIR_LENGTH,
        OTHER_LENGTH,
        NOT_MIR,
        CHECKSUM,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="ISO/IEC 7812-1: structure of the number and the Luhn check digit; Gosuslugi form player: card numbers",
    options=Options,
    make=made,
    doc=__doc__,
)
