"""Spreadsheets (XLSX, XLS, ODS): the first sheet that has a header, each cell as a person sees it who knows what it means.

A spreadsheet is read in one process and kept in memory: the format leaves no other way. Numbers lose their ``.0``; days are written as
the kind of the field writes them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from gosform.batch.sources import Mark, Part
from gosform.batch.sources.mapping import Naming
from gosform.batch.sources.opening import Asked, Opened
from gosform.batch.sources.typed import NUMBERS, Writing, numbers_note, writings
from gosform.read_records.row import Column, Note, RecordsError

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk

ROWS = 8192
LARGEST = 2 * 1024**3
"""Bytes that a spreadsheet may unpack to."""


def open_xlsx(what: Path | io.BytesIO, name: str, asked: Asked) -> Opened:
    """A spreadsheet."""
    _bounded(what, name)
    try:
        book = CalamineWorkbook.from_object(what if isinstance(what, Path) else io.BytesIO(what.getvalue()))
        names = book.sheet_names
        first, header, rows = _headed(book, names, asked.naming, name)
    except PasswordError:
        raise RecordsError("{file} is encrypted. Save it without a password.", file=name) from None
    except (CalamineError, zipfile.BadZipFile):
        raise RecordsError("{file} is no spreadsheet that can be read.", file=name) from None
    if len(names) > 1:
        text = "{file}: the sheet {sheet} is read; the file has {count} sheets."
        asked.say(Note(text, {"file": name, "sheet": first[:60], "count": len(names)}))
    columns = asked.naming.columns(_texts(rows[header]), name, asked.say)
    places = [column for column in columns if column is not None]
    written = writings(asked.naming, places)
    begin = Mark(0, header + 1, header + 2, 0, 0)
    parts = partial(_parts, rows=rows, columns=columns, written=written, file=name, say=asked.say)
    return Opened(tuple(places), len(rows), parts, partial(read_xlsx, tuple(places), written), begin)


def read_xlsx(places: Sequence[Column], written: Mapping[Column, Writing], part: Part) -> Chunk:
    """The rows of a part, which carries the values of its cells and which rows hold nothing."""
    from gosform.batch.sources.rows import chunk_of, columns_of

    values, blank = part.data
    cells = [[written[place].text(value) for place, value in zip(places, row, strict=True)] for row in values]
    return chunk_of(part, columns_of(cells, places), blank=blank)


def _headed(book: CalamineWorkbook, names: Sequence[str], naming: Naming, file: str) -> tuple[str, int, list[list[Any]]]:
    """The first sheet with a row that names columns of the form, the number of that row from 0, and its rows."""
    refused: RecordsError | None = None
    for name in names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        header = next((at for at, row in enumerate(rows) if any(map(_there, row))), None)
        if header is None:
            continue
        try:
            naming.columns(_texts(rows[header]), file, _silent)
        except RecordsError as fault:
            refused = refused or fault
            continue
        return name, header, rows
    raise refused or RecordsError("{file} is empty.", file=file)


def _parts(
    begin: Mark,
    *,
    rows: Sequence[Sequence[Any]],
    columns: Sequence[Column | None],
    written: Mapping[Column, Writing],
    file: str,
    say: Callable[[Note], None],
) -> Iterator[Part]:
    places = [(at, place) for at, place in enumerate(columns) if place is not None]
    said: set[Column] = set()
    mark = begin
    every = islice(rows, begin.at, None)
    while some := list(islice(every, ROWS)):
        for at, place in places:
            if place not in said and written[place].loses_zeros() and any(_number(row, at) for row in some):
                said.add(place)
                say(numbers_note(file, place))
        data = [[row[at] if at < len(row) else None for at, _ in places] for row in some]
        blank = frozenset(at for at, row in enumerate(some) if not any(map(_there, row)))
        after = Mark(mark.file, mark.at + len(some), mark.line + len(some), mark.row + len(some), mark.number + 1)
        yield Part(mark.number, mark.row, len(some), mark.file, mark.line, mark.at, after.at, after.at, after, "", (data, blank))
        mark = after


def _number(row: Sequence[Any], at: int) -> bool:
    return at < len(row) and isinstance(row[at], NUMBERS) and not isinstance(row[at], bool)


def _there(value: Any) -> bool:
    return value is not None and value != ""


def _texts(row: Sequence[Any]) -> list[str]:
    return ["" if value is None else str(value) for value in row]


def _silent(_: Note) -> None:
    pass


def _bounded(what: Path | io.BytesIO, name: str) -> None:
    """Refuse what would fill the memory: a spreadsheet cannot be read in pieces."""
    try:
        with zipfile.ZipFile(what) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except zipfile.BadZipFile:  # an old XLS is no archive
        return
    if size > LARGEST:
        raise RecordsError("{file} is too large for a spreadsheet. Save it as CSV in UTF-8.", file=name)
