"""PNG (W3C Portable Network Graphics, third edition): every chunk with its checksum, to the end chunk. Nothing is unpacked."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import NamedTuple

from gosform.uploads import exif
from gosform.uploads.blocks import Blocks
from gosform.uploads.facts import Facts, Page, Trouble, Wish
from gosform.uploads.pictures import looked
from gosform.uploads.pixels import complex_, damaged, too_many, trailing, truncated
from gosform.uploads.source import Source

MOST_TEXTS = 1_000
"""Chunks of text: programs write a handful, decoders keep all of them."""
MOST_CHUNKS = 50_000
SIGNATURE = b"\x89PNG\r\n\x1a\n"

_BLOCK = 1 << 18
_LONGEST = (1 << 31) - 1
_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_SMALLEST = 1040
"""Bytes of a picture that a byte of deflate can stand for, and a little more."""


class _Header(NamedTuple):
    width: int
    height: int
    depth: int
    colour: int


@dataclass(slots=True)
class _Seen:
    header: _Header | None = None
    chunks: int = 0
    texts: int = 0
    data: int = 0
    last: bytes = b""
    palette: bool = False
    frames: int = 1
    exif: exif.Exif = exif.NOTHING
    location: bool = False


def walk(source: Source, wish: Wish) -> Facts:
    """What the chunks say. Troubles: truncated, damaged (checksum, order, header), trailing-data, too-many-pixels, cannot-check (chunks, texts)."""
    seen = _Seen()
    troubles = _through(source, seen)
    header = seen.header
    pages: tuple[Page, ...] = ()
    if header is not None:
        pages = (Page(pixels=header[:2], colour=_colour(header), rotated=seen.exif.turned),)
        troubles = (*too_many(header.width, header.height), *troubles)
    location = seen.location or seen.exif.location
    facts = Facts("png", source.size, len(pages), pages, troubles, location=location, animated=seen.frames > 1)
    return looked(facts, source, wish, ("PNG",))


def _colour(header: _Header) -> str:
    if header.colour in {0, 4}:
        return "1bit" if header.depth == 1 else "grey"
    return "1bit" if header.colour == 3 and header.depth == 1 else "colour"


def _through(source: Source, seen: _Seen) -> tuple[Trouble, ...]:
    if source.read_at(0, 8) != SIGNATURE:
        return (truncated(source) if source.size < 8 else damaged("start", 0),)
    blocks = Blocks(source, _BLOCK)
    place = 8
    while True:
        seen.chunks += 1
        if seen.chunks > MOST_CHUNKS:
            return (complex_("chunks", seen.chunks, MOST_CHUNKS),)
        start = blocks.at(place, 8)
        if len(start) < 8:
            return (truncated(source, place + 12),)
        length, name = struct.unpack(">I4s", start)
        if length > _LONGEST or not name.isalpha():
            return (damaged("chunk", place),)
        end = place + 12 + length
        if end > source.size:
            return (truncated(source, end + (0 if name == b"IEND" else 12)),)
        if not _checked(blocks, place, length):
            return (damaged("checksum", place),)
        trouble = _chunk(blocks, seen, name, place, length)
        if trouble is not None:
            return (trouble,)
        place = end
        if name == b"IEND":
            return _ended(source, seen, end)


def _checked(blocks: Blocks, place: int, length: int) -> bool:
    """The checksum of a chunk is right; a long one is read piece by piece."""
    if length < _BLOCK:
        data = blocks.at(place + 4, length + 8)
        return zlib.crc32(memoryview(data)[:-4]) == int.from_bytes(data[-4:], "big")
    sum_, at, end = 0, place + 4, place + 8 + length
    while at < end:
        data = blocks.source.read_at(at, min(_BLOCK, end - at))
        if not data:
            return False
        sum_ = zlib.crc32(data, sum_)
        at += len(data)
    return sum_ == int.from_bytes(blocks.source.read_at(end, 4), "big")


def _chunk(blocks: Blocks, seen: _Seen, name: bytes, place: int, length: int) -> Trouble | None:
    if (seen.header is None) != (name == b"IHDR"):
        return damaged("order", place)
    if name == b"IHDR":
        return _header(blocks.at(place + 8, length), seen, place)
    if name == b"IDAT":
        if seen.data and seen.last != b"IDAT":
            return damaged("order", place)
        seen.data += length
    elif name == b"PLTE":
        if length % 3 or not 3 <= length <= 768 or seen.palette or seen.data:
            return damaged("palette", place)
        seen.palette = True
    elif name == b"acTL":
        seen.frames = blocks.number(place + 8, 4)
    elif name == b"eXIf":
        seen.exif = exif.read(blocks.at(place + 8, min(length, 65536)))
    elif name in _TEXTS:
        seen.texts += 1
        seen.location = seen.location or b"GPSLatitude" in blocks.at(place + 8, min(length, 65536))
        if seen.texts > MOST_TEXTS:
            return complex_("texts", seen.texts, MOST_TEXTS)
    elif not name[0] & 32 and name != b"IEND":
        return damaged("chunk", place)
    seen.last = name
    return None


def _header(data: bytes, seen: _Seen, place: int) -> Trouble | None:
    if len(data) != 13:
        return damaged("header", place)
    width, height, depth, colour, packing, filtering, interlace = struct.unpack(">IIBBBBB", data)
    if not (width and height and depth in _DEPTHS.get(colour, ())) or packing or filtering or interlace > 1:
        return damaged("header", place)
    seen.header = _Header(width, height, depth, colour)
    seen.last = b"IHDR"
    return None


def _ended(source: Source, seen: _Seen, end: int) -> tuple[Trouble, ...]:
    header = seen.header
    if header is None or not seen.data:
        return (damaged("no-picture", end),)
    if header.colour == 3 and not seen.palette:
        return (damaged("palette", end),)
    if seen.data * _SMALLEST < header.height * -(-header.width * header.depth * _SAMPLES[header.colour] // 8):
        return (damaged("too-little-data", end),)
    return trailing(source, end)
