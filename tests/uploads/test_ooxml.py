"""DOCX, XLSX, PPTX: whole, and with nothing that runs by itself."""

from __future__ import annotations

import pytest
from tests.uploads.made.office import HOSTILE, ooxml
from tests.uploads.walked import params, walked, words


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("docx.macros", ["macros"]),
        ("xlsx.old_macros", ["macros"]),
        ("xlsx.data_link", ["launch"]),
        ("docx.object", ["embedded-files"]),
        ("docx.far_template", ["links"]),
        ("docx.far_share", ["links"]),
    ],
)
def test_what_runs_is_named_by_its_kind(name: str, kinds: list[str]) -> None:
    assert params(walked("docx", HOSTILE[name][0]()), "active-content") == {"kinds": kinds}


def test_the_kind_of_a_document_is_told_by_its_parts() -> None:
    assert [walked("docx", ooxml(format)).format for format in ("docx", "xlsx", "pptx", "xlsb")] == ["docx", "xlsx", "pptx", "xlsb"]


def test_every_cut_of_a_document_is_noticed() -> None:
    whole = ooxml()
    assert all(words(walked("docx", whole[:end])) for end in range(4, len(whole), 7))
