"""What a photo's metadata say that matters here: how a viewer turns it, and whether they tell where it was taken.

Exif 2.32 (JEITA CP-3451E), sections 4.6.2 to 4.6.6. Everything else in it is left alone.
"""

from __future__ import annotations

from typing import NamedTuple

TURNS = {3: 180, 4: 180, 5: 270, 6: 90, 7: 90, 8: 270}
"""Degrees clockwise by the number of an orientation; mirrored ones turn too."""

_ORIENTATION = 0x0112
_GPS = 0x8825
_PLACE = frozenset({2, 4})
_MOST = 512


class Exif(NamedTuple):
    """turned: degrees clockwise, 0 where it is not said. location: latitude and longitude are there."""

    turned: int = 0
    location: bool = False


NOTHING = Exif()


def read(data: bytes) -> Exif:
    """What a block of metadata says; it starts with the byte order, as a TIFF does. Nothing for what cannot be read."""
    data = data.removeprefix(b"Exif\0\0")
    order = {b"II": "little", b"MM": "big"}.get(data[:2])
    if order is None:
        return NOTHING
    little = order == "little"
    tags = _directory(data, _number(data, 4, 4, little), little)
    turned = TURNS.get(tags[_ORIENTATION][1], 0) if _ORIENTATION in tags else 0
    place = _directory(data, tags[_GPS][2], little) if _GPS in tags else {}
    return Exif(turned, all(place.get(tag, (0, 0, 0))[0] == 3 and _said(data, place[tag][2]) for tag in _PLACE))


def _directory(data: bytes, place: int, little: bool) -> dict[int, tuple[int, int, int]]:
    """Tag to (count, short value, long value) of one directory."""
    count = min(_number(data, place, 2, little), _MOST)
    tags = {}
    for at in range(place + 2, min(place + 2 + 12 * count, len(data) - 11), 12):
        number = _number(data, at, 2, little)
        tags[number] = (_number(data, at + 4, 4, little), _number(data, at + 8, 2, little), _number(data, at + 8, 4, little))
    return tags


def _said(data: bytes, place: int) -> bool:
    """Some of three fractions is not nought: cameras without a fix write noughts."""
    return any(data[place : place + 4]) or any(data[place + 8 : place + 12]) or any(data[place + 16 : place + 20])


def _number(data: bytes, place: int, count: int, little: bool) -> int:
    return int.from_bytes(data[place : place + count], "little" if little else "big")
