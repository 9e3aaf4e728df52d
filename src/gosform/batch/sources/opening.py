"""From what a caller names to a source: several files as one, each opened by what it is, not by what it is called."""

from __future__ import annotations

import glob
import hashlib
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from gosform.batch.sources import Mark, Part, Source
from gosform.batch.sources.mapping import Naming, naming_of
from gosform.batch.sources.streams import ENDINGS, members, packed, unpacked
from gosform.batch.sources.text import PIECE, Stream
from gosform.read_records.formats import BY_NAME
from gosform.read_records.row import Note, RecordsError

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk, Place
    from gosform.ruleset import RuleSet

STANDARD_INPUT = "-"
SHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


class Opened(NamedTuple):
    """One file, or one table. parts: from a mark on. read: any part of it, in any process; it can be pickled. hasty, known, told: as of ``Source``."""

    places: Sequence[Place]
    size: int | None
    parts: Callable[[Mark], Iterator[Part]]
    read: Callable[[Part], Chunk]
    begin: Mark
    hasty: Callable[[Part], Chunk] | None = None
    known: bool = False
    told: object = None


class Asked(NamedTuple):
    """How the caller wants files to be read."""

    naming: Naming
    say: Callable[[Note], None]
    format: str | None
    encoding: str | None
    chunk_bytes: int


def opened(
    what: Any,
    rules: RuleSet,
    say: Callable[[Note], None],
    *,
    mapping: Mapping[str, str] | str | Path | None,
    format: str | None,
    encoding: str | None,
    chunk_bytes: int,
    name: str | None,
) -> Source:
    """See ``open_source``."""
    asked = Asked(naming_of(rules, mapping), say, format, encoding, max(chunk_bytes, 1))
    if isinstance(what, (str, Path)):
        what = [what]
    if isinstance(what, (list, tuple)):
        return _files([one for named in what for one in _found(named)], asked, name)
    if hasattr(what, "read"):
        shown = name or str(getattr(what, "name", "-"))
        return _joined([_stream(what, shown, asked)], [shown], "", ())
    from gosform.batch.sources.frames import open_frame

    shown = name or "table"
    return _joined([open_frame(what, shown, asked)], [shown], "", ())


def _found(named: str | Path) -> list[str]:
    """The files that a name means: itself, or in their order those that fit a pattern; a file of that very name goes first."""
    text = os.fspath(named)
    if text == STANDARD_INPUT or not glob.has_magic(text) or Path(text).exists():
        return [text]
    found = sorted(one for one in glob.iglob(text, recursive=True) if not Path(one).is_dir())  # noqa: PTH207  a whole path may be a pattern
    if not found:
        raise RecordsError("No file fits the pattern {pattern}.", pattern=text)
    return found


def _files(names: Sequence[str], asked: Asked, name: str | None) -> Source:
    """Several files. One that cannot be read as records is said and passed over, unless it is the only one."""
    files: list[Opened] = []
    shown: list[str] = []
    unread: list[str] = []
    digest = hashlib.sha256()
    for one in names:
        called = name if name and (one == STANDARD_INPUT or len(names) == 1) else one
        try:
            files.append(_stream(sys.stdin.buffer, called, asked) if one == STANDARD_INPUT else _path(Path(one), called, asked))
        except RecordsError as refused:
            if len(names) == 1:
                raise
            asked.say(refused.note)
            unread.append(called)
            continue
        shown.append(called)
        digest.update(b"" if one == STANDARD_INPUT else fingerprint(Path(one)).encode())
    if not files:
        raise RecordsError("None of the files can be read.")
    return _joined(files, shown, "" if STANDARD_INPUT in names else digest.hexdigest(), unread)


def fingerprint(path: Path) -> str:
    """Size, time and a digest of both ends of a file."""
    stat = path.stat()
    digest = hashlib.sha256(f"{path.resolve()} {stat.st_size} {stat.st_mtime_ns}".encode("utf-8", "surrogateescape"))
    with path.open("rb") as file:
        digest.update(file.read(PIECE))
        file.seek(max(0, stat.st_size - PIECE))
        digest.update(file.read(PIECE))
    return digest.hexdigest()


def _path(path: Path, name: str, asked: Asked) -> Opened:
    with path.open("rb") as file:
        head = file.read(PIECE)
    how = "" if asked.format in ("xlsx", "parquet") else packed(head, seekable=True)
    match asked.format or sort_of(head, path, how):
        case "parquet":
            from gosform.batch.sources.parquet import open_parquet

            return open_parquet(path, name, asked)
        case "xlsx":
            from gosform.batch.sources.xlsx import open_xlsx

            return open_xlsx(path, name, asked)
        case _:

            def reopen() -> Stream:
                raw = path.open("rb", buffering=0)
                return unpacked(raw, how, name) if how else Stream(raw, close=raw.close)

            first = reopen()
            try:
                return _text(reopen, first.data, None if how else path, name, asked)._replace(size=path.stat().st_size)
            finally:
                first.close()


def sort_of(head: bytes, path: Path, how: str) -> str:
    """``parquet``, ``xlsx``, or nothing for a text."""
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "xlsx"
    if how == "zip":
        with path.open("rb") as file:
            inside = members(file)
        if path.suffix.lower() in SHEETS or "[Content_Types].xml" in inside or "content.xml" in inside:
            return "xlsx"
    return ""


def _stream(stream: Any, name: str, asked: Asked) -> Opened:
    """An open file, read from where it stands. A table of a spreadsheet or of Parquet is read into memory: it has its index at the end."""
    if isinstance(stream, io.TextIOBase):
        raise TypeError("open the file in binary mode")
    peeked = io.BufferedReader(_Raw(stream), PIECE)
    head = peeked.peek(PIECE)
    how = packed(head, seekable=False)
    if asked.format in ("parquet", "xlsx") or head.startswith((b"PAR1", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _in_memory(peeked.read(), name, asked)
    whole = unpacked(peeked, how, name) if how else Stream(peeked)
    return _text(None, whole.data, None, name, asked)


def _in_memory(data: bytes, name: str, asked: Asked) -> Opened:
    inside = members(io.BytesIO(data)) if data.startswith(b"PK\x03\x04") else []
    if asked.format == "parquet" or data.startswith(b"PAR1"):
        from gosform.batch.sources.parquet import open_parquet

        return open_parquet(io.BytesIO(data), name, asked)
    if asked.format == "xlsx" or not inside or "[Content_Types].xml" in inside or "content.xml" in inside:
        from gosform.batch.sources.xlsx import open_xlsx

        return open_xlsx(io.BytesIO(data), name, asked)
    return _text(None, unpacked(io.BytesIO(data), "zip", name).data, None, name, asked)


def _inner(name: str) -> str:
    """The name without the ending of the compression."""
    lower = name.lower()
    return next((name[: -len(ending)] for ending in ENDINGS if lower.endswith(ending)), name)


def _text(reopen: Callable[[], Stream] | None, stream: BinaryIO, path: Path | None, name: str, asked: Asked) -> Opened:
    from gosform.batch.sources.text import feed

    found = feed(reopen, stream, path, name, say=asked.say, encoding=asked.encoding)
    match asked.format or text_format(_inner(name), found.head.head):
        case "csv":
            from gosform.batch.sources.csv import open_csv

            return open_csv(found, asked.naming, asked.say, asked.chunk_bytes)
        case "jsonl":
            from gosform.batch.sources.jsonl import open_jsonl

            return open_jsonl(found, asked.naming, asked.chunk_bytes)
        case _:
            from gosform.batch.sources.json import open_json

            return open_json(found, asked.naming, asked.say)


def text_format(name: str, head: str) -> str:
    """As ``read_records`` tells formats apart: by the ending, then by how the text begins."""
    for ending, format in BY_NAME.items():
        if name.lower().endswith(ending):
            return format
    start = head.lstrip()
    if start[:1] not in ("{", "["):
        return "json" if name.lower().endswith(".json") else "csv"
    first, _, rest = start.partition("\n")
    return "jsonl" if start[0] == "{" and first.rstrip().endswith("}") and rest.lstrip()[:1] == "{" else "json"


class _Raw(io.RawIOBase):
    """Any object with ``read`` as a raw stream; it is never closed: it is not ours."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        read = getattr(self._stream, "read1", self._stream.read)
        data = read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the parts of all files. It can be pickled."""

    reads: Sequence[Callable[[Part], Chunk]]
    places: Sequence[Place]

    def __call__(self, part: Part) -> Chunk:
        from gosform.batch.sources.rows import widened

        return widened(self.reads[part.file](part), self.places)


def _joined(files: Sequence[Opened], names: Sequence[str], digest: str, unread: Sequence[str]) -> Source:
    places = tuple(dict.fromkeys(place for one in files for place in one.places))
    sizes = [one.size for one in files]
    known = [size for size in sizes if size is not None]
    whole = sum(known) if len(known) == len(sizes) else None

    def parts(after: Any = None) -> Iterator[Part]:
        mark = Mark(*after) if after is not None else None
        file = mark.file if mark else 0
        row, number = (mark.row, mark.number) if mark else (0, 0)
        for at in range(file, len(files)):
            begin = mark if mark and at == file else files[at].begin._replace(file=at, row=row, number=number)
            behind = sum(size or 0 for size in sizes[:at])
            for part in files[at].parts(begin):
                yield replace(part, done=part.done + behind) if behind else part
                row, number = part.after.row, part.after.number

    read = _Reader(tuple(one.read for one in files), places)
    hasty = _Reader(tuple(one.hasty or one.read for one in files), places) if any(one.hasty for one in files) else None
    sure, told = all(one.known for one in files), files[0].told if len(files) == 1 else None
    return Source(", ".join(names), tuple(names), places, whole, parts, read, digest, tuple(unread), hasty, sure, told)
