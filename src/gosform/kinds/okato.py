"""ОКАТО: the code of a place in the older classifier of administrative territories.

Two digits for a region, then three, three and three for what lies in it: 2, 5, 8 or 11 digits, written 45 286 560 000 or
in one row. Forms mostly ask for eleven.

The printed classifier has a check number in a column of its own. It is not part of the code; where it was copied along and
fits, leaving it out is proposed.

What the check can see: the length, and (as a warning) a region that is in no edition of the classifier. The code itself
has no check digit, so a wrong digit goes unseen.

Example: 45286560000.

History: since 2014 payments ask for ОКТМО (kind ``oktmo``) in its place; old forms still print the word ОКАТО. Schemas that
take any one to eleven digits let a code pass that has lost its leading zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, reads_as, screen
from gosform.engines.lost_zero import STRUCTURE, lost_one, lost_zero_code
from gosform.engines.territory import NO_REGION
from gosform.engines.two_passes import last_fits
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Fix, Severity, Span, Trust, Words, problem

LABELS = ("окато", "код окато", "okato", "код по окато", "по окато")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPES = (
    Shape(11, spellings=("## ### ### ###",)),
    Shape(8, spellings=("## ### ###",)),
    Shape(5, spellings=("## ###",)),
    Shape(2),
)
WITH_CHECK_NUMBER = tuple(Shape(length, last_fits) for length in (3, 6, 9, 12))

COMMON = digit_codes("okato")
ZEROS = Code(
    "okato.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros is a placeholder. The schemas that were seen take it, so it is only a warning.",
)
UNKNOWN_REGION = Code(
    "okato.unknown-region",
    what="{label} begins with a region that we do not know.",
    fix="Compare the first two digits with the document.",
    severity=Severity.WARNING,
    why="The first two digits are a region. Classifiers change, so a number that is in no edition is only a warning.",
)
CHECK_NUMBER = Code(
    "okato.check-number",
    what="The last digit in {in} is from another column.",
    fix="Leave out the last digit.",
    why="The classifier prints a check number beside each code. Forms take the code alone: 2, 5, 8 or 11 digits.",
)
CODES = replace(COMMON, zeros=ZEROS)
LOST_ZERO = lost_zero_code("okato", STRUCTURE)
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
    found = diagnose(typed, SHAPES, CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators)
    if found.read is not None:
        return found
    for shape in WITH_CHECK_NUMBER:
        if (read := reads_as(typed, shape, LABELS)) and read[0].strip("0"):
            number, span = read
            fix = Fix(Span(0, len(typed)), number[:-1], Trust.LIKELY)
            return Found((problem(CHECK_NUMBER, Span(span.end - 1, span.end), fix),))
    return found


def certainly(options: Options, as_of: date) -> Screen:
    return screen(SHAPES, f"(?!00|{'|'.join(NO_REGION)})")


KIND = Kind(
    id="okato",
    words=Words(
        "okato",
        label="Territory code (OKATO)",
        acc="the territory code (OKATO)",
        example="45286560000",
        where="The OKATO code is in the notice from the statistics office.",
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
        CHECK_NUMBER,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="All-Russian classifier ОКАТО (ОК 019-95): structure of the code",
    options=Options,
    make=like("[0-9]{11}"),
    doc=__doc__,
)
