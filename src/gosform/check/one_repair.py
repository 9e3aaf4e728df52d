"""The fixes of a single value tried out, and what of a fix is the same for a value and for a record (``repairs`` has the rule)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from operator import is_
from typing import Any

from gosform.check.mistaken import other_kind
from gosform.check.sheet import BLANK
from gosform.kind import Found, Kind
from gosform.problem import Code, Fix, Problem, Severity, Trust

NOTHING = Found(())
LONGEST = 10_000
"""In a longer text no fix is tried out, and so none is offered: it would be read again for each."""
CENTURY = tuple(
    f"relation.{name}" for name in ("before", "not-after", "age-between", "days-between", "not-expired", "not-older", "series-year")
)
"""Problems of dates: the two digits that they point at are those that their repair changes (``relations/century.py``)."""


def checked_value(found: Found, typed: str, kind: Kind, chosen: Any, as_of: date) -> Found:
    """What was found in a single value, with those fixes that mend it."""
    problems = found.problems
    errors: set[Code] | None = None
    clean = _clean(kind, chosen, as_of)

    def keeps(p: Problem, fix: Fix) -> Fix | None:
        nonlocal errors
        text = fix.apply(typed)
        if clean(text):
            return fix
        if errors is None:
            errors = {p.code for p in problems if p.severity is Severity.ERROR}
        after = other_kind(kind.diagnose(text, chosen, as_of), text, kind, as_of) if text.strip(BLANK) else NOTHING
        left = [q.code for q in after.problems if q.severity is Severity.ERROR]
        if not errors.issuperset(left) or not gone(p, problems, after.problems):
            return None
        return trusted(fix, bool(left))

    able = len(typed) <= LONGEST
    kept = [with_fixes(p, [keeps(p, fix) for fix in p.fixes] if able else ()) if p.fixes else p for p in problems]
    return found if all(map(is_, kept, problems)) else found._replace(problems=tuple(kept))


@lru_cache(maxsize=256)
def _clean(kind: Kind, chosen: Any, as_of: date) -> Callable[[str], Any]:
    """Whether a value is certainly clean. Depends on the kind and its options alone."""
    screen = kind.screen(chosen, as_of)
    return screen.test() if screen else _never


def _never(text: str) -> bool:
    return False


def gone(p: Problem, before: Iterable[Problem], after: Iterable[Problem]) -> bool:
    """There is one problem less of this code at this place, or none."""
    left = [q for q in after if q.code == p.code and q.pointer == p.pointer]
    return not left or len(left) < len([q for q in before if q.code == p.code and q.pointer == p.pointer])


def trusted(fix: Fix, errors: bool) -> Fix:
    """The fix; no longer a safe one where errors of the field are left."""
    return replace(fix, trust=Trust.LIKELY) if errors and fix.trust is Trust.SAFE else fix


def with_fixes(p: Problem, fixes: Iterable[Fix | None]) -> Problem:
    """The problem with these fixes; the problem itself where they are its own."""
    kept = tuple([fix for fix in fixes if fix is not None])
    if len(kept) == len(p.fixes) and all(map(is_, kept, p.fixes)):
        return p
    if not kept and p.code.startswith(CENTURY):  # it pointed at the century because of that repair
        return replace(p, fixes=(), span=None)
    return replace(p, fixes=kept)
