"""Parquet again with its safe fixes applied: all of its columns, in their types, and only the cells that change are others.

What workers hand over are Arrow batches, each with its length in front; the file is written from them at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from gosform.batch.outputs import Finish, Output, Piece, Setting
from gosform.batch.parquet import LENGTH
from gosform.batch.sources.parquet import read_parquet
from gosform.batch.sources.tables import TEXTS, Layout
from gosform.read_records.row import RecordsError

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk
    from gosform.batch.fixed import Keep, Row
    from gosform.batch.judged import Judged
    from gosform.batch.sources import Part, Source

ENDINGS = (".parquet", ".pq")


def table_output(path: Path, source: Source, keep: Keep | None) -> Output:
    """The mended table. Raises ``RecordsError`` for other tables than Parquet, and for a file that is not to be called so."""
    where, _ = _parquet(source.read, source.name)
    if path.suffix.lower() not in ENDINGS:
        raise RecordsError("{file} is Parquet: its mended copy must end in {endings}.", file=source.name, endings=", ".join(ENDINGS))
    with pq.ParquetFile(where.open()) as file:
        schema = file.schema_arrow
    return Output("fixed", path, partial(_start, keep=keep), seal=partial(_seal, schema=schema))


def table_rows(setting: Setting, keep: Keep | None) -> Callable[[Judged, Chunk, Part], Sequence[Row]]:
    """The rows of a chunk that are written anew, for the log."""
    from gosform.batch.fixed import waves

    _, layout = _parquet(setting.read, "")
    wave = waves(setting, keep)

    def rows(judged: Judged, chunk: Chunk, part: Part) -> Sequence[Row]:
        return [row for row in wave(judged) if _columns(row, layout, None) is not None]

    return rows


def _parquet(read: Any, name: str) -> tuple[Any, Layout]:
    one = getattr(read, "reads", (read,))[0]
    if not isinstance(one, partial) or one.func is not read_parquet:
        raise RecordsError(
            "{file}: only CSV, JSON lines and Parquet can be written again. gosform fix mends one document of JSON; save a spreadsheet as CSV.",
            file=name,
        )
    return one.args[0], one.args[1]


def _start(setting: Setting, keep: Keep | None) -> Finish:
    from gosform.batch.fixed import waves

    where, layout = _parquet(setting.read, "")
    wave = waves(setting, keep)

    def finish(judged: Judged, chunk: Chunk, part: Part) -> Piece:
        import polars as pl

        frame = pl.scan_parquet(where.open(), glob=False).slice(part.start, part.rows).collect()
        table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
        found = wave(judged)
        columns: dict[str, list[tuple[int, str]]] = {}
        written = 0
        for row in found:
            cells = _columns(row, layout, table)
            if cells is not None:
                written += 1
                for name, value in cells.items():
                    columns.setdefault(name, []).append((row.row - judged.first, value))
        for name, cells_of in columns.items():
            at = table.schema.get_field_index(name)
            table = table.set_column(at, name, _replaced(table.column(at), cells_of))
        return Piece(_framed(table), {"mended": written, "fixes": sum(len(row.done) for row in found), "stuck": len(found) - written})

    return finish


def _columns(row: Row, layout: Layout, table: pa.Table | None) -> Mapping[str, str] | None:
    """Column -> the new text of this row; None where one of them is no column of text by itself."""
    cells: dict[str, str] = {}
    for steps, (_, new) in row.changes.items():
        way = layout.columns.get((steps[0], None, steps[-1])) if len(steps) == 2 else None
        if way is None or len(way) != 1:
            return None
        if table is not None and not any(is_text(table.schema.field(way[0]).type) for is_text in TEXTS):
            return None
        cells[way[0]] = new
    return cells


def _replaced(column: Any, cells: Sequence[tuple[int, str]]) -> Any:
    values = column.to_pylist()
    for at, value in cells:
        values[at] = value
    return pa.chunked_array([pa.array(values, column.type)])


def _framed(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    data = sink.getvalue()
    return len(data).to_bytes(LENGTH, "big") + data.to_pybytes()


def _seal(part: Path, whole: Path, total: Any, schema: pa.Schema) -> None:
    with part.open("rb") as file, pq.ParquetWriter(whole, schema, compression="zstd") as writer:
        while head := file.read(LENGTH):
            with pa.ipc.open_stream(file.read(int.from_bytes(head, "big"))) as stream:
                writer.write_table(stream.read_all().cast(schema))
