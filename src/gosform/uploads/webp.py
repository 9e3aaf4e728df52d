"""WebP (Google, WebP container; RFC 9649): RIFF chunks, whose sizes must add up to the file's."""

from __future__ import annotations

from dataclasses import dataclass

from gosform.uploads import exif
from gosform.uploads.blocks import Blocks
from gosform.uploads.facts import Facts, Page, Trouble, Wish
from gosform.uploads.pictures import looked
from gosform.uploads.pixels import complex_, damaged, too_many, trailing, truncated
from gosform.uploads.source import Source

MOST_CHUNKS = 10_000


@dataclass(slots=True)
class _Seen:
    width: int = 0
    height: int = 0
    pictures: int = 0
    animated: bool = False
    exif: exif.Exif = exif.NOTHING
    location: bool = False


def walk(source: Source, wish: Wish) -> Facts:
    """What the chunks say. Troubles: truncated, damaged, trailing-data, too-many-pixels, cannot-check (chunks)."""
    seen = _Seen()
    troubles = _through(source, Blocks(source), seen)
    pages: tuple[Page, ...] = ()
    if seen.width and seen.height:
        pages = (Page(pixels=(seen.width, seen.height), colour="colour", rotated=seen.exif.turned),)
        troubles = (*too_many(seen.width, seen.height), *troubles)
    location = seen.location or seen.exif.location
    facts = Facts("webp", source.size, len(pages), pages, troubles, location=location, animated=seen.animated)
    return looked(facts, source, wish, ("WEBP",))


def _through(source: Source, blocks: Blocks, seen: _Seen) -> tuple[Trouble, ...]:
    head = blocks.at(0, 12)
    if len(head) < 12:
        return (truncated(source),)
    whole = 8 + int.from_bytes(head[4:8], "little")
    place = 12
    for _ in range(MOST_CHUNKS):
        if place >= whole - 1:
            break
        start = blocks.at(place, 8)
        if len(start) < 8:
            return (truncated(source, whole),)
        name, length = start[:4], int.from_bytes(start[4:], "little")
        end = place + 8 + length
        if not all(32 <= each < 127 for each in name) or end > whole:
            return (damaged("chunk", place),)
        if end > source.size:
            return (truncated(source, whole),)
        if not _chunk(blocks, seen, name, place + 8, length):
            return (damaged("frame", place),)
        place = end + (length & 1)
    else:
        return (complex_("chunks", MOST_CHUNKS + 1, MOST_CHUNKS),)
    if not seen.pictures:
        return (damaged("no-picture", place),)
    return trailing(source, whole + (whole & 1)) if whole <= source.size else (truncated(source, whole),)


def _chunk(blocks: Blocks, seen: _Seen, name: bytes, place: int, length: int) -> bool:
    """Takes in one chunk; False where it cannot be."""
    data = blocks.at(place, min(length, 16))
    if name == b"VP8X":
        if length < 10:
            return False
        seen.animated = bool(data[0] & 2)
        seen.width, seen.height = 1 + int.from_bytes(data[4:7], "little"), 1 + int.from_bytes(data[7:10], "little")
    elif name in {b"VP8 ", b"VP8L"}:
        size = _lossy(data) if name == b"VP8 " else _lossless(data)
        seen.pictures += 1
        if size is None:
            return False
        if not seen.width:
            seen.width, seen.height = size
    elif name == b"ANMF":
        seen.pictures += 1
        return length >= 24
    elif name == b"EXIF":
        seen.exif = exif.read(blocks.at(place, min(length, 65536)))
    elif name == b"XMP ":
        seen.location = seen.location or b"GPSLatitude" in blocks.at(place, min(length, 65536))
    return True


def _lossy(data: bytes) -> tuple[int, int] | None:
    """RFC 6386, section 9.1."""
    if len(data) < 10 or data[3:6] != b"\x9d\x01\x2a" or data[0] & 1:
        return None
    width, height = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    return (width, height) if width and height else None


def _lossless(data: bytes) -> tuple[int, int] | None:
    if len(data) < 5 or data[0] != 0x2F:
        return None
    bits = int.from_bytes(data[1:5], "little")
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
