"""RAR 4 and 5: headers, names, passwords."""

from __future__ import annotations

import pytest
from tests.uploads.made.archives import GOOD, rar4, rar5
from tests.uploads.walked import cuts, params, walked, words


def test_folders_of_the_old_format_are_divided_by_backslashes() -> None:
    assert params(walked("rar", rar4(("..\\a.pdf", b"made up"))), "zip-path") == {"entries": 1, "kinds": ["parent"]}


def test_what_an_archive_holds_is_counted() -> None:
    pair = (("a.pdf", b"made up"), ("сканы/b.jpg", b"made up"))
    assert walked("rar", rar5(*pair)).holds == walked("rar", rar4(*pair)).holds == {"pdf": 1, "jpg": 1}


@pytest.mark.parametrize("name", ["rar.new", "rar.old"])
def test_every_cut_is_noticed(name: str) -> None:
    assert all(words(walked("rar", data)) for data in cuts(GOOD[name]()))


def test_a_wrong_checksum_of_a_header_is_damage() -> None:
    whole = bytearray(rar5(("a.pdf", b"made up")))
    whole[12] ^= 1
    assert words(walked("rar", bytes(whole))) == {"damaged"}


def test_bytes_after_the_end_are_counted() -> None:
    assert params(walked("rar", GOOD["rar.new"]() + b"made up"), "trailing-data") == {"have": 7, "where": "end"}
