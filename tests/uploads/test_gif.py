"""GIF: block after block, to its trailer."""

from __future__ import annotations

import pytest
from tests.uploads.made.images import moving, saved
from tests.uploads.walked import cuts, walked, words


def test_frames_are_one_page_that_moves() -> None:
    facts = walked("gif", moving("GIF"))
    assert (facts.page_count, facts.animated) == (1, True)
    assert not walked("gif", saved("GIF", "P")).animated


@pytest.mark.parametrize(("mode", "colour"), [("L", "grey"), ("P", "colour")])
def test_the_colour_is_that_of_the_palette(mode: str, colour: str) -> None:
    (page,) = walked("gif", saved("GIF", mode)).pages
    assert (page.colour, page.pixels) == (colour, (160, 120))


def test_a_cut_at_any_byte_is_told() -> None:
    for data in cuts(saved("GIF", "P")):
        assert words(walked("gif", data)) == {"truncated"}
