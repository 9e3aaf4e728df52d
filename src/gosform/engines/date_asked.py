"""What a form asks for of a date: the spelling, how much of a date, the bounds."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from gosform.engines.calendar_days import FIRST_YEAR, LAST_YEAR, exists, spell

Parts = tuple[int, ...]
Format = Literal["any", "dd.mm.yyyy", "yyyy-mm-dd"]
Precision = Literal["day", "month", "year"]

COUNT = {"year": 1, "month": 2, "day": 3}
LIKE = {
    (format, precision): spell((2001, 12, 31)[:count], "dd.mm.yyyy" if format == "any" else format)
    for format in ("any", "dd.mm.yyyy", "yyyy-mm-dd")
    for precision, count in COUNT.items()
}
"""A made-up date by (format, precision)."""


class Asked(NamedTuple):
    """What a form asks for.

    until_today: the latest date is the day of the application, so a later one is in the future.
    """

    format: Format
    precision: Precision
    earliest: date | None
    latest: date | None
    until_today: bool
    today: date

    @property
    def like(self) -> str:
        """A made-up date in the spelling that the form takes, for the sentences."""
        return LIKE[self.format, self.precision]

    def early(self, parts: Parts) -> bool:
        first = self.earliest
        return first is not None and parts[0] <= first.year and parts < cut(first, len(parts))

    def late(self, parts: Parts) -> bool:
        last = self.latest
        return last is not None and parts[0] >= last.year and parts > cut(last, len(parts))

    def bounded(self, year: int) -> bool:
        """Not all days of this year are within the bounds."""
        return (self.earliest is not None and year <= self.earliest.year) or (self.latest is not None and year >= self.latest.year)

    def takes(self, parts: Parts) -> bool:
        """A day of the calendar within the bounds and within the years that are read."""
        return FIRST_YEAR <= parts[0] <= LAST_YEAR and exists(parts) and not self.early(parts) and not self.late(parts)


def cut(day: date, length: int) -> Parts:
    return (day.year, day.month, day.day)[:length]
