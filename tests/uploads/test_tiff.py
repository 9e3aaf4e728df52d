"""TIFF: every directory, and whether its strips are there."""

from __future__ import annotations

import pytest
from tests.uploads.made.images import exif, saved, scans, tiff
from tests.uploads.walked import walked, words

from gosform.uploads.facts import MOST_PAGES


@pytest.mark.parametrize(("mode", "colour"), [("1", "1bit"), ("L", "grey"), ("P", "colour"), ("RGB", "colour"), ("CMYK", "colour")])
def test_the_colour_is_that_of_the_directory(mode: str, colour: str) -> None:
    (page,) = walked("tiff", saved("TIFF", mode)).pages
    assert (page.colour, page.pixels) == (colour, (160, 120))


def test_pages_are_counted_and_measured() -> None:
    facts = walked("tiff", scans(3, dots=300))
    assert facts.page_count == len(facts.pages) == 3
    assert {(page.width, page.height, page.pixels, page.colour) for page in facts.pages} == {(21.0, 29.72, (248, 351), "1bit")}


def test_all_pages_are_counted_and_the_first_described() -> None:
    facts = walked("tiff", tiff(600))
    assert (facts.page_count, len(facts.pages)) == (600, MOST_PAGES)


def test_metadata_are_read() -> None:
    facts = walked("tiff", saved("TIFF", exif=exif(8, place=True)))
    assert (facts.location, facts.pages[0].rotated) == (True, 270)


def test_a_file_that_lacks_its_last_strip_is_truncated() -> None:
    data = tiff(start=16, count=100_000)
    assert words(walked("tiff", data)) == {"truncated"}
