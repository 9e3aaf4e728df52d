"""One row a problem, for files of many records: what changes from row to row is put together with what was said before.

A sentence is made once per distinct problem: field, code, severity, params, trust of the fixes. What quotes the value is made anew each time, so
that no piece of anybody's data stays behind.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
_quoted = json.encoder.encode_basestring
"""What ``_encode`` makes of a text, by itself."""


Numbered = tuple[int, int, Report]
"""Where a record stands, and what is said of it: 1-based number of the record in the whole input, 1-based line of its file, report."""


class Said(NamedTuple):
    """All of a row that is the same for every problem like it, whatever it quotes.

    field: ``section.field``. fixes: how many of each trust: ``safe 1, candidate 3``.
    """

    field: str
    pointer: str
    section: str
    label: str
    code: str
    severity: str
    fixes: Mapping[str, int]
    under: str


Form = Callable[[Mapping[str, Any], str], Any]
"""What a format makes of a problem: (params, sentence) -> what stands in its row."""
Write = Callable[[str, Iterable[Numbered]], bytes]
"""The rows of some reports of one file; its name is empty where there is one input only."""


class Book:
    """What has been said, in the words of one look. make: what a format makes of the words of a problem."""

    def __init__(self, look: Look, make: Callable[[Said], Form]) -> None:
        self.look, self._make = look, make
        self._known: dict[Any, tuple[Form, Any]] = {}

    def of(self, problem: Problem, under: str) -> Any:
        """What is made of the problem's words. Where they quote the value they are put together anew, around what is kept."""
        params = problem.params
        quotes = bool(params) and not QUOTING.isdisjoint(params)
        shown = tuple([value for name, value in params.items() if name not in QUOTING]) if quotes else tuple(params.values())
        code, fixes = problem.code, problem.fixes
        trusts = tuple([fix.trust for fix in fixes]) if fixes else ()
        key = (problem.pointer, code, problem.severity, under, code.what, problem.related, shown, trusts)
        quotes = quotes and self.look.show_values
        try:
            known = self._known.get(key)
        except TypeError:  # a list among the params
            return self._words(problem, self._form(problem, under))
        if known is None:
            if len(self._known) >= MOST:
                self._known.clear()
            form = self._form(problem, under)
            known = self._known[key] = form, None if quotes else self._words(problem, form)
        return self._words(problem, known[0]) if quotes else known[1]

    def _form(self, problem: Problem, under: str) -> Form:
        look, fixes = self.look, Counter([str(fix.trust) for fix in problem.fixes])
        title, label = section(problem.place, look.lang), explained((problem,), look)[0].label
        where = field_of(problem.pointer), problem.pointer, title, label
        return self._make(Said(*where, str(problem.code), str(problem.severity), fixes, under))

    def _words(self, problem: Problem, form: Form) -> Any:
        """The problem in that form, with its params and its sentence."""
        look = self.look
        params = {n: value_of(v) for n, v in problem.params.items() if v is not None and (look.show_values or n not in QUOTING)}
        return form(params, spaced(explained((problem,), look)[0].text))


def field_of(pointer: str) -> str:
    """The column that a pointer means, as a header names it: ``section.field``, ``section.0.field``."""
    return ".".join(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def flat(report: Report) -> Sequence[tuple[Problem, str]]:
    """Every problem by itself: the first of its pointer, then those folded under it, with its code."""
    problems = report.problems
    if len(problems) == 1 and not problems[0].folded:  # the usual row
        return ((problems[0], ""),)
    return [(p, first.code if p is not first else "") for first in problems for p in (first, *first.folded)]


def mended(problem: Problem, report: Report) -> tuple[str, str]:
    """What was typed, and what it is with the first fix; half of a joint fix is none."""
    typed = typed_at(report.typed, problem.pointer) or ""
    fix = problem.fixes[0] if problem.fixes else None
    return typed, fix.apply(typed) if fix and typed and not fix.also else ""


def as_lines(look: Look) -> Write:
    """JSON, a problem a line. With ``show_values`` also what was typed and what each fix makes of it."""
    of = Book(look, _json).of
    values = look.show_values

    def write(file: str, rows: Iterable[Numbered]) -> bytes:
        lead = f'{{"file":{escaped(_encode(file))},"row":' if file else '{"row":'
        lines: list[str] = []
        for row, line, report in rows:
            for problem, under in flat(report):
                said = of(problem, under)
                span = problem.span
                place = f"[{span[0]},{span[1]}]" if span else "null"
                more = _shown(problem, report) if values else ""
                lines.append(f'{lead}{row},"line":{line},"span":{place}{said}{more}}}\n')
        return "".join(lines).encode("utf-8", "replace")

    return write


def _json(said: Said) -> Form:
    data = {"field": said.field, "pointer": said.pointer, "label": said.label, "code": said.code, "severity": said.severity}
    head, fixes = _encode(data)[1:-1], _encode(said.fixes)
    tail = f',"folded_under":{_encode(said.under)}' if said.under else ""
    return lambda params, message: escaped(f',{head},"params":{_encode(params)},"fixes":{fixes},"message":{_quoted(message)}{tail}')


def _shown(problem: Problem, report: Report) -> str:
    typed = typed_at(report.typed, problem.pointer)
    if typed is None:
        return ',"typed":null,"fixed":[' + ",".join([f'{{"trust":"{fix.trust}","value":null}}' for fix in problem.fixes]) + "]"
    mended = ["null" if fix.also else _quoted(fix.apply(typed)) for fix in problem.fixes]
    fixed = ",".join([f'{{"trust":"{fix.trust}","value":{value}}}' for fix, value in zip(problem.fixes, mended, strict=True)])
    return escaped(f',"typed":{_quoted(typed)},"fixed":[{fixed}]')


def as_table(look: Look) -> Write:
    """CSV for spreadsheets. With ``show_values`` what was typed and the first fix stand in two more columns."""
    of = Book(look, _cells).of
    values = look.show_values

    def write(file: str, rows: Iterable[Numbered]) -> bytes:
        lead = _joined(file) if file else ""
        lines: list[str] = []
        for row, line, report in rows:
            for problem, under in flat(report):
                front, back = of(problem, under)
                span = problem.span
                place = f"{span[0]},{span[1]}" if span else ","
                more = "," + _joined(*mended(problem, report)) if values else ""
                lines.append(f"{lead},{row},{line},{front},{place},{back}{more}\r\n")
        return "".join(lines).encode("utf-8", "replace")

    return write


def table_head(look: Look) -> bytes:
    """The byte order mark, without which spreadsheets take UTF-8 for the old code page, and the names of the columns."""
    return ("\ufeff" + ",".join((*COLUMNS, *VALUES) if look.show_values else COLUMNS) + "\r\n").encode()


def _cells(said: Said) -> Form:
    front, back = _joined(*_front(said)), _joined(trusts(said), said.under)
    return lambda _, message: (front, f"{_joined(message, '')}{back}")


def _front(said: Said) -> tuple[str, ...]:
    return said.field, said.pointer, said.section, said.label, said.code, said.severity


def trusts(said: Said) -> str:
    """The fixes in a cell: ``safe 1, candidate 3``."""
    return ", ".join(f"{trust} {many}" for trust, many in said.fixes.items())


class _Line:
    """What ``csv`` writes to, and hands back from each row."""

    def write(self, text: str) -> str:
        return text


_spelt = csv.writer(_Line(), lineterminator="").writerow


def _joined(*texts: str) -> str:
    return str(_spelt([cell(text) for text in texts])) if texts != ("",) else ""


def as_cells(look: Look) -> Callable[[str, Iterable[Numbered]], Iterator[tuple[Any, ...]]]:
    """The same columns as values: numbers as numbers, None where there is no span. For files that keep types."""
    of = Book(look, _values).of
    values = look.show_values

    def write(file: str, rows: Iterable[Numbered]) -> Iterator[tuple[Any, ...]]:
        for row, line, report in rows:
            for problem, under in flat(report):
                front, back = of(problem, under)
                more = mended(problem, report) if values else ()
                yield (file, row, line, *front, *(problem.span or (None, None)), *back, *more)

    return write


def _values(said: Said) -> Form:
    front, fixes, under = _front(said), trusts(said), said.under
    return lambda _, message: (front, (message, fixes, under))
