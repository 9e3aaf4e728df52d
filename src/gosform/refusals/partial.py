"""A record of which the caller has said a part: what was not said yet is no mistake, and nothing can be concluded from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gosform.problem import Problem, Report
from gosform.relations import presence

ASKING = frozenset((presence.REQUIRED_WHEN, presence.AT_LEAST_ONE_OF, presence.EXACTLY_ONE_OF_NONE, presence.ALL_OR_NONE))
"""Problems between fields that are about what is not there."""


def asks(problem: Problem) -> bool:
    """It asks for something that was not said."""
    return problem.code.trouble == "missing" or problem.code in ASKING


def said(report: Report) -> Report:
    """The report of what was said alone."""
    every: Iterable[Problem] = (p for found in report.problems for p in found.unfolded())
    return replace(report, problems=tuple(p for p in every if not asks(p)))


def unsaid(report: Report) -> frozenset[str]:
    """Pointers of the fields that were asked for."""
    return frozenset(pointer for p in report.all if asks(p) for pointer in (p.pointer, *p.related))
