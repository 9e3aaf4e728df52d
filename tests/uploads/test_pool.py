"""Whatever a file does, an answer comes, it is the answer of that file, and the next file works. ``hostile`` has the deeds."""

from __future__ import annotations

import asyncio
import io
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tests.uploads.hostile import MARK

from gosform.uploads import pool
from gosform.uploads.facts import Facts, Wish
from gosform.uploads.helper import Helper
from gosform.uploads.limits import MOST_ANSWER, Limits
from gosform.uploads.pool import Pool
from gosform.uploads.walk import REASONS

ROOT = Path(__file__).resolve().parents[2]
NOTHING = Wish()

DEEDS = [
    ("segfault", "crash"),
    ("abort", "crash"),
    ("leave", "crash"),
    ("garbage", "crash"),
    ("deep", "crash"),
    ("foreign", "crash"),
    ("fail", "crash"),
    ("recurse", "complex"),
    ("flood", "complex"),
    ("huge", "complex"),
    ("hoard", "memory"),
    ("spin", "time"),
    ("sleep", "time"),
    ("deaf", "time"),
]


@pytest.fixture(scope="module")
def hostile() -> Iterator[Pool]:
    """Two workers at a time, with little time each."""
    found = Pool(2, Limits(cpu=1, wall=2.0), "tests.uploads.hostile")
    yield found
    found.close()


@pytest.fixture(scope="module")
def patient() -> Iterator[Pool]:
    """One worker at a time, with all the time."""
    found = Pool(1, Limits(cpu=60, wall=60.0), "tests.uploads.hostile")
    yield found
    found.close()


@pytest.fixture(scope="module")
def fresh() -> Iterator[Pool]:
    """As on a platform that cannot fork."""
    found = Pool(2, Limits(cpu=1, wall=2.0), "tests.uploads.hostile", fork=False)
    yield found
    found.close()


def ask(asked: Pool, text: str) -> Facts:
    with tempfile.TemporaryFile() as file:
        file.write(text.encode())
        file.flush()
        return asked.look(file, len(text), NOTHING)


def reason(facts: Facts) -> str:
    """The only thing that is wrong: why it could not be checked."""
    (trouble,) = facts.troubles
    assert trouble.word == "cannot-check"
    return str(trouble.params["reason"])


def helper_of(asked: Pool) -> Helper:
    asked.layers()
    assert isinstance(asked.helper, Helper)
    return asked.helper


def workers_of(asked: Pool) -> list[int]:
    helper = helper_of(asked).process.pid
    return [int(each) for each in Path(f"/proc/{helper}/task/{helper}/children").read_text().split()]


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def gone(pid: int) -> bool:
    """Waits until a process of somebody else has ended."""
    try:
        number = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        poll = select.poll()
        poll.register(number, select.POLLIN)
        return bool(poll.poll(20_000))
    finally:
        os.close(number)


@pytest.mark.parametrize(("deed", "why"), DEEDS)
def test_every_deed_is_a_verdict_and_the_next_file_works(hostile: Pool, deed: str, why: str) -> None:
    """The format is kept: the worker said it before it came to harm."""
    facts = ask(hostile, deed)
    assert (facts.format, facts.size, reason(facts)) == ("pdf", len(deed), why)
    assert ask(hostile, "say 7").page_count == 7


@pytest.mark.parametrize(("deed", "why"), [each for each in DEEDS if each[0] not in ("deaf", "flood", "garbage", "deep", "hoard")])
def test_without_fork_every_deed_is_a_verdict_too(fresh: Pool, deed: str, why: str) -> None:
    facts = ask(fresh, deed)
    assert (facts.format, facts.size, reason(facts)) == ("pdf", len(deed), why)
    assert fresh.layers() == ("process", "wall-clock", "memory-polled")


def test_without_fork_it_is_the_answer_of_the_file(fresh: Pool) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = threads.map(lambda number: ask(fresh, f"say {number}").page_count, range(8))
        assert list(found) == list(range(8))


def test_resident_memory_is_watched_where_no_limit_holds_it() -> None:
    """Half a worker's usual size: it is ended as soon as somebody looks."""
    tight = Pool(1, Limits(memory=1 << 22, cpu=60, wall=60.0), "tests.uploads.hostile", fork=False)
    assert tight.layers() == ("process", "wall-clock", "memory-polled")
    assert reason(ask(tight, "sleep")) in ("memory", "crash")  # the limit may strike first, where there is one


def test_reasons_are_the_ones_that_have_sentences() -> None:
    assert {why for _, why in DEEDS} <= set(REASONS)


def test_five_hundred_full_pages_fit(hostile: Pool) -> None:
    facts = ask(hostile, "full")
    assert len(facts.pages) == 500
    assert len(facts.to_json()) < MOST_ANSWER / 2


def test_answers_are_never_mixed_up(hostile: Pool) -> None:
    """Eight threads on two workers, a crash now and then."""

    def one(number: int) -> int:
        return ask(hostile, f"say {number}" if number % 10 else f"segfault {number}").page_count

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(one, range(200))) == [number if number % 10 else 0 for number in range(200)]


def test_five_hundred_files_leave_nothing_open(hostile: Pool) -> None:
    helper = helper_of(hostile).process.pid
    ask(hostile, "say 1")
    before, before_there = open_files(), len(list(Path(f"/proc/{helper}/fd").iterdir()))
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(lambda number: ask(hostile, f"say {number}").page_count, range(500)))
    assert found == list(range(500))
    assert open_files() == before
    assert helper_of(hostile).process.pid == helper
    assert len(list(Path(f"/proc/{helper}/fd").iterdir())) <= before_there + 2  # the links of workers that wait


def test_a_worker_has_nothing_but_the_file(hostile: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three standard descriptors, the way back, the file; nothing of the surroundings of whoever asks."""
    assert ask(hostile, "held").page_count == 5
    monkeypatch.setenv("DATABASE_SECRET", "x")
    hostile.close()
    assert ask(hostile, "secrets") == Facts("pdf", len("secrets"), page_count=0)


def _has(pid: int, file: os.stat_result) -> bool:
    """Whether a process has a file open where workers have theirs."""
    try:
        return os.path.samestat(Path(f"/proc/{pid}/fd/4").stat(), file)
    except OSError:
        return False


class Waiting:
    """A file whose worker waits until it is let go, asked for in a thread."""

    def __init__(self, asked: Pool, number: int) -> None:
        self.file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        text = f"wait {number}".encode()
        self.file.write(text)
        self.found: list[Facts] = []
        self.thread = threading.Thread(target=lambda: self.found.append(asked.look(self.file, len(text), NOTHING)))
        self.thread.start()

    def until_it_is_read(self) -> None:
        """Its place is shared with the worker: that it has moved to the mark shows that the worker is in the middle of it."""
        while os.lseek(self.file.fileno(), 0, os.SEEK_CUR) != MARK:
            assert self.thread.is_alive()

    def kill(self, asked: Pool) -> None:
        """kill -9 of the worker that has this file open."""
        mine = os.fstat(self.file.fileno())
        (pid,) = [pid for pid in workers_of(asked) if _has(pid, mine)]
        os.lseek(self.file.fileno(), 0, os.SEEK_SET)
        os.kill(pid, signal.SIGKILL)

    def let_go(self) -> Facts:
        os.pwrite(self.file.fileno(), b"g", 0)
        self.thread.join()
        self.file.close()
        (facts,) = self.found
        return facts


@pytest.mark.slow
def test_no_answer_is_lost_or_doubled_when_workers_are_killed(patient: Pool) -> None:
    """kill -9 of the worker in the middle of a file, 200 times: the file is tried once more, and its own answer comes once."""
    helper = helper_of(patient).process.pid
    for number in range(200):
        waiting = Waiting(patient, number)
        waiting.until_it_is_read()
        waiting.kill(patient)
        waiting.until_it_is_read()
        assert waiting.let_go() == Facts("pdf", len(f"wait {number}"), page_count=number)
    assert helper_of(patient).process.pid == helper


def test_a_file_whose_worker_is_killed_twice_is_given_up(patient: Pool) -> None:
    waiting = Waiting(patient, 1)
    for _ in range(2):
        waiting.until_it_is_read()
        waiting.kill(patient)
    assert reason(waiting.let_go()) == "crash"
    assert ask(patient, "say 5").page_count == 5


def test_no_answer_is_lost_when_the_helper_is_killed(hostile: Pool) -> None:
    """Two files at once each time. Their workers go with it; another helper starts; the old one is buried."""
    for number in range(0, 6, 2):
        both = [Waiting(hostile, number), Waiting(hostile, number + 1)]
        for each in both:
            each.until_it_is_read()
            os.lseek(each.file.fileno(), 0, os.SEEK_SET)
        old, children = helper_of(hostile).process, workers_of(hostile)
        os.kill(old.pid, signal.SIGKILL)
        for each in both:
            each.until_it_is_read()
        assert [each.let_go().page_count for each in both] == [number, number + 1]
        assert old.returncode == -signal.SIGKILL
        assert all(gone(pid) for pid in children)


def test_a_helper_that_gives_no_sign_is_replaced() -> None:
    """Stopped, not ended: its links stay open."""
    stuck = Pool(1, Limits(wall=-4.5), "tests.uploads.hostile")  # patience is counted from the clock of a worker
    first = helper_of(stuck).process
    os.kill(first.pid, signal.SIGSTOP)
    assert ask(stuck, "say 1").troubles[0].word == "cannot-check"
    assert helper_of(stuck).process.pid != first.pid
    assert first.returncode == -signal.SIGKILL
    stuck.close()


def test_closing_leaves_no_process() -> None:
    closing = Pool(2, module="tests.uploads.hostile")
    before = open_files()
    assert ask(closing, "say 1").page_count == 1
    pids = [helper_of(closing).process.pid, *workers_of(closing)]
    closing.close()
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]
    assert open_files() == before
    assert ask(closing, "say 2").page_count == 2
    closing.close()


def test_no_helper_is_a_verdict_too() -> None:
    """A module that cannot be imported stands for an installation that is broken."""
    broken = Pool(1, module="tests.uploads.there_is_no_such_module")
    assert reason(ask(broken, "say 1")) == "unavailable"
    assert broken.layers() == ()


FORKING = """
import os, sys, threading
from gosform.uploads import pool
from gosform.uploads.helper import Helper
from tests.uploads.test_pool import ask, helper_of

asked = pool.Pool(2, module="tests.uploads.hostile")
pool._POOLS.add(asked)
busy = [threading.Thread(target=lambda: [ask(asked, "say 3") for _ in range(20)]) for _ in range(4)]
for each in busy: each.start()
mine = helper_of(asked).process.pid
pid = os.fork()
if not pid:
    good = ask(asked, "say 4").page_count == 4 and helper_of(asked).process.pid != mine
    asked.close()
    os._exit(0 if good else 1)
_, status = os.waitpid(pid, 0)
for each in busy: each.join()
assert status == 0
assert ask(asked, "say 5").page_count == 5 and helper_of(asked).process.pid == mine
print("good")
"""

INTERRUPTED = """
import os, signal, tempfile, threading
from gosform.uploads.facts import Wish
from gosform.uploads.pool import Pool
from tests.uploads.test_pool import MARK, ask

asked = Pool(1, module="tests.uploads.hostile")
with tempfile.TemporaryFile(buffering=0) as file:
    file.write(b"wait 3")
    def interrupt():
        while os.lseek(file.fileno(), 0, os.SEEK_CUR) != MARK: pass
        os.kill(os.getpid(), signal.SIGINT)
    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        asked.look(file, 6, Wish())
    except KeyboardInterrupt:
        print("interrupted")
    thread.join()
print(*[ask(asked, f"say {number}").page_count for number in range(5)])
"""

LEAVING = """
import os, sys
from tests.uploads.test_pool import ask, helper_of, workers_of
from gosform.uploads.pool import Pool
asked = Pool(2, module="tests.uploads.hostile")
ask(asked, "say 3")
print(*[helper_of(asked).process.pid, *workers_of(asked)], flush=True)
"""


def run(script: str, *then: str) -> subprocess.CompletedProcess[str]:
    program = [
        sys.executable,
        "-X",
        "dev",
        "-W",
        "error",
        "-c",
        f"import sys; sys.path[:0] = [{str(ROOT)!r}]\n{script}\n" + "\n".join(then),
    ]
    return subprocess.run(program, capture_output=True, text=True, check=False)


def test_a_forked_host_has_a_helper_of_its_own() -> None:
    """While four threads are at work: the child's files work, the parent's helper stays the parent's."""
    done = run(FORKING)
    assert (done.stdout, done.stderr) == ("good\n", "")


def test_an_interrupt_leaves_no_answer_behind() -> None:
    """The answer that is still to come is not taken for that of the next file."""
    done = run(INTERRUPTED)
    assert (done.stdout, done.stderr) == ("interrupted\n0 1 2 3 4\n", "")


@pytest.mark.parametrize("how", ["pass", "os.kill(os.getpid(), 9)", "os._exit(0)"])
def test_the_helper_goes_with_the_host(how: str) -> None:
    """An ordinary end, kill -9, an end without farewell: neither the helper nor a worker stays."""
    done = run(LEAVING, how)
    assert done.stderr == ""
    assert [pid for pid in map(int, done.stdout.split()) if not gone(pid)] == []


def test_blocked_signals_of_the_host_are_its_own() -> None:
    """A server that waits for signals in a thread has blocked them in all: time limits hold nevertheless."""
    done = run(
        "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals()); signal.signal(signal.SIGCHLD, signal.SIG_IGN)",
        "from tests.uploads.test_pool import ask, reason, Pool, Limits",
        "asked = Pool(1, Limits(cpu=1, wall=2.0), 'tests.uploads.hostile')",
        "print(reason(ask(asked, 'spin')), ask(asked, 'say 3').page_count)",
        "asked.close()",
    )
    assert (done.stdout, done.stderr) == ("time 3\n", "")


def test_the_real_walk_answers_alike_inside_and_apart() -> None:
    data = b"%PDF-1.4\nnot much of one"
    assert pool.look(data) == pool.look(data, contain="off")
    assert pool.look(b"").size == 0


def test_a_file_over_the_limit_is_not_looked_into(tmp_path: Path) -> None:
    """The size is exact where it was known without reading, one more than the limit where reading was given up."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x" * 1000)
    for source, size in ((path, 1000), (b"x" * 1000, 1000), (io.BytesIO(b"x" * 1000), 101)):
        facts = pool.look(source, most=100)
        assert (facts.format, facts.size, [trouble.word for trouble in facts.troubles]) == ("unknown", size, ["too-large"])


def test_containment_is_on_or_off() -> None:
    with pytest.raises(ValueError, match="auto or off"):
        pool.look(b"x", contain="perhaps")


def test_a_stream_of_a_web_framework_is_awaited() -> None:
    class Stream:
        filename = "scan.pdf"

        def __init__(self) -> None:
            self.parts = [b"%PDF-", b"1.4\n", b""]

        async def read(self, count: int) -> bytes:
            return self.parts.pop(0)

    async def several() -> list[Facts]:
        return await asyncio.gather(*(pool.look_async(Stream()) for _ in range(5)))

    found = asyncio.run(several())
    assert {(each.format, each.size) for each in found} == {("pdf", 9)}


def test_layers_are_named() -> None:
    """Everywhere a process of its own and the clock; on Linux with system calls filtered all of it."""
    layers = pool.contained()
    assert layers[:2] == ("process", "wall-clock")
    assert json.dumps(layers)
    assert ("memory" in layers) != ("memory-polled" in layers)


def test_a_file_of_three_gigabytes_is_handed_over_unread(patient: Pool) -> None:
    """Sparse: by its descriptor, so neither side takes memory for it."""
    with tempfile.TemporaryFile() as file:
        file.write(b"size\n")
        file.truncate(3 << 30)
        handed: Any = file
        facts = patient.look(handed, 3 << 30, NOTHING)
    assert (facts.size, facts.page_count) == (3 << 30, (3 << 30) % 1_000_003)
