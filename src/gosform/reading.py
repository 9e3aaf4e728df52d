"""Canonical spellings read back as dates and numbers, for whoever compares one field with another.

A date may be known to the day, the month or the year only, so it is read as a stretch of days. What follows from a
stretch is said only when it follows from every day in it.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta
from decimal import Context, Decimal
from typing import NamedTuple

from gosform.record import Cell

AS_OF = "as-of"
"""Where a date is asked for, this word means the day that the record is checked for."""

EXACT = Context(prec=400)
"""Sums without rounding: :func:`number` takes at most 60 characters, so 400 digits are never used up."""

DATES = frozenset(("date", "month"))
NUMBERS = frozenset(("number", "money"))

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DOTTED = re.compile(r"(?:(?:([0-9]{2})\.)?([0-9]{2})\.)?([0-9]{4})")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")


class Stretch(NamedTuple):
    """The days that a date may mean: one day, or a month or a year known no closer. Both ends count."""

    first: date
    last: date


def stretch(text: str) -> Stretch | None:
    """``dd.mm.yyyy``, ``yyyy-mm-dd``, or the same without the day, or without the month; None for anything else."""
    if (found := _ISO.fullmatch(text)) is not None:
        year, month, day = found.groups()
    elif (found := _DOTTED.fullmatch(text)) is not None:
        day, month, year = found.groups()
    else:
        return None
    try:
        if day is not None:
            exact = date(int(year), int(month), int(day))
            return Stretch(exact, exact)
        if month is not None:
            return Stretch(date(int(year), int(month), 1), month_end(int(year), int(month)))
        return Stretch(date(int(year), 1, 1), date(int(year), 12, 31))
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    if (year, month) == (MAXYEAR, 12):
        return date.max
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def number(text: str) -> Decimal | None:
    """A decimal number written with a point or a comma, spaces between thousands allowed; None for anything else."""
    bare = text.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    if len(bare) > 60 or not _NUMBER.fullmatch(bare):
        return None
    return Decimal(bare.replace(",", "."))


def years(birth: date, at: date) -> int:
    """Full years from ``birth`` to ``at``. Someone born on 29 February has the birthday on 1 March of an ordinary year."""
    return at.year - birth.year - ((at.month, at.day) < (birth.month, birth.day))


def ages(birth: Stretch, at: Stretch) -> tuple[int, int]:
    """The least and the greatest age that two dates allow.

    For 29 February the law can be read both ways (28 February by article 192 of the Civil Code, or 1 March), so on 28 February
    of an ordinary year both ages are possible.
    """
    least = years(birth.last, at.first)
    greatest = years(birth.first, at.last)
    eve = (at.last.month, at.last.day) == (2, 28) and month_end(at.last.year, 2).day == 28
    if eve and (birth.first.month, birth.first.day) == (2, 29):
        greatest += 1
    return least, greatest


def date_of(cell: Cell | None) -> Stretch | None:
    """The date in a cell; None when it is absent, broken or no date."""
    return stretch(cell.value) if cell is not None and cell.value is not None else None


def number_of(cell: Cell | None) -> Decimal | None:
    """The number in a cell; None when it is absent, broken or no number."""
    return number(cell.value) if cell is not None and cell.value is not None else None
