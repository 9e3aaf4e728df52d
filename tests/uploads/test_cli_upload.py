"""``gosform upload`` and ``gosform check --uploads``: what people type, what they get, and the exit status."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.uploads.made.signatures import DOCUMENT, signature

from gosform.cli import main
from gosform.output import names
from gosform.uploads.facts import Wish
from gosform.uploads.once import Once

FORM = """
id: trial
version: 1
title: {ru: Проба, en: Trial}
source: 'gosform: tests/uploads/test_cli_upload.py'
sections:
  applicant: {title: {ru: Заявитель, en: Applicant}, fields: {inn: {kind: inn}}}
uploads:
  scan: {accept: [pdf, jpeg, txt], max_size: 1 MB, count: [1, 2], label: {ru: Скан, en: Scan}}
  sig: {preset: detached-signature, signature: {detached_of: scan}, label: {ru: Подпись, en: Signature}}
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def go(*argv: str) -> tuple[int, str, str]:
        status = main(argv)
        said = capsys.readouterr()
        return status, said.out, said.err

    return go


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.effect_noise((420, 540), 60).convert("RGB").save(tmp_path / "good.jpg")
    Image.effect_noise((200, 260), 60).convert("RGB").save(tmp_path / "small.jpg", quality=95)
    (tmp_path / "cut.jpg").write_bytes((tmp_path / "good.jpg").read_bytes()[:12000])
    (tmp_path / "page.pdf").write_text("<!DOCTYPE html><html><body>500</body></html>", encoding="utf-8")
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "trial.yaml").write_text(FORM, encoding="utf-8")
    (tmp_path / "letter.txt").write_bytes(DOCUMENT)
    (tmp_path / "letter.sig").write_bytes(signature(DOCUMENT))
    return tmp_path


def at(folder: Path, *file: str) -> list[str]:
    return [str(folder / one) for one in file]


def test_one_file(run: Any, folder: Path) -> None:
    status, out, err = run("upload", *at(folder, "good.jpg"), "--preset", "passport-photo")
    assert (status, err) == (0, "")
    assert "Проблем нет" in out
    status, out, _ = run("upload", *at(folder, "small.jpg"), "--preset", "passport-photo", "--lang", "en")
    assert status == 1
    assert "has 200×260 pixels. At least 413×531 is needed" in out.replace("\u00a0", " ")


def test_several_files_each_have_a_report_in_their_order(run: Any, folder: Path) -> None:
    files = at(folder, "good.jpg", "cut.jpg", "page.pdf", "empty.pdf")
    status, out, err = run("upload", *files, "--format", "json")
    reports = json.loads(out)
    assert (status, err) == (1, "")
    assert [report["file"] for report in reports] == files
    assert [[p["code"] for p in report["problems"]] for report in reports] == [
        [],
        ["upload.truncated"],
        ["upload.not-what-it-says"],
        ["upload.empty"],
    ]


@pytest.mark.parametrize("format", names())
def test_every_output_format(run: Any, folder: Path, format: str) -> None:
    status, out, _ = run("upload", *at(folder, "good.jpg", "cut.jpg"), "--format", format)
    assert status == 1
    assert "upload.truncated" in out


def test_a_report_can_be_said_again_without_the_file(run: Any, folder: Path) -> None:
    """Sizes keep their units, the sentence of the real kind stays."""
    for argv in (["small.jpg", "--max-size", "1 KB"], ["page.pdf", "--accept", "pdf"], ["small.jpg", "--preset", "passport-photo"]):
        report = str(folder / "report.json")
        run("upload", str(folder / argv[0]), *argv[1:], "--format", "json", "--output", report, "--lang", "en")
        said = run("upload", str(folder / argv[0]), *argv[1:], "--select", "upload")[1]
        again = run("render", report)[1]
        assert again.splitlines()[0] == "Файл"
        assert again.splitlines()[1] in said


def test_a_field_of_a_form(run: Any, folder: Path) -> None:
    form = ["--form", str(folder / "trial.yaml"), "--field"]
    assert run("upload", *at(folder, "good.jpg"), *form, "scan")[0] == 0
    status, out, _ = run("upload", *at(folder, "good.jpg", "cut.jpg", "empty.pdf"), *form, "scan", "--format", "json")
    report = json.loads(out)
    assert status == 1
    assert report["form"] == "trial@1"
    assert [(p["code"], p["pointer"], p["label"]) for p in report["problems"]] == [
        ("upload.count", "/uploads/scan", "Скан"),
        ("upload.truncated", "/uploads/scan/1", "Скан (2)"),
        ("upload.empty", "/uploads/scan/2", "Скан (3)"),
    ]
    sig = [*at(folder, "letter.sig"), *form, "sig", "--as-of", "2026-11-22"]
    assert run("upload", *sig, "--document", *at(folder, "letter.txt"))[0] == 0
    assert "signature-wrong-document" in run("upload", *sig, "--document", *at(folder, "good.jpg"))[1]


def test_options_of_a_policy(run: Any, folder: Path) -> None:
    small = at(folder, "small.jpg")
    assert run("upload", *small, "--set", "paper=A4", "--set", "resolution=300")[0] == 1
    assert run("upload", *small, "--set", "paper=A4", "--set", "resolution=300", "--set", "warn=resolution")[0] == 0
    assert run("upload", *small, "--set", "min_pixels=[600, 800]")[0] == 1
    assert run("upload", *small, "--set", "colour=grey")[0] == 1
    assert run("upload", *small, "--accept", "png,pdf")[0] == 1
    assert run("upload", *small, "--min-size", "1 MB", "--exit-zero")[0] == 0
    assert run("upload", *small, "--min-size", "1 MB", "--ignore", "upload.too-small-file")[0] == 0
    assert run("upload", *small, "--contain", "off")[0] == 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["nothing.jpg"], "Нет файла"),
        (["good.jpg", "--form", "passport-rf"], "--form и --field нужны вместе"),
        (["good.jpg", "--form", "passport-rf", "--field", "phto"], "Ближайшее: photo"),
        (["good.jpg", "--form", "passport-rf", "--field", "photo", "--accept", "pdf"], "свои правила"),
        (["good.jpg", "--form", "pasport-rf", "--field", "photo"], "passport-rf"),
        (["good.jpg", "--preset", "pasport-photo"], "passport-photo"),
        (["good.jpg", "--accept", "pfd"], "'pdf'"),
        (["good.jpg", "--set", "paper"], "paper=A4"),
        (["good.jpg", "--set", "papper=A4"], "'paper'"),
        (["good.jpg", "--max-size", "much"], "5 MB"),
        (["good.jpg", "--document", "nothing.pdf"], "Нет файла"),
        (["."], "папка"),
    ],
)
def test_mistakes_are_one_line(run: Any, folder: Path, argv: list[str], said: str) -> None:
    status, out, err = run("upload", *at(folder, argv[0]), *argv[1:])
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_standard_input(run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO((folder / "page.pdf").read_bytes())

    monkeypatch.setattr(sys, "stdin", Stdin)
    status, out, _ = run("upload", "-", "--name", "page.pdf", "--accept", "pdf")
    assert status == 1
    assert "upload.not-what-it-says" in out


def test_check_looks_into_a_folder_of_uploads(run: Any, folder: Path, tmp_path: Path) -> None:
    """Each file is named after its field; a folder of that name holds several. A link is not followed."""
    record = tmp_path / "record.json"
    record.write_text('{"applicant": {"inn": "7707083893"}}', encoding="utf-8")
    files = tmp_path / "files"
    (files / "scan").mkdir(parents=True)
    (files / "scan" / "1.jpg").write_bytes((folder / "good.jpg").read_bytes())
    (files / "scan" / "2.jpg").write_bytes((folder / "cut.jpg").read_bytes())
    (files / "sig.sig").symlink_to(folder / "page.pdf")
    status, out, _ = run("check", str(record), "--form", str(folder / "trial.yaml"), "--uploads", str(files))
    assert status == 1
    assert "upload.truncated" in out
    assert "Скан (2)" in out
    assert "Подпись" not in out


def test_a_file_is_looked_into_once_however_many_records_there_are(folder: Path, tmp_path: Path) -> None:
    """Unless it changes. Nothing is kept of what could not be looked into, nor above the bound."""
    (tmp_path / "scan").mkdir()
    file = tmp_path / "scan" / "1.jpg"
    file.write_bytes((folder / "good.jpg").read_bytes())
    run, full = Once(tmp_path), Once(tmp_path, most=1)
    first = run.kept("scan/1.jpg").look(Wish(), "auto", None)
    assert run.kept("scan/1.jpg").look(Wish(), "auto", None) is first
    assert full.kept("scan/1.jpg").look(Wish(), "auto", None) == first
    assert full.kept("scan/1.jpg").look(Wish(), "auto", None) is not full.kept("scan/1.jpg").look(Wish(), "auto", None)
    assert run.kept("scan/1.jpg").look(Wish(), "auto", 10).troubles[0].word == "too-large"
    file.write_bytes((folder / "cut.jpg").read_bytes())
    assert run.kept("scan/1.jpg").look(Wish(), "auto", None).troubles[0].word == "truncated"
    assert run.kept("scan/1.jpg").look(Wish(), "off", None) == run.kept("scan/1.jpg").look(Wish(), "auto", None)
    (tmp_path / "away").symlink_to("/etc")
    with pytest.raises(PermissionError):
        run.kept("away/passwd").look(Wish(), "auto", None)


def test_every_code_of_uploads_has_a_page(run: Any) -> None:
    for code in ("upload.not-what-it-says", "upload.resolution", "upload.signature-wrong-document", "upload.cannot-check"):
        for lang in ("ru", "en"):
            status, out, err = run("explain", code, "--lang", lang)
            assert (status, err) == (0, "")
            assert code in out
    page = json.loads(run("explain", "upload.zip-bomb", "--format", "json")[1])
    assert page["why"]
    assert page["source"] == "CWE-409"
