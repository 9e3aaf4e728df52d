"""Месяц и год: a month of a year, as lists of jobs and periods ask for it.

«03.2015», «2015-03», «март 2015 г.» and «03/2015» are all read with ``format: any``; the canonical spelling is then 2015-03. With a
named format another spelling is an error with a repair that loses nothing.

A whole date is told apart and cut only with consent: leaving the day out drops what was typed. «03.15» is a month and a
year in two digits; both centuries that the form allows are offered.

What the check can see: a month from 1 to 12, a year from 1800 to 2200, the bounds. A month is compared with today only where the
form says so (``max: today``): the present month is not in the future.

Example: 2015-03, typed as 03.2015.

History: forms of the ten years of work ask for a month and a year; people paste whole dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from gosform.engines.calendar_days import spell, years_meant
from gosform.engines.calendar_text import month_named
from gosform.engines.date_asked import Asked, Format
from gosform.engines.date_codes import date_codes
from gosform.engines.dates import diagnose
from gosform.engines.line import instead, read_line
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Trust, Words, problem

LABELS = ("месяц и год", "месяц", "период", "с", "по", "month")
FORMATS: dict[str, Format] = {"any": "any", "mm.yyyy": "dd.mm.yyyy", "yyyy-mm": "yyyy-mm-dd"}
SHORT = re.compile("(?P<month>0?[1-9]|1[0-2]) ?[-./,] ?(?P<year>[0-9]{2})")

_COMMON = date_codes("month")
_COMPARE = "Compare {acc} with the document."
CODES = _COMMON._replace(
    incomplete=Code(
        "month.incomplete",
        what="The month or the year is missing in {in}.",
        fix=_COMMON.incomplete.fix,
        why="The form asks for both. Nothing is filled in: January would be an invention.",
    ),
    too_exact=Code(
        "month.too-exact",
        what="Only the month and the year are needed here.",
        fix=_COMMON.too_exact.fix,
        why="Leaving the day out drops what was typed, so nobody does it unasked.",
    ),
    not_a_date=Code(
        "month.not-a-date",
        what="There is no {typed} in the calendar.",
        plain="There is no such month in the calendar.",
        fix=_COMPARE,
        why="Months go from 1 to 12; a day that was typed along has to be in the calendar too.",
    ),
    time=Code(
        "month.time",
        what=_COMMON.time.what,
        fix="Leave the month and the year alone.",
        why="A program exported a date and a time; the form asks for neither the day nor the time.",
    ),
    in_future=Code(
        "month.in-future",
        what="This month is still to come.",
        fix=_COMPARE,
        why="The form asks for a month that is not later than the present one (max: today).",
        source="the form's own rule: max: today",
    ),
    too_early=Code(
        "month.too-early",
        what="This month is earlier than the form takes: from {limit}.",
        fix=_COMPARE,
        why="The form has an earliest month (min).",
        source="the form's own rule: min",
    ),
    too_late=Code(
        "month.too-late",
        what="This month is later than the form takes: until {limit}.",
        fix=_COMPARE,
        why="The form has a latest month (max).",
        source="the form's own rule: max",
    ),
)


@dataclass(frozen=True, slots=True)
class Options:
    format: Literal["any", "mm.yyyy", "yyyy-mm"] = field(
        default="any", metadata={"meaning": "the spelling that the form takes; any takes both and gives year-month"}
    )
    min: date | None = field(default=None, metadata={"meaning": "a day of the earliest month allowed, or today"})
    max: date | None = field(default=None, metadata={"meaning": "a day of the latest month allowed; after today it is month.in-future"})


def asked(options: Options, as_of: date) -> Asked:
    """What the options ask for on this day."""

    def day(bound: object) -> date | None:
        return as_of if bound == "today" else bound if isinstance(bound, date) else None

    return Asked(FORMATS[options.format], "month", day(options.min), day(options.max), bool(options.max == "today"), as_of)


def find(typed: str, options: Options, as_of: date) -> Found:
    want = asked(options, as_of)
    line = read_line(typed, LABELS)
    if short := SHORT.fullmatch(line.kept):  # to a date, 03.15 is a day and a month; here it can only be a month and a year
        meant = [(year, int(short["month"])) for year in years_meant(short["year"], as_of)]
        texts = [spell(parts, want.format) for parts in meant if want.takes(parts)]
        trust = Trust.LIKELY if len(texts) == 1 else Trust.CANDIDATE
        fixes = (instead(typed, text, trust) for text in texts)
        return Found((problem(CODES.two_digit_year, line.span(*short.span("year")), *fixes),))
    if month_named(line.kept):
        return Found((problem(CODES.incomplete, line.whole(), like=want.like),))
    return diagnose(typed, want, CODES, LABELS)


YEAR, MONTH = "(?:1[89]|20|21)[0-9]{2}", "(?:0[1-9]|1[0-2])"


def certainly(options: Options, as_of: date) -> Screen:
    """The canonical spelling of a month within the bounds."""
    dotted = options.format == "mm.yyyy"
    pattern = rf"{MONTH}\.{YEAR}" if dotted else f"{YEAR}-{MONTH}"
    want = asked(options, as_of)
    if not want.earliest and not want.latest:
        return Screen(pattern)
    first = f"{want.earliest:%Y%m}" if want.earliest else ""
    last = f"{want.latest:%Y%m}" if want.latest else "9"
    return Screen(pattern, _between(first, last, dotted))


def _between(first: str, last: str, dotted: bool) -> Callable[[str], bool]:
    if dotted:
        return lambda value: first <= value[3:] + value[:2] <= last
    return lambda value: first <= value[:4] + value[5:] <= last


def spelled(value: date, options: Options) -> str:
    """A date of Python as its month, in the spelling that the form takes."""
    return spell((value.year, value.month), FORMATS[options.format])


def made(draw: Draw, options: Options) -> str:
    """A month within the bounds. ``today`` is a bound too: up to it a month long gone serves, from it on one far to come."""
    from gosform.engines.made_amounts import day

    return spelled(day(draw, options.min, options.max), options)


KIND = Kind(
    id="month",
    words=Words(
        "month",
        label="Month and year",
        acc="the month and year",
        example="2015-03",
        where="The month and year are in the document that this section asks about.",
        aloud="Compare the month, then the year.",
    ),
    codes=tuple(CODES),
    diagnose=find,
    screen=certainly,
    source="Gosuslugi forms: month and year of the beginning and end of work; xs:gYearMonth of schemas (ГГГГ-ММ)",
    options=Options,
    natural={date: spelled, datetime: spelled},
    make=made,
    doc=__doc__,
)
