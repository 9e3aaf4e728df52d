"""RTF: groups that close, and objects inside."""

from __future__ import annotations

import pytest
from tests.uploads.made.markup import HOSTILE, rtf
from tests.uploads.walked import cuts, params, walked, words


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
