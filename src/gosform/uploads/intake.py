"""What a caller hands over becomes a file that can be read by place, its size, the name it came with.

A path is opened as it is, links and all: it is the caller's own. Inside a folder of uploads, where somebody else chose the names, ``within`` follows no link
and leaves by no ``..``. A pipe or a device is never waited for. What is open already is opened once more where the system can, so that its place stays. What
can only be read in turn is copied while it is counted: in memory as far as 4 MiB, then in a file without a name; over the limit it is let go.
"""

from __future__ import annotations

import errno
import inspect
import io
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any, BinaryIO, Protocol

from gosform.problem import GosformError

_CHUNK = 256 * 1024
_IN_MEMORY = 4 * 1024 * 1024

_LOOK = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class Readable(Protocol):
    """A file that is open for reading bytes."""

    def read(self, count: int, /) -> bytes: ...


Given = str | os.PathLike[str] | bytes | bytearray | memoryview | Readable


class Unusable(GosformError):
    """A path that is no plain file. reason: ``folder``, ``special`` (a pipe, a device), ``link``, ``outside`` (of the folder of uploads), ``missing``."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"not a plain file: {reason}")
        self.reason = reason


class Upload:
    """An upload at hand. Closing it leaves the caller's own file open, at the place where it was.

    file: from its beginning; it has a descriptor. size: bytes; one more than the limit where reading was given up. name: as it came, empty where it has none.
    """

    def __init__(self, file: BinaryIO, size: int, name: str = "", back: tuple[Any, int] | None = None) -> None:
        self.file, self.size, self.name = file, size, name
        self._back = back

    def __enter__(self) -> Upload:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets it go."""
        self.file.close()
        if self._back:
            file, place = self._back
            self._back = None
            file.seek(place)


def taken(source: Given | Upload, most: int | None = None) -> Upload:
    """An upload from a path, bytes, or a file that is open for reading bytes; ``most`` bytes are read at most where it can only be read in turn.

    An open file is taken from its beginning where it has one. ``TypeError`` for anything else, ``Unusable`` for a path that is no plain file.
    """
    if isinstance(source, Upload):
        return source
    if isinstance(source, str | os.PathLike):
        return _of_path(source)
    if isinstance(source, bytes | bytearray | memoryview):
        return _of_bytes(memoryview(source).cast("B"), most)
    if not hasattr(source, "read"):
        raise TypeError("an upload is a path, bytes, or a file that is open for reading bytes")
    if inspect.iscoroutinefunction(source.read):
        inner = getattr(source, "file", None)
        if not hasattr(inner, "read"):
            raise TypeError("its read is a coroutine: await the function for those")
        upload = _of_file(inner, most)
        upload.name = _name(source)
        return upload
    return _of_file(source, most)


async def taken_async(source: Any, most: int | None = None) -> Upload:
    """The same where ``read`` is a coroutine; it is read from where it stands."""
    if not inspect.iscoroutinefunction(getattr(source, "read", None)) or isinstance(
        getattr(source, "file", None), tempfile.SpooledTemporaryFile
    ):
        return taken(source, most)
    room = _Room(most)
    try:
        while room.add(await source.read(_CHUNK)):
            pass
    except BaseException:
        room.file.close()
        raise
    return room.upload(_name(source))


def within(folder: str | os.PathLike[str], name: str) -> Upload:
    """An upload by its name in a folder that others fill. ``Unusable`` for whatever leads elsewhere or is no plain file; its text never holds the name."""
    parts = PurePath(name).parts
    if not parts or PurePath(name).anchor or ".." in parts or "\0" in name:
        raise Unusable("outside")
    try:
        number = _below(folder, parts)
    except FileNotFoundError:
        raise Unusable("missing") from None
    except OSError as error:
        # a link that is not followed says ELOOP, or EMLINK on BSD; ENOTDIR where a folder was needed
        raise Unusable("link" if error.errno in (errno.ELOOP, errno.EMLINK, errno.ENOTDIR) else "special") from None
    return Upload(*_plain(number), parts[-1])


def _below(folder: str | os.PathLike[str], parts: tuple[str, ...]) -> int:
    """The file at the end of a way through folders, none of them a link."""
    if os.open not in os.supports_dir_fd or not _NO_LINK:
        path = Path(folder, *parts)
        if path.resolve() != Path(folder).resolve().joinpath(*parts):
            raise Unusable("link")
        return os.open(path, _LOOK)
    here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for part in parts[:-1]:
            there = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC | _NO_LINK, dir_fd=here)
            os.close(here)
            here = there
        _refuse_special(os.stat(parts[-1], dir_fd=here, follow_symlinks=False).st_mode)
        return os.open(parts[-1], _LOOK | _NO_LINK, dir_fd=here)
    finally:
        os.close(here)


def _of_path(path: str | os.PathLike[str]) -> Upload:
    _refuse_special(Path(path).stat().st_mode)  # before it is opened: to open a device may set it going
    return Upload(*_plain(os.open(path, _LOOK)), Path(path).name)


def _plain(number: int) -> tuple[BinaryIO, int]:
    """A descriptor as a file, with its size."""
    try:
        state = os.fstat(number)
        _refuse_special(state.st_mode)
    except BaseException:
        os.close(number)
        raise
    return open(number, "rb", buffering=0), state.st_size


def _refuse_special(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise Unusable("folder" if stat.S_ISDIR(mode) else "link" if stat.S_ISLNK(mode) else "special")


def _of_bytes(data: memoryview, most: int | None) -> Upload:
    room = _Room(None)
    if most is None or len(data) <= most:
        room.add(data)
    else:
        room.size = len(data)
    return room.upload("")


def _of_file(source: Any, most: int | None) -> Upload:
    inner = _innermost(source)
    raw = getattr(inner, "raw", inner)
    name = _name(source)
    if type(raw) is io.FileIO and stat.S_ISREG(os.fstat(raw.fileno()).st_mode):
        if not inner.closed and inner.writable():
            inner.flush()
        again = _again(raw.fileno())
        if again is not None:
            return Upload(*_plain(again), name)
        place = inner.tell()
        return Upload(*_plain(os.dup(raw.fileno())), name, (inner, place))
    return _copied(source, most, name)


def _copied(source: Any, most: int | None, name: str) -> Upload:
    place = None
    with suppress(AttributeError, OSError, ValueError):
        place = source.tell()
        source.seek(0)
    room = _Room(most)
    try:
        while room.add(source.read(_CHUNK)):
            pass
    except BaseException:
        room.file.close()
        raise
    if place is not None:
        source.seek(place)
    return room.upload(name)


def _innermost(source: Any) -> Any:
    """The file inside the wrappers of ``tempfile``. Others are read as they are: their bytes need not be those of the file inside."""
    if isinstance(source, tempfile.SpooledTemporaryFile):
        return getattr(source, "_file", source)
    if type(source) is tempfile._TemporaryFileWrapper:
        return source.file
    return source


def _name(source: Any) -> str:
    """What a web framework says the person called the file; the last part of the path of what was opened here."""
    said = None if isinstance(source, io.IOBase) else getattr(source, "filename", None)
    if isinstance(said, str):
        return said
    name = getattr(source, "name", None)
    return PurePath(name).name if isinstance(name, str) else ""


def _again(number: int) -> int | None:
    """The file behind a descriptor, opened once more for reading, with a place of its own; None where the system does not let us."""
    try:
        return os.open(f"/proc/self/fd/{number}", _LOOK)
    except OSError:
        return None


class _Room:
    """Where a copy is made. Nothing of it has a name or stays."""

    def __init__(self, most: int | None) -> None:
        self.most, self.size = most, 0
        self.in_memory = hasattr(os, "memfd_create")
        self.file = open(os.memfd_create("upload"), "w+b", buffering=0) if self.in_memory else self._on_disk()  # noqa: PTH123, SIM115

    def add(self, part: Any) -> bool:
        """Takes a part; False when no more is needed."""
        if not isinstance(part, bytes | bytearray | memoryview):
            self.file.close()
            raise TypeError("an upload is read as bytes: open the file in binary mode")
        if self.most is not None and self.size + len(part) > self.most:
            self.size = self.most + 1
            self.file.truncate(0)
            return False
        if self.in_memory and self.size + len(part) > _IN_MEMORY:
            self._move()
        rest = memoryview(part)
        while rest:
            rest = rest[self.file.write(rest) :]
        self.size += len(part)
        return len(part) > 0

    def upload(self, name: str) -> Upload:
        """The copy, for reading only where the system can."""
        again = _again(self.file.fileno())
        if again is None:
            self.file.seek(0)
            return Upload(self.file, self.size, name)
        self.file.close()
        return Upload(open(again, "rb", buffering=0), self.size, name)  # noqa: PTH123

    def _move(self) -> None:
        larger = self._on_disk()
        self.file.seek(0)
        while part := self.file.read(_CHUNK):
            larger.write(part)
        self.file.close()
        self.file, self.in_memory = larger, False

    @staticmethod
    def _on_disk() -> Any:
        return tempfile.TemporaryFile(buffering=0)
