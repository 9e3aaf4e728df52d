"""What is said of the values of one field, looked at by themselves; of values that come again it is kept."""

from __future__ import annotations

from collections.abc import Iterable

from gosform.check.alone import BOTH, Alone, looking
from gosform.check.plan import Line, Plan
from gosform.problem import Report

MOST = 1024
"""Values of one field of which is kept what was said. Beyond it the book is begun anew."""


class Said:
    """What has been said of the values of one field."""

    def __init__(self, plan: Plan, at: int) -> None:
        self._line: Line = plan.block.lines[at]
        self._look = looking(plan, at)
        self._known: dict[str, Alone | None] = {}  # None: seen once; most wrong values come once, and what is said of them is large

    def of(self, values: Iterable[str | None]) -> list[Alone]:
        """What is said of each of these values; None is an empty one."""
        known, look, found = self._known, self._look, []
        for value in values:
            text = value or ""
            one = known.get(text)
            if one is None:
                one = look(text)
                if text in known:
                    known[text] = one
                else:
                    if len(known) >= MOST:
                        known.clear()
                    known[text] = None
            found.append(one)
        return found

    def last(self, text: str, one: Alone, report: Report) -> None:
        """The report of a record in which this field alone was in doubt: where no other value had a part in it, it is the last word on this one."""
        line = self._line
        if one.able < BOTH and self._known.get(text) is one and all(p.pointer == line.pointer and not p.related for p in report.problems):
            self._known[text] = one._replace(problems=report.problems, settled=True)
