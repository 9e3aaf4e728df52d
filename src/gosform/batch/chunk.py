"""What every source of rows hands over: consecutive rows as columns of text, and the rows that are no such thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from gosform.problem import Problem

Place = tuple[str, int | None, str]
"""(section, item of a repeated section or None, field)."""


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Consecutive rows of one source. Every row is in exactly one of ``cells``, ``records``, ``unreadable`` and ``blank``.

    number: 0-based, in the order of the source. first: 0-based number of its first row in the source. rows: how many it has, all of them counted.
    cells: the columns that are fields of the form, each of ``rows`` entries of text (string, large_string or string_view); null and empty: not filled in.
    records: row within the chunk -> the record itself, where it does not fit into columns (a list, a number, an unknown key): the scalar engine takes it.
    unreadable: row within the chunk -> the problem of a row that is no record.
    blank: rows within the chunk that hold nothing at all and are no records; they are counted and passed over.
    lines: 1-based physical line (of a table: the row, the header being 1) of each row; ``range`` where they follow one another.
    end: where the source goes on behind this chunk, as the source understands it; what ``--resume`` keeps.
    """

    number: int
    first: int
    rows: int
    cells: Mapping[Place, pa.Array[Any]]
    lines: Sequence[int]
    end: Any
    records: Mapping[int, Any] = field(default_factory=dict)
    unreadable: Mapping[int, Problem] = field(default_factory=dict)
    blank: frozenset[int] = frozenset()
