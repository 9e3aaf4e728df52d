"""Uploads of a rule file: what they mean, how they build on one another, and where each mistake stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gosform.check import load_form
from gosform.check.form import Form
from gosform.examples import run
from gosform.folders import root
from gosform.problem import RuleSetError, Severity
from gosform.read_rules import forms, read_text
from gosform.read_rules.schema import json_schema
from gosform.ruleset import Upload
from gosform.uploads.policy import options, policy, presets

HEAD = """id: probe
version: 1
title: {ru: Проба, en: Probe}
source: constructed
sections:
  a: {fields: {x: {kind: inn}, name: {kind: full_name}}}
"""


def upload(text: str, name: str = "file") -> Upload:
    return read_text(f"{HEAD}uploads:\n{text}").uploads[name]


def test_an_upload_is_a_policy() -> None:
    one = upload("  file: {preset: passport-photo, max_size: 2 MB, required: true, label: {ru: Фото, en: Photo}}")
    assert one.asked.max_size == 2 * 1024**2
    assert one.asked.accept == ("jpeg", "png", "bmp")
    assert one.policy == {"preset": "passport-photo", "max_size": "2 MB"}
    assert one.required


def test_a_field_takes_one_file_unless_it_says_how_many() -> None:
    assert upload("  file: {accept: [pdf]}").asked.count == (0, 1)
    assert upload("  file: {accept: [pdf], count: [1, 5]}").asked.count == (1, 5)
    assert upload("  file: {accept: [pdf], count: 2}").asked.count == (2, 2)


def test_a_signature_names_its_document_and_its_signer() -> None:
    both = "  file: {accept: [pdf]}\n  sig: {preset: detached-signature, signature: {detached_of: file, signer: [a.name, a.x]}}"
    asked = upload(both, "sig").asked
    assert asked.signs == ("file", ("a.name", "a.x"))
    assert asked.accept == ("cms",)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("  file: {signature: {detached_of: fil}}", (8, 35), "there is no upload 'fil'; there is no other"),
        ("  file: {signature: {detached_of: file}}", (8, 35), "there is no upload 'file'"),
        ("  file: {signature: {signer: [a.y]}}", (8, 31), "the section 'a' has no field 'y'; there is: name, x"),
        ("  file: {max_size: 5 megabytes}", (8, 20), "a size is needed here, as 5 MB or 500 KB, or a number of bytes"),
        ("  file: {accept: [pdf, jpg, wrod]}", (8, 29), "there is no format 'wrod', did you mean 'word'?"),
        ("  file:\n    preset: pasport-photo\n", (9, 13), "there is no preset 'pasport-photo', did you mean 'passport-photo'?"),
        ("  file:\n    accept:\n    max_size: 5 MB\n", (9, 12), "nothing is written here"),
        ("  file: {messages: {to-large: {ru: x}}}", (8, 21), "there is no code 'to-large', did you mean 'too-large'?"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, place: tuple[int, int], said: str) -> None:
    with pytest.raises(RuleSetError) as caught:
        upload(text)
    first = caught.value.mistakes[0]
    assert (first.line, first.column) == place
    assert said.partition("; there is no other")[0] in first.text


def test_a_form_that_extends_another_changes_its_uploads_key_by_key(tmp_path: Path) -> None:
    base = HEAD.replace("id: probe", "id: base") + "uploads:\n  photo: {preset: passport-photo, required: true}\n"
    (tmp_path / "base.yaml").write_text(base, encoding="utf-8")
    own = "id: own\nversion: 1\ntitle: {ru: Проба, en: Probe}\nsource: constructed\nextends: base\nuploads:\n  photo: {max_size: 1 MB, warn: [resolution]}\n"
    asked = read_text(own, "own.yaml", (tmp_path,)).uploads["photo"].asked
    assert (asked.preset, asked.max_size) == ("passport-photo", 1024**2)
    assert asked.severity("resolution", Severity.ERROR) is Severity.WARNING


def test_an_example_may_bring_a_file(tmp_path: Path) -> None:
    """A sample beside the rule file is looked into; one that is not there counts as given."""
    examples = """uploads: {file: {accept: [pdf], required: true}}
examples:
  - {name: a page, record: {}, uploads: {file: page.pdf}, problems: [upload.not-what-it-says at /uploads/file]}
  - {name: not there, record: {}, uploads: {file: other.pdf}, problems: []}
  - {name: outside, record: {}, uploads: {file: ../page.pdf}, problems: []}
"""
    (tmp_path / "page.pdf").write_text("<!DOCTYPE html><html></html>", encoding="utf-8")
    path = tmp_path / "probe.yaml"
    path.write_text(HEAD + examples, encoding="utf-8")
    assert run(load_form(path)) == ()


@pytest.mark.parametrize("form", [form.id for form in forms()])
def test_the_uploads_of_bundled_forms_name_what_they_take(form: str) -> None:
    for one in load_form(form).rules.uploads.values():
        assert one.asked.accept
        assert {"ru", "en"} <= one.place.label.keys()
        assert {"nom", "acc", "gen", "in"} <= one.place.label["ru"].keys()


def test_the_presets_are_no_form() -> None:
    assert "uploads" not in {form.id for form in forms()}
    assert (root("rules") / "presets" / "uploads.yaml").is_file()


def test_the_schema_knows_every_key_of_a_policy() -> None:
    upload_schema: dict[str, Any] = json_schema()["$defs"]["upload"]
    assert set(options()) <= upload_schema["properties"].keys()


@pytest.mark.parametrize("name", sorted(presets()))
def test_a_preset_in_a_form_is_the_preset(name: str) -> None:
    one = upload(f"  file: {{preset: {name}}}")
    assert one.asked.accept == policy(preset=name).accept
    assert Form(read_text(f"{HEAD}uploads:\n  file: {{preset: {name}}}")).check({}, {"file": b""}).flatten() == [
        ("upload.empty", "/uploads/file")
    ]
