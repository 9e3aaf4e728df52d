"""Days of the calendar, and how people write them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")


def day(rng: Random, first: int = 1940, last: int = 2025) -> date:
    """Any day of these years."""
    start = date(first, 1, 1)
    return start + timedelta(rng.randrange((date(last + 1, 1, 1) - start).days))


def dotted(when: date) -> str:
    """ДД.ММ.ГГГГ."""
    return f"{when.day:02}.{when.month:02}.{when.year}"
