"""HEIC and AVIF (ISO/IEC 23008-12, 14496-12): the boxes of the file, the size of the picture it shows, and whether what they point at is there."""

from __future__ import annotations

from gosform.uploads import exif
from gosform.uploads.blocks import Blocks
from gosform.uploads.facts import Facts, Page, Trouble, Wish
from gosform.uploads.heif_boxes import Box, Items, boxes, items
from gosform.uploads.pictures import looked
from gosform.uploads.pixels import complex_, damaged, too_many, trailing, truncated
from gosform.uploads.source import Source

MOST_BOXES = 1_000
MOST_META = 4 << 20
"""Bytes of the box that describes the pictures: some kilobytes in the photos of phones."""

_AVIF = (b"avif", b"avis")
_NAMES = frozenset(b"ftyp meta mdat free skip wide moov moof mfra uuid styp sidx pdin prft idat jumb mpvd".split())
"""Boxes of the outermost level; after the picture, anything else is none."""
_MOVING = (b"msf1", b"hevc", b"hevx", b"avis")


def walk(source: Source, wish: Wish) -> Facts:
    """What the boxes say. Troubles: truncated, damaged, trailing-data, too-many-pixels, cannot-check (boxes, or a decoder that is not there)."""
    blocks = Blocks(source)
    end = blocks.number(0, 4)
    brands = [blocks.at(8, 4), *(blocks.at(at, 4) for at in range(16, min(end, 256), 4))]
    format = "avif" if any(brand in _AVIF for brand in brands) and not any(brand[:3] in {b"hei", b"hev"} for brand in brands) else "heic"
    top, troubles = _top(source, blocks)
    meta = next((box for box in top if box.name == b"meta"), None)
    found = Items()
    if meta is None:
        troubles = troubles or (() if any(box.name == b"moov" for box in top) else (damaged("no-picture", end),))
    elif meta.end - meta.start > MOST_META:
        troubles = troubles or (complex_("boxes", meta.end - meta.start, MOST_META),)
    elif meta.end <= source.size:
        found = items(source.read_at(meta.start, meta.end - meta.start))
        troubles = troubles or _reached(source, meta, found)
    pages: tuple[Page, ...] = ()
    if found.width and found.height:
        colour = "grey" if found.channels == 1 else "colour"
        pages = (Page(pixels=(found.width, found.height), colour=colour, rotated=found.turned),)
        troubles = (*too_many(found.width, found.height), *troubles)
    animated = any(brand in _MOVING for brand in brands) and any(box.name == b"moov" for box in top)
    facts = Facts(format, source.size, len(pages), pages, troubles, location=_location(source, found), animated=animated)
    return looked(facts, source, wish, ("AVIF",) if format == "avif" else ("HEIF",))


def _top(source: Source, blocks: Blocks) -> tuple[list[Box], tuple[Trouble, ...]]:
    """The outermost boxes, as far as they are boxes, and what is wrong with them."""
    found: list[Box] = []
    names = set[bytes]()
    for box in boxes(blocks, 0, source.size):
        whole = {b"meta", b"mdat"} <= names
        if box.end < box.start or (box.name not in _NAMES and (whole or not box.name.isalnum())):
            return found, trailing(source, box.place) if whole else (damaged("box", box.place),)
        found.append(box)
        names.add(box.name)
        if box.end > source.size:
            return found, (truncated(source, box.end),)
        if len(found) > MOST_BOXES:
            return found, (complex_("boxes", len(found), MOST_BOXES),)
    if found and found[-1].end < source.size:
        return found, trailing(source, found[-1].end) if {b"meta", b"mdat"} <= names else (truncated(source),)
    return found, ()


def _reached(source: Source, meta: Box, found: Items) -> tuple[Trouble, ...]:
    if not found.width or not found.height:
        return (damaged("no-picture", meta.place),)
    return (truncated(source, found.reach),) if found.reach > source.size else ()


def _location(source: Source, found: Items) -> bool:
    start, length = found.exif
    if not 4 < length <= 1 << 20:
        return False
    data = source.read_at(start, length)
    return exif.read(data[4 + int.from_bytes(data[:4], "big") :]).location
