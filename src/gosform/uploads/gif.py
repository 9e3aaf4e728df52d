"""GIF (CompuServe, GIF89a): block after block to the trailer; frames are counted, none is unpacked."""

from __future__ import annotations

from dataclasses import dataclass

from gosform.uploads.blocks import Blocks
from gosform.uploads.facts import Facts, Page, Trouble, Wish
from gosform.uploads.pictures import looked
from gosform.uploads.pixels import complex_, damaged, too_many, trailing, truncated
from gosform.uploads.source import Source

MOST_BLOCKS = 500_000
"""Blocks of up to 255 bytes: a GIF of more than 100 MB."""
MOST_FRAMES = 5_000
_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B


@dataclass(slots=True)
class _Seen:
    frames: int = 0
    blocks: int = 0
    width: int = 0
    height: int = 0


def walk(source: Source, wish: Wish) -> Facts:
    """What the blocks say. Troubles: truncated, damaged, trailing-data, too-many-pixels, cannot-check (frames, blocks). A GIF counts as one page."""
    blocks = Blocks(source)
    start = blocks.at(0, 13)
    if len(start) < 13:
        return Facts("gif", source.size, troubles=(truncated(source),))
    seen = _Seen(width=int.from_bytes(start[6:8], "little"), height=int.from_bytes(start[8:10], "little"))
    place = 13 + _table(start[10])
    grey = _grey(blocks.at(13, _table(start[10])))
    troubles = _through(source, blocks, seen, place)
    pages: tuple[Page, ...] = ()
    if seen.width and seen.height:
        pages = (Page(pixels=(seen.width, seen.height), colour="grey" if grey else "colour"),)
        troubles = (*too_many(seen.width, seen.height), *troubles)
    facts = Facts("gif", source.size, len(pages), pages, troubles, animated=seen.frames > 1)
    return looked(facts, source, wish, ("GIF",))


def _table(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _grey(table: bytes) -> bool:
    return bool(table) and table[0::3] == table[1::3] == table[2::3]


def _through(source: Source, blocks: Blocks, seen: _Seen, place: int) -> tuple[Trouble, ...]:
    while True:
        kind = blocks.at(place, 1)
        if not kind:
            return (truncated(source, place + 1),)
        if kind[0] == _TRAILER:
            return trailing(source, place + 1) if seen.frames else (damaged("no-picture", place),)
        if kind[0] == _IMAGE:
            after = _frame(source, blocks, seen, place)
        elif kind[0] == _EXTENSION:
            after = _parts(source, blocks, seen, place + 2)
        else:
            return (damaged("block", place),)
        if isinstance(after, Trouble):
            return (after,)
        place = after


def _frame(source: Source, blocks: Blocks, seen: _Seen, place: int) -> int | Trouble:
    header = blocks.at(place, 10)
    if len(header) < 10:
        return truncated(source, place + 11)
    left, top, width, height = (int.from_bytes(header[at : at + 2], "little") for at in (1, 3, 5, 7))
    if not width or not height:
        return damaged("frame", place)
    seen.frames += 1
    if seen.frames > MOST_FRAMES:
        return complex_("frames", seen.frames, MOST_FRAMES)
    seen.width, seen.height = max(seen.width, left + width), max(seen.height, top + height)
    at = place + 10 + _table(header[9])
    bits = blocks.at(at, 1)
    if bits and not 1 <= bits[0] <= 11:
        return damaged("frame", at)
    if blocks.at(at + 1, 1) == b"\0":
        return damaged("no-data", at)
    return _parts(source, blocks, seen, at + 1)


def _parts(source: Source, blocks: Blocks, seen: _Seen, place: int) -> int | Trouble:
    """Where the sub-blocks that start at a place end."""
    while True:
        length = blocks.at(place, 1)
        if not length:
            return truncated(source, place + 2)
        seen.blocks += 1
        if seen.blocks > MOST_BLOCKS:
            return complex_("blocks", seen.blocks, MOST_BLOCKS)
        place += 1 + length[0]
        if not length[0]:
            return place
