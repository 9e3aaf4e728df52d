"""The parts of a source, found by a process of its own: it begins while this one reads the form, or at least while it makes the screens."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from gosform.batch.workers import forkable

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from gosform.batch.sources import Part, Source

WORTH = 1 << 25
"""Bytes from which on a file is worth a process that looks at it early."""


def parts_ahead(source: Source, after: Any, early: Early | None = None) -> Iterator[Part]:
    """The parts behind a place. A process looks for them where there are several, none of which carries its bytes, and one may be forked.

    early: one that has begun already; it is taken if it looks at the same thing.
    """
    if early is not None:
        if after is None and early.sees(source):
            return Scout(source, early.process, early.pipe, None)
        early.close()
    parts = source.parts(after)
    if source.known:
        return parts
    first = next(parts, None)
    if first is None or first.data is not None or first.done == source.size or not forkable():
        return chain(() if first is None else (first,), parts)
    return Scout(source, *_forked(_find, source, first.after), first)


class Scout(Iterator["Part"]):
    """The parts that another process finds. Where it ends too early, whatever the reason, the others are found here: so nothing is lost, and
    what there is to raise is raised here.
    """

    def __init__(self, source: Source, process: Any, pipe: Connection, first: Part | None) -> None:
        """first: the first part, where it is known."""
        self.process, self._pipe, self._source = process, pipe, source
        self._last = first
        self._found = self._told(first)

    def __next__(self) -> Part:
        self._last = next(self._found)
        return self._last

    def _told(self, first: Part | None) -> Iterator[Part]:
        if first is not None:
            yield first
        with suppress(EOFError, OSError):
            while (part := self._pipe.recv()) is not None:
                yield part
            return
        yield from self._source.parts(None if self._last is None else self._last.after)

    def close(self) -> None:
        """End the process."""
        _ended(self.process, self._pipe)


class Early:
    """A process that looks for the parts of a CSV file before anybody has read the form. A context: leaving it ends the process."""

    def __init__(self, path: Path, encoding: str | None) -> None:
        self.process, self.pipe = _forked(_find_early, path, encoding)

    def sees(self, source: Source) -> bool:
        """It looks at what this source is; from now on it is whoever's asked."""
        told: object = None
        with suppress(EOFError, OSError):
            told = self.pipe.recv()
        return told is not None and told == source.told

    def __enter__(self) -> Early:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        _ended(self.process, self.pipe)


def early(path: Path, encoding: str | None) -> Early | None:
    """A look at a file from now on, where that is worth it and a process may be forked."""
    with suppress(OSError):
        if path.is_file() and path.stat().st_size >= WORTH and forkable():
            import gosform.batch.sources.early  # noqa: F401  once, for both

            return Early(path, encoding)
    return None


def _forked(find: Callable[..., None], *args: Any) -> tuple[Any, Connection]:
    context: Any = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(here, there, find, *args), daemon=True)
    process.start()
    there.close()
    return process, here


def _ended(process: Any, pipe: Connection) -> None:
    pipe.close()
    with suppress(ValueError):  # it was ended before
        process.terminate()
        process.join()
        process.close()


def _run(other: Connection, pipe: Connection, find: Callable[..., None], *args: Any) -> None:
    """In the process. A pipe that nobody reads ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    other.close()
    with suppress(Exception):  # it comes again in the process that asks
        find(pipe, *args)


def _find(pipe: Connection, source: Source, after: Any) -> None:
    for part in source.parts(after):
        pipe.send(part)
    pipe.send(None)


def _find_early(pipe: Connection, path: Path, encoding: str | None) -> None:
    from gosform.batch.sources.early import early_split

    split = early_split(path, encoding)
    if split is not None:
        pipe.send(split.told)
        for part in split.parts(split.begin):
            pipe.send(part)
        pipe.send(None)


@contextmanager
def let_go(parts: Iterator[Part]) -> Iterator[None]:
    """Whoever looks for parts is let go at the end."""
    try:
        yield
    finally:
        if isinstance(parts, Scout):
            parts.close()
