"""One field in doubt that nothing else depends on, in a record that is certainly clean beside it: the usual row of a file with a mistake.

What is said of such a field depends on its value alone, and it is what ``diagnosis`` says, without a page to write on. Where more could be said
(two values that may have changed places, a repair that must be tried out on the record) that is noted: the record has the last word then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from gosform.check.certain import proving
from gosform.check.diagnosis import refused
from gosform.check.folding import fold
from gosform.check.plan import Line, Plan
from gosform.check.seats import exchangeable, seating
from gosform.check.sheet import BLANK
from gosform.check.swapped import mendable
from gosform.kind import Found
from gosform.problem import Problem, problem

BOTH = 2
"""From here on, added up over a record, values may stand in each other's fields."""


class Alone(NamedTuple):
    """What is said of one field by itself.

    at: its position in the plan's block. problems: at their place, folded. canonical: its usual spelling; None where it stays as typed.
    able: 2 for a value that is refused, has no safe repair and is spelt as another kind beside it is; 1 for any other such value; else 0.
    settled: nothing must be tried out on the record. found: what its own kind says; None where nobody was asked, because it is empty or depends
    on other fields.
    """

    at: int
    problems: tuple[Problem, ...]
    canonical: str | None = None
    able: int = 0
    settled: bool = True
    found: Found | None = None


Look = Callable[[str], Alone]
_alone = partial(tuple.__new__, Alone)


def looking(plan: Plan, at: int) -> Look:
    """What looks at the values of one field that no relation, condition or option reads, and that depends on none itself."""
    line = plan.block.lines[at]
    diagnose, chosen, as_of, seats = line.field.kind.diagnose, line.field.options, plan.as_of, seating(plan, at)
    pointer, place, severities, certain = line.pointer, line.field.place, line.field.severities, proving(line)
    empty = Alone(at, _placed(line, (problem(line.field.kind.missing),)) if line.always else ())

    def look(text: str) -> Alone:
        if text[:1] in BLANK and not text.strip(BLANK):
            return empty
        found = diagnose(text, chosen, as_of)
        canonical, able = found.canonical, 0
        if canonical is None:
            found = refused(plan, line, text, chosen, found)
            if found.problems and not mendable(found):
                able = BOTH if seats(text) else 1
        elif canonical == text:
            canonical = None
        said = found.problems
        if len(said) == 1 and not severities:  # the usual value
            fixes = said[0].fixes
            return _alone((at, (said[0].at(pointer, place),), canonical, able, not fixes or certain(text, fixes), found))
        problems = _placed(line, said)
        settled = all(certain(text, p.fixes) for p in problems if p.fixes)
        return _alone((at, fold(problems), canonical, able, settled, found))

    return look


def decided(ones: Sequence[Alone]) -> bool:
    """Nothing but these fields need be looked at, where all others are certainly clean: their problems are those of the record."""
    if len(ones) == 1:  # the usual row
        return ones[0].settled and ones[0].able < BOTH
    able = 0
    for _, _, _, more, settled, _ in ones:
        if not settled:
            return False
        able += more
    return able < BOTH


def apart(plan: Plan, ones: Sequence[Alone], values: Sequence[Any]) -> bool:
    """The same, told from the values of the record: none of them can have changed places, nor could with another one mended.

    values: in the order of the plan's block.
    """
    for one in ones:
        if not one.settled:
            return False
    if len(ones) > 1 and any(p.fixes for one in ones for p in one.problems):  # see ``stranded``
        return False
    return not exchangeable(plan, [one.at for one in ones if one.able], values)


def _placed(line: Line, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of a field, with the form's own severities; a code that the form switched off is left out."""
    place, severities, pointer = line.field.place, line.field.severities, line.pointer
    if not severities:
        return tuple([p.at(pointer, place) for p in problems])
    chosen = [(p, severities.get(p.code, p.severity)) for p in problems]
    return tuple([p.at(pointer, place, severity) for p, severity in chosen if severity is not None])
