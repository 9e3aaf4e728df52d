"""Plots of a page as SVG: bars, drawn by hand, without a script. Colours come from the page's classes, so that dark pages have theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

CLASSES = ("error", "warning", "notice")
WIDE, HIGH = 1000, 160
"""Size of the plot of regions in its own units; the page stretches it."""
LINE = 12


def bar(counts: tuple[int, int, int], most: int) -> str:
    """One line of a bar chart: errors, warnings and notices side by side, as long as their share of ``most``. For the eye alone."""
    pieces: list[str] = []
    at = 0.0
    for name, count in zip(CLASSES, counts, strict=True):
        if count:
            length = max(WIDE * count / max(most, 1), 3)
            pieces.append(f'<rect class="{name}" x="{at:.1f}" y="0" width="{length:.1f}" height="{LINE}"/>')
            at += length + 2
    inside = "".join(pieces)
    return (
        f'<svg class="bar" viewBox="0 0 {WIDE + 8} {LINE}" preserveAspectRatio="none" aria-hidden="true" focusable="false">{inside}</svg>'
    )


def regions(shares: Sequence[float], title: str, description: str) -> str:
    """Upright bars from the first region to the last. shares: 0..1 of the rows of each region; the tallest fills the plot.

    title, description: what a reader hears who does not see it.
    """
    inside = "".join(_upright(shares))
    grid = "".join(f'<line class="grid" x1="0" x2="{WIDE}" y1="{HIGH * i // 4}" y2="{HIGH * i // 4}"/>' for i in range(4))
    return (
        f'<svg class="regions" viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none" role="img" aria-labelledby="regions-t regions-d">'
        f'<title id="regions-t">{escape(title)}</title><desc id="regions-d">{escape(description)}</desc>'
        f'{grid}{inside}<line class="axis" x1="0" x2="{WIDE}" y1="{HIGH}" y2="{HIGH}"/></svg>'
    )


def _upright(shares: Sequence[float]) -> Iterator[str]:
    top = max(shares, default=0) or 1
    step = WIDE / max(len(shares), 1)
    gap = min(step * 0.2, 2)
    for i, share in enumerate(shares):
        if share:
            height = max(HIGH * share / top, 1.5)
            yield f'<rect class="rows" x="{i * step:.2f}" y="{HIGH - height:.1f}" width="{step - gap:.2f}" height="{height:.1f}"/>'
