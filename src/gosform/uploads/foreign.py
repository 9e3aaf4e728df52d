"""A file within another one: behind its end, before its beginning, or read as such from the end as a ZIP is."""

from __future__ import annotations

from gosform.uploads.source import Source

_BLANK = b"\x00\t\n\x0c\r \x1a"
_OTHER_FILES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"MZ",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"\x7fELF",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"\xca\xfe\xba\xbe",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b\x08",
    b"ID3",
    b"RIFF",
    b"<?php",
    b"<script",
    b"<html",
    b"#!/",
)


def begins_another(start: bytes) -> bool:
    """Whether these bytes begin a file of a kind that is hung on to others, or hold a ZIP."""
    lower = start[:64].lower()
    return (
        start.startswith(_OTHER_FILES)
        or lower.lstrip(_BLANK).startswith((b"<!doctype html", b"<html", b"<script", b"<?php"))
        or b"PK\x03\x04" in start
    )


def archive(source: Source) -> int:
    """Bytes of a ZIP that reads as such although the file is another one, whose end may lie behind its directory."""
    tail = source.tail(66_000)
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < 22:
        return 0
    size, comment = int.from_bytes(tail[found + 12 : found + 16], "little"), int.from_bytes(tail[found + 20 : found + 22], "little")
    place = source.size - len(tail) + found
    directory = place - size
    reaches_the_end = found + 22 + comment >= len(tail) - 64
    begin = directory - int.from_bytes(tail[found + 16 : found + 20], "little")
    return source.size - max(0, begin) if size and reaches_the_end and source.read_at(directory, 4) == b"PK\x01\x02" else 0
