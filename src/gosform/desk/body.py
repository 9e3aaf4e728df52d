"""Bodies under limits: of size while they arrive, of time, of what JSON may hold (I-JSON, RFC 7493: what all programs read alike)."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import AsyncGenerator
from typing import Any

from starlette.types import Message, Receive, Scope

from gosform.desk.problems import Refused

DEPTH, TWICE, SURROGATE, NUMBER = (
    "Groups and lists stand too deep inside each other.",
    "A group has the same key twice.",
    "A text has half of a surrogate pair.",
    "A number is too large, or is none.",
)
_ACCEPT = (b"accept", b"application/json")


def media(scope: Scope) -> tuple[str, str]:
    """The type of the body without its parameters, in small letters, and the whole header; empty where it is not said."""
    for name, value in scope["headers"]:
        if name == b"content-type":
            whole = value.decode("latin-1")
            return whole.partition(";")[0].strip().lower(), whole
    return "", ""


async def chunks(receive: Receive, most: int, first: Message | None = None) -> AsyncGenerator[bytes, None]:
    """The parts of a body as they arrive; ``too-large`` as soon as there are too many bytes, whatever was announced. first: came already."""
    size, more = 0, True
    while more:
        message, first = first or await receive(), None
        if message["type"] == "http.disconnect":
            raise Gone
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            raise too_large(most)
        more = message.get("more_body", False)
        if part:
            yield part


async def whole(scope: Scope, receive: Receive, most: int, seconds: float) -> bytes:
    """The body, all of it."""
    announced(scope, most)
    try:
        async with asyncio.timeout(seconds):
            message = await receive()
            if message["type"] == "http.request" and not message.get("more_body"):  # nearly always all of it
                body: bytes = message.get("body", b"")
                if len(body) > most:
                    raise too_large(most)
                return body
            return b"".join([part async for part in chunks(receive, most, message)])
    except TimeoutError:
        raise Refused("slow-body", headers=[(b"connection", b"close")]) from None


class Gone(Exception):
    """Whoever asked is no longer there."""


def too_large(most: int) -> Refused:
    """The refusal; the rest of the body is not read, so the connection ends."""
    return Refused("too-large", headers=[(b"connection", b"close")], most=most)


def announced(scope: Scope, most: int) -> None:
    """Refuse by ``Content-Length`` what is too large, before it is sent. What it says is never relied on."""
    for name, value in scope["headers"]:
        if name == b"content-length":
            if value.isdigit() and (len(value) > 18 or int(value) > most):
                raise too_large(most)
            return


async def read_json(scope: Scope, receive: Receive, most: int, seconds: float, depth: int) -> tuple[Any, int]:
    """The JSON of a request and how many bytes it was; ``Refused`` with 400, 408, 413 or 415."""
    kind, _ = media(scope)
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise Refused("media-type", headers=[_ACCEPT], media="application/json")
    body = await whole(scope, receive, most, seconds)
    return parsed(body, depth), len(body)


def parsed(body: bytes, depth: int) -> Any:
    """JSON as all programs read it.

    >>> parsed(b'{"inn": "7707083893"}', 40)
    {'inn': '7707083893'}
    """
    if body.count(b"[") + body.count(b"{") > depth and _depth(body) > depth:
        raise _odd(DEPTH)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("not-utf8") from None
    try:
        data = _DECODER.decode(text)
    except json.JSONDecodeError as fault:
        raise Refused("not-json", line=fault.lineno, column=fault.colno) from None
    except RecursionError:
        raise _odd(DEPTH) from None
    except ValueError:  # an integer of thousands of digits
        raise _odd(NUMBER) from None
    if ("\\ud" in text or "\\uD" in text) and _halves(data):
        raise _odd(SURROGATE)
    return data


def _odd(what: str) -> Refused:
    return Refused("odd-json", what=what)


def _depth(body: bytes) -> int:
    """How deep brackets stand at most; those inside of texts do not count."""
    deepest = here = 0
    for i, stretch in enumerate(body.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')):
        if i % 2 == 0 and (b"[" in stretch or b"{" in stretch or b"]" in stretch or b"}" in stretch):
            for sign in stretch:
                if sign in b"[{":
                    here += 1
                    deepest = max(deepest, here)
                elif sign in b"]}":
                    here -= 1
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise _odd(TWICE)
    return data


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _odd(NUMBER)
    return number


def _no_number(name: str) -> Any:
    raise _odd(NUMBER)


def _halves(data: Any) -> bool:
    """A text or a key somewhere in it has half of a surrogate pair."""
    left = [data]
    while left:
        one = left.pop()
        if isinstance(one, str):
            if any("\ud800" <= sign <= "\udfff" for sign in one):
                return True
        elif isinstance(one, dict):
            left.extend(one)
            left.extend(one.values())
        elif isinstance(one, list):
            left.extend(one)
    return False


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_float=_float, parse_constant=_no_number)
