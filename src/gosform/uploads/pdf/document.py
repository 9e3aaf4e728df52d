"""A document as a graph: objects by number, parsed one at a time by pypdf from bytes that were found here.

Of pypdf only its parser of objects, its filters and its passwords are used. Its reader is not: it recovers from a wrong offset by a search of the whole
file for each object, and it keeps the data of every stream it meets. Streams are dictionaries here; their data is read where somebody asks for it.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gosform.uploads.pdf import rebuilt, xref
from gosform.uploads.pdf.budget import MOST_AT_ONCE, Budget, TooMuch
from gosform.uploads.pdf.cipher import Cipher
from gosform.uploads.pdf.head import Head, Heads
from gosform.uploads.pdf.stream import inflates, unpacked
from gosform.uploads.pdf.value import plain
from gosform.uploads.pdf.xref import Table
from gosform.uploads.source import Source

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject, PdfObject

_PAIR = re.compile(rb"\s*(\d{1,10})\s+(\d{1,10})")
_END = re.compile(rb"[\x00\t\n\x0c\r ]{0,4}endstream")
_LENGTH = re.compile(rb"/Length[\x00\t\n\x0c\r ]+(\d{1,10})(?![\x00\t\n\x0c\r ]*\d)")
_BRACKET = re.compile(rb"<<|>>|[\[\]]")
_KEPT = 4000
_CIPHERED = 8 << 10

MOST_PARSED = 1 << 20
"""Bytes of one object. A list of a hundred thousand pages is as long."""

MOST_DEEP = 100


class Document:
    """source, budget: where objects come from, and how many may. table: where they lie. lost: numbers that are listed and are nowhere.
    keys: that were made, see ``cipher``. mended: some were not where they should be. broken: some of those are not whole. doubtful: readers may disagree on what is in it.
    """

    strict = False

    def __init__(self, source: Source, budget: Budget) -> None:
        self.source = source
        self.budget = budget
        self.heads = Heads(source, budget)
        self.table = Table()
        self.cipher: Cipher | None = None
        self.keys: dict[bytes, bytes] = {}
        self.lost: set[int] = set()
        self.mended = False
        self.broken = False
        self.doubtful = False
        self._parsed: dict[int, PdfObject | None] = {}
        self._containers: dict[int, dict[int, slice]] = {}
        self._texts: dict[int, bytes] = {}
        self._opening: set[int] = set()

    def open(self, pointer: int, shift: int) -> bool:
        """Reads the cross-reference, or makes it anew. Whether there is one."""
        found = xref.read(self, pointer, shift) if pointer >= 0 else None
        if found is None or not self._root_is_there(found):
            self._parsed.clear()
            return self.rebuild()
        self.table = found
        return True

    def unlock(self, key: Cipher) -> None:
        """Streams are opened with this from now on."""
        self.cipher = key
        self._containers.clear()
        self._parsed.clear()

    def rebuild(self) -> bool:
        """Makes the cross-reference anew from the objects that the file has. Whether any are there."""
        self.mended = True
        self.cipher = None
        self._containers.clear()
        self._parsed.clear()
        made = rebuilt.table(self)
        if made is None:
            return False
        self.table = made
        self.doubtful = True
        return True

    def unpack_containers(self) -> None:
        """Lists what lies in object streams, which a cross-reference made anew does not know."""
        for number in self.table.containers:
            for each in self.container(number):
                self.table.packed[each] = number
        for number in self.table.packed:
            self.table.places.pop(number, None)

    def mend(self, wrong: set[int]) -> None:
        """Finds objects that do not lie where they are said to, all in one pass. What is not found is lost."""
        self.mended = self.doubtful = True
        found = dict(rebuilt.survey(self.source, self.budget).objects)
        for number in wrong:
            if number in found:
                self.table.places[number] = found[number]
            else:
                self.table.places.pop(number, None)
                self.lost.add(number)

    def get_object(self, reference: Any) -> PdfObject | None:
        """The object that a reference names, null for one that is nowhere. pypdf's own references call this."""
        from pypdf.generic import IndirectObject, NullObject

        number = reference if isinstance(reference, int) else reference.idnum
        for _ in range(8):
            if number in self._parsed:
                found = self._parsed[number]
            else:
                if len(self._parsed) > _KEPT:
                    self._parsed.clear()
                self._parsed[number] = None
                found = self._parsed[number] = self._parse(number)
            if not isinstance(found, IndirectObject):
                return NullObject() if found is None else found
            number = found.idnum
        return NullObject()

    def body(self, number: int) -> bytes | None:
        """The bytes of an object, without its stream; None for one that is nowhere."""
        container = self.table.packed.get(number)
        if container is not None:
            part = self.container(container).get(number)
            return None if part is None else self._texts[container][part]
        head = self.head(number)
        return None if head is None else head.body

    def head(self, number: int) -> Head | None:
        """The head of an object that lies in the file itself."""
        head = self.heads.at(self.table.places.get(number, -1))
        return head if head is not None and head.number == number else None

    def container(self, number: int) -> dict[int, slice]:
        """Where objects are in an object stream, by number; nothing for what is no such stream or is damaged."""
        found = self._containers.get(number)
        if found is not None:
            return found
        if number in self._opening:
            return {}
        self._opening.add(number)
        try:
            found = self._objects(number)
        finally:
            self._opening.discard(number)
        self._containers[number] = found
        return found

    def unpacked(self, number: int) -> bytes:
        """All that is in an object stream, twice where it is there twice."""
        self.container(number)
        return self._texts.get(number, b"")

    def data(self, number: int, entries: DictionaryObject, most: int = MOST_AT_ONCE, *, cut: bool = False) -> bytes:
        """The unpacked data of a stream. ``TooMuch`` above ``most`` bytes, unless ``cut``; ``ValueError`` for damage."""
        packed = self.packed(number, entries, min(most, _CIPHERED) if cut and self.cipher is not None else most)
        if self.cipher is not None:
            self.budget.deciphering(len(packed))
            head = self.head(number)
            packed = self.cipher.opened(packed, number, head.generation if head else 0)
        return unpacked(entries, packed, self.budget, most, cut=cut)

    def packed(self, number: int, entries: DictionaryObject, most: int = MOST_AT_ONCE) -> bytes:
        """The data of a stream as it lies in the file, no more than ``most`` bytes of it."""
        head = self.head(number)
        if head is None or head.data < 0:
            return b""
        length = plain(entries.get("/Length"))
        if isinstance(length, int) and length >= 0 and _END.match(self.source.read_at(head.data + length, 16)):
            return self.source.read_at(head.data, min(length, most))
        text = self.source.read_at(head.data, most)
        self.budget.reading(len(text))
        end = text.find(b"endstream")
        return text if end < 0 else text[:end]

    def whole(self, head: Head | None) -> bool:
        """Whether all bytes of the stream of an object are there, if it has one. A length that is wrong proves nothing by itself: people write them by
        hand. Then what is packed must unpack to its end, and of anything else no more than a line end may be missing.
        """
        length = _LENGTH.search(head.body) if head is not None and head.data >= 0 else None
        if head is None or length is None or _END.match(self.source.read_at(head.data + int(length[1]), 16)):
            return True
        text = self.source.read_at(head.data, MOST_AT_ONCE)
        self.budget.reading(len(text))
        end = text.find(b"endstream")
        if end < 0:
            return len(text) == MOST_AT_ONCE
        if b"/FlateDecode" in head.body:
            return inflates(text[:end])
        return b"/Filter" not in head.body or abs(end - int(length[1])) <= 4

    def _parse(self, number: int) -> PdfObject | None:
        from pypdf.generic import read_object

        body = self.body(number)
        if body is None:
            return None
        if len(body) > MOST_PARSED:
            raise TooMuch
        if body.count(b"<<") + body.count(b"[") > MOST_DEEP and _depth(body) > MOST_DEEP:
            raise ValueError("objects within objects, too deep")
        self.budget.object(body)
        return read_object(BytesIO(body.lstrip(b"\x00\t\n\x0c\r ") + b" \nendobj\n"), self)  # type: ignore[arg-type]

    def _objects(self, number: int) -> dict[int, slice]:
        head = self.head(number)
        if head is None or head.data < 0:
            return {}
        entries = xref.dictionary(head.body, self)
        count, first = plain(entries.get("/N")), plain(entries.get("/First"))
        if not isinstance(count, int) or not isinstance(first, int):
            return {}
        try:
            data = self.data(number, entries)
        except ValueError:
            self.broken = True
            return {}
        self._texts[number] = data
        pairs: list[tuple[int, int]] = []
        at = 0
        while len(pairs) < min(count, len(data)) and (pair := _PAIR.match(data, at, max(first, 0))):
            pairs.append((int(pair[2]) + first, int(pair[1])))
            at = pair.end()
        ends = sorted({place for place, _ in pairs} | {len(data)})
        following = dict(pairwise(ends))
        self.doubtful = self.doubtful or len(ends) - 1 != len(pairs) or len({each for _, each in pairs}) != len(pairs)
        return {number: slice(place, following.get(place, len(data))) for place, number in pairs if place <= len(data)}

    def _root_is_there(self, table: Table) -> bool:
        from pypdf.generic import DictionaryObject

        self.table = table
        if "/Encrypt" in table.trailer:  # the catalogue may lie in a stream that nobody can open yet
            return "/Root" in table.trailer
        root = plain(table.trailer.get("/Root"))
        return isinstance(root, DictionaryObject) and ("/Pages" in root or root.get("/Type") == "/Catalog")


def _depth(body: bytes) -> int:
    """How deep brackets are in each other, at most; those in strings are counted too."""
    depth = most = 0
    for bracket in _BRACKET.findall(body):
        depth = depth + 1 if bracket in (b"<<", b"[") else max(0, depth - 1)
        most = max(most, depth)
    return most
