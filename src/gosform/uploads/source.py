"""A file as a walk reads it: by place, within its size."""

from __future__ import annotations

from typing import BinaryIO


class Source:
    """A file that is read by place. Reading past the end gives what is there, as files do.

    size: bytes in all. file: the open file itself, for libraries that want one; whoever reads it moves its place.
    """

    __slots__ = ("file", "size")

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.size = file.seek(0, 2)
        file.seek(0)

    def read_at(self, place: int, count: int) -> bytes:
        """``count`` bytes from a place on, fewer at the end; nothing for a place outside."""
        if place < 0 or count <= 0 or place >= self.size:
            return b""
        self.file.seek(place)
        return self.file.read(min(count, self.size - place))

    def head(self, count: int = 4096) -> bytes:
        """The first bytes."""
        return self.read_at(0, count)

    def tail(self, count: int = 4096) -> bytes:
        """The last bytes."""
        return self.read_at(max(0, self.size - count), count)
