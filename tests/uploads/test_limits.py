"""Which limits hold is found out by trying, in a process that is thrown away."""

from __future__ import annotations

import mmap
import os
import resource
import signal

from tests.uploads.test_seccomp import apart

from gosform.uploads import limits
from gosform.uploads.limits import FILES, Limits
from gosform.uploads.worker import EXITS, SIGNALS, ended
from gosform.uploads.zygote import layers_of

ALL = ("memory", "cpu", "files", "writing")


def test_all_of_them_hold_here() -> None:
    def held() -> tuple[str, ...]:
        limits.apply(Limits())
        return limits.kept(Limits())

    assert apart(held) == repr(ALL)


def test_none_holds_before() -> None:
    assert apart(lambda: limits.kept(Limits())) == "()"


def test_they_cannot_be_raised_again() -> None:
    def raised() -> list[str]:
        limits.apply(Limits(), alone=True)
        os.setuid(65534) if os.getuid() == 0 else None  # whoever is root may raise everything
        found = []
        for name in ("RLIMIT_AS", "RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NPROC"):
            try:
                resource.setrlimit(getattr(resource, name), (FILES * 1000, 1 << 40))
                found.append(name)
            except (ValueError, OSError):
                continue
        return found

    assert apart(raised) == "[]"


def test_the_alarm_ends_a_process_that_waits() -> None:
    pid = os.fork()
    if not pid:
        limits.alarm(0.01)
        while True:
            signal.pause()
    _, status = os.waitpid(pid, 0)
    assert ended(os.waitstatus_to_exitcode(status)) == "time"


def test_resident_memory_is_seen() -> None:
    before = limits.resident(os.getpid())
    with mmap.mmap(-1, 64 << 20) as held:
        for place in range(0, len(held), mmap.PAGESIZE):
            held[place] = 1
        assert limits.resident(os.getpid()) - before > 32 << 20
    assert limits.resident(1 << 30) == 0


def test_how_a_worker_ended_is_told_by_its_status() -> None:
    assert {status: ended(status) for status in (0, 1, 81, 82, 83, 255)} == {
        0: "done",
        1: "crash",
        81: "memory",
        82: "crash",
        83: "complex",
        255: "crash",
    }
    assert {name: ended(-getattr(signal, name)) for name in (*SIGNALS, "SIGSEGV", "SIGABRT", "SIGBUS")} == {
        "SIGKILL": "killed", "SIGXCPU": "time", "SIGALRM": "time", "SIGSEGV": "crash", "SIGABRT": "crash", "SIGBUS": "crash",
    }  # fmt: skip
    assert set(EXITS) == {0, 81, 82, 83}


def test_layers_never_promise_more_than_was_tried() -> None:
    """A platform without limits has a process and a clock, and somebody who looks at its memory."""
    assert layers_of(()) == ("process", "wall-clock", "memory-polled")
    assert layers_of(("cpu", "network", "files")) == ("process", "wall-clock", "cpu", "files", "memory-polled")
    assert layers_of((*ALL, "network", "processes", "programs", "reading", "signals")) == ("process", "wall-clock", *ALL, "system-calls")
