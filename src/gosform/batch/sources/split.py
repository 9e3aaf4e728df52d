"""A text in parts that begin and end with a row: one pass over its bytes, in bounded memory, with nothing parsed that arrays can tell."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, TextIO

import numpy as np

from gosform.batch.sources import Mark, Part
from gosform.batch.sources.bits import count
from gosform.batch.sources.exact import exact_stretches
from gosform.batch.sources.scan import EXACT, LONG, PLAIN, QUOTED, Bytes, scan
from gosform.batch.sources.text import Feed, as_text
from gosform.read_records.row import LONGEST

TOO_LONG = "too long"
"""``Part.how`` of one line without an end: nobody reads it."""
SAMPLE = 16 * 1024
LEAST = 64 * 1024
"""Bytes that are read row by row at least, once something odd was met."""


class Buffer:
    """The bytes from a place of the text on. at: that place. filled: how many of ``raw`` there are. last: nothing comes behind them."""

    def __init__(self, stream: BinaryIO, at: int, size: int) -> None:
        self.stream, self.at, self.filled, self.last = stream, at, 0, False
        self.raw = bytearray(size)

    def fill(self, size: int) -> Bytes:
        """At least one byte more where there is one, and this many bytes where there are so many."""
        if len(self.raw) < size:
            self.raw = self.raw[: self.filled].ljust(size, b"\0")  # another one: arrays may still look at the old
        view = memoryview(self.raw)
        while self.filled < size and not self.last:
            got = self.stream.readinto(view[self.filled : size])  # type: ignore[attr-defined]
            self.filled += got or 0
            self.last = not got
        return np.frombuffer(self.raw, np.uint8, self.filled)

    def data(self, end: int) -> bytes:
        """A copy of the first bytes."""
        return bytes(memoryview(self.raw)[:end])

    def drop(self, end: int) -> None:
        """The first bytes are done."""
        rest = self.filled - end
        self.raw[:rest] = self.raw[end : self.filled]
        self.at, self.filled = self.at + end, rest

    def put(self, data: bytes, at: int) -> None:
        """Begin again at another place, with bytes that were read already."""
        self.raw = bytearray(data).ljust(len(self.raw), b"\0")
        self.at, self.filled, self.last = at, len(data), False


class Piece(NamedTuple):
    """A part without its numbers."""

    start: int
    end: int
    rows: int
    lines: int
    how: str
    data: bytes | None


def parts_of(feed: Feed, pieces: Callable[[Feed, Buffer, int], Iterator[Piece]], begin: Mark, chunk_bytes: int) -> Iterator[Part]:
    """Number what was cut. begin: the first row; the stream stands there."""
    stream = feed.begin(begin.at)
    mark = begin
    try:
        for piece in pieces(feed, Buffer(stream.data, begin.at, chunk_bytes), chunk_bytes):
            after = Mark(mark.file, piece.end, mark.line + piece.lines, mark.row + piece.rows, mark.number + 1)
            done = stream.position() if stream.position else piece.end
            yield Part(mark.number, mark.row, piece.rows, mark.file, mark.line, piece.start, piece.end, done, after, piece.how, piece.data)
            mark = after
    finally:
        stream.close()


def csv_pieces(feed: Feed, buffer: Buffer, chunk_bytes: int, delimiter: str) -> Iterator[Piece]:
    """Cut CSV where a row begins. What arrays cannot tell is read row by row, no more of it than has to be."""
    size, least = chunk_bytes, min(LEAST, chunk_bytes)
    while True:
        buffer.fill(size)
        sure = count(buffer.raw, buffer.filled, delimiter, buffer.last) if _dense(buffer) else None
        if sure is not None and buffer.filled - sure.end <= 4 * LONG:
            yield _piece(feed, buffer, sure.end, rows=sure.rows, lines=sure.lines, how=QUOTED if sure.quoted else PLAIN)
            least = min(LEAST, chunk_bytes)
            continue
        found = scan(buffer.raw, buffer.filled, delimiter, buffer.last)
        if found.end:
            yield _piece(feed, buffer, found.end, rows=found.rows, lines=found.lines, how=found.how)
            if found.end > 8 * LEAST:
                least = min(LEAST, chunk_bytes)
        if found.odd:
            yield from _odd(feed, buffer, delimiter, least)
            least = min(2 * least, chunk_bytes)
        elif not found.end:
            if buffer.last:
                return
            size *= 2
            continue
        size = chunk_bytes


def _dense(buffer: Buffer) -> bool:
    """Quotation marks are so many that bits are cheaper than places."""
    return buffer.raw.count(b'"', 0, min(buffer.filled, SAMPLE)) * 50 > min(buffer.filled, SAMPLE)


def line_pieces(feed: Feed, buffer: Buffer, chunk_bytes: int) -> Iterator[Piece]:
    """Cut a text of which every line is a row."""
    size = chunk_bytes
    while True:
        data = buffer.fill(size)
        if not len(data):
            return
        end = len(data) if buffer.last else _last_line(buffer, data)
        if not end and len(data) >= 4 * LONGEST:
            yield _endless(buffer)
        elif not end:
            size *= 2
            continue
        else:
            rows = lines_of(data[:end])
            yield _piece(feed, buffer, end, rows=rows, lines=rows, how="")
        size = chunk_bytes


def lines_of(data: Bytes) -> int:
    """How many lines there are, the last one with or without an end; a lone carriage return ends a line too."""
    size = len(data)
    newlines = int(np.count_nonzero(data == 10))
    returns = np.flatnonzero(data == 13)
    alone = int(np.count_nonzero(data[np.minimum(returns + 1, size - 1)] != 10)) if len(returns) else 0
    if alone and size >= LONGEST:
        return sum(1 for _ in long_lines(as_text(data.tobytes())))
    return newlines + alone + (1 if size and data[-1] not in (10, 13) else 0)


def long_lines(text: TextIO) -> Iterator[str]:
    """The lines of a text; of one that is too long only its beginning, and it goes on to the next line feed."""
    while line := text.readline(LONGEST):
        yield line
        while len(line) >= LONGEST and not line.endswith("\n") and (rest := text.readline(LONGEST)):
            if rest.endswith("\n"):
                break


def _last_line(buffer: Buffer, data: Bytes) -> int:
    for sign, keep in ((10, 0), (13, 1)):  # behind a carriage return at the very end a line feed may come
        for stop in range(len(data) - keep, 0, -(1 << 16)):
            found = np.flatnonzero(data[max(0, stop - (1 << 16)) : stop] == sign)
            if len(found):
                return max(0, stop - (1 << 16)) + int(found[-1]) + 1
    return 0


def _piece(feed: Feed, buffer: Buffer, end: int, *, rows: int, lines: int, how: str) -> Piece:
    made = Piece(buffer.at, buffer.at + end, rows, lines, how, None if feed.text.path else buffer.data(end))
    buffer.drop(end)
    return made


def _odd(feed: Feed, buffer: Buffer, delimiter: str, least: int) -> Iterator[Piece]:
    start = at = buffer.at
    pulled = _Pulled(buffer.data(buffer.filled), buffer.stream)
    for stretch in exact_stretches(io.BufferedReader(pulled, LEAST), feed.text.encoding, delimiter, least):
        end = start + stretch.end
        if stretch.too_long:
            yield Piece(at, end, 1, 1, TOO_LONG, b"")
        else:
            yield Piece(at, end, stretch.rows, stretch.lines, EXACT, None if feed.text.path else pulled.head(at - start, end - start))
        at = end
    buffer.put(pulled.rest(at - start), at)


def _endless(buffer: Buffer) -> Piece:
    """A line of which the end is not in sight: go on to the next line feed and keep nothing."""
    start, end, rest = buffer.at, buffer.at + buffer.filled, b""
    while piece := buffer.stream.read(LEAST):
        found = piece.find(b"\n")
        if found >= 0:
            end, rest = end + found + 1, piece[found + 1 :]
            break
        end += len(piece)
    buffer.put(rest, end)
    return Piece(start, end, 1, 1, TOO_LONG, b"")


class _Pulled(io.RawIOBase):
    """Bytes that were held, then those of a stream. What is read is kept as far as anybody may ask for it again."""

    MOST = 5 * LONGEST

    def __init__(self, held: bytes, stream: BinaryIO) -> None:
        self._left, self._stream = memoryview(held), stream
        self._head, self._tail, self._count = bytearray(), b"", 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = bytes(self._left[: len(buffer)]) if self._left else self._stream.read(len(buffer))
        self._left = self._left[len(data) :]
        buffer[: len(data)] = data
        if self._count < self.MOST:
            self._head += data
        self._tail = (self._tail + data)[-4 * LEAST :]
        self._count += len(data)
        return len(data)

    def head(self, start: int, end: int) -> bytes:
        return bytes(self._head[start:end])

    def rest(self, start: int) -> bytes:
        """What was read, or held, behind a place."""
        read = self._head[start:] if self._count == len(self._head) else self._tail[start - self._count :] if start < self._count else b""
        return bytes(read) + bytes(self._left)
