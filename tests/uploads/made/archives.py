"""ZIP, RAR and 7Z, good and hostile. ``GOOD``: a format, a dot, what it is. ``HOSTILE``: with the words of the troubles that each must have."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import NamedTuple

FILES: Mapping[str, bytes] = {"Заявление.pdf": b"%PDF-1.4\n" * 200, "сканы/паспорт.jpg": bytes(range(256)) * 40, "опись.xml": b"<a>1</a>"}


# ZIP


class Raw(NamedTuple):
    """An entry as it is written, true or not. Of what is None, the truth is written."""

    name: bytes
    data: bytes = b"made up"
    method: int = 0
    flags: int = 0
    size: int | None = None
    attributes: int = 0
    packed: bytes | None = None
    place: int | None = None
    local: bytes | None = None
    extra: bytes = b""


def zipped(files: Mapping[str, bytes] = FILES, comment: bytes = b"") -> bytes:
    """As a usual program writes it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def raw_zip(*entries: Raw, count: int | None = None, wide: bool = False, before: bytes = b"", comment: bytes = b"") -> bytes:
    """Written by hand. count: of entries, as said. wide: with the records of ZIP64. before: bytes that the offsets do not count."""
    body, listed = b"", b""
    for entry in entries:
        packed = entry.packed if entry.packed is not None else (deflated(entry.data) if entry.method == 8 else entry.data)
        size = len(entry.data) if entry.size is None else entry.size
        place = len(body) if entry.place is None else entry.place
        numbers = (entry.flags, entry.method, 0, 0x5C22, zlib.crc32(entry.data), len(packed), size)
        if entry.place is None:
            body += (
                entry.local
                if entry.local is not None
                else struct.pack("<4s5H3I2H", b"PK\3\4", 20, *numbers, len(entry.name), 0) + entry.name
            )
            body += packed
        name = struct.pack("<5H2I", len(entry.name), len(entry.extra), 0, 0, 0, entry.attributes, place) + entry.name + entry.extra
        listed += struct.pack("<4s6H3I", b"PK\1\2", 0x031E, 20, *numbers) + name
    said = len(entries) if count is None else count
    end = b""
    if wide:
        end = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, said, said, len(listed), len(body))
        end += struct.pack("<4sIQI", b"PK\6\7", 0, len(before) + len(body) + len(listed), 1)
    numbers_of_end = (0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF) if wide else (said, said, len(listed), len(body))
    end += struct.pack("<4s2H2H2IH", b"PK\5\6", 0, 0, *numbers_of_end, len(comment)) + comment
    return before + body + listed + end


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def zeros(megabytes: int) -> bytes:
    """Packed zeros, a kilobyte for each megabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return first * megabytes + packer.flush()


def bomb() -> bytes:
    """A gigabyte in a megabyte."""
    return raw_zip(Raw(b"big.pdf", packed=zeros(1024), method=8, size=1 << 30))


def lying() -> bytes:
    """Says 100 bytes and gives forty megabytes."""
    return raw_zip(Raw(b"small.pdf", bytes(100), packed=zeros(40), method=8, size=100))


def overlapping() -> bytes:
    """A hundred entries that share one kilobyte."""
    first = Raw(b"a.pdf", packed=zeros(1), method=8, size=1 << 20)
    return raw_zip(first, *(first._replace(place=0) for _ in range(100)))


def named(*names: str) -> bytes:
    return raw_zip(*(Raw(name.encode(), flags=0x800) for name in names))


# RAR


def rar5(*entries: tuple[str, bytes], locked: bool = False, headers_locked: bool = False, link: bool = False, end: bool = True) -> bytes:
    """RAR 5 with files that are stored as they are."""
    blocks = [_block5(1, b"\0")]
    if headers_locked:
        return b"Rar!\x1a\x07\x01\x00" + _block5(4, b"\0\0\x0f" + bytes(16)) + bytes(200)
    for name, data in entries:
        raw = name.encode()
        fixed = _number(4) + _number(len(data)) + _number(0o100644) + struct.pack("<I", zlib.crc32(data)) + _number(0) + _number(1)
        extra = _record(1, b"\0\0\x0f" + bytes(32)) if locked else _record(5, b"\1\0\3abc") if link else b""
        blocks.append(_block5(2, fixed + _number(len(raw)) + raw, data, extra))
    return b"Rar!\x1a\x07\x01\x00" + b"".join(blocks) + (_block5(5, b"\0") if end else b"")


def _block5(kind: int, body: bytes, data: bytes = b"", extra: bytes = b"") -> bytes:
    flags = bool(extra) + 2 * bool(data)
    sizes = (_number(len(extra)) if extra else b"") + (_number(len(data)) if data else b"")
    head = _number(kind) + _number(flags) + sizes + body + extra
    counted = _number(len(head)) + head
    return struct.pack("<I", zlib.crc32(counted)) + counted + data


def _record(kind: int, data: bytes) -> bytes:
    body = _number(kind) + data
    return _number(len(body)) + body


def _number(value: int) -> bytes:
    result = bytearray()
    while value > 0x7F:
        result.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(result) + bytes([value])


def rar4(*entries: tuple[str, bytes], flags: int = 0, file_flags: int = 0, size: int | None = None) -> bytes:
    """RAR 4 with files that are stored as they are. flags: of the archive (0x80: its headers are locked). file_flags: of each file (4: locked)."""
    blocks = [_block4(0x73, flags, bytes(6))]
    for name, data in entries:
        raw = name.encode("cp866")
        unpacked = len(data) if size is None else size
        fixed = struct.pack("<IIBIIBBHI", len(data), unpacked, 2, zlib.crc32(data), 0x5C220000, 29, 0x30, len(raw), 0x20)
        blocks.append(_block4(0x74, 0x8000 | file_flags, fixed + raw) + data)
    return b"Rar!\x1a\x07\x00" + b"".join(blocks) + _block4(0x7B, 0x4000, b"")


def _block4(kind: int, flags: int, body: bytes) -> bytes:
    rest = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(rest) & 0xFFFF) + rest


# 7Z

_COPY, _AES, _LZMA = b"\x01\x00", b"\x24\x06\xf1\x07\x01", b"\x23\x03\x01\x01"
"""How a coder is written: its flags, its number; with properties where the flags say so."""


def seven(
    files: Mapping[str, bytes] = FILES, *, packed: bool = False, locked: bool = False, names_locked: bool = False, size: int | None = None
) -> bytes:
    """7Z with files that are stored as they are. packed: the header is packed with LZMA, as 7-Zip does. size: of the whole, as said."""
    body = b"".join(files.values())
    coder = _AES + _wide(2) + b"\x53\x07" if locked else _COPY
    header = b"\x01\x04" + _streams(0, len(body), coder, len(body) if size is None else size, list(map(len, files.values()))) + b"\x05"
    listed = b"\0" + b"".join(name.encode("utf-16-le") + b"\0\0" for name in files)
    header += _wide(len(files)) + b"\x11" + _wide(len(listed)) + listed + b"\0\0"
    if packed or names_locked:
        filters = [{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 16, "lc": 3, "lp": 0, "pb": 2}]
        packer = lzma.LZMACompressor(lzma.FORMAT_RAW, filters=filters)
        small = packer.compress(header) + packer.flush()
        coder = _AES + _wide(2) + b"\x53\x07" if names_locked else _LZMA + _wide(5) + b"\x5d" + struct.pack("<I", 1 << 16)
        start = b"\x17" + _streams(len(body), len(small), coder, len(header), checksum=zlib.crc32(header))
        body, header = body + small, start
    numbers = struct.pack("<QQI", len(body), len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(numbers)) + numbers + body + header


def _streams(place: int, packed: int, coder: bytes, size: int, parts: list[int] | None = None, checksum: int | None = None) -> bytes:
    said = b"\x06" + _wide(place) + b"\x01\x09" + _wide(packed) + b"\0"
    said += b"\x07\x0b\x01\0\x01" + coder + b"\x0c" + _wide(size)
    said += (b"\x0a\x01" + struct.pack("<I", checksum) if checksum is not None else b"") + b"\0"
    if parts:
        said += b"\x08\x0d" + _wide(len(parts)) + b"\x09" + b"".join(map(_wide, parts[:-1])) + b"\x0a\x01" + bytes(4 * len(parts)) + b"\0"
    return said + b"\0"


def _wide(value: int) -> bytes:
    """A number of 7Z: the first byte says how many follow."""
    if value < 0x80:
        return bytes([value])
    for more in range(1, 8):
        if value < 1 << 7 * (more + 1):
            first = (0xFF00 >> more) & 0xFF | value >> 8 * more
            return bytes([first]) + (value & (1 << 8 * more) - 1).to_bytes(more, "little")
    return b"\xff" + value.to_bytes(8, "little")


_PAIR = (("Заявление.pdf", b"%PDF-1.4" * 50), ("скан.jpg", bytes(500)))

GOOD: dict[str, Callable[[], bytes]] = {
    "zip.usual": zipped,
    "zip.comment": lambda: zipped(comment=b"made up" * 9),
    "zip.empty": lambda: zipped({}),
    "zip.stored": lambda: raw_zip(Raw(b"a.pdf"), Raw(b"b/c.pdf")),
    "zip.zip64": lambda: raw_zip(Raw(b"a.pdf"), Raw(b"b.pdf", method=8), wide=True),
    "zip.dos_names": lambda: raw_zip(Raw("Паспорт.pdf".encode("cp866"))),
    "zip.in_zip": lambda: zipped({"inner.zip": zipped(), "a.pdf": b"%PDF"}),
    "zip.many": lambda: raw_zip(*(Raw(b"%d.txt" % i) for i in range(1000))),
    "rar.new": lambda: rar5(*_PAIR),
    "rar.old": lambda: rar4(*_PAIR),
    "rar.before_3": lambda: rar4(*_PAIR)[:-7],
    "rar.old_folders": lambda: rar4(("сканы\\паспорт.jpg", b"made up")),
    "7z.plain": seven,
    "7z.packed": lambda: seven(packed=True),
    "7z.empty": lambda: b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(bytes(20))) + bytes(20),
}

HOSTILE: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "zip.bomb": (bomb, ("zip-bomb",)),
    "zip.lying": (lying, ("zip-bomb",)),
    "zip.lying_local": (
        lambda: raw_zip(Raw(b"a.pdf", local=struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 0, 0, 7, 9999, 5, 0) + b"a.pdf")),
        ("zip-bomb",),
    ),
    "zip.overlapping": (overlapping, ("zip-bomb",)),
    "zip.entries": (lambda: raw_zip(Raw(b"a", b""), *(Raw(b"a", b"", place=0) for _ in range(10_000))), ("zip-bomb",)),
    "zip.absolute": (lambda: named("/etc/passwd"), ("zip-path",)),
    "zip.parent": (lambda: named("a/../../b.pdf"), ("zip-path",)),
    "zip.parent_windows": (lambda: named("..\\b.pdf"), ("zip-path",)),
    "zip.drive": (lambda: named("C:\\b.pdf"), ("zip-path",)),
    "zip.control": (lambda: named("a\nb.pdf"), ("zip-path",)),
    "zip.direction": (lambda: named("a\u202efdp.exe"), ("zip-path", "active-content")),
    "zip.empty_name": (lambda: named(""), ("zip-path",)),
    "zip.link": (lambda: raw_zip(Raw(b"a", b"/etc/passwd", attributes=0o120777 << 16)), ("zip-path",)),
    "zip.other_name": (
        lambda: raw_zip(Raw(b"a.pdf", extra=struct.pack("<HHBI", 0x7075, 13, 1, zlib.crc32(b"a.pdf")) + b"../a.pdf")),
        ("zip-path",),
    ),
    "zip.program": (lambda: named("Квитанция.pdf.exe"), ("active-content",)),
    "zip.locked": (lambda: raw_zip(Raw(b"a.pdf", flags=1)), ("encrypted",)),
    "zip.cut": (lambda: zipped()[:-40], ("truncated",)),
    "zip.cut_half": (lambda: zipped()[: len(zipped()) // 2], ("truncated",)),
    "zip.count": (lambda: raw_zip(Raw(b"a.pdf"), Raw(b"b.pdf"), count=3), ("damaged",)),
    "zip.wrong_checksum": (lambda: raw_zip(Raw(b"a.pdf", b"made up", packed=b"made_up")), ("damaged",)),
    "zip.wrong_packing": (lambda: raw_zip(Raw(b"a.pdf", b"made up", packed=b"\xff" * 7, method=8)), ("damaged",)),
    "zip.after": (lambda: zipped() + b"made up", ("trailing-data",)),
    "zip.before": (lambda: raw_zip(Raw(b"a.pdf"), before=b"PK\3\4 made up"), ("trailing-data",)),
    "rar.locked": (lambda: rar5(*_PAIR, locked=True), ("encrypted",)),
    "rar.headers_locked": (lambda: rar5(headers_locked=True), ("encrypted",)),
    "rar.old_locked": (lambda: rar4(*_PAIR, file_flags=4), ("encrypted",)),
    "rar.old_headers_locked": (lambda: rar4(*_PAIR, flags=0x80), ("encrypted",)),
    "rar.cut": (lambda: rar5(*_PAIR)[:-300], ("truncated",)),
    "rar.no_end": (lambda: rar5(*_PAIR, end=False), ("truncated",)),
    "rar.old_cut": (lambda: rar4(*_PAIR)[:-300], ("truncated",)),
    "rar.parent": (lambda: rar5(("../a.pdf", b"made up")), ("zip-path",)),
    "rar.link": (lambda: rar5(("a", b"made up"), link=True), ("zip-path",)),
    "rar.old_parent": (lambda: rar4(("..\\a.pdf", b"made up")), ("zip-path",)),
    "rar.bomb": (lambda: rar4(("a.pdf", b"made up"), size=0xFFFFFFFF), ("zip-bomb",)),
    "rar.volume": (lambda: rar4(*_PAIR, flags=1), ("cannot-check",)),
    "rar.program": (lambda: rar5(("a.scr", b"made up")), ("active-content",)),
    "7z.locked": (lambda: seven(locked=True), ("encrypted",)),
    "7z.locked_packed": (lambda: seven(locked=True, packed=True), ("encrypted",)),
    "7z.names_locked": (lambda: seven(names_locked=True), ("encrypted",)),
    "7z.cut": (lambda: seven(packed=True)[:-10], ("truncated",)),
    "7z.wrong_checksum": (lambda: seven()[:-3] + b"xyz", ("damaged",)),
    "7z.after": (lambda: seven() + b"made up", ("trailing-data",)),
    "7z.bomb": (lambda: seven(size=1 << 40, packed=True), ("zip-bomb",)),
    "7z.parent": (lambda: seven({"../a.pdf": b"made up"}), ("zip-path",)),
}
