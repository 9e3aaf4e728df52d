"""What a page shows, as far as its resources and the beginning of its contents tell: pictures and text. Nothing is drawn.

Pictures that are written into the contents themselves (``BI … EI``) are not measured: producers use them for a few points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from gosform.uploads.pdf.budget import TooMuch
from gosform.uploads.pdf.document import Document
from gosform.uploads.pdf.value import plain

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

MOST_CONTENT = 256 << 10
"""Bytes of the contents of a page that are looked at, unpacked; of all pages together 16 times as many."""

MOST_FORMS = 3
"""Forms within forms; and pictures of a page are looked for among its first hundred resources."""

_TEXT = re.compile(rb"(?:\)|>|\])[\x00\t\n\x0c\r ]*(?:Tj|TJ|'|\")(?![^\x00\t\n\x0c\r \[(</%])")
_DRAWN = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]+)[\x00\t\n\x0c\r ]+Do(?![^\x00\t\n\x0c\r \[(</%])")
_ESCAPE = re.compile(rb"#([0-9a-fA-F]{2})")
_GREYS = ("/DeviceGray", "/CalGray", "/G")
_ONE_BIT = ("/CCITTFaxDecode", "/CCF", "/JBIG2Decode")


class Resources(NamedTuple):
    """value: a dictionary, or a reference to one."""

    value: Any


class Marks(NamedTuple):
    """pixels, colour: of the largest picture, see ``facts.Page``. text: it shows text."""

    pixels: tuple[int, int] | None
    colour: str
    text: bool


def marks(document: Document, contents: Any, resources: Resources) -> Marks:
    """Of one page."""
    return _marks(document, lambda: _contents(document, contents), resources, 0)


def _marks(document: Document, read: Any, resources: Resources, depth: int) -> Marks:
    from pypdf.generic import DictionaryObject

    document.budget.steps(40)  # forms that are parsed already may draw each other a million times
    value = plain(resources.value)
    if not isinstance(value, DictionaryObject):
        return Marks(None, "", False)
    fonts, objects = plain(value.get("/Font")), plain(value.get("/XObject"))
    fonts = isinstance(fonts, dict) and bool(fonts)
    names = list(objects)[:100] if isinstance(objects, dict) else []
    text, drawn = fonts, None
    if fonts or len(names) > 1:
        written = read()
        if written is not None:
            text = fonts and _TEXT.search(written) is not None
            drawn = {b"/" + _ESCAPE.sub(lambda m: bytes([int(m[1], 16)]), name) for name in _DRAWN.findall(written)}
    best = Marks(None, "", text)
    for name in names:
        if drawn is not None and str(name).encode("utf-8", "replace") not in drawn and len(names) > 1 and drawn:
            continue
        document.budget.steps(5)
        best = _better(best, _object(document, objects.get(name), depth))
    return best


def _better(one: Marks, other: Marks) -> Marks:
    text = one.text or other.text
    if other.pixels is not None and (one.pixels is None or other.pixels[0] * other.pixels[1] > one.pixels[0] * one.pixels[1]):
        return Marks(other.pixels, other.colour, text)
    return one._replace(text=text)


def _object(document: Document, reference: Any, depth: int) -> Marks:
    from pypdf.generic import DictionaryObject

    entries = plain(reference)
    if not isinstance(entries, DictionaryObject):
        return Marks(None, "", False)
    kind = plain(entries.get("/Subtype"))
    if kind == "/Image":
        width, height = plain(entries.get("/Width")), plain(entries.get("/Height"))
        if isinstance(width, int) and isinstance(height, int) and 0 < width < 1 << 31 and 0 < height < 1 << 31:
            return Marks((int(width), int(height)), _colour(entries), False)
    elif kind == "/Form" and depth < MOST_FORMS:
        return _marks(document, lambda: _contents(document, reference), Resources(entries.get("/Resources")), depth + 1)
    return Marks(None, "", False)


def _contents(document: Document, contents: Any) -> bytes | None:
    """The first part of what is written on a page; None where nobody wants to read more of this document."""
    from pypdf.generic import DictionaryObject, IndirectObject

    if document.budget.unpacked > 16 * MOST_CONTENT:
        return None
    value = plain(contents)
    streams = list(value)[:50] if isinstance(value, list) else [contents]
    parts: list[bytes] = []
    left = MOST_CONTENT
    for stream in streams:
        entries = plain(stream)
        if left <= 0 or not isinstance(entries, DictionaryObject) or not isinstance(stream, IndirectObject):
            continue
        document.budget.steps(100)
        try:
            parts.append(document.data(stream.idnum, entries, left, cut=True))
        except (TooMuch, MemoryError):
            raise
        except Exception:  # noqa: BLE001  # a page that is damaged shows what it shows; filters raise whatever they meet
            return None
        left -= len(parts[-1])
    return b"\n".join(parts)


def _colour(entries: DictionaryObject) -> str:
    filters = plain(entries.get("/Filter"))
    filters = [plain(each) for each in filters] if isinstance(filters, list) else [filters]
    bits = plain(entries.get("/BitsPerComponent"))
    space = _space(entries.get("/ColorSpace"), 0)
    if plain(entries.get("/ImageMask")) or any(each in _ONE_BIT for each in filters) or (bits == 1 and space in ("grey", "indexed", "")):
        return "1bit"
    return "colour" if space == "indexed" else space


def _space(value: Any, depth: int) -> str:
    """``grey``, ``colour``, ``indexed`` for a palette of colours, empty for none."""
    value = plain(value)
    if isinstance(value, str):
        return "grey" if value in _GREYS else "colour"
    if not isinstance(value, list) or not value or depth > 2:
        return ""
    name = plain(value[0])
    if name in ("/Indexed", "/I") and len(value) > 1:
        return "grey" if _space(value[1], depth + 1) == "grey" else "indexed"
    if name == "/ICCBased" and len(value) > 1:
        profile = plain(value[1])
        return "grey" if isinstance(profile, dict) and plain(profile.get("/N")) == 1 else "colour"
    if name == "/Separation":
        return "grey" if len(value) > 1 and plain(value[1]) in ("/Black", "/All") else "colour"
    return "grey" if name in _GREYS else "colour"
