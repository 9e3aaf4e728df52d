"""BMP: the size that its header makes."""

from __future__ import annotations

import pytest
from tests.uploads.made.images import bmp, saved
from tests.uploads.walked import cuts, params, walked, words


@pytest.mark.parametrize(("mode", "colour"), [("1", "1bit"), ("L", "grey"), ("P", "colour"), ("RGB", "colour")])
def test_the_colour_is_that_of_the_palette(mode: str, colour: str) -> None:
    (page,) = walked("bmp", saved("BMP", mode)).pages
    assert (page.colour, page.pixels) == (colour, (160, 120))


def test_a_cut_is_told_with_what_there_should_be() -> None:
    whole = len(bmp())
    for data in cuts(bmp()[:-4], 10):
        facts = walked("bmp", data)
        assert words(facts) == {"truncated"}
        assert params(facts, "truncated").get("need", whole) == whole
