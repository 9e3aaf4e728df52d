"""RTF: groups that close, and objects inside."""

from __future__ import annotations

import pytest
from tests.uploads.made.markup import GOOD, HOSTILE, rtf
from tests.uploads.walked import DAMAGES, cuts, fails, of, params, passes, survives, walked, words

FORMATS = ("rtf",)


@pytest.mark.parametrize("name", of(GOOD, *FORMATS))
def test_a_good_file_is_itself_and_has_no_trouble(name: str) -> None:
    passes(GOOD, name)


@pytest.mark.parametrize("name", of(HOSTILE, *FORMATS))
def test_a_hostile_file_has_the_troubles_of_its_table(name: str) -> None:
    fails(HOSTILE, name)


@pytest.mark.parametrize("how", DAMAGES)
def test_damage_of_any_sort_ends_in_an_answer(how: str) -> None:
    survives(GOOD, how, *FORMATS)


@pytest.mark.parametrize(("name", "kinds"), [("object", ["embedded-files"]), ("template", ["links"]), ("field", ["launch"])])
def test_what_runs_is_named_by_its_kind(name: str, kinds: list[str]) -> None:
    assert params(walked("rtf", HOSTILE[f"rtf.{name}"][0]()), "active-content") == {"kinds": kinds}


@pytest.mark.parametrize("inside", [r"\{ \} \\", r"\'7b \'7d", r"{\pict\bin3 {{{}", "objects and DDE in the text"])
def test_braces_that_are_written_open_no_group(inside: str) -> None:
    assert words(walked("rtf", rtf(inside))) == set()


def test_a_token_across_two_pieces_is_one() -> None:
    for shift in range(0, 40, 7):
        inside = "x" * ((1 << 20) - 120 + shift) + r" {\object\objdata 01} \{"
        assert words(walked("rtf", rtf(inside))) == {"active-content"}


def test_every_cut_is_noticed() -> None:
    assert all(words(walked("rtf", data)) == {"truncated"} for data in cuts(rtf()))


def test_bytes_after_the_end_are_counted() -> None:
    assert params(walked("rtf", rtf() + b"MZ"), "trailing-data") == {"have": 2, "where": "end"}
