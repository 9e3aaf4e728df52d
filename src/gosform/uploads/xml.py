"""XML: well formed to its end, in the encoding that it names, without a document type. Whether it follows a schema is not looked at."""

from __future__ import annotations

from gosform.uploads.facts import Facts, Wish
from gosform.uploads.source import Source
from gosform.uploads.xml_guard import read


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of an XML file; damage with its line and column, both from 1."""
    found = read(source.read_at, source.size)
    return Facts("xml", source.size, troubles=found.troubles, encoding=found.encoding)
