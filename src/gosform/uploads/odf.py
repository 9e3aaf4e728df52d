"""ODT, ODS, ODP: a ZIP whose first entry names its kind. Password, macros, embedded objects. OASIS OpenDocument 1.3, part 2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.sniff_containers import zipped
from gosform.uploads.source import Source
from gosform.uploads.xml_guard import read as read_xml
from gosform.uploads.zip_content import judged, proved
from gosform.uploads.zip_directory import Directory, content, read

_MOST_MANIFEST = 2 << 20
_MACROS = re.compile(r"Basic/[^/]+/(?!script-l[bc]\.xml$|dialog-l[bc]\.xml$)[^/]+\.xml|Scripts/.+[^/]$")
"""A library of Basic may be there and be empty: then only its list is."""


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of a document of LibreOffice and its kin."""
    directory = read(source)
    entries = {entry.name: entry for entry in directory.entries}
    troubles = [*directory.troubles, *proved(source, directory)]
    troubles += [each for each in judged((entry.name, entry.link) for entry in directory.entries)[0] if each.word == "zip-path"]
    locked, objects, wrong = _manifest(source, directory)
    troubles += wrong
    if locked or any(entry.encrypted for entry in directory.entries):
        troubles.append(Trouble("encrypted"))
    elif entries and "content.xml" not in entries and not any(each.word in {"damaged", "truncated"} for each in troubles):
        troubles.append(Trouble("damaged", {"reason": "main-part"}))
    kinds = ["embedded-files"] if objects else []
    if any(_MACROS.match(name) for name in entries):
        kinds.append("macros")
    if kinds:
        troubles.append(Trouble("active-content", {"kinds": kinds}))
    return Facts(zipped(source), source.size, troubles=tuple(troubles))


def _manifest(source: Source, directory: Directory) -> tuple[bool, bool, list[Trouble]]:
    """Whether anything is encrypted, whether there are objects of other programs, and what is wrong. Old OpenOffice names a document type."""
    locked = objects = False

    def started(name: str, attributes: Sequence[str]) -> None:
        nonlocal locked, objects
        locked = locked or name.rpartition(":")[2] == "encryption-data"
        objects = objects or "application/vnd.sun.star.oleobject" in attributes

    entry = next((each for each in directory.entries if each.name == "META-INF/manifest.xml"), None)
    data = content(source, directory, entry, _MOST_MANIFEST) if entry else None
    if entry is None or data is None or entry.size > _MOST_MANIFEST:
        return False, False, []
    found = read_xml(lambda place, count: data[place : place + count], len(data), started, doctype=True)
    wrong = [each if each.word in {"xml-entity", "cannot-check"} else Trouble("damaged", each.params) for each in found.troubles]
    return locked, objects, wrong
