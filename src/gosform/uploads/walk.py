"""One look into a file: what it is, then everything that its family can say of it.

The edge of the families: whatever one of them raises on a hostile file ends here, as the trouble ``cannot-check``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import BinaryIO

from gosform.uploads.facts import Facts, Trouble, Wish
from gosform.uploads.source import Source

Family = Callable[[Source, Wish], Facts]

REASONS = ("time", "memory", "crash", "complex", "unavailable")
"""Why a file could not be looked into to its end; ``unavailable``: nothing could be started that would look."""


def walk(file: BinaryIO, wish: Wish, tell: Callable[[str], object] = str) -> Facts:
    """What a file is. ``tell`` is told the format as soon as it is known: the rest may never come."""
    source = Source(file)
    sniffed = guarded(_sniffed, source, wish)
    tell(sniffed.format)
    if sniffed.troubles:
        return sniffed
    family = family_of(sniffed.format)
    facts = guarded(family, source, wish, sniffed.format) if family else sniffed
    return with_digests(facts, source, wish)


def guarded(family: Family, source: Source, wish: Wish, format: str = "unknown") -> Facts:
    """What a family says; ``cannot-check`` where it stumbles. Which mistake it was is not kept: its text may quote the file."""
    try:
        return family(source, wish)
    except MemoryError:
        reason = "memory"
    except RecursionError:
        reason = "complex"
    except Exception:  # noqa: BLE001  # the one edge: families read what an attacker wrote
        reason = "crash"
    return cannot_check(format, source.size, reason)


def cannot_check(format: str, size: int, reason: str) -> Facts:
    """All that is known of a file that could not be looked into: one of ``REASONS``."""
    return Facts(format, size, troubles=(Trouble("cannot-check", {"reason": reason}),))


def family_of(format: str) -> Family | None:
    """The walk of a format; None for one that is only named."""
    from gosform.uploads.formats import FORMATS

    known = FORMATS.get(format)
    if known is None or not known.walker:
        return None
    family: Family = import_module(f"gosform.uploads.{known.walker}").walk
    return family


def with_digests(facts: Facts, source: Source, wish: Wish) -> Facts:
    """The same with the digests of the whole file that a wish asks for, as far as this Python can make them."""
    if not wish.digests:
        return facts
    from gosform.uploads.digests import digests

    return replace(facts, digests=digests(source, wish.digests))


def _sniffed(source: Source, wish: Wish) -> Facts:
    from gosform.uploads.sniff import sniff

    return Facts(sniff(source), source.size)
