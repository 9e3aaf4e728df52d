"""What is sent is in no log, no metric, no refusal and no file, whatever happens to the request."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from tests.desk.asking import Asker, desk, problem

import gosform.desk.routes.forms
from gosform.desk.sealed import access

CANARY = "9876501234КанарейкинЪ"
LEAKS = ("98765", "Канарейк", quote("Канарейк"))


@pytest.fixture
def here(caplog: pytest.LogCaptureFixture) -> Iterator[Asker]:
    with desk() as asker, caplog.at_level(logging.DEBUG):
        access.setLevel(logging.INFO)
        yield asker
        access.setLevel(logging.NOTSET)


def silent(text: str) -> None:
    assert not [leak for leak in LEAKS if leak in text]


REQUESTS: list[tuple[str, dict[str, Any]]] = [
    ("/v1/forms/passport-rf/check", {"json": {"applicant": {"inn": CANARY, "surname": [CANARY]}, "passport": CANARY}}),
    ("/v1/forms/passport-rf/check", {"content": f'{{"{CANARY}": {CANARY}}}'.encode(), "headers": {"content-type": "application/json"}}),
    (
        "/v1/forms/passport-rf/check",
        {"content": f'{{"{CANARY}": 1, "{CANARY}": 1}}'.encode(), "headers": {"content-type": "application/json"}},
    ),
    ("/v1/forms/passport-rf/check", {"json": {}, "headers": {"content-type": CANARY.encode()}}),
    (f"/v1/forms/passport-rf/check?{CANARY}={CANARY}", {"json": {}}),
    (f"/v1/forms/passport-rf/check?lang={CANARY}", {"json": {}}),
    (f"/v1/forms/{CANARY}/check", {"json": {}}),
    (f"/v1/values/{CANARY}/check", {"json": {"value": CANARY}}),
    ("/v1/values/inn/check", {"json": {"value": CANARY}}),
    ("/v1/values/inn/check", {"json": {"value": CANARY, "options": {CANARY: CANARY}}}),
    ("/v1/values/inn/check", {"json": {"value": [CANARY], CANARY: CANARY}}),
    ("/v1/recognise", {"json": {"text": CANARY, "as": [{"span": [0, 4], "kind": CANARY}]}}),
    ("/v1/recognise", {"json": {"text": 1, "hide": CANARY, "lang": CANARY, "attempts": {CANARY: CANARY}}}),
    ("/v1/refusals", {"json": {"text": CANARY, "form": CANARY}}),
    ("/v1/uploads/check", {"files": {"file": (f"{CANARY}.pdf", CANARY.encode())}, "data": {"accept": CANARY}}),
    ("/v1/uploads/check", {"files": {CANARY: (f"{CANARY}.pdf", CANARY.encode())}}),
    (f"/{CANARY}", {"json": {}}),
    (f"/static/{CANARY}", {}),
]


@pytest.mark.parametrize(("path", "sent"), REQUESTS)
def test_a_value_stays_inside(here: Asker, caplog: pytest.LogCaptureFixture, path: str, sent: dict[str, Any]) -> None:
    """Answers without ``show_values``, the log and the metrics are silent about what was sent and about the address as it came."""
    answer = here.ask("POST", path, **sent)
    silent(answer.text)
    silent(str(answer.headers))
    assert [record for record in caplog.records if record.name == "gosform.desk.access"]
    silent("\n".join(record.getMessage() for record in caplog.records if record.name.startswith("gosform")))
    silent(here.get("/v1/metrics").text)


def test_what_was_not_foreseen_says_where_and_nothing_else(
    here: Asker, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault inside is a 500 without a traceback; the log names the place, not the text of the exception, which may hold a value."""

    def broken(*_: Any) -> bytes:
        raise KeyError(CANARY)

    monkeypatch.setattr(gosform.desk.routes.forms, "report_json", broken)
    answer = here.post("/v1/forms/passport-rf/check", {"applicant": {"inn": CANARY}})
    problem(answer, 500, "unforeseen")
    silent(answer.text)
    (line,) = [record.getMessage() for record in caplog.records if record.name == "gosform.desk"]
    assert line.startswith("KeyError in ")
    assert "forms.py:" in line
    silent(caplog.text)


def test_the_log_has_the_pattern_of_an_address(here: Asker, caplog: pytest.LogCaptureFixture) -> None:
    """Method, pattern, status, size, time: no address of a client, no query, nothing of the path itself."""
    here.post("/v1/values/inn/check?lang=en", {"value": "1"})
    here.get("/somewhere/else")
    lines = [record.getMessage() for record in caplog.records if record.name == "gosform.desk.access"]
    assert lines[0].startswith("POST /v1/values/{kind}/check 200 ")
    assert lines[1].startswith("GET - 404 ")
    assert "lang" not in lines[0]
    assert "127.0.0.1" not in lines[0]


def test_nothing_is_stored(here: Asker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No request leaves a file in the folder of temporary files or in the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    for path, sent in REQUESTS:
        here.ask("POST", path, **sent)
    here.post("/v1/uploads/check", files={"file": ("a.bin", b"x" * 6_000_000)})
    assert list(tmp_path.iterdir()) == []
