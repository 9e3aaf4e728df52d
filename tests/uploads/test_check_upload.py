"""What programs call: one file, several of one field, a form with its files. Real files, in a worker of their own."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.uploads.made.signatures import DOCUMENT, INN, PERSON, certificate, signature

import gosform
from gosform import NamedFile
from gosform.check.form import Form
from gosform.read_rules import read_text
from gosform.uploads.field import MOST_EXTRA

AS_OF = date(2026, 11, 22)
FORM = """
id: trial
version: 1
title: {ru: Проба, en: Trial}
source: 'gosform: tests/uploads/test_check_upload.py'
sections:
  applicant:
    title: {ru: Заявитель, en: Applicant}
    fields:
      surname: {kind: surname}
      given_name: {kind: given_name}
      inn: {kind: inn}
uploads:
  scan:
    accept: [pdf, jpeg, png, txt]
    max_size: 100 KB
    count: [1, 2]
    label: {ru: {nom: Скан, acc: скан, gen: скана, in: скане}, en: Scan}
    messages: {too-large: {ru: 'Скан тяжелее {need}.', en: 'The scan is heavier than {need}.'}}
  sig:
    preset: detached-signature
    signature: {detached_of: scan, signer: [applicant.surname, applicant.given_name]}
    label: {ru: Подпись, en: Signature}
  photo: {accept: [jpeg], required: true, when: [{field: applicant.inn, is: '500100732259'}]}
"""


def picture(width: int = 400, height: int = 300, format: str = "JPEG", noise: int = 0) -> bytes:
    file = io.BytesIO()
    image = Image.effect_noise((width, height), noise).convert("RGB") if noise else Image.new("RGB", (width, height), (90, 120, 200))
    image.save(file, format)
    return file.getvalue()


@pytest.fixture(scope="module")
def form() -> Form:
    return Form(read_text(FORM, "trial.yaml"), AS_OF)


def codes(report: gosform.Report) -> list[str]:
    return [
        f"{code.removeprefix('upload.')} at {pointer}" if pointer else code.removeprefix("upload.") for code, pointer in report.flatten()
    ]


def test_a_path_bytes_and_an_open_file_are_one_file(tmp_path: Path) -> None:
    path = tmp_path / "Снимок 1.jpg"
    path.write_bytes(picture())
    asked: dict[str, Any] = {"accept": ("pdf", "png"), "max_size": "5 MB"}
    expected = ["format"]
    assert codes(gosform.check_upload(str(path), **asked)) == expected
    assert codes(gosform.check_upload(path, **asked)) == expected
    assert codes(gosform.check_upload(path.read_bytes(), name="Снимок 1.jpg", **asked)) == expected
    assert codes(gosform.check_upload(io.BytesIO(path.read_bytes()), **asked)) == expected
    with path.open("rb") as file:
        assert codes(gosform.check_upload(file, **asked)) == expected
        assert file.tell() == 0
    assert codes(gosform.check_upload(path, contain="off", **asked)) == expected


def test_files_far_above_their_number_are_counted_and_not_all_looked_into() -> None:
    """Each look costs a process: ten thousand files in a field for two are refused for less."""
    report = gosform.check_uploads([NamedFile(b"made up", "0.txt"), *[NamedFile(b"", "1.txt")] * 999], count=(1, 2))
    (count,) = (p for p in report.problems if p.code == "upload.count")
    assert count.params["have"] == 1000
    assert sum(p.code == "upload.empty" for p in report.problems) == 1 + MOST_EXTRA


def test_a_good_file_has_nothing_to_say() -> None:
    report = gosform.check_upload(picture(), "IMG_1.JPG", accept=("pdf", "jpeg"), max_size="5 MB")
    assert report.ok
    assert report.all == ()


def test_the_name_may_be_given_apart() -> None:
    """A file on a disk may have any name; what counts is what its sender called it."""
    assert codes(gosform.check_upload(picture(), "a.png", accept=("jpeg", "png"))) == ["not-what-it-says"]
    assert codes(gosform.check_upload(picture(), accept=("jpeg", "png"))) == []


def test_a_stream_is_checked_while_it_is_read() -> None:
    class Stream:
        filename = "a.jpg"

        def __init__(self, data: bytes) -> None:
            self.data, self.read_bytes = io.BytesIO(data), 0

        async def read(self, count: int = -1) -> bytes:
            piece = self.data.read(count)
            self.read_bytes += len(piece)
            return piece

    good, large = Stream(picture()), Stream(b"\xff\xd8\xff" + bytes(40_000_000))

    async def both() -> tuple[gosform.Report, gosform.Report]:
        return await gosform.acheck_upload(good, accept=("jpeg",)), await gosform.acheck_upload(large, max_size="1 MB")

    first, second = asyncio.run(both())
    assert codes(first) == []
    assert codes(second) == ["too-large"]
    assert large.read_bytes < 8_000_000


def test_mistakes_of_the_caller_are_exceptions(tmp_path: Path) -> None:
    with pytest.raises(gosform.OptionError, match="there is no format 'pfd', did you mean 'pdf'"):
        gosform.check_upload(b"x", accept=("pfd",))
    with pytest.raises(FileNotFoundError):
        gosform.check_upload(tmp_path / "nothing.pdf")
    with pytest.raises(gosform.GosformError):
        gosform.check_upload(tmp_path)


def test_several_files_of_one_field() -> None:
    files = [NamedFile(picture(), "a.jpg"), NamedFile(picture()[:300], "b.jpg"), NamedFile(b"", "c.jpg")]
    report = gosform.check_uploads(files, accept=("jpeg",), count=(1, 2), max_total=1000)
    assert codes(report) == ["count", "total-size", "truncated at /1", "empty at /2"]
    assert "a.jpg" not in repr(files)


def test_a_signature_and_its_document() -> None:
    sig = signature(DOCUMENT)
    asked: dict[str, Any] = {"preset": "detached-signature", "as_of": AS_OF}
    assert codes(gosform.check_upload(sig, "doc.sig", document=DOCUMENT, **asked)) == []
    assert codes(gosform.check_upload(sig, "doc.sig", document=DOCUMENT + b" ", **asked)) == ["signature-wrong-document"]
    assert codes(gosform.check_upload(sig, "doc.sig", signer={"name": "Петров Пётр"}, **asked)) == ["signer-is-not-applicant"]
    assert codes(gosform.check_upload(sig, "doc.sig", signer={"inn": INN}, **asked)) == []
    assert codes(gosform.check_upload(certificate(PERSON).dump(), "me.cer", **asked)) == ["signature-is-certificate"]
    assert codes(gosform.check_upload(sig, "doc.sig", **{**asked, "as_of": date(2031, 1, 1)})) == ["signature-expired"]
    assert codes(gosform.check_upload(picture(), "a.jpg", **asked)) == ["format"]


def test_a_form_looks_into_its_files(form: Form) -> None:
    record = {"applicant": {"surname": "Иванов", "given_name": "Иван"}}
    good = {"scan": NamedFile(DOCUMENT, "scan.txt"), "sig": NamedFile(signature(DOCUMENT), "scan.txt.sig")}
    assert codes(form.check(record, good)) == []
    other = {**good, "scan": NamedFile(DOCUMENT + b"!", "scan.txt")}
    assert codes(form.check(record, other)) == ["signature-wrong-document at /uploads/sig"]
    both = form.check({"applicant": {"surname": "Петров", "given_name": "Пётр"}}, good)
    assert codes(both) == ["signer-is-not-applicant at /uploads/sig"]
    assert both.problems[0].related == ("/applicant/surname", "/applicant/given_name")
    assert both.ok


def test_several_files_of_a_field_have_pointers_and_labels_of_their_own(form: Form) -> None:
    files = {"scan": [NamedFile(picture(), "1.jpg"), NamedFile(b"", "2.jpg"), NamedFile(picture(900, 900, noise=90), "3.jpg")]}
    report = form.check({}, files)
    assert codes(report) == ["count at /uploads/scan", "empty at /uploads/scan/1", "too-large at /uploads/scan/2"]
    said = gosform.explain(report)
    assert [e.label for e in said] == ["Скан", "Скан (2)", "Скан (3)"]
    assert said[1].text.replace("\u00a0", " ").startswith("В скане (2) ничего нет")
    assert said[2].text.replace("\u00a0", " ") == "Скан тяжелее 100 КБ"


def test_a_file_that_is_not_asked_for_is_not_looked_into(form: Form) -> None:
    """The condition of the upload does not hold; nor is anything looked into that the form does not know."""
    assert codes(form.check({}, {"photo": b"", "other": b""})) == []
    asked = {"applicant": {"inn": "500100732259"}}
    assert codes(form.check(asked, {"photo": b""})) == ["empty at /uploads/photo"]
    assert codes(form.check(asked, {"photo": True})) == []
    assert codes(form.check(asked, {})) == ["upload.missing at /uploads/photo".removeprefix("upload.")]


def test_problems_of_fields_stand_before_those_of_files(form: Form) -> None:
    report = form.check({"applicant": {"inn": "500100732258"}}, {"scan": b""})
    assert codes(report) == ["inn.checksum at /applicant/inn", "empty at /uploads/scan"]
    assert codes(form.check(None, {"scan": b""})) == ["record.not-a-record", "empty at /uploads/scan"]


@pytest.mark.parametrize(
    "harm", [lambda d: d[: len(d) // 2], lambda d: d[:-2] + b"zz", lambda d: bytes(len(d)), lambda d: d[::-1], lambda d: b"PK" + d]
)
def test_bad_data_is_a_report(harm: Callable[[bytes], bytes], form: Form) -> None:
    for data in (picture(), picture(format="PNG"), signature(DOCUMENT)):
        assert isinstance(gosform.check_upload(harm(data), "a.jpg", preset="passport-photo"), gosform.Report)
        assert isinstance(form.check({}, {"scan": harm(data), "sig": harm(data)}), gosform.Report)


def test_no_report_holds_what_a_file_holds() -> None:
    report = gosform.check_upload(signature(DOCUMENT), "Иванов.jpg", preset="detached-signature", document=b"other", as_of=AS_OF)
    for channel in ("field", "sms", "email", "phone", "chat"):
        said = repr(report.all) + "".join(e.text for e in gosform.explain(report, channel=channel)) + gosform.render(report, "json")
        assert "Иванов" not in said
        assert INN not in said
