"""How much work one document may cause. Whoever reads more than that stops, and says that the document was not checked to its end.

Work is counted and not timed: a document gets the same answer on a slow machine, on a busy one and beside a profiler. Clocks are for whoever looks at
this process from outside.
"""

from __future__ import annotations

MOST_ENTRIES = 400_000
"""Objects that a cross-reference may list. Large drawings have some hundred thousand."""

MOST_OBJECTS = 60_000
"""Objects that are looked at with a library; each takes about 30 microseconds."""

MOST_STEPS = 1_500_000
"""Steps of about a microsecond each: see ``steps`` for what is parsed. Reading and unpacking have bounds of their own."""

MOST_UNPACKED = 64 << 20
"""Bytes of object streams, cross-reference streams and page contents of one document, unpacked."""

MOST_AT_ONCE = 16 << 20
"""Bytes of one such stream, unpacked; and of its packed form."""


MOST_DECIPHERED = 768 << 10
"""Bytes that are deciphered of one document: object streams, and the beginnings of page contents. Pictures are not."""


class TooMuch(Exception):
    """The document needs more work than one may cause."""


def steps(text: bytes) -> int:
    """What parsing an object takes: by its length, and by what is in it; a reference is one thing and not three, digits of hexadecimal are read one by one."""
    pairs, brackets = text.count(b"<<"), text.count(b"<")
    things = len(text.split()) - 2 * text.count(b" R") + brackets - pairs + sum(map(text.count, (b"/", b"(", b"[")))
    return 20 + 4 * max(0, things) + (len(text) // 3 if brackets == 2 * pairs else 2 * len(text))


class Budget:
    """What is left of it. Every method raises ``TooMuch`` when nothing is."""

    __slots__ = ("_bytes", "_deciphering", "_objects", "_reading", "_steps", "unpacked")

    def __init__(self, size: int) -> None:
        self._objects = MOST_OBJECTS
        self._bytes = MOST_UNPACKED
        self._reading = 3 * size + (16 << 20)
        self._steps = MOST_STEPS
        self._deciphering = MOST_DECIPHERED
        self.unpacked = 0

    def deciphering(self, count: int) -> None:
        """So many bytes are to be deciphered, in Python."""
        self._deciphering -= count
        if self._deciphering < 0:
            raise TooMuch

    def object(self, text: bytes) -> None:
        """One more object is parsed, from this text."""
        self._objects -= 1
        if self._objects < 0:
            raise TooMuch
        self.steps(steps(text))

    def steps(self, count: int) -> None:
        """So many steps are to be taken."""
        self._steps -= count
        if self._steps < 0:
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
