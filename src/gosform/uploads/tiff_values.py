"""The directories of a TIFF: their tags and values, read within bounds."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import NamedTuple

from gosform.uploads.blocks import Blocks

MOST_TAGS = 2_000
_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_LETTERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}
_FRACTIONS = {5: "II", 10: "ii"}


class Layout(NamedTuple):
    """order: of bytes, as ``struct`` writes it. big: 64-bit places. first: where the first directory is."""

    order: str
    big: bool
    first: int

    @staticmethod
    def of(head: bytes) -> Layout | None:
        """The layout that the start of a file states; None where it states none."""
        order = {b"II": "<", b"MM": ">"}.get(head[:2])
        if order is None or len(head) < 8:
            return None
        (mark,) = struct.unpack_from(order + "H", head, 2)
        if mark == 42:
            return Layout(order, False, *struct.unpack_from(order + "I", head, 4))
        if mark == 43 and len(head) >= 16:
            return Layout(order, True, *struct.unpack_from(order + "Q", head, 8))
        return None


@dataclass(slots=True)
class Directory:
    """One directory. place: where it stands. next: where the next one is, 0 for none. end: of the directory itself. last: of all its values."""

    place: int
    next: int
    end: int
    last: int
    _blocks: Blocks
    _layout: Layout
    _tags: dict[int, tuple[int, int, int]]

    def has(self, tag: int) -> bool:
        return tag in self._tags

    def one(self, tag: int, default: int = 0) -> int:
        """The first value of a tag; the default where it is missing or no whole number."""
        return next(iter(self.all(tag, 1)), default)

    def all(self, tag: int, most: int) -> tuple[int, ...]:
        """Values of a tag, so many at most."""
        found = self._tags.get(tag)
        if found is None or found[0] not in _LETTERS:
            return ()
        kind, count, place = found
        count = min(count, most, self._blocks.size // _BYTES[kind])
        data = self._blocks.at(place, count * _BYTES[kind])
        count = min(count, len(data) // _BYTES[kind])
        return struct.unpack_from(f"{self._layout.order}{count}{_LETTERS[kind]}", data)

    def fraction(self, tag: int) -> float:
        """The value of a tag that is a fraction; 0.0 where it is none."""
        kind, _, place = self._tags.get(tag, (0, 0, 0))
        data = self._blocks.at(place, 8)
        if kind not in _FRACTIONS or len(data) < 8:
            return float(self.one(tag))
        above, below = struct.unpack(self._layout.order + _FRACTIONS[kind], data)
        return above / below if below else 0.0


def read_directory(blocks: Blocks, layout: Layout, place: int) -> Directory | None:
    """The directory at a place; None where there can be none."""
    counted, each, inline, wide = (8, 20, 8, "Q") if layout.big else (2, 12, 4, "I")
    start = blocks.at(place, counted)
    if len(start) < counted:
        return None
    (count,) = struct.unpack(layout.order + ("Q" if layout.big else "H"), start)
    if not 0 < count <= MOST_TAGS:
        return None
    length = count * each
    data = blocks.at(place + counted, length + inline)
    end = place + counted + length + inline
    if len(data) < length:
        return Directory(place, 0, end, end, blocks, layout, {})
    tags: dict[int, tuple[int, int, int]] = {}
    last = end
    entry = struct.Struct(layout.order + "HH" + wide)
    for at in range(0, length, each):
        tag, kind, values = entry.unpack_from(data, at)
        size = _BYTES.get(kind, 1) * values
        (there,) = (
            struct.unpack_from(layout.order + wide, data, at + each - inline) if size > inline else (place + counted + at + each - inline,)
        )
        tags.setdefault(tag, (kind, values, there))
        last = max(last, there + size)
    # a file that lacks the four bytes after its last directory is read by everybody
    (after,) = struct.unpack_from(layout.order + wide, data, length) if len(data) == length + inline else (0,)
    return Directory(place, after, place + counted + length, last, blocks, layout, tags)
