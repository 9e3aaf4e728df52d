"""``gosform desk``: the operators' page and its JSON API, on the loopback address."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosform.cli.usage import Usage, fail
from gosform.showing.shown import say

if TYPE_CHECKING:
    import socket

NEEDS = ("starlette", "uvicorn", "httptools", "python_multipart", *(("uvloop",) if sys.platform != "win32" else ()))
LAST_PORT = 65535


def desk(args: Any) -> int:
    """Open the desk; it stays open until Ctrl-C."""
    if any(find_spec(name) is None for name in NEEDS):
        raise fail(args.lang, "The desk needs more than is installed: {command}", command="pip install 'gosform[desk]'")
    from gosform.desk.app import create_app
    from gosform.desk.serve import address, loopback, serve
    from gosform.desk.settings import Settings

    if not loopback(args.host) and not args.allow_remote:
        raise fail(
            args.lang,
            "{host} is not the loopback address: others on the network could read what is typed. --allow-remote opens the desk there all the same.",
            host=args.host,
        )
    if args.port > LAST_PORT:
        raise fail(args.lang, "--port: a number from 0 to 65535.")
    settings = Settings(
        hosts=frozenset({*args.answer_to, *(() if args.host in ("0.0.0.0", "::") else (_bracketed(args.host),))}),  # noqa: S104  (told apart, not bound)
        forms=tuple(Path(name) for name in args.form),
        lang=args.lang,
        idle_minutes=args.idle_minutes,
        rate=float(args.rate),
        burst=max(1, 2 * args.rate),
    )
    app = create_app(settings)
    with _listening(args) as listening:
        host, port = listening.getsockname()[:2]
        where = address(host, port, args.lang)
        print(say(args.lang, "The desk is open: {address}", address=where))
        print(say(args.lang, "Nothing is kept. Ctrl-C closes it."))
        sys.stdout.flush()
        serve(app, listening, lambda: None if args.no_browser else _show(where))
    return 0


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _listening(args: Any) -> socket.socket:
    """The socket; one line where the port is taken or the address is none of this machine's."""
    import errno

    from gosform.desk.serve import bound

    try:
        return bound(args.host, args.port)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            raise _taken(args) from None
        if fault.errno == errno.EACCES:
            raise fail(args.lang, "Port {port} is only for the administrator. --port 0 takes a free one.", port=args.port) from None
        raise fail(
            args.lang, "The desk cannot be opened at {host}: {text}", host=args.host, text=fault.strerror or type(fault).__name__
        ) from None


def _taken(args: Any) -> Usage:
    return fail(args.lang, "Port {port} is taken, perhaps by another desk. --port 0 takes a free one.", port=args.port)


def _show(where: str) -> None:
    """Open the page in the browser, where there is a screen; the address is printed in any case. A browser of the terminal would take it over."""
    import webbrowser

    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    try:
        webbrowser.open(where)
    except (webbrowser.Error, OSError):
        return
