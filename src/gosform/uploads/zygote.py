"""The process that makes workers: small, with one thread, everything loaded; one worker is forked for each file.

It hands over what it is given and carries back what it is told, unread, so nothing of a file ever reaches it. It alone ends workers: a process id is
sure only for whoever has not yet waited for it. It goes when the process that started it goes.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from gosform.uploads import limits, seccomp, wire
from gosform.uploads.preload import preload
from gosform.uploads.worker import Look, ended, look_of, work

_GLANCE = 0.05  # seconds between two looks at resident memory, where the kernel does not keep the limit


@dataclass(slots=True)
class Worker:
    """pid: of the process. link: to it. slot: where the answer goes; None while it waits for a file. until: when it is ended, by the monotonic clock."""

    pid: int
    link: socket.socket
    slot: socket.socket | None = None
    until: float = 0.0
    said: bytearray = field(default_factory=bytearray)
    end: str = ""

    @property
    def waits(self) -> bool:
        """For a file."""
        return self.slot is None and not self.end


class Zygote:
    """slots: links to the process that asks, each with one file at a time. polled: resident memory has to be watched."""

    def __init__(
        self, slots: list[socket.socket], look: Look, limit: limits.Limits, put_on: Callable[[], bool] | None, polled: bool
    ) -> None:
        self.slots = {slot.fileno(): slot for slot in slots}
        self.look, self.limit, self.put_on, self.polled = look, limit, put_on, polled
        self.workers: dict[int, Worker] = {}  # by the descriptor of the link
        self.wake, self.bell = socket.socketpair()
        self.wake.setblocking(False)
        self.bell.setblocking(False)
        self.poll = select.poll()
        for number in (*self.slots, self.wake.fileno()):
            self.poll.register(number, select.POLLIN)
        signal.set_wakeup_fd(self.bell.fileno(), warn_on_full_buffer=False)

    def serve(self) -> None:
        """Works until whoever asks has gone."""
        try:
            while self.turn():
                pass
        finally:
            for worker in self.workers.values():
                os.kill(worker.pid, signal.SIGKILL)
                os.waitpid(worker.pid, 0)

    def turn(self) -> bool:
        """One round: what has come in, then whose time is up. False when nobody asks any more."""
        few = sum(worker.waits for worker in self.workers.values()) < len(self.slots)
        events = self.poll.poll(0 if few else self._patience())
        if not events and few:
            with contextlib.suppress(OSError):
                self._fork()
        for number, _ in events:
            if number in self.slots:
                if not self._take(self.slots[number]):
                    return False
            elif number == self.wake.fileno():
                self.wake.recv(4096)
            elif number in self.workers:
                self._listen(self.workers[number])
        self._bury()
        self._end_overdue()
        return True

    def _take(self, slot: socket.socket) -> bool:
        """Hands a job on to a worker that waits."""
        try:
            word, body, files = wire.receive(slot, limits.MOST_ANSWER)
        except wire.Gone:
            return False
        try:
            while word == wire.JOB:
                worker = next((each for each in self.workers.values() if each.waits), None) or self._fork()
                with contextlib.suppress(wire.Gone):
                    wire.send(worker.link, word, body, *files)
                    worker.slot, worker.until = slot, time.monotonic() + self.limit.wall
                    break
                worker.end = "killed"  # it ended while it waited
        except OSError:
            wire.send(slot, wire.UNAVAILABLE, b"")
        finally:
            for each in files:
                os.close(each)
        return True

    def _fork(self) -> Worker:
        mine, its = socket.socketpair()
        zygote = os.getpid()
        try:
            pid = os.fork()
        except OSError:
            mine.close()
            its.close()
            raise
        if not pid:
            self._become(its, zygote)
        its.close()
        mine.setblocking(False)
        self.poll.register(mine, select.POLLIN)
        self.workers[mine.fileno()] = worker = Worker(pid, mine)
        return worker

    def _become(self, link: socket.socket, zygote: int) -> None:
        """The child's side of a fork: nothing of the zygote stays open in it."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        last = max(link.fileno(), self.wake.fileno(), self.bell.fileno(), *self.slots, *self.workers)
        os.dup2(link.fileno(), 3)
        os.closerange(4, last + 1)
        work(socket.socket(fileno=3), self.look, self.limit, self.put_on, zygote)

    def _listen(self, worker: Worker) -> None:
        """Takes down what a worker says, to a bound."""
        try:
            part = worker.link.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        if not part:
            self.poll.unregister(worker.link)  # it has closed its end, and has ended or soon will
        worker.said += part
        if len(worker.said) > limits.MOST_ANSWER:
            self._kill(worker, "complex")
        elif worker.slot and worker.said.count(b"\n") > 1:  # the format and the facts: it has no more to do, and is not waited for
            self._kill(worker, "done")
            self._answer(worker, "done")

    def _bury(self) -> None:
        """Waits for the workers that have ended, and sends what they said."""
        for worker in list(self.workers.values()):
            pid, status = os.waitpid(worker.pid, os.WNOHANG)
            if not pid:
                continue
            with contextlib.suppress(OSError):
                while len(worker.said) <= limits.MOST_ANSWER and (part := worker.link.recv(65536)):
                    worker.said += part
            with contextlib.suppress(KeyError):
                self.poll.unregister(worker.link)
            del self.workers[worker.link.fileno()]
            worker.link.close()
            self._answer(worker, worker.end or ended(os.waitstatus_to_exitcode(status)))

    def _answer(self, worker: Worker, end: str) -> None:
        if worker.slot:
            with contextlib.suppress(wire.Gone):
                wire.send(worker.slot, wire.ENDS.index(end), bytes(worker.said[: limits.MOST_ANSWER]))
        worker.slot = None

    def _patience(self) -> float | None:
        """Milliseconds until something may have to be done."""
        busy = [worker.until for worker in self.workers.values() if worker.slot]
        if not busy:
            return None
        seconds = max(0.0, min(busy) - time.monotonic())
        return 1000 * (min(seconds, _GLANCE) if self.polled else seconds) + 1

    def _end_overdue(self) -> None:
        now = time.monotonic()
        for worker in self.workers.values():
            if worker.slot and now >= worker.until:
                self._kill(worker, "time")
            elif worker.slot and self.polled and limits.resident(worker.pid) > self.limit.memory:
                self._kill(worker, "memory")

    def _kill(self, worker: Worker, why: str) -> None:
        worker.end = worker.end or why
        os.kill(worker.pid, signal.SIGKILL)


def tried(limit: limits.Limits, put_on: Callable[[], bool] | None) -> tuple[str, ...]:
    """Which layers a worker would have, found out in a process that is thrown away: limits that hold, calls that are refused."""
    out, into = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            limits.apply(limit, alone=put_on is None)
            words = (*limits.kept(limit), *(seccomp.refused() if put_on and put_on() and _still_works() else ()))
            os.write(into, json.dumps(words).encode())
        finally:
            os._exit(0)
    os.close(into)
    with open(out, "rb") as file:  # noqa: PTH123
        said = file.read()
    os.waitpid(pid, 0)
    return tuple(json.loads(said or b"[]"))


def layers_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """What is on, for whoever asks: ``process``, ``wall-clock``, then the limits that hold, ``system-calls``, ``memory-polled``."""
    held = [word for word in ("memory", "cpu", "files", "writing") if word in words]
    filtered = ["system-calls"] if set(seccomp.ALL_REFUSED) <= set(words) else []
    return ("process", "wall-clock", *held, *filtered, *([] if "memory" in held else ["memory-polled"]))


def main() -> None:
    """``argv``: the module that looks, the limits, the descriptors of the slots, as JSON."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])  # what the process that asks has blocked or ignores is inherited
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    signal.signal(signal.SIGCHLD, _nothing)
    module, numbers, limit = (json.loads(each) for each in sys.argv[1:4])
    slots = [socket.socket(fileno=number) for number in numbers]
    bounds = limits.Limits(*limit)
    preload(module)
    put_on: Callable[[], bool] | None = seccomp.ready()
    layers = layers_of(tried(bounds, put_on))
    if "system-calls" not in layers:
        put_on = None
        layers = layers_of(tried(bounds, put_on))
    wire.send(slots[0], wire.HELLO, json.dumps(layers).encode())
    Zygote(slots, look_of(module), bounds, put_on, "memory" not in layers).serve()


def _still_works() -> bool:
    """Memory, the clock and a thread are no less there than before: another C library may ask the kernel in other ways."""
    thread = threading.Thread(target=time.monotonic)
    thread.start()
    thread.join()
    return len(bytearray(1 << 22)) == 1 << 22


def _nothing(signum: int, frame: object) -> None:
    """Only so that the bell rings."""
