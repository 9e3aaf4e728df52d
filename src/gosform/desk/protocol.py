"""HTTP as uvicorn reads it, with what it leaves out: how large a head may be, how long it may take to arrive; and an answer in one piece.

Head and body of an answer are two writes of uvicorn. On loopback a system call is a tenth of a request, so they are joined.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_HEAD = 32 * 1024
"""Bytes of a request line and its headers."""
HEAD_SECONDS = 10.0
"""Until a head has to be there, from the opening of the connection or from its own first byte."""
TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\ncache-control: no-store\r\nconnection: close\r\n\r\n"


class Protocol(HttpToolsProtocol):
    """One connection. A head that is too large is answered with 431, one that is too slow is not answered."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(cast("asyncio.Transport", Joined(transport, self.loop)))
        self._bytes = 0
        self._inside = True  # of a head, or in front of the first one
        self._waits: asyncio.TimerHandle | None = None
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._arrived()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._inside:  # still: most heads come in one piece
            self._bytes += len(data)
            if self._bytes > MOST_HEAD and not self.transport.is_closing():
                self.transport.write(TOO_LARGE)
                self.transport.close()
            elif self._waits is None:
                self._wait()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._inside = True

    def on_headers_complete(self) -> None:
        self._arrived()
        super().on_headers_complete()

    def _wait(self) -> None:
        self._waits = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _arrived(self) -> None:
        self._bytes, self._inside = 0, False
        if self._waits is not None:
            self._waits.cancel()
            self._waits = None


class Joined:
    """A transport whose writes of one turn of the loop are one. Everything else is that of the transport itself."""

    __slots__ = ("_loop", "_parts", "_transport")

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> None:
        if not self._parts:
            self._loop.call_soon(self._flush)
        self._parts.append(data)

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        parts = self._parts
        if parts:
            self._parts = []
            if not self._transport.is_closing():
                self._transport.write(b"".join(parts))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
