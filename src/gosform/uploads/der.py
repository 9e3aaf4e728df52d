"""The values of ASN.1 in DER, and in the BER that signing programs write (lengths left open): read by place, within bounds.

No library is needed for what a check wants of a signature, and none that was looked at reads all that is sent: they stop at the public
keys of GOST, or at the word CMS in the first line. ITU-T X.690, sections 8 and 10.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gosform.uploads.facts import Trouble

MOST_DEPTH = 32
MOST_VALUES = 300_000
"""A document inside may come in parts of a thousand bytes."""

INTEGER, BITS, OCTETS, NULL, OID, SEQUENCE, SET = 0x02, 0x03, 0x04, 0x05, 0x06, 0x30, 0x31


class Broken(Exception):
    """Bytes that are no value; trouble: why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.word)
        self.trouble = trouble


class Value(NamedTuple):
    """A value: its first byte, where it begins, where its contents begin and end, where the next value begins."""

    tag: int
    at: int
    begin: int
    end: int
    after: int


class Reader:
    """Values of a stretch of bytes. It counts what it reads, so that no file can keep it busy."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.left = MOST_VALUES
        self._whole = False

    def outer(self) -> Value:
        """The value that everything else is inside of; ``truncated`` where the bytes end before it does."""
        found = self.value(0, len(self.data))
        self._whole = True
        return found

    def value(self, at: int, limit: int, depth: int = 0) -> Value:
        """The value at a place; ``Broken`` where it does not fit before the limit."""
        self.left -= 1
        if self.left < 0 or depth > MOST_DEPTH:
            raise Broken(Trouble("cannot-check", {"reason": "complex"}))
        data = self.data
        if at + 2 > limit:
            raise self._short(limit, at + 2)
        tag, length, begin = data[at], data[at + 1], at + 2
        if tag & 0x1F == 0x1F:
            raise _damaged()
        if length == 0x80:
            return self._open(tag, at, limit, depth)
        if length > 0x80:
            count = length & 0x7F
            if count > 8:
                raise _damaged()
            begin += count
            if begin > limit:
                raise self._short(limit, begin)
            length = int.from_bytes(data[at + 2 : begin], "big")
        end = begin + length
        if end > limit:
            raise self._short(limit, end)
        return Value(tag, at, begin, end, end)

    def _open(self, tag: int, at: int, limit: int, depth: int) -> Value:
        """A value whose end is marked by two zeros."""
        if not tag & 0x20:
            raise _damaged()
        place = at + 2
        while True:
            if place + 2 > limit:
                raise self._short(limit, place + 2)
            if self.data[place : place + 2] == b"\0\0":
                return Value(tag, at, at + 2, place, place + 2)
            place = self.value(place, limit, depth + 1).after

    def children(self, value: Value) -> Iterator[Value]:
        """The values inside of a value."""
        at = value.begin
        while at < value.end:
            child = self.value(at, value.end)
            yield child
            at = child.after

    def raw(self, value: Value) -> bytes:
        """The value with its tag and length."""
        return self.data[value.at : value.after]

    def bytes(self, value: Value, most: int = 1 << 16) -> bytes:
        """The contents; of a string in parts, the parts joined."""
        if value.tag & 0x20:
            return b"".join(self.bytes(child, most) for child in self.children(value))[:most]
        return self.data[value.begin : min(value.end, value.begin + most)]

    def oid(self, value: Value) -> str:
        """An object identifier with dots."""
        data = self.data[value.begin : value.end]
        if value.tag != OID or not 0 < len(data) <= 64 or data[-1] & 0x80:
            raise _damaged()
        numbers: list[int] = []
        number = 0
        for byte in data:
            number = number << 7 | byte & 0x7F
            if not byte & 0x80:
                numbers.append(number)
                number = 0
        first = min(numbers[0] // 40, 2)
        return ".".join(map(str, (first, numbers[0] - 40 * first, *numbers[1:])))

    def _short(self, have: int, need: int) -> Broken:
        """Cut, where the file ends; damaged, where only the value around does."""
        return Broken(Trouble("truncated", {"have": have, "need": need})) if not self._whole and need < 1 << 62 else _damaged()


def _damaged() -> Broken:
    return Broken(Trouble("damaged", {"reason": "structure"}))


def need(value: Value | None, *tags: int) -> Value:
    """The value, which must be there and have one of these tags."""
    if value is None or (tags and value.tag not in tags):
        raise _damaged()
    return value
