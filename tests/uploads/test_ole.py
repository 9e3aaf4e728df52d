"""DOC, XLS, PPT and locked documents: chains of sectors, passwords, macros."""

from __future__ import annotations

import pytest
from tests.uploads.made.office import GOOD, HOSTILE, doc, ole
from tests.uploads.walked import DAMAGES, cuts, fails, of, passes, survives, walked, words

FORMATS = ("doc", "xls", "ppt", "ole", "office-encrypted")


@pytest.mark.parametrize("name", of(GOOD, *FORMATS))
def test_a_good_file_is_itself_and_has_no_trouble(name: str) -> None:
    passes(GOOD, name)


@pytest.mark.parametrize("name", of(HOSTILE, *FORMATS))
def test_a_hostile_file_has_the_troubles_of_its_table(name: str) -> None:
    fails(HOSTILE, name)


@pytest.mark.parametrize("how", DAMAGES)
def test_damage_of_any_sort_ends_in_an_answer(how: str) -> None:
    survives(GOOD, how, *FORMATS)


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
