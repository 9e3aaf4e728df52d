"""The processes that judge chunks: as many parts under way as there are hands, results in whatever order they come.

Processes are forked where nothing has been imported that does not outlive a fork (polars), and spawned otherwise. What is forked has been made
ready before: screens are built once, not once a process. Each reads its parts from a pipe of its own and ends when that is closed: with its
parent, however that ends.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from gosform.batch.memory import thrifty
from gosform.batch.outputs import Finish, Output, Piece, Setting
from gosform.problem import GosformError
from gosform.read_records.row import RecordsError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from gosform.batch.chunk import Chunk, Place
    from gosform.batch.judge import Keep
    from gosform.batch.judged import Judged
    from gosform.batch.sources import Part
    from gosform.check.form import Form
    from gosform.ruleset import RuleSet

AT_ONCE = 2
"""Parts that one process has been handed: one under way, one behind it, so that it never waits."""


class Job(NamedTuple):
    """What every process of a run needs to know. starts: of the outputs, in their order. hasty: as of ``Source``.

    typed: an output reads what was typed.
    """

    rules: RuleSet
    day: date
    places: Sequence[Place]
    names: Sequence[str]
    read: Callable[[Part], Chunk]
    starts: Sequence[Callable[[Setting], Finish]]
    keep: Keep | None = None
    hasty: Callable[[Part], Chunk] | None = None
    typed: bool = True


class Done(NamedTuple):
    """One part, judged. rows = clean + blank + reported; ``unreadable`` are among the reported."""

    number: int
    first: int
    rows: int
    clean: int
    blank: int
    reported: int
    unreadable: int
    end: Any
    pieces: Sequence[Piece]


class Lost(GosformError):
    """A part that could not be judged. of: its number. reason: an English sentence's end; empty where its process died."""

    def __init__(self, of: int, reason: str = "") -> None:
        super().__init__(f"part {of} was lost: {reason}")
        self.of, self.reason = of, reason


def job(form: Form, day: date, source: Any, outputs: Sequence[Output], keep: Keep | None = None) -> Job:
    """The job of a run."""
    starts = [x.start for x in outputs]
    return Job(
        form.rules, day, tuple(source.places), tuple(source.names), source.read, starts, keep, source.hasty, any(x.typed for x in outputs)
    )


def begun(job: Job) -> Callable[[Part], Done]:
    """What judges a part and makes the pieces of the outputs of it. Imports what is heavy."""
    from gosform.batch.judge import judging
    from gosform.check.form import Form
    from gosform.columns.plan import ColumnPlan

    columns = ColumnPlan(job.rules, job.day, job.places)
    setting = Setting(Form(job.rules, job.day), job.day, job.read, job.names, job.places)
    judge = judging(columns.plan, columns, job.places, job.keep, typed=job.typed)
    finishes = [start(setting) for start in job.starts]

    ways = [way for way in (job.hasty, job.read) if way is not None]

    def looked_at(part: Part) -> tuple[Chunk, Judged]:
        try:
            chunk = ways[0](part)
            return chunk, judge(chunk)
        except UnicodeDecodeError:
            if len(ways) == 1:
                raise
            del ways[0]  # where one text is none, there are more
            return looked_at(part)

    def work(part: Part) -> Done:
        chunk, judged = looked_at(part)
        return _counted(part, chunk, judged, [finish(judged, chunk, part) for finish in finishes])

    return work


def _counted(part: Part, chunk: Chunk, judged: Judged, pieces: Sequence[Piece]) -> Done:
    """What was done, with the books checked: nothing may be lost on the way."""
    reported = len(judged.told)
    if not part.rows == chunk.rows == judged.rows == judged.clean + judged.blank + reported:
        raise AssertionError(f"{part.rows} rows in, {judged.clean} clean, {judged.blank} blank and {reported} reports out")
    return Done(part.number, part.first, part.rows, judged.clean, judged.blank, reported, judged.unreadable, part.after, pieces)


def forkable() -> bool:
    """A process may be forked: nothing in it runs that would not go on in the child."""
    return sys.platform == "linux" and "polars" not in sys.modules and threading.active_count() == 1


class Crew:
    """Some processes with one job. A context: leaving it ends them."""

    def __init__(self, job: Job, count: int) -> None:
        self._hands: list[_Hand] = []
        os.environ.setdefault("POLARS_MAX_THREADS", "1")  # each process is one thread; read when polars is imported there
        fork = forkable()
        context: Any = get_context("fork" if fork else "spawn")
        text, ready = (b"", _ready(job)) if fork else (_pickled(job), None)
        try:
            for _ in range(count):
                here, there = context.Pipe()
                others = [hand.pipe for hand in self._hands] + [here]
                target, given = (_forked, (there, others, job, ready)) if fork else (_spawned, (there, text))
                process = context.Process(target=target, args=given)
                process.daemon = True
                process.start()
                there.close()
                self._hands.append(_Hand(process, here))
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def free(self) -> bool:
        """Somebody can take a part."""
        return any(hand.able for hand in self._hands)

    def take(self, part: Part) -> None:
        """Hand over a part to whoever has the fewest; ``Lost`` where that one has died."""
        hand = min((x for x in self._hands if x.able), key=lambda x: len(x.parts))
        hand.parts.append(part.number)
        hand.heavy = part.data is not None
        try:
            hand.pipe.send(part)
        except OSError:
            raise Lost(hand.parts[0]) from None

    def results(self, seconds: float | None = None) -> Iterator[Done | Lost]:
        """What has been finished meanwhile; waits for the first. A process that has died is told by the first part that it had."""
        ready = wait([hand.pipe for hand in self._hands if hand.parts], seconds)
        for hand in self._hands:
            if hand.pipe in ready:
                yield hand.result()

    def close(self) -> None:
        """End the processes."""
        for hand in self._hands:
            with suppress(OSError):
                hand.pipe.close()
        for hand in self._hands:
            hand.process.terminate()
            hand.process.join()
            hand.process.close()
        self._hands = []


class _Hand:
    """One process. parts: the numbers of those that it was handed and has not finished. heavy: the last one carried its bytes."""

    def __init__(self, process: Any, pipe: Connection) -> None:
        self.process, self.pipe = process, pipe
        self.parts: deque[int] = deque()
        self.heavy = self.dead = False

    @property
    def able(self) -> bool:
        # bytes do not fit into a pipe: whoever sends them waits until they are read, which must not be while the other side waits too
        return not self.dead and len(self.parts) < (1 if self.heavy else AT_ONCE)

    def result(self) -> Done | Lost:
        try:
            found = pickle.loads(self.pipe.recv_bytes())  # noqa: S301  from our own child
        except (EOFError, OSError):
            self.dead = True
            return Lost(self.parts[0])
        self.parts.popleft()
        if isinstance(found, Done):
            return found
        number, kind, what = found
        if kind == "records":
            raise RecordsError(what[0], **what[1])
        if kind == "system":
            raise OSError(*what)
        return Lost(number, what)


def _ready(job: Job) -> Callable[[Part], Done] | None:
    """What judges parts, made before the processes are: they share it. None where that fails: each process finds out by itself, and says so."""
    try:
        return begun(job)
    except Exception:  # noqa: BLE001  it comes again where it is told with the rows that it befalls
        return None


def _forked(pipe: Connection, others: Sequence[Connection], job: Job, ready: Callable[[Part], Done] | None) -> None:
    for other in others:  # else the end of the parent would not be seen: its side would live on in its children
        other.close()
    thrifty()
    _serve(pipe, lambda: job, ready)


def _spawned(pipe: Connection, text: bytes) -> None:
    _serve(pipe, lambda: _unpickled(text))


def _serve(pipe: Connection, job: Callable[[], Job], work: Callable[[Part], Done] | None = None) -> None:
    """Work until the pipe is closed. Ctrl-C reaches every process of a terminal; only the parent answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.environ["POLARS_MAX_THREADS"] = "1"
    with suppress(EOFError, OSError):
        while True:
            part = pipe.recv()
            try:
                work = work or begun(job())
                answer: Any = work(part)
            except RecordsError as refused:
                answer = part.number, "records", (refused.note.text, dict(refused.note.params))
            except OSError as fault:
                answer = part.number, "system", (fault.errno, fault.strerror, fault.filename)
            except Exception as fault:  # noqa: BLE001  whatever it is, it is said where somebody reads it, with its rows
                if os.environ.get("GOSFORM_DEBUG"):
                    import traceback

                    traceback.print_exc()
                answer = part.number, "fault", type(fault).__name__
            pipe.send_bytes(pickle.dumps(answer, 5))


def _pickled(job: Job) -> bytes:
    """A job as bytes. A form holds functions that cannot be sent: the other side reads it again."""
    path = job.rules.path
    return pickle.dumps((path if Path(path).is_file() else job.rules.name, job.rules.name, job._replace(rules=None)), 5)  # type: ignore[arg-type]


def _unpickled(text: bytes) -> Job:
    from gosform.read_rules import load

    source, name, job = pickle.loads(text)  # noqa: S301  from our own parent
    rules = load(source if source == name else Path(source), job.day)
    if rules.name != name:
        raise AssertionError(f"{source} has become {rules.name}")
    found: Job = job._replace(rules=rules)
    return found
