"""A walk that does what the file says, as a parser that was taken over would: the worst that a worker can be."""

# What is done here is what nobody should do.
# ruff: noqa: PTH101, PTH116, PTH123, PTH208, S103, S108, S606, PLW0108

from __future__ import annotations

import ctypes
import os
import socket
import sys
import time
from collections.abc import Callable
from typing import BinaryIO

from gosform.uploads.facts import Facts, Page, Trouble, Wish
from gosform.uploads.source import Source
from gosform.uploads.walk import guarded

MARK = 5
"""The place of the open file, which is shared with whoever handed it over, once a ``wait`` has begun."""


def walk(file: BinaryIO, wish: Wish, tell: Callable[[str], None]) -> Facts:
    """Facts with the number in the file as ``page_count``, after the deed in front of it."""
    word, _, number = file.readline(100).decode().strip().partition(" ")
    tell("pdf")
    return guarded(lambda source, wish: DEEDS[word](file, int(number or 0)), Source(file), wish, "pdf")


def said(count: int) -> Facts:
    return Facts("pdf", 0, page_count=count)


def wait(file: BinaryIO, count: int) -> Facts:
    """Until the first byte of the file is another one."""
    os.lseek(file.fileno(), MARK, os.SEEK_SET)  # past the buffer
    while os.pread(file.fileno(), 1, 0) == b"w":
        time.sleep(0.0005)
    return said(count)


def sleep(file: BinaryIO, count: int) -> Facts:
    time.sleep(3600)
    return said(count)


def deaf(file: BinaryIO, count: int) -> Facts:
    """Says that it has ended, and has not."""
    os.close(3)
    return sleep(file, count)


def spin(file: BinaryIO, count: int) -> Facts:
    while True:
        count += 1


def hoard(file: BinaryIO, count: int) -> Facts:
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


def flood(file: BinaryIO, count: int) -> Facts:
    while True:
        os.write(3, b"[" * 65536)


def garbage(file: BinaryIO, count: int) -> Facts:
    os.write(3, b'{"format": "pdf", "size": \xff\n[[[[')
    os._exit(0)


def deep(file: BinaryIO, count: int) -> Facts:
    """Facts that cannot be read back without going too deep."""
    os.write(3, b"[" * 100_000)
    os._exit(0)


def foreign(file: BinaryIO, count: int) -> Facts:
    """Facts of a format that nobody knows."""
    return Facts("<script>", 0)


def recurse(file: BinaryIO, count: int) -> Facts:
    return recurse(file, count + 1)


def fail(file: BinaryIO, count: int) -> Facts:
    raise IndexError("the text of the file")


def full(file: BinaryIO, count: int) -> Facts:
    """As many pages as are described, with all that is measured, and a list of all their numbers."""
    page = Page(209.97361111111113, 296.98611111111114, (12345, 17538), "colour", 270, False, False, 23.456789012345678, 127.5)
    numbers = list(range(1, 501))
    return Facts(
        "pdf",
        0,
        page_count=500,
        pages=(page,) * 500,
        troubles=(Trouble("rotated", {"pages": numbers}), Trouble("blank-page", {"pages": numbers})),
    )


def huge(file: BinaryIO, count: int) -> Facts:
    return Facts("pdf", 0, troubles=(Trouble("damaged", {"at": "x" * 1_000_000}),))


def held(file: BinaryIO, count: int) -> Facts:
    """How many descriptors are open in a worker."""
    return said(sum(map(_open, range(64))))


def secrets(file: BinaryIO, count: int) -> Facts:
    """How many variables of the surroundings bear the word SECRET."""
    return said(sum("SECRET" in name for name in os.environ))


def reach(file: BinaryIO, count: int) -> Facts:
    """How many of the things that no worker may do were done."""
    deeds = (
        lambda: open(__file__, "rb").close(),
        lambda: open("/tmp/gosform-was-here", "wb").close(),
        lambda: os.listdir("/"),
        lambda: os.stat(__file__),
        lambda: os.truncate(file.fileno(), 0),
        lambda: socket.socket(),
        lambda: socket.socketpair(),
        lambda: os.fork(),
        lambda: os.execv(sys.executable, [sys.executable, "-c", ""]),
        lambda: os.kill(os.getppid(), 0),
        lambda: os.kill(os.getpid(), 0),
        lambda: os.setuid(1),
        lambda: os.chmod(file.fileno(), 0o777),
        lambda: os.memfd_create("x"),
        lambda: os.write(file.fileno(), b"x"),
        lambda: _c("vfork"),
        lambda: _c("syscall", 435, 0, 0),  # clone3
        lambda: _c("ptrace", 0, 0, 0, 0),
        lambda: _c("prctl", 22, 0, 0, 0, 0),
        lambda: _c("syscall", 425, 8, 0),  # io_uring_setup
        lambda: _c("syscall", 321, 0, 0, 0),  # bpf
        lambda: _c("syscall", 298, 0, 0, 0, 0, 0),  # perf_event_open
    )
    return said(sum(map(_done, deeds)))


def _done(deed: Callable[[], object]) -> bool:
    try:
        deed()
    except (OSError, RuntimeError):
        return False
    return True


def _c(name: str, *arguments: int) -> None:
    if getattr(ctypes.CDLL(None), name)(*arguments) < 0:
        raise OSError


def _open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


DEEDS: dict[str, Callable[[BinaryIO, int], Facts]] = {
    "say": lambda file, count: said(count),
    "size": lambda file, count: said(file.seek(0, 2) % 1_000_003),
    "segfault": lambda file, count: said(len(ctypes.string_at(0))),
    "abort": lambda file, count: os.abort(),
    "leave": lambda file, count: os._exit(0),
    **{
        each.__name__: each
        for each in (wait, sleep, deaf, spin, hoard, flood, garbage, deep, foreign, recurse, fail, full, huge, held, secrets, reach)
    },
}
