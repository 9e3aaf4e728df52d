"""A form that is ready to check records.

A record goes through the plan first (``plan``: everything proven clean at once), and only what is left in doubt is
diagnosed, field by field. Conditions and relations run last, on whatever could be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from gosform.check.diagnosis import diagnose, seen_by
from gosform.check.intake import today
from gosform.check.plan import Plan
from gosform.check.proof import doubts, proven
from gosform.problem import Report
from gosform.ruleset import RuleSet

if TYPE_CHECKING:
    from gosform.batch.judged import JudgedRow


class Form:
    """A form that is ready to check records. Thread-safe; holds no data of the records.

    rules: the form as frozen data.
    as_of: the day for which it was loaded; None means the day of each check.
    """

    __slots__ = ("_plan", "as_of", "rules")

    def __init__(self, rules: RuleSet, as_of: date | None = None) -> None:
        self.rules, self.as_of = rules, as_of
        self._plan = Plan(rules, as_of or today())

    def __repr__(self) -> str:
        return f"<form {self.rules.name}>"

    @property
    def id(self) -> str:
        return self.rules.id

    @property
    def version(self) -> int:
        return self.rules.version

    def check(self, record: Any, uploads: Mapping[str, Any] | None = None, *, as_of: date | None = None, contain: str = "auto") -> Report:
        """Check one record: a nested mapping as JSON gives it. Bad data is a report, never an exception.

        uploads: name of the upload field -> path, bytes or open file (a list where several are allowed); ``True``: a file is there and is not
        looked into. None: files are no part of this check. ``{}``: none was given, so that those which the form requires are missing.
        contain: how files are looked into, as for ``check_upload``.
        as_of: the day of submission, if it differs from the one the form was loaded for.
        """
        day = as_of or self.as_of or today()
        plan = self._plan
        if plan.as_of != day:
            plan = Plan(self.rules, day)
            if as_of is None:  # the day has changed under a long-lived form; another thread may do the same, to the same end
                self._plan = plan
        found = doubts(plan, record)
        clean = proven(plan, found, uploads)
        report = Report((), None, record, record, plan.name) if clean else diagnose(plan, record, uploads, found)
        if not uploads or plan.rules.uploads.keys().isdisjoint(uploads):
            return report
        from gosform.check.uploads import with_uploads

        return with_uploads(report, plan.rules, seen_by(plan, record, found), uploads, as_of=day, contain=contain)

    def check_batch(self, source: Any, *, workers: int = 1, as_of: date | None = None, **reading: Any) -> Iterator[JudgedRow]:
        """Check a file or a table of any size; gives the rows that have something to say, in order: ``row``, ``line``, ``report``.

        source: a path, a glob or several, an open binary file, a table of pyarrow, pandas or polars. workers: processes; with more than one,
        a script needs ``if __name__ == "__main__":``, as ``multiprocessing`` says. reading: ``mapping``, ``format``, ``encoding``, ``notes``.
        Needs ``gosform[batch]``. ``RecordsError`` where no records can be read.
        """
        from gosform.batch.api import Reading, check_batch

        return check_batch(self, source, Reading(as_of, workers, **reading))

    def check_frame(self, table: Any, *, lang: str = "ru", channel: str = "field", as_of: date | None = None, **reading: Any) -> Any:
        """The problems of a table, a row a problem: ``row`` (from 0), ``field``, ``code``, ``severity``, ``start``, ``end``, ``message``.

        A frame of polars gives one of polars, of pandas one of pandas; whatever else a pyarrow Table. Needs ``gosform[batch]``.
        """
        from gosform.frames import check_frame

        return check_frame(self, table, lang, channel, {"as_of": as_of, **reading})

    def clean_mask(self, table: Any, *, as_of: date | None = None, **reading: Any) -> Any:
        """A NumPy array of one truth value a row: nothing is to be said of it. Needs ``gosform[batch]``."""
        from gosform.batch.api import Reading, clean_mask

        return clean_mask(self, table, Reading(as_of, **reading))
