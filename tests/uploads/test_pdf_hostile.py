"""PDF: what hostile and broken documents are told to be. None of them raises; what they cost is in docs/decisions/pdf-engines.md."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from tests.uploads.made import pdf as made

from gosform.uploads.facts import Facts, Wish
from gosform.uploads.pdf import active, aes, walk
from gosform.uploads.source import Source

LONG = frozenset({"bad_offsets_12000", "pages_20000", "shared_object", "shared_packed", "wide_array"})


def look(data: bytes) -> Facts:
    return walk(Source(io.BytesIO(data)), Wish())


def words(facts: Facts) -> tuple[str, ...]:
    return tuple(trouble.word for trouble in facts.troubles)


@pytest.mark.parametrize("name", [name if name not in LONG else pytest.param(name, marks=pytest.mark.slow) for name in made.HOSTILE])
def test_a_hostile_document_gets_its_verdict(name: str) -> None:
    make, expected = made.HOSTILE[name]
    facts = look(make())
    assert words(facts) == expected
    assert Facts.from_json(facts.to_json()) == facts


ACTIONS = {
    made.JAVASCRIPT: "javascript",
    b"<< /S /JavaScript /JS <6170702e616c657274> >>": "javascript",
    made.LAUNCH: "launch",
    b"<< /S /SubmitForm /F (http://example.org/) >>": "links",
    b"<< /S /ImportData /F (x.fdf) >>": "links",
    b"<< /S /GoToR /F (x.pdf) /D [0 /Fit] >>": "links",
    b"<< /S /GoToE /D [0 /Fit] >>": "links",
    b"<< /S /Rendition /OP 0 >>": "media",
    b"<< /S /URI /URI (x) /Next << /S /JavaScript /JS (x) >> >>": "javascript",
    b"<</S/Launch/Win<</F(cmd.exe)/P(/c calc)>>>>": "launch",
}
WAYS: dict[str, Callable[[bytes], bytes]] = {
    "plain": made.active,
    "packed": made.active_packed,
    "updated": made.active_updated,
    "locked": lambda body: made.locked("", "x", made.active(body)),
    "wrong offsets": lambda body: made.table(made.simple(1, b"", b"/OpenAction 80 0 R", {80: body}), wrong=5),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("body", "kind"), ACTIONS.items())
@pytest.mark.parametrize("escapes", [False, True])
def test_what_acts_is_found_however_it_is_written(body: bytes, kind: str, way: str, escapes: bool) -> None:
    facts = look(WAYS[way](made.escaped(body) if escapes else body))
    assert [(trouble.word, dict(trouble.params)) for trouble in facts.troubles] == [("active-content", {"kinds": [kind]})]


def test_every_escape_of_a_name_is_the_name() -> None:
    name = b"JavaScript"
    for mask in range(1 << len(name)):
        spelt = b"".join(b"#%02X" % c if mask >> i & 1 else bytes([c]) for i, c in enumerate(name))
        assert active.words(b"<< /S /" + spelt + b" >>") == {"javascript"}


@pytest.mark.parametrize(
    "longer", [b"/JavaScripts", b"/JSON", b"/XFAB", b"/Launcher", b"/EFG", b"/Movies", b"(JavaScript)", b"/GoTo", b"/URI"]
)
def test_longer_names_and_plain_words_are_others(longer: bytes) -> None:
    assert active.words(b"<< /S " + longer + b" >>") == set()


def test_several_kinds_are_named_in_one_order() -> None:
    catalog = b"/OpenAction 80 0 R /Names << /EmbeddedFiles 82 0 R >> /AcroForm << /XFA [(a) 81 0 R] >>"
    objects = made.simple(1, b"", catalog, {80: made.JAVASCRIPT, 82: made.FILES, **made.ATTACHED})
    assert look(made.table(objects)).troubles[0].params == {"kinds": ["javascript", "embedded-files", "xfa"]}


def test_a_document_that_acts_and_has_more_behind_it_has_both_troubles() -> None:
    assert words(look(made.active(made.LAUNCH) + made.zip_of())) == ("trailing-data", "active-content")


def test_bytes_of_another_file_are_counted() -> None:
    archive = made.zip_of()
    assert look(made.table(made.simple()) + archive).troubles[0].params == {"have": len(archive)}


@pytest.mark.parametrize(
    ("key", "locked"),
    [
        (bytes(range(16)), "69c4e0d86a7b0430d8cdb78070b4c55a"),
        (bytes(range(24)), "dda97ca4864cdfe06eaf70a0ec0d7191"),
        (bytes(range(32)), "8ea2b7ca516745bfeafc49904b496089"),
    ],
)
def test_aes_agrees_with_the_examples_of_its_standard(key: bytes, locked: str) -> None:
    """FIPS 197, appendix C."""
    plain = bytes.fromhex("00112233445566778899aabbccddeeff")
    assert aes.locked(key, bytes(16), plain).hex() == locked
    assert aes.opened(key, bytes(16) + bytes.fromhex(locked), padded=False) == plain


def test_aes_chains_and_leaves_out_the_padding() -> None:
    secret = aes.locked(bytes(16), bytes(range(16)), b"0123456789abcdef" * 3 + b"tail" + bytes([12]) * 12)
    assert aes.opened(bytes(16), bytes(range(16)) + secret) == b"0123456789abcdef" * 3 + b"tail"
