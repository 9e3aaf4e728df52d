"""Pixels, resolution, sides and colour against a policy: of a picture, and of the pictures that fill the pages of a document."""

from __future__ import annotations

from collections.abc import Iterator

from gosform.problem import Problem
from gosform.uploads import codes_measures as measures
from gosform.uploads.codes import coded
from gosform.uploads.facts import Facts, Page
from gosform.uploads.formats import FORMATS
from gosform.uploads.policy import INCH, TOLERANCE, Policy
from gosform.uploads.policy_values import Pair

_LARGEST = 100_000
"""Millimetres of a side, beyond which nothing is computed from it."""
_FILLS = 0.2
"""A picture whose sides differ from those of its page by more does not fill it, so that its resolution is not known."""


def pictures(facts: Facts, policy: Policy) -> Iterator[Problem]:
    """What is wrong with the pictures of a file. Of several pages the worst one is told."""
    scans = [page for page in facts.pages if page.pixels and not page.text]
    if not scans:
        return
    image = FORMATS[facts.format].group == "image"
    if image:
        yield from _pixels(scans, policy)
        yield from _aspect(scans[0], policy)
    yield from _resolution(scans, policy, image)
    yield from _colour(scans, policy)


def _pixels(scans: list[Page], policy: Policy) -> Iterator[Problem]:
    least, most = policy.min_pixels, policy.max_pixels
    if least:
        for have in (page.pixels for page in scans if page.pixels):
            if not _covers(have, least):
                yield coded(measures.TOO_FEW_PIXELS, have=_by(have), need=_by(least))
                return
    if most:
        for have in (page.pixels for page in scans if page.pixels):
            if not _covers(most, have):
                yield coded(measures.TOO_MANY_PIXELS, have=_by(have), need=_by(most))
                return


def _covers(large: Pair, small: Pair) -> bool:
    """Upright or lying: a picture may be turned."""
    return (large[0] >= small[0] and large[1] >= small[1]) or (large[1] >= small[0] and large[0] >= small[1])


def _resolution(scans: list[Page], policy: Policy, image: bool) -> Iterator[Problem]:
    least, most = policy.resolution
    if not least and not most:
        return
    known = [(dots, page) for page in scans if (dots := _dots(page, image)) is not None]
    if known:  # the paper is in the file: a page of a PDF has a size
        low, high = min(known, key=_first)[0], max(known, key=_first)[0]
        if low < least * (1 - TOLERANCE):
            yield coded(measures.RESOLUTION, have=round(low), need=least)
        elif most and high > most * (1 + TOLERANCE):
            yield coded(measures.RESOLUTION, "fine", have=round(high), need=most)
        return
    need = policy.needed_pixels
    if need is None or policy.paper is None or not image:
        return
    have = min((page.pixels for page in scans if page.pixels), key=lambda pair: pair[0] * pair[1])
    if not _covers(have, (round(need[0] * (1 - TOLERANCE)), round(need[1] * (1 - TOLERANCE)))):
        paper = policy.sheet or f"{policy.paper[0]:g}×{policy.paper[1]:g}"
        yield coded(measures.RESOLUTION, "sheet" if policy.sheet else "print", have=_by(have), need=_by(need), paper=paper, dots=least)
    elif most:
        dots = min(_ratios(have, policy.paper))
        if dots > most * (1 + TOLERANCE):
            yield coded(measures.RESOLUTION, "fine", have=round(dots), need=most)


def _first(one: tuple[float, Page]) -> float:
    return one[0]


def _dots(page: Page, image: bool) -> float | None:
    """Dots an inch of the picture that fills a page; None where there is no paper, or the picture is a part of the page only."""
    if image or page.pixels is None or not (0 < page.width < _LARGEST and 0 < page.height < _LARGEST):
        return None
    first, second = _ratios(page.pixels, (page.width, page.height))
    return min(first, second) if abs(first - second) <= _FILLS * max(first, second) else None


def _ratios(pixels: Pair, paper: tuple[float, float]) -> tuple[float, float]:
    """Dots an inch of the short and of the long side, whichever way the picture lies."""
    return min(pixels) * INCH / min(paper), max(pixels) * INCH / max(paper)


def _aspect(page: Page, policy: Policy) -> Iterator[Problem]:
    if policy.aspect is None or page.pixels is None:
        return
    width, height = page.pixels if page.rotated % 180 == 0 else page.pixels[::-1]
    wide, high = policy.aspect
    if width <= 0 or height <= 0 or abs(width / height - wide / high) <= policy.tolerance * wide / high:
        return
    yield coded(measures.ASPECT, have=f"{wide:g}×{max(1, round(height * wide / width))}", need=f"{wide:g}×{high:g}")


def _colour(scans: list[Page], policy: Policy) -> Iterator[Problem]:
    """Nobody knows the colour of some pictures; those are let pass."""
    found = {page.colour for page in scans if page.colour}
    wanted = policy.colour
    if wanted == "colour" and found and "colour" not in found:
        yield coded(measures.COLOUR)
    elif wanted == "grey" and found - {"grey"}:
        yield coded(measures.COLOUR, "grey")
    elif wanted == "1bit" and found - {"1bit"}:
        yield coded(measures.COLOUR, "1bit")


def _by(pair: Pair) -> str:
    """Width and height as people write them in every language."""
    return f"{pair[0]}×{pair[1]}"
