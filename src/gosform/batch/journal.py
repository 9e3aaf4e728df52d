"""What is done of a run: kept beside its outputs, so that a run that was stopped, killed or out of room can go on and give the same bytes.

``FILE.part`` is an output on its way, ``FILE.progress`` the journal. The journal never knows of more than is safely in the parts: they reach
the disk first, then the journal in one step. What a part has behind the length that the journal knows is cut off before a run goes on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from gosform.batch.outputs import Output
from gosform.read_records.row import RecordsError

SHAPE = 1
"""Of the journal itself: another number cannot be gone on with."""
Told = Mapping[str, Any]
"""What makes a run what it is: input, form, day, outputs and their options. JSON values."""


@dataclass(slots=True)
class Books:
    """What is done, as far as it goes. rows = clean + blank + reported.

    after: where the source goes on; None at its beginning. parts: how many. lengths: bytes of each output's part. totals: what the states come to.
    sealed: every part is whole, and nothing but the names is left to be given.
    """

    after: Any = None
    parts: int = 0
    rows: int = 0
    clean: int = 0
    blank: int = 0
    reported: int = 0
    unreadable: int = 0
    sealed: bool = False
    lengths: dict[str, int] = field(default_factory=dict)
    totals: dict[str, Any] = field(default_factory=dict)


def part_of(path: Path) -> Path:
    """Where an output is written until it is whole."""
    return path.with_name(path.name + ".part")


def journal_beside(path: Path) -> Path:
    """Where the journal of a run lies whose first output is this file."""
    return path.with_name(path.name + ".progress")


def journal_of(outputs: Sequence[Output]) -> Path | None:
    """Where the journal of a run with these outputs lies; None where nothing is written."""
    path = next((x.path for x in outputs if x.path is not None), None)
    return None if path is None else journal_beside(path)


def told(outputs: Sequence[Output], *, form: str, rules: bytes, day: date, fingerprint: str, version: str, choice: Any = None) -> Told:
    """What a journal must agree with. rules: the text of the rule file. choice: of codes; JSON values."""
    from hashlib import sha256

    return {
        "shape": SHAPE,
        "gosform": version,
        "input": fingerprint,
        "form": form,
        "rules": sha256(rules).hexdigest(),
        "day": day.isoformat(),
        "choice": choice,
        "outputs": [[x.name, str(x.path.absolute()) if x.path else None, x.options] for x in outputs],
    }


def begun_on(path: Path) -> date | None:
    """The day of the run whose journal this is; None where there is none that can be read."""
    try:
        return date.fromisoformat(json.loads(path.read_text("utf-8"))["told"]["day"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


DIFFERENT = {
    "shape": "The run that is to go on was begun by another version of gosform. Begin anew without --resume.",
    "gosform": "The run that is to go on was begun by another version of gosform. Begin anew without --resume.",
    "input": "The input is no longer the one of the run that is to go on. Begin anew without --resume.",
    "form": "The run that is to go on was of another form. Begin anew without --resume.",
    "rules": "The rule file has changed since the run that is to go on. Begin anew without --resume.",
    "day": "The run that is to go on was of another day. Begin anew without --resume.",
    "choice": "The run that is to go on had other outputs or options. Begin anew without --resume.",
    "outputs": "The run that is to go on had other outputs or options. Begin anew without --resume.",
}
"""What is said when a journal does not fit, by the first thing that differs."""


def resumed(path: Path, told: Told, outputs: Sequence[Output]) -> Books | None:
    """The books of a run that was stopped; None where there is no journal. ``RecordsError`` where it does not fit."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return None
    try:
        data = json.loads(text)
        before, books = data["told"], Books(**data["books"])
    except (ValueError, KeyError, TypeError):
        raise RecordsError("{file} is no journal of a run. Begin anew without --resume.", file=path.name) from None
    now = json.loads(json.dumps(told))
    for name, sentence in DIFFERENT.items():
        if before.get(name) != now[name]:
            raise RecordsError(sentence)
    for output in outputs:
        if output.path is not None:
            part = part_of(output.path)
            if books.sealed and not part.exists() and output.path.exists():
                continue  # it has its name already
            if not part.is_file() or part.stat().st_size < books.lengths[output.name]:
                raise RecordsError("{file} is not as the journal left it. Begin anew without --resume.", file=part.name)
    return books


class Journal:
    """The files of a run on their way. A run without files has an empty one."""

    def __init__(self, outputs: Sequence[Output], told: Told, books: Books | None, path: Path | None) -> None:
        """path: of the journal; None keeps none (an input that cannot be read again). books: of the run that goes on, None begins anew."""
        self.path, self._told, self._outputs = path, told, outputs
        self.files: dict[str, BinaryIO] = {}
        self.ended = False
        self.books = books or Books()
        if self.books.sealed:
            return
        try:
            for output in outputs:
                if output.path is not None:
                    self._open(output, output.path, books)
        except BaseException:
            self.close()
            raise
        self.save()

    def _open(self, output: Output, path: Path, books: Books | None) -> None:
        part = part_of(path)
        try:
            # never through a link that somebody else put there
            handle = os.open(part, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0), 0o666)
        except OSError as fault:
            raise OSError(fault.errno, fault.strerror, str(part)) from None
        file = self.files[output.name] = os.fdopen(handle, "r+b", buffering=0)
        file.truncate(books.lengths[output.name] if books else 0)
        file.seek(0, os.SEEK_END)
        if books is None:
            self.books.lengths[output.name] = 0
            self._write(output.name, part, output.head)
            self.books.lengths[output.name] = len(output.head)

    def add(self, pieces: Mapping[str, bytes]) -> dict[str, int]:
        """Append to the parts; how long they are now. Where that fails, none of it counts."""
        lengths = dict(self.books.lengths)
        for output in self._outputs:
            data = pieces.get(output.name)
            if data and output.path is not None:
                self._write(output.name, part_of(output.path), data)
                lengths[output.name] += len(data)
        return lengths

    def _write(self, name: str, part: Path, data: bytes) -> None:
        file = self.files[name]
        view = memoryview(data)
        try:
            while view:
                view = view[file.write(view) :]
        except OSError as fault:
            with suppress(OSError):
                file.truncate(self.books.lengths[name])
            raise OSError(fault.errno, fault.strerror, str(part)) from None

    def save(self) -> None:
        """Everything so far is safe, whatever happens to the machine."""
        for file in self.files.values():
            os.fsync(file.fileno())
        if self.path is None:
            return
        beside = self.path.with_name(self.path.name + ".tmp")
        with beside.open("w", encoding="utf-8") as journal:
            json.dump({"told": self._told, "books": asdict(self.books)}, journal, ensure_ascii=False)
            journal.flush()
            os.fsync(journal.fileno())
        beside.replace(self.path)

    def finish(self) -> None:
        """The tails are written, the files get their names, the journal goes."""
        if not self.books.sealed:
            lengths = self.add({x.name: x.tail(self.books.totals.get(x.name)) for x in self._outputs if x.path is not None})
            self.books.lengths, self.books.sealed = lengths, True
            self.save()
        self.close()
        for output in self._outputs:
            if output.path is not None and part_of(output.path).exists():
                self._named(output, part_of(output.path), output.path)
        if self.path is not None:
            self.path.unlink(missing_ok=True)
        self.ended = True

    def _named(self, output: Output, part: Path, path: Path) -> None:
        if output.seal is None:
            part.replace(path)
            return
        whole = path.with_name(path.name + ".whole")
        output.seal(part, whole, self.books.totals.get(output.name))
        whole.replace(path)
        part.unlink()

    def drop(self) -> None:
        """Nothing is kept: the run cannot go on anyway."""
        self.close()
        for output in self._outputs:
            if output.path is not None:
                part_of(output.path).unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the files."""
        for file in self.files.values():
            with suppress(OSError):
                file.close()
        self.files = {}
