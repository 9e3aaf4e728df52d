"""When an application was checked, as far as anybody says: ISO days, and the periods that they are counted in."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

FIELDS = ("checked_at", "checked", "created_at", "timestamp", "time", "date")
"""Members of a report, or columns, that say when it was made; the first that holds a day."""
PERIODS = ("day", "week", "month")
DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")
NAMED = re.compile(r"(?<![0-9])20[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")
MOST_DAYS = 45
"""So many days from the first to the last are told apart; beyond, months."""


def day_of(text: Any) -> str:
    """``2026-11-22T10:00:00+03:00`` -> ``2026-11-22``, as it is written; empty where it is no day of this century."""
    if isinstance(text, date):
        text = text.isoformat()
    return _day(text[:11]) if isinstance(text, str) else ""


@lru_cache(maxsize=4096)
def _day(text: str) -> str:
    try:
        return date.fromisoformat(text[:10]).isoformat() if DAY.match(text) else ""
    except ValueError:
        return ""


def in_name(name: str) -> str:
    """The day that a file's own name holds, or else the nearest of its folders: the last of several."""
    for part in reversed(Path(name).parts):
        for text in reversed(NAMED.findall(part)):
            if found := day_of(text):
                return found
    return ""


def of_file(path: Path) -> str:
    """The day of the file's own date (UTC: the same everywhere)."""
    try:
        return day_of(datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat())
    except (OSError, OverflowError, ValueError):
        return ""


@lru_cache(maxsize=4096)
def period(day: str, by: str) -> str:
    """``2026-11-22`` as a period: ``2026-11-22``, ``2026-W47`` (ISO 8601), ``2026-11``."""
    if by == "month":
        return day[:7]
    if by == "week" and day:
        year, week, _ = date.fromisoformat(day).isocalendar()
        return f"{year}-W{week:02}"
    return day


def far_apart(first: str, last: str) -> bool:
    """Days are too many to be told apart."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days >= MOST_DAYS
