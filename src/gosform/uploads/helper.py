"""The helper process as it is seen from the process that asks: started, asked, given up."""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from gosform.uploads import wire
from gosform.uploads.limits import MOST_ANSWER, Limits, resident

_PATIENCE = 5.0  # seconds beyond the clock of a worker, after which the helper itself is given up
_STARTING = 60.0
_TICK = 500  # milliseconds between two looks at whether the helper lives: a fork of this process may hold its end of a link open
_LEAVING = 2.0
_STARTING_FRESH = 2.0  # of the clock of a worker that is not forked
_GLANCE = 0.02

_BOOT = """\
import json, sys, types
sys.path[:] = json.loads(sys.argv.pop(1))
package = sys.modules["gosform"] = types.ModuleType("gosform")
package.__path__ = [sys.argv.pop(1)]
from gosform.uploads.{0} import main
main()
"""
"""The package without what it does when it is imported: a helper needs this folder of it, and every page more makes a fork dearer."""

_KEPT = {
    *("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
    *("OPENSSL_CONF", "OPENSSL_ENGINES", "OPENSSL_MODULES"),  # where an installation has Streebog
}


class Helper:
    """links: to the helper, each with one file at a time. layers: what it found its workers to have."""

    def __init__(self, process: subprocess.Popen[bytes], links: list[socket.socket], limit: Limits) -> None:
        self.process, self.limit = process, limit
        self.free, self.busy = links, set[socket.socket]()
        self.alive = True
        self.layers: tuple[str, ...] = ()
        self._lock = threading.Lock()

    def ask(self, body: bytes, file: int) -> tuple[int, bytes]:
        """How a look ended and what was said. ``Gone`` where the helper has ended, or gives no sign any more and was ended."""
        with self._lock:
            if not self.free:
                raise wire.Gone
            link = self.free.pop()
            self.busy.add(link)
        try:
            wire.send(link, wire.JOB, body, file)
            word, said = self.hear(link, self.limit.wall + _PATIENCE)
        except BaseException:  # an interrupt too: the answer that is still to come must not be taken for the next one
            self.close()
            link.close()
            raise
        with self._lock:
            self.busy.discard(link)
            if self.alive:
                self.free.append(link)
            else:
                link.close()
        return word, said

    def hear(self, link: socket.socket, seconds: float) -> tuple[int, bytes]:
        """The next message on a link."""
        until = time.monotonic() + seconds
        poll = select.poll()
        poll.register(link, select.POLLIN)
        while not poll.poll(_TICK):
            if time.monotonic() > until or self.process.poll() is not None:
                raise wire.Gone
        word, said, _ = wire.receive(link, MOST_ANSWER)
        return word, said

    def close(self) -> None:
        """Ends it and waits for it. It buries its workers itself: nobody else may be there to do so."""
        with self._lock:
            self.alive = False
            for link in (*self.free, *self.busy):
                with contextlib.suppress(OSError):
                    link.shutdown(socket.SHUT_RDWR)  # whoever waits for an answer is woken, even if a forked process holds the link too
            for link in self.free:
                link.close()
            self.free.clear()
            try:
                self.process.wait(_LEAVING)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def let_go(self) -> None:
        """Forgets it without ending it: it belongs to the process that this one was forked from."""
        self.alive = False
        for link in (*self.free, *self.busy):
            link.close()
        self.process.returncode = 0


class Fresh:
    """Where processes cannot be forked: a new process for each file, with the clock and its resident memory watched from here."""

    layers = ("process", "wall-clock", "memory-polled")
    alive = True

    def __init__(self, limit: Limits, module: str) -> None:
        self.limit, self.module = limit, module

    def ask(self, body: bytes, file: int) -> tuple[int, bytes]:
        """How a look ended and what was said."""
        from gosform.uploads.worker import ended

        process = subprocess.Popen(  # noqa: S603  # this Python, with the module beside this one
            command("worker", self.module, json.dumps(self.limit), body.decode()),
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
        assert process.stdout  # noqa: S101  # for the type checker
        said: list[bytes] = []
        reader = threading.Thread(target=_read, args=(process, said), daemon=True)
        reader.start()
        why = self._watch(process, reader)
        if why:
            process.kill()
        status = process.wait()
        reader.join()
        process.stdout.close()
        return wire.ENDS.index(why or ended(status)), b"".join(said)[:MOST_ANSWER]

    def _watch(self, process: subprocess.Popen[bytes], reader: threading.Thread) -> str:
        """Waits for the end of a worker. Why it has to be ended, if it has to."""
        until = time.monotonic() + _STARTING_FRESH + self.limit.wall
        while process.poll() is None:
            reader.join(_GLANCE)
            if time.monotonic() > until:
                return "time"
            if resident(process.pid) > self.limit.memory:
                return "memory"
            if not reader.is_alive():
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_LEAVING)
                return "" if process.returncode is not None else "complex"  # it has more to say than is listened to
        return ""

    def close(self) -> None:
        """Nothing stays."""

    def let_go(self) -> None:
        """Nothing is held."""


def start(count: int, limit: Limits, module: str) -> Helper:
    """A new helper that has said hello. ``OSError`` where there can be none."""
    pairs = [socket.socketpair() for _ in range(count)]
    try:
        numbers = [its.fileno() for _, its in pairs]
        process = subprocess.Popen(  # noqa: S603  # this Python, with the module beside this one
            command("zygote", json.dumps(module), json.dumps(numbers), json.dumps(limit)),
            pass_fds=numbers,
            env=environment(),
            cwd=os.sep,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # an interrupt from the terminal is for this process
        )
    except BaseException:
        for mine, _ in pairs:
            mine.close()
        raise
    finally:
        for _, its in pairs:
            its.close()
    helper = Helper(process, [mine for mine, _ in pairs], limit)
    try:
        word, said = helper.hear(pairs[0][0], _STARTING)
    except BaseException as error:
        helper.close()
        if isinstance(error, wire.Gone):
            raise OSError("the helper did not start") from error
        raise
    helper.layers = tuple(json.loads(said)) if word == wire.HELLO else ()
    return helper


def can_fork() -> bool:
    """Whether a helper can fork its workers here, and open files can be handed to it."""
    return all(hasattr(module, name) for module, name in ((os, "fork"), (socket, "send_fds"), (select, "poll")))


def command(module: str, *arguments: str) -> list[str]:
    """The words that start a module of this folder in a Python of its own, which finds what this one finds."""
    path = [os.path.abspath(each) for each in sys.path if each]  # noqa: PTH100  # a zip is no Path
    return [_python(), "-I", "-c", _BOOT.format(module), json.dumps(path), str(Path(__file__).resolve().parents[1]), *arguments]


def environment() -> dict[str, str]:
    """What of the surroundings a helper sees. Secrets of the process that asks are often there: they are not handed on."""
    return {name: value for name, value in os.environ.items() if name.upper() in _KEPT}


def _python() -> str:
    """The interpreter; inside a server that embeds it, ``sys.executable`` is the server."""
    if Path(sys.executable or "").name.lower().startswith(("python", "pypy")):
        return sys.executable
    return str(Path(sys.exec_prefix, "bin", "python3"))


def _read(process: subprocess.Popen[bytes], said: list[bytes]) -> None:
    """To a bound: a worker that says more is ended by whoever waits."""
    count = 0
    while process.stdout and count <= MOST_ANSWER and (part := os.read(process.stdout.fileno(), 65536)):
        said.append(part)
        count += len(part)
