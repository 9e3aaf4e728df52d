"""Boxes within boxes, and the items that the ``meta`` box of a HEIF describes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gosform.uploads.blocks import Blocks

MOST = 20_000
"""Entries of any table that are looked at."""


class Box(NamedTuple):
    """place: where it begins. start, end: of what is in it. An end before the start: no box."""

    name: bytes
    place: int
    start: int
    end: int


@dataclass(slots=True)
class Items:
    """What the primary picture is. turned: degrees clockwise. channels: 0 where it is not said. reach: the last byte that any item needs.

    exif: place and length of its metadata, counted from the start of the file.
    """

    width: int = 0
    height: int = 0
    turned: int = 0
    channels: int = 0
    reach: int = 0
    exif: tuple[int, int] = (0, 0)


def boxes(data: Blocks | bytes, place: int, end: int) -> Iterator[Box]:
    """The boxes from a place on, one after another; the last may reach past the end."""
    while place + 8 <= end:
        head = data[place : place + 16] if isinstance(data, bytes) else data.at(place, 16)
        size, start = int.from_bytes(head[:4], "big"), place + 8
        if size == 1:
            size, start = int.from_bytes(head[8:16], "big"), place + 16
        elif size == 0:
            size = end - place
        yield Box(head[4:8], place, start, place + size)
        if place + size <= start - 1:
            return
        place += size


def items(meta: bytes) -> Items:
    """What a ``meta`` box says of the picture that is shown. Zeros for what it does not say or says in a way that cannot be."""
    found = Items()
    inside = {box.name: meta[box.start : min(box.end, len(meta))] for box in boxes(meta, 4, len(meta))}
    primary = _primary(inside.get(b"pitm", b""))
    extents = _extents(inside.get(b"iloc", b""))
    found.reach = max((start + length for start, length in extents.values()), default=0)
    for id in _of_type(inside.get(b"iinf", b""), b"Exif"):
        found.exif = extents.get(id, (0, 0))
    properties = inside.get(b"iprp", b"")
    parts = {box.name: properties[box.start : min(box.end, len(properties))] for box in boxes(properties, 0, len(properties))}
    _describe(found, parts.get(b"ipco", b""), _associated(parts.get(b"ipma", b""), primary))
    return found


def _number(data: bytes, place: int, count: int) -> int:
    return int.from_bytes(data[place : place + count], "big")


def _primary(data: bytes) -> int:
    return _number(data, 4, 2 if data[:1] == b"\0" else 4)


def _describe(found: Items, container: bytes, wanted: list[int]) -> None:
    """Takes in the properties of the primary item; without associations, the first size."""
    for number, box in enumerate(boxes(container, 0, len(container)), 1):
        if number > MOST:
            return
        data = container[box.start : min(box.end, len(container))]
        if wanted and number not in wanted:
            continue
        if box.name == b"ispe" and not found.width:
            found.width, found.height = _number(data, 4, 4), _number(data, 8, 4)
        elif box.name == b"clap" and wanted:
            _cropped(found, data)
        elif box.name == b"irot" and wanted:
            found.turned = (360 - 90 * (data[0] & 3)) % 360 if data else 0
        elif box.name == b"pixi" and wanted:
            found.channels = _number(data, 4, 1)


def _cropped(found: Items, data: bytes) -> None:
    """Takes in what is shown of a picture that was coded with a margin."""
    across, across_by, down, down_by = (_number(data, at, 4) for at in (0, 4, 8, 12))
    if across_by and down_by and 0 < across // across_by <= found.width and 0 < down // down_by <= found.height:
        found.width, found.height = across // across_by, down // down_by


def _associated(data: bytes, primary: int) -> list[int]:
    """Numbers, from 1, of the properties of an item."""
    wide, id_bytes = bool(_number(data, 3, 1) & 1), 2 if data[:1] == b"\0" else 4
    place = 8
    for _ in range(min(_number(data, 4, 4), MOST)):
        if place >= len(data):
            break
        id, count = _number(data, place, id_bytes), _number(data, place + id_bytes, 1)
        place += id_bytes + 1
        step = 2 if wide else 1
        if id == primary:
            return [_number(data, at, step) & (0x7FFF if wide else 0x7F) for at in range(place, place + step * count, step)]
        place += step * count
    return []


def _of_type(data: bytes, kind: bytes) -> list[int]:
    """Ids of the items of a type."""
    ids = []
    start = 6 if data[:1] == b"\0" else 8
    for number, box in enumerate(boxes(data, start, len(data))):
        if number > MOST:
            break
        entry = data[box.start : min(box.end, len(data))]
        wide = 4 if entry[:1] == b"\3" else 2
        if box.name == b"infe" and entry[:1] in {b"\2", b"\3"} and entry[4 + wide + 2 : 4 + wide + 6] == kind:
            ids.append(_number(entry, 4, wide))
    return ids


def _extents(data: bytes) -> dict[int, tuple[int, int]]:
    """Where each item lies in the file: its first byte, and how far its last extent reaches from there. Items inside ``meta`` are left out."""
    version = _number(data, 0, 1)
    sizes = _number(data, 4, 2)
    offset_bytes, length_bytes, base_bytes, index_bytes = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, (sizes & 15) if version else 0
    id_bytes = 4 if version == 2 else 2
    count, place = _number(data, 6, id_bytes), 6 + id_bytes
    found: dict[int, tuple[int, int]] = {}
    for _ in range(min(count, MOST)):
        if place >= len(data):
            break
        id = _number(data, place, id_bytes)
        place += id_bytes
        method = _number(data, place, 2) & 15 if version else 0
        place += 4 if version else 2
        base, parts = _number(data, place, base_bytes), _number(data, place + base_bytes, 2)
        place += base_bytes + 2
        step = index_bytes + offset_bytes + length_bytes
        read = [
            (base + _number(data, at + index_bytes, offset_bytes), _number(data, at + index_bytes + offset_bytes, length_bytes))
            for at in range(place, min(place + step * min(parts, MOST), len(data)), step or 1)
        ]
        place += step * parts
        if read and method == 0:
            found[id] = (read[0][0], max(start + length for start, length in read) - read[0][0])
    return found
