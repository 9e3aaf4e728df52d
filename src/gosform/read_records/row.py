"""What a file of records is made of: rows, notes about the file, and the one problem that a row can have as a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gosform.problem import NOTHING, Code, GosformError, Place, Problem, Token, Words, problem

UNREADABLE = Code(
    "record.unreadable",
    what="The record could not be read: {reason}.",
    fix="Correct this row of the file and check it again.",
    why="A row that cannot be parsed is a report of its own, so that as many reports come out as rows went in.",
    source="RFC 8259 (JSON), RFC 4180 (CSV)",
)
NOT_JSON = "the text is not JSON"
TWICE = "a key occurs twice"
NOT_FINITE = "a number is not finite"
TOO_LONG_NUMBER = "a number is too long"
TOO_DEEP = "the brackets are nested too deeply"
NOT_FIELDS = "there is no group of fields"
OTHER_ENCODING = "the text is in another encoding"
TOO_LONG = "the row is too long"
QUOTES = "the quotation marks do not match"
MORE_CELLS = "there are more cells than columns"

REASONS = (NOT_JSON, TWICE, NOT_FINITE, TOO_LONG_NUMBER, TOO_DEEP, NOT_FIELDS, OTHER_ENCODING, TOO_LONG, QUOTES, MORE_CELLS)
"""Every reason of ``record.unreadable``: the catalogues translate each (context ``sign``)."""

PLACE = Place(Words("record", label="Application", acc="the application"))
LONGEST = 16 * 1024 * 1024
"""The longest record, in characters. A file without line ends must not fill the memory."""


class Note(NamedTuple):
    """Something to tell whoever reads the file: an English sentence (the key of the catalogues) and what to fill in."""

    text: str
    params: Mapping[str, Any] = NOTHING


class RecordsError(GosformError):
    """A file that cannot be read as records at all."""

    def __init__(self, text: str, **params: Any) -> None:
        super().__init__(text.format(**params))
        self.note = Note(text, params)


class Row(NamedTuple):
    """One row: a record, or the problem that it is not one.

    line: 1-based physical line on which it begins; None for a file that is one record.
    cut: nothing behind this row could be read.
    start, end: where the record stands in the text of the file, in code points; both 0 for what is no record.
    """

    line: int | None
    record: Any
    problem: Problem | None = None
    cut: bool = False
    start: int = 0
    end: int = 0


Column = tuple[str, int | None, str]
"""(section, item of a repeated section or None, field)."""


class Table(NamedTuple):
    """How a CSV file is laid out: what separates its columns, and the field of each, None for a column that is no field."""

    delimiter: str
    columns: Sequence[Column | None]


class Reading(NamedTuple):
    """What a file holds.

    single: the file is one record, not a list of them. table: of a CSV file.
    """

    single: bool
    rows: Iterator[Row]
    table: Table | None = None


def unreadable(reason: str) -> Problem:
    """The problem of a row that is no record; ``reason`` is one of ``REASONS``."""
    return problem(UNREADABLE, reason=Token(reason)).at("", PLACE)
