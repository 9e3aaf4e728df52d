"""Two values that stand in each other's fields: ИНН and КПП, series and number, БИК and account, phone and e-mail.

One joint problem with one joint fix, in place of the two that each value has where it stands. It is said only when both values are
refused where they are, and the record with the two exchanged has no error at either field and no new one anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from gosform.check.frame import pointer_of
from gosform.check.plan import Line
from gosform.check.seats import BY_CHANCE, chances, refused_there
from gosform.guess.looks import among, looks
from gosform.kind import Found
from gosform.mend import mend
from gosform.problem import NOTHING, Code, Fix, Problem, Report, Severity, Span, Trust

SWAPPED = Code(
    "record.swapped",
    what="It looks like {acc} and {other_acc} are swapped.",
    fix="Enter each in its own field.",
    why="Both values are refused where they stand, and with the two exchanged both are good and nothing else becomes wrong. The one fix "
    "changes both fields or none.",
    source="the rules of the two fields",
)
SWAPPED_SECTIONS = Code(
    "record.swapped-sections",
    what="It looks like {acc} has changed places: “{section}” and “{other_section}”.",
    fix="Enter each of the two values in its own section.",
    why="The same as record.swapped, for two fields of one kind in two sections: the ИНН of a person and of a company, say.",
    source="the rules of the two fields",
)
CODES = (SWAPPED, SWAPPED_SECTIONS)
MOST_REFUSED = 24
"""More refused values than this are a form filled in at random; nobody looks for pairs among them."""
MOST_TRIED = 8
"""Pairs that are tried out; each costs one more check of the record."""


SAFE = Trust.SAFE


class Stood(NamedTuple):
    """A value where it stands."""

    line: Line
    item: int | None
    kind: str
    typed: str

    @property
    def pointer(self) -> str:
        """Where it stands in the record."""
        return pointer_of(self.line, self.item)


def mendable(found: Found) -> bool:
    """A safe mending is known: a letter for a digit is no exchange."""
    for p in found.problems:
        for fix in p.fixes:
            if fix.trust is SAFE:
                return True
    return False


def movable(typed: str, own: str, kinds: frozenset[str]) -> int:
    """2 for a refused value that is spelt as another kind of the form is; 1 where it is spelt as its own, or as none that the form asks
    for (one of the same kind may take it); 0 for any other.
    """
    return 2 if elsewhere(typed, own, kinds) else 1 if looks(typed)[1] else 0


def elsewhere(typed: str, own: str, kinds: frozenset[str]) -> bool:
    """The value is spelt as another kind of the form is."""
    return among(typed, _without(own, kinds))


@lru_cache(maxsize=4096)
def _without(own: str, kinds: frozenset[str]) -> frozenset[str]:
    return kinds - {own}


def exchanged(
    report: Report,
    refused: Sequence[Stood],
    taken: Callable[[Stood, frozenset[str]], Iterable[Stood]],
    record: Any,
    again: Callable[[Any], Report],
    *,
    as_of: date,
) -> Report:
    """The report, with one joint problem for every two values that stand in each other's fields.

    taken: the values of the same section that no error is found in, of fields of these kinds.
    again: checks a record in which two values have been exchanged. as_of: the day of the check.
    """
    if len(refused) > MOST_REFUSED:
        return report
    found: list[Joint] = []
    for tried, (one, other) in enumerate(_pairs(refused, taken)):
        if tried == MOST_TRIED:
            break
        joint = _joint(report, one, other, record, again, as_of=as_of)
        if joint is not None:
            found.append(joint)
    held = Counter(pointer for joint in found for pointer in joint.pointers)
    for joint in found:
        if all(held[pointer] == 1 for pointer in joint.pointers):  # else the value fits two fields: nobody knows which
            report = _replaced(report, joint)
    return report


def _pairs(refused: Sequence[Stood], taken: Callable[[Stood, frozenset[str]], Iterable[Stood]]) -> Iterator[tuple[Stood, Stood]]:
    """Pairs whose spelling allows the exchange, the two refused ones first."""
    seen = [(one, chances(one.typed)) for one in refused]
    for j, (other, others) in enumerate(seen):
        for one, ones in seen[:j]:
            if one.item == other.item and other.kind in ones and one.kind in others:
                yield one, other
    for one, ones in seen:
        for other in taken(one, frozenset(ones) - {one.kind}):
            if ones[other.kind] * chances(other.typed).get(one.kind, 1.0) <= BY_CHANCE:
                yield (one, other) if one.line.key < other.line.key else (other, one)


class Joint(NamedTuple):
    """The joint problem, and (code, pointer) of what is left to say once it is mended."""

    found: Problem
    left: frozenset[tuple[str, str]]

    @property
    def pointers(self) -> tuple[str, ...]:
        """The two fields."""
        return (self.found.pointer, *self.found.related)


def _joint(report: Report, one: Stood, other: Stood, record: Any, again: Callable[[Any], Report], *, as_of: date) -> Joint | None:
    """The joint problem, where the exchange mends both and breaks nothing."""
    if refused_there(one.line, one.typed, other.line, other.typed, as_of):
        return None
    fix = joint_fix(one, other)
    after = again(mend(record, one.pointer, fix))
    before = {(str(p.code), p.pointer) for p in report.errors}
    errors = {(str(p.code), p.pointer) for p in after.errors}
    if not errors <= before or any(pointer in (one.pointer, other.pointer) for _, pointer in errors):
        return None
    wrong = {pointer for _, pointer in before}
    if one.pointer not in wrong and other.pointer not in wrong:
        return None
    if not (one.pointer in wrong and other.pointer in wrong) and any(
        p.pointer in (one.pointer, other.pointer) and p.severity is Severity.WARNING for p in after.problems
    ):
        return None
    same = one.kind == other.kind and one.line.section is not other.line.section
    found = joint_problem(SWAPPED_SECTIONS if same else SWAPPED, one, other, fix, Severity.ERROR)
    return Joint(found, frozenset((str(p.code), p.pointer) for p in after.problems))


def joint_fix(one: Stood, other: Stood) -> Fix:
    """Each value to where the other stands."""
    also = ((other.pointer, Fix(Span(0, len(other.typed)), one.typed, Trust.LIKELY)),)
    return Fix(Span(0, len(one.typed)), other.typed, Trust.LIKELY, also=also)


def joint_problem(code: Code, one: Stood, other: Stood, fix: Fix, severity: Severity) -> Problem:
    """The problem of two fields, shown at the first."""
    place, places, related = one.line.field.place, (other.line.field.place,), (other.pointer,)
    return Problem(code, Span(0, len(one.typed)), NOTHING, (fix,), severity, one.pointer, related, place, places, place.rule)


def _replaced(report: Report, joint: Joint) -> Report:
    """The joint problem where the first of the two stood, and what the exchange leaves of the others."""
    here = joint.pointers
    at = next(i for i, p in enumerate(report.problems) if p.pointer in here)
    kept = [
        [p for p in part if p.pointer not in here and ((str(p.code), p.pointer) in joint.left or p.code in CODES)]
        for part in (report.problems[:at], report.problems[at:])
    ]
    return Report((*kept[0], joint.found, *kept[1]), None, report.values, report.typed, report.form, report.row)
