"""7Z: the header at its end, with its checksums; the list of files, where the header is packed with LZMA or not at all.

After 7zFormat.txt of the LZMA SDK. What the archive holds is not unpacked, only its own header, within bounds.
"""

from __future__ import annotations

import lzma
import zlib
from typing import NamedTuple

from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.sevenzip_header import Header, Unreadable, header, packed_header
from gosform.uploads.source import Source
from gosform.uploads.zip_content import judged
from gosform.uploads.zip_directory import LARGE, MOST_RATIO, nothing_after

_MOST_HEADER = 4 << 20
_MOST_DICTIONARY = 32 << 20
_LZMA, _LZMA2, _COPY = b"\x03\x01\x01", b"\x21", b"\x00"


class _Start(NamedTuple):
    place: int
    size: int
    checksum: int


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of an archive of 7-Zip."""
    head = source.head(32)
    if len(head) < 32:
        return _said(source, Trouble("truncated", {"have": source.size, "need": 32}))
    if zlib.crc32(head[12:]) != int.from_bytes(head[8:12], "little"):
        return _said(source, Trouble("damaged", {"reason": "checksum"}))
    start = _Start(32 + int.from_bytes(head[12:20], "little"), int.from_bytes(head[20:28], "little"), int.from_bytes(head[28:], "little"))
    end = start.place + start.size
    if end > source.size:
        return _said(source, Trouble("truncated", {"have": source.size, "need": end}))
    more = source.size - end
    after = [] if nothing_after(source, more) else [Trouble("trailing-data", {"have": more, "where": "end"})]
    if not start.size:
        return _said(source, *after)
    if start.size > _MOST_HEADER:
        return _said(source, *after, Trouble("zip-bomb", {"reason": "directory", "have": start.size, "need": _MOST_HEADER}))
    data = source.read_at(start.place, start.size)
    if zlib.crc32(data) != start.checksum:
        return _said(source, *after, Trouble("damaged", {"reason": "checksum"}))
    try:
        found = _header(source, data)
    except Unreadable as error:
        return _said(source, *after, Trouble(error.word, error.params))
    troubles = list(after)
    if found.locked:
        troubles.append(Trouble("encrypted"))
    if found.size > LARGE and found.size > source.size * MOST_RATIO:
        troubles.append(Trouble("zip-bomb", {"reason": "sizes", "have": found.size, "need": max(LARGE, source.size * MOST_RATIO)}))
    odd, holds = judged((name, False) for name in found.names)
    return Facts("7z", source.size, troubles=(*troubles, *odd), holds=holds)


def _said(source: Source, *troubles: Trouble) -> Facts:
    return Facts("7z", source.size, troubles=troubles)


def _header(source: Source, data: bytes) -> Header:
    """The header, unpacked as often as it was packed."""
    for _ in range(4):
        if data[:1] != b"\x17":
            return header(data)
        stream = packed_header(data)
        if stream.locked:
            return Header((), 0, True)
        if stream.size > _MOST_HEADER or stream.packed > _MOST_HEADER:
            raise Unreadable("zip-bomb", {"reason": "directory", "have": max(stream.size, stream.packed), "need": _MOST_HEADER})
        packed = source.read_at(32 + stream.place, stream.packed)
        data = _unpacked(packed, stream.method, stream.properties, stream.size)
        if len(data) < stream.size or (stream.checksum is not None and zlib.crc32(data) != stream.checksum):
            raise Unreadable("damaged", {"reason": "checksum"})
    raise Unreadable("damaged", {"reason": "structure"})


def _unpacked(packed: bytes, method: bytes, properties: bytes, size: int) -> bytes:
    if method == _COPY:
        return packed[:size]
    if method == _LZMA and len(properties) == 5 and properties[0] < 225:
        rest, lc = divmod(properties[0], 9)
        pb, lp = divmod(rest, 5)
        dictionary = int.from_bytes(properties[1:], "little")
        chain = {"id": lzma.FILTER_LZMA1, "dict_size": dictionary, "lc": lc, "lp": lp, "pb": pb}
    elif method == _LZMA2 and len(properties) == 1 and properties[0] < 40:
        dictionary = (2 | properties[0] & 1) << (properties[0] // 2 + 11)
        chain = {"id": lzma.FILTER_LZMA2, "dict_size": dictionary}
    else:
        raise Unreadable("cannot-check", {"reason": "decoder"})
    chain["dict_size"] = max(4096, min(dictionary, _MOST_DICTIONARY))
    try:
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chain]).decompress(packed, size)
    except (lzma.LZMAError, ValueError) as error:
        raise Unreadable("damaged", {"reason": "packing"}) from error
