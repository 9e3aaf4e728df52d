"""A program measured as a whole: from its start to its end, with everything that it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

EVERY = 0.1
"""Seconds between two looks at the memory."""


class Spent(NamedTuple):
    """wall, cpu: seconds; cpu of all processes together. memory: bytes, the most that all of them held at once, pages that they share counted
    once; None where that cannot be seen. status: how the program ended. said: its standard output.
    """

    wall: float
    cpu: float
    memory: int | None
    status: int
    said: str


def spend(command: Sequence[str], cwd: Path | None = None) -> Spent:
    """Run a program to its end. POSIX."""
    start = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=cwd) as process:  # noqa: S603
        seen = _Watched(process.pid)
        seen.start()
        said = process.stdout.read() if process.stdout is not None else ""
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        seen.ended.set()
        seen.join()
        process.returncode = os.waitstatus_to_exitcode(status)
    return Spent(wall, used.ru_utime + used.ru_stime, seen.most or _largest(used.ru_maxrss), process.returncode, said)


def _largest(kilobytes: int) -> int:
    return kilobytes if sys.platform == "darwin" else kilobytes * 1024


class _Watched(threading.Thread):
    """Looks at the memory of a process and of all below it (Linux)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most, self.ended = pid, 0, threading.Event()

    def run(self) -> None:
        while not self.ended.wait(EVERY):
            self.most = max(self.most, sum(map(_resident, _family(self.pid))))


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except (OSError, ValueError):
                continue
    return found


def _resident(pid: int) -> int:
    """What a process holds, of pages that several share its part."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    return 0
