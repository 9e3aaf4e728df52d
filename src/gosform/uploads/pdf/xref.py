"""The cross-reference: where each object lies. Sections, newest first, as tables, as streams, or both (ISO 32000-2, 7.5.4 and 7.5.8).

Read here and not by a library: a library that finds an offset to be wrong searches the whole file for that one object, and again for the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from gosform.uploads.pdf.budget import MOST_AT_ONCE, MOST_ENTRIES, TooMuch
from gosform.uploads.pdf.head import Head
from gosform.uploads.pdf.stream import unpacked
from gosform.uploads.pdf.value import is_all, plain

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from gosform.uploads.pdf.document import Document

MOST_SECTIONS = 2000
"""One for each time that the document was saved again."""

_TABLE = re.compile(rb"[\x00\t\n\x0c\r ]*xref(?=[\x00\t\n\x0c\r ])")
_PART = re.compile(rb"(?:[\x00\t\n\x0c\r ]|%[^\r\n]*[\r\n])*(\d{1,10})[\x00\t\n\x0c\r ]+(\d{1,10})(?=[\x00\t\n\x0c\r ])")
_ROW = re.compile(rb"(\d{1,10})[ \t\r\n]{1,4}(\d{1,5})[ \t\r\n]{1,4}([nf])")
_TRAILER = re.compile(rb"(?:[\x00\t\n\x0c\r ]|%[^\r\n]*[\r\n])*trailer[\x00\t\n\x0c\r ]*(?=<<)")


@dataclass(slots=True)
class Table:
    """places: of each object in the file. packed: the number of the object stream that holds it. free: numbers that are of no object any more.
    trailer: entries of all sections, the newest first to speak. containers: object streams whose contents are not listed yet.
    """

    places: dict[int, int] = field(default_factory=dict)
    packed: dict[int, int] = field(default_factory=dict)
    free: set[int] = field(default_factory=set)
    trailer: dict[str, Any] = field(default_factory=dict)
    containers: list[int] = field(default_factory=list)

    def knows(self, number: int) -> bool:
        return number in self.places or number in self.packed or number in self.free

    def add(self, older: Table) -> None:
        """What an older section says of objects that no newer one has spoken of."""
        for number, place in older.places.items():
            if not self.knows(number):
                self.places[number] = place
        for number, container in older.packed.items():
            if not self.knows(number):
                self.packed[number] = container
        self.free.update(number for number in older.free if not self.knows(number))
        for key, value in older.trailer.items():
            self.trailer.setdefault(key, value)
        if len(self.places) + len(self.packed) + len(self.free) > MOST_ENTRIES:
            raise TooMuch


def read(document: Document, pointer: int, shift: int) -> Table | None:
    """All sections, from the newest on. None when that one is not where the pointer says, in which case nothing else is to be believed.

    shift: bytes before the header, which offsets may leave out.
    """
    table: Table | None = None
    seen: set[int] = set()
    for at in (pointer,) if not shift else (pointer, pointer + shift):
        place: int | None = at
        moved = at - pointer
        while place is not None and place not in seen and len(seen) < MOST_SECTIONS:
            seen.add(place)
            section = _section(document, place, moved)
            if section is None:
                break
            before = section.trailer.pop("/Prev", None)
            if table is None:
                table = Table()
            table.add(section)
            place = int(before) + moved if isinstance(before, (int, float)) and before > 0 else None
        if table is not None:
            break
    return table


def _section(document: Document, place: int, moved: int) -> Table | None:
    start = document.source.read_at(place, 64)
    table = _TABLE.match(start)
    if table is None:
        head = document.heads.at(place)
        return None if head is None or head.data < 0 else from_stream(document, head, moved)
    section = _from_table(document, place + table.end(), moved)
    if section is not None and isinstance(hidden := section.trailer.get("/XRefStm"), int):
        head = document.heads.at(hidden + moved)
        extra = None if head is None or head.data < 0 else from_stream(document, head, moved)
        if extra is not None:
            section.free.difference_update(extra.places, extra.packed)
            section.add(extra)
    return section


def _from_table(document: Document, place: int, moved: int) -> Table | None:
    section = Table()
    text = document.source.read_at(place, 1 << 16)
    at, first = 0, True
    while part := _PART.match(text, at):
        number, count = int(part[1]), int(part[2])
        at = part.end()
        if count > MOST_ENTRIES:
            raise TooMuch
        if len(text) - at < count * 20 + 4096:
            place += at
            text, at = document.source.read_at(place, count * 22 + (1 << 16)), 0
            document.budget.reading(len(text))
        for row in islice(_rows(text, at), count):
            if first and number == 1 and row[2] == "f" and row[1] == 65535:
                number = 0
            first = False
            if row[2] == "n" and row[0] > 0:
                section.places[number] = row[0] + moved
            elif number not in section.places:
                section.free.add(number)
            number += 1
            count -= 1
            at = row[3]
        if count:
            return None
    trailer = _TRAILER.match(text, at)
    if trailer is None:
        return None
    rest = text[trailer.end() : trailer.end() + (1 << 16)].partition(b"startxref")[0]
    section.trailer = dictionary(rest, document)
    document.doubtful = document.doubtful or not is_all(section.trailer, rest)
    return section


def _rows(text: bytes, at: int) -> Any:
    """Offset, generation, letter, and where the row ends. Rows stand one after the other with little between them."""
    for row in _ROW.finditer(text, at):
        if row.start() - at > 8:
            return
        at = row.end()
        yield int(row[1]), int(row[2]), row[3].decode(), at


def from_stream(document: Document, head: Head, moved: int) -> Table | None:
    """A section that is a stream. None for another object."""
    entries = dictionary(head.body, document)
    widths, parts = _numbers(entries.get("/W")), _numbers(entries.get("/Index"))
    if entries.get("/Type") != "/XRef" or len(widths) < 3 or not 0 < sum(widths[:3]) <= 64 or min(widths[:3]) < 0:
        return None
    document.doubtful = document.doubtful or not is_all(entries, head.body)
    length = entries.get("/Length")
    most = min(MOST_AT_ONCE, document.source.size - head.data)
    packed = document.source.read_at(head.data, min(most, int(length)) if isinstance(length, int) and length > 0 else most)
    document.budget.reading(len(packed))
    try:
        data = unpacked(entries, packed, document.budget)
    except ValueError:
        return None
    section = Table(trailer={key: value for key, value in entries.items() if key not in _OF_STREAMS})
    kind_width, place_width, row_width = widths[0], widths[0] + widths[1], sum(widths)
    at = 0
    if not parts and isinstance(size := entries.get("/Size"), int):
        parts = [0, size]
    if len(data) // row_width > MOST_ENTRIES:
        raise TooMuch
    for number, count in zip(parts[::2], parts[1::2], strict=False):
        for each in range(number, number + min(max(0, count), (len(data) - at) // row_width)):
            kind = int.from_bytes(data[at : at + kind_width], "big") if kind_width else 1
            value = int.from_bytes(data[at + kind_width : at + place_width], "big")
            at += row_width
            if kind == 1 and value > 0:
                section.places[each] = value + moved
            elif kind == 2:
                section.packed[each] = value
            elif not kind:
                section.free.add(each)
    return section


_OF_STREAMS = frozenset({"/Type", "/W", "/Index", "/Length", "/Filter", "/DecodeParms"})


def dictionary(text: bytes, document: Any) -> DictionaryObject:
    """What ``<< … >>`` says; empty for anything else."""
    from pypdf.generic import DictionaryObject, read_object

    found = read_object(BytesIO(text.lstrip(b"\x00\t\n\x0c\r ") + b" \nendobj\n"), document)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _numbers(value: Any) -> list[int]:
    value = plain(value)
    return [int(each) for each in value if isinstance(each, (int, float))] if isinstance(value, list) else []
