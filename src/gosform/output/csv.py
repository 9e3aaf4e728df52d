"""CSV for spreadsheets: a problem a row. A clean report has no row; a cell never becomes a formula.

``folded_under`` is empty for the problem to mend first; for another problem of the same field it is the code of that one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from gosform.problem import Problem
from gosform.showing.cells import cell
from gosform.showing.shown import Look, Shown, listed, section, typed_at

COLUMNS = ("file", "row", "form", "code", "severity", "pointer", "section", "label", "message", "start", "end", "folded_under")


def write(items: Iterable[Shown], look: Look) -> Iterator[str]:
    """A header, then the problems; with ``show_values`` what was typed and the first fix stand in two more columns."""
    yield _row((*COLUMNS, "typed", "fixed") if look.show_values else COLUMNS)
    for item in items:
        for problem, said, under in listed(item, look):
            report = item.report
            span = problem.span or ("", "")
            row = [item.file, _text(report.row), report.form or "", str(problem.code), problem.severity.value, problem.pointer]
            row += [section(problem.place, look.lang), said.label, said.text, _text(span[0]), _text(span[1]), under or ""]
            yield _row((*row, *_values(problem, item)) if look.show_values else tuple(row))


def _values(problem: Problem, item: Shown) -> tuple[str, str]:
    typed = typed_at(item.report.typed, problem.pointer) or ""
    fix = problem.fixes[0] if problem.fixes else None
    return typed, fix.apply(typed) if fix and typed and not fix.also else ""  # half of a joint fix is none


def _row(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([cell(text) for text in cells])
    return line.getvalue()


def _text(number: int | str | None) -> str:
    return "" if number is None else str(number)
