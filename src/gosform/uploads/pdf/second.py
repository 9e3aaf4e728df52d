"""A second engine, pdfium, for what the first cannot read and for what pages look like. It comes with the extra ``render``.

It ends the process when it runs out of memory, which is one more reason for looking at files apart from the caller's process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from gosform.uploads import limits
from gosform.uploads.facts import MOST_PAGES, Page
from gosform.uploads.source import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PIXELS = 1200
"""Of the longer side of a page that is drawn. The measures are taken at that size; drawn twice as large they come out the same."""

MOST_MEMORY = 176 << 20
"""Bytes that the engine may take. What needs more makes the engine end the process."""

_OF_A_DOT = {"1bit": 1, "grey": 2}
"""Bytes of memory that the dearest decoder, that of a progressive JPEG, takes for a dot; six for one in colour."""

_MILLIMETRES = 25.4 / 72
_PASSWORD = 4


class Locked(Exception):
    """A password is needed."""


class Unread(Exception):
    """The engine cannot read the file either."""


class Missing(Unread):
    """The engine is not installed."""


class Counted(NamedTuple):
    """total: of all pages. described: the first of them, by their size alone."""

    total: int
    described: tuple[Page, ...]


def counted(source: Source) -> Counted:
    """Pages and their sizes. ``Unread``, ``Locked``."""
    with _opened(source) as document:
        count = len(document)
        return Counted(count, tuple(_size(document, index) for index in range(min(count, MOST_PAGES))))


def measured(source: Source, pages: tuple[Page, ...], most: int) -> tuple[Page, ...]:
    """The pages, the first of them with what they look like; one that cannot be drawn stays as it is. ``Unread``, ``Locked``."""
    result = list(pages)
    with _opened(source) as document:
        from pypdfium2 import PdfiumError

        for index in range(min(len(document), len(pages), most)):
            if limits.late():
                break
            if not _is_too_large(pages[index]):
                with suppress(PdfiumError):
                    result[index] = _seen(document[index], pages[index])
    return tuple(result)


def _is_too_large(page: Page) -> bool:
    """Whether the picture on a page may not fit in memory: the engine would go on without it, and the page would look blank. A4 in colour at 400 dots an
    inch fits, at 600 it does not.
    """
    width, height = page.pixels or (0, 0)
    return width * height * _OF_A_DOT.get(page.colour, 6) > MOST_MEMORY - (16 << 20)


def _seen(page: Any, known: Page) -> Page:
    from gosform.uploads.readability import page_measures

    bitmap = page.render(scale=MOST_PIXELS / max(*page.get_size(), 1.0), grayscale=True, may_draw_forms=False)
    measures = page_measures(bitmap.to_pil())
    bitmap.close()
    page.close()
    return known._replace(blank=measures.blank, sharpness=measures.sharpness, light=measures.light)


@contextmanager
def _opened(source: Source) -> Iterator[PdfDocument]:
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError as error:
        raise Missing from error
    with limits.narrowed(MOST_MEMORY):
        try:
            source.file.seek(0)
            with PdfDocument(source.file) as document:
                yield document
        except PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD:
                raise Locked from error
            raise Unread from error
        except Exception as error:
            raise Unread from error


def _size(document: Any, index: int) -> Page:
    width, height = document.get_page_size(index)
    return Page(round(width * _MILLIMETRES, 1), round(height * _MILLIMETRES, 1))
