"""One row a problem, for files of many records: what changes from row to row is put together with what was said before.

A sentence is made once a sort of problems: field, code, severity, params, trust of the fixes. What quotes the value is made anew each time, so
that no piece of anybody's data stays behind.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from gosform.problem import QUOTING, Fix, Problem
from gosform.showing.cells import cell
from gosform.showing.plain_report import escaped, spaced, value_of
from gosform.showing.shown import Look, explained, section, typed_at
from gosform.sorts import MOST, Listed, Sort, sorting

_PLACE = ("file", "row", "line", "field", "pointer", "section", "label")
COLUMNS = (*_PLACE, "code", "severity", "start", "end", "message", "fixes", "folded_under")
VALUES = ("typed", "fixed")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quoted = json.encoder.encode_basestring
"""What ``_encode`` makes of a text, by itself."""


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
Write = Callable[[str, Iterable[Listed]], bytes]
"""The rows of some problems of one file; its name is empty where there is one input only."""


class Book:
    """What has been said, in the words of one look. make: what a format makes of the words of a problem.

    made: what stands in the rows of a sort, whatever its problems are about; a sort that quotes the value is not there.
    """

    def __init__(self, look: Look, make: Callable[[Said], Form]) -> None:
        self.look, self._make = look, make
        self.made: dict[Sort, Any] = {}
        self._forms: dict[Sort, Form] = {}

    def of(self, problem: Problem, sort: Sort) -> Any:
        """What is made of the problem's words. Where they quote the value they are put together anew, around what is kept."""
        made = self.made.get(sort)
        if made is not None:
            return made
        form = self._forms.get(sort)
        if form is None:
            if len(self._forms) >= MOST:
                self._forms.clear()
                self.made.clear()
            form = self._forms[sort] = self._form(problem, sort)
        made = self._words(problem, form)
        if not (sort.quotes and self.look.show_values):
            self.made[sort] = made
        return made

    def _form(self, problem: Problem, sort: Sort) -> Form:
        look, fixes = self.look, Counter([trust.value for trust in sort.trusts])
        title, label = section(problem.place, look.lang), explained((problem,), look)[0].label
        where = field_of(problem.pointer), problem.pointer, title, label
        return self._make(Said(*where, str(problem.code), str(problem.severity), fixes, sort.under))

    def _words(self, problem: Problem, form: Form) -> Any:
        """The problem in that form, with its params and its sentence."""
        look = self.look
        params = {n: v for n, v in problem.params.items() if v is not None and (look.show_values or n not in QUOTING)}
        return form(params, spaced(explained((problem,), look)[0].text))


def field_of(pointer: str) -> str:
    """The column that a pointer means, as a header names it: ``section.field``, ``section.0.field``."""
    return ".".join(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def sentences(look: Look) -> Callable[[Problem], str]:
    """What says a problem in the words of a look; it is put together once a sort."""
    of, sort_of = Book(look, lambda _: lambda _, message: message).of, sorting()

    def say(problem: Problem) -> str:
        return str(of(problem, sort_of(problem, "")))

    return say


def typed_in(problem: Problem, typed: Any) -> str | None:
    """What was typed in the field of a problem. typed: that, or the record that it is in."""
    return typed if type(typed) is str else typed_at(typed, problem.pointer)


def mended(problem: Problem, typed: Any) -> tuple[str, str]:
    """What was typed, and what it is with the first fix; half of a joint fix is none."""
    text = typed_in(problem, typed) or ""
    fix = problem.fixes[0] if problem.fixes else None
    return text, fix.apply(text) if fix and text and not fix.also else ""


def as_lines(look: Look) -> Write:
    """JSON, a problem a line. With ``show_values`` also what was typed and what each fix makes of it."""
    book = Book(look, _json)
    values = look.show_values

    def write(file: str, problems: Iterable[Listed]) -> bytes:
        lead = f'{{"file":{escaped(_encode(file))},"row":' if file else '{"row":'
        made, of = book.made, book.of
        pieces: list[bytes] = []
        for row, line, typed, problem, sort in problems:
            span = problem.span
            place = f"[{span[0]},{span[1]}]" if span else "null"
            pieces.append(f'{lead}{row + 1},"line":{line},"span":{place}'.encode())
            pieces.append(made.get(sort) or of(problem, sort))
            pieces.append(_shown(problem, typed_in(problem, typed)) if values else b"}\n")
        return b"".join(pieces)

    return write


def _json(said: Said) -> Form:
    data = {"field": said.field, "pointer": said.pointer, "label": said.label, "code": said.code, "severity": said.severity}
    head, fixes = _encode(data)[1:-1], _encode(said.fixes)
    tail = f',"folded_under":{_encode(said.under)}' if said.under else ""

    def form(params: Mapping[str, Any], message: str) -> bytes:
        shown = ",".join([f"{_quoted(name)}:{_param(value)}" for name, value in params.items()])
        said = f',{head},"params":{{{shown}}},"fixes":{fixes},"message":{_quoted(message)}{tail}'
        return escaped(said).encode("utf-8", "replace")

    return form


def _param(value: Any) -> str:
    """A param as JSON."""
    if type(value) is str:
        return _quoted(value)
    return str(value) if type(value) is int and 0 <= value < 10_000 else _encode(value_of(value))


def _shown(problem: Problem, typed: str | None) -> bytes:
    """What was typed and what each fix makes of it; the end of the line."""
    fixed = ",".join([f'{{"trust":"{fix.trust}","value":{_fixed(fix, typed)}}}' for fix in problem.fixes])
    return escaped(f',"typed":{"null" if typed is None else _quoted(typed)},"fixed":[{fixed}]}}\n').encode("utf-8", "replace")


def _fixed(fix: Fix, typed: str | None) -> str:
    return "null" if typed is None or fix.also else _quoted(fix.apply(typed))


def as_table(look: Look) -> Write:
    """CSV for spreadsheets. With ``show_values`` what was typed and the first fix stand in two more columns."""
    book = Book(look, _cells)
    values = look.show_values

    def write(file: str, problems: Iterable[Listed]) -> bytes:
        lead = _joined(file) if file else ""
        made, of = book.made, book.of
        lines: list[str] = []
        for row, line, typed, problem, sort in problems:
            front, back = made.get(sort) or of(problem, sort)
            span = problem.span
            place = f"{span[0]},{span[1]}" if span else ","
            more = "," + _joined(*mended(problem, typed)) if values else ""
            lines.append(f"{lead},{row + 1},{line},{front},{place},{back}{more}\r\n")
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


def as_cells(look: Look) -> Callable[[str, Iterable[Listed]], Iterator[tuple[Any, ...]]]:
    """The same columns as values: numbers as numbers, None where there is no span. For files that keep types."""
    book = Book(look, _values)
    values = look.show_values

    def write(file: str, problems: Iterable[Listed]) -> Iterator[tuple[Any, ...]]:
        made, of = book.made, book.of
        for row, line, typed, problem, sort in problems:
            front, back = made.get(sort) or of(problem, sort)
            more = mended(problem, typed) if values else ()
            yield (file, row + 1, line, *front, *(problem.span or (None, None)), *back, *more)

    return write


def _values(said: Said) -> Form:
    front, fixes, under = _front(said), trusts(said), said.under
    return lambda _, message: (front, (message, fixes, under))
