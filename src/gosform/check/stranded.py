"""A fix after which a refused value elsewhere is taken for one that changed places with the mended one: such a fix is not offered.

While both were wrong nothing was said of an exchange; mended, the one would be drawn into what is wrong with the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import is_
from typing import Any

from gosform.check.one_repair import with_fixes
from gosform.check.seats import exchangeable, seats
from gosform.check.sheet import Key, Sheet
from gosform.check.swapped import SWAPPED, mendable
from gosform.mend import mend
from gosform.problem import Fix, Problem, Report

Again = Callable[[Any], Report]


def without_stranded(sheet: Sheet, problems: Sequence[Problem], again: Again) -> Sequence[Problem]:
    """The problems of a record, with those fixes of the single sections that draw nothing else in; the same object where all of them stay.

    again: checks a changed record, exchanges included.
    """
    refused = [key for key, one in sheet.found.items() if one.canonical is None and one.problems and key[1] is None and not mendable(one)]
    if not refused:
        return problems
    keys = {one.pointer: one.name for one in sheet.plan.block.lines if one.name in sheet.texts and refused != [one.name]}
    kept = [_kept(sheet, p, keys[p.pointer], refused, again) if p.fixes and p.pointer in keys else p for p in problems]
    return problems if all(map(is_, kept, problems)) else kept


def _kept(sheet: Sheet, p: Problem, key: Key, refused: Sequence[Key], again: Again) -> Problem:
    others = [other for other in refused if other[0] == key[0] and other != key]

    def draws_in(fix: Fix) -> bool:
        text = sheet.texts[key]
        if fix.also or fix.span.end > len(text) or not any(_may_be_drawn_in(sheet, key, fix.apply(text), other) for other in others):
            return False
        after = again(mend(sheet.record, p.pointer, fix))
        return any(q.code == SWAPPED and p.pointer in (q.pointer, *q.related) for q in after.problems)

    return with_fixes(p, [None if draws_in(fix) else fix for fix in p.fixes])


def _may_be_drawn_in(sheet: Sheet, key: Key, text: str, other: Key) -> bool:
    """As far as spellings tell. text: what the field of the key holds then. other: of a refused value."""
    plan, wrong = sheet.plan, sheet.texts[other]
    here, at = plan.position[key[0], key[2]], plan.position[other[0], other[2]]
    places = [seat.at for seat in seats(plan, at, wrong)]
    return here in places and exchangeable(plan, (at,), {**dict.fromkeys(places), at: wrong, here: text})
