"""The data of a stream, unpacked no further than it may."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from gosform.uploads.pdf.budget import MOST_AT_ONCE, Budget, TooMuch
from gosform.uploads.pdf.value import plain

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

_FLATE = ("/FlateDecode", "/Fl")


def unpacked(entries: DictionaryObject, data: bytes, budget: Budget, most: int = MOST_AT_ONCE, *, cut: bool = False) -> bytes:
    """The data after all filters. ``TooMuch`` above ``most`` bytes, unless ``cut``: then the first ones of them. ``ValueError`` for damage."""
    filters = _list(entries.get("/Filter"))
    if not filters:
        result = data[:most]
    elif len(filters) == 1 and filters[0] in _FLATE:
        result = _unpredicted(_inflated(data, most, cut=cut), _first(entries.get("/DecodeParms")))
    else:
        result = _by_library(entries, data)[:most]
    budget.unpacking(len(result))
    return result


def inflates(data: bytes) -> bool:
    """Whether the packed data has an end, and what comes before it is not damaged."""
    engine = zlib.decompressobj()
    size = 0
    try:
        for at in range(0, len(data), 16384):
            rest = data[at : at + 16384]
            while rest and not engine.eof:
                size += len(engine.decompress(rest, 1 << 20))
                rest = engine.unconsumed_tail
                if size > MOST_AT_ONCE:
                    return True
    except zlib.error:
        return False
    return engine.eof


def _inflated(data: bytes, most: int, *, cut: bool) -> bytes:
    """The end of the packed data may be missing or wrong, as it is for all readers; what was read up to there counts."""
    for bits in (15, -15):
        engine = zlib.decompressobj(bits)
        parts: list[bytes] = []
        size, at = 0, 0
        try:
            while at < len(data) and not engine.eof and size <= most:
                parts.append(engine.decompress(engine.unconsumed_tail + data[at : at + 65536], most + 1 - size))
                size += len(parts[-1])
                at += 65536
            while engine.unconsumed_tail and not engine.eof and size <= most:
                parts.append(engine.decompress(engine.unconsumed_tail, most + 1 - size))
                size += len(parts[-1])
        except zlib.error:
            if not size:
                continue
        if size > most and not cut:
            raise TooMuch
        return b"".join(parts)[:most]
    raise ValueError("a stream cannot be unpacked")


def _unpredicted(data: bytes, parameters: Any) -> bytes:
    predictor = parameters.get("/Predictor", 1) if hasattr(parameters, "get") else 1
    if predictor == 1:
        return data
    columns = int(parameters.get("/Columns", 1))
    plain = int(parameters.get("/Colors", 1)) == 1 and int(parameters.get("/BitsPerComponent", 8)) == 8
    if predictor >= 10 and plain and 0 < columns <= 64:
        kinds = set(data[:: columns + 1])
        whole = len(data) // (columns + 1) * (columns + 1)
        if kinds <= {0}:
            return b"".join(data[at + 1 : at + 1 + columns] for at in range(0, whole, columns + 1))
        if kinds == {2}:
            return _summed(data[:whole], columns)
    from pypdf.filters import FlateDecode

    return bytes(FlateDecode.decode(zlib.compress(data, 1), parameters))


def _summed(data: bytes, columns: int) -> bytes:
    """Rows that say how they differ from the row above, as nearly all cross-reference streams do."""
    from itertools import accumulate

    result = bytearray(len(data) // (columns + 1) * columns)
    for column in range(columns):
        result[column::columns] = bytes(total & 255 for total in accumulate(data[column + 1 :: columns + 1]))
    return bytes(result)


def _by_library(entries: DictionaryObject, data: bytes) -> bytes:
    from pypdf.generic import EncodedStreamObject

    stream = EncodedStreamObject()
    stream.update(entries)
    stream._data = data  # the library has no other way to make one
    return bytes(stream.get_data())


def _list(value: Any) -> list[Any]:
    value = plain(value)
    return [plain(each) for each in value] if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Any:
    value = plain(value)
    return plain(value[0]) if isinstance(value, list) and value else value
