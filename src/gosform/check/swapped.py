"""Two values that stand in each other's fields: ИНН and КПП, series and number, БИК and account, phone and e-mail.

One joint problem with one joint fix, in place of the two that each value has where it stands. It is said only when both values are
refused where they are, and the record with the two exchanged has no error at either field and no new one anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from gosform.check.plan import Line
from gosform.guess.looks import looks
from gosform.mend import mend
from gosform.problem import Code, Fix, Problem, Report, Severity, Span, Trust, problem

SWAPPED = Code(
    "record.swapped",
    what="It looks like {acc} and {other_acc} have changed places.",
    fix="Enter each of the two values in its own field.",
    why="Both values are refused where they stand, and with the two exchanged both are good and nothing else becomes wrong. The one fix "
    "changes both fields or none.",
    source="the rules of the two fields",
)
MOST_REFUSED = 24
"""More refused values than this are a form filled in at random; nobody looks for pairs among them."""
MOST_TRIED = 8
"""Pairs that are tried out; each costs one more check of the record."""


class Refused(NamedTuple):
    """A value with an error of its own, and no mending known."""

    line: Line
    item: int | None
    pointer: str
    typed: str


def exchanged(report: Report, refused: Sequence[Refused], record: Any, again: Callable[[Any], Report]) -> Report:
    """The report, with one joint problem for every two values that stand in each other's fields.

    again: checks a record in which two values have been exchanged.
    """
    held: dict[int, Joint] = {}
    doubtful: set[int] = set()
    for tried, (i, j) in enumerate(_pairs(refused)):
        if tried == MOST_TRIED:
            break
        joint = _joint(report, refused[i], refused[j], record, again)
        if joint is not None:
            doubtful |= {i, j} & held.keys()  # the value fits two fields: nobody knows which
            held[i] = held[j] = joint
    sure = {id(joint): joint for joint in held.values() if not any(held.get(k) is joint for k in doubtful)}
    for joint in sure.values():
        report = _replaced(report, joint)
    return report


def _pairs(refused: Sequence[Refused]) -> Iterator[tuple[int, int]]:
    """Pairs whose spelling allows the exchange."""
    if not 2 <= len(refused) <= MOST_REFUSED:
        return
    may_be = [{look.kind for look in looks(one.typed)[1]} for one in refused]
    for j, other in enumerate(refused):
        if may_be[j]:
            for i, one in enumerate(refused[:j]):
                if other.line.field.kind.id in may_be[i] and one.line.field.kind.id in may_be[j] and one.item == other.item:
                    yield i, j


class Joint(NamedTuple):
    """The joint problem, and (code, pointer) of what is left to say once it is mended."""

    found: Problem
    left: frozenset[tuple[str, str]]


def _joint(report: Report, one: Refused, other: Refused, record: Any, again: Callable[[Any], Report]) -> Joint | None:
    """The joint problem, where the exchange mends both and breaks nothing."""
    also = ((other.pointer, Fix(Span(0, len(other.typed)), one.typed, Trust.LIKELY)),)
    fix = Fix(Span(0, len(one.typed)), other.typed, Trust.LIKELY, also=also)
    after = again(mend(record, one.pointer, fix))
    before = {(str(p.code), p.pointer) for p in report.errors}
    errors = {(str(p.code), p.pointer) for p in after.errors}
    if not errors <= before or any(pointer in (one.pointer, other.pointer) for _, pointer in errors):
        return None
    base = problem(SWAPPED, Span(0, len(one.typed)), fix)
    place, places = one.line.field.place, (other.line.field.place,)
    found = Problem(base.code, base.span, base.params, base.fixes, base.severity, one.pointer, (other.pointer,), place, places, place.rule)
    return Joint(found, frozenset((str(p.code), p.pointer) for p in after.problems))


def _replaced(report: Report, joint: Joint) -> Report:
    """The joint problem where the first of the two stood, and what the exchange leaves of the others."""
    here = (joint.found.pointer, *joint.found.related)
    at = next(i for i, p in enumerate(report.problems) if p.pointer in here)
    kept = [
        [p for p in part if p.pointer not in here and ((str(p.code), p.pointer) in joint.left or p.code is SWAPPED)]
        for part in (report.problems[:at], report.problems[at:])
    ]
    return Report((*kept[0], joint.found, *kept[1]), None, report.values, report.typed, report.form, report.row)


def refusals(report: Report, found: Sequence[Refused]) -> list[Refused]:
    """Those with an error of their own in the report, and no mending known: a letter for a digit is no exchange."""
    fixed = {p.pointer for p in report.problems if any(fix.trust is not Trust.CANDIDATE for fix in p.fixes)}
    wrong = {p.pointer for p in report.problems if p.severity is Severity.ERROR}
    return [one for one in found if one.pointer in wrong and one.pointer not in fixed]
