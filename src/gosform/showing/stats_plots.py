"""Plots of the statistics as SVG: bars with their intervals, columns over time, small lines. No script; colours come from the classes of the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDE, LINE = 1000, 16
TALL, SMALL = 240, 40
"""Heights of the plot of periods and of a small line, in units of the plots; the page stretches them."""
Point = tuple[float, float, float]
"""A share with the ends of its interval, 0..1."""


def bar(point: Point, top: float) -> str:
    """A share as a bar, its interval as a thin line over it. top: the share that fills the width. For the eye alone: the numbers stand beside it."""
    share, low, high = (min(value / top, 1.0) * WIDE if top else 0.0 for value in point)
    whisker = f'<path class="whisker" d="M{low:.1f} {LINE / 2}H{high:.1f}M{low:.1f} 4V{LINE - 4}M{high:.1f} 4V{LINE - 4}"/>'
    return (
        f'<svg class="bar" viewBox="0 0 {WIDE + 8} {LINE}" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="rows" x="0" y="2" width="{max(share, 2):.1f}" height="{LINE - 4}"/>{whisker}</svg>'
    )


def columns(points: Sequence[Point], errors: Sequence[float], name: str, title: str, description: str) -> str:
    """A column a period: the share with problems, in it the part with errors, over it the interval. name: of this plot on its page.

    title, description: what a reader hears who does not see it.
    """
    top = max((high for _, _, high in points), default=0) or 1
    step = WIDE / max(len(points), 1)
    gap = min(step * 0.25, 12)
    pieces = [f'<line class="grid" x1="0" x2="{WIDE}" y1="{TALL * i // 4}" y2="{TALL * i // 4}"/>' for i in range(4)]
    for i, ((share, low, high), broken) in enumerate(zip(points, errors, strict=True)):
        x, middle = i * step + gap / 2, (i + 0.5) * step
        for kind, part in (("warning", share), ("error", broken)):
            height = TALL * min(part, 1.0) / top
            if part:
                pieces.append(f'<rect class="{kind}" x="{x:.1f}" y="{TALL - height:.1f}" width="{step - gap:.1f}" height="{height:.1f}"/>')
        pieces.append(f'<path class="whisker" d="M{middle:.1f} {TALL * (1 - low / top):.1f}V{TALL * (1 - high / top):.1f}"/>')
    return (
        f'<svg class="periods" viewBox="0 0 {WIDE} {TALL}" preserveAspectRatio="none" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(description)}</desc>'
        f'{"".join(pieces)}<line class="axis" x1="0" x2="{WIDE}" y1="{TALL}" y2="{TALL}"/></svg>'
    )


def line(shares: Sequence[float], top: float) -> str:
    """How a share went, small enough for a cell of a table. top: the share that fills the height. For the eye alone."""
    step = WIDE / max(len(shares) - 1, 1)
    places = [(i * step, SMALL - 3 - (SMALL - 6) * (share / top if top else 0)) for i, share in enumerate(shares)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return (
        f'<svg class="spark" viewBox="0 0 {WIDE} {SMALL}" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<polyline class="went" points="{path}"/></svg>'
    )
