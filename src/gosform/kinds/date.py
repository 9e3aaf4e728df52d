"""Дата: a day, a month of a year, or a year, as people and programs write it.

Day-month-year with dots («25.03.1990») and year-month-day with hyphens («1990-03-25») are told apart by the place of the
four-digit year, never by guessing: «05.06.2020» is 5 June and is never read the American way. With ``format: any`` both are
taken, and so are other signs between the parts, a month by name and a midnight pasted along; the canonical spelling is then
year-month-day. With a named format another spelling is an error with a repair that loses nothing.

Years from 1800 to 2200 are read; anything else is a mistyped year. A date is compared with today only where the form says
so: ``max: today`` for a birth or an issue date. ``today`` is ``as_of``, never the clock.

What the check can see: that the day exists in the Gregorian calendar, that it lies within the bounds, how it was spelled.
What it cannot see: whether it is the date in the document. A time zone is never applied: a date has none.

Sources: ДД.ММ.ГГГГ: ESIA (birthDate), FNS schemas (ДатаТип, 10 signs); year-month-day: ISO 8601, xs:date of SMEV schemas;
«не должна быть больше текущей даты»: field checks of EPGU forms.

Example: 2001-12-31, typed as 31.12.2001.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Literal

from gosform.engines.calendar_days import spell
from gosform.engines.date_asked import COUNT, Asked
from gosform.engines.date_codes import date_codes
from gosform.engines.dates import diagnose
from gosform.engines.digit_codes import pasted_along, pasted_twice
from gosform.engines.neighbours import neighbours
from gosform.engines.pasted import DATE
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Words

LABELS = ("дата", "дата рождения", "дата выдачи", "дата регистрации", "д.р.", "др", "от", "date", "date of birth", "date of issue")
CODES = date_codes("date")
ALONG, TWICE = pasted_along("date"), pasted_twice("date")
UNREAD = (CODES.shape, CODES.characters)
IN_TEXT = re.compile(
    rf"{DATE.pattern}|(?<!\d)\d{{1,2}} (?:янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек)[а-я]* (?:19|20)\d\d(?!\d)", re.IGNORECASE
)
"""A date among other things."""


@dataclass(frozen=True, slots=True)
class Options:
    format: Literal["any", "dd.mm.yyyy", "yyyy-mm-dd"] = field(
        default="any", metadata={"meaning": "the spelling that the form takes; any takes both and gives year-month-day"}
    )
    precision: Literal["day", "month", "year"] = field(default="day", metadata={"meaning": "how much of a date is asked for"})
    min: date | None = field(default=None, metadata={"meaning": "the earliest date allowed, or today"})
    max: date | None = field(default=None, metadata={"meaning": "the latest date allowed; after today it is date.in-future"})


_asked = partial(tuple.__new__, Asked)  # this runs once a date


def asked(options: Options, as_of: date) -> Asked:
    """What the options ask for on this day."""
    first, last = options.min, options.max
    early = None if first is None else _bound(first, as_of)
    late = None if last is None else _bound(last, as_of)
    return _asked((options.format, options.precision, early, late, last == "today", as_of))


def _bound(bound: object, as_of: date) -> date | None:
    """A bound of the options; None for what was taken from another field and is no date."""
    return as_of if bound == "today" else bound if isinstance(bound, date) else None


def find(typed: str, options: Options, as_of: date) -> Found:
    found = diagnose(typed, asked(options, as_of), CODES, LABELS)
    if not (found.problems and found.problems[0].code in UNREAD) or found.canonical is not None or options.precision != "day":
        return found
    return neighbours(
        typed, found, lambda text: diagnose(text, asked(options, as_of), CODES, LABELS), IN_TEXT, (ALONG, TWICE), labels=LABELS
    )


YEAR, MONTH = "(?:1[89]|2[01])[0-9]{2}", "(?:0[1-9]|1[0-2])"
DAYS = (("(?:0[1-9]|1[0-9]|2[0-8])", MONTH), ("(?:29|30)", "(?:0[13-9]|1[0-2])"), ("31", "(?:0[13578]|1[02])"))
"""Days and the months that have them in every year."""
LEAP = "(?:(?:1[89]|2[01])(?:0[48]|[2468][048]|[13579][26])|2000)"
"""The years of YEAR that have a 29 February."""


def certainly(options: Options, as_of: date) -> Screen:
    """The canonical spelling of a day that the calendar has, within the bounds."""
    dotted = options.format == "dd.mm.yyyy"
    want = asked(options, as_of)
    length = {"day": 10, "month": 7, "year": 4}[options.precision]
    first = want.earliest.isoformat()[:length] if want.earliest else ""
    last = want.latest.isoformat()[:length] if want.latest else ""
    past = _past_dotted if dotted else _past
    return Screen(
        "".join(f"(?!{past(bound, way)})" for bound, way in ((first, -1), (last, +1)) if bound) + _pattern(options.precision, dotted)
    )


def _past(bound: str, way: int) -> str:
    """A pattern of the texts of this length that sort before (-1) or after (+1) a date."""
    if not bound:
        return "(?!)"
    here, rest = bound[0], _past(bound[1:], way)
    value = "0123456789".find(here)
    beyond = "" if value < 0 else "0123456789"[value + 1 :] if way > 0 else "0123456789"[:value]
    left = f".{{{len(bound) - 1}}}" if len(bound) > 1 else ""  # whatever stands behind a digit that decides
    return f"(?:[{beyond}]{left}|{here}{rest})" if beyond else here + rest


def _past_dotted(bound: str, way: int) -> str:
    """The same of day.month.year, from a bound with the year in front: another year, or another month of that year, or another day of both."""
    parts = bound.split("-")
    beyond = [_past(part, way) + "".join(rf"\.{same}" for same in reversed(parts[:i])) for i, part in enumerate(parts)]
    return "|".join(".{3}" * (len(parts) - 1 - i) + pattern for i, pattern in enumerate(beyond))


def _pattern(precision: str, dotted: bool) -> str:
    if precision == "year":
        return YEAR
    if precision == "month":
        return rf"{MONTH}\.{YEAR}" if dotted else f"{YEAR}-{MONTH}"
    if dotted:
        days = "|".join(rf"{day}\.{month}" for day, month in DAYS)
        return rf"(?:(?:{days})\.{YEAR}|29\.02\.{LEAP})"
    days = "|".join(f"{month}-{day}" for day, month in DAYS)
    return f"(?:{YEAR}-(?:{days})|{LEAP}-02-29)"


def spelled(value: date, options: Options) -> str:
    """A date of Python in the spelling that the form takes; a time other than midnight stays, so that it is found."""
    if isinstance(value, datetime) and (value.tzinfo or value.time() != datetime.min.time()):
        return value.isoformat()
    return spell((value.year, value.month, value.day)[: COUNT[options.precision]], options.format)


def made(draw: Draw, options: Options) -> str:
    """A day within the bounds. ``today`` is a bound too: up to it a day long gone serves, from it on one far to come."""
    from gosform.engines.made_amounts import day

    chosen = day(draw, options.min, options.max)
    return spell((chosen.year, chosen.month, chosen.day)[: COUNT[options.precision]], options.format)


KIND = Kind(
    id="date",
    words=Words(
        "date",
        label="Date",
        acc="the date",
        example="2001-12-31",
        where="The date is printed in the document that this section asks about.",
        aloud="Compare the day, then the month, then the year.",
    ),
    codes=(ALONG, TWICE, *CODES),
    diagnose=find,
    screen=certainly,
    source="FNS schemas (ДатаТип: ДД.ММ.ГГГГ); xs:date of SMEV schemas (ГГГГ-ММ-ДД)",
    options=Options,
    natural={date: spelled, datetime: spelled},
    make=made,
    doc=__doc__,
)
