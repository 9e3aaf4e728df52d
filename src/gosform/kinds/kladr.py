"""КЛАДР: the code of a place or street in the classifier of addresses.

A region (2), a district (3), a town (3) and a settlement (3), which makes eleven digits; with a street (4) fifteen, with a house (4)
nineteen. Places and streets may carry two more digits that say whether the entry is in force: thirteen and seventeen.

What the check can see: the length, letters that look like digits, a code that a spreadsheet has cut short, zeros only, and
(as a warning) a code without a region. There is no check digit.

Example: 7700000000000 (Moscow).

History: the classifier is no longer kept up; addresses are now named by identifiers of ГАР (kind ``fias_guid``). Old systems and
exchange formats still ask for the code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Severity, Words

LABELS = ("код кладр", "кладр", "код по кладр", "kladr")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPES = tuple(Shape(length) for length in (11, 13, 15, 17, 19))
COMMON = digit_codes("kladr")
NO_REGION = Code(
    "kladr.no-region",
    what="There is no region 00 at the start of {gen}.",
    fix="Compare {acc} with the classifier.",
    severity=Severity.WARNING,
    why="The first two digits are the region, and the regions begin with 01.",
)
ZEROS = Code(
    "kladr.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros is a placeholder. The schemas that were seen take any digits, so it is only a warning.",
)
CODES = replace(COMMON, zeros=ZEROS)
REFUSALS = (
    Refusal(ZEROS, lambda n: not n.strip("0")),
    Refusal(NO_REGION, lambda n: n[:2] == "00" and bool(n.strip("0")), (0, 2)),
)


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(typed, SHAPES, CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return screen(SHAPES, "(?!00)")


KIND = Kind(
    id="kladr",
    words=Words(
        "kladr",
        label="Address code (KLADR)",
        acc="the KLADR code",
        example="7700000000000",
        where="The code is in the classifier of addresses; address services show it.",
        aloud="Compare two digits, then three at a time.",
    ),
    codes=(
        COMMON.spreadsheet,
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        COMMON.length,
        ZEROS,
        NO_REGION,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="FNS, schemas of EGRUL extracts and of ZAGS exchange: type of the code of an address",
    options=Options,
    make=like("(?:0[1-9]|[1-7][0-9])[0-9]{9}00"),
    doc=__doc__,
)
