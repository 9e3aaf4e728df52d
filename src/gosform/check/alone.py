"""One field in doubt that nothing else depends on, in a record that is certainly clean beside it: the usual row of a file with a mistake.

It says what ``diagnosis`` says, without a page to write on. Where more could be said than this field's own kind says (two values that may have changed
places, a repair that must be tried out on the record) it says nothing, and ``diagnosis`` is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gosform.check.diagnosis import judged
from gosform.check.folding import fold
from gosform.check.plan import NO_PART, Line, Plan
from gosform.check.proof import proven
from gosform.check.repairs import certain
from gosform.check.sheet import BLANK, Sheet
from gosform.check.swapped import movable
from gosform.problem import Problem, Report, problem

BOTH = 2
"""From here on, as ``movable`` counts, another value of the record may stand in this field."""


def alone(plan: Plan, record: Mapping[str, Any], values: Sequence[Any], at: int, none: Mapping[str, list[Any]]) -> Report | None:
    """The report of a record in which only this field is in doubt; None where ``diagnosis`` has to look at all of it.

    values: of the single sections, in the order of the plan's block. at: the position of the field; no relation, condition or option reads it.
    none: the repeated sections, all without items.
    """
    if not proven(plan, (values, (), none), None):
        return None
    line, text = plan.block.lines[at], values[at] or ""
    if not line.alone or line.field.references:
        return None
    if not text.strip(BLANK):
        return Report(_placed(line, (problem(line.field.kind.missing),)) if line.always else (), None, record, record, plan.name)
    if movable(text, line.field.kind.id, plan.kinds) >= BOTH:
        return None
    found = judged(Sheet(plan, record), line, text, line.field.options)
    problems = _placed(line, found.problems)
    if any(p.fixes and not certain(line, text, p.fixes) for p in problems):
        return None
    canonical, section = found.canonical, line.section.name
    kept = canonical is None or canonical == record.get(section, NO_PART).get(line.field.name)
    left = record if kept else {**record, section: {**record[section], line.field.name: canonical}}
    return Report(fold(problems), None, left, record, plan.name)


def _placed(line: Line, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of a field, with the form's own severities; a code that the form switched off is left out."""
    place, severities = line.field.place, line.field.severities
    if not severities:
        return tuple([p.at(line.pointer, place) for p in problems])
    chosen = [(p, severities.get(p.code, p.severity)) for p in problems]
    return tuple([p.at(line.pointer, place, severity) for p, severity in chosen if severity is not None])
