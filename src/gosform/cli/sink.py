"""Where the text of a command goes: standard output, or a file that is either whole or not there."""

from __future__ import annotations

import io
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from gosform.cli.usage import fail


def prepare() -> None:
    """A terminal that lacks a letter shows a question mark; it does not stop the check."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def colourful(args: Any) -> bool:
    """Colours are for a terminal. NO_COLOR and FORCE_COLOR (https://no-color.org, https://force-color.org) are kept."""
    if args.output or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def put(pieces: Iterable[str], args: Any) -> None:
    """Write a command's text to ``--output`` or to standard output, piece by piece."""
    with opened(args) as file:
        for piece in pieces:
            file.write(piece)


@contextmanager
def opened(args: Any) -> Iterator[TextIO]:
    """The open target of a command. A file is written beside its place and renamed when it is whole."""
    if args.output is None:
        if args.format != "text" and (reconfigure := getattr(sys.stdout, "reconfigure", None)):
            reconfigure(encoding="utf-8", newline="")  # programs are promised UTF-8, whatever the terminal speaks
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(args.output)
    _refuse(path, args)
    if path.exists() and not path.is_file():  # a device or a pipe cannot be renamed onto
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            yield file
        return
    with _beside(path) as raw:
        file = io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="")
        if args.format == "csv":
            file.write("\ufeff")  # spreadsheets take UTF-8 for the old code page without it
        yield file
        file.flush()
        file.detach()


@contextmanager
def replaced(path: Path, args: Any) -> Iterator[BinaryIO]:
    """A file open for bytes. It is written beside its place and renamed when it is whole; never onto a file that is read."""
    _refuse(path, args)
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    with _beside(path) as file:
        yield file


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    path = path.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:50]}.", suffix=".tmp", dir=path.parent)
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, str(path)) from None
    try:
        with _stoppable(), open(handle, "wb") as file:  # noqa: PTH123  a handle is no path
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM and SIGHUP end the command as Ctrl-C does: what is half written goes, the old file stays."""

    def stop(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    if threading.current_thread() is not threading.main_thread():  # a program that calls main() in a thread keeps its signals
        yield
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _refuse(path: Path, args: Any) -> None:
    if path.is_dir():
        raise fail(args.lang, "{file} is a folder, not a file.", file=path)
    if not path.absolute().parent.is_dir():
        raise fail(args.lang, "There is no folder {folder}.", folder=path.absolute().parent)
    for name in (*getattr(args, "files", ()), getattr(args, "file", None), getattr(args, "form", None)):
        if name and name != "-" and path.exists() and Path(name).exists() and path.samefile(name):
            raise fail(args.lang, "{file} is the file to be read. Choose another name for --output.", file=path)


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
