"""HEIC and AVIF: the boxes, and what they point at."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from tests.uploads.made.images import avif, exif, heif
from tests.uploads.walked import cuts, walked, words

from gosform.uploads.facts import Wish
from gosform.uploads.heif import walk
from gosform.uploads.source import Source


@pytest.mark.parametrize(("quarters", "turned"), [(0, 0), (1, 270), (2, 180), (3, 90)])
def test_size_and_turn_are_those_of_the_picture_that_is_shown(quarters: int, turned: int) -> None:
    (page,) = walked("heic", heif(turned=quarters)).pages
    assert (page.pixels, page.rotated) == ((4032, 3024), turned)


def test_the_place_is_read() -> None:
    assert walked("heic", heif(metadata=exif(1, place=True))).location
    assert not walked("heic", heif(metadata=exif(1))).location


@pytest.mark.parametrize("make", [heif, avif])
def test_a_cut_at_any_byte_is_told(make: Callable[[], bytes]) -> None:
    for data in cuts(make()):
        assert words(walked("heic", data)) & {"truncated", "damaged"}


def test_a_picture_that_only_looks_whole_is_damaged_once_it_is_decoded() -> None:
    (trouble,) = walk(Source(io.BytesIO(heif())), Wish(decode=True)).troubles
    assert trouble.word in {"damaged", "cannot-check"}


def test_avif_is_decoded_where_it_is_wished() -> None:
    facts = walk(Source(io.BytesIO(avif())), Wish(decode=True, readability=True))
    assert (facts.format, facts.troubles, facts.pages[0].pixels) == ("avif", (), (160, 120))
    assert facts.pages[0].light is not None
