"""Files of reports to counts, in one pass and in bounded memory. Nothing that a report may quote is looked at: no value, no param, no sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from gosform.read_records.row import RecordsError
from gosform.stats.counting import Found, Total
from gosform.stats.dates import FIELDS, day_of, in_name, of_file
from gosform.stats.opening import Opened, opened
from gosform.stats.runs import Run, Runs, is_summary
from gosform.stats.tables import csv_rows, heading
from gosform.stats.values import Value, values

WHEN = ("file", "name", "none")
MOST_PROBLEMS = 100_000
"""Problems of one application that are counted."""
EVERY = 2048
MOST_FOLDS = 4


class Reader:
    """Reads files one after the other into one total.

    when: where dates are taken from: None: a report's own, else the file's name, else the file's date; or one of ``WHEN``.
    step: is called now and then with the number of applications read.
    """

    def __init__(self, total: Total, runs: Runs | None = None, when: str | None = None, step: Callable[[int], None] | None = None) -> None:
        self.total, self.tally = total, total.tally
        self._runs, self._when, self._step = runs or Runs(()), when, step
        self._fallback = ("", "none")
        self._form: Any = self  # no form at all
        self._wanted = False
        self._path: Path | None = None
        self._name = ""
        self._before = self._seen = 0

    def read(self, raw: BinaryIO, name: str, path: Path | None = None) -> None:
        """One file. name: what it is called where something is said of it. path: of a file on disk, for its date and its run."""
        self.tally.files += 1
        self._path, self._name = path, name
        self._before, self._seen = self._before + self._seen, 0
        self._fallback = self._fallback_of(path)
        rows = _Rows(self, self._runs.of(path))
        try:
            with opened(raw, name) as found:
                if self._values(found, rows):
                    rows.end()
                else:
                    self.tally.strangers.add(name)
        except RecordsError:
            rows.end()
            (self.tally.cut if rows.many or self._seen else self.tally.strangers).add(name)
        except ModuleNotFoundError:
            self.tally.needs_batch.add(name)
        self.total.settle()

    def _values(self, found: Opened, rows: _Rows) -> bool:
        """Count what is in a file; False where nothing in it is ours."""
        match found.sort:
            case "empty":
                self.tally.empty += 1
                rows.whole = True
                return True
            case "json":
                return self._json(values(found.stream, self.tally, self._name), rows)
            case "table":
                head = heading(found.stream.readline(1 << 20))
                if head is not None:
                    rows.all(csv_rows(found.stream, head[1], head[0], self.tally))
                return True
            case "parquet":
                from gosform.batch.problem_tables import is_problems, problem_rows

                if not is_problems(found.stream):
                    return False
                rows.all(problem_rows(found.stream))
                return True
        return False

    def _json(self, found: Iterable[Value], rows: _Rows) -> bool:
        ours, foreign, whole, report = 0, 0, 0, self._report
        for data, size in found:
            whole += 1
            if type(data) is not dict:
                foreign += 1
            elif type(data.get("problems")) is list and ("ok" in data or "form" in data):
                report(data, size)
                ours += 1
            elif "code" in data and "severity" in data and "pointer" in data:
                rows.add(data)
                ours += 1
            elif is_summary(data):
                self.tally.summaries += 1
                if not self._runs.used(self._path):
                    self.tally.alone.add(self._name)
                ours += 1
            else:
                foreign += 1
        if ours or not whole:
            self.tally.foreign += foreign
        return bool(ours) or not whole

    def _report(self, data: Mapping[str, Any], size: int) -> None:
        form = data.get("form")
        if not self.counts(form):
            self.tally.other += 1
            return
        day, source = self.day(data)
        self.tally.reports += 1
        self.counted(source)
        if "left_out" in data and type(data["left_out"]) is int:
            self.tally.left_out += max(0, data["left_out"])
        problems = data["problems"]
        self.total.add(form, day, _found(problems) if problems else (), size)

    def counts(self, form: Any) -> bool:
        """The form is the one that was asked for."""
        if form != self._form:
            self._form, self._wanted = form, self.total.wanted(form) is not None
        return self._wanted

    def day(self, data: Mapping[str, Any]) -> tuple[str, str]:
        """When the report was made, and who says so."""
        if self._when is None:
            for name in FIELDS:
                if name in data and (day := day_of(data[name])):
                    return day, "report"
        return self._fallback

    def counted(self, source: str, many: int = 1) -> None:
        """So many applications more have their date from there."""
        dates = self.tally.dates
        dates[source] = dates.get(source, 0) + many
        self._seen += many
        if self._step is not None and not self._seen % EVERY:
            self._step(self._before + self._seen)

    def _fallback_of(self, path: Path | None) -> tuple[str, str]:
        if path is None or self._when == "none":
            return "", "none"
        if self._when != "file" and (day := in_name(str(path))):
            return day, "name"
        if self._when != "name" and (day := of_file(path)):
            return day, "file"
        return "", "none"


class _Rows:
    """Rows of problems of one file, put together to applications: the rows of one follow each other."""

    def __init__(self, reader: Reader, run: Run | None) -> None:
        self._reader, self._run = reader, run
        self._key: Any = None
        self._form: Any = None
        self._day = ("", "none")
        self._found: list[Found] = []
        self.many = 0
        self._forms: set[str | None] = set()
        self.whole = False

    def all(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """The rows of a table of problems."""
        self.whole = True
        for row in rows:
            self.add(row)

    def add(self, data: Mapping[str, Any]) -> None:
        """One problem."""
        key = (data.get("file"), data.get("row"))
        if key != self._key or not self._found:
            self._flush()
            self._goes_back(key)
            self._key = key
            form = data.get("form")
            self._form = form if isinstance(form, str) and form else self._run.form if self._run else None
            self._day = self._reader.day(data)
        if len(self._found) < MOST_PROBLEMS:
            self._found.append((data["pointer"], data["code"], data["severity"], data.get("label"), None))
        else:
            self._reader.tally.left_out += 1
        self._reader.tally.rows += 1

    def _goes_back(self, key: tuple[Any, Any]) -> None:
        if self._key is not None and key[0] == self._key[0]:
            now, before = _number(key[1]), _number(self._key[1])
            self._reader.tally.back += now is not None and before is not None and now < before

    def _flush(self) -> None:
        if not self._found:
            return
        found, self._found = self._found, []
        self.many += 1
        if not self._reader.counts(self._form):
            self._reader.tally.other += 1
            return
        self._forms.add(self._form)
        self._reader.counted(self._day[1])
        self._reader.total.add(self._form, self._day[0], found, len(found) * 256)

    def end(self) -> None:
        """The file has ended: the clean applications of its run are counted too, where its summary is there."""
        self._flush()
        if not self.many and not self.whole:
            return
        total, tally, run = self._reader.total, self._reader.tally, self._run
        clean = run.rows - self.many if run is not None else -1
        if run is not None and (run.reported != self.many or clean < 0):
            tally.unlike.add(self._reader._name)
        if run is None or clean < 0:
            for form in self._forms:
                total.mark_partial(form)
        elif self._reader.counts(run.form):
            day, source = self._reader._fallback
            tally.clean += clean
            self._reader.counted(source, clean)
            total.add_clean(run.form, day, clean)


def _found(problems: list[Any], depth: int = 0) -> list[Found]:
    """The problems of a report, those that are folded under others too."""
    found: list[Found] = []
    for one in problems:
        if not isinstance(one, dict):
            found.append((None, None, None, None, None))
            continue
        get = one.get
        found.append((get("pointer"), get("code"), get("severity"), get("label"), get("lang")))
        if "folded" in one and isinstance(one["folded"], list) and depth < MOST_FOLDS:
            found += _found(one["folded"], depth + 1)
    return found


def _number(row: Any) -> int | None:
    if type(row) is int:
        return row
    return int(row) if isinstance(row, str) and row.isascii() and row.isdigit() and len(row) < 12 else None
