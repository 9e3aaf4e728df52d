"""Problems as Parquet: what workers hand over on the way, and the file that is made of it at the end.

A Parquet file has its index behind everything else and cannot be gone on with. So the part file holds Arrow record batches, each with its length
in front; the file itself is written from them, a row group for about a million problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

LENGTH = 8
"""Bytes of the length in front of each batch."""
MOST = 1_048_576
"""Rows of a row group."""
NUMBERS = frozenset(("row", "line", "start", "end"))
DISTINCT = frozenset(("typed", "fixed"))
"""Columns of text that seldom holds the same twice; of all others a value is kept once."""


def schema_of(names: Sequence[str]) -> pa.Schema:
    """The columns of the file: numbers, and text that is kept once where it comes again."""
    return pa.schema([(name, _type(name)) for name in names])


def _type(name: str) -> Any:
    if name in NUMBERS:
        return pa.int64()
    return pa.string() if name in DISTINCT else pa.dictionary(pa.int32(), pa.string())


def framed(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Some rows as a batch with its length in front; nothing for none. An empty text stays one, None is null."""
    columns = list(zip(*rows, strict=True))
    if not columns:
        return b""
    schema = schema_of(names)
    arrays = [pa.array(values, pa.int64() if name in NUMBERS else pa.string()) for name, values in zip(names, columns, strict=True)]
    encoded = [array if field.type == array.type else array.dictionary_encode() for array, field in zip(arrays, schema, strict=True)]
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema) as stream:
        stream.write_batch(pa.record_batch(encoded, schema=schema))
    data = sink.getvalue()
    return len(data).to_bytes(LENGTH, "big") + data.to_pybytes()


def seal(part: Path, whole: Path, total: Any, names: Sequence[str]) -> None:
    """Write the Parquet file from the batches."""
    schema = schema_of(names)
    with part.open("rb") as file, pq.ParquetWriter(whole, schema, compression="zstd") as writer:
        waiting: list[pa.Table] = []
        for table in _tables(file):
            waiting.append(table)
            if sum(map(len, waiting)) >= MOST:
                writer.write_table(_joined(waiting), row_group_size=MOST)
                waiting = []
        if waiting:
            writer.write_table(_joined(waiting), row_group_size=MOST)


def _joined(tables: Sequence[pa.Table]) -> pa.Table:
    return pa.concat_tables(tables).unify_dictionaries().combine_chunks()


def _tables(file: BinaryIO) -> Iterator[pa.Table]:
    while head := file.read(LENGTH):
        with pa.ipc.open_stream(file.read(int.from_bytes(head, "big"))) as stream:
            yield stream.read_all()
