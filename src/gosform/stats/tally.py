"""What was read, and what could not be: every line and file that is not counted is said."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_NAMES = 20
"""Names that are kept of each sort; of the others the number alone."""


@dataclass(slots=True)
class Names:
    """Some names of files, and how many there were."""

    first: list[str] = field(default_factory=list)
    many: int = 0

    def add(self, name: str) -> None:
        """One more."""
        self.many += 1
        if len(self.first) < MOST_NAMES:
            self.first.append(name)


@dataclass(slots=True)
class Tally:
    """Counts of what was read.

    files: opened. empty: of these, without anything in them. reports, rows: reports and rows of problems that were counted. clean: applications that
    only the summary of a run knows of. summaries: summaries of runs. alone: summaries whose file of problems was not read. unlike: summaries that do
    not fit their file of problems. broken: lines that cannot be read. long: lines that are too long. foreign: JSON that is no report.
    odd: problems of a shape that is not known. other: reports of another form. left_out: problems that the reports themselves leave out.
    back: how often the numbers of rows went back within a file of problems. crowded: applications with too many codes to look for pairs.
    dates: where the date of each application is from: ``report``, ``name``, ``file``, ``none``.
    strangers: files that are no report. cut: files that break off. twice: files that were named twice.
    closed: files that cannot be opened. needs_batch: files of Parquet, where what reads them is not installed.
    """

    files: int = 0
    empty: int = 0
    reports: int = 0
    rows: int = 0
    clean: int = 0
    summaries: int = 0
    alone: Names = field(default_factory=Names)
    unlike: Names = field(default_factory=Names)
    broken: int = 0
    long: int = 0
    foreign: int = 0
    odd: int = 0
    other: int = 0
    left_out: int = 0
    back: int = 0
    crowded: int = 0
    dates: dict[str, int] = field(default_factory=dict)
    strangers: Names = field(default_factory=Names)
    cut: Names = field(default_factory=Names)
    twice: Names = field(default_factory=Names)
    closed: Names = field(default_factory=Names)
    needs_batch: Names = field(default_factory=Names)

    @property
    def read(self) -> bool:
        """Something could be read: a report, a row of a problem, a summary, or a file that is empty and may be."""
        return bool(self.reports or self.rows or self.summaries or self.empty or self.other)
