"""The columns of the single sections of a form, in the order of its plan, looked up once each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from gosform.columns.screening import Mask
from gosform.columns.texts import Indexes, Texts

Place = tuple[str, int | None, str]
"""(section, item of a repeated section or None, field)."""


class Cells:
    """rows: how many there are. given: the places that have a column."""

    def __init__(self, cells: Mapping[Place, pa.Array[Any]], rows: int, places: Sequence[Place]) -> None:
        self.rows, self.given, self._places = rows, cells, places
        self._texts: dict[int, Texts] = {}
        self._empty: dict[int, Mask] = {}
        self._read: dict[int, pa.Array[Any]] = {}

    def texts(self, place: int) -> Texts:
        """The texts of a column that is there."""
        if place not in self._texts:
            self._texts[place] = self.texts_of(self._places[place])
        return self._texts[place]

    def empty(self, place: int) -> Mask:
        """Rows in which it is not filled in."""
        if place not in self._empty:
            there = self._places[place] in self.given
            self._empty[place] = self.texts(place).lengths == 0 if there else np.ones(self.rows, np.bool_)
        return self._empty[place]

    def texts_of(self, place: Place) -> Texts:
        """The texts of any column that is there."""
        return Texts(self.given[place])

    def column(self, place: int) -> pa.Array[Any]:
        """A column that Arrow's own functions take; missing values and empty ones as they are."""
        if place not in self._read:
            array = self.given[self._places[place]]
            self._read[place] = array if pa.types.is_large_string(array.type) else array.cast(pa.large_string())
        return self._read[place]

    def among(self, place: int, values: Collection[str | None]) -> Mask:
        """Rows in which the value is one of these; None and the empty text both stand for what is not filled in."""
        empty = self.empty(place)
        found = empty.copy() if None in values or "" in values else np.zeros(self.rows, np.bool_)
        some = [value for value in values if value]
        if some and not empty.all():
            import pyarrow.compute as pc  # takes a tenth of a second, and most forms ask nothing of the kind

            known = pc.is_in(self.column(place), value_set=_array(some))
            found |= flags(known) & ~empty
        return found

    @property
    def places(self) -> int:
        """How many fields there are."""
        return len(self._places)

    def some(self, places: Sequence[int], rows: Indexes) -> Iterator[tuple[str, ...]]:
        """The values of these rows in these places; the empty text for what is not filled in."""
        nothing = [""] * len(rows)
        return zip(*(self.texts(i).read(rows) if self._places[i] in self.given else nothing for i in places), strict=True)

    def records(self, rows: Indexes) -> Iterator[tuple[str, ...]]:
        """The values of these rows in the order of the plan."""
        return self.some(range(self.places), rows)


# Arrow's own ways from and to lists and arrays load pandas wherever it is installed, for some tenths of a second in every process.


def _array(values: Sequence[str]) -> pa.Array[Any]:
    spelt = [value.encode() for value in values]
    ends = np.cumsum([0, *map(len, spelt)], dtype=np.int64).tobytes()
    return pa.Array.from_buffers(pa.large_string(), len(spelt), [None, pa.py_buffer(ends), pa.py_buffer(b"".join(spelt))])


def flags(array: Any) -> Mask:
    """An array of true and false, of which nothing is missing."""
    bits = np.unpackbits(np.frombuffer(memoryview(array.buffers()[1]), np.uint8), bitorder="little")
    return bits[array.offset : array.offset + len(array)].view(np.bool_)
