"""BMP: the size that its header makes."""

from __future__ import annotations

import pytest
from tests.uploads.made.images import GOOD, HOSTILE, bmp, saved
from tests.uploads.walked import DAMAGES, cuts, fails, of, params, passes, survives, walked, words

FORMATS = ("bmp",)


@pytest.mark.parametrize("name", of(GOOD, *FORMATS))
def test_a_good_file_is_itself_and_has_no_trouble(name: str) -> None:
    passes(GOOD, name)


@pytest.mark.parametrize("name", of(HOSTILE, *FORMATS))
def test_a_hostile_file_has_the_troubles_of_its_table(name: str) -> None:
    fails(HOSTILE, name)


@pytest.mark.parametrize("how", DAMAGES)
def test_damage_of_any_sort_ends_in_an_answer(how: str) -> None:
    survives(GOOD, how, *FORMATS, count=200)


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
