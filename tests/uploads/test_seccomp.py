"""What a worker can still ask of the kernel. The filter is tried where it is worn, and its program is read as the kernel reads it."""

from __future__ import annotations

import errno
import os
import struct
from collections.abc import Callable, Iterator

import pytest
from tests.uploads.test_pool import ask, helper_of

from gosform.uploads import seccomp
from gosform.uploads.limits import Limits
from gosform.uploads.pool import Pool

X86, ARM = 0xC000003E, 0xC00000B7
MACHINES = [("x86_64", 0, X86), ("aarch64", 1, ARM)]


@pytest.fixture(scope="module")
def hostile() -> Iterator[Pool]:
    found = Pool(1, Limits(), "tests.uploads.hostile")
    yield found
    found.close()


def apart(deed: Callable[[], object]) -> object:
    """What a deed returns in a process that is thrown away."""
    out, into = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.write(into, repr(deed()).encode())
        finally:
            os._exit(0)
    os.close(into)
    with open(out) as file:  # noqa: PTH123
        said = file.read()
    os.waitpid(pid, 0)
    return said


def verdict(program: bytes, arch: int, number: int, *arguments: int) -> int:
    """What the kernel would answer: the program run on a call, as linux/filter.h says."""
    data = struct.pack("=IIQ6Q", number, arch, 0, *(arguments + (0,) * 6)[:6])
    lines = list(struct.iter_unpack("=HBBI", program))
    place, value = 0, 0
    while True:
        code, yes, no, k = lines[place]
        place += 1
        if code == 0x06:
            return int(k)
        if code == 0x20:
            (value,) = struct.unpack_from("=I", data, k)
            continue
        holds = {0x15: value == k, 0x35: value >= k, 0x45: bool(value & k)}[code]
        place += yes if holds else no


ALLOW, KILL, REFUSE, MISSING = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS


@pytest.mark.parametrize(("machine", "column", "arch"), MACHINES)
def test_the_program_allows_its_list_and_nothing_else(machine: str, column: int, arch: int) -> None:
    program = seccomp.program(machine)
    allowed = {pair[column] for pair in seccomp.ALLOWED.values()}
    stat, clone = ((262, 56), (79, 220))[column]
    assert {number for number in range(1024) if verdict(program, arch, number) == ALLOW} == allowed - {None}
    assert {number: found for number in range(1024) if (found := verdict(program, arch, number)) not in (ALLOW, REFUSE)} == {435: MISSING}
    assert verdict(program, arch, clone, 0x3D0F00) == ALLOW  # a thread
    assert {verdict(program, arch, clone, flags) for flags in (17, 0x1200011, 0x4111, 0)} == {REFUSE}  # fork, vfork and their like
    assert verdict(program, arch, stat, 3, 0, 0, 0x1000) == ALLOW  # of a descriptor
    assert verdict(program, arch, stat, 0, 0, 0, 0x100) == REFUSE  # of a path


@pytest.mark.parametrize(("machine", "column", "arch"), MACHINES)
def test_calls_of_another_architecture_end_the_process(machine: str, column: int, arch: int) -> None:
    program = seccomp.program(machine)
    assert {verdict(program, other, 0) for other in (0x40000003, 0x40000028, X86 + ARM - arch)} == {KILL}


def test_calls_of_x32_end_the_process() -> None:
    assert verdict(seccomp.program("x86_64"), X86, 0x40000000) == KILL


def test_a_machine_that_is_not_known_has_no_filter() -> None:
    assert seccomp.program("sparc64") == b""


def test_without_the_filter_nothing_is_called_refused() -> None:
    """The trial tells a refusal from a file that is not there."""
    assert apart(lambda: [word for word in seccomp.refused() if word != "processes"]) == "[]"


def test_with_the_filter_all_of_it_is_refused() -> None:
    put_on = seccomp.ready()
    assert apart(lambda: (put_on(), seccomp.refused())) == repr((True, seccomp.ALL_REFUSED))


def test_a_worker_reaches_nothing(hostile: Pool) -> None:
    """Files, folders, sockets, processes, signals, tracing, other ways into the kernel: none of twenty deeds is done."""
    facts = ask(hostile, "reach")
    assert (facts.page_count, facts.troubles) == (0, ())


def test_the_layers_say_so(hostile: Pool) -> None:
    assert "system-calls" in helper_of(hostile).layers
