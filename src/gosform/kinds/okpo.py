"""ОКПО: the number of an organisation or an entrepreneur in the statistics register.

Eight digits for an organisation, ten for an entrepreneur; the last one is a check digit in both. A branch may have
fourteen, the first eight those of its organisation: that is taken with a warning, since few systems take it.

What the check can see: nine of ten slips in eight or ten digits. In fourteen only the length.

Example: 57213844 (constructed), 00002810 with the leading zeros that a spreadsheet drops.

History: a widely copied check turns a second remainder of 10 into 1; the method of the classifiers says 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.engines.lost_zero import beside_slips, lost_zero, lost_zero_code
from gosform.engines.two_passes import last_fits
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw, solved
from gosform.options import CheckDigitOptions
from gosform.problem import Code, Severity, Words

LABELS = ("окпо", "код окпо", "okpo", "код по окпо", "по окпо")


@dataclass(frozen=True, slots=True)
class Options(CheckDigitOptions):
    pass


SHAPES = (Shape(8, last_fits, proof=10, head=0), Shape(10, last_fits, proof=10, head=0), Shape(14))

COMMON = digit_codes("okpo")
ZEROS = Code(
    "okpo.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros passes the check digit. It is a placeholder, but no document that was seen refuses it.",
)
BRANCH = Code(
    "okpo.branch",
    what="There are 14 digits in {in}, as a branch has.",
    fix="Check that the form asks for a branch.",
    severity=Severity.WARNING,
    why="Branches have fourteen digits. Most forms take the eight of the organisation or the ten of an entrepreneur.",
)
LOST_ZERO = lost_zero_code("okpo")
CODES = replace(COMMON, zeros=ZEROS)
REFUSALS = (
    Refusal(ZEROS, lambda n: not n.strip("0")),
    Refusal(BRANCH, lambda n: len(n) == 14 and bool(n.strip("0"))),
)


def find(typed: str, options: Options, as_of: date) -> Found:
    found = diagnose(typed, SHAPES, CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators, channel=options.channel)
    lost = None if found.read else lost_zero(typed, SHAPES, LOST_ZERO, REFUSALS, LABELS)
    return Found((beside_slips(lost, found, typed),)) if lost else found


def certainly(options: Options, as_of: date) -> Screen:
    return screen(SHAPES[:2], "(?!0{8})")


def made(draw: Draw, options: Options) -> str:
    """A number of an organisation or of an entrepreneur; its check digit fits."""
    shape = draw.one(SHAPES[:2])
    return solved(draw, draw.digits(shape.length), shape.fits)


KIND = Kind(
    id="okpo",
    words=Words(
        "okpo",
        label="Statistics number (OKPO)",
        acc="the OKPO number",
        example="57213844",
        where="The OKPO number is in the notice from the statistics office.",
        aloud="Compare the number two digits at a time.",
    ),
    codes=(
        COMMON.spreadsheet,
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        LOST_ZERO,
        COMMON.too_long,
        COMMON.length,
        ZEROS,
        BRANCH,
        COMMON.checksum,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="Method of reckoning the check number of the all-Russian classifiers; FSSP schemas: 8 or 10 digits",
    options=Options,
    make=made,
    doc=__doc__,
)
