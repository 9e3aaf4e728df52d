"""A second engine, pdfium, for what the first cannot read and for what pages look like. It comes with the extra ``render``.

It ends the process when it runs out of memory, which is one more reason for looking at files apart from the caller's process.
"""

from __future__ import annotations

from contextlib import suppress
from time import thread_time
from typing import TYPE_CHECKING, Any, NamedTuple

from gosform.uploads.facts import MOST_PAGES, Page
from gosform.uploads.source import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PIXELS = 1200
"""Of the longer side of a page that is drawn. The measures are taken at that size; drawn twice as large they come out the same."""

MOST_SECONDS = 1.5
"""CPU of drawing. Pages behind are not looked at."""

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
    document = _opened(source)
    try:
        count = len(document)
        return Counted(count, tuple(_size(document, index) for index in range(min(count, MOST_PAGES))))
    except Exception as error:
        raise Unread from error
    finally:
        document.close()


def measured(source: Source, pages: tuple[Page, ...], most: int) -> tuple[Page, ...]:
    """The pages, the first of them with what they look like; one that cannot be drawn stays as it is. ``Unread``, ``Locked``."""
    document = _opened(source)
    from pypdfium2 import PdfiumError

    result = list(pages)
    until = thread_time() + MOST_SECONDS
    try:
        for index in range(min(len(document), len(pages), most)):
            if thread_time() > until:
                break
            with suppress(PdfiumError):
                result[index] = _seen(document[index], pages[index])
    except Exception as error:
        raise Unread from error
    finally:
        document.close()
    return tuple(result)


def _seen(page: Any, known: Page) -> Page:
    from gosform.uploads.readability import page_measures

    bitmap = page.render(scale=MOST_PIXELS / max(*page.get_size(), 1.0), grayscale=True, may_draw_forms=False)
    measures = page_measures(bitmap.to_pil())
    bitmap.close()
    page.close()
    return known._replace(blank=measures.blank, sharpness=measures.sharpness, light=measures.light)


def _opened(source: Source) -> PdfDocument:
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError as error:
        raise Missing from error
    try:
        source.file.seek(0)
        return PdfDocument(source.file)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise Locked from error
        raise Unread from error
    except Exception as error:
        raise Unread from error


def _size(document: Any, index: int) -> Page:
    width, height = document.get_page_size(index)
    return Page(round(width * _MILLIMETRES, 1), round(height * _MILLIMETRES, 1))
