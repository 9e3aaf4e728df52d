"""Whoever asks without a right to, too often or too slowly."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from tests.desk.asking import Asker, desk, problem

import gosform.desk.protocol
from gosform.desk.guards import Buckets, network
from gosform.desk.hands import Hands
from gosform.desk.problems import Refused

CHECK = "/v1/forms/passport-rf/check"


@pytest.fixture(scope="module")
def here() -> Iterator[Asker]:
    with desk(hosts=frozenset({"desk.example"})) as asker:
        yield asker


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:1", "LOCALHOST", "[::1]", "[::1]:8765", "desk.example:80"])
def test_names_of_the_desk(here: Asker, host: str) -> None:
    """The loopback names and those that were told, with any port."""
    assert here.get("/v1/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "attacker.example",
        "127.0.0.1.attacker.example",
        "localhost@attacker.example",
        "127.0.0.1:8765:1",
        "",
        "[::2]",
        "127.0.0.2",
        "0.0.0.0",  # noqa: S104  (a name, not a place to listen at)
        "::1",
        "a b",
    ],
)
@pytest.mark.parametrize("path", ["/", "/v1/health", "/static/desk.js", "/nowhere"])
def test_other_names(here: Asker, host: str, path: str) -> None:
    """A page elsewhere whose name leads here (DNS rebinding) gets nothing, not even the page."""
    problem(here.get(path, headers={"host": host}), 421, "other-host")


def test_one_host(here: Asker) -> None:
    """Two Host headers are none."""
    problem(here.get("/v1/health", headers=[("host", "127.0.0.1"), ("host", "attacker.example")]), 400, "odd-host")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://attacker.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://127.0.0.1"},
        {"origin": "file://"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8765"},
        {"sec-fetch-site": "same-origin", "origin": "https://attacker.example"},
    ],
)
def test_other_pages(here: Asker, headers: dict[str, str]) -> None:
    """Another page may not send anything here (CSRF): no value, no text, no file."""
    for path, sent in (
        (CHECK, {"json": {}}),
        ("/v1/uploads/check", {"files": {"file": ("a", b"x")}}),
        ("/v1/recognise", {"json": {"text": ""}}),
    ):
        problem(here.ask("POST", path, headers=headers, **sent), 403, "foreign-origin")


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "http://127.0.0.1:8765"}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}]
)
def test_the_page_itself(here: Asker, headers: dict[str, str]) -> None:
    """The desk's own page, and programs that are no browser."""
    assert here.post(CHECK, {}, headers=headers).status_code == 200


def test_too_many_requests() -> None:
    """After the burst a client waits, others do not; the answer says how long."""
    with desk(rate=0.001, burst=3) as asker:
        assert [asker.get("/v1/health").status_code for _ in range(3)] == [200] * 3
        answer = asker.get("/v1/health")
        problem(answer, 429, "too-many")
        assert int(answer.headers["retry-after"]) > 0
        assert Asker(asker.app, "10.0.0.1").get("/v1/health").status_code == 200


def test_buckets_fill_again_and_stay_few() -> None:
    """A bucket gains its rate, never more than its burst; of too many clients the longest unseen are forgotten."""
    buckets = Buckets(rate=2.0, burst=4, most=3)
    assert [buckets.wait("a", 0.0) for _ in range(4)] == [0.0] * 4
    assert buckets.wait("a", 0.0) == pytest.approx(0.5)
    assert buckets.wait("a", 0.5) == 0.0
    assert buckets.wait("a", 0.6) == pytest.approx(0.4)
    assert [buckets.wait("a", 1000.0) for _ in range(4)] == [0.0] * 4
    assert buckets.wait("a", 1000.0) > 0
    for i in range(100):
        buckets.wait(f"client {i}", 1000.0)
    assert len(buckets.kept) == 3


def test_a_customer_of_ipv6_is_one() -> None:
    """All addresses of a /64 share a bucket; an IPv4 address written as IPv6 is that address."""
    assert network("2001:db8::1") == network("2001:db8::ffff:1") != network("2001:db8:0:1::1")
    assert network("::ffff:10.0.0.1") == "10.0.0.1"
    assert network("fe80::1%eth0") == network("fe80::2")
    assert network("nonsense:") == "nonsense:"


def test_a_body_that_does_not_come() -> None:
    """A body that is announced and never sent ends in 408, for JSON and for files."""

    async def never() -> AsyncIterator[bytes]:
        yield b""
        await asyncio.Event().wait()

    with desk(body_seconds=0.05, upload_seconds=0.05) as asker:
        for path, kind in ((CHECK, "application/json"), ("/v1/uploads/check", "multipart/form-data; boundary=x")):
            answer = asker.post(path, content=never(), headers={"content-type": kind})
            problem(answer, 408, "slow-body")
            assert answer.headers["connection"] == "close"
        assert asker.get("/v1/health").json()["busy"] == 0


@contextmanager
def all_taken(hands: Hands) -> Iterator[None]:
    """Every place for heavy work is taken."""
    with ExitStack() as stack:
        for _ in range(hands.places):
            stack.enter_context(hands.taken())
        yield


def test_hands_are_full() -> None:
    """Beyond the places for heavy work the answer is 503 with a time to wait; a place is free again behind every end."""
    with desk(jobs=1) as asker:
        hands: Hands = asker.app.state.desk.hands
        with all_taken(hands):
            for path, sent in (("/v1/recognise", {"json": {"text": "инн"}}), ("/v1/uploads/check", {"files": {"file": ("a", b"x")}})):
                answer = asker.ask("POST", path, **sent)
                problem(answer, 503, "busy")
                assert answer.headers["retry-after"] == "1"
            assert asker.post(CHECK, {}).status_code == 200
        assert asker.post("/v1/recognise", {"text": "инн"}).status_code == 200
        with pytest.raises(ValueError, match="x"), hands.taken():
            raise ValueError("x")
        with all_taken(hands), pytest.raises(Refused), hands.taken():
            pass
        assert hands.busy == 0


def test_a_large_record_is_checked_apart() -> None:
    """A record that is large enough to take long does not hold up others: it is checked in a thread, to the same end."""
    record = {"applicant": {"surname": "А" * 9000}}
    with desk() as asker, desk(inline=10**9) as inline:
        assert asker.post(CHECK, record).json() == inline.post(CHECK, record).json()
        with all_taken(asker.app.state.desk.hands):
            assert asker.post(CHECK, {}).status_code == 200


@contextmanager
def listening() -> Iterator[int]:
    """A real server in a thread; its port."""
    import uvicorn

    from gosform.desk.app import create_app
    from gosform.desk.serve import bound
    from gosform.desk.settings import Settings

    server = uvicorn.Server(
        uvicorn.Config(
            create_app(Settings(rate=0)),
            http=gosform.desk.protocol.Protocol,
            ws="none",
            log_config=None,
            access_log=False,
            limit_concurrency=16,
        )
    )
    with bound("127.0.0.1", 0) as place:
        thread = threading.Thread(target=server.run, args=([place],))
        thread.start()
        try:
            yield place.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


def said(port: int, *parts: bytes) -> bytes:
    """Everything that a server says until it closes the connection."""
    with socket.create_connection(("127.0.0.1", port), 20) as connection:
        for part in parts:
            connection.sendall(part)
        found = b""
        try:
            while part := connection.recv(65536):
                found += part
        except ConnectionResetError:
            pass
        return found


def test_heads(monkeypatch: pytest.MonkeyPatch) -> None:
    """A head that is too large is a 431; one that does not end, or does not begin, is cut off."""
    monkeypatch.setattr(gosform.desk.protocol, "HEAD_SECONDS", 0.2)
    with listening() as port:
        head = b"GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        assert said(port, head + b"Connection: close\r\n\r\n").startswith(b"HTTP/1.1 200 ")
        assert said(port, head + b"X: " + b"a" * 100_000).startswith(b"HTTP/1.1 431 ")
        assert said(port, b"GET /" + b"a" * 100_000).startswith(b"HTTP/1.1 431 ")
        assert said(port, head) == b""
        assert said(port, b"") == b""
        assert said(port, b"nonsense\r\n\r\n").startswith(b"HTTP/1.1 400 ")


def test_a_body_in_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body of chunks is read like any other; one that grows beyond the limit is a 413, whatever is announced."""
    monkeypatch.setattr(gosform.desk.protocol, "HEAD_SECONDS", 20.0)
    head = b"POST /v1/values/inn/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
    with listening() as port:
        good = said(port, head + b"Connection: close\r\n\r\n", b'9\r\n{"value":\r\n', b'd\r\n "7707083893"\r\n', b"1\r\n}\r\n0\r\n\r\n")
        assert good.startswith(b"HTTP/1.1 200 ")
        chunk = b"10000\r\n" + b" " * 65536 + b"\r\n"
        assert said(port, head + b"\r\n", *[chunk] * 17).startswith(b"HTTP/1.1 413 ")


def test_websockets_are_not_spoken() -> None:
    """An attempt at another protocol ends without an error."""
    messages: list[Any] = []

    async def once(app: Any) -> None:
        async def receive() -> Any:
            return {"type": "websocket.connect"}

        async def send(message: Any) -> None:
            messages.append(message)

        await app({"type": "websocket", "path": "/", "headers": []}, receive, send)

    with desk() as asker:
        asyncio.run(once(asker.app))
    assert messages == [{"type": "websocket.close", "code": 1000}]
