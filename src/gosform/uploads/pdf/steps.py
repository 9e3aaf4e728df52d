"""The steps of a look into a PDF, one after the other."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.pdf import active, ends, second
from gosform.uploads.pdf.budget import MOST_AT_ONCE, Budget, TooMuch
from gosform.uploads.pdf.cipher import Locked, cipher
from gosform.uploads.pdf.document import Document
from gosform.uploads.pdf.tree import Pages, pages
from gosform.uploads.pdf.value import plain
from gosform.uploads.source import Source

_CUT = Trouble("truncated")
_TOO_COMPLEX = Trouble("cannot-check", {"reason": "complex"})


def look(source: Source, wish: Wish) -> Facts:
    """All steps. The only place where what pypdf raises is caught: it raises whatever Python does."""
    edge = ends.look(source)
    troubles: list[Trouble] = []
    if edge.cut:
        return _facts(
            source, troubles=[Trouble("truncated", {"have": source.size, "need": edge.length}) if edge.length > source.size else _CUT]
        )
    if edge.header < 0:
        return _facts(source, troubles=[Trouble("damaged", {"reason": "header"})])
    if edge.foreign:
        troubles.append(Trouble("trailing-data", {"have": edge.foreign}))
    with _limits():
        found = _inside(source, edge, troubles)
    if found is None:
        return _facts(source, troubles=troubles)
    described = found.described
    if wish.readability and found.total:
        try:
            described = second.measured(source, described, wish.most_pages)
        except (second.Unread, second.Locked):
            troubles.append(Trouble("cannot-check", {"reason": "decoder"}))
    return Facts("pdf", source.size, page_count=found.total, pages=described, troubles=tuple(troubles))


def _inside(source: Source, edge: ends.Ends, troubles: list[Trouble]) -> Pages | None:
    document = Document(source, Budget(source.size))
    suspected: set[str] | None = None
    found: Pages | None
    try:
        if not document.open(edge.pointer, edge.header):
            troubles.append(Trouble("damaged", {"reason": "references"}))
            return None
        _unlock(document)
        suspected = _objects(document)
        found = _pages(document, source)
        if not found.total and not document.mended and document.rebuild():
            _unlock(document)
            suspected = suspected | _objects(document)
            found = _pages(document, source)
    except Locked:
        troubles.append(Trouble("encrypted"))
        return None
    except TooMuch:
        troubles.append(_TOO_COMPLEX)
        return None
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # ValueError, TypeError, AssertionError, KeyError, RecursionError, zlib.error, struct.error … were all seen
        found = None
    if suspected and (kinds := active.kinds(document, suspected)):
        troubles.append(Trouble("active-content", {"kinds": kinds}))
    if found is None or not found.total:
        return _again(source, troubles, known=suspected is not None)
    if found.lost or document.broken:
        troubles.append(Trouble("damaged", {"reason": "pages" if found.lost else "objects"}))
    return found


def _pages(document: Document, source: Source) -> Pages:
    """Pages; where there are more than may be parsed one by one, as the second engine counts them."""
    try:
        return pages(document)
    except TooMuch:
        try:
            found = second.counted(source)
        except (second.Unread, second.Locked):
            raise TooMuch from None
        return Pages(found.total, found.described, 0)


def _unlock(document: Document) -> None:
    from pypdf.generic import ArrayObject

    entries = plain(document.table.trailer.get("/Encrypt"))
    if entries is None:
        if document.mended:
            document.unpack_containers()
        return
    identity = plain(document.table.trailer.get("/ID"))
    first = plain(identity[0]) if isinstance(identity, ArrayObject) and identity else b""
    document.unlock(cipher(entries, getattr(first, "original_bytes", first) or b"", document.keys))
    if document.mended:
        document.unpack_containers()


def _objects(document: Document) -> set[str]:
    """Looks at the head of every object: that it is there, and which names are in it. Those that are elsewhere are mended, all at once; of what
    had to be mended, streams must end where they say: otherwise bytes are missing in them or were added, as a transfer in text mode does.
    """
    suspected = _in_trailer(document)
    wrong: set[int] = set()
    table = document.table
    document.budget.steps(2 * len(table.places))
    before, head = -1, None
    for number, place in sorted(table.places.items(), key=lambda item: item[1]):
        if place != before:
            before, head = place, document.heads.at(place)
        if head is None or head.number != number:
            wrong.add(number)
            continue
        suspected |= active.words(head.body)
        if document.mended and not document.broken:
            document.broken = not document.whole(head)
    if wrong:
        document.budget.steps(4 * len(wrong))
        document.mend(wrong)
    for number in wrong:
        suspected |= active.words(document.body(number) or b"")
        document.broken = document.broken or not document.whole(document.head(number))
    for container in set(table.packed.values()):
        suspected |= active.words(document.unpacked(container))
    return suspected


def _in_trailer(document: Document) -> set[str]:
    """A catalogue that is no object of its own may do anything."""
    from pypdf.generic import IndirectObject

    return set() if isinstance(document.table.trailer.get("/Root"), IndirectObject) else set(active.KINDS)


def _again(source: Source, troubles: list[Trouble], *, known: bool) -> Pages | None:
    """With the second engine. What neither can read is damaged; where the second is not there, nobody knows. known: what it does was looked for."""
    try:
        found = second.counted(source)
    except second.Locked:
        troubles.append(Trouble("encrypted"))
        return None
    except second.Missing:
        troubles.append(Trouble("cannot-check", {"reason": "decoder"}))
        return None
    except second.Unread:
        found = second.Counted(0, ())
    if not found.total:
        troubles.append(Trouble("damaged", {"reason": "pages"}))
        return None
    if not known:
        troubles.append(Trouble("cannot-check", {"reason": "decoder"}))
    return Pages(found.total, found.described, 0)


def _facts(source: Source, troubles: list[Trouble]) -> Facts:
    return Facts("pdf", source.size, troubles=tuple(troubles))


@contextmanager
def _limits() -> Iterator[None]:
    """Pypdf with tight limits and without a word: its warnings quote what is in the file."""
    from pypdf import apply_configuration

    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with apply_configuration(
            maximum_declared_stream_length=MOST_AT_ONCE,
            array_based_stream_maximum_output_length=MOST_AT_ONCE,
            lzw_maximum_output_length=MOST_AT_ONCE,
            run_length_maximum_output_length=MOST_AT_ONCE,
            zlib_maximum_output_length=MOST_AT_ONCE,
            brotli_maximum_output_length=MOST_AT_ONCE,
            jbig2_maximum_output_length=0,
            zlib_maximum_recovery_input_length=0,
            image_maximum_buffer_size=MOST_AT_ONCE,
            stream_filters_maximum_length=4,
            stream_decoding_work_maximum_length=2 * MOST_AT_ONCE,
            jbig2dec_binary=None,
            disable_legacy_handling=True,
        ):
            yield
    finally:
        logger.setLevel(before)
