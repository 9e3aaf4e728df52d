"""DOC, XLS, PPT and locked documents: chains of sectors, passwords, macros."""

from __future__ import annotations

from tests.uploads.made.office import doc, ole
from tests.uploads.walked import cuts, walked, words


def test_a_cut_before_the_directory_is_noticed() -> None:
    assert all(words(walked("doc", data)) for data in cuts(doc()))


def test_sectors_that_no_stream_has_may_be_missing_at_the_end() -> None:
    assert words(walked("doc", doc()[:-200])) <= {"truncated"}


def test_old_word_and_excel_are_no_ole_and_nothing_is_said_of_them() -> None:
    assert [walked("ole", data).format for data in (b"\xdb\xa5\x2d\0" + bytes(600), b"\x09\4\6\0" + bytes(600))] == ["doc", "xls"]
    assert words(walked("ole", b"\x09\4\6\0" + bytes(600))) == set()


def test_chains_that_share_a_sector_are_damage() -> None:
    assert words(walked("doc", ole({"WordDocument": bytes(9000), "1Table": bytes(9000)}, chain={20: 3}))) == {"damaged"}


def test_a_document_in_a_document_does_not_give_it_its_kind() -> None:
    inner = {"Workbook": bytes(5000), "ObjectPool/_1/WordDocument": bytes(5000)}
    assert walked("xls", ole(inner)).format == "xls"
