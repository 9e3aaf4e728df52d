"""What holds of every family: good samples have no trouble, hostile ones those of their table, damaged ones end in an answer. PDFs have tests of their own."""

from __future__ import annotations

import pytest
from tests.uploads.made import archives, images, markup, office, signatures
from tests.uploads.walked import DAMAGES, fails, passes, survives

GOOD = {name: make for samples in (archives, images, markup, office, signatures) for name, make in samples.GOOD.items()}
HOSTILE = {name: row for samples in (archives, images, markup, office, signatures) for name, row in samples.HOSTILE.items()}

FAMILIES = (
    ("bmp",), ("gif",), ("heic", "avif"), ("jpeg",), ("png",), ("tiff",), ("webp",),
    ("7z",), ("rar",), ("zip",),
    ("doc", "xls", "ppt", "ole", "office-encrypted"), ("docx", "xlsx", "pptx"), ("odt", "ods", "odp"), ("rtf",),
    ("html", "json"), ("svg",), ("txt",), ("xml",),
    ("cms", "certificate", "pfx", "private-key"),
)  # fmt: skip
"""Formats that are walked alike, as their samples begin."""


def test_every_sample_belongs_to_a_family() -> None:
    formats = {format for family in FAMILIES for format in family}
    assert {name.partition(".")[0] for name in (*GOOD, *HOSTILE)} == formats


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_itself_and_has_no_trouble(name: str) -> None:
    passes(GOOD, name)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_has_the_troubles_of_its_table(name: str) -> None:
    fails(HOSTILE, name)


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_damage_of_any_sort_ends_in_an_answer(family: tuple[str, ...], how: str) -> None:
    survives(GOOD, how, *family)
