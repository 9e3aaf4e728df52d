"""Parquet: slices of rows, which any process reads by itself from the file."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from gosform.batch.sources import Mark, Part
from gosform.batch.sources.opening import Asked, Opened
from gosform.batch.sources.tables import Layout, layout_of, table_chunk
from gosform.read_records.row import RecordsError

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk

ROWS = 131_072
"""Rows of a part at the most: what else is in its group is unpacked again by whoever reads that."""
DAMAGED = "{file} is no Parquet file that can be read."


@dataclass(frozen=True, slots=True)
class _Where:
    """The file, or its bytes where it came as a stream. stamp: size and time of the file: another one of the same name is another."""

    path: str
    data: bytes | None
    stamp: tuple[int, int] = (0, 0)

    def open(self) -> str | io.BytesIO:
        return self.path if self.data is None else io.BytesIO(self.data)


def open_parquet(what: Path | io.BytesIO, name: str, asked: Asked) -> Opened:
    """A file of Parquet. Its first row is called line 2, as if a header stood in front."""
    where = _Where("", what.getvalue()) if isinstance(what, io.BytesIO) else _Where(str(what), None, _stamp(what))
    try:
        with pq.ParquetFile(where.open()) as file:
            schema, rows = file.schema_arrow, file.metadata.num_rows
            groups = [file.metadata.row_group(at).num_rows for at in range(file.metadata.num_row_groups)]
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        raise RecordsError(DAMAGED, file=name) from None
    layout = layout_of(schema, asked.naming, name, asked.say)
    read, hasty = partial(read_parquet, where, layout), partial(read_parquet, where, layout, hasty=True)
    return Opened(layout.places, rows, partial(_parts, groups), read, Mark(0, 0, 2, 0, 0), hasty, known=True)


def _stamp(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns


def read_parquet(where: _Where, layout: Layout, part: Part, *, hasty: bool = False) -> Chunk:
    """The rows of a part. hasty: as of ``Source.hasty``."""
    table = _opened(where, tuple(layout.tops), layout.file).rows(part)
    if not hasty:
        for column in table.columns:
            _checked(partial(column.validate, full=True), layout.file)
    return table_chunk(layout, part, table)


@lru_cache(maxsize=2)
def _opened(where: _Where, columns: tuple[str, ...], name: str) -> _Rows:
    """The rows of a file as this process reads them; parts come in order, so that it need not begin anew for each."""
    return _Rows(where, columns, name)


class _Rows:
    """Rows of a file, from any place; from one behind the last that was asked for, nothing of its group is unpacked twice."""

    def __init__(self, where: _Where, columns: tuple[str, ...], name: str) -> None:
        self._columns, self._name = list(columns), name
        self._file: pq.ParquetFile = _checked(lambda: pq.ParquetFile(where.open()), name)
        groups = [self._file.metadata.row_group(at).num_rows for at in range(self._file.metadata.num_row_groups)]
        self._begins = [0, *accumulate(groups)]
        self._group, self._at = -1, 0
        self._batches: Iterator[pa.RecordBatch] = iter(())
        self._held: pa.RecordBatch | None = None

    def rows(self, part: Part) -> pa.Table:
        """The rows of a part, which are all in one group."""
        group = bisect_right(self._begins, part.start) - 1
        if part.end > self._begins[-1]:
            raise RecordsError("{file} was changed while it was read.", file=self._name)
        if group != self._group or part.start < self._at:
            self._group, self._at, self._held = group, self._begins[group], None
            self._batches = self._file.iter_batches(ROWS, row_groups=[group], columns=self._columns, use_threads=False)
        pieces: list[pa.RecordBatch] = []
        while self._at < part.end:
            batch = self._held if self._held is not None else _checked(lambda: next(self._batches), self._name)
            passed = max(0, min(part.start - self._at, len(batch)))
            taken = min(part.end - self._at, len(batch)) - passed
            if taken > 0:
                pieces.append(batch.slice(passed, taken))
            self._held = batch.slice(passed + taken) if passed + taken < len(batch) else None
            self._at += passed + taken
        return pa.Table.from_batches(pieces)


def _checked(read: Callable[[], Any], name: str) -> Any:
    """What Arrow gives; where the file is at fault, that is said."""
    try:
        return read()
    except (pa.ArrowException, StopIteration):
        raise RecordsError(DAMAGED, file=name) from None
    except OSError as fault:
        if fault.errno:
            raise
        raise RecordsError(DAMAGED, file=name) from None


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
