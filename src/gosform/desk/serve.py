"""Opening the desk: a socket, a line with its address, uvicorn until Ctrl-C."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Callable
from ipaddress import ip_address
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn

from gosform.desk.protocol import Protocol
from gosform.desk.sealed import access, faults

if TYPE_CHECKING:
    from starlette.applications import Starlette

CONNECTIONS = 256
"""Open at a time; more are answered with 503."""
KEEP_ALIVE = 30
"""Seconds that a connection stays open for a next request."""
LAST_SECONDS = 5
"""For requests that are still being answered when the desk is closed."""


def loopback(host: str) -> bool:
    """The name or address is that of this machine alone."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one. ``OSError`` where that cannot be done."""
    plain = host.strip("[]")
    family, _, _, _, address = socket.getaddrinfo(plain, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(512)
    except BaseException:
        listening.close()
        raise
    listening.setblocking(False)
    return listening


def address(host: str, port: int, lang: str) -> str:
    """What to type into a browser."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/?lang={lang}"


def serve(app: Starlette, listening: socket.socket, ready: Callable[[], None] = lambda: None, *, log: bool = True) -> None:
    """Answer until the process is told to stop (Ctrl-C, SIGTERM). ready: called in a thread once it answers. log: a line a request."""
    _logs(log)
    config = uvicorn.Config(
        app,
        http=Protocol,
        loop="uvloop" if sys.platform != "win32" else "asyncio",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=LAST_SECONDS,
    )
    _Server(config, ready).run([listening])


class _Server(uvicorn.Server):
    """Tells when it answers. Ctrl-C and SIGTERM close it, a second Ctrl-C without waiting for anybody; neither is raised again behind it."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready

    def handle_exit(self, sig: int, _: FrameType | None) -> None:
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            await asyncio.to_thread(self.ready)


def _logs(every: bool) -> None:
    """Lines of the desk go to standard error as they are; uvicorn itself only warns."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    for logger, level in (
        (access, logging.INFO if every else logging.WARNING),
        (faults, logging.INFO),
        (logging.getLogger("uvicorn"), logging.WARNING),
    ):
        logger.setLevel(level)
    logging.getLogger("python_multipart").setLevel(logging.ERROR)
    for logger in (faults, logging.getLogger("uvicorn")):
        logger.handlers = [handler]
        logger.propagate = False
