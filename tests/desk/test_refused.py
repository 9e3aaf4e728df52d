"""What is not as it should be: a plain answer for every case, and never a traceback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.asking import Asker, desk, in_parts, problem

from gosform.catalog import catalogue
from gosform.desk import body, operation, problems
from gosform.desk.routes import recognition, uploads, values

CHECK = "/v1/forms/passport-rf/check"
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def here() -> Iterator[Asker]:
    with desk(most_body=4096, most_upload=4096, most_depth=10) as asker:
        yield asker


ODD = [
    pytest.param(b"", "not-json", id="empty"),
    pytest.param(b"{", "not-json", id="cut"),
    pytest.param(b"{} {}", "not-json", id="two"),
    pytest.param(b'{"a": 01}', "not-json", id="leading zero"),
    pytest.param(b"{'a': 1}", "not-json", id="other quotes"),
    pytest.param(b'{"a": "\x00"}', "not-json", id="nul"),
    pytest.param(b"\x00", "not-json", id="only nul"),
    pytest.param(b"\xef\xbb\xbf{}", "not-json", id="byte order mark"),
    pytest.param(b'{"a": "\xff"}', "not-utf8", id="not UTF-8"),
    pytest.param(b'{"a": "\xed\xa0\x80"}', "not-utf8", id="surrogate in UTF-8"),
    pytest.param("{}".encode("utf-16"), "not-utf8", id="UTF-16"),
    pytest.param('{"a": "Ж"}'.encode("cp1251"), "not-utf8", id="cp1251"),
    pytest.param(b'{"a": "\\ud800"}', "odd-json", id="half a pair"),
    pytest.param(b'{"\\uDC00": 1}', "odd-json", id="half a pair in a key"),
    pytest.param(b'{"a": ["\\udc00\\ud800"]}', "odd-json", id="pair the wrong way round"),
    pytest.param(b'{"a": NaN}', "odd-json", id="NaN"),
    pytest.param(b'{"a": -Infinity}', "odd-json", id="infinity"),
    pytest.param(b'{"a": 1e999}', "odd-json", id="infinite by size"),
    pytest.param(b'{"a": 1, "a": 2}', "odd-json", id="a key twice"),
    pytest.param(b'{"a": {"b": 1, "b": 1}}', "odd-json", id="a key twice inside"),
    pytest.param(b"[" * 2000, "odd-json", id="deep lists"),
    pytest.param(b'{"a":' * 500, "odd-json", id="deep groups"),
    pytest.param(b"[" * 11 + b"]" * 11, "odd-json", id="one too deep"),
    pytest.param(b'{"a": ["\\\\", "\\"", [[[[[[[[[1]]]]]]]]]]}', "odd-json", id="deep behind quotes"),
]


@pytest.mark.parametrize(("content", "sort"), ODD)
@pytest.mark.parametrize("path", [CHECK, "/v1/recognise", "/v1/values/inn/check", "/v1/refusals", "/v1/forms/passport-rf/missing"])
def test_odd_json(here: Asker, path: str, content: bytes, sort: str) -> None:
    """JSON that cannot be read, or that programs read differently, is a 400 with a reason."""
    problem(here.post(path, content=content, headers=JSON), 400, sort)


def test_numbers_of_thousands_of_digits(here: Asker) -> None:
    """An integer that Python would not read is told in words."""
    with desk() as asker:
        problem(asker.post(CHECK, content=b'{"a": ' + b"9" * 10_000 + b"}", headers=JSON), 400, "odd-json")
        assert asker.post(CHECK, content=b'{"applicant": {"inn": ' + b"9" * 4000 + b"}}", headers=JSON).status_code == 200
        assert asker.post(f"{CHECK}?show_values=true", content=b'{"applicant": {"inn": 1e308}}', headers=JSON).status_code == 200


def test_brackets_in_texts_are_no_depth(here: Asker) -> None:
    """Only real groups and lists count; a NUL that is written as an escape is a sign of the value, about which the report tells."""
    text = "[{" * 100 + '\\"' + "[" * 50 + "\\\\"
    assert here.post(CHECK, {"applicant": {"surname": text}}).status_code == 200
    assert here.post(CHECK, content=b"[" * 10 + b"]" * 10, headers=JSON).status_code == 422
    told = here.post("/v1/values/inn/check", {"value": "7707083893\0"}).json()
    assert told["ok"] == (not told["problems"])


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_json_is_read_as_python_reads_it(data: Any) -> None:
    """What is not odd is read as by the standard library."""
    for ascii in (True, False):
        text = json.dumps(data, ensure_ascii=ascii)
        if not any("\ud800" <= sign <= "\udfff" for sign in text):
            assert body.parsed(text.encode(), 100) == data


@pytest.mark.parametrize("content", [b"[]", b'"a"', b"1", b"null", b"true"])
def test_a_record_is_a_group(here: Asker, content: bytes) -> None:
    """Anything else is a 422 that points at the whole body."""
    assert problem(here.post(CHECK, content=content, headers=JSON), 422, "not-as-described")["errors"][0]["pointer"] == ""


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json", "", "application/jsonx"]
)
def test_other_types_of_body(here: Asker, kind: str) -> None:
    """415, with what is taken instead."""
    answer = here.post(CHECK, content=b"{}", headers={"content-type": kind})
    problem(answer, 415, "media-type")
    assert answer.headers["accept"] == "application/json"
    answer = here.post("/v1/uploads/check", content=b"{}", headers=JSON)
    problem(answer, 415, "media-type")
    assert answer.headers["accept"] == "multipart/form-data"


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "application/vnd.api+json", "APPLICATION/JSON"])
def test_json_by_other_names(here: Asker, kind: str) -> None:
    """Parameters, large letters and the suffix do not matter."""
    assert here.post(CHECK, content=b"{}", headers={"content-type": kind}).status_code == 200


def test_too_large(here: Asker) -> None:
    """A body that is too large is refused when it announces itself, and as soon as it is, when it does not."""
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    for path, headers, begin in ((CHECK, JSON, b""), ("/v1/uploads/check", {"content-type": "multipart/form-data; boundary=x"}, part)):
        problem(here.post(path, content=b" " * 5000, headers=headers), 413, "too-large")
        answer = here.post(path, content=in_parts(begin, *[b" " * 1000] * 5000), headers=headers)
        assert "4096" in problem(answer, 413, "too-large")["detail"]
        assert answer.headers["connection"] == "close"
        for announced in ("1", "9" * 30):
            answer = here.post(path, content=in_parts(begin + b" " * 5000), headers={**headers, "content-length": announced})
            problem(answer, 413, "too-large")


def test_nothing_there(here: Asker) -> None:
    """An address, a form, a kind that there is not; a slash too many."""
    for path in ("/nowhere", "/v1", "/v1/", "/v1/kinds/", "/v1/form", "/static/none.js"):
        problem(here.get(path), 404, "not-found")
    problem(here.post("/v1/forms/none/check", {}), 404, "unknown-form")
    problem(here.post("/v1/forms/passport-rf@/check", {}), 404, "unknown-form")
    problem(here.post("/v1/forms/..%2F..%2Fetc%2Fpasswd/check", {}), 404, "not-found")
    problem(here.post("/v1/values/none/check", {"value": "1"}), 404, "unknown-kind")
    problem(here.post("/v1/recognise", {"text": "", "form": "none"}), 404, "unknown-form")


def test_a_path_is_no_name_of_a_form(here: Asker) -> None:
    """A name that looks like a path opens no file."""
    for name in ("rules", "passport-rf.yaml", "%2e", "passport-rf%00"):
        problem(here.post(f"/v1/forms/{name}/check", {}), 404, "unknown-form")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "ODD"])
def test_other_methods(here: Asker, method: str) -> None:
    """405, with those that are taken."""
    for path, allowed in ((CHECK, {"POST"}), ("/v1/kinds", {"GET", "HEAD"}), ("/", {"GET", "HEAD"})):
        answer = here.ask(method, path)
        problem(answer, 405, "method")
        assert {one.strip() for one in answer.headers["allow"].split(",")} == allowed


def test_the_query(here: Asker) -> None:
    """Of a parameter that there is not, that is odd or stands there twice, its name is said and nothing else."""
    for query, parameter in (
        ("show_value=true", "show_value"),
        ("show_values=1", "show_values"),
        ("show_values=", "show_values"),
        ("lang=", "lang"),
        ("lang=../..", "lang"),
        ("lang=ru&lang=en", "lang"),
        ("7707083893=1", "?"),
    ):
        data = problem(here.post(f"{CHECK}?{query}", {}), 422, "not-as-described")
        assert [one["parameter"] for one in data["errors"]] == [parameter]
    for query in ("lang=%ff", "&".join(f"a{i}=1" for i in range(30))):
        problem(here.post(f"{CHECK}?{query}", {}), 400, "odd-query")


def test_bodies_point_at_every_place(here: Asker) -> None:
    """All mistakes of a body come at once, each with its pointer."""
    data = problem(
        here.post("/v1/recognise", {"text": 1, "hide": "yes", "attempts": {"inn": -1}, "as": {}, "colour": 1}), 422, "not-as-described"
    )
    assert {one["pointer"] for one in data["errors"]} == {"/text", "/hide", "/attempts/inn", "/as", "/colour"}
    data = problem(
        here.post("/v1/forms/passport-rf/missing", {"cards": [{"kind": "inn"}, {"value": "1", "kind": "inn", "7707083893": 1}]}),
        422,
        "not-as-described",
    )
    assert {one["pointer"] for one in data["errors"]} == {"/cards/0/value", "/cards/1"}
    data = problem(here.post("/v1/recognise", {"text": "а" * 20_001}, headers={}), 413, "too-large")
    with desk() as asker:
        data = problem(asker.post("/v1/recognise", {"text": "а" * 20_001}), 422, "not-as-described")
        assert data["errors"][0]["pointer"] == "/text"
        assert "20000" in data["errors"][0]["detail"]


def test_odd_forms_with_files(here: Asker) -> None:
    """Two files, no file, a key that there is not, a text for a file, rules that there are not, half of form and field."""
    file = ("file", ("a.png", b"x"))

    def sent(*files: Any, **data: Any) -> set[str]:
        answer = here.post("/v1/uploads/check", files=list(files), data=data)
        return {one["pointer"] for one in problem(answer, 422, "not-as-described")["errors"]}

    assert sent(file, file) == {"/file"}
    assert sent(("document", ("a", b"x"))) == {"/file"}
    assert sent(file, colour="red") == {""}
    assert sent(file, form="passport-rf") == {"/form"}
    assert sent(file, form="passport-rf", field="photo", accept="pdf") == {"/form"}
    assert sent(file, form="passport-rf", field="none") == {"/field"}
    assert sent(file, accept="nonsense") == {"/accept"}
    assert sent(file, max_size="many") == {"/max_size"}
    assert sent(file, preset="none") == {"/preset"}
    assert sent(("accept", ("a", b"x")), file) == {"/accept"}
    problem(here.post("/v1/uploads/check", files=[file], data={"form": "none", "field": "a"}), 404, "unknown-form")
    for content, kind in (
        (b"", "multipart/form-data"),
        (b"", "multipart/form-data; boundary="),
        (b"--x\r\nnonsense", "multipart/form-data; boundary=x"),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n", "multipart/form-data; boundary=x"),
        (b"--x\r\n" + b"A: b\r\n" * 500, "multipart/form-data; boundary=x"),
    ):
        assert here.post("/v1/uploads/check", content=content, headers={"content-type": kind}).status_code in (400, 422)


SENTENCES = [
    *(text for sort in problems.SORTS.values() for text in (sort.title, sort.detail) if text != "{what}"),
    *operation.SAID.values(),
    *(
        value
        for module in (body, operation, recognition, uploads, values)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and " " in value
    ),
]


@pytest.mark.parametrize("english", sorted(set(SENTENCES)))
def test_refusals_are_translated(english: str) -> None:
    """Every sentence of a refusal has its Russian."""
    assert catalogue("ru").find("cli", english)


def test_refusals_speak_russian(here: Asker) -> None:
    """In the answer itself, too."""
    data = problem(here.post(CHECK, content=b"{", headers=JSON), 400, "not-json")
    assert data["title"] == "Тело запроса не JSON."
    assert problem(here.post(f"{CHECK}?lang=en", content=b"{", headers=JSON), 400, "not-json")["title"] == "The body is no JSON."
