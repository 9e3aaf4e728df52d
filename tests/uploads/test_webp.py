"""WebP: chunks that add up."""

from __future__ import annotations

import pytest
from tests.uploads.made.images import exif, moving, saved
from tests.uploads.walked import cuts, walked, words


@pytest.mark.parametrize(
    "data", [saved("WEBP"), saved("WEBP", lossless=True), saved("WEBP", exif=exif(1))], ids=["lossy", "lossless", "extended"]
)
def test_the_size_is_read_in_each_of_its_forms(data: bytes) -> None:
    (page,) = walked("webp", data).pages
    assert page.pixels == (160, 120)


def test_metadata_and_movement_are_read() -> None:
    facts = walked("webp", saved("WEBP", exif=exif(6, place=True)))
    assert (facts.location, facts.pages[0].rotated, facts.animated) == (True, 90, False)
    assert walked("webp", moving("WEBP")).animated


def test_a_cut_at_any_byte_is_told() -> None:
    for data in cuts(saved("WEBP")):
        assert words(walked("webp", data)) == {"truncated"}
