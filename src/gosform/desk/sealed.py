"""The outermost layer: headers on every answer, a line in the log, a count, and an answer even to what was not foreseen."""

from __future__ import annotations

import logging
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gosform.desk.answer import put
from gosform.desk.body import Gone
from gosform.desk.languages import accepted
from gosform.desk.problems import Refused, refusal

if TYPE_CHECKING:
    from gosform.desk.call import Desk

SEAL: tuple[tuple[bytes, bytes], ...] = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"vary", b"accept-language"),
    (b"x-content-type-options", b"nosniff"),
)
"""On every answer. The page has a policy of its own, which lets it load what lies beside it."""
ROUTE = "gosform.route"
"""Key of the scope: the pattern of the address that an operation was found at."""

SHOWN = "gosform.shown"
"""Key of the scope: the answer is a page that a browser shows."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PAGE = (
    *(one for one in SEAL if one[0] != b"content-security-policy"),
    (b"content-security-policy", POLICY.encode()),
    (b"cross-origin-embedder-policy", b"require-corp"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"x-frame-options", b"DENY"),
)

access = logging.getLogger("gosform.desk.access")
faults = logging.getLogger("gosform.desk")


class Sealed:
    """Pure ASGI. Outside of everything else, so that every answer has its headers."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app, self.desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000})
            return
        begun = time.perf_counter()
        status = size = 0

        async def out(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *(PAGE if scope.get(SHOWN) else SEAL)]
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, out)
        except Gone:
            status = status or 499
        except Exception as fault:  # noqa: BLE001  (whatever it is, its text may hold a value and goes no further)
            faults.error("%s", where(fault))
            if not status:
                await put(refusal(Refused("unforeseen"), accepted(scope, self.desk.settings.lang)), out)
        finally:
            seconds = time.perf_counter() - begun
            route = scope.get(ROUTE, "-")
            method = scope["method"] if scope["method"] in METHODS else "-"
            self.desk.counters.request(method, route, status, seconds)
            if access.isEnabledFor(logging.INFO):
                access.info("%s %s %d %d bytes %.1f ms", method, route, status, size, seconds * 1000)


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY"})


def where(fault: Exception) -> str:
    """What was not foreseen, without its text, which may hold a value: its type, and the lines that it came through."""
    steps = traceback.extract_tb(fault.__traceback__)[-6:]
    return f"{type(fault).__name__} in " + " > ".join(f"{Path(step.filename).name}:{step.lineno}" for step in steps)
