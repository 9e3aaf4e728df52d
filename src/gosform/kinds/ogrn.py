"""ОГРН: the number of the entry with which a company came into the state register.

Thirteen digits, С ГГ КК ХХХХХХХ Ч: a sign (1 or 5), the last two digits of the year of the entry, the region, the number
of the entry, a check digit. The check digit is the lowest digit of the remainder that the first twelve leave when
divided by 11.

Every later entry about the company has a number of the same make that begins with 2, 4 or 6 to 9: the ГРН. Its check
digit fits too, so only the first digit tells the two apart, and people do copy one for the other from an extract. An
entrepreneur has fifteen digits beginning with 3 (kind ``ogrnip``).

What the check can see: nearly all wrong digits and swaps of neighbours, but not two digits swapped over one (123 and 321): the
powers of ten leave 1 and 10 by turns when divided by 11. It cannot see whether the company exists. The register keeps years
from 2002 on; another year is a warning, since nobody's paper is refused for it.

Example: 1117746358608, the worked example of the rules for keeping the register.

History: until 2005 the digits after the region named the tax office; those positions belong to the entry's number now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from gosform.engines.digits import Beginning, Refusal, Shape, diagnose, digit_codes, last_of_remainder, screen
from gosform.engines.regions import present
from gosform.engines.register_year import doubtful_years, possible_years
from gosform.formula import Digits
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw, solved
from gosform.options import CheckDigitOptions
from gosform.problem import Code, Severity, Words

LABELS = ("огрн", "ogrn", "огрн/огрнип", "номер огрн")


@dataclass(frozen=True, slots=True)
class Options(CheckDigitOptions):
    pass


def check_digit(d: Digits) -> object:
    return last_of_remainder(d, 11)


BEGINS = (Beginning("[15](?:0[2-9]|1[0-9]|2[0-9])", 0.999, 0.056), present("..."))
SHAPE = Shape(13, check_digit, proof=10, begins=BEGINS, head=5)

COMMON = digit_codes("ogrn", zeros="Government decree 438 of 19.06.2002 (consultant.ru, LAW_124328): the first digit is 1 or 5")
RECORD_NUMBER = Code(
    "ogrn.record-number",
    what="This is the number of a later entry, not the OGRN.",
    fix="Enter {acc}: it begins with 1 or 5.",
    why="Numbers that begin with 2, 4 or 6 to 9 belong to later entries about a company. The check digit of this one fits.",
    source="Government decree 438 of 19.06.2002 (consultant.ru, LAW_124328), structure of the state registration number",
)
FIRST_DIGIT = Code(
    "ogrn.first-digit",
    what="{label} begins with 1 or 5.",
    fix="Compare the first digit with the document.",
    why="No company has a number of thirteen digits that begins with 0 or 3.",
    source="Government decree 438 of 19.06.2002 (consultant.ru, LAW_124328), structure of the state registration number",
)
YEAR = Code(
    "ogrn.year",
    what="Digits 2 and 3 are a year that does not fit.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="The second and third digits are the year of the entry. The register began in 2002, and no entry is from the future.",
)


@cache
def refusals(year: int) -> tuple[Refusal, ...]:
    doubtful = doubtful_years(year)
    return (
        Refusal(COMMON.zeros, lambda n: not n.strip("0")),
        Refusal(RECORD_NUMBER, lambda n: n[0] in "246789" and SHAPE.fits(n), (0, 1)),
        Refusal(FIRST_DIGIT, lambda n: n[0] in "03" and bool(n.strip("0")) and SHAPE.fits(n), (0, 1)),
        Refusal(YEAR, lambda n: n[0] in "15" and n[1:3] in doubtful and SHAPE.fits(n), (1, 3)),
    )


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(
        typed, (SHAPE,), COMMON, refusals=refusals(as_of.year), labels=LABELS, separators=options.separators, channel=options.channel
    )


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), f"(?=[15]{possible_years(as_of.year)})")


def made(draw: Draw, options: Options) -> str:
    """A number of a company, entered from 2002 to 2024; its check digit fits."""
    return solved(draw, draw.like("1(?:0[2-9]|1[0-9]|2[0-4])(?:0[1-9]|[1-7][0-9])[0-9]{8}"), SHAPE.fits, (-1,))


KIND = Kind(
    id="ogrn",
    words=Words(
        "ogrn",
        label="Company number (OGRN)",
        acc="the company number (OGRN)",
        example="1117746358608",
        where="The OGRN is in the register extract and on the registration certificate.",
        aloud="Compare the number three digits at a time.",
    ),
    codes=(
        COMMON.spreadsheet,
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        COMMON.zeros,
        RECORD_NUMBER,
        FIRST_DIGIT,
        YEAR,
        COMMON.checksum,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="Government decree 438 of 19.06.2002 (consultant.ru, LAW_124328), structure of the state registration number",
    options=Options,
    make=made,
    doc=__doc__,
)
