"""ZIP: what its list promises, and where the names in it would lead."""

from __future__ import annotations

import pytest
from tests.uploads.made.archives import HOSTILE, Raw, named, raw_zip, zipped
from tests.uploads.walked import params, walked, words

from gosform.uploads.zip_content import led_astray


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("a/b.pdf", set()),
        ("Заявление (копия) №1.pdf", set()),
        ("a..b/c...pdf", set()),
        ("/a.pdf", {"absolute"}),
        ("\\a.pdf", {"absolute", "backslash"}),
        ("c:a.pdf", {"drive"}),
        ("..", {"parent"}),
        ("a/../b", {"parent"}),
        ("a\\..\\b", {"parent", "backslash"}),
        ("a\\b.pdf", {"backslash"}),
        ("a\0.pdf", {"control"}),
        ("a\u2028.pdf", {"control"}),
        ("", {"empty"}),
    ],
)
def test_a_name_leads_nowhere_or_it_is_said_how(name: str, kinds: set[str]) -> None:
    assert led_astray(name) == kinds


def test_odd_names_are_counted_and_not_told() -> None:
    facts = walked("zip", named("../Иванов.pdf", "b.pdf", "/c.pdf"))
    assert params(facts, "zip-path") == {"entries": 2, "kinds": ["absolute", "parent"]}
    assert "Иванов" not in facts.to_json()


def test_what_an_archive_holds_is_counted_by_known_extensions() -> None:
    facts = walked("zip", named("a.pdf", "b/c.PDF", "d.jpg", "e.whatever", "noextension", "folder/", "__MACOSX/a.pdf"))
    assert facts.holds == {"pdf": 2, "jpg": 1, "other": 2}


def test_an_archive_inside_is_a_file_like_any_other() -> None:
    inner = zipped({"../a.exe": b"MZ"})
    facts = walked("zip", zipped({"inner.zip": inner}))
    assert (facts.troubles, facts.holds) == ((), {"zip": 1})


def test_a_bomb_is_told_by_its_promise_alone() -> None:
    found = params(walked("zip", HOSTILE["zip.bomb"][0]()), "zip-bomb")
    assert (found["reason"], found["have"]) == ("sizes", 1 << 30)


def test_a_large_archive_that_is_hardly_packed_is_no_bomb() -> None:
    entry = Raw(b"a.pdf", bytes(200_000), size=None)
    assert words(walked("zip", raw_zip(entry))) == set()


def test_every_cut_of_an_archive_is_noticed() -> None:
    whole = zipped()
    assert all(words(walked("zip", whole[:end])) for end in range(4, len(whole)))


def test_a_flipped_bit_in_what_is_packed_is_noticed() -> None:
    whole = bytearray(zipped())
    whole[60] ^= 4
    assert words(walked("zip", bytes(whole))) == {"damaged"}
