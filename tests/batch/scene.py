"""Sources made of records, and outputs that are easy to look at, for the tests of runs. Everything here can be sent to other processes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tests.batch.tables import chunk_of

from gosform.batch.chunk import Chunk, Place
from gosform.batch.outputs import Finish, Output, Piece, Setting
from gosform.batch.sources import Mark, Part, RecordsError, Source


def source_of(records: Sequence[Any], places: Sequence[Place], size: int = 10, trouble: tuple[int, str] = (-1, "")) -> Source:
    """A source of records, so many a part. trouble: (number of a part, what happens when it is read)."""

    def parts(after: Any = None) -> Iterator[Part]:
        mark = Mark(*after) if after else Mark(0, 0, 2, 0, 0)
        while mark.row < len(records):
            rows = list(records[mark.row : mark.row + size])
            end = Mark(0, mark.at + len(rows), mark.line + len(rows), mark.row + len(rows), mark.number + 1)
            yield Part(mark.number, mark.row, len(rows), 0, mark.line, mark.at, end.at, end.at, end, "", rows)
            mark = end

    return Source("records", ["records"], places, len(records), parts, partial(read, places=tuple(places), trouble=trouble), "records")


def read(part: Part, places: Sequence[Place], trouble: tuple[int, str]) -> Chunk:
    """The chunk of a part, or the trouble that was asked for."""
    if trouble[1].startswith("waits "):
        marker = Path(trouble[1].removeprefix("waits "))
        if part.number == 3:
            marker.touch()
        while part.number == 0 and not marker.exists():
            os.sched_yield()
    if part.number == trouble[0]:
        match trouble[1]:
            case "dies":
                os._exit(9)
            case "raises":
                raise ValueError("something with a value in it")
            case "refuses":
                raise RecordsError("{file} was changed while it was read.", file="records")
            case "cannot":
                raise OSError(5, "Input/output error", "records")
    found = chunk_of(part.data, places, part.first, part.number)
    return Chunk(
        part.number, part.first, part.rows - (trouble == (part.number, "loses")), found.cells, found.lines, part.after, found.records
    )


def codes(path: Path | None) -> Output:
    """A line for every row that has something to say; its state counts them."""
    return Output("codes", path, start, head=b"codes\n", merge=added, tail=ended, options=[1])


def start(setting: Setting) -> Finish:
    """The codes of each report."""

    def finish(judged: Any, chunk: Any, part: Any) -> Piece:
        lines = [json.dumps([row.row, row.report.flatten()]) + "\n" for row in judged.reports]
        return Piece("".join(lines).encode(), len(lines))

    return finish


def added(total: int | None, state: int) -> int:
    """The sum."""
    return (total or 0) + state


def ended(total: int | None) -> bytes:
    """The last line."""
    return f"{total or 0} in all\n".encode()
