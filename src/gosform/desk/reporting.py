"""Reports as the API gives them: the JSON of the command line, without indentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gosform.desk.answer import dumped
from gosform.showing.plain_report import plain
from gosform.showing.shown import Look, Shown

if TYPE_CHECKING:
    from gosform.desk.call import Call
    from gosform.problem import Report


def report_json(report: Report, lang: str, show_values: bool) -> bytes:
    """One report."""
    return dumped(plain(Shown(report), Look(lang=lang, show_values=show_values)))


def counted(call: Call, report: Report, of: str) -> None:
    """Count a verdict and its codes. of: ``id@version`` of a form, or a kind."""
    counters = call.desk.counters
    counters.report(of, report.ok)
    for first in report.problems:
        counters.code(of, str(first.code), first.severity.value)
        for one in first.folded:
            counters.code(of, str(one.code), one.severity.value)
