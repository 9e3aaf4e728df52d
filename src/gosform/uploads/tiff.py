"""TIFF (Adobe TIFF 6.0; BigTIFF): every page's directory, and whether its strips or tiles lie within the file. Nothing is unpacked.

A TIFF has no end: anything may lie anywhere, and what a tag of some program points at nobody else knows. So behind the last byte that is known only the
beginning of a file of another kind, or a ZIP, is taken for more data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from gosform.uploads import exif
from gosform.uploads.blocks import Blocks
from gosform.uploads.facts import MOST_PAGES, Facts, Page, Trouble, Wish
from gosform.uploads.foreign import archive, begins_another
from gosform.uploads.pictures import looked
from gosform.uploads.pixels import complex_, damaged, too_many, truncated
from gosform.uploads.source import Source
from gosform.uploads.tiff_values import Directory, Layout, read_directory

MOST_DIRECTORIES = 2_000
MOST_PARTS = 2_000_000
"""Strips and tiles of all pages together."""

_WIDTH, _HEIGHT, _BITS, _PACKING, _PHOTOMETRIC = 0x100, 0x101, 0x102, 0x103, 0x106
_STRIPS, _ORIENTATION, _SAMPLES, _ROWS, _STRIP_BYTES = 0x111, 0x112, 0x115, 0x116, 0x117
_ACROSS, _DOWN, _PLANAR, _UNIT = 0x11A, 0x11B, 0x11C, 0x128
_TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_BYTES = 0x142, 0x143, 0x144, 0x145
_KIND, _GPS, _OLD_JPEG, _OLD_JPEG_BYTES = 0xFE, 0x8825, 0x201, 0x202
_REDUCED, _MASK = 1, 4
_PADDING, _PREVIEW = b"\0 \r\n\t", b"\xff\xd8\xff"
_MILLIMETRES = {2: 25.4, 3: 10.0}


@dataclass(slots=True)
class _Seen:
    """pages: of pictures that count. lesser: previews and masks. parts, taken: strips and tiles, their bytes. end: of the last one. last: of everything."""

    pages: list[Page] = field(default_factory=list)
    count: int = 0
    lesser: list[Page] = field(default_factory=list)
    parts: int = 0
    taken: int = 0
    end: int = 0
    last: int = 0
    largest: tuple[int, int] = (0, 0)
    location: bool = False


class _Parts(NamedTuple):
    """Where the strips or tiles begin, how long each is; how many there should be."""

    starts: tuple[int, ...]
    lengths: tuple[int, ...]
    expected: int


def walk(source: Source, wish: Wish) -> Facts:
    """What the directories say. Troubles: truncated, damaged (loop, directory, strips), too-many-pixels, cannot-check (directories, strips).

    A page has a paper size where the file states a resolution: that is what the scanner was told, not what was measured.
    """
    blocks = Blocks(source)
    seen = _Seen()
    layout = Layout.of(blocks.at(0, 16))
    troubles = (damaged("start", 0),) if layout is None else _through(blocks, seen, layout)
    pages = seen.pages or seen.lesser[:1]
    troubles = (*too_many(*seen.largest), *troubles, *(() if troubles else _behind(source, max(seen.end, seen.last))))
    facts = Facts("tiff", source.size, seen.count or len(pages), tuple(pages), troubles, location=seen.location)
    return looked(facts, source, wish, ("TIFF",))


def _through(blocks: Blocks, seen: _Seen, layout: Layout) -> tuple[Trouble, ...]:
    place, visited = layout.first, set[int]()
    if not place:
        return (damaged("no-picture", 4),)
    while place:
        if place in visited:
            return (damaged("loop", place),)
        visited.add(place)
        if len(visited) > MOST_DIRECTORIES:
            return (complex_("directories", len(visited), MOST_DIRECTORIES),)
        directory = read_directory(blocks, layout, place)
        if directory is None:
            return (truncated(blocks.source, place + 2) if place + 2 > blocks.size else damaged("directory", place),)
        if directory.end > blocks.size:
            return (truncated(blocks.source, directory.end),)
        seen.last = max(seen.last, directory.last, *map(int.__add__, directory.all(_OLD_JPEG, 1), directory.all(_OLD_JPEG_BYTES, 1)))
        trouble = _page(blocks, seen, directory)
        if trouble is not None:
            return (trouble,)
        place = directory.next
    if seen.end > blocks.size:
        return (truncated(blocks.source, seen.end),)
    if seen.taken > 2 * blocks.size:  # pages that share strips cost a decoder far more than their size lets expect
        return (complex_("strips", seen.taken, blocks.size),)
    return ()


def _behind(source: Source, end: int) -> tuple[Trouble, ...]:
    start = source.read_at(end, 4096).lstrip(_PADDING)
    if begins_another(start) and not start.startswith(_PREVIEW):
        return (Trouble("trailing-data", {"have": source.size - end, "where": "end", "at": end}),)
    hidden = archive(source)
    return (Trouble("trailing-data", {"have": hidden, "where": "end", "at": source.size - hidden}),) if hidden else ()


def _page(blocks: Blocks, seen: _Seen, directory: Directory) -> Trouble | None:
    width, height = directory.one(_WIDTH), directory.one(_HEIGHT)
    if not width or not height:
        return damaged("directory", directory.place)
    if width * height > seen.largest[0] * seen.largest[1]:
        seen.largest = (width, height)
    parts = _parts(directory, width, height)
    if isinstance(parts, Trouble):
        return parts
    seen.parts += len(parts.starts)
    if seen.parts > MOST_PARTS:
        return complex_("strips", seen.parts, MOST_PARTS)
    seen.taken += sum(parts.lengths)
    if parts.starts:
        lengths = parts.lengths or (1,) * len(parts.starts)
        seen.end = (
            max(seen.end, *map(int.__add__, parts.starts, lengths)) if len(lengths) > 1 else max(seen.end, parts.starts[0] + lengths[0])
        )
    if trouble := _too_short(directory, parts, width, height):
        return trouble
    _note(blocks, seen, directory, (width, height))
    return None


def _parts(directory: Directory, width: int, height: int) -> _Parts | Trouble:
    """The strips or tiles of a page; a trouble where their number does not fit its size."""
    planes = directory.one(_SAMPLES, 1) if directory.one(_PLANAR, 1) == 2 else 1
    if directory.has(_TILES):
        across, down = directory.one(_TILE_WIDTH), directory.one(_TILE_HEIGHT)
        if not across or not down:
            return damaged("tiles", directory.place)
        expected = -(-width // across) * -(-height // down) * planes
        starts, lengths = directory.all(_TILES, expected), directory.all(_TILE_BYTES, expected)
    elif directory.has(_STRIPS):
        expected = -(-height // min(directory.one(_ROWS, height) or height, height)) * planes
        starts, lengths = directory.all(_STRIPS, expected), directory.all(_STRIP_BYTES, expected)
    else:
        return _Parts((), (), 0) if directory.has(_OLD_JPEG) else damaged("no-picture", directory.place)
    if len(starts) < expected or (lengths and len(lengths) < len(starts)):
        return damaged("strips", directory.place)
    return _Parts(starts, lengths, expected)


def _too_short(directory: Directory, parts: _Parts, width: int, height: int) -> Trouble | None:
    """Unpacked pixels take exactly as much as they take; packed ones something."""
    if not parts.lengths:
        return None
    if directory.one(_PACKING, 1) != 1:
        return damaged("strips", directory.place) if not any(parts.lengths) else None
    bits = directory.one(_BITS, 1) * directory.one(_SAMPLES, 1)
    if directory.has(_TILES) or directory.one(_PHOTOMETRIC) == 6:
        return None
    return damaged("strips", directory.place) if sum(parts.lengths) < height * (width * bits // 8) else None


def _note(blocks: Blocks, seen: _Seen, directory: Directory, pixels: tuple[int, int]) -> None:
    turned = exif.TURNS.get(directory.one(_ORIENTATION, 1), 0)
    unit = _MILLIMETRES.get(directory.one(_UNIT, 2), 0.0)
    across, down = directory.fraction(_ACROSS), directory.fraction(_DOWN)
    paper = (pixels[0] / across * unit, pixels[1] / down * unit) if across > 0 and down > 0 else (0.0, 0.0)
    if turned in {90, 270}:
        paper = paper[::-1]
    page = Page(round(paper[0], 2), round(paper[1], 2), pixels, _colour(directory), turned)
    seen.location = seen.location or (directory.has(_GPS) and bool(directory.one(_GPS)))
    if directory.one(_KIND) & (_REDUCED | _MASK):
        if not seen.lesser:
            seen.lesser.append(page)
        return
    seen.count += 1
    if len(seen.pages) < MOST_PAGES:
        seen.pages.append(page)


def _colour(directory: Directory) -> str:
    if directory.one(_SAMPLES, 1) == 1 and directory.one(_BITS, 1) == 1:
        return "1bit"
    return "grey" if directory.one(_PHOTOMETRIC) in {0, 1} else "colour"
