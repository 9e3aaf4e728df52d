"""The file system inside an OLE file (DOC, XLS, PPT, MSG): sectors in chains, a directory of streams. Microsoft, [MS-CFB] 2.

Every sector is followed once at most, so that a chain that bites its tail, or two that share a sector, ends the reading.
"""

from __future__ import annotations

from array import array
from sys import byteorder
from typing import NamedTuple

from gosform.uploads.facts import Trouble
from gosform.uploads.source import Source

MOST_ENTRIES = 20_000
_MOST_SECTORS = 4 << 20
_END = 0xFFFFFFFE
_LAST = 0xFFFFFFFA
_SMALL = 4096


class Stream(NamedTuple):
    """A stream, or a storage, which is a folder (size 0). path: of names in lower case, from the root down."""

    path: tuple[str, ...]
    storage: bool
    first: int
    size: int


class Ole(NamedTuple):
    """An OLE file: its streams, what is wrong, and what reading a stream needs (``start``)."""

    streams: tuple[Stream, ...]
    troubles: tuple[Trouble, ...]
    shift: int
    table: array[int]
    small: bytes

    def start(self, source: Source, stream: Stream, most: int) -> bytes:
        """The first bytes of a stream, fewer where its chain breaks."""
        most = min(most, stream.size)
        data = bytearray()
        sector, steps = stream.first, 0
        if stream.size < _SMALL:
            table = _numbers(self.small)
            root = next((each for each in self.streams if not each.path), None)
            if root is None:
                return b""
            inside = (
                self.start(source, root, 1 << 20) if root.size >= _SMALL else _chained(source, self.table, self.shift, root.first, 1 << 13)
            )
            while sector < len(table) and len(data) < most and steps < 64:
                data += inside[sector * 64 : sector * 64 + 64]
                sector, steps = table[sector], steps + 1
            return bytes(data[:most])
        return _chained(source, self.table, self.shift, sector, most)[:most]


def read(source: Source) -> Ole:
    """The streams of an OLE file and what is wrong with its chains; no streams where there is no directory to read."""
    head = source.head(512)
    shift = int.from_bytes(head[30:32], "little")
    if len(head) < 512:
        return _nothing(Trouble("truncated", {"have": source.size, "need": 512}))
    if shift not in {9, 12} or int.from_bytes(head[32:34], "little") != 6:
        return _nothing(Trouble("damaged", {"reason": "header"}))
    table, missing = _table(source, head, shift)
    if not table:
        return _nothing(Trouble("truncated", {"have": source.size}) if missing else Trouble("damaged", {"reason": "references"}))
    seen = bytearray(len(table))
    directory, whole = _follow(table, int.from_bytes(head[48:52], "little"), seen, MOST_ENTRIES * 128 >> shift)
    entries = b"".join(source.read_at((sector + 1) << shift, 1 << shift) for sector in directory)
    streams = _streams(entries, wide=shift == 12)
    small_chain, small_whole = _follow(table, int.from_bytes(head[60:64], "little"), seen, 4096)
    small = b"".join(source.read_at((sector + 1) << shift, 1 << shift) for sector in small_chain)
    ole = Ole(tuple(streams), (), shift, table, small)
    troubles = _chains(source, ole, seen, max((*directory, *small_chain), default=0))
    if missing and not troubles:
        troubles = [Trouble("truncated", {"have": source.size})]
    if not troubles and not (whole and small_whole and streams):
        troubles = [Trouble("damaged", {"reason": "references"})]
    return ole._replace(troubles=tuple(troubles))


def _nothing(trouble: Trouble) -> Ole:
    return Ole((), (trouble,), 9, array("I"), b"")


def _numbers(data: bytes) -> array[int]:
    numbers = array("I", data[: len(data) & ~3])
    if byteorder == "big":
        numbers.byteswap()
    return numbers


def _table(source: Source, head: bytes, shift: int) -> tuple[array[int], bool]:
    """The table of sectors: after each its next. And whether a part of the table lies beyond the end of the file."""
    per = (1 << shift) // 4
    places = _numbers(head[76:512])
    following = int.from_bytes(head[68:72], "little")
    sectors = (source.size >> shift) + 1
    for _ in range(sectors // per // per + 2):
        if following >= _LAST:
            break
        more = _numbers(source.read_at((following + 1) << shift, 1 << shift))
        if len(more) < per:
            break
        places.extend(more[:-1])
        following = more[-1]
    table = array("I")
    missing = False
    for place in places[: int.from_bytes(head[44:48], "little")]:
        if place >= _LAST or len(table) >= min(sectors + per, _MOST_SECTORS):
            break
        data = source.read_at((place + 1) << shift, 1 << shift)
        missing = missing or len(data) < 1 << shift
        table.extend(_numbers(data))
    return table, missing


def _follow(table: array[int], sector: int, seen: bytearray, most: int) -> tuple[list[int], bool]:
    """The sectors of a chain, and whether it ends as it should."""
    chain: list[int] = []
    while sector < len(table) and not seen[sector] and len(chain) < most:
        seen[sector] = 1
        chain.append(sector)
        sector = table[sector]
    return chain, sector == _END


def _streams(entries: bytes, *, wide: bool) -> list[Stream]:
    """All entries that hang below the root, each once, by the tree of names."""
    count = min(len(entries) // 128, MOST_ENTRIES)
    if not count or entries[66] != 5:
        return []
    found = [_stream(entries, 0, (), wide)]
    seen = {0}
    waiting: list[tuple[int, tuple[str, ...]]] = [(_number(entries, 0, 76), ())]
    while waiting:
        number, path = waiting.pop()
        if number >= count or number in seen or len(path) > 32:
            continue
        seen.add(number)
        stream = _stream(entries, number, path, wide)
        found.append(stream)
        waiting += [(_number(entries, number, 68), path), (_number(entries, number, 72), path)]
        if stream.storage:
            waiting.append((_number(entries, number, 76), stream.path))
    return found


def _number(entries: bytes, number: int, at: int) -> int:
    return int.from_bytes(entries[number * 128 + at : number * 128 + at + 4], "little")


def _stream(entries: bytes, number: int, path: tuple[str, ...], wide: bool) -> Stream:
    entry = entries[number * 128 : number * 128 + 128]
    name = entry[: max(0, min(64, int.from_bytes(entry[64:66], "little")) - 2)].decode("utf-16-le", "replace").lower()
    size = int.from_bytes(entry[120 : 128 if wide else 124], "little")
    storage = entry[66] == 1
    return Stream((*path, name) if number else (), storage, _number(entries, number, 116), 0 if storage else size)


def _chains(source: Source, ole: Ole, seen: bytearray, last: int) -> list[Trouble]:
    """Whether the chain of every stream is as long as its size says and lies within the file."""
    shift = ole.shift
    need = (last + 1) << shift
    broken = False
    for stream in ole.streams:
        if stream.storage or not stream.size or (stream.path and stream.size < _SMALL):
            continue
        wanted = (stream.size + (1 << shift) - 1) >> shift
        chain, ends = _follow(ole.table, stream.first, seen, min(wanted, len(ole.table)))
        if len(chain) < wanted:
            broken = broken or not ends  # one that ends early, as it should, is a slip of some writing programs
        elif chain:
            end = ((chain[-1] + 1) << shift) + stream.size - ((wanted - 1) << shift)
            need = max(need, end, (max(chain[:-1], default=0) + 2) << shift if len(chain) > 1 else 0)
    if need > source.size:
        return [Trouble("truncated", {"have": source.size, "need": need})]
    return [Trouble("damaged", {"reason": "references"})] if broken else []


def _chained(source: Source, table: array[int], shift: int, sector: int, most: int) -> bytes:
    data = bytearray()
    seen = bytearray(len(table))
    while sector < len(table) and len(data) < most and not seen[sector]:
        seen[sector] = 1
        data += source.read_at((sector + 1) << shift, 1 << shift)
        sector = table[sector]
    return bytes(data)
