"""УИН: the identifier of a charge (a fine, a fee, a tax), field 22 of a payment to the budget.

Twenty characters or twenty-five digits; the last digit checks the others. “0” alone says that a payment has no УИН.

Twenty characters may hold Russian and Latin letters, even both: fines made out to a vehicle's document do. How letters count
in the check digit is nowhere published, so only the shape of such a УИН is checked.

What the check can see: nine of ten slips in a УИН made of digits. In one with letters only the length; letters that look
like digits are a warning.

Example: 18817072416285972102.

History: the weights are 1 to 10 over and over; where the remainder is 10 they begin at 3. A check with one pass refuses every
eleventh good УИН.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.engines.payment_letters import has_letters, lettered, like_digits, spelt
from gosform.engines.two_passes import last_fits
from gosform.formula import digits
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw, solved
from gosform.options import CheckDigitOptions
from gosform.problem import Code, Severity, Words
from gosform.text import fold

LABELS = ("уин", "код уин", "номер уин", "uin", "уип", "код", "постановление", "номер постановления")


@dataclass(frozen=True, slots=True)
class Options(CheckDigitOptions):
    pass


SHAPES = (Shape(20, last_fits, proof=10, head=0), Shape(25, last_fits, proof=10, head=0))

COMMON = digit_codes("uin")
LIKE_DIGITS = like_digits("uin")
ZEROS = Code(
    "uin.zeros",
    what=COMMON.zeros.what,
    fix="If the payment has no UIN, enter one zero.",
    severity=Severity.WARNING,
    why="A row of zeros passes the check digit. It is a placeholder: one zero is how a payment says that it has no УИН.",
)
CODES = replace(COMMON, zeros=ZEROS)
REFUSALS = (Refusal(ZEROS, lambda n: not n.strip("0")),)


def find(typed: str, options: Options, as_of: date) -> Found:
    folded = fold(typed, labels=LABELS)
    if folded.kept == "0":
        return spelt(folded, CODES, options.separators, [])
    if has_letters(folded.kept):
        return lettered(folded, CODES, LIKE_DIGITS, options.separators, lambda n: bool(last_fits(digits(n))))
    return diagnose(typed, SHAPES, CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators, channel=options.channel)


def certainly(options: Options, as_of: date) -> Screen:
    numbers = screen(SHAPES, "(?!0{20})")
    holds = numbers.holds
    return Screen(f"{numbers.pattern}|0", lambda value: value == "0" or holds is None or holds(value), numbers.drawn, plain="0")


def made(draw: Draw, options: Options) -> str:
    """Twenty or twenty-five digits; the check digit fits."""
    shape = draw.one(SHAPES)
    return solved(draw, draw.digits(shape.length), shape.fits)


KIND = Kind(
    id="uin",
    words=Words(
        "uin",
        label="Charge identifier (UIN)",
        acc="the charge identifier (UIN)",
        example="18817072416285972102",
        where="The UIN is on the receipt or on the ruling that asks for the payment.",
        aloud="Compare the number five digits at a time.",
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
        LIKE_DIGITS,
        ZEROS,
        COMMON.checksum,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="GIS GMP schemas: 20 characters or 25 digits; the Treasury's note on the check digit of the УИН",
    options=Options,
    make=made,
    doc=__doc__,
)
