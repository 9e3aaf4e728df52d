"""The command line refuses before it harms: files it would overwrite, names it does not know, reports it should not trust."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gosform.cli import main

ROOT = Path(__file__).resolve().parents[1]
FORM = "id: trial\nversion: 1\ntitle: {ru: Проба}\nsource: 'tests'\nsections:\n  a: {title: {ru: А}, fields: {inn: {kind: inn, required: true}}}\n"
ESCAPE = "\x1b"


@pytest.fixture
def form(tmp_path: Path) -> str:
    path = tmp_path / "trial.yaml"
    path.write_text(FORM, encoding="utf-8")
    return str(path)


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said by a command that must refuse: one line, status 2, nothing on standard output."""
    status = main(list(words))
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1, said.err
    assert said.err.startswith("gosform: ")
    assert "GOSFORM_DEBUG" not in said.err
    return said.err


@pytest.mark.parametrize("name", ["rot13", "base64", "zlib", "idna", "undefined", "punycode", "utf-16", "utf-32", "x" * 5000, ""])
def test_an_encoding_that_does_not_fit_is_one_line(name: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"inn\n7707083894")
    assert len(refused(capsys, "check", str(file), "--form", form, "--encoding", name)) < 200


def test_a_file_that_cannot_be_read_is_named(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its pages are there and cannot be read: the message names the file, not the output."""
    assert "/proc/self/mem" in refused(capsys, "check", "/proc/self/mem", "--form", form)


def test_the_form_is_not_overwritten(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report never replaces the rule file that it was made with."""
    file = tmp_path / "a.json"
    file.write_text('{"a": {}}')
    assert form in refused(capsys, "check", str(file), "--form", form, "--output", form)
    assert Path(form).read_text(encoding="utf-8") == FORM


def test_a_form_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest name, in the reader's language; of a path, the nearest file."""
    file = tmp_path / "a.json"
    file.write_text('{"a": {}}')
    assert "Ближайшая: passport-rf." in refused(capsys, "check", str(file), "--form", "pasport-rf")
    assert "passport-rf" in refused(capsys, "check", str(file), "--form", "zzzzzz", "--lang", "en")
    (tmp_path / "trial.yaml").write_text(FORM, encoding="utf-8")
    assert "trial.yaml" in refused(capsys, "check", str(file), "--form", str(tmp_path / "trail.yaml"))


@pytest.mark.parametrize(
    "option", ["min=1e999999999", "min=-1e999999999", "min=nan", "max=inf", "decimals=-1", "decimals=٣", "decimals=" + "9" * 5000]
)
def test_numbers_of_options_are_numbers_that_people_write(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing that would be spelled out in a gigabyte of zeros, nothing that cannot be compared."""
    assert option.partition("=")[0] in refused(capsys, "value", "number", "5", "--set", option)


def test_an_option_is_given_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Of two wishes that contradict each other none is granted in silence."""
    assert "holder" in refused(capsys, "value", "inn", "1", "--set", "holder=person", "--set", "holder=organisation")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_stopped_leaves_no_litter(number: signal.Signals, form: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gosform", "check", "-", "--form", form, "--input-format", "jsonl", "--output", "out"]
    env = {"PYTHONPATH": str(ROOT / "src"), "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=env, cwd=tmp_path) as running:
        assert running.stdin
        assert running.stderr
        running.stdin.write(b'{"a": {"inn": "7707083894"}}\n' * 20_000)
        running.stdin.flush()
        while not list(tmp_path.glob(".out.*")):
            pass
        running.send_signal(number)
        running.stdin.close()
        assert running.wait(30) == 128 + number
        assert running.stderr.read() == b""
    assert not list(tmp_path.glob("*out*"))


def report(**changes: Any) -> dict[str, Any]:
    """A report as ``check`` writes it, changed."""
    problem: dict[str, Any] = {
        "code": "inn.checksum", "severity": "error", "pointer": "/a/inn", "label": "ИНН", "span": [0, 10], "params": {}, "related": [],
        "fixes": [], "message": "…", "details": "…", "lang": "ru", "rule": None,
    }  # fmt: skip
    form = changes.pop("form", None)
    return {"ok": False, "form": form, "lang": "ru", "problems": [problem | changes]}


@pytest.mark.parametrize(
    "text",
    [
        "null",
        '{"problems": []}\nnull',
        json.dumps(report(code=f"{ESCAPE}[31mx.y")),
        json.dumps(report() | {"row": -5}),
        json.dumps(report() | {"row": True}),
    ],
)
def test_render_takes_reports_only(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.json"
    file.write_text(text)
    main(["render", str(file)])
    said = capsys.readouterr()
    assert "report.json" in said.err
    assert ESCAPE not in said.out + said.err


def test_a_report_opens_no_files(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only ``--form`` may name a path: a report that comes from somewhere must not choose what is read."""
    file = tmp_path / "report.json"
    file.write_text(json.dumps(report(form=form, label="Номер", lang="ru")))
    assert main(["render", str(file)]) == 1
    assert "Номер" in capsys.readouterr().out
    assert main(["render", str(file), "--form", form]) == 1
    assert "А › ИНН" in capsys.readouterr().out
    assert "nowhere" in refused(capsys, "render", str(file), "--form", "/nowhere.yaml")


def test_rules_of_a_folder(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder stands for its rule files and those of the folders in it."""
    inner = tmp_path / "inner"
    inner.mkdir()
    assert "inner" in refused(capsys, "rules", "lint", str(inner))
    (inner / "broken.yaml").write_text("id: [\n")
    assert main(["rules", "lint", str(tmp_path), form, "--lang", "en"]) == 2
    said = capsys.readouterr().out
    assert "broken.yaml:" in said
    assert said.endswith("Files: 2, to mend: 1.\n")


def test_the_schema_is_the_one_of_the_docs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "schema"]) == 0
    assert capsys.readouterr().out == (ROOT / "docs" / "ruleset.schema.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "github", "sarif"])
def test_programs_get_plain_spaces(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No-break spaces are typography for people."""
    main(["value", "inn", "77О7083894", "--format", format])
    assert "\u00a0" not in capsys.readouterr().out


def test_what_stands_in_standard_input_stays(monkeypatch: pytest.MonkeyPatch, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard input is read and left open."""
    stream = io.TextIOWrapper(io.BytesIO(b'{"a": {"inn": "7707083893"}}'))
    monkeypatch.setattr(sys, "stdin", stream)
    assert main(["check", "-", "--form", form]) == 0
    assert not stream.buffer.closed
    capsys.readouterr()


def test_a_field_that_the_form_does_not_have_is_named(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its key stands in the text, since no label does; a key cannot steer the terminal."""
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"a": {"inn": "7707083893", f"in{ESCAPE}n": "1"}}))
    main(["check", str(file), "--form", form])
    said = capsys.readouterr().out
    assert "/a/in␛n\n" in said
    assert ESCAPE not in said
