"""The two ends of a PDF: where its header is, where its last mark stands, and what lies outside of them.

ISO 32000-2, 7.5.2 and 7.5.5. Readers look for the header in the first 1,024 bytes and for ``%%EOF`` near the end; so do we, and further back, to tell a
file that was cut from one that something was hung on to.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gosform.uploads.foreign import archive, begins_another
from gosform.uploads.source import Source

MOST_FOREIGN = 1024
"""Bytes after the last mark that are taken for a harmless rest: comments of servers, boundaries of mails."""

_BLANK = b"\x00\t\n\x0c\r \x1a"
_POINTER = re.compile(rb"startxref[\x00\t\n\x0c\r ]*(\d{1,12})(?:[\x00\t\n\x0c\r ]|%%EOF)*$")
_OBJECTS = re.compile(
    rb"[\x00\t\n\x0c\r ]*(?:%[^\r\n]{0,64}[\r\n]+)?(?:\d{1,10}[\x00\t\n\x0c\r ]+\d{1,5}[\x00\t\n\x0c\r ]+obj|xref[\r\n ])"
)
_LINEAR = re.compile(rb"/Linearized\b")
_LENGTH = re.compile(rb"/L[\x00\t\n\x0c\r ]+(\d{1,12})")
_CHUNK = 1 << 20


class Ends(NamedTuple):
    """header: where ``%PDF-`` begins, -1 where it does not. after: where the last ``%%EOF`` ends, -1 where there is none. pointer: what its
    ``startxref`` says, -1 where it says nothing. foreign: bytes of something else, before or after. cut: the end of the document is missing.
    length: the length that a linearised file says it has, or 0.
    """

    header: int
    after: int
    pointer: int
    foreign: int
    cut: bool
    length: int


def look(source: Source) -> Ends:
    """At both ends."""
    head = source.head(2048)
    header = head[:1029].find(b"%PDF-")
    after = _last_mark(source)
    length = _linear_length(head)
    if after < 0:
        return Ends(header, -1, -1, _before(head, header), True, length)
    pointer = _POINTER.search(source.read_at(max(0, after - 1024), min(after, 1024)))
    foreign, goes_on = _behind(source, after)
    return Ends(
        header,
        after,
        int(pointer[1]) if pointer else -1,
        foreign + _before(head, header) or archive(source),
        goes_on or length > source.size,
        length,
    )


def _last_mark(source: Source) -> int:
    end = source.size
    while end > 0:
        start = max(0, end - (2048 if end == source.size else _CHUNK))
        found = source.read_at(start, end - start + 4).rfind(b"%%EOF")
        if found >= 0:
            return start + found + 5
        end = start
    return -1


def _linear_length(head: bytes) -> int:
    linear = _LINEAR.search(head, 0, 1024)
    length = _LENGTH.search(head, max(0, linear.start() - 256), linear.end() + 512) if linear else None
    return int(length[1]) if length else 0


def _before(head: bytes, header: int) -> int:
    """Bytes of another file before the header. Empty lines, byte order marks, headers of HTTP and of printers are none."""
    junk = head[: max(0, header)]
    return header if begins_another(junk) else 0


def _behind(source: Source, after: int) -> tuple[int, bool]:
    """Bytes of something else behind the last mark, and whether the document goes on there: then its end is missing."""
    place = after
    while place < source.size:
        rest = source.read_at(place, _CHUNK)
        filled = rest.lstrip(_BLANK)
        if filled:
            place += len(rest) - len(filled)
            break
        place += len(rest)
    count = source.size - place
    if count <= 0:
        return 0, False
    start = source.read_at(place, 4096)
    if _OBJECTS.match(start):
        return 0, True
    if count > MOST_FOREIGN or begins_another(start):
        return count, False
    return 0, False
