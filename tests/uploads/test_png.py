"""PNG: every chunk and its checksum, to its end."""

from __future__ import annotations

import pytest
from tests.uploads.made.images import chunk, exif, moving, png, saved
from tests.uploads.walked import cuts, params, walked, words


@pytest.mark.parametrize(
    ("mode", "colour"), [("1", "1bit"), ("L", "grey"), ("LA", "grey"), ("P", "colour"), ("RGB", "colour"), ("RGBA", "colour")]
)
def test_the_colour_is_that_of_the_header(mode: str, colour: str) -> None:
    (page,) = walked("png", saved("PNG", mode)).pages
    assert (page.colour, page.pixels) == (colour, (160, 120))


def test_several_pictures_in_turn_are_told() -> None:
    assert walked("png", moving("PNG")).animated
    assert not walked("png", png()).animated


def test_metadata_are_read() -> None:
    facts = walked("png", saved("PNG", exif=exif(6, place=True)))
    assert (facts.location, facts.pages[0].rotated) == (True, 90)


def test_a_cut_at_any_byte_is_told_with_the_bytes_that_there_are() -> None:
    for data in cuts(saved("PNG")):
        facts = walked("png", data)
        assert words(facts) == {"truncated"}
        assert params(facts, "truncated").get("have", len(data)) == len(data)


def test_a_changed_bit_anywhere_in_a_chunk_is_told() -> None:
    data = bytearray(png(chunk(b"tEXt", b"a\0made up")))
    for place in range(8, len(data)):
        damaged = data[:]
        damaged[place] ^= 1
        assert words(walked("png", bytes(damaged))) & {"damaged", "truncated"}
