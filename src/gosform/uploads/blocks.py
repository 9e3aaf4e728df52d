"""Reading many small parts of a file without a call to the system for each."""

from __future__ import annotations

from gosform.uploads.source import Source


class Blocks:
    """A window over a file that moves with the reader.

    source: the file. size: of it, bytes. length: of a window, bytes.
    """

    __slots__ = ("_data", "_length", "_place", "size", "source")

    def __init__(self, source: Source, length: int = 65536) -> None:
        self.size = source.size
        self.source = source
        self._length = length
        self._place = 0
        self._data = b""

    def at(self, place: int, count: int) -> bytes:
        """``count`` bytes from a place on, fewer at the end; nothing for a place outside. A count above the window is read by itself."""
        start = place - self._place
        if start >= 0 and start + count <= len(self._data):
            return self._data[start : start + count]
        if place < 0 or place >= self.size:
            return b""
        if count > self._length:
            return self.source.read_at(place, count)
        self._place = place
        self._data = self.source.read_at(place, self._length)
        return self._data[:count]

    def number(self, place: int, count: int) -> int:
        """The unsigned number of ``count`` bytes at a place, the highest byte first; 0 past the end."""
        return int.from_bytes(self.at(place, count), "big")
