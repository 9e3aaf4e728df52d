"""How much work one document may cause. Whoever reads more than that stops, and says that the document was not checked to its end."""

from __future__ import annotations

from time import thread_time

MOST_ENTRIES = 400_000
"""Objects that a cross-reference may list. Large drawings have some hundred thousand."""

MOST_OBJECTS = 60_000
"""Objects that are looked at with a library; each takes about 30 microseconds."""

MOST_SECONDS = 1.2
"""CPU of one document, without rendering."""

MOST_UNPACKED = 64 << 20
"""Bytes of object streams, cross-reference streams and page contents of one document, unpacked."""

MOST_AT_ONCE = 16 << 20
"""Bytes of one such stream, unpacked; and of its packed form."""


MOST_DECIPHERED = 768 << 10
"""Bytes that are deciphered of one document: object streams, and the beginnings of page contents. Pictures are not."""


class TooMuch(Exception):
    """The document needs more work than one may cause."""


class Budget:
    """What is left of it. Every method raises ``TooMuch`` when nothing is."""

    __slots__ = ("_bytes", "_deciphering", "_objects", "_reading", "_until", "unpacked")

    def __init__(self, size: int) -> None:
        self._objects = MOST_OBJECTS
        self._bytes = MOST_UNPACKED
        self._reading = 3 * size + (16 << 20)
        self._until = thread_time() + MOST_SECONDS
        self._deciphering = MOST_DECIPHERED
        self.unpacked = 0

    def restart(self) -> None:
        """The clock: what went before could not be avoided, and does not depend on the size of the document."""
        self._until = thread_time() + MOST_SECONDS

    def deciphering(self, count: int) -> None:
        """So many bytes are to be deciphered, in Python."""
        self._deciphering -= count
        if self._deciphering < 0:
            raise TooMuch

    def object(self) -> None:
        """One more object is parsed."""
        self._objects -= 1
        if self._objects < 0 or (self._objects & 63 == 0 and thread_time() > self._until):
            raise TooMuch

    def reading(self, count: int) -> None:
        """So many bytes of objects are read: objects that lie in one another would be read over and over."""
        self._reading -= count
        if self._reading < 0:
            raise TooMuch

    def unpacking(self, count: int) -> None:
        """So many bytes came out of a stream."""
        self.unpacked += count
        if self.unpacked > self._bytes:
            raise TooMuch

    def time(self) -> None:
        """For loops that parse nothing."""
        if thread_time() > self._until:
            raise TooMuch
