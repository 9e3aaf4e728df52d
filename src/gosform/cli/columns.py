"""Plain columns for a terminal, as wide as their widest cell."""

from __future__ import annotations

from collections.abc import Sequence

from gosform.showing.shown import say


def columns(lang: str, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table. titles: English sentences, the keys of the catalogues; cells stand as they are."""
    head = tuple(say(lang, title) for title in titles)
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in (head, *rows)]
