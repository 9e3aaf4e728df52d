"""One row a problem, for files of many records: what changes from row to row is put together with what was said before.

A sentence is made once per distinct problem: field, code, severity, params, trust of the fixes. What quotes the value is made anew each time, so
that no piece of anybody's data stays behind.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from gosform.problem import QUOTING, Problem, Report
from gosform.showing.cells import cell
from gosform.showing.plain_report import escaped, spaced, value_of
from gosform.showing.shown import Look, explained, section, typed_at

MOST = 4096
"""Sentences kept. Beyond it the book is begun anew."""
COLUMNS = (
    "file",
    "row",
    "line",
    "field",
    "pointer",
    "section",
    "label",
    "code",
    "severity",
    "start",
    "end",
    "message",
    "fixes",
    "folded_under",
)
VALUES = ("typed", "fixed")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Where(NamedTuple):
    """Where the record stands. row: 1-based number of the record in the whole input. line: 1-based line of its file. file: empty for one input."""

    row: int
    line: int
    file: str = ""


class Said(NamedTuple):
    """All of a row that is the same for every problem like it.

    field: ``section.field``. fixes: how many of each trust: ``safe 1, candidate 3``. params: without what quotes.
    """

    field: str
    pointer: str
    section: str
    label: str
    code: str
    severity: str
    message: str
    fixes: dict[str, int]
    params: dict[str, Any]
    under: str


Write = Callable[[Where, Report], Iterator[bytes]]
"""The rows of one report."""


class Book:
    """What has been said, in the words of one look."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._known: dict[Any, Any] = {}

    def made(self, problem: Problem, under: str, make: Callable[[Said], Any]) -> Any:
        """What ``make`` makes of the problem's words; kept where they quote nothing."""
        params = problem.params
        key: Any = None
        if not (self.look.show_values and not QUOTING.isdisjoint(params)):
            shown = tuple([value for name, value in params.items() if name not in QUOTING]) if params else ()
            trusts = tuple([fix.trust for fix in problem.fixes]) if problem.fixes else ()
            key = (problem.pointer, problem.code, problem.severity, under, problem.code.what, problem.related, shown, trusts)
            try:
                known = self._known.get(key)
            except TypeError:  # a list among the params
                key, known = None, None
            if known is not None:
                return known
        made = make(self.said(problem, under))
        if key is not None:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[key] = made
        return made

    def said(self, problem: Problem, under: str) -> Said:
        """The words of a problem."""
        look = self.look
        words = explained((problem,), look)[0]
        fixes: dict[str, int] = {}
        for fix in problem.fixes:
            fixes[fix.trust.value] = fixes.get(fix.trust.value, 0) + 1
        return Said(
            field_of(problem.pointer),
            problem.pointer,
            section(problem.place, look.lang),
            words.label,
            str(problem.code),
            problem.severity.value,
            spaced(words.text),
            fixes,
            {n: value_of(v) for n, v in problem.params.items() if v is not None and (look.show_values or n not in QUOTING)},
            under,
        )


def field_of(pointer: str) -> str:
    """The column that a pointer means, as a header names it: ``section.field``, ``section.0.field``."""
    return ".".join(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def flat(report: Report) -> Iterator[tuple[Problem, str]]:
    """Every problem by itself: the first of its pointer, then those folded under it, with its code."""
    for first in report.problems:
        yield first, ""
        for problem in first.folded:
            yield problem, str(first.code)


def mended(problem: Problem, report: Report) -> tuple[str, str]:
    """What was typed, and what it is with the first fix; half of a joint fix is none."""
    typed = typed_at(report.typed, problem.pointer) or ""
    fix = problem.fixes[0] if problem.fixes else None
    return typed, fix.apply(typed) if fix and typed and not fix.also else ""


def as_lines(look: Look) -> Write:
    """JSON, a problem a line. With ``show_values`` also what was typed and what each fix makes of it."""
    book = Book(look)

    def write(where: Where, report: Report) -> Iterator[bytes]:
        lead = f'{{"file":{escaped(_encode(where.file))},' if where.file else "{"
        lead = f'{lead}"row":{where.row},"line":{where.line},"span":'
        for problem, under in flat(report):
            span = problem.span
            said: bytes = book.made(problem, under, _json)
            front = f"{lead}[{span[0]},{span[1]}]" if span else f"{lead}null"
            more = _shown(problem, report) if look.show_values else b"}\n"
            yield front.encode() + said + more

    return write


def _json(said: Said) -> bytes:
    data: dict[str, Any] = {"field": said.field, "pointer": said.pointer, "label": said.label, "code": said.code, "severity": said.severity}
    data |= {"params": said.params, "fixes": said.fixes, "message": said.message}
    if said.under:
        data["folded_under"] = said.under
    return ("," + escaped(_encode(data))[1:-1]).encode()


def _shown(problem: Problem, report: Report) -> bytes:
    typed = typed_at(report.typed, problem.pointer)
    fixes = [{"trust": fix.trust.value, "value": None if typed is None or fix.also else fix.apply(typed)} for fix in problem.fixes]
    return ("," + escaped(_encode({"typed": typed, "fixed": fixes}))[1:] + "\n").encode("utf-8", "replace")


def as_table(look: Look) -> Write:
    """CSV for spreadsheets. With ``show_values`` what was typed and the first fix stand in two more columns."""
    book = Book(look)

    def write(where: Where, report: Report) -> Iterator[bytes]:
        lead = f"{_joined(where.file) if where.file else ''},{where.row},{where.line},"
        for problem, under in flat(report):
            front, back = book.made(problem, under, _cells)
            span = problem.span
            place = f"{span[0]},{span[1]}" if span else ","
            more = "," + _joined(*mended(problem, report)) if look.show_values else ""
            yield f"{lead}{front},{place},{back}{more}\r\n".encode("utf-8", "replace")

    return write


def table_head(look: Look) -> bytes:
    """The byte order mark, without which spreadsheets take UTF-8 for the old code page, and the names of the columns."""
    return ("\ufeff" + ",".join((*COLUMNS, *VALUES) if look.show_values else COLUMNS) + "\r\n").encode()


def _cells(said: Said) -> tuple[str, str]:
    front = _joined(said.field, said.pointer, said.section, said.label, said.code, said.severity)
    return front, _joined(said.message, trusts(said), said.under)


def trusts(said: Said) -> str:
    """The fixes in a cell: ``safe 1, candidate 3``."""
    return ", ".join(f"{trust} {many}" for trust, many in said.fixes.items())


def _joined(*texts: str) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([cell(text) for text in texts])
    return line.getvalue() if texts != ("",) else ""


def as_cells(look: Look) -> Callable[[Where, Report], Iterator[tuple[Any, ...]]]:
    """The same columns as values: numbers as numbers, None where there is no span. For files that keep types."""
    book = Book(look)

    def write(where: Where, report: Report) -> Iterator[tuple[Any, ...]]:
        for problem, under in flat(report):
            front, back = book.made(problem, under, _values)
            span = problem.span or (None, None)
            more = mended(problem, report) if look.show_values else ()
            yield (where.file, where.row, where.line, *front, *span, *back, *more)

    return write


def _values(said: Said) -> tuple[tuple[str, ...], tuple[str, ...]]:
    front = (said.field, said.pointer, said.section, said.label, said.code, said.severity)
    return front, (said.message, trusts(said), said.under)
