"""The number of a Russian citizen's internal passport, in a field of its own, without the series.

Six digits. Canonical is the bare 678901; 678-901 and 678 901 are accepted too, № in front is dropped.

What the check can see: the length, letters, zeros and the whole passport typed into the field of the number.

Example: 678901 (fictional).

History: a widely copied mask of a tax form takes a seventh digit; no passport has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, reads_as, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Fix, Span, Trust, Words, problem
from gosform.text import fold

LABELS = ("номер", "номер паспорта", "ном.", "паспорт", "паспорт номер", "серия и номер", "серия и номер паспорта", "number")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(6)
WHOLE = Shape(10)

COMMON = digit_codes("passport_rf_number", zeros="FNS, control ratios of form 2-НДФЛ: documents")
WHOLE_PASSPORT = Code(
    "passport_rf_number.whole-passport",
    what="There are 10 digits: probably series and number together.",
    fix="Leave only the last 6 digits here.",
    why="A passport has a series of four digits and a number of six. Cutting off the series loses it, so nobody does it unasked.",
)
REFUSALS = (Refusal(COMMON.zeros, lambda n: not n.strip("0")),)


def find(typed: str, options: Options, as_of: date) -> Found:
    if len(typed) >= WHOLE.length and (read := reads_as(typed, WHOLE, LABELS)):
        number, extra = read[0], fold(typed, labels=LABELS).span(0, 4)
        return Found((problem(WHOLE_PASSPORT, extra, Fix(Span(0, len(typed)), number[4:], Trust.LIKELY)),))
    return diagnose(typed, (SHAPE,), COMMON, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), "(?!000000)")


KIND = Kind(
    id="passport_rf_number",
    words=Words(
        "passport_rf_number",
        label="Passport number",
        acc="the passport number",
        example="678901",
        where="The number is the last six digits on the pages with the photo.",
        aloud="Compare the number three digits at a time.",
    ),
    codes=(
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        WHOLE_PASSPORT,
        COMMON.zeros,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="Government decree 828 of 08.07.1997 (the blank); FNS, control ratios of form 2-НДФЛ (zeros)",
    options=Options,
    make=like("[0-9]{6}"),
    doc=__doc__,
)
