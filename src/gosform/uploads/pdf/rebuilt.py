"""The cross-reference made anew, from the objects that a file has: one pass, however many offsets are wrong."""

from __future__ import annotations

import re
from bisect import bisect
from typing import TYPE_CHECKING, NamedTuple

from gosform.uploads.pdf.budget import MOST_ENTRIES, Budget, TooMuch
from gosform.uploads.pdf.xref import Table, dictionary
from gosform.uploads.source import Source

if TYPE_CHECKING:
    from gosform.uploads.pdf.document import Document

_NUMBERS = re.compile(rb"(?<!\d)(\d{1,10})[\x00\t\n\x0c\r ]{1,8}(\d{1,5})[\x00\t\n\x0c\r ]{0,8}$")
_CATALOG = re.compile(rb"/Type[\x00\t\n\x0c\r ]*/Catalog\b")
_WORDS = (b"trailer", b"/Catalog", b"/ObjStm", b"/XRef")
_CHUNK = 1 << 20
_OVERLAP = 64
_MOST_TRAILERS = 50


class Survey(NamedTuple):
    """objects: number and place of all that looks like the beginning of an object, in the order of the file. words: places of words that tell what is near."""

    objects: list[tuple[int, int]]
    words: dict[bytes, list[int]]


def survey(source: Source, budget: Budget) -> Survey:
    """One pass over the file."""
    found: list[tuple[int, int]] = []
    words: dict[bytes, list[int]] = {word: [] for word in _WORDS}
    start = 0
    while start < source.size:
        text = source.read_at(start, _CHUNK + _OVERLAP)
        budget.steps(sum(map(text.count, (b"obj", *_WORDS))))
        at = text.find(b"obj")
        while at >= 0:
            if text[at - 1 : at] != b"d" and (numbers := _NUMBERS.search(text[max(0, at - 40) : at])) is not None:
                place = start + max(0, at - 40) + numbers.start()
                if not found or place > found[-1][1]:
                    found.append((int(numbers[1]), place))
            at = text.find(b"obj", at + 3)
        for word, places in words.items():
            at = text.find(word)
            while at >= 0:
                if not places or start + at > places[-1]:
                    places.append(start + at)
                at = text.find(word, at + len(word))
        if len(found) + sum(map(len, words.values())) > MOST_ENTRIES:
            raise TooMuch
        start += _CHUNK
    return Survey(found, words)


def table(document: Document) -> Table | None:
    """What the objects themselves say; None where there are none. The later of two with one number counts, as in a file that was saved twice."""
    objects, words = survey(document.source, document.budget)
    result = Table(places=dict(objects))
    entries = [dictionary(document.source.read_at(place + 7, 1 << 16), document) for place in words[b"trailer"][-_MOST_TRAILERS:]]
    starts = [place for _, place in objects]
    catalog: int | None = None
    for word in (b"/Catalog", b"/ObjStm", b"/XRef"):
        for at in dict.fromkeys(bisect(starts, place) - 1 for place in words[word]):
            head = document.heads.at(starts[at]) if at >= 0 else None
            if head is None or word not in head.body:
                continue
            if word == b"/Catalog":
                catalog = head.number if _CATALOG.search(head.body) else catalog
            elif head.data >= 0 and word == b"/ObjStm":
                result.containers.append(head.number)
            elif head.data >= 0:
                entries.append(dictionary(head.body, document))
    for each in reversed(entries[-2 * _MOST_TRAILERS :]):
        for key in ("/Root", "/Encrypt", "/ID"):
            if key in each:
                result.trailer.setdefault(key, each.raw_get(key))
    if "/Root" not in result.trailer and catalog is not None:
        from pypdf.generic import IndirectObject

        result.trailer["/Root"] = IndirectObject(catalog, 0, document)
    return result if objects else None
