"""JPEG: from marker to marker, to its end."""

from __future__ import annotations

import io

import pytest
from tests.uploads.made.images import EXTRAS, exif, jpeg, with_segment
from tests.uploads.walked import cuts, params, walked, words

from gosform.uploads.facts import Wish
from gosform.uploads.jpeg import walk
from gosform.uploads.source import Source


@pytest.mark.parametrize(("orientation", "turned"), [(1, 0), (2, 0), (3, 180), (4, 180), (5, 270), (6, 90), (7, 90), (8, 270)])
def test_a_viewer_turns_by_the_orientation(orientation: int, turned: int) -> None:
    (page,) = walked("jpeg", jpeg(exif=exif(orientation))).pages
    assert page.rotated == turned
    assert page.pixels == (160, 120)


def test_a_place_is_told_whole_or_not_at_all() -> None:
    assert walked("jpeg", jpeg(exif=exif(1, place=True))).location
    assert not walked("jpeg", jpeg(exif=exif(1))).location
    assert walked("jpeg", with_segment(jpeg(), 0xE1, b"http://ns.adobe.com/xap/1.0/\0<a exif:GPSLatitude='55'/>")).location


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_the_colour_is_that_of_the_frame(mode: str) -> None:
    (page,) = walked("jpeg", jpeg(mode=mode)).pages
    assert page.colour == ("grey" if mode == "L" else "colour")


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"mode": "L"}])
@pytest.mark.parametrize("lost", [1, 2])
def test_a_picture_that_lacks_only_its_end_says_so(options: dict[str, object], lost: int) -> None:
    data = jpeg(**options)[:-lost]
    assert params(walked("jpeg", data), "truncated") == {"at": len(data), "only_end": 1}


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"mode": "L"}])
def test_a_picture_that_lacks_more_says_where_it_ends(options: dict[str, object]) -> None:
    for data in cuts(jpeg(**options)[:-40], 20):
        facts = walked("jpeg", data)
        assert words(facts) == {"truncated"}
        assert "only_end" not in params(facts, "truncated")


def test_bytes_after_the_end_are_counted() -> None:
    assert params(walked("jpeg", jpeg() + EXTRAS[0]), "trailing-data") == {"have": len(EXTRAS[0]), "where": "end", "at": len(jpeg())}


def test_decoding_is_only_done_where_it_is_wished() -> None:
    data = bytearray(jpeg(quality=95))
    data[len(data) // 2 : len(data) // 2 + 400] = bytes(400)
    for wish in (Wish(), Wish(decode=True, readability=True)):
        facts = walk(Source(io.BytesIO(bytes(data))), wish)
        assert facts.pages[0].blank is (None if not wish.readability else False)
