"""Asks an application in this process: no socket, no server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from starlette.applications import Starlette

from gosform.desk.app import create_app
from gosform.desk.settings import Settings

BASE = "http://127.0.0.1:8765"


class Asker:
    """One application, asked in turn."""

    def __init__(self, app: Starlette, client: str = "127.0.0.1") -> None:
        self.app, self.client = app, client

    def ask(self, method: str, path: str, **sent: Any) -> httpx.Response:
        """An answer; ``json``, ``content``, ``headers``, ``files``, ``data`` as httpx takes them."""

        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, client=(self.client, 4))
            async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
                return await client.request(method, path, **sent)

        return asyncio.run(once())

    def get(self, path: str, **sent: Any) -> httpx.Response:
        return self.ask("GET", path, **sent)

    def post(self, path: str, body: Any = None, **sent: Any) -> httpx.Response:
        """A body of JSON, unless something else is sent."""
        if body is not None:
            sent["json"] = body
        return self.ask("POST", path, **sent)


@contextmanager
def desk(**settings: Any) -> Iterator[Asker]:
    """An application with these settings; nobody is slowed down unless a rate is told."""
    app = create_app(Settings(**{"rate": 0.0, **settings}))
    try:
        yield Asker(app)
    finally:
        app.state.desk.hands.close()


def problem(answer: httpx.Response, status: int, sort: str) -> dict[str, Any]:
    """The problem that an answer holds, which is as RFC 9457 has it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-language"] in ("ru", "en")
    data: dict[str, Any] = json.loads(answer.content)
    assert data["type"] == f"urn:gosform:problem:{sort}"
    assert data["status"] == status
    assert data["title"]
    assert data["detail"]
    assert "Traceback" not in answer.text
    return data


async def in_parts(*parts: bytes) -> AsyncIterator[bytes]:
    """A body whose length nobody announces."""
    for part in parts:
        yield part
