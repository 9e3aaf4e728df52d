"""The year in a state registration number: two digits, from 2002, when the register began, to today."""

from __future__ import annotations

from gosform.text import two_digits

BEGAN = 2002


def doubtful_years(today: int) -> frozenset[str]:
    """The two-digit years in which no entry can have been made, seen from the year ``today``."""
    return frozenset(f"{y:02}" for y in range(100)) - _possible(today)


def possible_years(today: int) -> str:
    """A regular expression for the years in which an entry can have been made, seen from the year ``today``."""
    return two_digits(map(int, _possible(today)))


def _possible(today: int) -> frozenset[str]:
    last = min(max(today, BEGAN), BEGAN + 97)
    return frozenset(f"{y % 100:02}" for y in range(BEGAN, last + 1))
