"""DOC, XLS, PPT, and documents of newer Office that are locked with a password: streams in an OLE file.

Where each format says that it is locked: [MS-DOC] 2.5.2 (a flag of the FIB), [MS-XLS] 2.4.117 (the record FilePass), [MS-PPT] 2.3.2 (the
token of the current user), [MS-OFFCRYPTO] 2.3.4 (a package in a stream).
"""

from __future__ import annotations

from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.ole_directory import Ole, Stream, read
from gosform.uploads.sniff_containers import ole as kind
from gosform.uploads.source import Source

_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = frozenset({"vba", "_vba_project", "_vba_project_cur", "macros"})
_MOST_RECORDS = 1 << 18
"""Bytes at the start of a workbook that are read: its sheets are listed there."""


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of an OLE file. Word and Excel of before 1993 wrote their streams without one: there is nothing to say of these."""
    head = source.head()
    if not head.startswith(_MARK):
        return Facts("xls" if head[:1] == b"\x09" else "doc", source.size)
    ole = read(source)
    top = {stream.path[0]: stream for stream in ole.streams if len(stream.path) == 1}
    format = kind(source, head)
    locked, macros = _looked(source, ole, top, format)
    kinds: list[str] = []
    if any(stream.storage and stream.path[-1] in _MACROS for stream in ole.streams):
        macros = True
    if any(stream.path and stream.path[-1] == "\x01ole10native" for stream in ole.streams):
        kinds.append("embedded-files")
    if macros:
        kinds.append("macros")
    active = [Trouble("active-content", {"kinds": kinds})] if kinds else []
    return Facts(format, source.size, troubles=(*ole.troubles, *([Trouble("encrypted")] if locked else []), *active))


def _looked(source: Source, ole: Ole, top: dict[str, Stream], format: str) -> tuple[bool, bool]:
    """Whether it is locked, and whether it has the macros of before VBA, by the streams of its format."""
    if format == "office-encrypted":
        return True, False
    if format == "doc" and "worddocument" in top:
        start = ole.start(source, top["worddocument"], 12)
        return len(start) == 12 and bool(start[11] & 1), False
    book = top.get("workbook") or top.get("book")
    if format == "xls" and book is not None:
        return _records(ole.start(source, book, _MOST_RECORDS))
    if format == "ppt" and "current user" in top:
        start = ole.start(source, top["current user"], 16)
        return start[12:16] == b"\xdf\xc4\xd1\xf3", False
    return False, False


def _records(data: bytes) -> tuple[bool, bool]:
    """The records of a workbook up to the end of its first part: is one a FilePass, does one list a sheet of macros."""
    at = 0
    locked = macros = False
    while at + 4 <= len(data):
        kind = int.from_bytes(data[at : at + 2], "little")
        size = int.from_bytes(data[at + 2 : at + 4], "little")
        if kind == 0x0A:
            break
        if kind == 0x2F:
            locked = True
        if kind == 0x85 and not locked and data[at + 9 : at + 10] == b"\x01":
            macros = True
        at += 4 + size
    return locked, macros
