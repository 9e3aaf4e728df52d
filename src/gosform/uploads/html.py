"""A web page, or an answer of a server in JSON. They are known by their first bytes; nothing of them is read: a form hardly ever asks for one."""

from __future__ import annotations

from gosform.uploads.facts import Facts, Wish
from gosform.uploads.source import Source


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of a page or of JSON: that it is one."""
    begin = source.head(512).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
    return Facts("json" if begin in {b"{", b"["} else "html", source.size)
