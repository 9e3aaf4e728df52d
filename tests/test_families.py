"""Kinds whose ids have dots: found, named, used in forms and on the command line like all others, without loading what nobody asked for."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

import gosform
from gosform.check.form import Form
from gosform.cli import main
from gosform.examples import run
from gosform.explain import explain
from gosform.kinds import get, is_kind, likely, names
from gosform.problem import Severity, UnknownKind
from gosform.read_rules import json_schema, read_text


def test_codes_are_complete_without_loading_a_number() -> None:
    """``gosform.codes()`` has every code of every kind, and lists them without importing python-stdnum; so do the lists of kinds."""
    script = "import sys, gosform; print(len(gosform.kinds()), len(gosform.codes()), any(m.split('.')[0] == 'stdnum' for m in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [str(len(names())), str(len(gosform.codes())), "False"]
    assert all(str(code) in gosform.codes() for name in names() for code in get(name).all_codes())
    assert gosform.codes()["stdnum.de.vat.checksum"].owner == "stdnum.de.vat"
    assert gosform.codes()["stdnum.de.vat.checksum"].trouble == "checksum"
    assert all(code.severity is not Severity.ERROR or get(code.owner).source for code in gosform.codes().values() if is_kind(code.owner))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("isbn", "stdnum.isbn"),
        ("stdnum.isb", "stdnum.isbn"),
        ("innn", "inn"),
        ("stdnum.util", ""),
        ("stdnum.iso9362", ""),
        ("stdnum..", ""),
        ("stdnum.de", ""),
    ],
)
def test_a_wrong_name_is_answered_with_the_right_one(wrong: str, right: str) -> None:
    """Helpers of python-stdnum, folders and names that it has given up are no kinds; a member may be asked for by its last name."""
    assert not is_kind(wrong)
    with pytest.raises(UnknownKind, match=re.escape(repr(right)) if right else "there is no kind"):
        get(wrong)
    assert not right or right in likely(wrong)


RULES = """
id: foreign
version: 1
title: {ru: Книга, en: Book}
source: 'gosform: tests/test_stdnum.py'
sections:
  book:
    title: {ru: Книга, en: Book}
    fields:
      isbn: {kind: stdnum.isbn, required: true}
      vat:
        kind: stdnum.de.vat
        label: {ru: Номер продавца, en: Seller}
        severity: {stdnum.de.vat.checksum: warning, part: 'off'}
        messages: {letters: {ru: Здесь одни цифры., en: Digits only.}}
examples:
  - name: a slip
    record: {book: {isbn: '9780000000003'}}
    problems: [stdnum.isbn.checksum at /book/isbn]
"""


def test_a_form_uses_them() -> None:
    """Kinds with dots in YAML: codes by their whole id or their trouble, severities, messages, labels, examples."""
    form = Form(read_text(RULES, "foreign.yaml"), None)
    assert run(form) == ()
    report = form.check({"book": {"isbn": "", "vat": "DE100000009"}})
    assert [(p.code, p.severity) for p in report.problems] == [("stdnum.isbn.missing", "error"), ("stdnum.de.vat.checksum", "warning")]
    assert "Номер продавца" in explain(report, "ru")[1].text
    assert explain(form.check({"book": {"isbn": "9780000000002", "vat": "DE1Ж0000009"}}))[0].what == "Здесь одни цифры."
    clean = {"book": {"isbn": "9780000000002", "vat": "100000008"}}
    assert form.check(clean).problems == ()
    schema = jsonschema.Draft202012Validator(json_schema())
    assert schema.is_valid(yaml.safe_load(RULES))
    assert not schema.is_valid(yaml.safe_load(RULES.replace("part: 'off'", "prat: 'off'")))
    assert not schema.is_valid(yaml.safe_load(RULES.replace("stdnum.isbn,", "stdnum,")))


def test_the_command_line_knows_them(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """``value``, ``explain`` and ``kinds`` take an id with dots; a report is said again from its JSON; a slip is answered."""
    assert main(["value", "stdnum.isbn", "978-0-00-000000-3", "--format", "json"]) == 1
    text = capsys.readouterr().out
    (found,) = json.loads(text)["problems"]
    assert (found["code"], found["span"], found["label"]) == ("stdnum.isbn.checksum", [0, 17], "Номер (ISBN)")
    report = tmp_path / "report.json"
    report.write_text(text, encoding="utf-8")
    assert main(["render", str(report), "--lang", "en"]) in (0, 1)
    assert "no such number" in capsys.readouterr().out
    assert main(["explain", "stdnum.ru.inn", "--lang", "en"]) == 0
    assert "Better: the kind inn" in capsys.readouterr().out
    assert main(["value", "isbn", "1"]) == 2
    assert "stdnum.isbn" in capsys.readouterr().err
    assert main(["kinds", "--format", "json"]) == 0
    assert {row["id"]: row["label"] for row in json.loads(capsys.readouterr().out)}["stdnum.de.vat"] == "Номер (Ust ID Nr, DE)"
