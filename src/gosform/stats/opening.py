"""What a file is, by how it begins, whatever it is called: JSON, a table of problems, Parquet, compressed or not; and the files of a folder."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from gosform.batch.sources.streams import packed, unpacked
from gosform.stats.tables import heading
from gosform.stats.values import Bytes, Joined

PIECE = 64 * 1024


class Opened(NamedTuple):
    """A file that is open. sort: ``json``, ``table``, ``parquet``, ``empty``, or ``""`` for anything else. stream: from its beginning on."""

    sort: str
    stream: Bytes


@contextmanager
def opened(raw: BinaryIO, name: str) -> Iterator[Opened]:
    """The contents of a file, unpacked where it is compressed. Raises ``RecordsError`` where it cannot be unpacked.

    raw: is closed by whoever opened it. What is no text and cannot be wound back waits in a temporary file.
    """
    head = raw.read(PIECE)
    how = packed(head, seekable=True)
    if not raw.seekable():
        if not how and not head.startswith(b"PAR1"):
            yield Opened(_sort(head), Joined(head, raw))
            return
        with _spooled(head, raw) as file, opened(file, name) as found:
            yield found
        return
    raw.seek(0)
    if not how:
        yield Opened(_sort(head), raw)
        return
    whole = unpacked(raw, how, name)
    try:
        head = whole.data.read(PIECE)
        if head.startswith(b"PAR1"):
            with _spooled(head, whole.data) as file:
                yield Opened("parquet", file)
        else:
            yield Opened(_sort(head), Joined(head, whole.data))
    finally:
        whole.close()


@contextmanager
def _spooled(head: bytes, rest: BinaryIO) -> Iterator[BinaryIO]:
    with tempfile.TemporaryFile(prefix="gosform-") as file:
        file.write(head)
        shutil.copyfileobj(rest, file)
        file.seek(0)
        yield file


def _sort(head: bytes) -> str:
    if head.startswith(b"PAR1"):
        return "parquet"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return "empty" if len(head) < PIECE else ""
    if start[:1] in (b"{", b"["):
        return "json"
    return "table" if heading(io.BytesIO(head).readline()) else ""


def files_in(folder: Path, closed: Callable[[str], None]) -> Iterator[Path]:
    """The files below a folder in the order of their names. Links are not followed: whoever may put files there must not have others read.

    closed: is told of every folder that cannot be looked into.
    """
    for top, folders, names in os.walk(folder, onerror=lambda fault: closed(str(fault.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(top, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path
