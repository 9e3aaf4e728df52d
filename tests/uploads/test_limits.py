"""Which limits hold is found out by trying, in a process that is thrown away."""

from __future__ import annotations

import mmap
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.uploads.test_seccomp import apart

from gosform.uploads import limits
from gosform.uploads.limits import FILES, Limits
from gosform.uploads.worker import EXITS, SIGNALS, ended
from gosform.uploads.zygote import layers_of

ROOT = Path(__file__).parents[2]
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


def test_address_space_is_narrowed_for_a_while() -> None:
    """A hundred megabytes are there before and after, not within; small ones are, all the time. In a process of its own: this one may be larger already."""
    call = "from tests.uploads.test_limits import had_around_narrowing as had; print(had())"
    done = subprocess.run([sys.executable, "-c", call], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[True, False, True, True]"


def had_around_narrowing() -> list[bool]:
    limits.apply(Limits())
    found = [there(100 << 20)]
    with limits.narrowed(64 << 20):
        found += [there(100 << 20), there(32 << 20)]
    return [*found, there(100 << 20)]


def test_what_has_no_limit_is_not_narrowed() -> None:
    def had() -> bool:
        with limits.narrowed(16 << 20):
            return there(Limits().memory)

    assert apart(had) == "True"


def there(count: int) -> bool:
    try:
        bytearray(count)
    except MemoryError:
        return False
    return True


def test_it_is_late_when_half_of_the_processor_time_is_spent() -> None:
    """Never, where there is no such limit."""

    def spent() -> list[bool]:
        found = [limits.late()]
        limits.apply(Limits(cpu=1))
        found.append(limits.late())
        while time.process_time() <= 0.5:
            sum(range(1000))
        return [*found, limits.late()]

    assert apart(spent) == "[False, False, True]"
