"""Which calls a worker may make to a Linux kernel: a short list of those that need nothing but what it has already.

Reading the file that was handed over, memory, the clock, writing the answer. No opening (not even for reading), no sockets, no new processes, no
signals: whatever takes over a worker can compute, and nothing else. Threads it may have, since the decoder of HEIC gives up without one; they share its
limits. A call that is not listed fails with EPERM, as it would for somebody without the right to it, so a library that asks for more goes on without. A
call of another architecture ends the process.

``man 2 seccomp``, ``linux/seccomp.h``, ``linux/bpf_common.h``; numbers from ``arch/x86/entry/syscalls/syscall_64.tbl`` and ``asm-generic/unistd.h``.
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable

ALLOWED: dict[str, tuple[int | None, int | None]] = {
    "read": (0, 63),
    "lseek": (8, 62),
    "pread64": (17, 67),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "brk": (12, 214),
    "madvise": (28, 233),
    "mremap": (25, 216),
    "mprotect": (10, 226),
    "futex": (202, 98),
    "write": (1, 64),
    "fstat": (5, 80),
    "readv": (19, 65),
    "preadv": (295, 69),
    "close": (3, 57),
    "dup": (32, 23),
    "exit_group": (231, 94),
    "exit": (60, 93),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "getrandom": (318, 278),
    "getrusage": (98, 165),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "sysinfo": (99, 179),
    "uname": (63, 160),
    "set_robust_list": (273, 99),  # these two: a thread that begins
    "rseq": (334, 293),
}
"""Number of each call on x86_64 and on aarch64; None where there is no such call."""

_STAT, _EMPTY_PATH = (262, 79), 0x1000  # newfstatat, of a descriptor only: how newer C libraries ask for the size of an open file
_CLONE, _THREAD = (56, 220), 0x10000  # clone, for a thread only
_CLONE3 = (435, 435)  # what it is asked for lies in memory, where a filter cannot look: said to be missing, so that clone is taken

_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_LOAD, _EQUAL, _AT_LEAST, _HAS_BITS, _ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _REFUSE, _MISSING = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
_NUMBER, _MACHINE, _FIRST, _FOURTH = 0, 4, 16, 16 + 3 * 8  # places in struct seccomp_data

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER, _DEATH_SIGNAL = 38, 22, 2, 1


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def program(machine: str) -> bytes:
    """The filter for a machine, as the kernel reads it; empty for a machine that is not known."""
    if machine not in _MACHINES:
        return b""
    column, arch = _MACHINES[machine]
    known = [number for pair in ALLOWED.values() if (number := pair[column]) is not None]
    lines: list[tuple[str, int, int, str, str]] = [  # label, code, operand, where to go if it holds, where if not; nowhere: on
        ("", _LOAD, _MACHINE, "", ""),
        ("", _EQUAL, arch, "", "kill"),
        ("", _LOAD, _NUMBER, "", ""),
        *([("", _AT_LEAST, 0x40000000, "kill", "")] if machine == "x86_64" else []),  # the calls of x32 bear the same mark
        *(("", _EQUAL, number, "allow", "") for number in known),
        ("", _EQUAL, _STAT[column], "", "clone"),
        ("", _LOAD, _FOURTH, "", ""),
        ("", _HAS_BITS, _EMPTY_PATH, "allow", "refuse"),
        ("clone", _EQUAL, _CLONE[column], "", "clone3"),
        ("", _LOAD, _FIRST, "", ""),
        ("", _HAS_BITS, _THREAD, "allow", "refuse"),
        ("clone3", _EQUAL, _CLONE3[column], "missing", "refuse"),
        ("missing", _ANSWER, _MISSING, "", ""),
        ("refuse", _ANSWER, _REFUSE, "", ""),
        ("kill", _ANSWER, _KILL, "", ""),
        ("allow", _ANSWER, _ALLOW, "", ""),
    ]
    places = {line[0]: place for place, line in enumerate(lines) if line[0]}
    return b"".join(
        struct.pack("=HBBI", code, *(places[label] - place - 1 if label else 0 for label in (yes, no)), operand)
        for place, (_, code, operand, yes, no) in enumerate(lines)
    )


def ready() -> Callable[[], bool]:
    """A function that puts the filter on this process for good and says whether it could. All that can be done before is done now."""
    code = program(os.uname().machine) if sys.platform == "linux" else b""
    if not code:
        return lambda: False
    lines = ctypes.create_string_buffer(code, len(code))
    whole = _Program(len(code) // 8, ctypes.addressof(lines))
    call = ctypes.CDLL(None, use_errno=True).prctl
    call.argtypes = (ctypes.c_int, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong)

    def put_on() -> bool:
        assert lines is not None  # noqa: S101  # `whole` holds only its address
        if call(_NO_NEW_PRIVILEGES, 1, None, 0, 0):
            return False
        return not call(_SECCOMP, _FILTER, ctypes.addressof(whole), 0, 0)

    return put_on


def die_with_parent() -> None:
    """Asks Linux to kill this process when the one that made it ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0)


def refused() -> tuple[str, ...]:
    """Which of the calls that a worker must not make are refused here. Nothing happens where one is not."""
    found = []
    for word, attempt in (
        ("network", _network),
        ("processes", _fork),
        ("programs", _run),
        ("files", _write),
        ("reading", _read),
        ("signals", _signal),
    ):
        try:
            attempt()
        except PermissionError:
            found.append(word)
        except OSError:
            continue
    return tuple(found)


ALL_REFUSED = ("network", "processes", "programs", "files", "reading", "signals")


def _network() -> None:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()


def _fork() -> None:
    pid = os.fork()
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)


def _run() -> None:
    os.execv("/proc/none", ["none"])  # noqa: S606  # no such file: refused before it is looked for, or not found


def _write() -> None:
    os.close(os.open(os.devnull, os.O_WRONLY))


def _read() -> None:
    os.close(os.open(os.devnull, os.O_RDONLY))


def _signal() -> None:
    os.kill(os.getppid(), 0)
