"""Tables of typed columns (Arrow, Parquet, frames): which of their columns are fields, and a batch of rows as a chunk.

A column of groups (a struct) is a section, and its members are fields; a column of lists of groups is a repeated section.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pyarrow as pa

from gosform.batch.chunk import Place
from gosform.batch.sources.mapping import Naming
from gosform.batch.sources.rows import chunk_of, record_of
from gosform.batch.sources.typed import Writing, numbers_note, writings
from gosform.read_records.row import Note

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk
    from gosform.batch.sources import Part

TEXTS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)


@dataclass(frozen=True, slots=True)
class Layout:
    """columns: place -> the way to its column: its name, or those of a group and of a member. lists: section -> name of its column."""

    file: str
    columns: Mapping[Place, tuple[str, ...]]
    lists: Mapping[str, str]
    writings: Mapping[Place, Writing]

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(self.columns)

    @property
    def tops(self) -> list[str]:
        """The columns that are needed."""
        return list(dict.fromkeys([*(way[0] for way in self.columns.values()), *self.lists.values()]))


def layout_of(schema: pa.Schema, naming: Naming, file: str, say: Callable[[Note], None]) -> Layout:
    """Which columns are which fields. What was guessed or passed over is said, and which columns hold numbers where digits are meant."""
    ways: list[tuple[str, ...]] = []
    lists: dict[str, str] = {}
    sections = {name.casefold(): name for name in naming.fields}
    for field in schema:
        section = sections.get(field.name.casefold())
        if pa.types.is_struct(field.type):
            ways += [(field.name, field.type.field(at).name) for at in range(field.type.num_fields)]
        elif section in naming.repeated and _is_list(field.type):
            lists[section] = field.name
        else:
            ways.append((field.name,))
    found = naming.columns([".".join(way) for way in ways], file, say) if ways or not lists else []
    columns = {place: way for place, way in zip(found, ways, strict=True) if place is not None}
    written = writings(naming, list(columns))
    for place, way in columns.items():
        kind = _type(schema, way)
        if (pa.types.is_integer(kind) or pa.types.is_floating(kind)) and written[place].loses_zeros():
            say(numbers_note(file, place))
    return Layout(file, columns, lists, written)


def table_chunk(layout: Layout, part: Part, table: pa.Table) -> Chunk:
    """Rows of a table as a chunk."""
    cells = {place: text_column(_at(table, way), layout.writings[place]) for place, way in layout.columns.items()}
    chunk = chunk_of(part, cells)
    records: dict[int, Any] = {}
    for section, name in layout.lists.items():
        for row, items in enumerate(table.column(name).to_pylist()):
            if items:
                record = records.setdefault(row, None) or record_of(chunk, row)
                records[row] = {**record, section: items}
    return chunk_of(part, cells, records=records) if records else chunk


def text_column(column: pa.ChunkedArray[Any], writing: Writing) -> pa.Array[Any]:
    """A column as text: as it is where it is text, else every distinct value once as the kind of its field writes it."""
    array: Any = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
    if isinstance(array, pa.ChunkedArray):
        array = array.chunk(0) if array.num_chunks else pa.nulls(0, pa.string())
    if any(is_text(array.type) for is_text in TEXTS):
        return cast("pa.Array[Any]", array)
    if pa.types.is_null(array.type):
        return pa.nulls(len(array), pa.string())
    if isinstance(array, pa.DictionaryArray):
        distinct, indices = array.dictionary, array.indices
    else:
        encoded = array.dictionary_encode() if not pa.types.is_nested(array.type) else None
        if encoded is None:
            return pa.array([writing.text(value) for value in array.to_pylist()], pa.string())
        distinct, indices = encoded.dictionary, encoded.indices
    taken: pa.Array[Any] = pa.array([_written(writing, value) for value in distinct.to_pylist()], pa.string()).take(indices)
    return taken


def _written(writing: Writing, value: Any) -> str | None:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else writing.text(value)


def _at(table: pa.Table, way: Sequence[str]) -> pa.ChunkedArray[Any]:
    column = table.column(way[0])
    if len(way) == 1:
        return column
    import pyarrow.compute as pc

    members: list[Any] = [pc.struct_field(one, way[1]) for one in column.chunks]
    return pa.chunked_array(members) if members else pa.chunked_array([pa.nulls(0, pa.string())])


def _type(schema: pa.Schema, way: Sequence[str]) -> pa.DataType:
    found: pa.DataType = schema.field(way[0]).type
    if len(way) > 1:
        found = next(found.field(at).type for at in range(found.num_fields) if found.field(at).name == way[1])
    return found.value_type if isinstance(found, pa.DictionaryType) else found


def _is_list(kind: pa.DataType) -> bool:
    return pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind)
