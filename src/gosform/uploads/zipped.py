"""ZIP: the list of what is in it, whether it unpacks to what it promises, where the names would lead. Archives inside stay closed."""

from __future__ import annotations

from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.source import Source
from gosform.uploads.zip_content import judged, proved
from gosform.uploads.zip_directory import read


def walk(source: Source, wish: Wish) -> Facts:
    """Facts of an archive."""
    directory = read(source)
    odd, holds = judged((entry.name, entry.link) for entry in directory.entries)
    locked = [Trouble("encrypted")] if any(entry.encrypted for entry in directory.entries) else []
    troubles = (*directory.troubles, *proved(source, directory), *locked, *odd)
    return Facts("zip", source.size, troubles=troubles, holds=holds)
