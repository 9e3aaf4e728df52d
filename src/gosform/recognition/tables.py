"""Tables: cells parted by tabs, bars, semicolons, commas or several spaces; a head of labels speaks for the cells below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gosform.recognition.labels import NOTHING, Label, Near
from gosform.recognition.pieces import Piece, Sort

PARTINGS = tuple(re.compile(sign) for sign in (r"\t", r"\|", ";", r"[ \u00a0]{2,}", ","))
MOST_COLUMNS = 60


class Line(NamedTuple):
    """start, end: its code points. first, last: its pieces, half-open."""

    start: int
    end: int
    first: int
    last: int


Cells = list[tuple[int, int]]


def under_heads(
    low: str, pieces: Sequence[Piece], labels: Sequence[Label], near: list[Near], behind: Mapping[int, Near]
) -> tuple[list[Near], Mapping[int, Near], Mapping[int, Label]]:
    """What labels say of each piece, with the heads of columns put in place of a label in a neighbouring cell; and which pieces begin a cell."""
    cells: dict[int, Label] = {}
    if not labels or "\n" not in low:
        return near, behind, cells
    result, after = list(near), dict(behind)
    heads: list[Label | None] = []
    parting = PARTINGS[0]
    by_line = iter(labels)
    waiting = next(by_line, None)
    for line in _lines(low, pieces):
        here: list[Label] = []
        while waiting is not None and waiting.span.start < line.end:
            here.append(waiting)
            waiting = next(by_line, None)
        if len(here) >= 2 and (found := _head(low, pieces, line, here)):
            parting, heads = found
        elif heads and line.first < line.last:
            row = _cells(low, line, parting)
            if len(row) > 1 and abs(len(row) - len(heads)) <= 1:
                for i, head, first in _speaking(pieces, line, row, heads, here):
                    result[i] = Near(head, 1.0) if head else NOTHING
                    after.pop(i, None)
                    if head and first:
                        cells[i] = head
            elif not _ruler(low, line):
                heads = []
    return result, after, cells


def _lines(low: str, pieces: Sequence[Piece]) -> list[Line]:
    found, at, first = [], 0, 0
    while at <= len(low):
        end = low.find("\n", at)
        end = len(low) if end < 0 else end
        last = first
        while last < len(pieces) and pieces[last].start < end:
            last += 1
        found.append(Line(at, end, first, last))
        at, first = end + 1, last
    return found


def _ruler(low: str, line: Line) -> bool:
    return not low[line.start : line.end].strip(" |-+:=\t\r")


def _cells(low: str, line: Line, parting: re.Pattern[str]) -> Cells:
    """The cells of a line; empty ones at its ends are none."""
    found, at = [], line.start
    for match in parting.finditer(low, line.start, line.end):
        found.append((at, match.start()))
        at = match.end()
        if len(found) > MOST_COLUMNS:
            break
    found.append((at, line.end))
    while len(found) > 1 and not low[slice(*found[0])].strip():
        del found[0]
    while len(found) > 1 and not low[slice(*found[-1])].strip():
        del found[-1]
    return found


def _head(low: str, pieces: Sequence[Piece], line: Line, here: Sequence[Label]) -> tuple[re.Pattern[str], list[Label | None]] | None:
    """How the cells of a head are parted, and the label of each; None where the line is none: it has values, or its labels share a cell."""
    if any(piece.sort >= Sort.DIGITS and len(piece.text) > 2 for piece in pieces[line.first : line.last]):
        return None
    best: tuple[int, re.Pattern[str], list[Label | None]] | None = None
    for parting in PARTINGS:
        row = _cells(low, line, parting)
        found = [
            max((label for label in here if start <= label.span.start < end), key=lambda label: label.sure, default=None)
            for start, end in row
        ]
        count = sum(label is not None for label in found)
        if count >= 2 and count * 2 >= len(row) and (best is None or count > best[0]):
            best = count, parting, found
    return best[1:] if best else None


def _speaking(
    pieces: Sequence[Piece], line: Line, row: Cells, heads: Sequence[Label | None], here: Sequence[Label]
) -> Iterator[tuple[int, Label | None, bool]]:
    """The pieces of a row that have no label of their own in their cell: the head of each, and whether it is the first of its cell."""
    labelled = {label.span.start for label in here}
    column, own, first = -1, False, True
    for i in range(line.first, line.last):
        while column + 1 < len(row) and pieces[i].start >= row[column + 1][0]:
            column, own, first = column + 1, False, True
        own = own or pieces[i].start in labelled
        if not own:
            yield i, heads[column] if 0 <= column < len(heads) else None, first
            first = False
