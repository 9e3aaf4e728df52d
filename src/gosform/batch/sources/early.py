"""The parts of a file for which nobody has read a form yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gosform.batch.sources import CHUNK_BYTES
from gosform.batch.sources.csv import Split, split_csv
from gosform.batch.sources.opening import sort_of, text_format
from gosform.batch.sources.streams import packed
from gosform.batch.sources.text import PIECE, Stream, feed

if TYPE_CHECKING:
    from gosform.read_records.row import Note


def early_split(path: Path, encoding: str | None) -> Split | None:
    """How a plain CSV file falls into parts, if what separates its columns is what it seems to be; None for any other file."""
    with path.open("rb") as file:
        head = file.read(PIECE)
    if packed(head, seekable=True) or sort_of(head, path, ""):
        return None

    def reopen() -> Stream:
        raw = path.open("rb", buffering=0)
        return Stream(raw, close=raw.close)

    first = reopen()
    try:
        found = feed(reopen, first.data, path, str(path), say=_unsaid, encoding=encoding)
        return split_csv(found, {}, _unsaid, CHUNK_BYTES) if text_format(str(path), found.head.head) == "csv" else None
    finally:
        first.close()


def _unsaid(note: Note) -> None:
    """It is said where the file is opened in earnest."""
