"""Limits that every picture has in common, and how a walk says what it met."""

from __future__ import annotations

from gosform.uploads.facts import Trouble
from gosform.uploads.source import Source

MOST_PIXELS = 100_000_000
"""Above it nothing is decoded, whatever a form allows: A3 at 600 dots an inch has 70 million, few phones make more."""

_PADDING = b"\0\r\n\t \x1a\xff"
_BLOCK = 1 << 20


def too_many(width: int, height: int) -> tuple[Trouble, ...]:
    """A picture that is too large for anybody."""
    if width * height <= MOST_PIXELS:
        return ()
    return (Trouble("too-many-pixels", {"width": width, "height": height, "have": width * height, "need": MOST_PIXELS}),)


def truncated(source: Source, need: int = 0) -> Trouble:
    """The file ends early. need: bytes it should have, where that is known and can be believed."""
    if source.size < need <= source.size * 64:
        return Trouble("truncated", {"have": source.size, "need": need})
    return Trouble("truncated", {"at": source.size})


def damaged(reason: str, place: int) -> Trouble:
    """Something in the file contradicts the rest of it, at a byte."""
    return Trouble("damaged", {"reason": reason, "at": place})


def complex_(what: str, have: int, need: int) -> Trouble:
    """More of something than is looked through."""
    return Trouble("cannot-check", {"reason": "complex", "what": what, "have": have, "need": need})


def trailing(source: Source, end: int) -> tuple[Trouble, ...]:
    """Bytes after the end of a picture, other than padding."""
    place = end
    while place < source.size:
        block = source.read_at(place, _BLOCK)
        if block.strip(_PADDING):
            return (Trouble("trailing-data", {"have": source.size - end, "where": "end", "at": end}),)
        if not block:
            break
        place += len(block)
    return ()
