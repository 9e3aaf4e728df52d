"""ОГРНИП: the number of the entry with which an entrepreneur came into the state register.

Fifteen digits, С ГГ КК ХХХХХХХХХ Ч: the sign 3, the last two digits of the year of the entry, the region, the number of
the entry, a check digit. The check digit is the lowest digit of the remainder that the first fourteen leave when divided
by 13: remainders 10, 11 and 12 give 0, 1 and 2.

A number that begins with 4 is that of a later entry about an entrepreneur (ГРНИП); since the sources for this are
weak, it is a warning. Thirteen digits are a company's number (kind ``ogrn``).

What the check can see: about nine of ten slips. It cannot see whether the entrepreneur exists or has ceased to trade.

Example: 304500116000157.

History: a widely used library compares the digit with the whole remainder and so refuses three of thirteen good numbers.
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

LABELS = ("огрнип", "ogrnip", "огрн ип", "огрн/огрнип", "огрн", "номер огрнип")


@dataclass(frozen=True, slots=True)
class Options(CheckDigitOptions):
    pass


def check_digit(d: Digits) -> object:
    return last_of_remainder(d, 13)


BEGINS = (Beginning("3(?:0[2-9]|1[0-9]|2[0-9])", 0.999, 0.028), present("..."))
SHAPE = Shape(15, check_digit, proof=10, begins=BEGINS, head=5)

COMMON = digit_codes("ogrnip", zeros="Government decree 438 of 19.06.2002 (consultant.ru, LAW_124328): the first digit is 3")
RECORD_NUMBER = Code(
    "ogrnip.record-number",
    what="This looks like the number of a later entry, not the OGRNIP.",
    fix="Check {acc}: it usually begins with 3.",
    severity=Severity.WARNING,
    why="Numbers of later entries about an entrepreneur begin with 4. The official schemas take 3 alone; some registers show 4.",
)
FIRST_DIGIT = Code(
    "ogrnip.first-digit",
    what="{label} begins with 3.",
    fix="Compare the first digit with the document.",
    why="The sign of an entrepreneur's registration is 3. The check digit of this number fits, so the first digit was meant so.",
    source="Government decree 438 of 19.06.2002 (consultant.ru, LAW_124328), structure of the state registration number",
)
YEAR = Code(
    "ogrnip.year",
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
        Refusal(RECORD_NUMBER, lambda n: n[0] == "4" and SHAPE.fits(n), (0, 1)),
        Refusal(FIRST_DIGIT, lambda n: n[0] in "01256789" and bool(n.strip("0")) and SHAPE.fits(n), (0, 1)),
        Refusal(YEAR, lambda n: n[0] in "34" and n[1:3] in doubtful and SHAPE.fits(n), (1, 3)),
    )


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(
        typed, (SHAPE,), COMMON, refusals=refusals(as_of.year), labels=LABELS, separators=options.separators, channel=options.channel
    )


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), f"(?=3{possible_years(as_of.year)})")


def made(draw: Draw, options: Options) -> str:
    """A number of an entrepreneur, entered from 2004 to 2024; its check digit fits."""
    return solved(draw, draw.like("3(?:0[4-9]|1[0-9]|2[0-4])(?:0[1-9]|[1-7][0-9])[0-9]{10}"), SHAPE.fits, (-1,))


KIND = Kind(
    id="ogrnip",
    words=Words(
        "ogrnip",
        label="Entrepreneur number (OGRNIP)",
        acc="the number (OGRNIP)",
        example="304500116000157",
        where="The OGRNIP is in the register extract and on the registration certificate.",
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
