"""Which format a zip or an OLE file carries, from the names in its directory."""

from __future__ import annotations

import zlib

from gosform.uploads.source import Source

MOST = 65536
"""Bytes of a directory that are looked at."""

_OPEN = b"application/vnd.oasis.opendocument."
_MIMETYPES = ((b"text", "odt"), (b"spreadsheet", "ods"), (b"presentation", "odp"), (b"graphics", "odg"))
_OFFICE = ((b"xl/workbook.bin", "xlsb"), (b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"), (b"visio/", "visio"))
_OLE_NAMES = (
    ("encryptedpackage", "office-encrypted"),
    ("worddocument", "doc"),
    ("workbook", "xls"),
    ("book", "xls"),
    ("powerpoint document", "ppt"),
    ("__properties_version1.0", "msg"),
    ("visiodocument", "visio"),
)
_INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")
_FREE = 0xFFFFFFFA


def zipped(source: Source) -> str:
    """The id of what a zip is: a document of one of the suites, a program, or a plain ``zip``."""
    names = _directory(source) or source.read_at(0, MOST)
    start = source.read_at(0, 512)
    if start[30:38] == b"mimetype" and (found := _mimetype(start)):
        return found
    if _has(names, b"[Content_Types].xml"):
        for name, id in _OFFICE:
            if _has(names, name):
                return id
    if _has(names, b"FixedDocSeq.fdseq") or _has(names, b"FixedDocumentSequence.fdseq"):
        return "xps"
    if _has(names, b"mimetype"):
        return _unordered(source, names)
    if _has(names, b"AndroidManifest.xml") or _has(names, b"META-INF/MANIFEST.MF"):
        return "exe"
    return "iwork" if _apple(names) else "zip"


def _mimetype(start: bytes) -> str:
    """The id by the type that an open document states in its first entry."""
    kind = start[38 + int.from_bytes(start[28:30], "little") :]
    if kind.startswith(b"application/epub+zip"):
        return "epub"
    if not kind.startswith(_OPEN):
        return ""
    return next((id for name, id in _MIMETYPES if kind.startswith(name, len(_OPEN))), "odf")


def _apple(names: bytes) -> bool:
    """A document of Pages, Numbers or Keynote: of today, or of before 2013."""
    if _has(names, b"Index/Document.iwa") or (_has(names, b"Index.zip") and _has(names, b"preview")):
        return True
    return _has(names, b"index.apxl") or (_has(names, b"index.xml") and _has(names, b"buildVersionHistory.plist"))


def _directory(source: Source) -> bytes:
    """The start of the central directory; empty where none is found."""
    for size in (1024, MOST):
        tail = source.tail(size)
        at = tail.rfind(b"PK\x05\x06")
        if at >= 0 and len(tail) - at >= 22:
            length, place = (int.from_bytes(tail[at + k : at + k + 4], "little") for k in (12, 16))
            end = max(0, source.size - len(tail) + at)
            for start in (place, end - length):  # bytes before the zip move it all
                found = source.read_at(start, min(length, MOST, max(0, end - start)))
                if found.startswith(b"PK\x01\x02"):
                    return found
        if source.size <= size:
            break
    return b""


def _has(names: bytes, name: bytes) -> bool:
    """Whether an entry has a name that starts so, by the headers before it: a name inside a name does not count."""
    at = -1
    for _ in range(64):
        at = names.find(name, at + 1)
        if at < 0:
            return False
        if (
            names[max(0, at - 46) : at - 42 if at >= 42 else 0] == b"PK\x01\x02"
            or names[max(0, at - 30) : max(0, at - 26)] == b"PK\x03\x04"
        ):
            return True
    return False


def _unordered(source: Source, names: bytes) -> str:
    """An open document or a book whose type does not come first: some tool has packed it again."""
    at = names.find(b"PK\x01\x02", max(0, names.find(b"mimetype") - 46))
    entry = source.read_at(int.from_bytes(names[at + 42 : at + 46], "little"), 256) if at >= 0 else b""
    if entry[8:10] == b"\x08\x00":
        entry = _unpacked(entry)
    if found := _mimetype(entry):
        return found
    if _has(names, b"META-INF/container.xml"):
        return "epub"
    return "odf" if _has(names, b"META-INF/manifest.xml") else "zip"


def _unpacked(entry: bytes) -> bytes:
    """The same entry with the first bytes of what it holds as they were before packing."""
    start = 30 + int.from_bytes(entry[26:28], "little") + int.from_bytes(entry[28:30], "little")
    try:
        return entry[:start] + zlib.decompressobj(-15).decompress(entry[start:], 128)
    except zlib.error:
        return entry


def ole(source: Source, head: bytes) -> str:
    """The id of what an OLE file carries: by the streams of its root, else by marks of the formats at their usual place."""
    entries = _entries(source, head)
    names = _top(entries)
    for name, id in _OLE_NAMES:
        if name in names:
            return id
    if entries and entries[0][80:96] == _INSTALLER:
        return "exe"
    if names:
        return "ole"
    start = head[512:520]
    if start[:2] in {b"\xec\xa5", b"\xdc\xa5"}:
        return "doc"
    if start[:2] == b"\x09\x08" and start[2:4] in {b"\x10\x00", b"\x08\x00"}:
        return "xls"
    return "ppt" if start[:4] in {b"\xa0\x46\x1d\xf0", b"\x00\x6e\x1e\xf0", b"\x0f\x00\xe8\x03"} else _scattered(source)


def _scattered(source: Source) -> str:
    """A file whose directory cannot be reached: names that stand anywhere near its ends."""
    for data in (source.read_at(0, MOST), source.tail(MOST)):
        for name, id in (
            ("EncryptedPackage", "office-encrypted"),
            ("WordDocument", "doc"),
            ("Workbook", "xls"),
            ("PowerPoint Document", "ppt"),
        ):
            if name.encode("utf-16-le") in data:
                return id
    return "ole"


def _entries(source: Source, head: bytes) -> list[bytes]:
    """Entries of the directory, 128 bytes each, from the first ``MOST`` bytes of its sectors."""
    shift = int.from_bytes(head[30:32], "little")
    if shift not in {9, 12}:
        return []
    size = 1 << shift
    sector = int.from_bytes(head[48:52], "little")
    data = bytearray()
    tables: dict[int, bytes] = {}
    while sector < _FREE and len(data) < MOST // 2:
        part = source.read_at((sector + 1) << shift, size)
        if len(part) < 128:
            break
        data += part
        number = sector // (size // 4)
        if number >= 109:
            break
        if number not in tables:
            place = int.from_bytes(head[76 + 4 * number : 80 + 4 * number], "little")
            tables[number] = source.read_at((place + 1) << shift, size) if place < _FREE else b""
        at = 4 * (sector % (size // 4))
        sector = int.from_bytes(tables[number][at : at + 4] or b"\xff\xff\xff\xff", "little")
    return [bytes(data[at : at + 128]) for at in range(0, len(data) - 127, 128)]


def _top(entries: list[bytes]) -> set[str]:
    """Names, small letters, of the streams right below the root: what is embedded deeper does not count."""
    if not entries or entries[0][66] != 5:
        return set()
    names: set[str] = set()
    seen: set[int] = set()
    waiting = [int.from_bytes(entries[0][76:80], "little")]
    while waiting and len(seen) < 512:
        number = waiting.pop()
        if number in seen or number >= len(entries):
            continue
        seen.add(number)
        entry = entries[number]
        length = int.from_bytes(entry[64:66], "little")
        names.add(entry[: max(0, min(64, length) - 2)].decode("utf-16-le", "replace").lower())
        waiting += [int.from_bytes(entry[68:72], "little"), int.from_bytes(entry[72:76], "little")]
    return names
