"""The series of a Russian citizen's internal passport, in a field of its own.

Four digits, printed 45 05: the first two are a region, the third and fourth the year in which the blank was made.
Canonical is the bare 4505, as the state's schemas take it; 45 05 is written just as often.

What the check can see: the length, letters, zeros, the whole passport typed into the field of the series, and (as a
warning) a year in which no blank can have been made.

Example: 4505 (fictional).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, endless, reads_as, screen
from gosform.engines.lost_zero import zeroed
from gosform.engines.passport_series import begins_with_zero, doubtful_year, possible_years
from gosform.engines.territory import NO_REGION
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.options import DigitOptions
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import LIKE_DIGIT, SAME_AS_DIGIT, fold

LABELS = ("серия", "серия паспорта", "сер.", "паспорт", "паспорт серия", "серия и номер", "серия и номер паспорта", "series")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(4, spellings=("## ##",))
WHOLE = Shape(10)

COMMON = digit_codes("passport_rf_series", zeros="FNS, control ratios of form 2-НДФЛ: documents")
YEAR = Code(
    "passport_rf_series.year",
    what="Digits 3 and 4 are a year that does not fit.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="They are usually the year in which the blank was made: from 1997 to at most next year. Special print runs exist.",
)
WHOLE_PASSPORT = Code(
    "passport_rf_series.whole-passport",
    what="There are 10 digits: probably series and number together.",
    fix="Leave only the first 4 digits here.",
    why="A passport has a series of four digits and a number of six. Cutting off the number loses it, so nobody does it unasked.",
)


OTHER_DOCUMENT = Code(
    "passport_rf_series.other-document",
    what="{label} has letters, as in another document.",
    fix="Choose the document that you have, or enter four digits.",
    why="Foreign passports have Latin letters, certificates and Soviet passports a Roman numeral and two Russian letters.",
)
LETTERS = re.compile("[A-Za-z]{1,3}|[IVXLC]{1,6}-?[А-Яа-яЁё]{2}|[А-Яа-яЁё]{2}")


def other_document(typed: str) -> Problem | None:
    """Letters alone, not all of which look like digits: the series of a foreign passport, a certificate, a Soviet passport."""
    if endless(typed):
        return None
    folded = fold(typed, labels=LABELS)
    if not LETTERS.fullmatch(folded.kept) or all(c in SAME_AS_DIGIT or c in LIKE_DIGIT for c in folded.kept):
        return None
    return problem(OTHER_DOCUMENT, folded.whole())


@lru_cache(maxsize=8)
def refusals(year: int) -> tuple[Refusal, ...]:
    """What is refused, or doubted, seen from this year."""
    return (
        Refusal(COMMON.zeros, lambda n: not n.strip("0")),
        Refusal(YEAR, lambda n: doubtful_year(n[2:4], year) and bool(n.strip("0")), (2, 4)),
    )


def find(typed: str, options: Options, as_of: date) -> Found:
    if read := reads_as(typed, WHOLE, LABELS):
        number, extra = read[0], fold(typed, labels=LABELS).span(4, 10)
        return Found((problem(WHOLE_PASSPORT, extra, Fix(Span(0, len(typed)), number[:4], Trust.LIKELY)),))
    if other := other_document(typed):
        return Found((other,))
    found = diagnose(typed, (SHAPE,), COMMON, refusals=refusals(as_of.year), labels=LABELS, separators=options.separators)
    if found.problems and found.problems[0].code == COMMON.too_short:
        return zeroed(found, typed, SHAPE, LABELS, lambda number: begins_with_zero(number, as_of.year))
    return found


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), f"(?=..{possible_years(as_of.year)})(?!0000)")


def made(draw: Draw, options: Options) -> str:
    """A series that begins with two digits that the classifier gives to no region: no office can have given out such a passport."""
    return draw.like(f"(?:{'|'.join(NO_REGION)})(?:9[7-9]|0[0-9]|1[0-9]|2[0-4])")


KIND = Kind(
    id="passport_rf_series",
    words=Words(
        "passport_rf_series",
        label="Passport series",
        acc="the passport series",
        example="4505",
        where="The series is the first four digits on the pages with the photo.",
        aloud="Compare the series two digits at a time.",
    ),
    codes=(
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        OTHER_DOCUMENT,
        COMMON.too_short,
        COMMON.too_long,
        WHOLE_PASSPORT,
        COMMON.zeros,
        YEAR,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="Government decree 828 of 08.07.1997 (the blank); FNS, control ratios of form 2-НДФЛ (zeros)",
    options=Options,
    make=made,
    doc=__doc__,
)
