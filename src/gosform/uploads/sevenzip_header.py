"""The header of a 7Z as bytes: streams, folders with their coders, names. Every count is bounded by the bytes that are there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gosform.uploads.zip_directory import MOST_ENTRIES

_MOST_OUTS = 32
_AES = b"\x06\xf1\x07\x01"


class Unreadable(Exception):
    """A header that is not read; word, params: of the trouble."""

    def __init__(self, word: str, params: Mapping[str, int | str]) -> None:
        super().__init__(word)
        self.word = word
        self.params = params


class Header(NamedTuple):
    """names: of the files. size: what they unpack to together. locked: a password is needed."""

    names: tuple[str, ...]
    size: int
    locked: bool


class Stream(NamedTuple):
    """A packed header: where it is (after the 32 bytes of the start), how it is packed, what it unpacks to."""

    place: int
    packed: int
    method: bytes
    properties: bytes
    size: int
    checksum: int | None
    locked: bool


class _Folder(NamedTuple):
    coders: list[tuple[bytes, bytes]]
    outs: int
    packed: int
    bound: set[int]


class _Streams(NamedTuple):
    place: int
    sizes: list[int]
    folders: list[_Folder]
    unpacked: list[list[int]]
    checksums: list[int | None]

    @property
    def locked(self) -> bool:
        return any(method == _AES for folder in self.folders for method, _ in folder.coders)

    def size(self) -> int:
        """What all folders unpack to: of each, the one output that no other coder takes."""
        return sum(_last(folder, sizes) for folder, sizes in zip(self.folders, self.unpacked, strict=False))


def _last(folder: _Folder, sizes: list[int]) -> int:
    return next((size for i, size in enumerate(sizes) if i not in folder.bound), sizes[-1] if sizes else 0)


class _Bytes:
    """What is left to read. Reading past the end is damage."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, count: int) -> bytes:
        if count < 0 or self.at + count > len(self.data):
            raise Unreadable("damaged", {"reason": "structure"})
        self.at += count
        return self.data[self.at - count : self.at]

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        """As many further bytes as the first has leading ones."""
        first = self.byte()
        value = 0
        for i in range(8):
            if not first & (0x80 >> i):
                return value | (first & ((0x80 >> i) - 1)) << 8 * i
            value |= self.byte() << 8 * i
        return value

    def count(self, most: int = MOST_ENTRIES) -> int:
        number = self.number()
        if number > most:
            raise Unreadable("zip-bomb", {"reason": "entries", "have": min(number, 1 << 62), "need": most})
        return number

    def defined(self, count: int) -> list[bool]:
        return [True] * count if self.byte() else self.bits(count)

    def bits(self, count: int) -> list[bool]:
        bits = self.take((count + 7) // 8)
        return [bool(bits[i // 8] & (0x80 >> i % 8)) for i in range(count)]


def packed_header(data: bytes) -> Stream:
    """Where a packed header lies. ``Unreadable`` where that cannot be told."""
    left = _Bytes(data[1:])
    streams = _streams(left)
    if not streams.sizes or not streams.folders:
        raise Unreadable("damaged", {"reason": "structure"})
    folder = streams.folders[0]
    method, properties = folder.coders[0]
    if len(folder.coders) > 1 and not streams.locked:
        raise Unreadable("cannot-check", {"reason": "decoder"})
    return Stream(streams.place, streams.sizes[0], method, properties, streams.size(), streams.checksums[0], streams.locked)


def header(data: bytes) -> Header:
    """The files of a header that is not packed."""
    left = _Bytes(data)
    if left.byte() != 0x01:
        raise Unreadable("damaged", {"reason": "structure"})
    size, locked, names = 0, False, ()
    kind = left.byte()
    if kind == 0x02:
        while left.number():
            left.take(left.number())
        kind = left.byte()
    if kind == 0x03:
        size += _streams(left).size()
        kind = left.byte()
    if kind == 0x04:
        streams = _streams(left)
        size, locked = size + streams.size(), streams.locked
        kind = left.byte()
    if kind == 0x05:
        return Header(_names(left), size, locked)
    return Header(names, size, locked)


def _streams(left: _Bytes) -> _Streams:
    place, sizes = 0, list[int]()
    folders, unpacked, checksums = list[_Folder](), list[list[int]](), list[int | None]()
    kind = left.byte()
    if kind == 0x06:
        place, sizes = _packs(left)
        kind = left.byte()
    if kind == 0x07:
        folders, unpacked, checksums = _folders(left)
        kind = left.byte()
    if kind == 0x08:
        _parts(left, checksums)
        kind = left.byte()
    if kind:
        raise Unreadable("damaged", {"reason": "structure"})
    return _Streams(place, sizes, folders, unpacked, checksums or [None])


def _packs(left: _Bytes) -> tuple[int, list[int]]:
    place, count = left.number(), left.count()
    sizes: list[int] = []
    while kind := left.byte():
        if kind == 0x09:
            sizes = [left.number() for _ in range(count)]
        elif kind == 0x0A:
            _checksums(left, count)
        else:
            raise Unreadable("damaged", {"reason": "structure"})
    return place, sizes


def _checksums(left: _Bytes, count: int) -> list[int | None]:
    return [int.from_bytes(left.take(4), "little") if there else None for there in left.defined(count)]


def _folders(left: _Bytes) -> tuple[list[_Folder], list[list[int]], list[int | None]]:
    if left.byte() != 0x0B:
        raise Unreadable("damaged", {"reason": "structure"})
    count = left.count()
    if left.byte():
        raise Unreadable("cannot-check", {"reason": "complex"})
    folders = [_folder(left) for _ in range(count)]
    sizes: list[list[int]] = []
    checksums: list[int | None] = [None] * count
    while kind := left.byte():
        if kind == 0x0C:
            sizes = [[left.number() for _ in range(folder.outs)] for folder in folders]
        elif kind == 0x0A:
            checksums = _checksums(left, count)
        else:
            raise Unreadable("damaged", {"reason": "structure"})
    return folders, sizes, checksums


def _folder(left: _Bytes) -> _Folder:
    coders: list[tuple[bytes, bytes]] = []
    ins = outs = 0
    for _ in range(left.count(32)):
        flags = left.byte()
        method = left.take(flags & 15)
        taken, given = (left.count(32), left.count(32)) if flags & 0x10 else (1, 1)
        ins, outs = ins + taken, outs + given
        coders.append((method, left.take(left.number()) if flags & 0x20 else b""))
    if not coders or not 0 < outs <= _MOST_OUTS:
        raise Unreadable("damaged", {"reason": "structure"})
    bound = set[int]()
    for _ in range(outs - 1):
        left.number()
        bound.add(left.number())
    packed = ins - (outs - 1)
    if packed > 1:
        for _ in range(packed):
            left.number()
    return _Folder(coders, outs, packed, bound)


def _parts(left: _Bytes, checksums: list[int | None]) -> None:
    """How the folders are divided into files: read over. Only what has no checksum as a folder has one here."""
    counts = [1] * len(checksums)
    kind = left.byte()
    if kind == 0x0D:
        counts = [left.count() for _ in checksums]
        if sum(counts) > MOST_ENTRIES:
            raise Unreadable("zip-bomb", {"reason": "entries", "have": sum(counts), "need": MOST_ENTRIES})
        kind = left.byte()
    if kind == 0x09:
        for count in counts:
            for _ in range(count - 1):
                left.number()
        kind = left.byte()
    if kind == 0x0A:
        without = sum(count for count, checksum in zip(counts, checksums, strict=True) if count != 1 or checksum is None)
        left.take(4 * sum(left.defined(without)))
        kind = left.byte()
    if kind:
        raise Unreadable("damaged", {"reason": "structure"})


def _names(left: _Bytes) -> tuple[str, ...]:
    """Names of the files; those of folders end in a slash."""
    count = left.count()
    names: list[str] = []
    empty = [False] * count
    files = [False] * count
    while kind := left.number():
        part = _Bytes(left.take(left.number()))
        if kind == 0x0E:
            empty = part.bits(count)
        elif kind == 0x0F:
            told = iter(part.bits(sum(empty)))
            files = [next(told) if without else False for without in empty]
        elif kind == 0x11 and not part.byte():
            names = part.data[1:].decode("utf-16-le", "replace").split("\0")[:count]
            if len(names) < count:
                raise Unreadable("damaged", {"reason": "structure"})
    return tuple(name + "/" * (without and not file) for name, without, file in zip(names, empty, files, strict=False))
