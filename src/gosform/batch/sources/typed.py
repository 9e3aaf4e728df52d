"""Columns and cells that are no text: numbers, days and flags, written as the kind of the field writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from math import isnan
from typing import Any

from gosform.batch.sources.mapping import Naming, spelled
from gosform.kinds import get
from gosform.read_records.row import Column, Note

NUMBERS = (int, float, Decimal)
SAFE = 10**15
"""Numbers of more digits than this are rounded by spreadsheets."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How the values of one field are written: the id of its kind, which can be sent to other processes, and its options."""

    kind: str
    options: Any

    def natural(self) -> Mapping[type[Any], Callable[[Any, Any], str]]:
        """Types that the kind has a spelling of its own for."""
        return get(self.kind).natural

    def text(self, value: Any) -> str | None:
        """A value as text; None for nothing. A whole number of a spreadsheet loses its ``.0``."""
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, float):
            if isnan(value):  # not a number: nothing was there
                return None
            if value.is_integer() and abs(value) < 1e22:
                value = int(value)
        if isinstance(value, datetime) and value.tzinfo is None and value.time() == time():
            value = value.date()
        for cls, write in self.natural().items():
            if isinstance(value, cls) and (cls is bool or not isinstance(value, bool)):
                return write(value, self.options)
        if isinstance(value, bool):
            return "true" if value else "false"
        return value.isoformat() if isinstance(value, (date, datetime, time)) else str(value)

    def loses_zeros(self) -> bool:
        """A value of this field is digits, not a number: what comes as a number has lost its leading zeros."""
        return not any(cls in self.natural() for cls in NUMBERS)


def writings(naming: Naming, places: Sequence[Column]) -> dict[Column, Writing]:
    """How the values of each column are written."""
    found: dict[Column, Writing] = {}
    for place in places:
        field = naming.rules.sections[place[0]].fields[place[2]]
        found[place] = Writing(field.kind.id, field.options)
    return found


def numbers_note(file: str, place: Column) -> Note:
    """What is said of a column of numbers where digits are meant."""
    text = "{file}: the column of {place} holds numbers, not text. Leading zeros are lost, and digits behind the fifteenth may be."
    return Note(text, {"file": file, "place": spelled(place)})
