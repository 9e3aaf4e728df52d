"""RAR 4 and 5: the headers of its entries, which stand before each of them. The packed bytes are not read.

After the technical note of the RAR 5.0 format by its author, and the note of RAR 4 in the sources of UnRAR's documentation.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.source import Source
from gosform.uploads.zip_content import judged
from gosform.uploads.zip_directory import LARGE, MOST_ENTRIES, MOST_RATIO, nothing_after

_MOST_HEADER = 1 << 16
_OLD = b"Rar!\x1a\x07\x00"
_NEW = b"Rar!\x1a\x07\x01\x00"


class _Block(NamedTuple):
    """A header: what it is, where its packed bytes end, whether its checksum fits; of a file, what it says of that file."""

    kind: str
    end: int
    sound: bool
    name: str = ""
    size: int = 0
    locked: bool = False
    link: bool = False
    volume: bool = False


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of an archive of RAR."""
    head = source.head(8)
    if head.startswith(_NEW):
        return _said(source, _new(source))
    if head.startswith(_OLD):
        return _said(source, _old(source), old=True)
    return Facts("rar", source.size, troubles=(Trouble("cannot-check", {"reason": "complex"}),))


def _said(source: Source, blocks: Iterator[_Block], *, old: bool = False) -> Facts:
    troubles: list[Trouble] = []
    files: list[_Block] = []
    ended, end = False, 0
    for count, block in enumerate(blocks):
        end = block.end
        if block.kind == "locked":
            return Facts("rar", source.size, troubles=(Trouble("encrypted"),))
        stop = _stops(block, count)
        if stop is not None or block.kind == "end":
            troubles += [stop] if stop is not None else []
            ended = True
            break
        if block.kind == "file":
            files.append(block)
    if end > source.size:
        troubles = [Trouble("truncated", {"have": source.size, "need": end})]
    elif not ended and not (old and files and end == source.size):  # before RAR 3 nothing stood at the end
        troubles.append(Trouble("truncated", {"have": source.size}))
    elif not troubles and end < source.size and not nothing_after(source, source.size - end):
        troubles.append(Trouble("trailing-data", {"have": source.size - end, "where": "end"}))
    promised = sum(file.size for file in files)
    if promised > LARGE and promised > source.size * MOST_RATIO:
        troubles.append(Trouble("zip-bomb", {"reason": "sizes", "have": promised, "need": max(LARGE, source.size * MOST_RATIO)}))
    if any(file.locked for file in files):
        troubles.append(Trouble("encrypted"))
    odd, holds = judged((file.name, file.link) for file in files)
    return Facts("rar", source.size, troubles=(*troubles, *odd), holds=holds)


def _stops(block: _Block, count: int) -> Trouble | None:
    """Why no header after this one can be read."""
    if block.kind == "broken":
        return Trouble("damaged", {"reason": "headers"})
    if block.volume:
        return Trouble("cannot-check", {"reason": "volumes"})
    if not block.sound:
        return Trouble("damaged", {"reason": "checksum"})
    if count > 2 * MOST_ENTRIES:
        return Trouble("zip-bomb", {"reason": "entries", "have": count, "need": MOST_ENTRIES})
    return None


def _old(source: Source) -> Iterator[_Block]:
    place = len(_OLD)
    while place + 7 <= source.size:
        head = source.read_at(place, 7)
        kind = head[2]
        flags = int.from_bytes(head[3:5], "little")
        size = int.from_bytes(head[5:7], "little")
        if size < 7 or not 0x72 <= kind <= 0x7B:
            yield _Block("broken", place, False)
            return
        data = source.read_at(place, size)
        packed = int.from_bytes(data[7:11], "little") if flags & 0x8000 or kind in {0x74, 0x7A} else 0
        checked = data[2 : _checked(data, kind, flags)]
        sound = kind not in {0x73, 0x74} or len(data) < size or zlib.crc32(checked) & 0xFFFF == int.from_bytes(data[:2], "little")
        if kind == 0x73:
            yield _Block("locked" if flags & 0x80 else "main", place + size, sound, volume=bool(flags & 1))
        elif kind == 0x74 and len(data) >= 32:
            yield _old_file(data, flags, place + size + packed, sound)
        else:
            yield _Block("end" if kind == 0x7B else "other", place + size + packed, sound)
        place += size + packed + (int.from_bytes(data[32:36], "little") << 32 if kind == 0x74 and flags & 0x100 and len(data) >= 40 else 0)


def _checked(data: bytes, kind: int, flags: int) -> int:
    """Where the part of a header ends that its checksum is of: a comment inside has its own."""
    if kind == 0x73:
        return 13
    if kind == 0x74 and flags & 8:
        return (40 if flags & 0x100 else 32) + int.from_bytes(data[26:28], "little")
    return len(data)


def _old_file(data: bytes, flags: int, end: int, sound: bool) -> _Block:
    size = int.from_bytes(data[11:15], "little")
    at = 32
    if flags & 0x100 and len(data) >= 40:
        end += int.from_bytes(data[32:36], "little") << 32
        size += int.from_bytes(data[36:40], "little") << 32
        at = 40
    name = data[at : at + int.from_bytes(data[26:28], "little")].partition(b"\0")[0]
    link = data[15] == 3 and int.from_bytes(data[28:32], "little") >> 12 & 0xF == 0xA
    text = name.decode("utf-8" if flags & 0x200 else "cp866", "replace").replace("\\", "/")  # how this format divides folders
    folder = flags & 0xE0 == 0xE0
    return _Block("file", end, sound, text + "/" * folder, size, bool(flags & 4), link, bool(flags & 3))


def _new(source: Source) -> Iterator[_Block]:
    place = len(_NEW)
    while place + 7 <= source.size:
        start = source.read_at(place, 14)
        length, at = _number(start, 4)
        if length is None or not 2 <= length <= _MOST_HEADER:
            yield _Block("broken", place, False)
            return
        data = source.read_at(place + at, length)
        sound = len(data) < length or zlib.crc32(data, zlib.crc32(start[4:at])) == int.from_bytes(start[:4], "little")
        if not sound:
            yield _Block("other", place + at + length, False)
            return
        block = _new_block(data, place + at + length)
        yield block
        place = block.end


def _new_block(data: bytes, end: int) -> _Block:
    kind, at = _number(data, 0)
    flags, at = _number(data, at)
    flags = flags or 0
    extra, at = _number(data, at) if flags & 1 else (0, at)
    packed, at = _number(data, at) if flags & 2 else (0, at)
    end += packed or 0
    if kind == 1:
        return _Block("main", end, True, volume=bool((_number(data, at)[0] or 0) & 1))
    if kind == 4:
        return _Block("locked", end, True)
    if kind == 5:
        return _Block("end", end, True)
    if kind != 2:
        return _Block("other", end, True)
    own, at = _number(data, at)
    size, at = _number(data, at)
    _, at = _number(data, at)
    own = own or 0
    at += 4 * bool(own & 2) + 4 * bool(own & 4)
    _, at = _number(data, at)
    _, at = _number(data, at)
    named, at = _number(data, at)
    name = data[at : at + (named or 0)].decode("utf-8", "replace") + "/" * (own & 1)
    records = dict(_records(data[len(data) - (extra or 0) :])) if extra else {}
    link = records.get(5) in {1, 2, 3}  # 4 and 5 are the same file once more
    return _Block("file", end, True, name, 0 if own & 8 else size or 0, 1 in records, link, bool(flags & 0x18))


def _records(data: bytes) -> Iterator[tuple[int, int | None]]:
    """The further records of a header, each with its first number: 1 encryption, 5 a link and of which sort."""
    at = 0
    while at < len(data):
        size, at = _number(data, at)
        kind, begin = _number(data, at)
        if size is None or kind is None:
            return
        yield kind, _number(data, begin)[0]
        at += max(size, 1)


def _number(data: bytes, at: int) -> tuple[int | None, int]:
    """A number of seven bits a byte, ten bytes at most, and where it ends; None where it is cut."""
    value = 0
    for i in range(10):
        if at + i >= len(data):
            return None, at + i
        value |= (data[at + i] & 0x7F) << 7 * i
        if not data[at + i] & 0x80:
            return value, at + i + 1
    return None, at + 10
