"""BMP (Microsoft, BITMAPFILEHEADER and BITMAPINFOHEADER): the size of the file is arithmetic over its header."""

from __future__ import annotations

import struct
from typing import NamedTuple

from gosform.uploads.facts import Facts, Page, Trouble, Wish
from gosform.uploads.pictures import looked
from gosform.uploads.pixels import damaged, too_many, trailing, truncated
from gosform.uploads.source import Source

_BITS = frozenset({1, 2, 4, 8, 16, 24, 32})
_PLAIN = frozenset({0, 3, 6})
_RUNS = frozenset({1, 2})


class _Header(NamedTuple):
    """starts: where the pixels begin. packing: the number of the compression. stated: bytes of the picture as the header says, 0 where it does not."""

    length: int
    starts: int
    width: int
    height: int
    bits: int
    packing: int
    stated: int
    colours: int


def walk(source: Source, wish: Wish) -> Facts:
    """What the header says. Troubles: truncated, damaged, trailing-data, too-many-pixels, cannot-check (a packing that decoders do not have)."""
    data = source.head(256)
    header = _header(data)
    if header is None:
        return Facts("bmp", source.size, troubles=(truncated(source) if source.size < 54 else damaged("header", 14),))
    page = Page(pixels=(header.width, header.height), colour=_colour(source, header))
    troubles = (*too_many(header.width, header.height), *_through(source, header, data))
    return looked(Facts("bmp", source.size, 1, (page,), troubles), source, wish, ("BMP", "DIB"))


def _header(data: bytes) -> _Header | None:
    if len(data) < 26 or data[:2] != b"BM":
        return None
    starts, length = struct.unpack_from("<II", data, 10)
    if length == 12:
        width, height, _, bits = struct.unpack_from("<HHHH", data, 18)
        return _Header(length, starts, width, height, bits, 0, 0, 0) if width and height else None
    if not 16 <= length <= 128 or len(data) < 30:
        return None
    width, height, _, bits = struct.unpack_from("<iiHH", data, 18)
    packing, stated, colours = (int.from_bytes(data[at : at + 4], "little") for at in (30, 34, 46)) if length >= 36 else (0, 0, 0)
    return _Header(length, starts, width, abs(height), bits, packing, stated, colours) if width > 0 and height else None


def _through(source: Source, header: _Header, data: bytes) -> tuple[Trouble, ...]:
    if header.packing in {4, 5} or header.packing > 6:
        return (Trouble("cannot-check", {"reason": "decoder", "what": "compression"}),)
    if header.bits not in _BITS or header.starts < 14 + header.length:
        return (damaged("header", 28),)
    if header.packing in _RUNS:
        need = header.starts + header.stated
        if header.starts >= source.size or need > source.size:
            return (truncated(source, need),)
        return () if header.stated == 0 else trailing(source, max(need, _stated(data)))
    need = header.starts + header.height * (-(-header.width * header.bits // 32) * 4)
    if need > source.size:
        padded = need - source.size < 4 and header.height * (header.width * header.bits // 8) <= source.size - header.starts
        return () if padded else (truncated(source, need),)
    return trailing(source, max(need, min(_stated(data), need + 65536)))


def _stated(data: bytes) -> int:
    return int.from_bytes(data[2:6], "little")


def _colour(source: Source, header: _Header) -> str:
    """One bit, or grey where every colour of the palette is."""
    if header.bits == 1:
        return "1bit"
    if header.bits > 8:
        return "colour"
    step = 3 if header.length == 12 else 4
    palette = source.read_at(14 + header.length, step * min(header.colours or 1 << header.bits, 256))
    return "grey" if palette and palette[0::step] == palette[1::step] == palette[2::step] else "colour"
