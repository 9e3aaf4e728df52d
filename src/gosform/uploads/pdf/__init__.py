"""PDF: whether it is whole, which pages it has, what it does when it is opened.

In this order, each step knowing that the one before it was passed:

1. :mod:`.ends`: header, last mark, what lies outside of them.
2. :mod:`.xref`: the cross-reference, and that each object lies where it says (:mod:`.head`). Wrong offsets are mended in one pass over the file
   (:mod:`.rebuilt`), and a file that is complete nevertheless is accepted, as all readers do.
3. :mod:`.cipher`: the empty password must open it.
4. :mod:`.tree`, :mod:`.content`: pages, from objects that pypdf parses (:mod:`.document`).
5. :mod:`.active`: scripts and other things that act.
6. :mod:`.second`: pdfium, for what pypdf does not read and for what pages look like.

Troubles: ``truncated`` {have, need: bytes, where the file says its length}, ``damaged`` {reason: header | references | objects | pages},
``encrypted``, ``active-content`` {kinds: :data:`.active.KINDS`}, ``trailing-data`` {have: bytes}, ``cannot-check`` {reason: complex | decoder}.
"""

from __future__ import annotations

from gosform.uploads.facts import Facts, Wish
from gosform.uploads.pdf.steps import look
from gosform.uploads.source import Source


def walk(source: Source, wish: Wish) -> Facts:
    """What a PDF is. Nothing is raised for what may be in a file, memory and depth apart."""
    return look(source, wish)
