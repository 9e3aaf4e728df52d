"""Files of records: JSON, JSONL and CSV, read as a stream, one row in, one row out.

Nothing here knows forms or sentences: a row is a record or a :class:`Problem` ``record.unreadable``, and what a person
should hear about the file itself (its encoding, its columns) is a :class:`Note`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, BinaryIO

from gosform.read_records.formats import BY_NAME, FORMATS
from gosform.read_records.row import REASONS, UNREADABLE, Note, Reading, RecordsError, Row, unreadable

if TYPE_CHECKING:
    from gosform.read_records.opening import Source

__all__ = ["FORMATS", "REASONS", "UNREADABLE", "Note", "Reading", "RecordsError", "Row", "read", "unreadable"]


def read(
    stream: BinaryIO,
    name: str,
    fields: Mapping[str, Collection[str]],
    say: Callable[[Note], None],
    *,
    repeated: Collection[str] = (),
    format: str | None = None,
    encoding: str | None = None,
    copy: Callable[[Source], Source] | None = None,
) -> Reading:
    """The records of one open file.

    name: what to call the file; its ending chooses the format where ``format`` does not.
    fields: section -> names of its fields, to find the columns of a CSV file.
    repeated: the sections that are lists.
    say: receives what was found out about the file, while it is read.
    copy: puts something between the file and those who read it, to keep its text.
    Raises ``RecordsError`` when nothing can be read at all: an empty file, a spreadsheet, an unknown header.
    """
    from gosform.read_records.csv_rows import csv_rows
    from gosform.read_records.json_rows import array_rows, json_lines, one_document
    from gosform.read_records.opening import opened

    source = opened(stream, name, say, encoding)
    if copy is not None:
        source = copy(source)
    match format or _format(source):
        case "csv":
            table, rows = csv_rows(source, fields, frozenset(repeated), say)
            return Reading(False, rows, table)
        case "jsonl":
            return Reading(False, json_lines(source))
        case _ if source.head.lstrip()[:1] == "[":
            return Reading(False, array_rows(source, say))
        case _:
            return Reading(True, one_document(source, say))


def _format(source: Source) -> str:
    for ending, format in BY_NAME.items():
        if source.name.lower().endswith(ending):
            return format
    start = source.head.lstrip()
    if start[:1] not in ("{", "["):
        return "json" if source.name.lower().endswith(".json") else "csv"
    first, _, rest = start.partition("\n")
    lines = start[0] == "{" and first.rstrip().endswith("}") and rest.lstrip()[:1] == "{"
    return "jsonl" if lines else "json"
