"""The text of a file while it is read, kept until it has been written again: so that whatever is not mended stays as it was, to the byte."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import replace
from typing import TextIO, cast

from gosform.read_records.opening import Source
from gosform.read_records.row import LONGEST

MOST = 4 * LONGEST
"""More text than this is not held back: a row that is as long as that is written as it came."""
_EITHER = {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}
_PLAIN = frozenset(("ascii", "utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"))


class Kept:
    """Stands in for an open text file and holds what was read of it and not yet passed on.

    on: receives the text, piece by piece, in order. Until somebody listens, everything is held.
    """

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.on: Callable[[str], object] | None = None
        self._held, self._start, self._gone = "", 0, 0

    def read(self, size: int = -1) -> str:
        """As of a text file."""
        return self._keep(self._text.read(size))

    def readline(self, size: int = -1) -> str:
        """As of a text file."""
        return self._keep(self._text.readline(size))

    def pass_on(self, end: int) -> None:
        """Pass on the text up to this position, in code points of the whole file."""
        self.put(self._cut(end))

    def put(self, text: str | None) -> None:
        """Pass on a text in the place of one that was taken."""
        if self.on is not None and text:
            self.on(text)

    def take(self, start: int, end: int) -> str | None:
        """Pass on what stands in front of a row, and give the row. None where it has been passed on already: it was too long."""
        if start < self._gone or end > self._gone + len(self._held) - self._start:
            return None
        self.pass_on(start)
        return self._cut(end)

    def rest(self) -> None:
        """Pass on everything that is left, whether it has been read or not."""
        while self.read(LONGEST):
            self.pass_on(self._gone + len(self._held) - self._start)
        self.pass_on(self._gone + len(self._held) - self._start)

    def _keep(self, more: str) -> str:
        if self.on is not None and len(self._held) - self._start > MOST:
            self.pass_on(self._gone + len(self._held) - self._start)
        self._held, self._start = (self._held[self._start :] + more, 0) if self._start < len(self._held) else (more, 0)
        return more

    def _cut(self, end: int) -> str:
        stop = min(max(self._start + end - self._gone, self._start), len(self._held))
        found = self._held[self._start : stop]
        self._gone += stop - self._start
        self._start = stop
        return found


def kept(source: Source) -> tuple[Source, Kept]:
    """The same source, read through what keeps its text."""
    text = Kept(source.text)
    return replace(source, text=cast("TextIO", text)), text


def spelling(source: Source) -> str | None:
    """The encoding in which the text gives the bytes that it was read from; None where that is not sure to be so."""
    name = codecs.lookup(source.encoding).name
    if name == "utf-16" and source.mark == codecs.BOM_UTF16_BE:
        return "utf-16-be"
    name = _EITHER.get(name, name)
    if name in _PLAIN:
        return name
    return name if all(_same(bytes((byte,)), name) for byte in range(256)) else None


def _same(byte: bytes, name: str) -> bool:
    try:
        return byte.decode(name, "surrogateescape").encode(name, "surrogateescape") == byte
    except UnicodeError:
        return False
