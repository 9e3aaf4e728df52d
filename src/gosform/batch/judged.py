"""What was made of one chunk: the problems of the rows that have anything to say, and how many rows there were of each sort."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any, NamedTuple, overload

from gosform.problem import Report
from gosform.sorts import Listed


class JudgedRow(NamedTuple):
    """A row with a problem. row: 0-based within the source. line: 1-based physical line. unreadable: it is no record."""

    row: int
    line: int
    report: Report
    unreadable: bool = False


Making = Callable[[Container[int] | None], Sequence[JudgedRow]]
"""Makes the reports of some rows of the source; None: of all."""


class Reports(Sequence[JudgedRow]):
    """Reports that are put together when somebody asks for them: what is written of most files needs no more than the problems.

    many: how many there are.
    """

    def __init__(self, many: int, make: Making) -> None:
        self._many, self._make = many, make
        self._made: Sequence[JudgedRow] | None = None

    def __len__(self) -> int:
        return self._many

    @overload
    def __getitem__(self, at: int) -> JudgedRow: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[JudgedRow]: ...

    def __getitem__(self, at: int | slice) -> Any:
        return self._all()[at]

    def __iter__(self) -> Iterator[JudgedRow]:
        return iter(self._all())

    def of(self, rows: Container[int]) -> Sequence[JudgedRow]:
        """Those of some rows of the source alone."""
        return self._make(rows) if self._made is None else [one for one in self._made if one.row in rows]

    def _all(self) -> Sequence[JudgedRow]:
        if self._made is None:
            self._made = self._make(None)
        return self._made


class Judged(NamedTuple):
    """One chunk, judged. rows = clean + blank + len(told): nothing is lost on the way.

    told: the rows that have something to say (a notice is something), within the source, ascending. unreadable: how many of them are no records.
    listed: their problems, each by itself, in the order of the source. reports: the same by row.
    """

    number: int
    first: int
    rows: int
    clean: int
    blank: int
    unreadable: int
    told: Sequence[int]
    listed: Sequence[Listed]
    reports: Reports
