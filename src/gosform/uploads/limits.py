"""What a worker may use at most, and which of it the platform holds.

On Linux the kernel holds all of it: address space, processor time, open files, bytes written, core dumps, and, where no filter refuses new processes, the
number of processes too unless the worker is root. Elsewhere a limit may be missing (Windows has none of them) or taken and not kept (macOS and the address space); whoever started the worker then
looks at the clock, which is always held, and at the worker's resident memory every so often. Nothing is believed by the name of a platform: ``kept`` tries.
"""

from __future__ import annotations

import mmap
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

resource: Any
try:
    import resource
except ImportError:  # Windows
    resource = None

MOST_ANSWER = 128 * 1024
"""Bytes of an answer: 500 pages with everything measured take 61 KiB."""


class Limits(NamedTuple):
    """memory: bytes of address space. cpu: seconds of processor time. wall: seconds by the clock."""

    memory: int = 512 * 1024 * 1024
    cpu: int = 3
    wall: float = 6.0


_PIECE = 16 << 20
_given: dict[str, int] = {}

FILES = 16
"""Open files: the three standard ones, the way back, the upload, and what a library opens twice."""


def apply(limits: Limits, alone: bool = False) -> None:
    """Limits this process for good. What the platform does not have is left out. alone: it may start nothing, not even threads, which count as processes."""
    if resource is None:
        return
    _given["cpu"] = limits.cpu
    for name, soft, hard in (
        ("RLIMIT_AS", limits.memory, limits.memory),
        ("RLIMIT_CPU", limits.cpu, limits.cpu + 1),  # at the first it is told so by a signal of its own, at the second it is killed
        ("RLIMIT_NOFILE", FILES, FILES),
        ("RLIMIT_FSIZE", 0, 0),
        ("RLIMIT_CORE", 0, 0),
        *((("RLIMIT_NPROC", 0, 0),) if alone else ()),
    ):
        with suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (soft, hard))


def alarm(seconds: float) -> None:
    """Ends this process by the clock, for the case that nobody is left to do so."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def late() -> bool:
    """Whether this process has used half of the processor time that it may use: what is not needed for a verdict is left then. Never, where it has no such
    limit: this is the only clock that a walk may ask, and it is the worker's.
    """
    return bool(_given) and time.process_time() > _given["cpu"] / 2


@contextmanager
def narrowed(room: int) -> Iterator[None]:
    """Leaves this process ``room`` bytes of address space to grow by, where its address space is limited at all. A limit cannot be lowered behind the filter
    of system calls, and need not be: the rest is taken meanwhile, and nothing of it is touched.
    """
    taken: list[mmap.mmap] = []
    with suppress(OSError, MemoryError, ValueError, AttributeError):  # AttributeError: Windows
        while len(taken) * _PIECE <= Limits().memory:
            taken.append(mmap.mmap(-1, _PIECE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=mmap.PROT_READ))
        room = len(taken) * _PIECE  # there is no limit
    for each in taken[: room // _PIECE]:
        each.close()
    try:
        yield
    finally:
        for each in taken[room // _PIECE :]:
            each.close()


def kept(limits: Limits) -> tuple[str, ...]:
    """Which limits hold in this process, after ``apply``: ``memory``, ``cpu``, ``files``, ``writing``."""
    return tuple(
        word for word, held in (("memory", _memory(limits)), ("cpu", _cpu(limits)), ("files", _files()), ("writing", _writing())) if held
    )


def resident(pid: int) -> int:
    """Bytes of memory that a process holds right now; 0 where that cannot be seen."""
    if sys.platform == "win32":
        return _resident_on_windows(pid)
    if sys.platform == "darwin":
        return _resident_on_mac(pid)
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * mmap.PAGESIZE
    except (OSError, ValueError, IndexError):
        return 0


def _memory(limits: Limits) -> bool:
    try:
        mmap.mmap(-1, limits.memory).close()  # nothing of it is touched
    except (OSError, MemoryError, ValueError):
        return True
    return False


def _cpu(limits: Limits) -> bool:
    return resource is not None and resource.getrlimit(resource.RLIMIT_CPU) == (limits.cpu, limits.cpu + 1)


def _files() -> bool:
    found: list[int] = []
    try:
        found.extend(os.dup(0) for _ in range(FILES))
    except OSError:
        return True
    finally:
        for each in found:
            os.close(each)
    return False


def _writing() -> bool:
    return resource is not None and resource.getrlimit(resource.RLIMIT_FSIZE) == (0, 0)


def _resident_on_mac(pid: int) -> int:
    """``proc_pid_rusage`` of libproc, second flavour: resident size is the eighth number after the 16 bytes of an identifier."""
    import ctypes

    numbers = (ctypes.c_uint64 * 64)()
    if ctypes.CDLL(None).proc_pid_rusage(pid, 2, ctypes.byref(numbers)):
        return 0
    return int(numbers[2 + 6])


def _resident_on_windows(pid: int) -> int:
    """``GetProcessMemoryInfo``: the working set is the second of the sizes that follow two numbers of 32 bits."""
    import ctypes

    kernel = ctypes.CDLL("kernel32")
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(0x1000, 0, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return 0
    try:
        sizes = (ctypes.c_size_t * 16)()
        taken = kernel.K32GetProcessMemoryInfo(ctypes.c_void_p(handle), ctypes.byref(sizes), 8 + 8 * ctypes.sizeof(ctypes.c_size_t))
        return int(sizes[8 // ctypes.sizeof(ctypes.c_size_t) + 1]) if taken else 0
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
