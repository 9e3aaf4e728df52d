"""Tables in memory: pyarrow, pandas, polars, and whatever else hands over Arrow streams (``__arrow_c_stream__``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import isnan
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from gosform.batch.sources import Mark, Part
from gosform.batch.sources.opening import Asked, Opened
from gosform.batch.sources.tables import Layout, layout_of, table_chunk

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk

ROWS = 32_768


def open_frame(what: Any, name: str, asked: Asked) -> Opened:
    """A table in memory, or a stream of batches, which can be read once. The row behind the header is called line 2, as in a file."""
    reader, rows = _reader(what)
    layout = layout_of(reader.schema, asked.naming, name, asked.say)
    return Opened(layout.places, rows, partial(_parts, reader, layout), partial(read_frame, layout), Mark(0, 0, 2, 0, 0))


def read_frame(layout: Layout, part: Part) -> Chunk:
    """The rows of a part, which carries them."""
    return table_chunk(layout, part, part.data)


def _parts(reader: pa.RecordBatchReader | pa.Table, layout: Layout, begin: Mark) -> Iterator[Part]:
    mark, seen = begin, 0
    batches = reader.to_batches(max_chunksize=ROWS) if isinstance(reader, pa.Table) else reader
    for batch in batches:
        for at in range(0, batch.num_rows, ROWS):
            piece = batch.slice(at, ROWS)
            seen += piece.num_rows
            if seen <= begin.at:
                continue
            if seen - piece.num_rows < begin.at:
                piece = piece.slice(piece.num_rows - (seen - begin.at))
            rows = piece.num_rows
            after = Mark(mark.file, mark.at + rows, mark.line + rows, mark.row + rows, mark.number + 1)
            table = pa.Table.from_batches([piece]).select(layout.tops)
            yield Part(mark.number, mark.row, rows, mark.file, mark.line, mark.at, after.at, after.at, after, "", table)
            mark = after


def _reader(what: Any) -> tuple[pa.RecordBatchReader | pa.Table, int | None]:
    if isinstance(what, pa.Table):
        return what, what.num_rows
    if isinstance(what, pa.RecordBatch):
        return pa.Table.from_batches([what]), what.num_rows
    if isinstance(what, pa.RecordBatchReader):
        return what, None
    kind = f"{type(what).__module__.partition('.')[0]}.{type(what).__name__}"
    if kind == "polars.LazyFrame":
        return what.collect().to_arrow(), None
    if kind == "polars.DataFrame":
        table = what.to_arrow()
        return table, table.num_rows
    if kind == "pandas.DataFrame":
        table = _pandas(what)
        return table, table.num_rows
    if hasattr(what, "__arrow_c_stream__"):
        return pa.RecordBatchReader.from_stream(what), None
    raise TypeError(f"no rows can be read from {type(what).__name__}: give a path, an open binary file or a table")


def _pandas(frame: Any) -> pa.Table:
    """A frame of pandas. A column of objects of several types stays what each value says as text."""
    columns = {}
    for name in frame.columns:
        column = frame[name]
        try:
            columns[str(name)] = pa.Array.from_pandas(column)
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
            values = [None if value is None or (isinstance(value, float) and isnan(value)) else value for value in column.tolist()]
            columns[str(name)] = pa.array(
                [value if value is None or isinstance(value, str) else str(value) for value in values], pa.string()
            )
    return pa.table(columns)
