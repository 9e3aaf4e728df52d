"""Код региона: the two digits by which forms name a region of Russia, as the constitution lists them.

01 to 79, 83, 86, 87, 89, 90 to 95 and 99 (Baikonur). The same digits begin an ИНН and a code of КЛАДР. Plates use further codes of
two and three digits; those belong to kind ``plate``.

What the check can see: one digit (a leading zero was lost; the two digits are offered), letters, 00, and, as a warning, codes of
regions that were merged into others (80 to 82, 84, 85, 88) and codes that plates alone use (96 to 98).

Example: 77.

History: the list grew in 2014 and 2022, so a code that is not on it is a warning and no error.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Fix, Severity, Span, Trust, Words, problem

LABELS = ("код региона", "код субъекта", "код субъекта рф", "регион", "субъект", "код")
RARE = ("80", "81", "82", "84", "85", "88", "96", "97", "98")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(2)
COMMON = digit_codes("region_code")
UNKNOWN_REGION = Code(
    "region_code.unknown-region",
    what="There is no region 00.",
    fix="Enter the region code from the list of regions.",
    why="The codes begin with 01.",
)
RARE_REGION = Code(
    "region_code.rare-region",
    what="There is no region with this code now.",
    fix="Compare {acc} with the list of regions.",
    severity=Severity.WARNING,
    why="The region was merged into another, or plates alone use the code. The list changes, so it is a warning.",
)
REFUSALS = (
    Refusal(UNKNOWN_REGION, lambda n: n == "00"),
    Refusal(RARE_REGION, lambda n: n in RARE),
)


def find(typed: str, options: Options, as_of: date) -> Found:
    found = diagnose(typed, (SHAPE,), COMMON, refusals=REFUSALS, labels=LABELS, separators=options.separators)
    if any(fix.apply(typed).endswith(".0") for p in found.problems for fix in p.fixes):  # 7.0 would be a number of a table, not 70
        return Found(tuple(problem(p.code, p.span, **p.params) for p in found.problems))
    first = found.problems[0] if found.problems else None
    if first and first.code == COMMON.too_short and first.params["have"] == 1 and first.span and "0" not in typed:
        digit = diagnose(typed, (Shape(1),), COMMON, labels=LABELS).read
        fix = Fix(Span(0, len(typed)), f"0{digit}", Trust.LIKELY)
        return Found((problem(COMMON.too_short, first.span, fix, **first.params),))
    return found


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), f"(?!00|{'|'.join(RARE)})")


KIND = Kind(
    id="region_code",
    words=Words(
        "region_code",
        label="Region code",
        acc="the region code",
        example="77",
        where="The region code is the first two digits of a taxpayer number of that region.",
        aloud="Compare both digits of the code.",
    ),
    codes=(
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        UNKNOWN_REGION,
        RARE_REGION,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="FNS, reference list of regions (СПРФ)",
    options=Options,
    make=like("[0-9]{2}"),
    doc=__doc__,
)
