"""Digests of a file, read once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from gosform.uploads.source import Source
from gosform.uploads.streebog import MOST_BYTES, Streebog

_STEP = 1 << 18


def digests(source: Source, names: Iterable[str]) -> Mapping[str, str]:
    """Hexadecimal digests of the whole file, of those asked for that can be computed here.

    names: of ``hashlib``; ``md_gost12_256`` and ``md_gost12_512`` are ГОСТ Р 34.11-2012, where OpenSSL lacks it of files up to
    ``streebog.MOST_BYTES``.
    """
    running = {name: found for name in dict.fromkeys(names) if (found := _new(name, source.size)) is not None}
    if not running:
        return {}
    for place in range(0, source.size, _STEP):
        piece = source.read_at(place, _STEP)
        for each in running.values():
            each.update(piece)
    return {name: each.hexdigest() for name, each in running.items()}


def _new(name: str, size: int) -> hashlib._Hash | Streebog | None:
    if name.startswith("md_gost12_"):
        if name in hashlib.algorithms_available:
            return hashlib.new(name)
        bits = name.removeprefix("md_gost12_")
        return Streebog(int(bits)) if bits in {"256", "512"} and size <= MOST_BYTES else None
    if name not in {"sha1", "sha224", "sha256", "sha384", "sha512", "md5"}:
        return None
    return hashlib.new(name, usedforsecurity=False)
