"""Problems that a run wrote as Parquet, read again: the columns that tell which application has which problem, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from gosform.read_records.row import RecordsError

NEEDED = frozenset(("code", "severity", "pointer"))
WANTED = ("file", "row", "form", "pointer", "label", "code", "severity", "checked_at")
DAMAGED = "{file} is no Parquet file that can be read."
ROWS = 16_384


def is_problems(file: Any) -> bool:
    """The open file has the columns of a file of problems. ``RecordsError`` where it is damaged."""
    try:
        return set(pq.ParquetFile(file).schema_arrow.names) >= NEEDED
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError):
        raise RecordsError(DAMAGED, file="") from None


def problem_rows(file: Any) -> Iterator[dict[str, Any]]:
    """The rows in their order, of the wanted columns those that are there. ``RecordsError`` where the file is damaged."""
    try:
        table = pq.ParquetFile(file)
        names = [name for name in WANTED if name in table.schema_arrow.names]
        for batch in table.iter_batches(ROWS, columns=names):
            columns = [batch.column(name).to_pylist() for name in names]
            for row in zip(*columns, strict=True):
                yield dict(zip(names, row, strict=True))
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError):
        raise RecordsError(DAMAGED, file="") from None
