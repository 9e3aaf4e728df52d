"""Номер записи акта: the number of the entry of a birth, marriage, divorce, death or change of name in the civil register.

Since 01.10.2018 twenty-one digits: the third to fifth are the last three digits of the year of the entry, the last is a check
digit (Luhn's rule: each second digit is doubled, nine is taken off what exceeds nine, and the sum ends in 0). Before that up to
five digits, counted within one office and one year. Registers also know older numbers with a letter or a sixth digit at the
end; they are let through with a warning.

Option ``record_date``: the day of the entry, in a form usually a neighbouring field. With it the number of digits is known, and
the year is compared; a year alone will do where it decides. Without it both makes pass.

What the check can see: in twenty-one digits nine of ten slips and another year. In a short number nothing but letters and
zeros. It cannot see whether the entry exists.

Example: 120200770000345678006 (fictional, of 2020).

History: the long number came with the unified register (ЕГР ЗАГС); certificates carry it in the line «запись акта №».
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from gosform.engines.digits import Beginning, Refusal, Shape, diagnose, digit_codes, reads_as, screen
from gosform.formula import Digits
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw, solved
from gosform.options import CheckDigitOptions
from gosform.problem import Code, Problem, Severity, Words, problem
from gosform.text import SAME_AS_DIGIT, fold

EPGU = "Gosuslugi form player: number of an act record"
ABOUT = ("", " о рождении", " о смерти", " о заключении брака", " о браке", " о расторжении брака", " о перемене имени", " об отцовстве")
LABELS = (
    *(start + about for start in ("номер записи акта", "запись акта", "записи акта", "актовая запись", "акт") for about in ABOUT),
    "номер актовой записи", "а/з", "запись",
)  # fmt: skip
LONG_SINCE = date(2018, 10, 1)
OLDEST = 1918
"""The state keeps these registers since the decree of 18.12.1917; before that the churches did."""

Era = Literal["long", "short", "either"]


@dataclass(frozen=True, slots=True)
class Options(CheckDigitOptions):
    record_date: date | None = field(
        default=None,
        metadata={"meaning": "the day of the entry; with it the number of digits is known and the year is compared", "reference": True},
    )


def luhn(d: Digits) -> object:
    doubled = [2 * d[i] - 9 * (d[i] // 5) for i in range(1, 20, 2)]
    return (sum(doubled) + sum(d[i] for i in range(0, 21, 2))) % 10 == 0


BEGINS = (Beginning("..(?:01[89]|0[23][0-9])", 0.999, 0.022),)
"""The year in the third to fifth digits: a number of 21 digits is of a record made since October 2018."""
LONG = Shape(21, luhn, proof=10, begins=BEGINS, head=5)
SHORT = tuple(Shape(n) for n in range(1, 6))
SHAPES: dict[Era, tuple[Shape, ...]] = {"long": (LONG,), "short": SHORT, "either": (*SHORT, LONG)}
SUFFIXED = re.compile(r"[0-9]{5}[0-9]|[0-9]{1,5}[^\W\d_]")

COMMON = digit_codes("civil_act_number", zeros="Gosuslugi form player: number of an act record, not of zeros alone")
LENGTH = Code(
    "civil_act_number.length",
    what="{label}: 21 digits or up to 5 needed, {have} typed.",
    fix="Compare {acc} with the document.",
    why="Since October 2018 the number has 21 digits; before, up to five. With the date of the record the check is closer.",
    source=EPGU,
)
EARLY = Code(
    "civil_act_number.early-length",
    what="Before October 2018 numbers had up to five digits.",
    fix="Compare {acc} and the date with the document.",
    why="The record is from before 01.10.2018, and the number is longer than numbers were then. Either of the two may have the slip.",
    source=EPGU,
)
YEAR = Code(
    "civil_act_number.year",
    what="Digits 3 to 5 are not from the year of the record.",
    fix="Compare {acc} and the date with the document.",
    why="The third to fifth digits are the last three of the year of the record. Either the number or the date has a slip.",
    source=EPGU,
)
DOUBTFUL_YEAR = Code(
    "civil_act_number.doubtful-year",
    what="Digits 3 to 5 are a year that does not fit.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="They are the last three digits of the year of the record: 020 is 2020, 985 is 1985. No record is from the future.",
)
SUFFIX = Code(
    "civil_act_number.suffix",
    what="{label} rarely has a sixth sign or a letter.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="Numbers of old records have up to five digits; the registers' own schema takes one more letter or digit, so it is let through.",
    source="E-ZAGS exchange schema: number of a record",
)
BY_ERA = {
    "long": COMMON,
    "short": replace(COMMON, too_short=LENGTH, length=EARLY, too_long=EARLY),
    "either": replace(COMMON, too_short=LENGTH, length=LENGTH, too_long=LENGTH),
}


def days(record_date: object, as_of: date) -> tuple[date, date] | None:
    """The first and last day that the date of the record may mean; None where it says nothing.

    A form hands over the neighbouring field as it is spelt: ``dd.mm.yyyy``, ``yyyy-mm-dd``, or a year alone.
    """
    if isinstance(record_date, date):
        return record_date, record_date
    if not isinstance(record_date, str):
        return None
    if record_date == "today":
        return as_of, as_of
    try:
        if re.fullmatch("[0-9]{4}", record_date):
            return date(int(record_date), 1, 1), date(int(record_date), 12, 31)
        if re.fullmatch(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}", record_date):
            record_date = "-".join(reversed(record_date.split(".")))
        day = date.fromisoformat(record_date)
    except ValueError:
        return None
    return day, day


def era(known: tuple[date, date] | None) -> Era:
    """Which make a record of these days has."""
    if known is None or known[0] < LONG_SINCE <= known[1]:
        return "either"
    return "long" if known[0] >= LONG_SINCE else "short"


def possible_years(today: int) -> str:
    """A regular expression for the last three digits of a year in which a record can have been made."""
    return f"(?:{'|'.join(f'{year % 1000:03}' for year in range(OLDEST, max(today, OLDEST) + 1))})"


@lru_cache(maxsize=16)
def _fine(today: int) -> Callable[[str], object]:
    return re.compile(possible_years(today)).fullmatch


def refusals(known: tuple[date, date] | None, as_of: date) -> tuple[Refusal, ...]:
    zeros = Refusal(COMMON.zeros, lambda n: not n.strip("0"))
    if known is not None:
        year = f"{known[0].year % 1000:03}"
        return zeros, Refusal(YEAR, lambda n: len(n) == 21 and n[2:5] != year and bool(n.strip("0")), (2, 5))
    fine = _fine(as_of.year)
    return zeros, Refusal(DOUBTFUL_YEAR, lambda n: len(n) == 21 and not fine(n[2:5]) and bool(n.strip("0")) and LONG.fits(n), (2, 5))


def find(typed: str, options: Options, as_of: date) -> Found:
    known = days(options.record_date, as_of)
    made = era(known)
    if made != "long" and (old := _suffixed(typed, options)):
        return old
    doubts = refusals(known, as_of)
    found = diagnose(
        typed, SHAPES[made], BY_ERA[made], refusals=doubts, labels=LABELS, separators=options.separators, channel=options.channel
    )
    if made == "short" and found.problems and found.problems[0].code == EARLY and (read := reads_as(typed, LONG, LABELS)):
        return found._replace(read=read[0])
    return found


def _suffixed(typed: str, options: Options) -> Found | None:
    """An old number with one more letter or digit at its end."""
    folded = fold(typed, labels=LABELS)
    if not SUFFIXED.fullmatch(folded.kept) or folded.kept[-1] in SAME_AS_DIGIT or not folded.kept.strip("0"):
        return None
    if options.separators == "forbid" and folded.touched:
        return None
    found: tuple[Problem, ...] = (problem(SUFFIX, folded.span(len(folded.kept) - 1, len(folded.kept))),)
    return Found(found, folded.kept, folded.kept)


BEFORE_2018 = "(?!0+(?![0-9]))[0-9]{1,5}"
"""The number of a record before 2018: five digits at most, not all of them zeros."""


def certainly(options: Options, as_of: date) -> Screen | None:
    known = days(options.record_date, as_of)
    made = era(known)
    if made == "short":
        return Screen(BEFORE_2018)
    # The year 2018 alone decides the year, though not the number of digits.
    years = possible_years(as_of.year) if known is None else f"{known[0].year % 1000:03}"
    long = screen((LONG,), f"(?=..{years})(?!0{{21}})")
    if made == "long":
        return long
    return Screen(
        f"{long.pattern}|[0-9]{{1,5}}",
        lambda value: LONG.fits(value) if len(value) == 21 else bool(value.strip("0")),
        long.drawn,
        BEFORE_2018,
    )


def made(draw: Draw, options: Options) -> str:
    """A number of the make that the day of the record asks for."""
    if options.record_date == "today":
        raise ValueError("a record of today has another year each year")
    known = days(options.record_date, date.max)
    if era(known) == "short":
        return draw.like("[1-9][0-9]{0,4}")
    year = known[1].year if known else draw.between(2018, 2024)
    return solved(draw, f"{draw.digits(2)}{year % 1000:03}{draw.digits(16)}", LONG.fits, (-1,))


KIND = Kind(
    id="civil_act_number",
    words=Words(
        "civil_act_number",
        label="Civil act record number",
        acc="the act record number",
        example="120200770000345678006",
        where="The number is in the certificate, in the line about the record of the act.",
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
        LENGTH,
        EARLY,
        COMMON.zeros,
        YEAR,
        DOUBTFUL_YEAR,
        SUFFIX,
        COMMON.checksum,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source=f"{EPGU}: 21 digits since 01.10.2018, up to 5 before",
    options=Options,
    make=made,
    doc=__doc__,
)
