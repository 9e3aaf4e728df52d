"""Parquet: slices of rows, which any process reads by itself from the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from gosform.batch.sources import Mark, Part
from gosform.batch.sources.opening import Asked, Opened
from gosform.batch.sources.tables import Layout, layout_of, table_chunk
from gosform.read_records.row import RecordsError

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk

ROWS = 65_536
DAMAGED = "{file} is no Parquet file that can be read."


@dataclass(frozen=True, slots=True)
class _Where:
    """The file, or its bytes where it came as a stream."""

    path: str
    data: bytes | None

    def open(self) -> str | io.BytesIO:
        return self.path if self.data is None else io.BytesIO(self.data)


def open_parquet(what: Path | io.BytesIO, name: str, asked: Asked) -> Opened:
    """A file of Parquet. Its first row is called line 2, as if a header stood in front."""
    where = _Where(str(what), None) if isinstance(what, Path) else _Where("", what.getvalue())
    try:
        with pq.ParquetFile(where.open()) as file:
            schema, rows = file.schema_arrow, file.metadata.num_rows
            groups = [file.metadata.row_group(at).num_rows for at in range(file.metadata.num_row_groups)]
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        raise RecordsError(DAMAGED, file=name) from None
    layout = layout_of(schema, asked.naming, name, asked.say)
    return Opened(layout.places, rows, partial(_parts, groups), partial(read_parquet, where, layout), Mark(0, 0, 2, 0, 0))


def read_parquet(where: _Where, layout: Layout, part: Part) -> Chunk:
    """The rows of a part."""
    try:
        frame = pl.scan_parquet(where.open(), glob=False).select(layout.tops).slice(part.start, part.rows).collect()
    except pl.exceptions.PolarsError:
        raise RecordsError(DAMAGED, file=layout.file) from None
    if frame.height != part.rows:
        raise RecordsError("{file} was changed while it was read.", file=layout.file)
    return table_chunk(layout, part, frame.to_arrow(compat_level=pl.CompatLevel.newest()))


def _parts(groups: list[int], begin: Mark) -> Iterator[Part]:
    """Slices that do not reach over the end of a group of rows: a group is unpacked at one place only."""
    mark, behind = begin, 0
    for group in groups:
        behind += group
        while mark.at < behind:
            rows = min(ROWS, behind - mark.at)
            after = Mark(mark.file, mark.at + rows, mark.line + rows, mark.row + rows, mark.number + 1)
            yield Part(mark.number, mark.row, rows, mark.file, mark.line, mark.at, after.at, after.at, after)
            mark = after
