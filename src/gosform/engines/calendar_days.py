"""The calendar as dates need it before they are dates: which days exist, which years are near, how a date is spelled.

A date of a month or of a year alone is a shorter tuple: ``(1990, 3, 25)``, ``(1990, 3)``, ``(1990,)``.
"""

from __future__ import annotations

from datetime import date

FIRST_YEAR, LAST_YEAR = 1800, 2200
"""Years that are read at all. Anything else with four digits is a mistyped year."""
OLDEST, FARTHEST = 110, 10
"""Years before and after today that a repair of a year may propose where the form gives no bounds."""

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
        return f"{day:02}.{month:02}.{year:04}" if format == "dd.mm.yyyy" else f"{year:04}-{month:02}-{day:02}"
    texts = [f"{parts[0]:04}", *(f"{p:02}" for p in parts[1:])]
    return ".".join(reversed(texts)) if format == "dd.mm.yyyy" else "-".join(texts)


def years_meant(year: str, today: date) -> tuple[int, ...]:
    """Years near today that mistyped digits may mean.

    Two digits stand for either century; four are one wrong digit or one swap of neighbours away.

    >>> years_meant("0997", date(2026, 11, 22))
    (1997,)
    """
    if len(year) == 2:
        near = {f"19{year}", f"20{year}"}
    elif len(year) == 4:
        near = {year[:i] + d + year[i + 1 :] for i in range(4) for d in "0123456789"}
        near |= {year[:i] + year[i + 1] + year[i] + year[i + 2 :] for i in range(3)}
    else:
        near = set()
    return tuple(sorted(y for y in map(int, near) if today.year - OLDEST <= y <= today.year + FARTHEST))
