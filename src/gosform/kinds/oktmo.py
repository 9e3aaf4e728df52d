"""ОКТМО: the code of a municipal territory, field 105 of a payment to the budget.

Eight digits for a municipality, eleven for a settlement in it; never nine or ten. Written in one row or as 45 382 000.

What the check can see: the length, and (as a warning) a region that is in no edition of the classifier. There is no check
digit, so a wrong digit goes unseen. Seven or ten digits have mostly lost a leading zero in a spreadsheet; nobody puts it
back unasked, because another digit may be missing.

Example: 45382000.

History: until 2014 payments asked for ОКАТО, eleven digits too and with the same regions; the two cannot be told apart by
their digits. Schemas that take anything from eight to eleven digits are too wide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.engines.lost_zero import STRUCTURE, lost_one, lost_zero_code
from gosform.engines.territory import NO_REGION
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Severity, Words

LABELS = ("октмо", "код октмо", "oktmo", "код по октмо", "по октмо")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPES = (Shape(8, spellings=("## ### ###",)), Shape(11, spellings=("## ### ### ###",)))

COMMON = digit_codes("oktmo")
ZEROS = Code(
    "oktmo.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros is a placeholder. The schemas that were seen take it, so it is only a warning.",
)
UNKNOWN_REGION = Code(
    "oktmo.unknown-region",
    what="{label} begins with a region that we do not know.",
    fix="Compare the first two digits with the document.",
    severity=Severity.WARNING,
    why="The first two digits are a region. Classifiers change, so a number that is in no edition is only a warning.",
)
CODES = replace(COMMON, zeros=ZEROS)
LOST_ZERO = lost_zero_code("oktmo", STRUCTURE)
LONG = tuple(shape for shape in SHAPES if shape.length >= 8)
"""A shorter code has too few digits to tell a lost zero from any other."""
REFUSALS = (
    Refusal(ZEROS, lambda n: not n.strip("0")),
    Refusal(UNKNOWN_REGION, lambda n: n[:2] in NO_REGION or (n[:2] == "00" and bool(n.strip("0"))), (0, 2)),
)


def without_zero(number: str) -> float | None:
    """How many numbers that lack another digit look as if they lacked a first 0: only those that begin with no region as they stand."""
    return 0.1 if number[1:3] in NO_REGION and number[1] != "0" else None


def find(typed: str, options: Options, as_of: date) -> Found:
    if lost := lost_one(typed, LONG, LOST_ZERO, REFUSALS, LABELS, chance=without_zero):
        return Found((lost,))
    return diagnose(typed, SHAPES, CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return screen(SHAPES, f"(?!00|{'|'.join(NO_REGION)})")


KIND = Kind(
    id="oktmo",
    words=Words(
        "oktmo",
        label="Municipality code (OKTMO)",
        acc="the municipality code (OKTMO)",
        example="45382000",
        where="The OKTMO code is in the payment details of the office that takes the fee.",
        aloud="Compare the first two digits, then three at a time.",
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
        UNKNOWN_REGION,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="GIS GMP and FSSP schemas: 8 or 11 digits; all-Russian classifier ОКТМО (ОК 033-2013)",
    options=Options,
    make=like("[0-9]{8}"),
    doc=__doc__,
)
