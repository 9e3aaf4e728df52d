"""The arithmetic of machine-readable lines: check digits over digits, letters and fillers, and dates of two-digit years."""

from __future__ import annotations

from calendar import monthrange
from itertools import cycle
from typing import NamedTuple

WORTH = {c: i for i, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}


def check_digit(text: str) -> str:
    """Weights 7, 3, 1 from the left; A is 10, Z is 35, the filler is 0; the last digit of the sum.

    >>> check_digit("510509")
    '2'
    """
    return str(sum(weight * WORTH[c] for weight, c in zip(cycle((7, 3, 1)), text, strict=False)) % 10)


class Part(NamedTuple):
    """A stretch of the second line and the place of its check digit, counted from 0."""

    name: str
    start: int
    check: int


NUMBER, BIRTH, EXPIRY, EXTRA = Part("number", 0, 9), Part("birth", 13, 19), Part("expiry", 21, 27), Part("extra", 28, 42)
PARTS = (NUMBER, BIRTH, EXPIRY, EXTRA)


def part_fits(line: str, part: Part) -> bool:
    """The check digit of a part; a part of fillers alone may have a filler in its place."""
    text, check = line[part.start : part.check], line[part.check]
    return check == check_digit(text) or (check == "<" and part in (EXPIRY, EXTRA) and not text.strip("<"))


def whole_fits(line: str) -> bool:
    """The last digit, over number, birth, expiry and extra together with their check digits."""
    return line[43] == check_digit(line[:10] + line[13:20] + line[21:43])


def is_date(text: str, parts_unknown: bool = False) -> bool:
    """YYMMDD in the calendar of some century.

    parts_unknown: the month and the day may be fillers or zeros, as for a person whose day of birth nobody knows.
    """
    year, month, day = text[:2], text[2:4], text[4:]
    if parts_unknown:
        if text[4:] in ("<<", "00") and month in ("<<", "00"):
            return year == "<<" or year.isdigit()
        day = "01" if day in ("<<", "00") else day
    if not text[:4].isdigit() or not day.isdigit() or not 1 <= int(month) <= 12:
        return False
    return 1 <= int(day) <= monthrange(2000 + int(year), int(month))[1]
