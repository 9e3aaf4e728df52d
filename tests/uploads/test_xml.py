"""XML: well formed to its end, in the encoding that it names, without a document type."""

from __future__ import annotations

import pytest
from tests.uploads.made.markup import GOOD, HOSTILE, xml
from tests.uploads.walked import params, walked, words


@pytest.mark.parametrize(
    ("name", "encoding"), [("utf-8", "utf-8"), ("mark", "utf-8"), ("utf-16", "utf-16"), ("cp1251", "cp1251"), ("koi8-r", "koi8-r")]
)
def test_the_encoding_is_said(name: str, encoding: str) -> None:
    assert walked("xml", GOOD[f"xml.{name}"]()).encoding == encoding


@pytest.mark.parametrize(
    ("data", "reason", "line", "column"),
    [
        (b"<rec>\n <part></rec>", "structure", 2, 10),
        (b"<rec>\n\x01</rec>", "characters", 2, 1),
        (b"<rec>&nbsp;</rec>", "entity", 1, 6),
        ("<rec>\nИванов</rec>".encode("cp1251"), "encoding", 2, 1),
        (xml(declared="x-made-up"), "encoding", 1, 1),
        (b"", "structure", 1, 1),
    ],
)
def test_damage_has_a_line_and_a_column(data: bytes, reason: str, line: int, column: int) -> None:
    assert params(walked("xml", data), "damaged") == {"reason": reason, "line": line, "column": column}


@pytest.mark.parametrize(
    ("declared", "codec", "encoding"),
    [
        ("UTF-16BE", "utf-16-be", "utf-16"),
        ("utf-16", "utf-16-le", "utf-16"),
        ("utf8", "utf-8", "utf-8"),
        ("IBM866", "cp866", "cp866"),
        ("Windows-1252", "cp1252", "cp1252"),
        ("windows-1251", "utf-16", ""),
        ("utf-16", "utf-8", ""),
        ("idna", "utf-8", ""),
        ("utb-16", "utf-16", ""),
    ],
)
def test_only_encodings_of_the_list_are_read_and_only_where_they_are(declared: str, codec: str, encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{declared}"?><rec>x</rec>'.encode(codec)
    facts = walked("xml", data)
    assert (facts.encoding, words(facts)) == (encoding, set() if encoding else {"damaged"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(("depth", "troubles"), [(1, set()), (200, set()), (201, {"cannot-check"}), (5000, {"cannot-check"})])
def test_two_hundred_levels_are_read_and_no_more(encoding: str, depth: int, troubles: set[str]) -> None:
    data = ("<rec>" * depth + "</rec>" * depth).encode(encoding)
    assert words(walked("xml", data)) == troubles


def test_brackets_in_comments_and_attributes_are_no_levels() -> None:
    data = b"<rec>" + b"<!-- <rec><rec> --><line text='/>'/><![CDATA[<rec><rec>]]>" * 5000 + b"</rec>"
    assert words(walked("xml", data)) == set()


def test_closings_in_comments_hide_no_levels() -> None:
    data = b"<rec><!--" + b"</rec>" * 3000 + b"-->" + b"<rec>" * 3000 + b"</rec>" * 3001
    assert words(walked("xml", data)) == {"cannot-check"}


@pytest.mark.parametrize(
    "text",
    [b"<rec a='" + b"x" * 3_000_000 + b"'/>", b"<rec><!--" + b"x" * 3_000_000 + b"--></rec>", b"<rec>" + b"x" * 3_000_000 + b"</rec>"],
)
def test_one_long_token_is_read(text: bytes) -> None:
    assert words(walked("xml", text)) == set()


def test_every_cut_is_noticed() -> None:
    whole = xml()
    assert all(words(walked("xml", whole[:end])) for end in range(len(whole) - 1))


def test_a_billion_laughs_ends_at_the_first() -> None:
    assert params(walked("xml", HOSTILE["xml.laughs"][0]()), "xml-entity") == {"line": 1}
