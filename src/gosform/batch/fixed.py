"""The input again with its safe fixes applied, and every other byte as it was; beside it a log of each fix.

A row is mended as ``gosform fix`` mends it. Of CSV the cells that change are written anew, of JSON lines the values; whatever cannot be
written so, or is no row at all, is copied. What people wrote stays theirs: a cell that begins with = is neither a fix nor made harmless here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from gosform.batch.fixed_text import TextFile, text_file
from gosform.batch.outputs import Finish, Output, Piece, Setting
from gosform.mend import Changes, Mended, changed, mended
from gosform.problem import Fix, Problem, Report, Trust
from gosform.read_records.row import RecordsError

if TYPE_CHECKING:
    from gosform.batch.chunk import Chunk
    from gosform.batch.judged import Judged
    from gosform.batch.sources import Part, Source

Keep = Callable[[Report], Report]


class Row(NamedTuple):
    """A row that was mended. row, line: as of ``JudgedRow``."""

    row: int
    line: int
    changes: Changes
    done: tuple[tuple[Problem, Fix], ...]


class Made(NamedTuple):
    """A chunk, mended: its bytes, the rows that were written anew, and how many could not be."""

    data: bytes
    rows: Sequence[Row]
    stuck: int


def outputs(path: Path, source: Source, *, show_values: bool = False, keep: Keep | None = None) -> list[Output]:
    """The file and its log, ``FILE.fixes.jsonl``.

    keep: what of each report is wanted, the same as for the run. show_values: the log says what stood there and what stands there now.
    Raises ``RecordsError`` for what cannot be written so: several files at once, one JSON document, an encoding that does not give its bytes back.
    """
    if len(source.names) != 1:
        raise RecordsError("--fixed takes one file at a time.")
    file = text_file(source.read)
    options = {"values": show_values}
    if file is None:
        from gosform.batch.fixed_tables import table_output

        rows = table_output(path, source, keep)
    else:
        rows = Output("fixed", path, partial(_texts, keep=keep), head=file.head(), merge=_sum)
    log = Output(
        "fixes", log_beside(path), partial(_log, keep=keep, show_values=show_values, table=file is None), merge=_sum, options=options
    )
    return [rows, log]


def log_beside(path: Path) -> Path:
    """Where the log of a file goes."""
    return path.with_name(f"{path.name}.fixes.jsonl")


def _sum(total: dict[str, int] | None, state: dict[str, int] | None) -> dict[str, int] | None:
    """Counts of rows mended, fixes applied, and rows that could not be written, added up."""
    if total is None or state is None:
        return state if total is None else total
    return {name: total[name] + state[name] for name in total}


def _texts(setting: Setting, keep: Keep | None) -> Finish:
    """Mended text."""
    make = _making(setting, keep)

    def finish(judged: Judged, chunk: Chunk, part: Part) -> Piece:
        made = make(judged, chunk, part)
        return Piece(made.data, _counts(made))

    return finish


def _log(setting: Setting, keep: Keep | None, show_values: bool, table: bool) -> Finish:
    """A line of JSON a fix."""
    if table:
        from gosform.batch.fixed_tables import table_rows

        rows_of: Callable[[Judged, Chunk, Part], Sequence[Row]] = table_rows(setting, keep)
    else:
        make = _making(setting, keep)

        def rows_of(judged: Judged, chunk: Chunk, part: Part) -> Sequence[Row]:
            return make(judged, chunk, part).rows

    def finish(judged: Judged, chunk: Chunk, part: Part) -> Piece:
        lines = [line for row in rows_of(judged, chunk, part) for line in _lines(row, show_values)]
        return Piece("".join(lines).encode("utf-8", "replace"))

    return finish


def _lines(row: Row, show_values: bool) -> Iterator[str]:
    for p, fix in row.done:
        for pointer, part in ((p.pointer, fix), *fix.also):
            line: dict[str, Any] = {"row": row.row + 1, "line": row.line, "pointer": pointer, "code": str(p.code), "span": list(part.span)}
            line["trust"] = str(part.trust)
            if show_values:
                line["text"] = part.text
                line["before"], line["after"] = row.changes.get(tuple(_steps(pointer)), (None, None))
            yield json.dumps(line, ensure_ascii=not show_values) + "\n"


def _steps(pointer: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def _counts(made: Made) -> dict[str, int]:
    return {"mended": len(made.rows), "fixes": sum(len(row.done) for row in made.rows), "stuck": made.stuck}


_last: tuple[Any, Made] | None = None
"""What was made of the last chunk: the file and its log both ask for it, one behind the other."""


def _making(setting: Setting, keep: Keep | None) -> Callable[[Judged, Chunk, Part], Made]:
    file = text_file(setting.read)
    if file is None:
        raise AssertionError("no text")
    wave = waves(setting, keep)

    def make(judged: Judged, chunk: Chunk, part: Part) -> Made:
        global _last  # noqa: PLW0603  one chunk a process at a time, known by its identity
        if _last is not None and _last[0] is judged:
            return _last[1]
        made = _made(file, wave(judged), judged, chunk, part)
        _last = judged, made
        return made

    return make


def waves(setting: Setting, keep: Keep | None) -> Callable[[Judged], list[Row]]:
    """What mends the rows of a chunk: those of which anything changes."""
    form, day = setting.form, setting.day

    def check(record: Any) -> Report:
        report = form.check(record, as_of=day)
        return keep(report) if keep is not None and report.problems else report

    def mend_all(judged: Judged) -> list[Row]:
        found = []
        for row in judged.reports.of({one[0] for one in judged.listed if Trust.SAFE in one[4].trusts}):
            if not row.unreadable:
                done = _mended(row.report, check)
                changes = changed(row.report.typed, done.record)
                if changes:
                    found.append(Row(row.row, row.line, changes, done.done))
        return found

    return mend_all


def _mended(report: Report, check: Callable[[Any], Report]) -> Mended:
    """The record of a report, mended; the report itself is the first look at it."""
    known = [report]
    return mended(report.typed, lambda record: known.pop() if known else check(record))


def _made(file: TextFile, rows: Sequence[Row], judged: Judged, chunk: Chunk, part: Part) -> Made:
    """The bytes of a part with these rows written anew."""
    data = file.raw(part)
    if not rows:
        return Made(file.spelt(data), (), 0)
    starts = file.starts(data)
    pieces: list[bytes] = []
    written: list[Row] = []
    at, lines, first = 0, chunk.lines, judged.first
    for row in rows:
        begin, end = row.line - part.line, (lines[row.row - first + 1] - part.line if row.row - first + 1 < chunk.rows else len(starts))
        start, stop = starts[begin], (starts[end] if end < len(starts) else len(data))
        after = file.rewritten(data[start:stop], row.changes)
        if after is not None:
            pieces += (data[at:start], after)
            at = stop
            written.append(row)
    pieces.append(data[at:])
    return Made(file.spelt(b"".join(pieces)), written, len(rows) - len(written))
