"""The process that looks into one file and ends: limited first, walled in before the first byte of the file is read."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO

from gosform.uploads import limits, seccomp, wire
from gosform.uploads.facts import Facts, Wish

Look = Callable[[BinaryIO, Wish, Callable[[str], None]], Facts]

_OUT_OF_MEMORY, _FAILED, _TOO_LONG = 81, 82, 83
EXITS = {0: "done", _OUT_OF_MEMORY: "memory", _FAILED: "crash", _TOO_LONG: "complex"}
"""How a worker ended, by its exit status."""

SIGNALS = {"SIGKILL": "killed", "SIGXCPU": "time", "SIGALRM": "time"}
"""The same by the signal that ended it; any other is a crash."""


def look_of(module: str) -> Look:
    """The function that looks, by the name of its module."""
    look: Look = import_module(module).walk
    return look


def wish_of(body: bytes) -> Wish:
    """The wish of a job."""
    readability, decode, digests, most_pages = json.loads(body)
    return Wish(readability, decode, tuple(digests), most_pages)


def ended(status: int) -> str:
    """Which of ``wire.ENDS`` an exit status stands for; a negative one is that of a signal."""
    if status >= 0:
        return EXITS.get(status, "crash")
    return next((end for name, end in SIGNALS.items() if getattr(signal, name, 0) == -status), "crash")


def work(link: socket.socket, look: Look, limit: limits.Limits, put_on: Callable[[], bool] | None, zygote: int) -> None:
    """Takes one job from a link, answers on it, ends the process. Never returns."""
    status = _FAILED
    try:
        seccomp.die_with_parent()
        limits.apply(limit, alone=put_on is None)
        if os.getppid() == zygote:
            _, body, files = wire.receive(link, limits.MOST_ANSWER)
            limits.alarm(limit.wall)
            with open(files[0], "rb") as file:  # noqa: PTH123
                if put_on and not put_on():
                    raise OSError
                status = answer(file, wish_of(body), look, link.fileno())
    except MemoryError:
        status = _OUT_OF_MEMORY
    except wire.Gone:
        status = 0
    finally:
        os._exit(status)


def answer(file: BinaryIO, wish: Wish, look: Look, out: int) -> int:
    """Writes the format on a line of its own as soon as it is known, then the facts on another. The exit status."""

    def tell(format: str) -> None:
        _write(out, format.encode("ascii") + b"\n")

    file.seek(0)  # its place is shared with whoever handed it over, and with a worker before that was killed
    facts = look(file, wish, tell).to_json().encode("ascii")
    if len(facts) + 64 > limits.MOST_ANSWER:
        return _TOO_LONG
    _write(out, facts + b"\n")
    return 0


def main() -> None:
    """A worker of its own, where processes cannot be forked: file on standard input, answer on standard output, job in the arguments."""
    module, limit, wish = sys.argv[1:4]
    look = look_of(module)
    limits.apply(limits.Limits(*json.loads(limit)))
    status = _FAILED
    try:
        with open(0, "rb") as file:
            status = answer(file, wish_of(wish.encode()), look, 1)
    except MemoryError:
        status = _OUT_OF_MEMORY
    finally:
        os._exit(status)


def _write(out: int, data: bytes) -> None:
    while data:
        data = data[os.write(out, data) :]
