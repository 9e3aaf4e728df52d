"""The series and number of a Russian citizen's internal passport, in one field.

Ten digits, written 4505 678901: a series of four, a number of six. The first two digits of the series are a region, the
third and fourth the year in which the blank was made, not the year of issue: the blank may be older.

What the check can see: the length, letters, a row of zeros and (as a warning) a year in which no blank can have been
made. There is no check digit; the machine-readable lines of the document have their own.

Accepted as usual: 4505 678901, 45 05 678901, 4505-678901, 45 05 № 678901 and the bare digits. «серия» and «номер» may be
pasted along. Nine digits are a digit too few; they may also be a passport for abroad (kind ``foreign_passport_rf``), but
the number alone does not show that.

Example: 4505 678901 (fictional).

History: blanks exist since 1997. A widely copied mask takes six or seven digits of the number; seven never occur.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gosform.engines.digits import Clear, Refusal, Shape, diagnose, digit_codes, screen
from gosform.engines.lost_zero import zeroed
from gosform.engines.passport_series import begins_with_zero, doubtful_year, possible_years
from gosform.engines.territory import NO_REGION
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.options import DigitOptions
from gosform.problem import Code, Severity, Words

WORDS = re.compile(
    r"(?<![а-яёa-z])(?:паспорт(?:а|ные данные)?|рф|гражданина|документ|серия|сер\.|номер|ном\.|и|passport|series|number|no)(?![а-яёa-z])",
    re.IGNORECASE,
)
"""What is pasted along, before and between the two parts."""
SOME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|(?<=[иИ]))").search
"""Without this none of the words stands there."""


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(10, layout="#### ######", spellings=("## ## ######", "####-######", "#### №######", "#### № ######", "## ## № ######"))

COMMON = digit_codes("passport_rf", zeros="FNS, control ratios of form 2-НДФЛ: documents")
YEAR = Code(
    "passport_rf.year",
    what="Digits 3 and 4 are a year that does not fit.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="They are usually the year in which the blank was made: from 1997 to at most next year. Special print runs exist.",
)


@lru_cache(maxsize=8)
def refusals(year: int) -> tuple[Refusal, ...]:
    """What is refused, or doubted, seen from this year."""
    return (
        Refusal(COMMON.zeros, lambda n: not n.strip("0")),
        Refusal(YEAR, lambda n: doubtful_year(n[2:4], year) and bool(n.strip("0")), (2, 4)),
    )


@lru_cache(maxsize=8)
def starts(year: int) -> str:
    """A look-ahead that keeps these out, in a number with or without its space."""
    return f"(?=..{possible_years(year)})(?!0000.000000|0{{10}})"


@lru_cache(maxsize=8)
def clear(year: int) -> Clear:
    """Whether none of these can be said of a number, at a glance."""
    return re.compile(starts(year)).match


def find(typed: str, options: Options, as_of: date) -> Found:
    # The words are blanked out, not cut out, so that every span still counts in what was typed.
    text = WORDS.sub(lambda m: " " * len(m.group()), typed) if SOME_WORD(typed) else typed
    year = as_of.year
    found = diagnose(text, (SHAPE,), COMMON, refusals=refusals(year), separators=options.separators, clear=clear(year))
    if found.problems and found.problems[0].code == COMMON.too_short:
        return zeroed(found, text, SHAPE, (), lambda number: begins_with_zero(number, year))
    return found


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), starts(as_of.year), bare=options.separators == "forbid")


def made(draw: Draw, options: Options) -> str:
    """A number that begins with two digits that the classifier gives to no region: no office can have given out such a passport."""
    return draw.like(f"(?:{'|'.join(NO_REGION)})(?:0[0-9]|1[0-9]|2[0-4]) [0-9]{{6}}")


KIND = Kind(
    id="passport_rf",
    words=Words(
        "passport_rf",
        label="Passport series and number",
        acc="the passport series and number",
        example="4505 678901",
        where="The series and number are printed on the pages with the photo, in the right margin.",
        aloud="Compare the series two digits at a time and the number three at a time.",
    ),
    codes=(
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
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
