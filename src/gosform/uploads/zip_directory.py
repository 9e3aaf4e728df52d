"""The list at the end of a ZIP, read within bounds: what it promises, and whether it can be true.

Nothing is unpacked here. Python's own reader takes an archive whose entries share their bytes (44 KB that promise 10 GB) and leaves
names as they are; so the list is read by hand, after PKWARE's APPNOTE 6.3, sections 4.3 and 4.5.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gosform.uploads.facts import Trouble
from gosform.uploads.source import Source

MOST_ENTRIES = 10_000
MOST_BYTES = 16 << 20
"""Bytes of the list itself that are read."""
LARGE = 100 << 20
"""An archive that promises no more than this is no bomb, whatever its ratio."""
MOST_RATIO = 200
"""Unpacked to packed, above ``LARGE``. Tables in XML reach 100."""
MOST_PROMISED = 4 << 30
"""Unpacked bytes that are believed at a ratio above 20."""

_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_FULL = 0xFFFFFFFF


class Entry(NamedTuple):
    """One entry. packed, size: bytes stored and promised. place: of its own header in the file. link: a symbolic link."""

    name: str
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    place: int
    link: bool

    @property
    def encrypted(self) -> bool:
        return bool(self.flags & 0x2041)


class Directory(NamedTuple):
    """The list of an archive. data: where the bytes of an entry begin, by the place of its header."""

    entries: tuple[Entry, ...]
    troubles: tuple[Trouble, ...]
    data: dict[int, int]


class _End(NamedTuple):
    place: int
    entries: int
    size: int
    offset: int
    after: int
    volumes: bool


def read(source: Source) -> Directory:
    """The entries of an archive and what is wrong with its list; no entries where there is none that can be read."""
    end = _end(source)
    if end is None:
        begun = source.head(4) in {b"PK\x03\x04", b"PK\x07\x08"}
        return _nothing(Trouble("truncated", {"have": source.size}) if begun else Trouble("damaged", {"reason": "directory"}))
    if end.volumes:
        return _nothing(Trouble("cannot-check", {"reason": "volumes"}))
    if end.entries > MOST_ENTRIES:
        return _nothing(Trouble("zip-bomb", {"reason": "entries", "have": end.entries, "need": MOST_ENTRIES}))
    if end.size > MOST_BYTES:
        return _nothing(Trouble("zip-bomb", {"reason": "directory", "have": end.size, "need": MOST_BYTES}))
    troubles: list[Trouble] = []
    if end.after and not nothing_after(source, end.after):
        troubles.append(Trouble("trailing-data", {"have": end.after, "where": "end"}))
    start = end.place - end.size
    if end.entries and source.read_at(start, 4) != b"PK\x01\x02":
        start = end.offset
    before = start - end.offset
    entries = tuple(_entries(source.read_at(start, end.size), max(before, 0), end.entries))
    if before < 0 or len(entries) != end.entries:
        troubles.append(Trouble("damaged", {"reason": "directory"}))
    first = min((entry.place for entry in entries), default=before)
    if first > 0:
        troubles.append(Trouble("trailing-data", {"have": first, "where": "start"}))
    data, wrong = _own_headers(source, entries, start)
    return Directory(entries, (*troubles, *wrong, *_promised(source, entries)), data)


def content(source: Source, directory: Directory, entry: Entry, most: int) -> bytes | None:
    """The first ``most`` bytes of an entry, unpacked; None where it is encrypted, packed in an unusual way, or broken."""
    place = directory.data.get(entry.place)
    if place is None or entry.encrypted or entry.method not in {0, 8}:
        return None
    packed = source.read_at(place, min(entry.packed, most + 1024))
    if entry.method == 0:
        return packed[:most]
    try:
        return zlib.decompressobj(-15).decompress(packed, most)
    except zlib.error:
        return None


def nothing_after(source: Source, count: int) -> bool:
    """Whether the last bytes are only a few line ends or zeros, which programs leave behind."""
    return count <= 512 and not source.tail(count).strip(b"\r\n\t \0\x1a")


def _nothing(trouble: Trouble) -> Directory:
    return Directory((), (trouble,), {})


def _end(source: Source) -> _End | None:
    """The record at the end. Others' bytes may follow it, and a comment may look like one: the last that leads to a list is taken."""
    tail = source.tail(65557 + 4096)
    base = source.size - len(tail)
    at = len(tail)
    for _ in range(64):
        at = tail.rfind(b"PK\x05\x06", 0, at)
        if at < 0:
            return None
        found = _end_at(source, tail, base, at)
        if found is not None:
            return found
    return None


def _end_at(source: Source, tail: bytes, base: int, at: int) -> _End | None:
    if at + _END.size > len(tail):
        return None
    _, disk, first_disk, here, count, size, offset, comment = _END.unpack_from(tail, at)
    after = len(tail) - at - _END.size - comment
    if after < 0:
        return None
    place = base + at
    volumes = disk not in {0, 0xFFFF} or first_disk not in {0, 0xFFFF} or here != count
    if _FULL in {size, offset} or count == 0xFFFF:
        wide = _wide_end(source, place)
        if wide is not None:
            return _End(*wide, after, volumes)
    if size > place or (count and source.read_at(place - size, 4) != b"PK\x01\x02" and source.read_at(offset, 4) != b"PK\x01\x02"):
        return _End(place, count, size, offset, after, True) if volumes else None
    return _End(place, count, size, offset, after, volumes)


def _wide_end(source: Source, place: int) -> tuple[int, int, int, int] | None:
    """Place, count, size and offset from the 64-bit record before the usual one."""
    locator = source.read_at(place - 20, 20)
    if locator[:4] != b"PK\x06\x07":
        return None
    for wide_place in (int.from_bytes(locator[8:16], "little"), place - 20 - _END64.size):
        data = source.read_at(wide_place, _END64.size)
        if len(data) == _END64.size and data[:4] == b"PK\x06\x06":
            *_, count, size, offset = _END64.unpack(data)
            return (wide_place, count, size, offset) if size <= wide_place else None
    return None


def _entries(data: bytes, before: int, count: int) -> Iterator[Entry]:
    at = 0
    for _ in range(count):
        if at + _ENTRY.size > len(data) or data[at : at + 4] != b"PK\x01\x02":
            return
        (_, made, _, flags, method, _, _, checksum, packed, size, named, extra, comment, _, _, attributes, place) = _ENTRY.unpack_from(
            data, at
        )
        name_at = at + _ENTRY.size
        raw = data[name_at : name_at + named]
        fields = data[name_at + named : name_at + named + extra]
        if _FULL in {packed, size, place}:
            size, packed, place = _wide(fields, size, packed, place)
        link = made >> 8 == 3 and (attributes >> 28) == 0xA
        yield Entry(_name(raw, flags, fields), flags, method, checksum, packed, size, place + before, link)
        at = name_at + named + extra + comment


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        id, size = struct.unpack_from("<2H", extra, at)
        yield id, extra[at + 4 : at + 4 + size]
        at += 4 + size


def _wide(extra: bytes, *values: int) -> list[int]:
    """Values that do not fit into 32 bits, from the extra field 1, in its order."""
    wide = next((field for id, field in _fields(extra) if id == 1), b"")
    found = list(values)
    at = 0
    for i, value in enumerate(values):
        if value == _FULL and at + 8 <= len(wide):
            found[i] = int.from_bytes(wide[at : at + 8], "little")
            at += 8
    return found


def _name(raw: bytes, flags: int, extra: bytes) -> str:
    """The name that an unpacking program would use: the field 0x7075 wins, then the flag of UTF-8, then the code page of DOS."""
    for id, field in _fields(extra):
        if id == 0x7075 and len(field) > 5 and int.from_bytes(field[1:5], "little") == zlib.crc32(raw):
            return field[5:].decode("utf-8", "replace")
    if flags & 0x800 or raw.isascii():
        return raw.decode("utf-8", "replace")
    return raw.decode("cp866", "replace")


def _own_headers(source: Source, entries: tuple[Entry, ...], start: int) -> tuple[dict[int, int], list[Trouble]]:
    """Where the bytes of each entry begin; whether entries share bytes, and whether their own headers agree with the list."""
    data: dict[int, int] = {}
    stretches: list[tuple[int, int]] = []
    broken = lying = 0
    for entry in entries:
        header = source.read_at(entry.place, _LOCAL.size)
        if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
            broken += 1
            continue
        _, _, flags, _, _, _, _, packed, size, named, extra = _LOCAL.unpack(header)
        begin = entry.place + _LOCAL.size + named + extra
        data[entry.place] = begin
        stretches.append((entry.place, begin + entry.packed))
        if not flags & 8 and _FULL not in {packed, size} and (packed, size) != (entry.packed, entry.size):
            lying += 1
    stretches.sort()
    shared = sum(second[0] < first[1] for first, second in pairwise(stretches))
    troubles = []
    if broken or (stretches and stretches[-1][1] > start):
        troubles.append(Trouble("damaged", {"reason": "headers"}))
    if shared:
        troubles.append(Trouble("zip-bomb", {"reason": "overlap", "have": shared, "need": 0}))
    elif lying:
        troubles.append(Trouble("zip-bomb", {"reason": "headers", "have": lying, "need": 0}))
    return data, troubles


def _promised(source: Source, entries: tuple[Entry, ...]) -> Iterator[Trouble]:
    promised = sum(entry.size for entry in entries)
    ratio = promised / max(source.size, 1)
    if (promised > LARGE and ratio > MOST_RATIO) or (promised > MOST_PROMISED and ratio > 20):
        yield Trouble("zip-bomb", {"reason": "sizes", "have": promised, "need": max(LARGE, min(MOST_PROMISED, source.size * MOST_RATIO))})
