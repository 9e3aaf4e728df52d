"""The Russian postal code (индекс).

Six digits: three of the region or city, three of the office. Numbers in use begin with 1 to 6; another beginning is a
warning, since no source fixes it.

What the check can see: the length, letters and an unusual first digit. Not whether the office exists, and not whether
it serves the address.

Example: 101000 (the main post office of Moscow).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Severity, Words

LABELS = ("индекс", "почтовый индекс", "инд.", "postal code", "zip")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(6)

COMMON = digit_codes("postal_code")
FIRST_DIGIT = Code(
    "postal_code.first-digit",
    what="Russian postal codes usually begin with 1 to 6.",
    fix="Check the first digit of {gen}.",
    severity=Severity.WARNING,
    why="All codes in use begin so, but no document fixes it.",
)
REFUSALS = (Refusal(FIRST_DIGIT, lambda n: n[0] not in "123456", (0, 1)),)


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(typed, (SHAPE,), COMMON, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), "(?=[1-6])")


KIND = Kind(
    id="postal_code",
    words=Words(
        "postal_code",
        label="Postal code",
        acc="the postal code",
        example="101000",
        where="The Russian Post site shows the postal code of any address.",
        aloud="Compare the code three digits at a time.",
    ),
    codes=(
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        FIRST_DIGIT,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="Schemas of the state exchange (СМЭВ, ЕГРЮЛ): six digits",
    options=Options,
    make=like("[1-6][0-9]{5}"),
    doc=__doc__,
)
