"""What the operations answer when they are asked as described."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Match, Route
from tests.desk.asking import Asker, desk, problem

import gosform
from gosform.desk.routes import OPERATIONS
from gosform.read_rules import forms

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def here() -> Iterator[Asker]:
    with desk() as asker:
        yield asker


def example(form: str, clean: bool) -> Any:
    """A record out of the form's own examples."""
    rules = gosform.load_form(form).rules
    return next(one.record for one in rules.examples if bool(one.problems) != clean and not one.as_of)


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("show", [False, True])
@pytest.mark.parametrize("form", [one.id for one in forms()])
def test_a_record_is_answered_as_by_the_command_line(here: Asker, form: str, show: bool, lang: str) -> None:
    """The JSON is that of ``gosform check --format json``, for the good and for the broken examples of every form."""
    loaded = gosform.load_form(form)
    for one in loaded.rules.examples:
        answer = here.post(f"/v1/forms/{form}/check?lang={lang}&show_values={str(show).lower()}", one.record)
        assert answer.status_code == 200
        assert answer.headers["content-language"] == lang
        told = gosform.render(loaded.check(one.record), "json", lang=lang, show_values=show)
        assert answer.json() == json.loads(told)


def test_a_version_may_be_named(here: Asker) -> None:
    """``passport-rf@1`` is that version; one that there is not is a 404."""
    assert here.post("/v1/forms/passport-rf@1/check", {}).json()["form"] == "passport-rf@1"
    problem(here.post("/v1/forms/passport-rf@99/check", {}), 404, "unknown-form")


def test_a_form_of_ones_own_is_offered(tmp_path: Path) -> None:
    """A rule file that the desk was given is listed and asked by its id."""
    path = tmp_path / "own.yaml"
    text = "id: own\nversion: 3\ntitle: {ru: Своя}\nsource: 'test'\nsections:\n  a:\n    title: {ru: А}\n    fields:\n      inn: {kind: inn, required: true}\n"
    path.write_text(text, encoding="utf-8")
    with desk(forms=(path,)) as asker:
        assert asker.post("/v1/forms/own/check", {"a": {"inn": "7707083893"}}).json() == {
            "ok": True,
            "form": "own@3",
            "lang": "ru",
            "problems": [],
        }
        assert "own" in [one["id"] for one in asker.get("/v1/forms").json()["forms"]]


def test_a_rule_file_that_cannot_be_used_opens_no_desk(tmp_path: Path) -> None:
    """The mistake is said before anything is opened."""
    path = tmp_path / "own.yaml"
    path.write_text("id: own\n", encoding="utf-8")
    with pytest.raises(gosform.RuleSetError), desk(forms=(path,)):
        pass


def test_a_value(here: Asker) -> None:
    """A value of a kind: the report of ``check_value``, without the value unless it is asked for."""
    answer = here.post("/v1/values/inn/check", {"value": "77О7083893"}).json()
    assert [one["code"] for one in answer["problems"]] == ["inn.letters"]
    assert "text" not in answer["problems"][0]["fixes"][0]
    answer = here.post("/v1/values/inn/check?show_values=true", {"value": "77О7083893"}).json()
    assert answer["problems"][0]["fixes"][0]["value"] == "7707083893"


def test_options_of_a_value(here: Asker) -> None:
    """Options are written as in a rule file; one that the kind has not is a 422 that says where it stands."""
    sent = {"value": "500100732259", "options": {"holder": "organisation"}}
    assert not here.post("/v1/values/inn/check", sent).json()["ok"]
    for options in ({"holder": "nobody"}, {"colour": "red"}, {"separators": ["x"]}):
        data = problem(here.post("/v1/values/inn/check", {"value": "1", "options": options}), 422, "not-as-described")
        assert data["errors"][0]["pointer"] == "/options"


@pytest.mark.parametrize("value", [None, True, 7707083893, 1.5, ""])
def test_a_value_need_not_be_text(here: Asker, value: Any) -> None:
    """A number, a flag or nothing is judged, as in a record."""
    assert here.post("/v1/values/inn/check", {"value": value}).status_code == 200


def test_values_of_a_text(here: Asker) -> None:
    """Good and broken values, in the order of the text, marked, with what to say."""
    cards = here.post("/v1/recognise", {"text": "инн 77О7083893, снилс 112-233-445 95"}).json()["cards"]
    assert [(card["kind"], card["state"]) for card in cards] == [("inn", "error"), ("snils", "good")]
    assert [piece["text"] for piece in cards[0]["value"] if piece["mark"]] == ["О"]
    assert cards[0]["say"]


def test_values_may_be_hidden(here: Asker) -> None:
    """With ``hide`` nothing of a value is in the answer."""
    answer = here.post("/v1/recognise", {"text": "инн 77О7083893, снилс 112-233-445 95", "hide": True})
    assert "7083893" not in answer.text
    assert "233" not in answer.text


def test_the_operator_is_believed(here: Asker) -> None:
    """ "This is another field": the card is of the kind that was chosen. A span or a kind that there is not is a 422."""
    text = "7707083893"
    cards = here.post("/v1/recognise", {"text": text, "as": [{"span": [0, 10], "kind": "phone"}]}).json()["cards"]
    assert [card["kind"] for card in cards] == ["phone"]
    for wrong, pointer in (
        ({"span": [0, 11], "kind": "inn"}, "/as/0/span"),
        ({"span": [5, 5], "kind": "inn"}, "/as/0/span"),
        ({"span": [0, 10], "kind": "no-such"}, "/as/0/kind"),
        ({"span": [0], "kind": "inn"}, "/as/0/span"),
        ({"span": [-1, 3], "kind": "inn"}, "/as/0/span/0"),
    ):
        data = problem(here.post("/v1/recognise", {"text": text, "as": [wrong]}), 422, "not-as-described")
        assert [one["pointer"] for one in data["errors"]] == [pointer]


def test_attempts_go_on(here: Asker) -> None:
    """A value that failed three times has next steps that one that failed once has not."""
    text = "инн 7707083894"
    once = here.post("/v1/recognise", {"text": text}).json()["cards"][0]["next"]
    often = here.post("/v1/recognise", {"text": text, "attempts": {"inn": 3}}).json()["cards"][0]["next"]
    assert once != often


def test_what_is_missing(here: Asker) -> None:
    """Fields that have a value leave the list; a passport in one number is its series and its number."""
    before = here.post("/v1/forms/passport-rf/missing", {"cards": []}).json()
    cards = [{"kind": "passport_rf", "value": "4508 123456"}, {"kind": "surname", "value": "Иванов"}, {"kind": "vin", "value": "x"}]
    after = here.post("/v1/forms/passport-rf/missing", {"cards": cards}).json()
    gone = {one["pointer"] for one in before["missing"]} - {one["pointer"] for one in after["missing"]}
    assert "/applicant/surname" in gone
    assert {"/applicant/surname"} < {one["pointer"] for one in after["filled"]}
    assert len(after["filled"]) == 3
    assert all(one["label"] and one["kind"] for one in (*after["missing"], *after["perhaps"], *after["filled"]))


def test_a_refusal(here: Asker) -> None:
    """A code that is known says what it means; a text that is not says so."""
    known = here.post(
        "/v1/refusals", {"text": "0400500003", "form": "passport-rf", "record": {"applicant": {"inn": "500100732259"}}}
    ).json()
    assert known["known"]
    assert known["meaning"]
    assert known["questions"]
    assert not here.post("/v1/refusals", {"text": "ничего не понятно"}).json()["known"]


def png(width: int = 4, height: int = 4) -> bytes:
    """A whole picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\x00" + b"\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_a_file(here: Asker) -> None:
    """A file is looked into by what is asked of it; its Cyrillic name is read as it is."""
    files = {"file": ("скан.png", png(), "image/png")}
    assert here.post("/v1/uploads/check", files=files).json()["ok"]
    answer = here.post("/v1/uploads/check?lang=en", files=files, data={"accept": "pdf"}).json()
    assert [one["code"] for one in answer["problems"]] == ["upload.format"]
    assert here.post("/v1/uploads/check", files={"file": ("a.pdf", png())}).json()["problems"][0]["code"] == "upload.not-what-it-says"
    assert here.post("/v1/uploads/check", files={"file": ("a.pdf", b"")}).json()["problems"][0]["code"] == "upload.empty"


def test_a_file_of_a_form(here: Asker) -> None:
    """With a form and one of its fields, the form's own rules hold and its words are used."""
    fields = {one["id"]: one["uploads"] for one in here.get("/v1/forms").json()["forms"]}
    form, field = next((form, uploads[0]["field"]) for form, uploads in fields.items() if uploads)
    answer = here.post("/v1/uploads/check", files={"file": ("a.png", png())}, data={"form": form, "field": field}).json()
    assert answer["form"].startswith(form)
    assert answer["problems"][0]["pointer"] == f"/uploads/{field}"
    assert not answer["ok"]


def test_lists(here: Asker) -> None:
    """Everything that there is, in the language that is asked for."""
    assert {one["id"] for one in here.get("/v1/kinds").json()["kinds"]} == set(gosform.kinds())
    assert {one["code"] for one in here.get("/v1/codes").json()["codes"]} == set(gosform.codes())
    assert {one["id"] for one in here.get("/v1/forms").json()["forms"]} == set(gosform.forms())
    assert [one["lang"] for one in here.get("/v1/languages").json()["languages"]] == list(gosform.languages())
    assert "passport-photo" in [one["id"] for one in here.get("/v1/presets").json()["presets"]]
    english, russian = (here.get("/v1/kinds", headers={"accept-language": lang}).json() for lang in ("en", "ru"))
    assert english["kinds"][0]["label"] != russian["kinds"][0]["label"]


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("en", "en"),
        ("en-GB,en;q=0.9,ru;q=0.8", "en"),
        ("ru-RU,ru;q=0.9,en-US;q=0.8", "ru"),
        ("fr, de;q=0.9", "ru"),
        ("fr, en;q=0.1", "en"),
        ("en;q=0, ru;q=0.1", "ru"),
        ("en;q=0.3, ru;q=0.7", "ru"),
        ("*", "ru"),
        ("", "ru"),
        ("en;q=7", "ru"),
        (",,;q=1,en", "en"),
        ("x" * 10_000, "ru"),
    ],
)
def test_language_of_an_answer(here: Asker, header: str, lang: str) -> None:
    """``Accept-Language`` decides, in answers and in refusals; ``?lang=`` is stronger."""
    headers = {"accept-language": header}
    assert here.get("/v1/kinds", headers=headers).headers["content-language"] == lang
    assert here.get("/nowhere", headers=headers).headers["content-language"] == lang
    assert here.get("/v1/kinds?lang=en", headers=headers).headers["content-language"] == "en"


def test_health_and_metrics(here: Asker) -> None:
    """They say that it is well and what it has done."""
    assert here.get("/v1/health").json()["status"] == "ok"
    here.post("/v1/forms/passport-rf/check", {})
    text = here.get("/v1/metrics").text
    assert 'gosform_desk_requests_total{method="POST",route="/v1/forms/{id}/check",status="200"}' in text
    assert 'gosform_desk_problems_total{of="passport-rf@1",code="surname.missing",severity="error"}' in text
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(len(line.rsplit(" ", 1)) == 2 and float(line.rsplit(" ", 1)[1]) >= 0 for line in lines)


def test_the_page(here: Asker) -> None:
    """The page and the files beside it come with their types; nothing else does, whatever the address says."""
    page = here.get("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    names = {path.name for path in (ROOT / "src" / "gosform" / "desk" / "page").iterdir() if path.suffix in (".js", ".css", ".svg")}
    for name in names:
        answer = here.get(f"/static/{name}")
        assert answer.status_code == 200
        assert answer.headers["x-content-type-options"] == "nosniff"
    for name in ("../app.py", "%2e%2e%2fapp.py", "..%2Fapp.py", "app.py", "index.html%00.js", "", ".", "__init__.py", "/etc/passwd"):
        problem(here.get(f"/static/{name}"), 404, "not-found")


def test_every_answer_is_sealed(here: Asker) -> None:
    """The page, an answer and a refusal all carry the same headers against being kept, framed, sniffed or read from elsewhere."""
    for answer in (here.get("/"), here.get("/v1/health"), here.get("/nowhere"), here.post("/v1/recognise", content=b"")):
        headers = answer.headers
        assert headers["cache-control"] == "no-store"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers
        assert ("script-src 'self'" in headers["content-security-policy"]) == (answer.headers["content-type"] == "text/html; charset=utf-8")
        assert "set-cookie" not in headers
        assert "server" not in headers


def test_the_short_way_and_the_router_lead_to_the_same(here: Asker) -> None:
    """Every operation is found both ways, with the same parameters; what is no operation is found neither way."""
    wrapped = Asker(here.app)
    for one in OPERATIONS:
        path = one.path.replace("{id}", "passport-rf").replace("{kind}", "inn")
        scope: dict[str, Any] = {"type": "http", "method": one.method, "path": path, "root_path": "", "headers": []}
        route = next(route for route in here.app.router.routes if route.matches(scope)[0] is Match.FULL)
        assert isinstance(route, Route)
        assert route.path == one.path
        assert wrapped.ask(one.method, path).status_code != 404
    for path in ("/v1/forms//check", "/v1/forms/a/b/check", "/v1/forms/check", "/v1/values/check", "/v1/kinds/x"):
        assert here.post(path, {}).status_code in (404, 405)
