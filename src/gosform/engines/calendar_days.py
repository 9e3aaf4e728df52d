"""The calendar as dates need it before they are dates: which days exist, which years are near, how a date is spelled.

A date of a month or of a year alone is a shorter tuple: ``(1990, 3, 25)``, ``(1990, 3)``, ``(1990,)``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1800, 2200
"""Years that are read at all. Anything else with four digits is a mistyped year."""
OLDEST, FARTHEST = 110, 10
"""Years before and after today that a repair of a year may propose where the form gives no bounds."""

_DOTTED, _DASHED = "%02d.%02d.%04d", "%04d-%02d-%02d"
_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """A leap year of the Gregorian calendar."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def is_day(year: int, month: int, day: int) -> bool:
    """The Gregorian calendar has this day."""
    return 1 <= month <= 12 and 1 <= day <= (28 if month == 2 and not is_leap(year) else _LONGEST[month])


def exists(parts: tuple[int, ...]) -> bool:
    """The calendar has this day, month or year."""
    if len(parts) == 3:
        return is_day(*parts)
    return len(parts) == 1 or 1 <= parts[1] <= 12


def spell(parts: tuple[int, ...], format: str) -> str:
    """``(1990, 3, 25)`` as ``25.03.1990`` for ``dd.mm.yyyy`` and as ``1990-03-25`` for every other format."""
    if len(parts) == 3:  # nearly every date
        year, month, day = parts
        return _DOTTED % (day, month, year) if format == "dd.mm.yyyy" else _DASHED % (year, month, day)
    texts = [f"{parts[0]:04}", *(f"{p:02}" for p in parts[1:])]
    return ".".join(reversed(texts)) if format == "dd.mm.yyyy" else "-".join(texts)


def other_century(year: int) -> int | None:
    """The year with the same last two digits in the century beside it: 2001 for 1901 and the other way round; None for other centuries."""
    return year + 100 if 1900 <= year <= 1999 else year - 100 if 2000 <= year <= 2099 else None


class Day(NamedTuple):
    """What two digits of a month and two of a day say. there: the calendar has this day. changed: it has it only with the two changed round.
    near: months and days that a day which it does not have may mean.
    """

    month: int
    day: int
    there: bool
    changed: bool
    near: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1024)
def month_and_day(leap: bool, month: str, day: str) -> Day:
    """What the digits say. The year is told as ``_near_days`` is told it."""
    year, m, d = 2000 if leap else 2001, int(month), int(day)
    there = is_day(year, m, d)
    return Day(m, d, there, not there and is_day(year, d, m), () if there else _near_days(year, m, d))


def near_days(year: int, month: int, day: int) -> tuple[tuple[int, int], ...]:
    """Months and days that a day or a month which the calendar does not have in this year may mean: one digit, or one swap of two digits, away.

    >>> near_days(1990, 3, 45)
    ((3, 5), (3, 15), (3, 25))
    """
    return _near_days(2000 if is_leap(year) else 2001, month, day)


@lru_cache(maxsize=512)
def _near_days(year: int, month: int, day: int) -> tuple[tuple[int, int], ...]:
    """Of the year no more is told than whether it is a leap year, so nothing of anybody's data is kept."""
    found = {(month, d) for d in _near(day)} | {(m, day) for m in _near(month)}
    return tuple(sorted(parts for parts in found if is_day(year, *parts)))


def _near(number: int) -> set[int]:
    """Numbers of two digits, one digit or a swap away."""
    tens, ones = divmod(number, 10)
    return {10 * tens + d for d in range(10)} | {10 * d + ones for d in range(10)} | {10 * ones + tens}


def years_meant(year: str, today: date) -> tuple[int, ...]:
    """Years near today that mistyped digits may mean.

    Two digits stand for either century; four are one wrong digit or one swap of neighbours away; three lack a digit, five have one too many
    (a doubled one comes first).

    >>> years_meant("0997", date(2026, 11, 22))
    (1997,)
    """
    if len(year) == 2:
        near = {f"19{year}", f"20{year}"}
    elif len(year) == 4:
        near = {year[:i] + d + year[i + 1 :] for i in range(4) for d in "0123456789"}
        near |= {year[:i] + year[i + 1] + year[i] + year[i + 2 :] for i in range(3)}
    elif len(year) == 3:
        near = {year[:i] + d + year[i:] for i in range(4) for d in "0123456789"}
    elif len(year) == 5:
        left = [year[:i] + year[i + 1 :] for i in range(5)]
        return tuple(sorted(_of_a_life(left, today), key=lambda y: (-left.count(str(y)), y)))  # a doubled digit can be any of two
    else:
        near = set()
    return tuple(sorted(_of_a_life(near, today)))


def _of_a_life(years: Iterable[str], today: date) -> set[int]:
    """Those of the years that are near today."""
    return {y for y in map(int, years) if today.year - OLDEST <= y <= today.year + FARTHEST}
