"""CSV, as spreadsheets really write it: any of three separators, quoted line ends, a broken row that stays one row."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from gosform.read_records.columns import place_columns
from gosform.read_records.opening import Source
from gosform.read_records.row import (
    LONGEST,
    MORE_CELLS,
    OTHER_ENCODING,
    QUOTES,
    TOO_LONG,
    Column,
    Note,
    RecordsError,
    Row,
    Table,
    unreadable,
)

DELIMITERS = (",", ";", "\t", "|")
_NAMES = {"\t": "TAB"}
_FOREIGN = re.compile("[\udc80-\udcff]").search
"""A byte outside of the encoding."""
_CUT = "(a line that is too long)\n"
"""Stands for such a line, told by identity."""


class _TooLong(csv.Error):
    """A line without an end."""


class Lines:
    """Physical lines that can be given back: an open quotation mark must not swallow the rows behind it.

    number, at: how many lines, and code points, have been taken.
    """

    def __init__(self, source: Source) -> None:
        self._read = source.text.readline
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.number = self.at = self._cut = 0

    @property
    def ahead(self) -> bool:
        """Lines behind the rows that are done were looked at and given back."""
        return bool(self._back)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._read(LONGEST)
        if not line:
            raise StopIteration
        if len(line) >= LONGEST and not line.endswith("\n"):
            self._cut = len(line)
            while rest := self._read(LONGEST):
                self._cut += len(rest)
                if rest.endswith("\n"):
                    break
            line = _CUT
        self.taken.append(line)
        self.number += 1
        self.at += self._length(line)
        if line is _CUT:
            raise _TooLong
        return line

    def begin(self) -> int:
        """Forget the rows that are done; the 1-based number of the line that comes next."""
        self.taken.clear()
        return self.number + 1

    def give_back(self) -> None:
        """All lines of this row but its first are to be read again."""
        again = self.taken[1:]
        self._back.extendleft(reversed(again))
        self.number -= len(again)
        self.at -= sum(map(self._length, again))

    def _length(self, line: str) -> int:
        return self._cut if line is _CUT else len(line)


def csv_rows(
    source: Source, fields: Mapping[str, Collection[str]], repeated: frozenset[str], say: Callable[[Note], None]
) -> tuple[Table, Iterator[Row]]:
    """The layout, and a record a row. The header is read at once: a file without known columns is refused before the first row."""
    lines, reader, delimiter, header = begun(source, fields, say)
    columns = place_columns(header, fields, repeated, source.name, say)
    rows = every_row(lines, reader, columns)
    return Table(delimiter, columns), (row for row in rows if row.record is not None or row.problem is not None)


def begun(source: Source, fields: Mapping[str, Collection[str]], say: Callable[[Note], None]) -> tuple[Lines, Any, str, list[str]]:
    """The lines and the reader, which stand behind the header; what separates the columns; and the header."""
    lines = Lines(source)
    delimiter = _told(source, lines)
    if delimiter is None:
        delimiter = _found(source.head, fields)
    if delimiter != ",":
        say(Note("{file}: the columns are separated by {sign}.", {"file": source.name, "sign": _NAMES.get(delimiter, delimiter)}))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = next(row for row in reader if any(cell.strip() for cell in row))
    except (csv.Error, StopIteration):
        raise RecordsError("{file} has no row with the names of the columns.", file=source.name) from None
    return lines, reader, delimiter, header


def every_row(lines: Lines, reader: Any, columns: Sequence[Column | None]) -> Iterator[Row]:
    """The rows behind the header; one without anything in it has neither a record nor a problem."""
    for number, start, cells, reason in cells_of_rows(lines, reader, len(columns)):
        if reason:
            yield Row(number, None, unreadable(reason))
        elif cells is None:
            yield Row(number, None)
        else:
            yield Row(number, _record(columns, cells), start=start, end=lines.at)


def cells_of_rows(lines: Lines, reader: Any, width: int) -> Iterator[tuple[int, int, list[str] | None, str]]:
    """The first line of every row, where it begins, and its cells; or None and why they cannot be read.

    width: how many columns there are. A row without anything in it has neither cells nor a reason.
    """
    while True:
        number, start = lines.begin(), lines.at
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            alone = isinstance(fault, _TooLong) and len(lines.taken) == 1
            lines.give_back()
            yield number, start, None, TOO_LONG if alone or str(fault).startswith("field larger") else QUOTES
            continue
        if not any(cells):
            yield number, start, None, ""
        elif any(cells[width:]):
            yield number, start, None, MORE_CELLS
        elif any(not cell.isascii() and _FOREIGN(cell) for cell in cells):
            yield number, start, None, OTHER_ENCODING
        else:
            yield number, start, cells, ""


def _record(columns: Sequence[Column | None], cells: list[str]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column is None:
            continue
        section, item, name = column
        if item is None:
            record.setdefault(section, {})[name] = cell
            continue
        items = record.setdefault(section, [])
        if cell.strip():
            items.extend({} for _ in range(item + 1 - len(items)))
            items[item][name] = cell
    return record


def _told(source: Source, lines: Lines) -> str | None:
    """Excel's own first line, ``sep=;``."""
    first = source.head.partition("\n")[0].strip('\r" ')
    if len(first) == 5 and first.lower().startswith("sep=") and first[4] in DELIMITERS:
        next(lines)
        return first[4]
    return None


def _found(head: str, fields: Mapping[str, Collection[str]]) -> str:
    """The separator that makes most known columns of the header; where none does, the one that is there most often."""
    line = next((line for line in head.splitlines() if line.strip()), "")
    known = {name.lower() for names in fields.values() for name in names}

    def score(delimiter: str) -> tuple[int, int]:
        cells = [cell.strip(' "').lower() for cell in line.split(delimiter)]
        return sum(cell.rpartition(".")[2] in known for cell in cells), len(cells)

    return max(DELIMITERS, key=score)
