"""What an operation gives back, before it is HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from starlette.types import Send

from gosform.showing.plain_report import escaped

JSON = b"application/json"


class Answer(NamedTuple):
    """lang: what Content-Language says; empty: nothing."""

    body: bytes
    lang: str = ""
    status: int = 200
    media: bytes = JSON
    headers: Iterable[tuple[bytes, bytes]] = ()


def dumped(data: Any) -> bytes:
    """JSON as UTF-8; signs that could steer a terminal or a reader of lines are escapes."""
    return escaped(json.dumps(data, ensure_ascii=False, allow_nan=False)).encode()


async def put(answer: Answer, send: Send) -> None:
    """Write an answer."""
    headers = [(b"content-type", answer.media), (b"content-length", str(len(answer.body)).encode())]
    if answer.lang:
        headers.append((b"content-language", answer.lang.encode()))
    headers.extend(answer.headers)
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})
