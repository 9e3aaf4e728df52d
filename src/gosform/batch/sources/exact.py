"""Rows of CSV read one by one, as ``read_records`` reads them: the truth, ten times slower than arrays."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple, TextIO

from gosform.read_records.csv_rows import Lines, cells_of_rows, every_row
from gosform.read_records.opening import Source
from gosform.read_records.row import LONGEST, Column, Row


def exact_rows(text: TextIO, delimiter: str, columns: Sequence[Column | None]) -> Iterator[Row]:
    """The rows of a text that begins with one, blank ones included."""
    lines, reader = _begun(text, delimiter)
    return every_row(lines, reader, columns)


def exact_cells(text: TextIO, delimiter: str, width: int) -> Iterator[tuple[int, int, list[str] | None, str]]:
    """The same as cells: see ``cells_of_rows``."""
    lines, reader = _begun(text, delimiter)
    return cells_of_rows(lines, reader, width)


def _begun(text: TextIO, delimiter: str) -> tuple[Lines, Any]:
    lines = Lines(Source("", text, "", "utf-8"))
    return lines, csv.reader(lines, delimiter=delimiter, strict=True)


class Stretch(NamedTuple):
    """Rows that were counted by reading them. end: bytes from the place where reading began. too_long: it is one line without an end."""

    end: int
    rows: int
    lines: int
    too_long: bool = False


class _Measured(io.TextIOBase):
    """Lines, and how many bytes they have: ``csv`` knows of characters only."""

    def __init__(self, text: TextIO, encoding: str) -> None:
        self._text, self._encoding = text, encoding
        self.read_bytes = 0
        self.cut_at: int | None = None
        self._inside = False

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        line = self._text.readline(-1 if size is None else size)
        if not self._inside and len(line) >= LONGEST and not line.endswith("\n"):
            self._inside, self.cut_at = True, self.read_bytes
        elif self._inside and (not line or line.endswith("\n")):
            self._inside = False
        self.read_bytes += len(line) if line.isascii() or self._encoding != "utf-8" else len(line.encode("utf-8", "surrogateescape"))
        return line


def exact_stretches(stream: BinaryIO, encoding: str, delimiter: str, least: int) -> list[Stretch]:
    """Count the rows behind a place by reading them, until nothing behind them was looked at and ``least`` bytes are done.

    One stretch, or two where the last is a line without an end; none at the end of the text. The stream is read further than they
    reach: whoever asked winds it back.
    """
    text = io.TextIOWrapper(stream, encoding, "surrogateescape", newline="")
    measured = _Measured(text, encoding)
    lines, reader = _begun(measured, delimiter)  # type: ignore[arg-type]
    count = 0
    try:
        for line, _, _, _ in cells_of_rows(lines, reader, 0):
            if not lines.ahead and measured.cut_at is not None:
                first = [Stretch(measured.cut_at, count, line - 1)] if count else []
                return [*first, Stretch(measured.read_bytes, 1, 1, too_long=True)]
            count += 1
            if not lines.ahead and measured.read_bytes >= least:
                break
        return [Stretch(measured.read_bytes, count, lines.number)] if count else []
    finally:
        text.detach()
