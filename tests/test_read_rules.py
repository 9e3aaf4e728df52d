"""A rule file becomes the form that it describes, and every mistake in it is told with its place and the right name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gosform import examples
from gosform.check.form import Form
from gosform.condition import TESTS
from gosform.folders import root
from gosform.problem import Rule, RuleSetError, Severity, UnknownForm
from gosform.read_rules import forms, load, read, read_text
from gosform.read_rules.mistakes import nearest, skeleton
from gosform.relations import SIGNATURES
from gosform.ruleset import Condition, Repeat

HERE = Path(__file__).parent / "rules"
SHELF = (HERE / "shelf",)
MISTAKES: list[dict[str, Any]] = yaml.load((HERE / "mistakes.yaml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
HEAD = "id: probe\nversion: 1\ntitle: {en: Probe}\nsource: constructed\n"
BUNDLED = sorted(path for path in root("rules").rglob("*.yaml") if path.parent.name not in ("presets", "refusals"))


def said(text: str | bytes, file: str = "form.yaml") -> list[str]:
    with pytest.raises(RuleSetError) as caught:
        read_text(text, file)
    assert str(caught.value) == "\n".join(map(str, caught.value.mistakes))
    return [f"{m.line}:{m.column} {m.text}" for m in caught.value.mistakes]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in MISTAKES])
def test_every_mistake_is_told_with_its_place(row: dict[str, Any]) -> None:
    assert said(row["text"]) == row["said"]


def test_the_mistakes_of_the_table_point_into_the_text() -> None:
    for row in MISTAKES:
        lines = row["text"].splitlines()
        for one in row["said"]:
            line, column = map(int, one.split(" ")[0].split(":"))
            assert column <= len([*lines, ""][line - 1]) + 1


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in BUNDLED])
def test_every_bundled_file_can_be_read(path: Path) -> None:
    rules = read(path)
    assert rules.path == "rules/" + path.relative_to(root("rules")).as_posix()
    assert rules.source
    for section in rules.sections.values():
        for field in section.fields.values():
            assert field.place.rule is not None
            assert field.place.rule.form == rules.name
            assert field.place.rule.place.startswith("rules/")


@pytest.mark.parametrize("listed", [pytest.param(one, id=one.id) for one in forms()])
def test_every_bundled_form_passes_its_own_examples(listed: Any) -> None:
    form = Form(load(listed.id, date(2026, 11, 22)))
    assert [str(miss) for miss in examples.run(form)] == []


def test_every_relation_and_test_can_be_written() -> None:
    """The file ``every.yaml`` has each of them; a new one is added there."""
    rules = read(HERE / "every" / "every.yaml")
    assert {one.name for one in rules.relations} == set(SIGNATURES)
    fields = [field for section in rules.sections.values() for field in section.fields.values()]
    whens = [*(one.when for one in fields), *(one.when for one in rules.sections.values()), *(one.when for one in rules.relations)]
    lines = [line for part in whens for line in part]
    lines += [line for field in fields for line in field.required_when]
    assert {line.test for line in lines} == set(TESTS)
    assert {key for one in rules.relations for key in one.args} == {key for one in SIGNATURES.values() for key in one.args}


def test_values_arrive_in_the_types_that_relations_read() -> None:
    rules = read(HERE / "every" / "every.yaml")
    by_name = {one.name: one for one in rules.relations}
    assert by_name["not-after"].operands == ("a.issued", "as-of")
    assert by_name["age-between"].args == {"min": 14, "max": 150}
    assert by_name["changed"].args == {"from": ("a.old_name",)}
    assert by_name["expr"].args["expr"].fields == ("a.total", "a.part")
    assert by_name["equals"].messages == {"en": "Compare {acc} with {other_acc}."}
    tests = {line.test: line.value for line in rules.sections["jobs"].when}
    assert (tests["before"], tests["from"], tests["in"], tests["above"]) == ("as-of", date(1900, 1, 1), ("person",), 1.5)


def test_forms_are_listed_without_fragments() -> None:
    found = forms(SHELF)
    assert [one.id for one in found] == sorted({"probe", *(one.id for one in forms())})
    probe = next(one for one in found if one.id == "probe")
    assert (probe.versions, probe.title, probe.source) == ((3,), {"ru": "Проба", "en": "Probe"}, "constructed")


def test_a_form_extends_a_fragment_field_by_field() -> None:
    rules = load("probe", date(2026, 11, 22), SHELF)
    assert rules.name == "probe@3"
    assert list(rules.sections) == ["applicant", "children"]
    assert list(rules.sections["applicant"].fields) == ["surname", "inn", "number", "twin"]
    inn = rules.field("applicant.inn")
    assert inn is not None
    assert inn.required
    assert inn.options.holder == "person"
    assert inn.severities == {"inn.cleaned": None, "inn.zeros": Severity.WARNING}
    number = rules.field("applicant.number")
    assert number is not None
    assert (number.kind.id, number.options.separators) == ("snils", "accept")
    assert rules.sections["children"].repeat == Repeat(0, 3)
    assert list(rules.uploads) == ["photo"]
    assert not rules.uploads["photo"].required
    assert rules.uploads["photo"].policy == {"preset": "passport-photo", "max_size": "5 MB"}
    assert [(one.name, one.operands) for one in rules.relations] == [
        ("at-least-one-of", ("applicant.inn", "applicant.number")),
        ("equals", ("applicant.inn", "applicant.twin")),
        ("unique", ("children.snils",)),
    ]
    assert [one.name for one in rules.examples] == ["two taxpayer numbers"]


def test_every_part_keeps_the_place_where_it_was_written() -> None:
    rules = load("probe", None, SHELF)
    shelf = HERE / "shelf"
    surname, twin = rules.field("applicant.surname"), rules.field("applicant.twin")
    assert surname is not None
    assert twin is not None
    assert surname.place.rule == Rule("probe@3", f"{shelf}/common/person.yaml:9:7")
    assert twin.place.rule == Rule("probe@3", f"{shelf}/probe.yaml:13:7")
    assert rules.relations[0].rule.place == f"{shelf}/common/person.yaml:18:5"


def test_mistakes_in_a_base_are_told_with_the_place_in_the_base(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("id: base\nversion: 1\nabstract: true\nsections: {a: {fields: {x: {kind: inm}}}}\n")
    (tmp_path / "own.yaml").write_text(HEAD + "extends: base\nsections: {a: {fields: {z: {kind: 04}}}}\n")
    with pytest.raises(RuleSetError) as caught:
        read(tmp_path / "own.yaml")
    assert [(Path(m.file).name, m.line, m.column) for m in caught.value.mistakes] == [("base.yaml", 4, 35), ("own.yaml", 6, 35)]


def test_circles_and_long_chains_are_refused(tmp_path: Path) -> None:
    for i in range(13):
        text = f"id: f{i}\nversion: 1\ntitle: x\nsource: x\nextends: f{(i + 1) % 13}\nsections: {{a: {{fields: {{x: {{kind: inn}}}}}}}}\n"
        (tmp_path / f"f{i}.yaml").write_text(text)
    with pytest.raises(RuleSetError, match="more than 10 files"):
        read(tmp_path / "f0.yaml")
    (tmp_path / "f1.yaml").write_text("id: f1\nversion: 1\nextends: f0\n")
    with pytest.raises(RuleSetError, match="a circle: f0@1 extends f1@1 extends f0@1"):
        read(tmp_path / "f0.yaml")


@pytest.mark.parametrize(
    ("name", "nearby"),
    [
        ("applicant.inm", "applicant.inn"),
        ("extr", "extra"),
        ("uploads.scna", "uploads.scan"),
        ("relations.diferent", "relations.different"),
    ],
)
def test_what_is_removed_must_be_there(name: str, nearby: str) -> None:
    text = HEAD + f"extends: probe-person\nremove: [{name}]\n"
    with pytest.raises(RuleSetError, match=f"did you mean '{nearby}'") as caught:
        read_text(text, "x.yaml", (HERE / "shelf",))
    assert (caught.value.mistakes[0].line, caught.value.mistakes[0].column) == (6, 10)


@pytest.mark.parametrize(
    ("name", "as_of", "version"),
    [
        ("yearly", date(2025, 12, 31), 1),
        ("yearly", date(2026, 1, 1), 2),
        ("yearly", None, 2),
        ("yearly@1", date(2026, 1, 1), 1),
        ("yearly@2", None, 2),
    ],
)
def test_the_version_in_force_is_taken(name: str, as_of: date | None, version: int) -> None:
    assert load(name, as_of, (HERE / "versions",)).version == version


def test_a_day_without_a_version_is_said_with_the_versions_there_are() -> None:
    with pytest.raises(UnknownForm, match=r"in force on 2024-12-31.*yearly@1, yearly@2"):
        load("yearly", date(2024, 12, 31), (HERE / "versions",))
    with pytest.raises(UnknownForm, match="has no version 7; there is: yearly@1, yearly@2"):
        load("yearly@7", None, (HERE / "versions",))


def test_two_versions_for_one_day_are_refused(tmp_path: Path) -> None:
    for version in (1, 2):
        (tmp_path / f"a{version}.yaml").write_text(HEAD.replace("version: 1", f"version: {version}"))
    with pytest.raises(RuleSetError, match="in force on the same days as probe@1"):
        load("probe", date(2026, 11, 22), (tmp_path,))
    (tmp_path / "a2.yaml").write_text(HEAD)
    with pytest.raises(RuleSetError, match="version 1 of 'probe' is also in"):
        load("probe@1", None, (tmp_path,))


@pytest.mark.parametrize("name", ["passport-fr", "paspport-rf", "passport_rf", "passport-rf@99"])
def test_an_unknown_form_names_the_nearest(name: str) -> None:
    with pytest.raises(UnknownForm, match="passport-rf"):
        load(name)


@pytest.mark.parametrize("name", ["no/such.yaml", "нет.yaml", "a\0b", "form.json", ""])
def test_a_path_that_leads_nowhere_is_an_error_of_the_caller(name: str) -> None:
    with pytest.raises((UnknownForm, RuleSetError)):
        load(name)


def test_a_fragment_is_no_form() -> None:
    with pytest.raises(UnknownForm, match="fragment"):
        load("probe-person", None, SHELF)
    assert read(HERE / "shelf" / "common" / "person.yaml").abstract


def test_options_may_come_from_other_fields() -> None:
    rules = read_text(
        HEAD + "sections: {b: {fields: {bik: {kind: bik}, taken: {kind: account, bik: b.bik}, own: {kind: account, bik: '044525225'}}}}"
    )
    taken, literal = rules.field("b.taken"), rules.field("b.own")
    assert taken is not None
    assert literal is not None
    assert taken.references == {"bik": "b.bik"}
    assert (literal.options.bik, dict(literal.references)) == ("044525225", {})


def test_required_is_a_flag_or_a_list_of_conditions() -> None:
    text = HEAD + "sections: {a: {fields: {k: {kind: inn, required: true}, m: {kind: inn, required: [{field: a.k, present: true}]}}}}"
    rules = read_text(text)
    always, sometimes = rules.field("a.k"), rules.field("a.m")
    assert always is not None
    assert sometimes is not None
    assert (always.required, always.required_when) == (True, ())
    assert (sometimes.required, sometimes.required_when, sometimes.when) == (False, (Condition("a.k", "present", True),), ())


def test_a_label_may_be_a_text_a_language_or_cases() -> None:
    text = HEAD + "sections: {a: {fields: {k: {kind: inn, label: ИНН}, m: {kind: inn, label: {ru: {nom: ИНН, gen: ИННа}, en: INN}}}}}"
    rules = read_text(text)
    bare, full = rules.field("a.k"), rules.field("a.m")
    assert bare is not None
    assert full is not None
    assert bare.place.label["ru"] == bare.place.label["en"] == {"nom": "ИНН"}
    assert full.place.label == {"ru": {"nom": "ИНН", "gen": "ИННа"}, "en": {"nom": "INN"}}


def test_messages_are_found_by_code_and_by_trouble() -> None:
    text = HEAD + "sections: {a: {fields: {k: {kind: inn, messages: {checksum: {ru: Раз.}, inn.zeros: {en: 'Look at {acc}.'}}}}}}"
    field = read_text(text).field("a.k")
    assert field is not None
    assert field.place.messages == {"inn.checksum": {"ru": "Раз."}, "inn.zeros": {"en": "Look at {acc}."}}


def test_tables_come_from_the_form_or_from_a_file_beside_it() -> None:
    rules = read(HERE / "tables" / "tabled.yaml")
    assert [one.args["table"] for one in rules.relations] == [
        {("77", "Москва"), ("78", "Санкт-Петербург")},
        {("01", "Адыгея"), ("77", "Москва")},
        {("77",), ("78",)},
    ]


def test_a_broken_table_is_told_at_its_own_place(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("77,Москва\n78,Тверь\n".encode("cp1251"))
    (tmp_path / "f.yaml").write_text(HEAD + "sections: {a: {fields: {x: {kind: inn}}}}\ntables: {t: t.csv, none: none.csv}\n")
    with pytest.raises(RuleSetError) as caught:
        read(tmp_path / "f.yaml")
    assert [(Path(m.file).name, m.line, m.column) for m in caught.value.mistakes] == [("f.yaml", 6, 26), ("t.csv", 1, 4)]


def test_an_example_that_gives_something_else_is_told_without_its_record() -> None:
    text = HEAD + "sections: {a: {fields: {k: {kind: inn, required: true}}}}\n"
    text += "examples:\n  - {name: first, record: {a: {k: '7707083894'}}, problems: [inn.missing at /a/k]}\n"
    misses = examples.run(Form(read_text(text, "f.yaml"), date(2026, 11, 22)))
    assert list(map(str, misses)) == [
        "f.yaml:7:5: example “first”: not found: inn.missing at /a/k; not listed: inn.checksum at /a/k",
    ]
    assert "7707083894" not in repr(misses)


def test_look_alike_letters_and_dashes_are_seen_through() -> None:
    assert skeleton("valid_frоm") == skeleton("valid-from") == "valid-from"
    assert nearest("сhildren", ["children", "applicant"]) == "children"
    assert nearest("zzzzzz", ["children"]) is None
