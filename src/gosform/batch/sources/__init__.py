"""Files and tables of many records, one format a file, all handed over in the same shape: parts, then chunks.

``open_source`` finds out what something is and which column is which field, and says what it found. Then the work is shared:
``Source.parts()`` runs in one process and goes over the input once, cheaply; ``Source.read(part)`` may run in any process, in any
order, and gives the rows of that part as a :class:`~gosform.batch.chunk.Chunk`. What a row is, what is unreadable, and every line
number are those of ``gosform.read_records``, whichever way a part is read.

Only ``numpy`` is imported before ``read`` runs, for CSV and JSON lines: processes may still be forked then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from gosform.read_records.row import Note, RecordsError

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk, Place
    from gosform.ruleset import RuleSet

__all__ = ["CHUNK_BYTES", "FORMATS", "Mark", "Note", "Part", "RecordsError", "Source", "open_source"]

CHUNK_BYTES = 8 * 1024 * 1024
FORMATS = ("csv", "jsonl", "json", "parquet", "xlsx")
"""What ``format`` may be; a table in memory needs none."""


class Mark(NamedTuple):
    """Where a source goes on: plain numbers, which a journal keeps as a list of JSON.

    file: number of the file, of several. at: the byte (of a table: the row) at which the next row begins. line: its 1-based line.
    row: its 0-based number within the source. number: of the next part.
    """

    file: int
    at: int
    line: int
    row: int
    number: int


@dataclass(frozen=True, slots=True)
class Part:
    """Some consecutive rows, found but not read. Small, unless ``data`` carries what no other process can read again.

    number, first, rows: as of the chunk that it becomes: ``rows`` counts blank and unreadable rows too.
    file: number of the file, of several. line: 1-based line of the first row.
    start, end: bytes of the file (rows, where the format is no text).
    done: how much of ``Source.size`` lies behind this part, for a progress bar.
    how: how it is to be read, in the words of its format.
    """

    number: int
    first: int
    rows: int
    file: int
    line: int
    start: int
    end: int
    done: int
    after: Mark
    how: str = ""
    data: Any = None


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Something that rows are read from.

    name: what to call it in sentences.
    names: what to call each of its files, by ``Part.file``.
    places: the columns that are fields, in the order of the input; every chunk has a column for each.
    size: bytes (of a table: rows) in all, as ``Part.done`` counts them; None where nobody knows.
    parts: the parts in order; ``after`` is ``Chunk.end`` of the last one that is finished, also as a list. Runs in one process.
    read: the rows of a part. It can be pickled and sent to other processes, which the source itself cannot.
    fingerprint: tells whether this is still the same input: size, time and digests; empty where that cannot be known.
    unread: files that could not be opened and were passed over; each was said.
    hasty: reads as ``read`` does, but takes it that what is in cells is UTF-8. Screens call nothing clean that is none, and whoever looks at
      the texts of a row that is in doubt gets a ``UnicodeDecodeError``: then the part is to be read again with ``read``.
    known: what the parts are is known without a look at the rows.
    told: all that the parts of a text depend on; None where that cannot be told. Equal things have the same parts.
    """

    name: str
    names: Sequence[str]
    places: Sequence[Place]
    size: int | None
    parts: Callable[..., Iterator[Part]]
    read: Callable[[Part], Chunk]
    fingerprint: str = ""
    unread: Sequence[str] = ()
    hasty: Callable[[Part], Chunk] | None = None
    known: bool = False
    told: object = None


def open_source(
    what: str | Path | BinaryIO | Sequence[str | Path] | Any,
    rules: RuleSet,
    *,
    say: Callable[[Note], None],
    mapping: Mapping[str, str] | str | Path | None = None,
    format: str | None = None,
    encoding: str | None = None,
    chunk_bytes: int = CHUNK_BYTES,
    name: str | None = None,
) -> Source:
    """What rows can be read from: a path, a glob, several of them, ``-``, an open binary file, or a table in memory.

    A table is a pyarrow Table, RecordBatch or RecordBatchReader, or a pandas or polars frame.
    rules: the form; its fields are what columns are looked for.
    say: receives what was found out: encoding, delimiter, columns that are passed over or were guessed.
    mapping: column -> ``section.field``, or ``-`` for a column to pass over; or a YAML file of the same.
    name: what to call an open file; ``standard input`` in the language of the reader, say.
    Raises ``RecordsError`` when nothing can be read at all, ``LookupError`` for an unknown encoding, ``OSError`` as opening does.
    """
    from gosform.batch.sources.opening import opened

    return opened(what, rules, say, mapping=mapping, format=format, encoding=encoding, chunk_bytes=chunk_bytes, name=name)
