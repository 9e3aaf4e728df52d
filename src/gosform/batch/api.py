"""Many records from Python: reports of a file, problems of a frame, a mask of a table. ``Form`` has these as methods."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from gosform.batch.judged import JudgedRow
from gosform.batch.outputs import Finish, Output, Piece, Setting
from gosform.batch.run import parts_done
from gosform.batch.sending import Receiver, Sender
from gosform.batch.sources import Note, Source, open_source
from gosform.batch.workers import job
from gosform.check.intake import today
from gosform.problem import Problem

if TYPE_CHECKING:
    from gosform.check.form import Form

FOUND = ("row", "field", "code", "severity", "start", "end", "message")
Say = Callable[[Sequence[Problem]], Sequence[str]]
"""The sentences of some problems, one each."""


class Reading(NamedTuple):
    """How rows are read and judged. mapping, format, encoding, chunk_bytes: as of ``open_source``. notes: hears what was found out about a file."""

    as_of: date | None = None
    workers: int = 1
    mapping: Mapping[str, str] | str | Path | None = None
    format: str | None = None
    encoding: str | None = None
    notes: Callable[[Note], None] | None = None


def check_batch(form: Form, what: Any, reading: Reading) -> Iterator[JudgedRow]:
    """The rows that have something to say, in order, each with its report."""
    return _reports(form, what, reading, typed=True)


def _reports(form: Form, what: Any, reading: Reading, *, typed: bool) -> Iterator[JudgedRow]:
    """typed: the records are wanted too."""
    source = _opened(form, what, reading)
    if reading.workers < 2:
        for _, (rows, _) in _pieces(form, source, Output("reports", None, _start_here, typed=typed), reading):
            yield from rows
        return
    receive = Receiver(form.rules).rows
    for data, _ in _pieces(form, source, Output("reports", None, _start, typed=typed), reading):
        yield from receive(data)


def _start_here(setting: Setting) -> Finish:
    def finish(judged: Any, chunk: Any, part: Any) -> Piece:
        return Piece(b"", list(judged.reports))

    return finish


def _start(setting: Setting) -> Finish:
    data = Sender(setting.form.rules).data

    def finish(judged: Any, chunk: Any, part: Any) -> Piece:
        return Piece(data(judged.reports), None)

    return finish


def _opened(form: Form, what: Any, reading: Reading) -> Source:
    return open_source(
        what, form.rules, say=reading.notes or _unheard, mapping=reading.mapping, format=reading.format, encoding=reading.encoding
    )


def _unheard(note: Note) -> None:
    """Nobody asked to hear it."""


def _pieces(form: Form, source: Source, output: Output, reading: Reading) -> Iterator[tuple[bytes, Any]]:
    day = reading.as_of or form.as_of or today()
    work = job(form, day, source, [output])
    for _, done in parts_done(work, source, None, reading.workers):
        piece = done.pieces[0]
        yield piece.data, (piece.state, done)


def check_frame(form: Form, table: Any, say: Say, reading: Reading) -> Any:
    """The problems of a table, a row a problem: of polars as polars, of pandas as pandas, of whatever else as a pyarrow Table.

    Columns: ``FOUND``. row: 0-based. start, end: null where the whole field is meant.
    """
    columns: dict[str, list[Any]] = {name: [] for name in FOUND}
    for row in _reports(form, table, reading, typed=False):
        problems = row.report.all
        for problem, sentence in zip(problems, say(problems), strict=True):
            start, end = problem.span or (None, None)
            cells = (row.row, _field(problem.pointer), str(problem.code), problem.severity.value, start, end, sentence)
            for name, cell in zip(FOUND, cells, strict=True):
                columns[name].append(cell)
    return _as_given(columns, table)


def _field(pointer: str) -> str:
    return ".".join(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def _as_given(columns: dict[str, list[Any]], table: Any) -> Any:
    import pyarrow as pa

    numbers = ("row", "start", "end")
    found = pa.table({name: pa.array(cells, pa.int64() if name in numbers else pa.string()) for name, cells in columns.items()})
    match type(table).__module__.partition(".")[0]:
        case "polars":
            import polars as pl

            return pl.from_arrow(found)
        case "pandas":
            return found.to_pandas(integer_object_nulls=False)
        case _:
            return found


def clean_mask(form: Form, table: Any, reading: Reading) -> npt.NDArray[np.bool_]:
    """One entry a row: True where the row has nothing to say. A row without anything in it is not clean where the form asks for something."""
    source = _opened(form, table, reading)
    masks = [_mask(state, done) for _, (state, done) in _pieces(form, source, Output("mask", None, _start_mask, typed=False), reading)]
    return np.concatenate(masks) if masks else np.ones(0, np.bool_)


def _mask(state: Any, done: Any) -> npt.NDArray[np.bool_]:
    mask = np.ones(done.rows, np.bool_)
    mask[state] = False
    return mask


def _start_mask(setting: Setting) -> Finish:
    blank = bool(setting.form.check({}).problems)

    def finish(judged: Any, chunk: Any, part: Any) -> Piece:
        rows = [row - judged.first for row in judged.told]
        return Piece(b"", [*rows, *chunk.blank] if blank else rows)

    return finish
