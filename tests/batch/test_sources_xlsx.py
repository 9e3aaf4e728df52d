"""Spreadsheets: which sheet, which row is the header, and what the cells say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.batch.reading import opened, rows, written
from tests.batch.sheets import spreadsheet

from gosform.batch.sources import RecordsError

HEADER: list[Any] = ["applicant.surname", "inn", "birth_date", "pay", "x"]
PEOPLE: list[list[Any]] = [
    ["Иванов", 7707083893.0, date(1990, 3, 25), 1.5, True],
    ["", "", "", "", ""],
    [" ", 1.1e11, "25.03.1990", 1e6],
    ["Петров", "0077", None, 3, 45000.0],
]
READ = [
    (2, {"applicant": {"surname": "Иванов", "inn": "7707083893", "birth_date": "25.03.1990", "pay": "1.5"}}),
    (4, {"applicant": {"surname": " ", "inn": "110000000000", "birth_date": "25.03.1990", "pay": "1000000"}}),
    (5, {"applicant": {"surname": "Петров", "inn": "0077", "birth_date": "", "pay": "3"}}),
]


def test_cells_as_they_are_meant(tmp_path: Path) -> None:
    """Numbers without their ``.0``, days as the form writes them, a blank row counted; numbers where digits are meant are said."""
    path = spreadsheet(tmp_path / "f.xlsx", {"Лист1": [HEADER, *PEOPLE]})
    with path.open("rb") as file:
        for what in (path, file):
            source, notes = opened(what)
            assert rows(source) == READ
            assert [part.rows for part in source.parts()] == [4]
            assert [note.params.get("place") for note in notes if "place" in note.params] == ["applicant.inn"] * 2


def test_the_first_sheet_with_a_header(tmp_path: Path) -> None:
    """Sheets without one are passed over, and so are rows above it that hold nothing; which sheet it is is said."""
    sheets: dict[str, list[list[Any]]] = {"О файле": [["Выгрузка"]], "Пусто": [], "Люди": [[], [], HEADER, *PEOPLE], "Ещё": [HEADER]}
    source, notes = opened(spreadsheet(tmp_path / "f.xlsx", sheets))
    assert rows(source) == [(line + 2, record) for line, record in READ]
    assert notes[0].params["sheet"] == "Люди"
    assert notes[0].params["count"] == 4


def test_what_is_no_spreadsheet(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="no column is a field"):
        opened(spreadsheet(tmp_path / "f.xlsx", {"A": [["Выгрузка"]], "B": []}))
    with pytest.raises(RecordsError, match="is empty"):
        opened(spreadsheet(tmp_path / "f.xlsx", {"A": []}))
    with pytest.raises(RecordsError, match="no spreadsheet"):
        opened(written(tmp_path, "g.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more"))
    whole = spreadsheet(tmp_path / "f.xlsx", {"A": [HEADER]}).read_bytes()
    with pytest.raises(RecordsError, match="no spreadsheet"):
        opened(written(tmp_path, "h.xlsx", whole[:300]))
