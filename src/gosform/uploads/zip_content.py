"""Whether the entries of a ZIP unpack to what its list promises, and where their names would lead.

Unpacked bytes are counted and thrown away. An archive inside is a file like any other: it is never opened.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from gosform.text import DIRECTION
from gosform.uploads.facts import Trouble
from gosform.uploads.formats import of_extension
from gosform.uploads.names import RUNS
from gosform.uploads.source import Source
from gosform.uploads.zip_directory import Directory, Entry

MOST_UNPACKED = 64 << 20
"""Bytes that are unpacked for a proof, of all entries together: a few tenths of a second. What lies beyond is believed."""
_STEP = 1 << 16
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029" + "".join(sorted(DIRECTION)) + "]")


def led_astray(name: str, link: bool = False) -> set[str]:
    """What is wrong with the name of an entry: ``absolute``, ``parent``, ``drive``, ``control``, ``backslash``, ``link``, ``empty``."""
    found = set()
    if not name:
        found.add("empty")
    if name.startswith(("/", "\\")):
        found.add("absolute")
    if _DRIVE.match(name):
        found.add("drive")
    if ".." in name and ".." in re.split(r"[/\\]", name):
        found.add("parent")
    if "\\" in name:
        found.add("backslash")
    if _CONTROL.search(name):
        found.add("control")
    if link:
        found.add("link")
    return found


def judged(entries: Iterable[tuple[str, bool]]) -> tuple[list[Trouble], Mapping[str, int]]:
    """Troubles with names (with: is it a link), and how many files of each known extension there are, the rest under ``other``."""
    odd = 0
    kinds: set[str] = set()
    holds: Counter[str] = Counter()
    programs = False
    for name, link in entries:
        wrong = led_astray(name, link)
        if wrong:
            odd += 1
            kinds |= wrong
        if name.endswith(("/", "\\")) or name.startswith("__MACOSX/"):
            continue
        extension = name.rstrip(". ").rpartition(".")[2].lower() if "." in name else ""
        programs = programs or extension in RUNS
        holds[extension if of_extension(extension) else "other"] += 1
    troubles = []
    if odd:
        troubles.append(Trouble("zip-path", {"entries": odd, "kinds": sorted(kinds)}))
    if programs:
        troubles.append(Trouble("active-content", {"kinds": ["executable"]}))
    return troubles, dict(holds)


def proved(source: Source, directory: Directory) -> list[Trouble]:
    """The first entry that does not unpack to its promised size and checksum: a bomb where it gives more, damage otherwise."""
    if any(trouble.word == "zip-bomb" for trouble in directory.troubles):
        return []
    left = MOST_UNPACKED
    for entry in directory.entries:
        place = directory.data.get(entry.place)
        if place is None or entry.encrypted or entry.method not in {0, 8} or entry.packed > left:
            continue
        got = checksum = 0
        try:
            for piece in _pieces(source, place, entry):
                got += len(piece)
                checksum = zlib.crc32(piece, checksum)
                if got > entry.size:
                    return [Trouble("zip-bomb", {"reason": "headers", "have": got, "need": entry.size})]
                if got > left:
                    return []
        except zlib.error:
            return [Trouble("damaged", {"reason": "packing"})]
        left -= max(got, entry.packed)
        if (got, checksum) != (entry.size, entry.checksum):
            return [Trouble("damaged", {"reason": "checksum"})]
    return []


def _pieces(source: Source, place: int, entry: Entry) -> Iterator[bytes]:
    """What an entry unpacks to, a piece at a time; it ends where its packed bytes end. ``zlib.error`` where they make no sense."""
    end = place + entry.packed
    unpacker = zlib.decompressobj(-15) if entry.method else None
    while place < end:
        packed = source.read_at(place, min(_STEP, end - place))
        place += len(packed)
        if not packed:
            return
        if unpacker is None:
            yield packed
            continue
        while packed and not unpacker.eof:
            yield unpacker.decompress(packed, _STEP * 4)
            packed = unpacker.unconsumed_tail
        if unpacker.eof:
            return
    while unpacker is not None and (piece := unpacker.decompress(b"", _STEP * 4)):
        yield piece
