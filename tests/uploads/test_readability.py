"""Whether a page can be read: blank, blurred, dark; whatever mode and size it comes in."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.uploads.made.images import png
from tests.uploads.made.pages import blank_page, blurred, faded, scanned, text_page

from gosform.uploads.facts import Wish
from gosform.uploads.png import walk
from gosform.uploads.readability import BLURRED_SCAN, DARK, page_measures
from gosform.uploads.source import Source

SIZE = (827, 1170)
SEEDS = range(6)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sharp_page_is_neither_blurred_nor_blank_nor_dark(seed: int) -> None:
    blank, sharpness, light = page_measures(scanned(text_page(seed, SIZE), seed))
    assert not blank
    assert sharpness is not None
    assert sharpness > 1.5 * BLURRED_SCAN
    assert light > 200


@pytest.mark.parametrize("seed", SEEDS)
def test_a_blurred_page_is_below_the_bar(seed: int) -> None:
    sharpness = page_measures(scanned(blurred(text_page(seed, SIZE), 2.0), seed)).sharpness
    assert sharpness is not None
    assert sharpness < BLURRED_SCAN


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_with_nothing_on_it_is_blank_whatever_its_paper(seed: int) -> None:
    assert page_measures(scanned(blank_page(seed, SIZE), seed))[:2] == (True, None)


@pytest.mark.parametrize("seed", SEEDS)
def test_faded_and_dark_pages_are_as_sharp_as_before(seed: int) -> None:
    page = text_page(seed, SIZE)
    sharpness = page_measures(page).sharpness
    assert sharpness is not None
    for low, high in ((0, 51), (120, 200)):
        assert page_measures(faded(page, low, high)).sharpness == pytest.approx(sharpness, abs=8)


def test_a_page_at_a_fifth_of_its_light_is_dark() -> None:
    assert page_measures(faded(text_page(1, SIZE), 0, 51)).light < DARK


def test_the_edge_that_a_scanner_leaves_is_nothing_on_a_page() -> None:
    page = Image.new("L", SIZE, 250)
    page.paste(20, (0, 0, SIZE[0], 8))
    assert page_measures(page).blank


def test_black_on_clear_is_black_on_white() -> None:
    page = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    page.putalpha(text_page(1, SIZE).point(lambda value: 255 - value))
    assert page_measures(page) == page_measures(text_page(1, SIZE))


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "LA", "I", "I;16", "F"])
def test_every_mode_can_be_measured(mode: str) -> None:
    page = text_page(1, SIZE)
    measures = page_measures(
        page.convert("I").point(lambda value: value * 257).convert(mode) if mode.startswith("I") else page.convert(mode)
    )
    assert not measures.blank


@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (2000, 3), (40, 40), (41, 43)])
def test_every_size_can_be_measured(size: tuple[int, int]) -> None:
    assert page_measures(Image.new("L", size, 255)) == (True, None, 255.0)


@pytest.mark.parametrize(
    ("side", "colour", "depth", "looked"),
    [(6000, 2, 8, True), (7000, 2, 8, False), (7000, 0, 8, True), (4600, 6, 8, True), (5000, 6, 8, False), (4500, 0, 16, True), (4800, 0, 16, False)],
)  # fmt: skip
def test_what_would_take_too_much_memory_is_accepted_and_not_looked_at(side: int, colour: int, depth: int, looked: bool) -> None:
    """By what a decoder takes for a dot: one byte of grey, four of colour, more with transparency or sixteen bits, and copies of it."""
    facts = walk(Source(io.BytesIO(png(size=(side, side), colour=colour, depth=depth))), Wish(readability=True))
    assert facts.troubles == ()
    assert facts.pages[0].blank is (True if looked else None)


def test_transparent_paper_is_white() -> None:
    clear = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (200, 200, 600, 300))
    over = Image.new("RGBA", SIZE, "white")
    over.alpha_composite(clear)
    assert page_measures(clear) == page_measures(over.convert("L"))
    assert page_measures(clear.convert("LA")) == page_measures(over.convert("L"))
