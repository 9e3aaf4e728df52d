"""The head of an object: everything of it but the data of its stream, taken from the file without parsing it.

``12 0 obj << /Length 5 >> stream …``: the head is ``<< /Length 5 >>``. Where it ends is decided by words outside of strings and comments alone, so that no
string that contains ``stream`` or ``endobj`` hides what comes behind it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gosform.uploads.pdf.budget import Budget, TooMuch
from gosform.uploads.source import Source

MOST_HEAD = 32 << 20
"""Bytes of one head. Real ones are longer than a megabyte where a drawing is described in one array."""

_BEGINNING = re.compile(rb"[\x00\t\n\x0c\r ]{0,16}(\d{1,10})[\x00\t\n\x0c\r ]{1,8}(\d{1,5})[\x00\t\n\x0c\r ]{0,8}obj")
_MARK = re.compile(rb"\([^()\\]*\)|[(%]|(?<![^\x00\t\n\x0c\r >\])}])(?:stream(?=[\r\n \t])|endobj)")
_BARE = re.compile(rb"\([^()\\]*\)|[(%]")
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_LINE_END = re.compile(rb"[\r\n]")
_BLOCK = 32 << 10


class Head(NamedTuple):
    """number, generation: of the object, as written before it. body: the bytes between ``obj`` and its end. data: where its stream begins, or -1."""

    number: int
    generation: int
    body: bytes
    data: int


class Heads:
    """Reads heads by place, nearby ones from one block."""

    __slots__ = ("_block", "_budget", "_from", "_source")

    def __init__(self, source: Source, budget: Budget) -> None:
        self._source = source
        self._budget = budget
        self._block = b""
        self._from = 0

    def at(self, place: int) -> Head | None:
        """The head of the object that begins at a place; None where none does."""
        if place < 0 or place >= self._source.size:
            return None
        if not self._from <= place <= self._from + len(self._block) - 1024:
            self._block, self._from = self._source.read_at(place, _BLOCK), place
        offset = place - self._from
        beginning = _BEGINNING.match(self._block, offset)
        if beginning is None:
            return None
        number, generation, after = int(beginning[1]), int(beginning[2]), beginning.end()
        end, data = _end(self._block, after)
        if end >= 0:
            self._budget.reading(end - after)
            return Head(number, generation, self._block[after:end], data + self._from if data >= 0 else -1)
        return self._long(number, generation, self._from + after)

    def _long(self, number: int, generation: int, start: int) -> Head:
        count = 2 * _BLOCK
        while True:
            data = self._source.read_at(start, count)
            self._budget.reading(len(data))
            end, stream = _end(data, 0)
            if end >= 0:
                return Head(number, generation, data[:end], stream + start if stream >= 0 else -1)
            if count > MOST_HEAD:
                raise TooMuch
            if len(data) < count:
                return Head(number, generation, data, -1)
            count *= 8


def bare(text: bytes) -> bytes:
    """The text without strings and comments."""
    parts: list[bytes] = []
    start = at = 0
    while mark := _BARE.search(text, at):
        parts.append(text[start : mark.start()])
        at = mark.end()
        if mark[0] == b"(":
            at = _after_string(text, at)
        elif mark[0] == b"%":
            line_end = _LINE_END.search(text, at)
            at = line_end.end() if line_end else -1
        if at < 0:
            return b" ".join(parts)
        start = at
    return b" ".join([*parts, text[start:]])


def _end(text: bytes, at: int) -> tuple[int, int]:
    """Where a head ends and its stream begins; -1 for an end that is not in the text, or for no stream."""
    while mark := _MARK.search(text, at):
        at = mark.end()
        match text[mark.start()]:
            case 0x28:
                if at - mark.start() == 1:
                    at = _after_string(text, at)
                    if at < 0:
                        break
            case 0x25:
                line_end = _LINE_END.search(text, at)
                if line_end is None:
                    break
                at = line_end.end()
            case 0x65:
                return mark.start(), -1
            case _:
                after = text[at : at + 8].lstrip(b" \t")
                newline = 2 if after[:2] == b"\r\n" else 1 if after[:1] in (b"\r", b"\n") else 0
                return mark.start(), at + (len(text[at : at + 8]) - len(after)) + newline
    return -1, -1


def _after_string(text: bytes, at: int) -> int:
    depth = 1
    for mark in _IN_STRING.finditer(text, at):
        if mark[0] == b"(":
            depth += 1
        elif mark[0] == b")":
            depth -= 1
            if depth == 0:
                return mark.end()
    return -1
