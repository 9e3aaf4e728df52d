"""Fields that depend on others, and of which something may have to be said: told from the values of a record, before any condition is asked.

It may only say “certainly nothing”: of a field that is clean and filled in, and of one that is left out where a clean answer elsewhere says that
it may be.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any

from gosform.check.plan import Line, Plan
from gosform.check.proof import Doubts
from gosform.check.sheet import Key
from gosform.relations.proof_answers import Bar


def waiting(plan: Plan, found: Doubts | None, said: Container[Key]) -> Iterator[Line]:
    """The fields to be looked at once all others have been. found: what the plan left in doubt; None: all of it.

    said: the fields of which something has been said already.
    """
    if found is None:
        yield from plan.dependent
        return
    values, doubted, _ = found
    for one in plan.dependent:
        if one.name in said or one.section.repeat is not None:
            yield one
    for place, one, whole, _, _ in plan.late[None]:
        if one.name not in said and (one.field.references if values[place] else not _left_out(whole, values, doubted)):
            yield one


def _left_out(bars: Sequence[Bar], values: Sequence[Any], doubted: Sequence[int]) -> bool:
    """The field need not be filled in, whatever becomes of what is in doubt."""
    for place, known in bars:  # noqa: SIM110  (a generator would cost as much as the look-up)
        if place not in doubted and values[place] in known:  # what is in doubt may be no text at all
            return True
    return False
