"""Exchanges in one record: which of its values may stand in each other's fields, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from gosform.check.name_order import Named, misplaced
from gosform.check.seats import exchangeable, seats
from gosform.check.sheet import BLANK, Key, Sheet
from gosform.check.swapped import SWAPPED, Stood, elsewhere, exchanged, joint_fix, joint_problem, mendable, movable
from gosform.problem import Report, Severity


def joined(sheet: Sheet, report: Report, again: Callable[[Any], Report]) -> Report:
    """The report, with one joint problem for every two values that stand in each other's fields. again: checks a changed record."""
    plan = sheet.plan
    found = [key for key, one in sheet.found.items() if one.canonical is None and one.problems and not mendable(one)]
    if not found:
        return report
    if len(found) == 1 and not _may_stand_elsewhere(sheet, found[0]):
        return report
    refused = [_stood(sheet, key, sheet.texts[key]) for key in found]
    if len(refused) > 1:
        able = [(one, movable(one.typed, one.kind, plan.kinds)) for one in refused]
        if sum([hope for _, hope in able]) < 2:
            return report
        refused = [one for one, hope in able if hope]
    return exchanged(report, refused, partial(_taken, sheet), sheet.record, again, as_of=plan.as_of)


def _may_stand_elsewhere(sheet: Sheet, key: Key) -> bool:
    """Whether the only refused value of the record may have changed places with another, as far as a glance tells."""
    plan, typed, (section, item, name) = sheet.plan, sheet.texts[key], key
    if item is not None:
        return elsewhere(typed, plan.line(section, name).field.kind.id, plan.kinds)
    at, part = plan.position[section, name], sheet.parts(section)[0]
    found = seats(plan, at, typed)
    return bool(found) and exchangeable(plan, (at,), {at: typed} | {one.at: part.get(one.line.field.name) for one in found})


def _stood(sheet: Sheet, key: Key, typed: str) -> Stood:
    one = sheet.plan.line(key[0], key[2])
    return Stood(one, key[1], one.field.kind.id, typed)


def _taken(sheet: Sheet, beside: Stood, kinds: frozenset[str]) -> Iterator[Stood]:
    """The texts of the same section, in fields of these kinds, that their own kind takes."""
    section, item = beside.line.section.name, beside.item
    for name, one in beside.line.section.fields.items() if not kinds.isdisjoint(sheet.plan.kinds) else ():
        if one.kind.id in kinds:
            found, typed = sheet.found.get((section, item, name)), sheet.parts(section)[item or 0].get(name)
            if isinstance(typed, str) and typed.strip(BLANK) and (found is None or found.canonical is not None):
                yield _stood(sheet, (section, item, name), typed)


def doubt_names(sheet: Sheet, names: Named) -> None:
    """A warning where the parts of a name stand in each other's fields; it stands for what was doubted of either."""
    section = names.section
    found = []
    for i, part in enumerate(sheet.parts(section.name)):
        item = None if section.repeat is None else i
        found += [tuple(_stood(sheet, (section.name, item, x.name), part[x.name]) for x in pair) for pair in misplaced(names, part)]
    if not found:
        return
    wrong = {p.pointer for _, p in sheet.problems if p.severity is Severity.ERROR}  # once for all items: there may be thousands
    found = [pair for pair in found if not any(x.pointer in wrong for x in pair)]
    here = {x.pointer for pair in found for x in pair}
    sheet.problems = [(order, p) for order, p in sheet.problems if p.pointer not in here]
    for one, other in found:
        order = (one.line.key[0], one.item or 0, one.line.key[1])
        sheet.say(order, joint_problem(SWAPPED, one, other, joint_fix(one, other), Severity.WARNING))
