"""Several faults of one value, mended in one step: «ул. "Мира"/Советская 🙂» needs no three clicks.

The first fixes of all errors of a value are joined where they stand apart; the joined fix is offered with the problem that is said first,
in place of its own first fix, and only when the kind itself finds no error in the result.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from gosform.check.folding import rank
from gosform.kind import Found, Kind
from gosform.problem import NOTHING, Fix, Problem, Severity, Span, Trust
from gosform.text import INVISIBLE, SPACES

BLANK = "".join(SPACES | INVISIBLE)
DOUBT = {Trust.SAFE: 0, Trust.LIKELY: 1}


def with_joined_fix(
    found: Found, typed: str, kind: Kind, options: Any, as_of: date, *, severities: Mapping[str, Severity | None] = NOTHING
) -> Found:
    """What was found; where one step mends the errors that no fix mends alone, with that step.

    severities: the form's own, by code; None for a code that it does not report.
    """
    errors: list[Problem] = []
    for p in found.problems:
        if severities.get(p.code, p.severity) is Severity.ERROR:
            if not p.fixes:
                return found  # the usual way out
            errors.append(p)
    if len(errors) < 2:
        return found
    fix = joined([p.fixes[0] for p in errors], typed)
    if fix is None:
        return found
    first = min(errors, key=lambda p: rank(p, Severity.ERROR))
    if _mends(first.fixes[0], typed, kind, options, as_of) or not _mends(fix, typed, kind, options, as_of):
        return found
    better = replace(first, fixes=(fix, *first.fixes[1:]))
    return found._replace(problems=tuple(better if p is first else p for p in found.problems))


def joined(fixes: Sequence[Fix], typed: str) -> Fix | None:
    """One fix that does what several do, with the least trust among them; None where they overlap, are one and the same, or where any is
    but a candidate or changes other fields.
    """
    if any(fix.trust not in DOUBT or fix.also for fix in fixes):
        return None
    apart = sorted({(fix.span, fix.text) for fix in fixes})
    if len(apart) < 2 or any(one.start == other.start or one.end > other.start for (one, _), (other, _) in pairwise(apart)):
        return None
    start, end = apart[0][0].start, apart[-1][0].end
    text, at = "", start
    for span, put in apart:
        text += typed[at : span.start] + put
        at = span.end
    return Fix(Span(start, end), text, max((fix.trust for fix in fixes), key=DOUBT.__getitem__))


def _mends(fix: Fix, typed: str, kind: Kind, options: Any, as_of: date) -> bool:
    """Something is left of the value after the fix, and the kind finds no error in it."""
    text = fix.apply(typed)
    return bool(text.strip(BLANK)) and kind.diagnose(text, options, as_of).canonical is not None
