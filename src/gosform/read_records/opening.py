"""A file of bytes opened as text: which encoding it is in, and what it is when it is no text at all."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from gosform.read_records.row import Note, RecordsError

HEAD = 64 * 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHER = (
    (b"PK\x03\x04", "XLSX or ZIP"),
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"PAR1", "Parquet"),
    (b"%PDF-", "PDF"),
    (b"\x1f\x8b", "GZIP"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """An open file of records. Bytes outside of the encoding come as surrogates, so that one bad row stays one row.

    text: the whole file, line ends kept as they are.
    head: its first characters, still to be read from ``text``.
    mark: the byte order mark that the file begins with, which is no part of ``text``.
    """

    name: str
    text: TextIO
    head: str
    encoding: str
    mark: bytes = b""


class Again(io.RawIOBase):
    """A stream whose beginning was read already: standard input cannot be wound back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._head:
            taken = min(len(buffer), len(self._head))
            buffer[:taken] = self._head[:taken]
            self._head = self._head[taken:]
            return taken
        data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def opened(stream: BinaryIO, name: str, say: Callable[[Note], None], encoding: str | None = None) -> Source:
    """The stream as text. ``say`` hears of an encoding other than UTF-8; ``RecordsError`` when it is empty or no text."""
    if encoding is not None and not codecs.lookup(encoding)._is_text_encoding:  # base64 and its like turn bytes into bytes
        raise LookupError(encoding)
    head = stream.read(HEAD)
    for sign, what in _OTHER:
        if head.startswith(sign):
            raise RecordsError("{file} is a file of the format {format}. Save it as CSV in UTF-8.", file=name, format=what)
    if encoding is None:
        encoding = _encoding(head, name)
        if encoding not in ("utf-8", "utf-8-sig"):
            say(Note("{file} was read in the encoding {encoding}.", {"file": name, "encoding": encoding}))
    elif encoding == "utf-8":
        encoding = "utf-8-sig"
    start = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    if not start.strip("\ufeff\0 \t\r\n\v\f") and len(head) < HEAD:
        raise RecordsError("{file} is empty.", file=name)
    text = io.TextIOWrapper(io.BufferedReader(Again(head, stream)), encoding, "surrogateescape", newline="")
    mark = next((mark for mark, own in _MARKS if head.startswith(mark) and codecs.lookup(encoding).name == own), b"")
    return Source(name, text, start.lstrip("\ufeff"), encoding, mark)


def _encoding(head: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if head[1::2].count(0) * 2 > len(head[1::2]) or head[::2].count(0) * 2 > len(head[::2]):
        raise RecordsError("{file} is not text in UTF-8 or cp1251. Save it as CSV in UTF-8.", file=name)
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(head)
    foreign = sum("\udc80" <= char <= "\udcff" for char in text)
    if not foreign:
        return "utf-8"
    # One broken row does not make a UTF-8 file cp1251: Russian cp1251 text is hardly ever good UTF-8 by chance.
    native = sum(char > "\x7f" for char in text) - foreign
    return "utf-8" if native > foreign else "cp1251"
