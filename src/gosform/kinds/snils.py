"""СНИЛС: the number of a person's insurance account with the Social Fund.

Eleven digits, written 112-233-445 95: nine of the number and two of its check number. The check number is the sum of
each digit times its place counted from the right (9 … 1), divided by 101; the last two digits of the remainder, so that
100 becomes 00.

What the check can see: nearly every single wrong digit and swap of neighbours, but it misses a ninth of the pairs over one
digit that became another pair (121 and 323). It proves nothing for the early numbers up to 001-001-998, which were given out
before it existed: the fund's own order excludes them, so such a number is accepted with a notice, whatever its last two
digits are.

Accepted as usual: 112-233-445 95, 112-233-445-95, 112 233 445 95 and the bare digits.

Example: 112-233-445 95, the worked example of the fund's order.

History: several portals demand the check number of the early numbers too, or demand that it be 00; both refuse real
people. The plastic card is no longer given out since 2019; the number is in the notice of registration.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from gosform.engines.bare import bare
from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.engines.lost_zero import beside_slips, confidence, lost_zero, lost_zero_code
from gosform.formula import Digits, digits, number
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw, solved
from gosform.options import CheckDigitOptions
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import fold, is_ascii_digits

LABELS = ("снилс", "snils", "страховой номер", "номер снилс", "страховое свидетельство")
LAST_UNCHECKED = 1_001_998


@dataclass(frozen=True, slots=True)
class Options(CheckDigitOptions):
    pass


def check_number(digits: Digits) -> object:
    a, b, c, d, e, f, g, h, i, tens, units = digits
    return (9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h + i) % 101 % 100 == 10 * tens + units


def fits(digits: Digits) -> object:
    return (number(digits[:9]) <= LAST_UNCHECKED) | check_number(digits)


def nearby(typed: Digits) -> tuple[Callable[[Digits], object], ...]:
    """The check number alone, where no digit more or less makes it one of the early numbers; with a digit more, one in front is the smallest."""
    early = number(typed[:8]) <= LAST_UNCHECKED if len(typed) == 10 else len(typed) == 12 and 0 in typed[:3]
    return () if early else (check_number,)


SHAPE = Shape(
    11,
    fits,
    layout="###-###-### ##",
    spellings=("###-###-###-##", "### ### ### ##", "######### ##"),
    proof=100,
    near=nearby,
    head=0,
)
CHECKED = replace(SHAPE, holds=check_number)
"""For numbers that are known to lie above the unchecked ones."""

COMMON = digit_codes("snils")
ZEROS = Code(
    "snils.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros is a placeholder. It lies in the range that the fund's order leaves unchecked, so it is not refused.",
)
UNCHECKED = Code(
    "snils.unchecked",
    what="This early number cannot be checked by its last digits.",
    fix="Compare {acc} with the document.",
    severity=Severity.NOTICE,
    why="Up to 001-001-998 the check number is not checked, so a slip cannot be seen. Nothing is wrong with such a number: it is only said.",
)
LOST_ZERO = lost_zero_code("snils")
LOST_CONTROL_ZERO = Code(
    "snils.lost-control-zero",
    what="A zero seems to be lost before the last digit.",
    fix="Compare the last two digits with the document.",
    why="The check number has two digits; for one СНИЛС in nine the first of them is a zero, which programs drop.",
)
REFUSALS = (
    Refusal(ZEROS, lambda n: not n.strip("0")),
    Refusal(UNCHECKED, lambda n: n[:9] <= "001001998" and bool(n.strip("0"))),
)


STARTS = "(?!00[01])"
CLEAR = re.compile(STARTS).match


def find(typed: str, options: Options, as_of: date) -> Found:
    found = diagnose(
        typed, (SHAPE,), COMMON, refusals=REFUSALS, labels=LABELS, separators=options.separators, channel=options.channel, clear=CLEAR
    )
    if found.read or (len(short := bare(typed, LABELS)) == SHAPE.length - 1 and is_ascii_digits(short) and not with_zero(digits(short))):
        return found
    lost = lost_control_zero(typed) or lost_zero(typed, (CHECKED,), LOST_ZERO, REFUSALS, LABELS)
    return Found((beside_slips(lost, found, typed),)) if lost else found


def with_zero(short: bytes) -> object:
    """Ten digits fit with a zero in front or before the last of them: hardly any do, and the others are done with."""
    return check_number((0, *short)) or check_number((*short[:9], 0, short[9]))


def lost_control_zero(typed: str) -> Problem | None:
    """Ten digits that a zero before the last of them makes a good number."""
    short = bare(typed, LABELS)
    if len(short) != SHAPE.length - 1 or not is_ascii_digits(short):
        return None
    number = f"{short[:9]}0{short[9]}"
    if not CHECKED.fits(number) or any(r.applies(short) for r in REFUSALS):
        return None
    whole = fold(typed, labels=LABELS).whole()
    return problem(LOST_CONTROL_ZERO, whole, Fix(Span(0, len(typed)), SHAPE.canonical(number), Trust.LIKELY, confidence(1 / SHAPE.proof)))


def certainly(options: Options, as_of: date) -> Screen:
    return screen((CHECKED,), STARTS, bare=options.separators == "forbid", every=False)


def made(draw: Draw, options: Options) -> str:
    """A number that begins with 9; its check number fits. Published samples begin with 0 or 1, but no source says how far the numbers go."""
    return SHAPE.canonical(solved(draw, f"9{draw.digits(10)}", SHAPE.fits, (-2, -1)))


KIND = Kind(
    id="snils",
    words=Words(
        "snils",
        label="Insurance number (SNILS)",
        acc="the insurance number (SNILS)",
        example="112-233-445 95",
        where="The SNILS is on the green card, in the registration notice and in the Gosuslugi profile.",
        aloud="Compare three digits, three more, three more and the last two.",
    ),
    codes=(
        COMMON.spreadsheet,
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        LOST_ZERO,
        LOST_CONTROL_ZERO,
        COMMON.too_long,
        ZEROS,
        UNCHECKED,
        COMMON.checksum,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="Pension Fund of Russia, order on individual records (consultant.ru, LAW_124607), check number of the СНИЛС",
    options=Options,
    make=made,
    doc=__doc__,
)
