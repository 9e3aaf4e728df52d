"""Every kind that the contract promises is complete: module, vectors, page, words in every case, sentences in both languages."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from gosform.catalog import catalogue
from gosform.kinds import get, names
from gosform.problem import Code
from gosform.saying.labels import CASES

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = ROOT.parent / "shared" / "contract.md"
PROMISED = {
    "person": (
        *("surname", "given_name", "patronymic", "full_name", "date", "snils", "inn", "passport_rf", "passport_rf_series"),
        *("passport_rf_number", "department_code", "issued_by", "foreign_passport_rf", "civil_certificate", "civil_act_number"),
        *("military_id", "driving_licence", "oms_policy", "residence_permit", "temporary_residence_permit", "refugee_certificate"),
        *("migration_card", "work_patent", "foreign_passport", "mrz", "fns_document", "application_number"),
    ),
    "organisation": ("ogrn", "ogrnip", "kpp", "okpo", "okato", "oktmo", "okved"),
    "payment": ("bik", "account", "corr_account", "treasury_account", "kbk", "uin", "card", "iban"),
    "vehicle": ("plate", "vin", "vehicle_passport", "vehicle_certificate", "epts"),
    "place": ("country", "address", "birth_place", "cadastral_number", "postal_code", "region_code", "kladr", "fias_guid"),
    "contact": ("phone", "email"),
    "other": ("sex", "licence_category", "tax_office", "month"),
    "general": ("text", "number", "money", "choice", "flag"),
}
"""The ids of the contract. They are public: none is ever renamed or dropped without a major version."""
KINDS = tuple(sorted(name for group in PROMISED.values() for name in group))
OF_THE_FORM = frozenset({"text", "choice", "flag"})
"""Kinds whose values are in no document: a form that has such a field says where to look."""

every_kind = pytest.mark.parametrize("name", KINDS)


def test_the_folder_has_the_promised_kinds() -> None:
    """The folder holds exactly the promised kinds; those of python-stdnum are called ``stdnum.`` and its module."""
    assert [name for name in names() if not name.startswith("stdnum")] == list(KINDS)


def test_the_list_is_that_of_the_contract() -> None:
    """Where the contract is at hand: its list of kinds and this one are the same."""
    text = CONTRACT.read_text(encoding="utf-8") if CONTRACT.is_file() else ""
    section = text.partition("## Kind ids\n")[2].lstrip().partition("\n\n")[0]
    listed = set(re.findall("`([a-z_]+)`", section))
    assert not listed or listed == set(KINDS)


@every_kind
def test_files(name: str) -> None:
    """A kind has a module of its name, a table of vectors, a page, and a line in the index of the pages."""
    assert find_spec(f"gosform.kinds.{name}") is not None
    assert (ROOT / "tests" / "vectors" / f"{name}.yaml").is_file()
    assert (ROOT / "docs" / "kinds" / f"{name}.md").is_file()
    assert f"[`{name}`]({name}.md)" in (ROOT / "docs" / "kinds" / "index.md").read_text(encoding="utf-8")


@every_kind
def test_words(name: str) -> None:
    """A kind is called something in both languages, in every case; it has an example, a place in the document, a way to compare aloud."""
    words, russian = get(name).words, catalogue("ru")
    assert words.id == name
    assert words.label
    assert words.acc
    assert russian.find(f"{name}.label", words.label)
    assert all(russian.find(f"{name}.label.{case}", words.acc) for case in CASES)
    if name not in OF_THE_FORM:
        assert words.where
        assert words.aloud
        assert russian.find(f"{name}.where", words.where)
        assert russian.find(f"{name}.aloud", words.aloud)
    if name not in ("text", "choice"):  # an answer of the list would nudge
        assert words.example


@every_kind
def test_sentences(name: str) -> None:
    """Every code of a kind says what is wrong and what to do, in both languages, and stands on the page of its kind."""
    page = (ROOT / "docs" / "kinds" / f"{name}.md").read_text(encoding="utf-8")
    for code in get(name).all_codes():
        assert code.what
        assert code.fix
        assert code.why
        assert not unsaid(code), code
        if code.trouble != "missing":
            assert f"`{code}`" in page


def unsaid(code: Code) -> list[str]:
    """The sentences of a code that have no Russian."""
    russian = catalogue("ru")
    sentences = [sentence for sentence in (code.what, code.fix, code.plain) if sentence]
    return [sentence for sentence in sentences if not (russian.find(code, sentence) or russian.find(code.trouble, sentence))]
