"""A fix after which a refused value elsewhere might be taken for one that changed places with the mended one: such a fix is not offered.

While both were wrong nothing was said of an exchange; mended, the one would be drawn into what is wrong with the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from gosform.check.one_repair import with_fixes
from gosform.check.seats import exchangeable, seats
from gosform.check.sheet import Key, Sheet
from gosform.check.swapped import mendable
from gosform.problem import Problem


def without_stranded(sheet: Sheet, problems: Sequence[Problem]) -> Sequence[Problem]:
    """The problems of a record, with those fixes of the single sections that draw nothing else in; the same object where all of them stay."""
    refused = [key for key, one in sheet.found.items() if one.canonical is None and one.problems and key[1] is None and not mendable(one)]
    if not refused:
        return problems
    lines = {one.pointer: one for one in sheet.plan.block.lines if len(refused) > 1 or one.name != refused[0]}
    kept: list[Problem] = []
    for p in problems:
        one = lines.get(p.pointer)
        typed = sheet.texts.get(one.name) if one and p.fixes else None
        if one is None or not typed:
            kept.append(p)
        else:
            kept.append(
                with_fixes(p, [None if not fix.also and _drawn_in(sheet, one.name, fix.apply(typed), refused) else fix for fix in p.fixes])
            )
    return problems if all(new is old for new, old in zip(kept, problems, strict=True)) else kept


def _drawn_in(sheet: Sheet, key: Key, text: str, refused: Sequence[Key]) -> bool:
    """With this text in the field, one of the refused values may have changed places with it."""
    plan = sheet.plan
    here = plan.position[key[0], key[2]]
    for other in refused:
        if other[0] != key[0] or other == key:
            continue
        at, typed = plan.position[other[0], other[2]], sheet.texts[other]
        places = [seat.at for seat in seats(plan, at, typed)]
        if here in places and exchangeable(plan, (at,), {**dict.fromkeys(places), at: typed, here: text}):
            return True
    return False
