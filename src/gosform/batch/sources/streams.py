"""Compressed files as streams: nothing is ever held but the piece that is being read, however much a file unpacks to."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, cast

from gosform.batch.sources.text import PIECE, Stream
from gosform.read_records.row import RecordsError

MAGIC: Mapping[bytes, str] = {b"\x1f\x8b": "gz", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz", b"\x28\xb5\x2f\xfd": "zst"}
ENDINGS = (".gz", ".bz2", ".xz", ".zst", ".zip")
BROKEN = "{file} is damaged: it cannot be unpacked to its end."
MEMBERS = "{file} holds {count} files. Give an archive of one file."


def packed(head: bytes, seekable: bool) -> str:
    """How a file is compressed that begins so: gz, bz2, xz, zst, zip; empty where it is not. zip: only where one can seek."""
    for magic, how in MAGIC.items():
        if head.startswith(magic):
            return how
    return "zip" if seekable and head.startswith(b"PK\x03\x04") else ""


def unpacked(raw: BinaryIO, how: str, name: str) -> Stream:
    """The contents, and how far the compressed file is read."""
    try:
        data = _OPEN[how](raw) if how != "zip" else _member(raw, name)
    except RecordsError:
        raw.close()
        raise
    except (zipfile.BadZipFile, *FAULTS):
        raw.close()
        raise RecordsError(BROKEN, file=name) from None

    def close() -> None:
        data.close()
        raw.close()

    return Stream(io.BufferedReader(_Whole(data, name), PIECE), raw.tell, close)


def members(raw: BinaryIO) -> list[str]:
    """The files in a ZIP archive, without its folders; empty where it is no archive after all."""
    try:
        with zipfile.ZipFile(raw) as archive:
            return [one.filename for one in archive.infolist() if not one.is_dir()]
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return []


def _member(raw: BinaryIO, name: str) -> BinaryIO:
    archive = zipfile.ZipFile(raw)
    files = [one for one in archive.infolist() if not one.is_dir()]
    if len(files) != 1:
        raise RecordsError(MEMBERS, file=name, count=len(files))
    try:
        return cast("BinaryIO", archive.open(files[0]))
    except RuntimeError:  # encrypted
        raise RecordsError("{file} is encrypted. Unpack it first.", file=name) from None


def _zst(raw: BinaryIO) -> BinaryIO:
    import pyarrow as pa

    stream: Any = pa.CompressedInputStream(pa.PythonFile(raw, mode="r"), "zstd")  # type: ignore[arg-type]
    return cast("BinaryIO", stream)


def _gz(raw: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=raw, mode="rb"))


def _bz2(raw: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", bz2.BZ2File(raw))


def _xz(raw: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", lzma.LZMAFile(raw))


_OPEN: Mapping[str, Callable[[BinaryIO], BinaryIO]] = {"gz": _gz, "bz2": _bz2, "xz": _xz, "zst": _zst}
FAULTS = (EOFError, OSError, lzma.LZMAError, zlib.error, ValueError, NotImplementedError)
"""What the libraries raise for a file that breaks off or is damaged."""


class _Whole(io.RawIOBase):
    """A stream that says so where the file is damaged."""

    def __init__(self, data: BinaryIO, name: str) -> None:
        self._data, self._name = data, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._data.read(len(buffer))
        except (zipfile.BadZipFile, *FAULTS):
            raise RecordsError(BROKEN, file=self._name) from None
        buffer[: len(data)] = data
        return len(data)
