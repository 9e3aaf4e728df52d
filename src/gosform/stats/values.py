"""JSON out of a stream of bytes, value by value in bounded memory: a value a line, or one document of any size."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from gosform.stats.tally import Tally

LONGEST = 16 * 1024 * 1024
"""Bytes of a line, or characters of a value within a document; what is longer is passed over and counted."""
PIECE = 256 * 1024
SPACE = re.compile(r"[ \t\r\n,]*")
FAULTS = (ValueError, RecursionError)
"""What ``json`` raises: also for numbers of thousands of digits."""


class Bytes(Protocol):
    """What is asked of a stream."""

    def read(self, size: int, /) -> bytes: ...

    def readline(self, size: int, /) -> bytes: ...


Value = tuple[Any, int]
"""A value, and how many bytes it took, roughly."""


def lines(stream: Bytes, tally: Tally) -> Iterator[bytes]:
    """The lines of a stream; one that is too long is passed over without being held."""
    while line := stream.readline(LONGEST + 1):
        if len(line) <= LONGEST or line.endswith(b"\n"):
            yield line
            continue
        tally.long += 1
        while line and not line.endswith(b"\n"):
            line = stream.readline(PIECE)


def values(stream: Bytes, tally: Tally, name: str) -> Iterator[Value]:
    """The values of a file of JSON. What cannot be read is counted; a document that breaks off is named."""
    first = stream.readline(PIECE).removeprefix(codecs.BOM_UTF8)
    while first and not first.strip():
        first = stream.readline(PIECE)
    start = first.strip()
    if start in (b"{", b"[") or (start.startswith(b"[") and not (first.endswith(b"\n") and _is_json(start))):
        yield from _document(first, stream, tally, name)
        return
    if not first.endswith(b"\n"):
        stream = Joined(first, stream)
    elif start.startswith(b"{") and not start.endswith(b"}"):  # a document of another make, or a line that breaks off
        text = first + stream.read(LONGEST)
        stream = Joined(text, stream)
        if _is_json(text):
            yield from _document(b"", stream, tally, name)
            return
    else:
        yield from _lines((first,), tally)
    yield from _lines(lines(stream, tally), tally)


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except FAULTS:
        return False
    return True


def _lines(found: Iterable[bytes], tally: Tally) -> Iterator[Value]:
    scan = json.JSONDecoder().raw_decode
    for line in found:
        try:
            text = line.decode()
            data, end = scan(text)
            if end < len(text) and not text[end:].isspace():
                raise ValueError
        except FAULTS:
            if line.isspace():
                continue
            try:
                data = json.loads(line)  # a space in front, a byte order mark, UTF-16
            except FAULTS:
                tally.broken += 1
                continue
        if isinstance(data, list):
            for one in data:
                yield one, len(line)
        else:
            yield data, len(line)


def _document(first: bytes, stream: Bytes, tally: Tally, name: str) -> Iterator[Value]:
    """Values one after the other, in an array or not. Of a value that cannot be read, the next array entry at the start of a line is looked for."""
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    scan = json.JSONDecoder().raw_decode
    text, at, want, ended = decode(first), 0, PIECE, False
    opened = closed = False
    while True:
        at = _spaced(text, at)
        if at < len(text) and text[at] == "[" and not opened:
            opened, at = True, at + 1
            continue
        if at < len(text) and text[at] == "]" and opened and not closed:
            closed, at = True, at + 1
            continue
        if at < len(text):
            try:
                data, end = scan(text, at)
            except FAULTS:
                if ended or len(text) - at > LONGEST:
                    tally.broken += 1
                    at = _next(text, at)
                    if at < len(text):
                        continue
                    if ended:
                        tally.cut.add(name)
                        return
            else:
                yield data, end - at
                at, want = end, PIECE
                continue
        if ended:
            if opened and not closed:
                tally.cut.add(name)
            return
        more = stream.read(want)
        want, ended = want * 2, not more
        text, at = text[at:] + decode(more, ended), 0


def _spaced(text: str, at: int) -> int:
    found = SPACE.match(text, at)
    return found.end() if found else at


def _next(text: str, at: int) -> int:
    """Where the next entry begins, as gosform writes arrays; the end where there is none."""
    found = text.find("\n{", at + 1)
    return found + 1 if found >= 0 else len(text)


class Joined:
    """Bytes that were read already, then the stream."""

    def __init__(self, head: bytes, rest: Bytes) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def read(self, size: int, /) -> bytes:
        """As a stream does."""
        return self._head.read(size) or self._rest.read(size)

    def readline(self, size: int, /) -> bytes:
        """As a stream does."""
        line = self._head.readline(size)
        if line.endswith(b"\n") or len(line) == size:
            return line
        return line + self._rest.readline(size - len(line))
