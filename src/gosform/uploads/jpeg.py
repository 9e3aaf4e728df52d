"""JPEG (ITU-T T.81, T.86; Exif 2.32; CIPA DC-007 for several pictures in one file): from marker to marker, to the end of the picture.

Nothing is decoded: what a scan holds is only searched for the next marker. That tells a file that was cut off at any byte, and one whose second
half is zeros, which decoders take for a grey picture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gosform.uploads import exif
from gosform.uploads.blocks import Blocks
from gosform.uploads.facts import Facts, Page, Trouble, Wish
from gosform.uploads.pictures import looked, only_the_end_is_missing
from gosform.uploads.pixels import complex_, damaged, too_many, trailing, truncated
from gosform.uploads.source import Source

MOST_SCANS = 100
"""Cameras and programs write 1 to 20; each costs a decoder a pass over the whole picture."""
MOST_SEGMENTS = 10_000
_BLOCK = 1 << 16
_SKIPPED = 4096

_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_DECODED = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC9, 0xCA})
_AFTER_SCAN = frozenset({0xC4, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, 0xFE, *range(0xE0, 0xF0)})
_PROGRESSIVE = frozenset({0xC2, 0xCA})
_ARITHMETIC = frozenset({0xC9, 0xCA})
_SOS, _EOI, _SOI, _DNL = 0xDA, 0xD9, 0xD8, 0xDC
_OF_CAMERAS = (b"MotionPhoto", b"MicroVideo", b"Container:Directory", b"hdrgm:")
_SAMSUNG = b"SEFT"


@dataclass(slots=True)
class _Seen:
    """What the walk has met so far. data: bytes of compressed picture. depth: by component and coefficient, the bit that is still to come."""

    frame: int = 0
    width: int = 0
    height: int = 0
    factors: tuple[tuple[int, int], ...] = ()
    ids: bytes = b""
    scans: int = 0
    data: int = 0
    turned: int = 0
    location: bool = False
    more: bool = False
    pictures: tuple[tuple[int, int], ...] = ()
    depth: dict[int, list[int]] = field(default_factory=dict)
    end: int = 0


def walk(source: Source, wish: Wish) -> Facts:
    """What the markers say. Troubles: truncated, damaged, trailing-data, too-many-pixels, cannot-check (scans, segments, a rare compression)."""
    seen = _Seen()
    troubles = _through(source, Blocks(source), seen)
    page = Page(pixels=(seen.width, seen.height), colour="grey" if len(seen.factors) == 1 else "colour", rotated=seen.turned)
    whole = bool(seen.width and seen.height)
    if whole:
        troubles = (*too_many(seen.width, seen.height), *troubles)
    facts = Facts("jpeg", source.size, int(whole), (page,) if whole else (), troubles, location=seen.location)
    return looked(facts, source, wish, ("JPEG",))


def _through(source: Source, blocks: Blocks, seen: _Seen) -> tuple[Trouble, ...]:
    if blocks.at(0, 2) != b"\xff\xd8":
        return (damaged("start", 0),)
    place = 2
    for _ in range(MOST_SEGMENTS):
        found = _next(blocks, place)
        if found is None:
            return _cut(source, seen)
        marker, at = found
        if at - place > 8 and blocks.at(place, at - place).strip(b"\0\xff"):
            return (damaged("between", place),)
        if marker == _EOI:
            seen.end = at + 2
            return _ended(source, blocks, seen)
        if 0xD0 <= marker <= _SOI or marker == 1:
            if marker == _SOI:
                return (damaged("start-again", at),)
            place = at + 2
            continue
        length = blocks.number(at + 2, 2)
        place = at + 2 + length
        if at + 4 > source.size or place > source.size:
            return (truncated(source, max(place, at + 4) + 2),)
        if length < 2:
            return (damaged("length", at),)
        trouble, place = _segment(blocks, seen, marker, at, length)
        if trouble is not None:
            return (trouble,)
    return (complex_("segments", MOST_SEGMENTS + 1, MOST_SEGMENTS),)


def _next(blocks: Blocks, place: int) -> tuple[int, int] | None:
    """The next marker and where it stands; None at the end of the file, or where nothing like a marker is near."""
    start = blocks.at(place, 2)
    if len(start) == 2 and start[0] == 0xFF and start[1] not in {0, 0xFF}:
        return start[1], place
    near = blocks.at(place, _SKIPPED)
    found = re.search(rb"\xff[^\x00\xff]", near)
    return (near[found.start() + 1], place + found.start()) if found else None


def _segment(blocks: Blocks, seen: _Seen, marker: int, at: int, length: int) -> tuple[Trouble | None, int]:
    """Takes in one segment. The trouble that ends the walk, if any; where the next marker is looked for."""
    after = at + 2 + length
    if marker in _FRAMES:
        return (None if not seen.frame else damaged("frame-again", at)) or _frame(blocks, seen, marker, at, length), after
    if marker in {0xE1, 0xE2}:
        _application(blocks.at(at + 4, length - 2), seen, at + 4)
    elif marker == _DNL and not seen.height:
        seen.height = blocks.number(at + 4, 2)
    elif marker == _SOS:
        return _scan(blocks, seen, at, length)
    elif not (0xC4 <= marker <= 0xCC or 0xDB <= marker <= 0xFE):
        return damaged("marker", at), after
    return None, after


def _frame(blocks: Blocks, seen: _Seen, marker: int, at: int, length: int) -> Trouble | None:
    header = blocks.at(at + 4, length - 2)
    count = header[5] if len(header) > 5 else 0
    if not 1 <= count <= 4 or len(header) < 6 + 3 * count:
        return damaged("frame", at)
    if marker not in _DECODED:
        return Trouble("cannot-check", {"reason": "decoder", "what": "compression"})
    seen.frame = marker
    seen.height, seen.width = int.from_bytes(header[1:3], "big"), int.from_bytes(header[3:5], "big")
    seen.ids = header[6 : 6 + 3 * count : 3]
    seen.factors = tuple((each >> 4, each & 15) for each in header[7 : 6 + 3 * count : 3])
    if not seen.width or not all(1 <= x <= 4 and 1 <= y <= 4 for x, y in seen.factors):
        return damaged("frame", at)
    return None


def _application(data: bytes, seen: _Seen, place: int) -> None:
    if data.startswith(b"Exif\0\0"):
        read = exif.read(data)
        seen.turned = read.turned or seen.turned
        seen.location = seen.location or read.location
    elif data.startswith(b"http://ns.adobe.com/"):
        seen.location = seen.location or b"GPSLatitude" in data
        seen.more = seen.more or any(each in data for each in _OF_CAMERAS)
    elif data.startswith(b"MPF\0"):
        seen.pictures = _index(data[4:], place + 4)


def _index(data: bytes, place: int) -> tuple[tuple[int, int], ...]:
    """Start and end of the further pictures that the index of a multi-picture file lists."""
    order = "little" if data[:2] == b"II" else "big"

    def number(at: int, count: int = 4) -> int:
        return int.from_bytes(data[at : at + count], "little" if order == "little" else "big")

    start = number(4)
    for at in range(start + 2, start + 2 + 12 * min(number(start, 2), 64), 12):
        if number(at, 2) == 0xB002:
            entries = range(number(at + 8), number(at + 8) + min(number(at + 4), 16 * 64), 16)
            return tuple((place + number(each + 8), place + number(each + 8) + number(each + 4)) for each in entries if number(each + 8))
    return ()


def _scan(blocks: Blocks, seen: _Seen, at: int, length: int) -> tuple[Trouble | None, int]:
    source = blocks.source
    seen.scans += 1
    start = at + 2 + length
    if seen.scans > MOST_SCANS:
        return complex_("scans", seen.scans, MOST_SCANS), start
    if not seen.frame:
        return damaged("no-frame", at), start
    _deepen(seen, blocks.at(at + 4, length - 2))
    place = start
    while place < source.size:
        block = source.read_at(place, _BLOCK)
        found = _MARKER.search(block)
        if found is not None:
            end = place + found.start()
            seen.data += end - start
            return (None, end) if block[found.start() + 1] in _AFTER_SCAN else (damaged("marker", end), end)
        if len(block) < 2:
            break
        place += len(block) - (block[-1] == 0xFF)
    seen.data += source.size - start
    return None, source.size


def _deepen(seen: _Seen, header: bytes) -> None:
    """Notes which bits of which coefficients a scan brings."""
    count = header[0] if header else 0
    if len(header) < 4 + 2 * count:
        return
    first, last, low = header[1 + 2 * count], header[2 + 2 * count], header[3 + 2 * count] & 15
    for id in header[1 : 1 + 2 * count : 2]:
        depth = seen.depth.setdefault(id, [99] * 64)
        depth[first : min(63, last) + 1] = [low] * (min(63, last) + 1 - first) if first <= min(63, last) else []


def _complete(seen: _Seen) -> bool:
    """Every component has been sent, in a progressive picture to its last bit."""
    if seen.frame not in _PROGRESSIVE:
        return all(id in seen.depth for id in seen.ids)
    return all(not any(seen.depth.get(id, [99])) for id in seen.ids)


def _cut(source: Source, seen: _Seen) -> tuple[Trouble, ...]:
    cut = truncated(source)
    if not seen.scans or not _complete(seen) or _short(seen):
        return (cut,)
    small = seen.frame not in _PROGRESSIVE
    if only_the_end_is_missing(source, seen.width * seen.height * (1 if small else seen.scans), small=small):
        return (Trouble("truncated", {**cut.params, "only_end": 1}),)
    return (cut,)


def _short(seen: _Seen) -> bool:
    """There is less data than the emptiest picture of this size needs: a bit for each block of a progressive one, two of another."""
    if seen.frame in _ARITHMETIC or seen.frame == 0xC3 or not seen.height:
        return False
    across, down = max(x for x, _ in seen.factors), max(y for _, y in seen.factors)
    blocks = sum(-(-seen.width * x // (8 * across)) * -(-seen.height * y // (8 * down)) for x, y in seen.factors)
    return seen.data * 8 < blocks * (1 if seen.frame in _PROGRESSIVE else 2)


def _ended(source: Source, blocks: Blocks, seen: _Seen) -> tuple[Trouble, ...]:
    if not seen.scans or not seen.width or not seen.height:
        return (damaged("no-picture", seen.end),)
    if _short(seen):
        return (Trouble("truncated", {"at": seen.end}),)
    if seen.end >= source.size or _known_after(source, blocks, seen):
        return ()
    return trailing(source, seen.end)


def _known_after(source: Source, blocks: Blocks, seen: _Seen) -> bool:
    """What follows is what cameras put there: further pictures of the index, a film, the trailer of a maker."""
    last = max((end for start, end in seen.pictures if start >= seen.end and blocks.at(start, 3) == b"\xff\xd8\xff"), default=0)
    if last >= source.size - 16 or (last and seen.more):
        return True
    after = blocks.at(last or seen.end, 16)
    return seen.more or source.tail(4) == _SAMSUNG or after[4:8] == b"ftyp" or after[:3] == b"\xff\xd8\xff"
