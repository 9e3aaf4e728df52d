"""7Z: checksums of its header, names where they can be read."""

from __future__ import annotations

import pytest
from tests.uploads.made.archives import FILES, seven
from tests.uploads.walked import cuts, params, walked, words


@pytest.mark.parametrize("packed", [False, True])
def test_what_an_archive_holds_is_counted(packed: bool) -> None:
    assert walked("7z", seven(packed=packed)).holds == {"pdf": 1, "jpg": 1, "xml": 1}


@pytest.mark.parametrize("packed", [False, True])
def test_every_cut_is_noticed(packed: bool) -> None:
    assert all(words(walked("7z", data)) == {"truncated"} for data in cuts(seven(packed=packed)))


def test_the_size_that_a_cut_archive_should_have_is_said() -> None:
    whole = seven()
    assert params(walked("7z", whole[:-5]), "truncated") == {"have": len(whole) - 5, "need": len(whole)}


def test_names_are_not_told() -> None:
    assert not any(name in walked("7z", seven()).to_json() for name in FILES)
