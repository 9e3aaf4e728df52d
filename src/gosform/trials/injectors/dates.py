"""Dates in another order, with another spelling, misread, or of no calendar."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Mapping
from random import Random
from types import MappingProxyType
from typing import Any

from gosform.problem import Span
from gosform.trials.case import Case
from gosform.trials.made import listed
from gosform.trials.made.days import MONTHS, day, dotted
from gosform.trials.made.records import RECORDS, at, changed

GROUP = "dates"
SHARE = 4.0
DOTTED: Mapping[str, Any] = MappingProxyType({"format": "dd.mm.yyyy", "max": "today"})
HYPHENED: Mapping[str, Any] = MappingProxyType({"format": "yyyy-mm-dd", "max": "today"})
ROMAN = listed("I II III IV V VI VII VIII IX X XI XII")
LETTERS: Mapping[str, str] = {"0": "ОоO", "1": "lI", "3": "З"}


def draw(rng: Random) -> Case | None:
    """One of the ways in which a date goes wrong."""
    ways = (
        order,
        american,
        ambiguous,
        month_name,
        short_year,
        separators,
        letters,
        no_such_day,
        roman,
        time,
        year_length,
        century,
        blank_year,
    )
    return rng.choices(ways, (14, 10, 3, 12, 10, 10, 8, 10, 4, 7, 6, 8, 4))[0](rng)


def _case(name: str, truth: str, typed: str, span: Span | None, *troubles: str, options: Mapping[str, Any] = DOTTED, **more: Any) -> Case:
    return Case(GROUP, name, "date", truth, typed, dict(options), span, frozenset(troubles), **more)


def order(rng: Random) -> Case:
    """Year first where the day is asked for first, or the other way round."""
    when = day(rng)
    spellings = [dotted(when), when.isoformat()]
    if rng.random() < 0.5:
        return _case("order", spellings[0], spellings[1], Span(0, 10), "date-order")
    return _case("order", spellings[1], spellings[0], Span(0, 10), "date-order", options=HYPHENED)


def american(rng: Random) -> Case | None:
    """The month first; above twelve it shows."""
    when = day(rng)
    if when.day <= 12:
        return None
    return _case("month-first", dotted(when), f"{when.month:02}.{when.day:02}.{when.year}", Span(0, 5), "swapped")


def ambiguous(rng: Random) -> Case | None:
    """The month first, and both are days of the calendar: nobody can see it."""
    when = day(rng)
    if when.day > 12 or when.day == when.month:
        return None
    return _case("ambiguous", dotted(when), f"{when.month:02}.{when.day:02}.{when.year}", None, seen=False, repairable=False)


def month_name(rng: Random) -> Case:
    """«25 марта 1990» where digits are asked for."""
    when = day(rng)
    name = MONTHS[when.month - 1] if rng.random() < 0.8 else MONTHS[when.month - 1][:3]
    typed = f"{when.day} {name} {when.year}" + rng.choice(("", " г.", " года"))
    start = typed.index(name)
    return _case("month-name", dotted(when), typed, Span(start, start + len(name)), "month-name")


def short_year(rng: Random) -> Case:
    """Two digits of the year. Only what cannot lie ahead has one answer."""
    when = day(rng)
    typed = f"{when.day:02}.{when.month:02}.{when.year % 100:02}"
    return _case("short-year", dotted(when), typed, Span(6, 8), "two-digit-year", repairable=when.year < 2000 and when.year % 100 > 26)


def separators(rng: Random) -> Case:
    """Slashes, hyphens, spaces or nothing instead of the full stops of a strict format."""
    when = day(rng)
    sign = rng.choice(("/", "-", " ", ",", "/", "-", ""))
    return _case("separators", dotted(when), dotted(when).replace(".", sign), None, "separators", *(() if sign else ("shape",)))


def letters(rng: Random) -> Case | None:
    """О for 0, З for 3, l for 1."""
    good = dotted(day(rng))
    digit = rng.choice(list(LETTERS))
    where = [i for i, sign in enumerate(good) if sign == digit]
    if not where:
        return None
    i = rng.choice(where)
    return _case("letters", good, good[:i] + rng.choice(LETTERS[digit]) + good[i + 1 :], Span(i, i + 1), "letters")


def no_such_day(rng: Random) -> Case | None:
    """A day that the month does not have, or a thirteenth month. Which part is wrong nobody can know."""
    when = day(rng)
    wrong = rng.choice(("31", "29.02", "32", "13"))
    if wrong == "31" and when.month in (4, 6, 9, 11):
        typed = f"31.{when.month:02}.{when.year}"
    elif wrong == "29.02" and not isleap(when.year):
        typed = f"29.02.{when.year}"
    elif wrong == "32":
        typed = f"{rng.randrange(32, 50)}.{when.month:02}.{when.year}"
    elif wrong == "13" and when.day > 12:
        typed = f"{when.day:02}.{rng.randrange(13, 20)}.{when.year}"
    else:
        return None
    return _case("no-such-day", dotted(when), typed, None, "not-a-date", repairable=False)


def roman(rng: Random) -> Case:
    """25.III.1990."""
    when = day(rng)
    sign = rng.choice((".", " ", "-"))
    typed = f"{when.day}{sign}{ROMAN[when.month - 1]}{sign}{when.year}"
    start = typed.index(sign) + 1
    return _case("roman-month", dotted(when), typed, Span(start, start + len(ROMAN[when.month - 1])), "month-name", "roman", "shape")


def time(rng: Random) -> Case:
    """The time of the day pasted along."""
    when = day(rng)
    extra = f" {rng.randrange(1, 24):02}:{rng.randrange(60):02}" + rng.choice(("", ":00"))
    typed = dotted(when) + extra
    return _case("time", dotted(when), typed, Span(10, len(typed)), "time")


def year_length(rng: Random) -> Case:
    """A digit of the year left out or doubled."""
    when = day(rng)
    year, i = str(when.year), rng.randrange(4)
    short = rng.random() < 0.5
    wrong = year[:i] + year[i + 1 :] if short else year[:i] + year[i] + year[i:]
    typed = f"{when.day:02}.{when.month:02}.{wrong}"
    meant = {wrong[:j] + wrong[j + 1 :] for j in range(1, len(wrong)) if wrong[j] == wrong[j - 1]}
    known = len([year for year in meant if "1900" <= year <= "2026"]) == 1
    return _case(
        "year-length",
        dotted(when),
        typed,
        Span(6, len(typed)),
        "too-short" if short else "too-long",
        "year",
        repairable=known and not short,
    )


def century(rng: Random) -> Case | None:
    """2001 filled in as 1901, in a record whose passport was issued a hundred and twenty years later."""
    form = rng.choice(("passport-rf", "portal-registration", "ip-registration"))
    record = RECORDS[form](rng)
    pointer = "/applicant/birth_date"
    good = at(record, pointer)
    if "200" not in good:
        return None
    typed = good.replace("200", "190")
    start = typed.index("190")
    options = HYPHENED if form == "passport-rf" else DOTTED
    troubles = ("misread-year", "century", "age-between-max", "age-between-max-today", "passport-term-over")
    return _case(
        "century",
        good,
        typed,
        Span(start, start + 2),
        *troubles,
        options=options,
        form=form,
        record=changed(record, {pointer: typed}),
        pointer=pointer,
    )


def blank_year(rng: Random) -> Case | None:
    """The day of issue ten years too early, 2011 for 2021, so that the series belongs to blanks that were not yet made."""
    form, pointer = rng.choice(
        (("passport-rf", "/document/issued_on"), ("portal-registration", "/passport/issued_on"), ("ip-registration", "/document/issued_on"))
    )
    record = RECORDS[form](rng)
    good = at(record, pointer)
    year = next(part for part in good.replace("-", ".").split(".") if len(part) == 4)
    earlier = str(int(year) - 10)
    # Before the fourteenth birthday it would be another mistake.
    if int(earlier) < _born(record) + 21:
        return None
    typed = good.replace(year, earlier)
    options = HYPHENED if form == "passport-rf" else DOTTED
    more: dict[str, Any] = {"form": form, "record": changed(record, {pointer: typed}), "pointer": pointer, "repairable": False}
    return _case("blank-year", good, typed, None, "series-year", "passport-term-over", options=options, **more)


def _born(record: Mapping[str, Any]) -> int:
    parts = at(record, "/applicant/birth_date").replace("-", ".").split(".")
    return next(int(part) for part in parts if len(part) == 4)
