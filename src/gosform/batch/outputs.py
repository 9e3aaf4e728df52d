"""What comes out of a run: one ``Output`` a file (problems, mended rows, a page), or a count alone. The seam between the engine and what writes.

The work is done where the rows are: a worker calls ``finish`` once a chunk and hands back bytes that are ready to be appended to the file, and a
small state that the parent merges. The parent appends, merges, and keeps in the journal how long each file is and what the states come to.
Chunks reach ``finish`` in any order, ``merge`` and the file in the order of the source: bytes depend on nothing but the chunk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk, Place
    from gosform.batch.judged import Judged
    from gosform.batch.sources import Part
    from gosform.check.form import Form


class Piece(NamedTuple):
    """What one output makes of one chunk.

    data: the bytes to append to its file. state: what is merged, JSON values only (mappings with text keys, lists, numbers, text, None).
    """

    data: bytes = b""
    state: Any = None


class Setting(NamedTuple):
    """What a worker has at hand when it starts.

    form: the form that is checked. day: of the run. read: ``Source.read``, which also tells how the bytes of a part are to be had
    (a ``Source`` itself does not leave its process). names: ``Source.names``. places: ``Source.places``.
    """

    form: Form
    day: date
    read: Callable[[Part], Chunk]
    names: Sequence[str]
    places: Sequence[Place]


Finish = Callable[["Judged", "Chunk", "Part"], Piece]
"""(what was found, the chunk, the part of the source that the chunk was read from) -> what is written. Runs in a worker, once a chunk;
the part is what ``source.parts()`` gave and ``source.read(part)`` took. Never raises because of data."""


def _newest(total: Any, state: Any) -> Any:
    """The merge of an output that counts nothing."""
    return total if state is None else state


def _nothing(_: Any) -> bytes:
    return b""


@dataclass(frozen=True, slots=True, eq=False)
class Output:
    """One output of a run.

    name: short and unlike the others; the journal knows it by this: ``problems``, ``fixed``, ``summary``, ``html``.
    path: the file, written as ``FILE.part`` and renamed at the end; None where there is no file (a summary is a state only).
    start: called once in every worker, gives ``finish``: caches live in its closure. Picklable: a function of a module, or ``functools.partial``
      of one with picklable arguments (workers are spawned where they cannot be forked).
    head: the first bytes of the file (a header of CSV, a byte order mark).
    merge: (total, state) -> total, in the order of the source; the total begins as None and is JSON values only. It may change and return ``total``.
    tail: total -> the last bytes. A page that is made of counts alone gives no bytes in ``finish`` and all of them here.
    seal: (part file, finished file to write, total), where the bytes kept on the way are not yet the format itself (Parquet); it writes the second
      from the first.
    typed: ``finish`` reads what was typed (``Report.typed``, ``values``); where no output of a run does, most records are never put together.
    options: what changes the bytes (language, channel, show_values …), JSON values: ``--resume`` refuses to go on with others.
    """

    name: str
    path: Path | None
    start: Callable[[Setting], Finish]
    head: bytes = b""
    merge: Callable[[Any, Any], Any] = _newest
    tail: Callable[[Any], bytes] = _nothing
    seal: Callable[[Path, Path, Any], None] | None = None
    options: Any = None
    typed: bool = True
