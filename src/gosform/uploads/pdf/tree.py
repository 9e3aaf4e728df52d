"""The pages of a document: how many, how large, which pictures and whether text is on them.

Boxes, rotation and resources are inherited from the nodes above a page (ISO 32000-2, 7.7.3). A page whose box cannot be read has the size that readers give
it, US Letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from gosform.uploads.facts import MOST_PAGES, Page
from gosform.uploads.pdf.budget import TooMuch
from gosform.uploads.pdf.content import Resources, marks
from gosform.uploads.pdf.document import Document
from gosform.uploads.pdf.value import plain

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

MOST_COUNTED = 100_000
"""Pages and nodes that are counted here. What has more is counted by the second engine, or not at all."""

_LETTER = (0.0, 0.0, 612.0, 792.0)
_MILLIMETRES = 25.4 / 72
_LONGEST = 1_000_000.0
_LEAF = re.compile(rb"/Type[\x00\t\n\x0c\r ]*/Page(?![^\x00\t\n\x0c\r ()<>\[\]{}/%])")
_NODE = re.compile(rb"/Kids|#")
_INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")


class Pages(NamedTuple):
    """total: of all. described: the first of them. lost: pages that the tree names and that are nowhere, or are no pages."""

    total: int
    described: tuple[Page, ...]
    lost: int


def pages(document: Document) -> Pages:
    """All pages. ``TooMuch`` above any limit."""
    described: list[Page] = []
    count = lost = 0
    for leaf in _leaves(document):
        if leaf is None:
            lost += 1
            continue
        count += 1
        if len(described) < MOST_PAGES and (node := leaf[0]) is not None:
            described.append(_page(document, node, leaf[1]))
    return Pages(count, tuple(described), lost)


def _leaves(document: Document) -> Iterator[tuple[DictionaryObject | None, dict[str, Any]] | None]:
    """Pages in their order with what they inherit; None for one that is not there. A node that is met a second time ends there."""
    from pypdf.generic import DictionaryObject, IndirectObject

    root = plain(document.table.trailer.get("/Root"))
    top = root.get("/Pages") if isinstance(root, DictionaryObject) else None
    if top is None:
        return
    stack: list[tuple[Any, dict[str, Any]]] = [(top, {})]
    nodes: set[int] = set()
    met = leaves = 0
    while stack:
        reference, above = stack.pop()
        met += 1
        number = reference.idnum if isinstance(reference, IndirectObject) else 0
        if number in nodes:
            continue
        if leaves >= MOST_PAGES and number:
            body = document.body(number) or b""
            document.budget.steps(len(body) >> 5)  # a hundred thousand entries may name one long object
            if _LEAF.search(body) and not _NODE.search(body):
                yield None, above  # a page that nobody describes: it need not be parsed
                continue
        node = plain(reference)
        if not isinstance(node, DictionaryObject):
            if number and (number in document.lost or document.mended):
                yield None
            continue
        own = {**above, **{key: node.get(key) for key in _INHERITED if key in node}}
        kids = plain(node.get("/Kids"))
        if isinstance(kids, list) and plain(node.get("/Type")) != "/Page":
            nodes.add(number)
            if met + len(stack) + len(kids) > MOST_COUNTED:
                raise TooMuch
            stack.extend((kid, own) for kid in reversed(kids))
        elif plain(node.get("/Type")) != "/Pages":
            leaves += 1
            yield node, own


def _page(document: Document, node: DictionaryObject, own: dict[str, Any]) -> Page:
    left, bottom, right, top = _box(own.get("/MediaBox")) or _LETTER
    crop = _box(own.get("/CropBox"))
    if crop is not None:
        inner = (max(left, crop[0]), max(bottom, crop[1]), min(right, crop[2]), min(top, crop[3]))
        if inner[0] < inner[2] and inner[1] < inner[3]:
            left, bottom, right, top = inner
    unit = _number(node.get("/UserUnit")) or 1.0
    scale = _MILLIMETRES * (unit if 0 < unit <= 100_000 else 1.0)
    width, height = ((right - left) * scale, (top - bottom) * scale)
    if max(width, height) > _LONGEST:
        width = height = 0.0
    turned = round((_number(own.get("/Rotate")) or 0) / 90) * 90 % 360
    if turned in (90, 270):
        width, height = height, width
    found = marks(document, node.get("/Contents"), Resources(own.get("/Resources")))
    return Page(round(width, 1), round(height, 1), found.pixels, found.colour, turned, found.text)


def _box(value: Any) -> tuple[float, float, float, float] | None:
    """Two corners in any order; None for what has no area."""
    value = plain(value)
    if not isinstance(value, list) or len(value) < 4:
        return None
    numbers = [_number(each) for each in value[:4]]
    if None in numbers:
        return None
    x, y, z, w = (each or 0.0 for each in numbers)
    left, right, bottom, top = min(x, z), max(x, z), min(y, w), max(y, w)
    return (left, bottom, right, top) if right - left > 0 and top - bottom > 0 else None


def _number(value: Any) -> float | None:
    value = plain(value)
    if not isinstance(value, (int, float)) and not hasattr(value, "as_numeric"):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if isfinite(number) and abs(number) < 1e12 else None
