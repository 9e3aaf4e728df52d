"""What a document does, or has done, when it is opened or filled in: scripts, programs, files inside it, forms of XFA, sending elsewhere.

First all objects are looked through for names that mean such a thing, whatever their spelling (``/J#61vaScript``): without them there is nothing to find, and
that is nearly always so. Where there are any, the graph is walked from its root, since what nothing leads to is never run. A web address that is
opened by a click (``URI``) is not counted.
"""

from __future__ import annotations

import re
from typing import Any

from gosform.uploads.pdf.budget import TooMuch
from gosform.uploads.pdf.document import Document
from gosform.uploads.pdf.value import is_all, plain

KINDS = ("javascript", "launch", "embedded-files", "xfa", "links", "media")
"""Words of the param ``kinds``. links: sends what was filled in, or opens another document. media: films, sounds, three-dimensional scenes."""

_ACTIONS = {
    "/JavaScript": "javascript",
    "/Launch": "launch",
    "/SubmitForm": "links",
    "/ImportData": "links",
    "/GoToR": "links",
    "/GoToE": "links",
    "/Rendition": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/RichMediaExecute": "media",
    "/GoTo3DView": "media",
}
_NAMES = {"/JavaScript": "javascript", "/EmbeddedFiles": "embedded-files"}
_KEYS = {"/JS": "javascript", "/EF": "embedded-files", "/XFA": "xfa", "/RichMediaContent": "media"}
_SUBTYPES = {
    "/FileAttachment": "embedded-files",
    "/RichMedia": "media",
    "/3D": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/Screen": "media",
}
_WORDS = {name.encode(): kind for table in (_SUBTYPES, _KEYS, _NAMES, _ACTIONS) for name, kind in table.items()}
_SEARCH = re.compile(b"(?:" + b"|".join(sorted(map(re.escape, _WORDS), reverse=True)) + rb")(?![^\x00\t\n\x0c\r ()<>\[\]{}/%])")
_ESCAPE = re.compile(rb"#([0-9a-fA-F]{2})")


def words(text: bytes) -> set[str]:
    """The kinds that names in the bytes of an object may mean. A name in a string is taken for one too."""
    if b"#" in text:
        text = _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), text)
    return {_WORDS[name] for name in _SEARCH.findall(text)}


def kinds(document: Document, suspected: set[str]) -> list[str]:
    """What the document really does, in the order of ``KINDS``. Where that cannot be told for certain, what was suspected counts."""
    try:
        found = suspected if document.doubtful else _walk(document)
    except (TooMuch, _Doubt):
        found = suspected
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # the parser raises whatever it meets; such a document is not to be trusted to be harmless
        found = suspected
    return [kind for kind in KINDS if kind in found]


class _Doubt(Exception):
    """Another reader may see something else."""


def _walk(document: Document) -> set[str]:
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    found: set[str] = set()
    seen: set[int] = set()
    stack: list[Any] = [document.table.trailer.get("/Root")]
    while stack:
        value = stack.pop()
        if isinstance(value, IndirectObject):
            number = value.idnum
            if number in seen:
                continue
            seen.add(number)
            value = value.get_object()
            if not is_all(value, document.body(number) or b""):
                raise _Doubt
        if isinstance(value, DictionaryObject):
            found |= _meanings(value)
            stack.extend(each for each in value.values() if isinstance(each, (IndirectObject, DictionaryObject, ArrayObject)))
        elif isinstance(value, ArrayObject):
            stack.extend(each for each in value if isinstance(each, (IndirectObject, DictionaryObject, ArrayObject)))
    return found


def _meanings(entries: Any) -> set[str]:
    found = {kind for key, kind in _KEYS.items() if key in entries and plain(entries.get(key))}
    found.update(kind for key, kind in _NAMES.items() if key in entries and _has_leaves(plain(entries.get(key))))
    action, subtype = plain(entries.get("/S")), plain(entries.get("/Subtype"))
    if isinstance(action, str) and action in _ACTIONS:
        found.add(_ACTIONS[action])
    if isinstance(subtype, str) and subtype in _SUBTYPES:
        found.add(_SUBTYPES[subtype])
    return found


def _has_leaves(tree: Any) -> bool:
    """Whether a tree of names holds any, or may hold some further down."""
    return isinstance(tree, dict) and any(plain(tree.get(key)) for key in ("/Names", "/Kids"))
