"""DOCX, XLSX, PPTX: a ZIP of parts. What is there, and what would run or be fetched when it is opened. ECMA-376, part 2.

With a password these are OLE files; ``ole`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.sniff_containers import zipped
from gosform.uploads.source import Source
from gosform.uploads.xml_guard import Started
from gosform.uploads.xml_guard import read as read_xml
from gosform.uploads.zip_content import judged, proved
from gosform.uploads.zip_directory import Directory, Entry, content, read

_MOST_PART = 2 << 20
_MOST_PARTS = 8 << 20
"""Bytes of all parts that are read, together: half a second."""
_START = 1024
"""Bytes of a part in which a document type would stand."""

_MACROS = re.compile(r"(?:^|/)vbaProject\w*\.bin$|^xl/(?:macrosheets|dialogsheets)/", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings/oleObject[^/]*\.bin|activeX/[^/]+\.bin)$", re.IGNORECASE)
_LOADED = re.compile(r"(?:attachedTemplate|oleObject|frame|subDocument|control|aFChunk)$")
_AWAY = re.compile(r"(?:https?|ftp|mhtml|ms-\w+):|file:/*[^/:]+/|\\\\", re.IGNORECASE)
_TYPED = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_DATA_LINK = re.compile(rb"<(?:\w+:)?ddeLink\b")


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of a document of Office since 2007."""
    directory = read(source)
    parts = {entry.name.lower().lstrip("/"): entry for entry in directory.entries}
    troubles = [*directory.troubles, *proved(source, directory)]
    troubles += [each for each in judged((entry.name, entry.link) for entry in directory.entries)[0] if each.word == "zip-path"]
    if any(entry.encrypted for entry in directory.entries):
        troubles.append(Trouble("encrypted"))
    elif directory.entries and not any(each.word in {"damaged", "truncated"} for each in troubles):
        troubles += _main_part(source, directory, parts)
    return Facts(zipped(source), source.size, troubles=(*troubles, *_active(source, directory)))


def _main_part(source: Source, directory: Directory, parts: dict[str, Entry]) -> list[Trouble]:
    """Damage where the list of types, or the part that the package says is the document, is not there or is no XML."""
    targets: list[str] = []

    def started(name: str, attributes: Sequence[str]) -> None:
        found = dict(zip(attributes[::2], attributes[1::2], strict=False))
        if found.get("Type", "").endswith("/officeDocument") or found.get("Type", "").endswith("/visio/2010/relationships/document"):
            targets.append(found.get("Target", "").lstrip("/").lower())

    types = parts.get("[content_types].xml")
    links = parts.get("_rels/.rels")
    if types is None or links is None:
        return [Trouble("damaged", {"reason": "main-part"})]
    troubles = [*_part(source, directory, types), *_part(source, directory, links, started)]
    main = next((parts[target] for target in targets if target in parts), None)
    if main is None:
        return troubles or [Trouble("damaged", {"reason": "main-part"})]
    return troubles


def _part(source: Source, directory: Directory, entry: Entry, started: Started | None = None) -> list[Trouble]:
    """What is wrong with a part as XML."""
    data = content(source, directory, entry, _MOST_PART)
    if data is None or entry.size > _MOST_PART:
        return []
    found = read_xml(Source(BytesIO(data)).read_at, len(data), started)
    return [Trouble("damaged", each.params) for each in found.troubles if each.word not in {"xml-entity", "cannot-check"}]


def _active(source: Source, directory: Directory) -> list[Trouble]:
    """What runs or is fetched when the document is opened; links that a reader has to click are none of it."""
    kinds: set[str] = set()
    entities: list[Trouble] = []

    def started(name: str, attributes: Sequence[str]) -> None:
        found = dict(zip(attributes[::2], attributes[1::2], strict=False))
        if found.get("TargetMode") == "External" and _LOADED.search(found.get("Type", "")) and _AWAY.match(found.get("Target", "").strip()):
            kinds.add("links")

    left = _MOST_PARTS
    for entry in directory.entries:
        name = entry.name.lower()
        if _MACROS.search(name):
            kinds.add("macros")
        elif _EMBEDDED.search(name):
            kinds.add("embedded-files")
        elif name.endswith((".rels", ".xml")) and left > 0:
            size = min(entry.size, _MOST_PART) if name.endswith(".rels") or name.startswith("xl/externallinks/") else _START
            left -= size
            data = content(source, directory, entry, size) or b""
            if any(word in data[:_START] for word in _TYPED):
                entities.append(Trouble("xml-entity"))
            elif name.endswith(".rels"):
                read_xml(Source(BytesIO(data)).read_at, len(data), started)
            elif _DATA_LINK.search(data):
                kinds.add("launch")
    active = [Trouble("active-content", {"kinds": sorted(kinds)})] if kinds else []
    return [*entities[:1], *active]
