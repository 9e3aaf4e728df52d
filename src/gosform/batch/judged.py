"""What was made of one chunk: the reports of the rows that have anything to say, and how many rows there were of each sort."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gosform.problem import Report


class JudgedRow(NamedTuple):
    """A row with a problem. row: 0-based within the source. line: 1-based physical line. unreadable: it is no record."""

    row: int
    line: int
    report: Report
    unreadable: bool = False


class Judged(NamedTuple):
    """One chunk, judged. rows = clean + blank + len(reports): nothing is lost on the way.

    reports: of the rows that have something to say (a notice is something), in the order of the source.
    """

    number: int
    first: int
    rows: int
    clean: int
    blank: int
    reports: Sequence[JudgedRow]
