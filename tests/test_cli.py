"""The command line: what people type, what they get, and the exit status that scripts rely on."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gosform.cli import main
from gosform.output import names

ROOT = Path(__file__).resolve().parents[1]
FORM = """\
id: trial
version: 1
title: {ru: Проба, en: Trial}
source: 'a form for tests'
sections:
  applicant:
    title: {ru: Заявитель, en: Applicant}
    fields:
      inn: {kind: inn, required: true, label: {ru: Номер налогоплательщика, en: Tax number}}
      snils: {kind: snils}
  children:
    title: {ru: Дети, en: Children}
    repeat: {max: 3}
    fields:
      snils: {kind: snils}
"""
GOOD, LETTER, WRONG = "7707083893", "77О7083893", "7707083894"


@pytest.fixture
def form(tmp_path: Path) -> str:
    path = tmp_path / "trial.yaml"
    path.write_text(FORM, encoding="utf-8")
    return str(path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def go(*argv: str) -> tuple[int, str, str]:
        status = main(argv)
        said = capsys.readouterr()
        return status, said.out, said.err

    return go


def record(inn: str) -> dict[str, Any]:
    return {"applicant": {"inn": inn}}


def written(tmp_path: Path, name: str, text: str) -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("typed", "status"), [(GOOD, 0), (LETTER, 1), (WRONG, 1), ("7707 083 893", 0), ("", 1)])
def test_value(run: Any, typed: str, status: int) -> None:
    """The exit status is 1 exactly when there is a problem of severity error."""
    assert run("value", "inn", typed)[0] == status
    assert run("value", "inn", typed, "--exit-zero")[0] == 0


def test_value_hides_and_shows(run: Any) -> None:
    """What was typed is dots but for the strange letter, until it is asked for."""
    _, out, _ = run("value", "inn", LETTER)
    assert "••О•••••••\n" in out
    assert GOOD not in out
    _, out, _ = run("value", "inn", LETTER, "--show-values")
    assert f"{LETTER}\n      ^\n" in out
    assert f"→ {GOOD}" in out


def test_value_options(run: Any) -> None:
    """Options of a kind are the same words as in a rule file."""
    _, out, _ = run("value", "inn", GOOD, "--set", "holder=person", "--format", "json")
    assert [p["code"] for p in json.loads(out)["problems"]] == ["inn.organisation-here"]
    _, out, _ = run("value", "inn", "7707 083893", "--set=separators=forbid", "--set", "holder=any", "--format", "json")
    assert [p["code"] for p in json.loads(out)["problems"]] == ["inn.separators"]


def test_value_from_standard_input(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line end is not a part of the value; cp1251 and a byte order mark are understood."""
    for data in (f"{LETTER}\r\n".encode(), f"{LETTER}\n".encode("cp1251"), f"{LETTER}".encode("utf-8-sig")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        _, out, _ = run("value", "inn", "--format", "json")
        assert [(p["code"], p["span"]) for p in json.loads(out)["problems"]] == [("inn.letters", [2, 3])]


def test_select_and_ignore(run: Any) -> None:
    """Codes are chosen by their beginnings; what is left out does not count."""
    assert run("value", "inn", WRONG, "--ignore", "inn.checksum")[0] == 0
    assert run("value", "inn", WRONG, "--select", "inn.check")[0] == 1
    assert run("value", "inn", WRONG, "--select", "snils,inn.letters")[0] == 0
    status, _, err = run("value", "inn", WRONG, "--select", "inn.cheksum")
    assert status == 2
    assert "inn.checksum" in err


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_check_one_record(run: Any, form: str, tmp_path: Path, lang: str) -> None:
    """File, form, section, label, value, mark, sentence, fix, count: in the language that was asked for."""
    file = written(tmp_path, "a.json", json.dumps(record(LETTER)))
    status, out, err = run("check", file, "--form", form, "--lang", lang, "--show-values")
    assert (status, err) == (1, "")
    assert out.startswith(f"{file} · trial@1\n")
    assert {"ru": "Заявитель › Номер налогоплательщика", "en": "Applicant › Tax number"}[lang] in out
    assert f"    {LETTER}\n      ^\n" in out
    assert {"ru": "Проблем: 1", "en": "Problems: 1"}[lang] in out
    data = json.loads(run("check", file, "--form", form, "--format", "json", "--lang", lang)[1])
    assert data["form"] == "trial@1"
    assert data["problems"][0]["pointer"] == "/applicant/inn"
    assert "row" not in data


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.json"])
def test_rows_in_reports_out(run: Any, form: str, tmp_path: Path, name: str) -> None:
    """Good, bad and unreadable rows are one report each, with the line of the file."""
    text = {
        "a.jsonl": "\n".join([json.dumps(record(GOOD)), "", json.dumps(record(WRONG)), "{", json.dumps(record(GOOD))]),
        "a.csv": f"inn\n{GOOD}\n{WRONG}\n{GOOD},x\n{GOOD}\n",
        "a.json": f"[{json.dumps(record(GOOD))},\n{json.dumps(record(WRONG))},\n[],{json.dumps(record(GOOD))}]",
    }[name]
    file = written(tmp_path, name, text)
    status, out, _ = run("check", file, "--form", form, "--format", "jsonl")
    reports = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [r["ok"] for r in reports] == [True, False, False, True]
    assert [[p["code"] for p in r["problems"]] for r in reports] == [[], ["inn.checksum"], ["record.unreadable"], []]
    assert [r["row"] for r in reports] == {"a.jsonl": [1, 3, 4, 5], "a.csv": [2, 3, 4, 5], "a.json": [1, 2, 3, 3]}[name]


def test_several_files(run: Any, form: str, tmp_path: Path) -> None:
    """Reports of several files are told apart; a file that turns out unreadable does not stop the others."""
    good, bad = written(tmp_path, "a.json", json.dumps(record(GOOD))), written(tmp_path, "b.json", json.dumps(record(WRONG)))
    empty = written(tmp_path, "c.json", " \n")
    data = json.loads(run("check", good, bad, "--form", form, "--format", "json")[1])
    assert [(one["file"], one["ok"]) for one in data] == [(good, True), (bad, False)]
    status, out, err = run("check", good, empty, bad, "--form", form, "--format", "json")
    assert status == 2
    assert len(json.loads(out)) == 2
    assert empty in err


def test_max_problems(run: Any, form: str, tmp_path: Path) -> None:
    """The limit is for the whole run; the exit status does not know it."""
    file = written(tmp_path, "a.jsonl", "\n".join(json.dumps(record(WRONG)) for _ in range(5)))
    status, out, _ = run("check", file, "--form", form, "--max-problems", "2", "--format", "jsonl")
    reports = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [len(r["problems"]) for r in reports] == [1, 1, 0, 0, 0]
    assert not any(r["ok"] for r in reports)


@pytest.mark.parametrize("name", names())
def test_every_format_from_the_command_line(run: Any, form: str, tmp_path: Path, name: str) -> None:
    """Each format is written, to standard output and the same to a file."""
    file = written(tmp_path, "a.json", json.dumps(record(LETTER)))
    _, out, _ = run("check", file, "--form", form, "--format", name)
    target = tmp_path / "out"
    status, nothing, _ = run("check", file, "--form", form, "--format", name, "--output", str(target))
    assert (status, nothing) == (1, "")
    with target.open(encoding="utf-8-sig", newline="") as stream:
        assert stream.read() == out
    assert {path.name for path in tmp_path.iterdir()} == {"a.json", "out", "trial.yaml"}


def test_render_says_it_again(run: Any, form: str, tmp_path: Path) -> None:
    """The sentences of a report in another language and channel are those that the check itself would have written."""
    lines = [json.dumps({"applicant": {"inn": inn, "snils": "1"}}) for inn in (LETTER, WRONG, "")]
    file = written(tmp_path, "a.jsonl", "\n".join([*lines, "{"]))
    for format in ("json", "jsonl"):
        for lang, channel in (("en", "sms"), ("ru", "phone"), ("ru", "field")):
            saved = written(tmp_path, "report", run("check", file, "--form", form, "--format", format)[1])
            wanted = run("check", file, "--form", form, "--format", format, "--lang", lang, "--channel", channel)
            again = run("render", saved, "--form", form, "--format", format, "--lang", lang, "--channel", channel)
            strip = [json.loads(text) if format == "json" else [json.loads(x) for x in text.splitlines()] for text in (wanted[1], again[1])]
            for reports in strip:
                for one in reports:
                    for p in one["problems"]:
                        p.pop("fixes")
            assert strip[0] == strip[1]
            assert again[0] == 1


@pytest.mark.parametrize(
    ("typed", "form", "kept"),
    [("25.03.1990", "yyyy-mm-dd", "2001-12-31"), ("1990-02-31", "yyyy-mm-dd", "1990-02-31")],
)
def test_render_keeps_texts_that_look_like_dates(run: Any, tmp_path: Path, typed: str, form: str, kept: str) -> None:
    """An example in the form's own spelling, and what was typed, are texts: no rendering spells them in another order."""
    _, out, _ = run("value", "date", typed, "--set", f"format={form}", "--format", "json", "--show-values")
    (tmp_path / "report.json").write_text(out, encoding="utf-8")
    status, said, _ = run("render", str(tmp_path / "report.json"), "--lang", "en", "--show-values")
    assert status == 1
    assert kept in said


def test_render_of_one_value_and_of_odd_files(run: Any, tmp_path: Path) -> None:
    """A report of one value needs no form; a code of a later version keeps its sentence; what is no report is refused."""
    saved = written(tmp_path, "v.json", run("value", "inn", WRONG, "--format", "json")[1])
    whole = run("value", "inn", WRONG, "--lang", "en")[1].splitlines()
    without = [line for line in whole if not line.startswith(("    ••", "    ^^", "  → "))]  # neither the value nor its repairs are there
    assert run("render", saved, "--lang", "en")[1].splitlines() == without
    data = json.loads(Path(saved).read_text(encoding="utf-8"))
    data["problems"][0] |= {"code": "inn.of-the-future", "message": "New {thing}."}
    assert "New (thing)" in run("render", written(tmp_path, "f.json", json.dumps(data)), "--format", "json")[1]
    for text in ("", "no", "[1]", "{}", '{"problems": [{}]}', '{"problems": 5}', "[" * 99999, '{"problems": [], "row": "x"}'):
        status, _, err = run("render", written(tmp_path, "odd.json", text))
        assert status == 2
        assert err.count("\n") == 1


def test_rules(run: Any, form: str, tmp_path: Path) -> None:
    """Mistakes of a rule file come with file, line and column; its examples are run; the schema is JSON."""
    assert run("rules", "lint", form)[0] == 0
    assert run("rules", "test", form)[0] == 0
    bad = written(tmp_path, "bad.yaml", FORM.replace("kind: snils", "kind: snlis"))
    for step in ("lint", "test"):
        status, out, _ = run("rules", step, bad)
        assert status == 2
        assert f"{bad}:10:" in out
        assert "snils" in out
    example = "examples:\n  - name: wrong\n    record: {applicant: {inn: '7707083894'}}\n    problems: []\n"
    status, out, _ = run("rules", "test", written(tmp_path, "miss.yaml", FORM + example))
    assert status == 1
    assert "inn.checksum at /applicant/inn" in out
    assert run("rules", "lint", str(tmp_path / "none.yaml"))[0] == 2
    assert json.loads(run("rules", "schema")[1])["$schema"]


def test_a_form_with_mistakes(run: Any, tmp_path: Path) -> None:
    """check says all mistakes of the form, one a line, and the exit status is 2."""
    bad = written(tmp_path, "bad.yaml", FORM.replace("kind: snils", "kind: snlis"))
    status, out, err = run("check", written(tmp_path, "a.json", "{}"), "--form", bad)
    assert (status, out) == (2, "")
    assert [line.startswith(f"{bad}:1") for line in err.splitlines()] == [True, True]


def test_uploads(run: Any, tmp_path: Path) -> None:
    """Without --uploads no file is called missing; with it, a file is found by its field's name."""
    text = FORM + "uploads:\n  photo: {label: {ru: Фото, en: Photo}, required: true}\n"
    form, file = written(tmp_path, "u.yaml", text), written(tmp_path, "a.json", json.dumps(record(GOOD)))
    folder = tmp_path / "files"
    folder.mkdir()
    assert run("check", file, "--form", form)[0] == 0
    assert run("check", file, "--form", form, "--uploads", str(folder))[0] == 1
    (folder / "photo.jpg").write_bytes(b"x")
    status, out, _ = run("check", file, "--form", form, "--uploads", str(folder))
    assert (status, "upload.not-what-it-says" in out) == (1, True)
    Image.new("RGB", (40, 30), "white").save(folder / "photo.jpg")
    assert run("check", file, "--form", form, "--uploads", str(folder))[0] == 0
