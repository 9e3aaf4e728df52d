"""JUnit XML for build servers: a file is a suite, a record is a case, its problems are the failures of that case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from gosform.problem import Severity
from gosform.saying.visible import safe
from gosform.showing.shown import Count, Look, Shown, counted, listed

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""


def write(items: Iterable[Shown], look: Look) -> Iterator[str]:
    """The whole document. A suite is kept until it is counted: the format wants the counts in front."""
    look = look._replace(show_values=False)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gosform">\n'
    for file, group in groupby(items, lambda item: item.file):
        count = Count()
        cases = [_case(item, look) for item in counted(group, count)]
        yield f'<testsuite name={_attribute(file or "gosform")} tests="{count.reports}" failures="{count.broken}" errors="0">\n'
        yield from cases
        yield "</testsuite>\n"
    yield "</testsuites>\n"


def _case(item: Shown, look: Look) -> str:
    report = item.report
    name = f"line {report.row}" if report.row is not None else (report.form or "value")
    head = f"<testcase classname={_attribute(report.form or 'gosform')} name={_attribute(name)}"
    if not report.problems:
        return head + "/>\n"
    said = [
        f"{problem.severity} {problem.code} {problem.pointer}{f' (folded under {under})' if under else ''}: {one.label}: {one.text}"
        for problem, one, under in listed(item, look)
    ]
    body = escape(_clean("\n".join(map(safe, said))))
    if report.ok:
        return f"{head}><system-out>{body}</system-out></testcase>\n"
    first, errors = report.errors[0].code, sum(p.severity is Severity.ERROR for p in report.all)
    return f"{head}><failure type={_attribute(first)} message={_attribute(f'problems: {errors}')}>{body}</failure></testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_clean(safe(text)))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
