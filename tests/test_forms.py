"""The bundled forms: complete, honest about their source, and their own examples hold."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gosform import examples
from gosform.check import load_form
from gosform.check.form import Form
from gosform.explain import explain
from gosform.problem import Severity

ROOT = Path(__file__).resolve().parents[1]
NAMES = sorted(path.stem for path in (ROOT / "rules").glob("*.yaml"))
AS_OF = date(2026, 11, 22)

SIX = {
    "passport_rf_number.too-short": "/document/number",
    "date.date-order": "/applicant/birth_date",
    "relation.at-least-one-of": "/applicant/phone",
    "relation.equals": "/applicant/inn",
    "passport_rf_series.letters": "/document/series",
}
"""Five of the six everyday mistakes; the sixth is three signs in one address."""


def form(name: str) -> Form:
    return load_form(name, as_of=AS_OF)


def test_six_forms() -> None:
    """The six forms that were promised are there."""
    assert NAMES == [
        "birth-registration",
        "foreign-passport-rf",
        "ip-registration",
        "passport-rf",
        "portal-registration",
        "support-request",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_examples(name: str) -> None:
    """Every example of the file gives exactly the problems that it lists."""
    assert examples.run(form(name)) == ()


@pytest.mark.parametrize("name", NAMES)
def test_passes_and_fails(name: str) -> None:
    """A form shows a record that passes and one that does not, both with a reason for being there."""
    shown = form(name).rules.examples
    assert any(not one.problems for one in shown)
    assert any(one.problems for one in shown)
    assert len({one.name for one in shown}) == len(shown)


@pytest.mark.parametrize("name", NAMES)
def test_words_in_both_languages(name: str) -> None:
    """Titles, labels and hints are there in Russian and English; a Russian label comes in all cases."""
    rules = form(name).rules
    assert set(rules.title) == {"ru", "en"}
    assert rules.source
    for section in rules.sections.values():
        assert set(section.title) == {"ru", "en"}, section.name
        for field in section.fields.values():
            label, hint = field.place.label, field.place.hint
            if label:
                assert set(label) == {"ru", "en"}, field.name
                assert set(label["ru"]) == {"nom", "acc", "gen", "in"}, field.name
            assert not hint or set(hint) == {"ru", "en"}, field.name


@pytest.mark.parametrize("name", NAMES)
def test_generic_fields_have_labels(name: str) -> None:
    """Text, date, number, choice and flag say nothing by themselves: the form names them."""
    for section in form(name).rules.sections.values():
        for field in section.fields.values():
            if field.kind.id in {"text", "date", "number", "choice", "flag"}:
                assert field.place.label, f"{section.name}.{field.name}"


@pytest.mark.parametrize("name", NAMES)
def test_patronymic_is_never_required(name: str) -> None:
    """People without a patronymic can file every form."""
    for section in form(name).rules.sections.values():
        for field in section.fields.values():
            assert field.kind.id != "patronymic" or not (field.required or field.required_when)


@pytest.mark.parametrize("name", NAMES)
def test_empty_record(name: str) -> None:
    """An empty record gets one problem a required field and no other kind of noise about values."""
    for p in form(name).check({}).all:
        assert p.code.trouble == "missing" or p.code.startswith(("relation.", "record.")), p


def application() -> Any:
    return json.loads((ROOT / "examples" / "application.json").read_text(encoding="utf-8"))


def test_six_everyday_mistakes() -> None:
    """Each of the six everyday mistakes of the example application gets its own code at its own place, and nothing else is said."""
    record = application()
    found = [p for p in form("passport-rf").check(record, {"photo": True}).all if p.severity is Severity.ERROR]
    said = {str(p.code): p.pointer for p in found if p.pointer != "/address/street"}
    assert said == SIX
    street = record["address"]["street"]
    marked = [street[p.span.start : p.span.end] for p in found if p.pointer == "/address/street" and p.span]
    assert marked == ['"', '"', "/", "🙂"] or "".join(marked) == '""/🙂'


def test_fixes_of_the_everyday_mistakes() -> None:
    """What can be mended without loss is: the order of the date, the letter О; the missing digit is not made up."""
    record = application()
    fixes = {
        str(p.code): [f.apply(_at(record, p.pointer)) for f in p.fixes if f.trust == "safe"] for p in form("passport-rf").check(record)
    }
    assert fixes["date.date-order"] == ["1990-03-25"]
    assert fixes["passport_rf_series.letters"] == ["2809"]
    assert fixes["passport_rf_number.too-short"] == []


def _at(record: Any, pointer: str) -> str:
    for step in pointer.strip("/").split("/"):
        record = record.get(step, "")
    return str(record)


GOOD_PEOPLE = [
    ("applicant.surname", "Иван-да-Марья"),
    ("applicant.surname", "О"),
    ("applicant.surname", "Гарсиа Лопес"),
    ("applicant.surname", "фон Мекк"),
    ("applicant.given_name", "Ё"),
    ("applicant.given_name", "Анна-Мария"),
    ("applicant.patronymic", ""),
    ("applicant.patronymic", "Ахмед оглы"),
    ("applicant.patronymic", "Ильинична"),
    ("applicant.birth_place", "пос. им. XXII Партсъезда, р-н им. Лазо"),
    ("applicant.birth_place", 'с/х "Путь Ленина", Казахская ССР'),
    ("applicant.birth_place", "гор. Кёльн, ФРГ"),
    ("applicant.birth_date", "1930-02-28"),
    ("applicant.birth_date", "1996-02-29"),
    ("applicant.phone", "8 (916) 123-45-67"),
    ("applicant.phone", "+375 29 123-45-67"),
    ("applicant.email", "name@почта.рф"),
    ("applicant.email", "a--b@example.com"),
    ("applicant.inn", ""),
    ("address.region", "Ханты-Мансийский автономный округ — Югра"),
    ("address.region", "Республика Саха (Якутия)"),
    ("address.region", "Чувашская Республика - Чувашия"),
    ("address.street", ""),
    ("address.street", "ул. XXII Партсъезда"),
    ("address.street", "ул. О'Коннора"),
    ("address.street", "пр-т 60-летия Октября"),
    ("address.house", ""),
    ("address.house", "влд. 5 стр. 2, литера А"),
    ("address.house", "12/3"),
    ("address.flat", "12а"),
    ("address.postal_code", "101000"),
    ("address.postal_code", ""),
    ("document.number", "000123"),
    ("document.department_code", "040012"),
    ("document.issued_on", "2010-03-25"),
]


@pytest.mark.parametrize(("reference", "value"), GOOD_PEOPLE)
def test_good_people_pass(reference: str, value: str) -> None:
    """What real people and places are called is never refused: at most something is tidied up or doubted."""
    section, _, field = reference.partition(".")
    shown = form("passport-rf").rules.examples[0]
    record = {name: dict(part) for name, part in shown.record.items()}
    record.setdefault(section, {})[field] = value
    if reference == "applicant.birth_date":
        record["document"]["issued_on"] = "2015-01-01"
    assert form("passport-rf").check(record, shown.uploads).errors == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_typed_value_survives(name: str) -> None:
    """A record that passes is its own canonical spelling wherever nothing was tidied up; nothing is lost from it."""
    for shown in form(name).rules.examples:
        if not shown.problems:
            assert form(name).check(shown.record, shown.uploads).values == shown.record


def typed_of(kind: str) -> list[str]:
    table = yaml.load((ROOT / "tests" / "vectors" / f"{kind}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [row["typed"] for row in table]


@pytest.mark.parametrize("name", NAMES)
def test_field_texts_are_whole(name: str) -> None:
    """Whatever a field of a bundled form finds in its kind's vectors, its text says what is wrong and what to do, in both languages."""
    said = set()
    for section in form(name).rules.sections.values():
        for field in section.fields.values():
            for typed in typed_of(field.kind.id):
                for problem in field.kind.diagnose(typed, field.options, AS_OF).problems:
                    if (field.place, problem.code) in said:
                        continue
                    said.add((field.place, problem.code))
                    for lang in ("ru", "en"):
                        (one,) = explain(problem.at("/x", field.place), lang)
                        text = one.text.replace("\u00a0", " ")
                        assert one.lang == lang
                        assert one.fix.rstrip(".") in text, text
                        assert one.what.rstrip(".") in text, f"{one.what} {one.fix}"
