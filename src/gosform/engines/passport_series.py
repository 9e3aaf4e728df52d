"""The year in the series of an internal passport: digits 3-4, the year in which the blank was made."""

from __future__ import annotations

FIRST_BLANKS = 1997


def _possible(today: int) -> range:
    """A blank may be printed ahead, by a year at most."""
    return range(FIRST_BLANKS, min(max(today, FIRST_BLANKS) + 2, FIRST_BLANKS + 100))


def doubtful_year(two_digits: str, today: int) -> bool:
    """No blank can have been made in a year with these last digits, seen from the year ``today``."""
    year = int(two_digits)
    return (year + 1900 if year >= FIRST_BLANKS - 1900 else year + 2000) not in _possible(today)


def possible_years(today: int) -> str:
    """A regular expression for the two digits of a year in which a blank can have been made."""
    return f"(?:{'|'.join(f'{year % 100:02}' for year in _possible(today))})"
