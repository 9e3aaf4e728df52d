"""A text that is split into parts: where its bytes come from, and how those of one part become UTF-8.

A plain file in UTF-8, or in an encoding of one byte a character, is split by its bytes, and whoever reads a part reads them from the
file again. Whatever else (standard input, what is compressed, UTF-16) is read in one process, and its parts carry their bytes.
"""

from __future__ import annotations

import codecs
import io
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TextIO

from gosform.read_records.opening import Again, opened
from gosform.read_records.opening import Source as Opened
from gosform.read_records.row import Note, RecordsError

if TYPE_CHECKING:
    from gosform.batch.sources import Part

STRAY = re.compile("[\udc80-\udcff]")
NOT_NAMED = "{file} is not in the encoding that was named."
PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Text:
    """What a process needs to know of a text to read a part of it.

    path: the file whose bytes the parts name; empty where they carry their bytes.
    encoding: of those bytes: ``utf-8``, or one byte a character.
    """

    name: str
    path: str
    encoding: str

    def data(self, part: Part) -> bytes:
        """The bytes of a part in UTF-8. A byte outside of the encoding is left as a byte that no UTF-8 has in that place."""
        raw = self.raw(part)
        return raw if self.encoding == "utf-8" else as_utf8(raw.decode(self.encoding, "surrogateescape"))

    def raw(self, part: Part) -> bytes:
        """The bytes of a part as they stand in the file, or as they were handed over."""
        if part.data is not None:
            data: bytes = part.data
            return data
        return self._read(part)

    def _read(self, part: Part) -> bytes:
        file = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            size = part.end - part.start
            data = os.pread(file, size, part.start)
            while len(data) < size:
                more = os.pread(file, size - len(data), part.start + len(data))
                if not more:
                    raise RecordsError("{file} was changed while it was read.", file=self.name)
                data += more
            return data
        finally:
            os.close(file)


class Stream(NamedTuple):
    """Bytes in order. position: how much of the file they come from is read, where that is another count. close: closes what is ours."""

    data: BinaryIO
    position: Callable[[], int] | None = None
    close: Callable[[], None] = lambda: None


@dataclass(slots=True)
class Feed:
    """A text as the process sees it that splits it.

    text: what it tells the others. begin: the bytes from a place on; those of a stream can be had once only.
    head: the text as ``read_records`` opens it, for the names of the columns.
    skip: bytes in front of the text, its byte order mark. size: in bytes, None where nobody knows.
    """

    text: Text
    begin: Callable[[int], Stream]
    head: Opened
    skip: int
    size: int | None


def feed(
    reopen: Callable[[], Stream] | None,
    stream: BinaryIO,
    path: Path | None,
    name: str,
    *,
    say: Callable[[Note], None],
    encoding: str | None,
) -> Feed:
    """Look at a text. reopen: opens it again from its beginning, None for a stream that can be read once only.

    stream: opened already, and read as far as the caller needs ``Feed.head``. path: of a plain file, whose bytes others can read too.
    """
    kept: _Kept | None = None
    if reopen is None:
        kept = _Kept(stream)
        stream = io.BufferedReader(kept, PIECE)
    head = opened(stream, name, say, encoding)
    plain = codecs.lookup(head.encoding).name in ("utf-8", "utf-8-sig")
    by_bytes = plain or one_byte(head.encoding)
    text = Text(name, str(path) if path and by_bytes else "", "utf-8" if plain or not by_bytes else head.encoding)

    def begin(at: int) -> Stream:
        whole = reopen() if reopen is not None else Stream(kept.again()) if kept is not None else Stream(stream)
        data = whole.data if by_bytes else io.BufferedReader(_Recoded(whole.data, head.encoding, name), PIECE)
        if at and text.path:
            data.seek(at)
        else:
            _skip(data, at)
        return Stream(data, whole.position or (None if by_bytes or reopen is None else whole.data.tell), whole.close)

    return Feed(text, begin, head, len(head.mark) if plain else 0, path.stat().st_size if path else None)


def one_byte(encoding: str) -> bool:
    """The encoding has one byte a character, and ASCII is ASCII in it."""
    every = bytes(range(256))
    try:
        alone = "".join(every[i : i + 1].decode(encoding, "replace") for i in range(256))
        return len(alone) == 256 and alone == every.decode(encoding, "replace") and alone[:128] == every[:128].decode("ascii")
    except UnicodeError:
        return False


def as_utf8(text: str) -> bytes:
    """The text in UTF-8; what stood outside of its encoding becomes a byte that is in no UTF-8 at all."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return STRAY.sub("\udcff", text).encode("utf-8", "surrogateescape")


def as_text(data: bytes) -> TextIO:
    """Bytes in UTF-8 as ``read_records`` sees a file."""
    return io.TextIOWrapper(io.BytesIO(data), "utf-8", "surrogateescape", newline="")


def as_stream(stream: Stream, encoding: str) -> TextIO:
    """A stream as ``read_records`` sees a file."""
    return io.TextIOWrapper(stream.data, encoding, "surrogateescape", newline="")


def _skip(stream: BinaryIO, size: int) -> None:
    while size > 0 and (piece := stream.read(min(size, 1 << 20))):
        size -= len(piece)


class _Kept(io.RawIOBase):
    """A stream that keeps what was read of it, so that it can be read from its beginning once more."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._head, self._ended = stream, bytearray(), False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._head += data
        return len(data)

    def again(self) -> BinaryIO:
        """What was read, and behind it the rest; once only."""
        if self._ended:
            raise ValueError("a stream can be read once only")
        self._ended = True
        return io.BufferedReader(Again(bytes(self._head), self._stream), PIECE)


class _Recoded(io.RawIOBase):
    """A stream in any encoding as UTF-8 without a byte order mark."""

    def __init__(self, stream: BinaryIO, encoding: str, name: str) -> None:
        self._stream, self._name = stream, name
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
        self._ready = memoryview(b"")
        self._first = True

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            raw = self._stream.read(PIECE)
            try:
                text = self._decoder.decode(raw, final=not raw)
            except UnicodeError:
                raise RecordsError(NOT_NAMED, file=self._name) from None
            self._ready = memoryview(as_utf8(text))
            if not raw:
                break
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size
