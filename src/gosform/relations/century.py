"""A date in the wrong century: 1901 for 2001, 2062 for 1962.

Programs that read a document or fill in a form make a year of its last two digits, and take the wrong century for them. The rest of the
date is as it should be, so the same day of the other century is worth offering where it keeps the rule that the typed one breaks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gosform.engines.calendar_days import FARTHEST, OLDEST, other_century
from gosform.problem import Fix, Problem, Span, Trust
from gosform.reading import Stretch, stretch
from gosform.record import Cell

NEAR = 4
"""Where a year that is so near to the typed one keeps the rule, a slip in the last digits says as much, and nothing is offered."""


def mended(cell: Cell, today: int, holds: Callable[[Stretch], bool], trust: Trust = Trust.CANDIDATE) -> tuple[Fix, ...]:
    """The date of a cell with its century mended, as the one fix; none where that breaks the rule too, or lies too far from today.

    today: the year of the application. holds: whether a date keeps the rule. trust: ``likely`` only where no other field may be the wrong one.
    """
    value = cell.value or ""
    start = 0 if value[:4].isdigit() else max(len(value) - 4, 0)
    digits = value[start : start + 4]
    if not digits.isdigit():
        return ()

    def in_year(year: int) -> str:
        return f"{value[:start]}{year:04}{value[start + 4 :]}"

    def kept(year: int) -> bool:
        day = stretch(in_year(year))
        return day is not None and holds(day)

    typed = int(digits)
    meant = other_century(typed)
    if meant is None or not today - OLDEST <= meant <= today + FARTHEST or not kept(meant):
        return ()
    if any(kept(typed + years) for years in range(-NEAR, NEAR + 1)):
        return ()
    return (Fix(Span(0, len(cell.typed)), in_year(meant), trust),)


def pointed(problem: Problem, cell: Cell) -> Problem:
    """The problem at the two digits of the century, where that is likely what is wrong and they are found in what was typed."""
    value = cell.value or ""
    year = value[:4] if value[:4].isdigit() else value[-4:]
    at = cell.typed.find(year)
    if at < 0 or cell.typed.count(year) > 1 or not any(fix.trust is Trust.LIKELY for fix in problem.fixes):
        return problem
    return replace(problem, span=Span(at, at + 2))
