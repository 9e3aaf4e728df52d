"""Which column is which field: by name, by a mapping, by the words of the header; what is unsure is not guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.batch.reading import FIELDS, RULES

from gosform.batch.sources import RecordsError
from gosform.batch.sources.header_words import guess
from gosform.batch.sources.mapping import naming_of, spelled
from gosform.problem import RuleSetError
from gosform.read_records import Note
from gosform.read_records.columns import place_columns
from gosform.read_rules import load

SURE = [
    ("Фамилия", "applicant.surname"), ("фамилия заявителя", "applicant.surname"), ("СНИЛС", "applicant.snils"), ("Снилс (11 цифр)", "applicant.snils"),
    ("Дата рождения", "applicant.birth_date"), ("Д.р.", "applicant.birth_date"), ("birthDate", "applicant.birth_date"), ("DATE_OF_BIRTH", "applicant.birth_date"),
    ("ИНН", "applicant.inn"), ("ИНН физлица", "applicant.inn"), ("ИНН организации", "office.tax_number"), ("company INN", "office.tax_number"),
    ("Имя ребёнка", "children.0.name"), ("Оклад", "applicant.pay"), ("Заявитель: Оклад", "applicant.pay"), ("last name", "applicant.surname"),
]  # fmt: skip
UNSURE = ["", "Имя", "Дата", "Дата выдачи", "ИНН представителя", "Комментарий", "№ п/п", "Паспорт", "id"]
PASSPORT = [
    ("passport number", "document.number"), ("Серия паспорта", "document.series"), ("Кем выдан", "document.issued_by"), ("Дата выдачи", "document.issued_on"),
    ("Фамилия супруга", "spouse.surname"), ("Дата рождения ребёнка", "children.0.birth_date"), ("Загранпаспорт", "foreign_passport.number"),
    ("Код подразделения", "document.department_code"), ("Индекс", "address.postal_code"), ("Тел.", "applicant.phone"), ("E-mail", "applicant.email"),
    ("ИНН", None), ("Адрес", None), ("Дата", None), ("СНИЛС", None), ("Паспорт", None),
]  # fmt: skip


@pytest.mark.parametrize(("header", "place"), SURE)
def test_a_header_that_says_enough(header: str, place: str) -> None:
    found = guess(header, RULES)
    assert (found.sure, [spelled(one) for one in found.places]) == (True, [place])


@pytest.mark.parametrize("header", UNSURE)
def test_a_header_that_says_too_little(header: str) -> None:
    """Nothing is guessed where two fields fit, where the words say a thing that no field is, or leave out what a field is."""
    assert not guess(header, RULES).sure


@pytest.mark.parametrize(("header", "place"), PASSPORT)
def test_headers_of_a_large_form(header: str, place: str | None) -> None:
    found = guess(header, load("passport-rf"))
    assert (spelled(found.places[0]) if found.sure else None) == place


def columns(header: list[str], mapping: dict[str, str] | Path | None = None) -> tuple[list[str | None], list[Note]]:
    notes: list[Note] = []
    found = naming_of(RULES, mapping).columns(header, "f.csv", notes.append)
    return [None if place is None else spelled(place) for place in found], notes


@pytest.mark.parametrize(
    "header", [["inn", "x", "snil"], ["applicant.inn", "Children.2.Name", "children.name"], ["\ufeffINN ", "pay"], ["inn", ""]]
)
def test_names_of_fields_go_before_words(header: list[str]) -> None:
    """Where every column is named as the form names it, the same as ``read_records``, with the same notes."""
    notes: list[Note] = []
    wanted = place_columns(header, FIELDS, frozenset(("children",)), "f.csv", notes.append)
    assert columns(header) == ([None if place is None else spelled(place) for place in wanted], notes)


def test_what_was_guessed_is_said() -> None:
    found, notes = columns(["ИНН организации", "Дата", "зачем", "Имя"])
    assert found == ["office.tax_number", None, None, None]
    assert [note.params["number"] for note in notes] == [1, 2, 3, 4]
    assert notes[0].params["place"] == "office.tax_number"
    assert notes[1].params["places"] == "applicant.birth_date"
    assert "no field of the form" in notes[2].text


def test_two_columns_that_would_be_one_field() -> None:
    """Neither is taken by its words; a column that is named goes before one that is guessed."""
    assert columns(["Фамилия", "last name", "inn"])[0] == [None, None, "applicant.inn"]
    assert columns(["ИНН", "inn"])[0] == [None, "applicant.inn"]
    with pytest.raises(RecordsError, match="twice"):
        columns(["inn", "applicant.inn"])


def test_a_mapping_says_otherwise(tmp_path: Path) -> None:
    """From a mapping or a file of YAML; a column may be passed over, another may be any field."""
    path = tmp_path / "map.yaml"
    path.write_text("ИНН: office.tax_number\n'№ 1': applicant.inn\nФамилия: '-'\nдитя: children.1.name\n", encoding="utf-8")
    header = ["Фамилия", "ИНН", "№ 1", "дитя", "snils"]
    wanted = [None, "office.tax_number", "applicant.inn", "children.1.name", "applicant.snils"]
    assert columns(header, path) == (wanted, [])
    assert columns(header, {"ИНН": "office.tax_number", "№ 1": "applicant.inn", "Фамилия": "-", "дитя": "children.1.name"}) == (wanted, [])


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({"ИНН": "applicant.in"}, "no field applicant.in. The nearest is applicant.inn"),
        ({"ИНН": "qqqqq"}, "no field qqqqq"),
        ({"ИНН ": "inn", "Фамили": "surname"}, "no column Фамили, which the mapping names. The nearest is Фамилия"),
        ({"ИНН": "inn", "Фамилия": "inn"}, "twice"),
    ],
)
def test_mistakes_of_a_mapping(mapping: dict[str, str], said: str) -> None:
    with pytest.raises(RecordsError, match=said):
        columns(["ИНН", "Фамилия"], mapping)


@pytest.mark.parametrize("text", ["- a\n- b\n", "ИНН: [applicant.inn]\n", "a: b: c\n", "ИНН: 5\n", ""])
def test_mistakes_of_a_mapping_file_have_their_place(text: str, tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleSetError, match=r"map.yaml:\d+:\d+: "):
        columns(["ИНН"], path)
