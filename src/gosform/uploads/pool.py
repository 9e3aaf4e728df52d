"""Looks into files apart from this process: whatever a file does, an answer comes and the next file works.

One helper process is started when the first file comes; it forks a worker for each file, several at a time. A worker that crashes, hangs or asks for too
much is a ``cannot-check``. A file is tried once more where its worker was killed from outside, or the helper was. Several threads may ask at once. A
process that was forked from this one starts a helper of its own.
"""

from __future__ import annotations

import atexit
import json
import os
import threading
import weakref
from contextlib import suppress
from dataclasses import replace
from typing import BinaryIO

from gosform.uploads import wire
from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.helper import Fresh, Helper, can_fork, start
from gosform.uploads.intake import Given, Upload, taken, taken_async
from gosform.uploads.limits import Limits
from gosform.uploads.walk import REASONS, cannot_check, walk


def look(source: Given | Upload, wish: Wish | None = None, contain: str = "auto", most: int | None = None) -> Facts:
    """What a file is.

    source: a path, bytes, or a file that is open for reading bytes. most: bytes; a file that has more is said to be ``too-large`` and not looked into.
    contain: ``auto`` or ``off``, which looks in this process: only for files that you made yourself. ``ValueError`` for anything else;
    ``OSError`` and ``intake.Unusable`` for a path that cannot be opened.
    """
    return _look_and_close(taken(source, most), wish, contain, most)


async def look_async(source: object, wish: Wish | None = None, contain: str = "auto", most: int | None = None) -> Facts:
    """The same for a file whose ``read`` is a coroutine, as web frameworks have it; what ``look`` takes is taken too."""
    import asyncio

    upload = await taken_async(source, most)
    return await asyncio.to_thread(_look_and_close, upload, wish, contain, most)  # closed there: the task may be given up before


def slots() -> int:
    """How many files are looked into at a time: more threads wait for their turn."""
    return _POOL.slots


def warm() -> None:
    """Starts the helper now, so that the first file need not wait for it."""
    _POOL.layers()


def contained() -> tuple[str, ...]:
    """Which layers are on, here: words of ``zygote.layers_of``. Empty where no worker can be started, so that every file is a ``cannot-check``."""
    return _POOL.layers()


def answered(word: int, said: bytes, size: int) -> Facts:
    """Facts from the end of a look and from what its worker said, which may be anything."""
    from gosform.uploads.formats import FORMATS

    first, _, rest = said.partition(b"\n")
    format = first.decode("ascii", "replace")
    if format not in FORMATS:
        format = "unknown"
    end = wire.ENDS[word] if word < len(wire.ENDS) else "crash"
    if end == "done":
        with suppress(ValueError):
            facts = Facts.from_json(rest.decode("ascii"))
            if facts.format in FORMATS:
                return replace(facts, size=size)
    return cannot_check(format, size, end if end in REASONS else "crash")


class Pool:
    """slots: files at a time. limit: of each worker. module: whose ``walk`` looks. fork: a worker is forked; otherwise each is a process of its own."""

    def __init__(self, slots: int = 0, limit: Limits | None = None, module: str = "gosform.uploads.walk", fork: bool = True) -> None:
        self.slots = slots or _cores()
        self.limit = limit or Limits()
        self.module = module
        self.fork = fork and can_fork()
        self.helper: Helper | Fresh | None = None
        self.forget()
        _POOLS.add(self)

    def look(self, file: BinaryIO, size: int, wish: Wish) -> Facts:
        """What a file is, always. It has a descriptor; its place is moved."""
        body = json.dumps(wish).encode()
        self._see_where()
        with self._turns:
            for _ in range(2):
                word, said = self._once(body, file.fileno())
                if word != wire.KILLED:
                    break
        return answered(word, said, size)

    def layers(self) -> tuple[str, ...]:
        """Which layers its workers have."""
        self._see_where()
        with suppress(OSError):
            return self._running().layers
        return ()

    def close(self) -> None:
        """Ends the helper and its workers. The next file starts another."""
        self._see_where()
        with self._lock:
            if self.helper:
                self.helper.close()
            self.helper = None

    def forget(self) -> None:
        """In a process that was forked: the helper belongs to the other one, and whoever held the locks is not here."""
        if self.helper:
            self.helper.let_go()
        self.helper = None
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._turns = threading.Semaphore(self.slots)

    def _once(self, body: bytes, file: int) -> tuple[int, bytes]:
        try:
            return self._running().ask(body, file)
        except wire.Gone:
            return wire.KILLED, b""
        except OSError:
            return wire.UNAVAILABLE, b""

    def _running(self) -> Helper | Fresh:
        with self._lock:
            if self.helper is None or not self.helper.alive:
                self.helper = start(self.slots, self.limit, self.module) if self.fork else Fresh(self.limit, self.module)
            return self.helper

    def _see_where(self) -> None:
        """A fork that Python was not told of is noticed here."""
        if self._process != os.getpid():
            self.forget()


def _look_and_close(upload: Upload, wish: Wish | None, contain: str, most: int | None) -> Facts:
    with upload:
        if contain not in ("auto", "off"):
            raise ValueError("contain is auto or off")
        if most is not None and upload.size > most:
            return Facts("unknown", upload.size, troubles=(Trouble("too-large"),))
        if contain == "off":
            return walk(upload.file, wish or Wish())
        return _POOL.look(upload.file, upload.size, wish or Wish())


def _cores() -> int:
    """As many as there are processors for this process, four at most."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(4, available))


def _forget_all() -> None:
    for pool in list(_POOLS):
        pool.forget()


def _close_all() -> None:
    for pool in list(_POOLS):
        pool.close()


_POOLS: weakref.WeakSet[Pool] = weakref.WeakSet()
_POOL = Pool()
atexit.register(_close_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
