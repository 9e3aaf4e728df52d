"""Who is told of first, who second; and parts that make a whole: the series and the number of a passport, the parts of a name in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gosform.problem import Span
from gosform.trials.talks.talk import Truth

PASSPORT = ("passport_rf_series", "passport_rf_number")
NAME = ("surname", "given_name", "patronymic")
NEAR = 60
"""Signs between a series and its number, at most, for one find over both to be right."""


def counted(truths: Sequence[Truth]) -> list[Truth]:
    """People counted from 0 in the order in which the first value of each stands: somebody of whom nothing is told does not count."""
    order = list(dict.fromkeys(truth.person for truth in truths))
    return [replace(truth, person=order.index(truth.person)) for truth in truths]


def with_wholes(text: str, truths: Sequence[Truth]) -> tuple[Truth, ...]:
    """The truths, with the whole that each part belongs to."""
    found = list(truths)
    at = 0
    while at < len(found):
        run = _run(text, found, at)
        if run > 1:
            parts = found[at : at + run]
            hull = Span(parts[0].span.start, parts[-1].span.end)
            kind = "passport_rf" if parts[0].kind in PASSPORT else "full_name"
            is_broken = any(part.broken for part in parts)
            found[at : at + run] = [replace(part, whole=hull, whole_kind=kind, whole_broken=is_broken) for part in parts]
        at += run
    return tuple(found)


def _run(text: str, truths: Sequence[Truth], at: int) -> int:
    """How many truths from here on are parts of one whole."""
    first = truths[at]
    family = PASSPORT if first.kind in PASSPORT else NAME if first.kind in NAME else ()
    count = 1
    while family and at + count < len(truths):
        before, one = truths[at + count - 1], truths[at + count]
        between = text[before.span.end : one.span.start]
        near = len(between) <= NEAR if family is PASSPORT else not any(sign.isalnum() for sign in between)
        if (
            one.kind not in family
            or one.kind in {truth.kind for truth in truths[at : at + count]}
            or one.person != first.person
            or not near
        ):
            break
        count += 1
    return count
