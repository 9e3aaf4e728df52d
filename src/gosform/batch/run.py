"""A run over a source: parts out to those who judge them, results back in the order of the source, outputs written as they come.

Memory is bounded: no more chunks are under way than there are processes and two. Bytes depend on nothing but the input: not on how many
processes there are, not on how often the run was stopped.
"""

from __future__ import annotations

import errno
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from gosform.batch.ahead import Early, let_go, parts_ahead
from gosform.batch.journal import Books, Journal
from gosform.batch.outputs import Output
from gosform.batch.workers import Crew, Done, Job, Lost, begun, job
from gosform.problem import GosformError
from gosform.read_records.row import Note

if TYPE_CHECKING:
    from gosform.batch.judge import Keep
    from gosform.batch.sources import Part, Source
    from gosform.check.form import Form

NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
SAVE_EVERY = 2.0
"""Seconds between two looks of the journal at the disk, at least."""


class Stopped(GosformError):
    """A run that ended before its end. What it has done is kept.

    note: why. books: what is done. resumable: it can go on. signal: what ended it, where that was a signal.
    """

    def __init__(self, note: Note, books: Books, *, resumable: bool, signal: int = 0) -> None:
        super().__init__(note.text.format(**note.params))
        self.note, self.books, self.resumable, self.signal = note, books, resumable, signal


class Signalled(BaseException):
    """A signal asked the process to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Way(NamedTuple):
    """How far a run has come. done: of ``Source.size``. rows, reported: so far."""

    done: int
    rows: int
    reported: int


@dataclass(frozen=True, slots=True)
class How:
    """How a run is to be done; nothing here changes what comes out.

    workers: processes; 1 works in this one. save_every: seconds between two savings of the journal. tell: is called after each chunk.
    early: looks for the parts of the source already.
    """

    workers: int = 1
    save_every: float = SAVE_EVERY
    tell: Callable[[Way], None] = field(default=lambda _: None)
    early: Early | None = None


def run(
    form: Form, source: Source, outputs: Sequence[Output], journal: Journal, day: date, *, how: How | None = None, keep: Keep | None = None
) -> Books:
    """Judge a whole source and write the outputs. Gives the books; raises ``Stopped`` where it could not come to its end.

    journal: opened, and told where to go on from. keep: what of each report is wanted.
    """
    how = how or How()
    if journal.books.sealed:
        journal.finish()
        return journal.books
    work = job(form, day, source, outputs, keep)
    with _stoppable() as guard:
        try:
            _through(parts_done(work, source, journal.books.after, how.workers, how.early), outputs, journal, how, guard)
            with guard.whole():
                journal.finish()
        except Signalled as ended:
            if not journal.ended:
                raise _stopped(Note("The run was stopped."), journal, ended.number) from None
        except Lost as lost:
            raise _stopped(_lost(lost), journal) from None
        except OSError as fault:
            stopped = _stopped(Note("There is no room left for {file}.", {"file": fault.filename}), journal)
            raise (stopped if fault.errno in NO_ROOM else fault) from None
        except BaseException:
            _stopped(Note("The run was stopped."), journal)
            raise
    return journal.books


class _LostRows(Lost):
    """A part that was lost, by its rows."""

    def __init__(self, part: Part, name: str, reason: str) -> None:
        super().__init__(part.number, reason)
        self.part, self.name = part, name


def _lost(lost: Lost) -> Note:
    if not isinstance(lost, _LostRows):
        return Note("A process ended before its work was done.")
    part = lost.part
    params = {"file": lost.name, "first": part.first + 1, "last": part.first + part.rows, "line": part.line, "kind": lost.reason}
    if lost.reason:
        return Note("{file}: rows {first} to {last}, from line {line} on, could not be checked ({kind}).", params)
    return Note("{file}: the process that was checking rows {first} to {last}, from line {line} on, ended before it was done.", params)


def _stopped(note: Note, journal: Journal, number: int = 0) -> Stopped:
    """What is done is kept as well as it can be."""
    resumable = journal.path is not None
    try:
        journal.save()
    except OSError:  # no room for the journal itself: the one that is there knows of less, and holds
        resumable = resumable and journal.path is not None and journal.path.exists()
    if not resumable:
        journal.drop()
    journal.close()
    return Stopped(note, journal.books, resumable=resumable, signal=number)


def _through(results: Iterator[tuple[Part, Done]], outputs: Sequence[Output], journal: Journal, how: How, guard: _Guard) -> None:
    """Every part, in order."""
    saved = monotonic()
    for part, done in results:
        with guard.whole():
            _enter(journal, outputs, part, done)
        how.tell(Way(part.done, journal.books.rows, journal.books.reported))
        if monotonic() - saved >= how.save_every:
            journal.save()
            saved = monotonic()


def _enter(journal: Journal, outputs: Sequence[Output], part: Part, done: Done) -> None:
    """One part into the outputs and the books; all of it or, where the disk refuses, nothing."""
    before = journal.books
    if done.first != part.first or done.rows != part.rows:
        raise AssertionError("a part came back as another one")
    lengths = journal.add({x.name: piece.data for x, piece in zip(outputs, done.pieces, strict=True)})
    before.lengths = lengths
    before.after, before.parts = done.end, before.parts + 1
    before.rows += done.rows
    before.clean += done.clean
    before.blank += done.blank
    before.reported += done.reported
    before.unreadable += done.unreadable
    for output, piece in zip(outputs, done.pieces, strict=True):
        before.totals[output.name] = output.merge(before.totals.get(output.name), piece.state)


def parts_done(work: Job, source: Source, after: Any, workers: int, early: Early | None = None) -> Iterator[tuple[Part, Done]]:
    """The parts behind a place and what was made of each, in the order of the source. ``Lost`` where one of them was lost."""
    return _here(work, source, after) if workers < 2 else _crewed(work, source, after, workers, early)


def _here(work: Job, source: Source, after: Any) -> Iterator[tuple[Part, Done]]:
    judge: Callable[[Part], Done] | None = None
    for part in source.parts(after):
        try:
            judge = judge or begun(work)
            done = judge(part)
        except (GosformError, OSError):
            raise
        except Exception as fault:
            raise _LostRows(part, source.names[part.file], type(fault).__name__) from fault
        yield part, done


def _crewed(work: Job, source: Source, after: Any, workers: int, early: Early | None) -> Iterator[tuple[Part, Done]]:
    """In processes. What one of them loses ends the run, once everything in front of it is done."""
    parts = parts_ahead(source, after, early)
    flight = _Flight(source, parts, workers + 2)
    with let_go(parts), Crew(work, workers) as crew:
        while True:
            yield from flight.ready()  # first: what came back makes room, and a run ends only where nothing is left to begin
            while flight.lost is None and flight.room() and crew.free() and (part := flight.next()) is not None:
                try:
                    crew.take(part)
                except Lost as lost:
                    flight.lose(lost)
            if not flight.waiting():
                break
            for found in crew.results():
                flight.back(found)
    if flight.lost is not None:
        raise flight.lost
    if not flight.ended:
        raise AssertionError("a run ended before its source")


class _Flight:
    """The parts that are under way, and those that came back before their turn. ended: the source has no more."""

    def __init__(self, source: Source, parts: Iterator[Part], most: int) -> None:
        self._source, self._parts, self._most = source, parts, most
        self._out: dict[int, Part] = {}
        self._back: dict[int, Done] = {}
        self.lost: _LostRows | None = None
        self.ended = False

    def room(self) -> bool:
        """Another part may be begun."""
        return len(self._out) < self._most

    def next(self) -> Part | None:
        """The next part, now under way; None at the end."""
        part = next(self._parts, None)
        if part is None:
            self.ended = True
        else:
            self._out[part.number] = part
        return part

    def back(self, found: Done | Lost) -> None:
        """A part came back, or did not."""
        if isinstance(found, Lost):
            self.lose(found)
        else:
            self._back[found.number] = found

    def lose(self, lost: Lost) -> None:
        """A part that will not come back; of several, the first."""
        part = self._out[lost.of]
        if self.lost is None or lost.of < self.lost.of:
            self.lost = _LostRows(part, self._source.names[part.file], lost.reason)

    def ready(self) -> Iterator[tuple[Part, Done]]:
        """The parts whose turn it is, in order."""
        while self._out:
            first = next(iter(self._out))
            if first not in self._back or (self.lost is not None and first >= self.lost.of):
                return
            yield self._out.pop(first), self._back.pop(first)

    def waiting(self) -> bool:
        """Something that is wanted is still under way."""
        return any(self.lost is None or number < self.lost.of for number in self._out)


class _Guard:
    """Signals that ask the run to end: at once, or, while something is done that must be done whole, right behind it."""

    def __init__(self) -> None:
        self._busy = False
        self._asked = 0

    def ask(self, number: int, _: object) -> None:
        """A handler of signals."""
        self._asked = number
        if not self._busy:
            raise Signalled(number)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What is done inside is not interrupted."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False
        if self._asked:
            raise Signalled(self._asked)


@contextmanager
def _stoppable() -> Iterator[_Guard]:
    """SIGINT, SIGTERM and SIGHUP end a run. One that runs in another thread than the first leaves the signals alone."""
    guard = _Guard()
    if threading.current_thread() is not threading.main_thread():
        yield guard
        return
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before: Mapping[Any, Any] = {number: signal.signal(number, guard.ask) for number in numbers}
    try:
        yield guard
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
