"""Every problem of a record: field by field, then conditions and relations on whatever could be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any

from gosform.check.exchanges import doubt_names, joined
from gosform.check.folding import folded
from gosform.check.frame import (
    NOT_A_RECORD,
    NOT_A_SECTION,
    RECORD,
    UNKNOWN_FIELD,
    applies,
    counts,
    demanded,
    missing_uploads,
    options,
    pointer_of,
)
from gosform.check.intake import as_text, escape
from gosform.check.joined_fixes import with_joined_fix
from gosform.check.mistaken import other_kind
from gosform.check.plan import Line, Plan
from gosform.check.proof import Doubts, doubts
from gosform.check.repairs import checked
from gosform.check.sheet import BLANK, Order, Sheet
from gosform.check.waiting import waiting
from gosform.guess.given import GIVEN
from gosform.kind import Found
from gosform.problem import Place, Problem, Report, problem
from gosform.record import View
from gosform.relations import run
from gosform.ruleset import Relation, Section

FIRST = itemgetter(0)
NOTHING = Found(())


def diagnose(plan: Plan, record: Any, uploads: Mapping[str, Any] | None, found: Doubts | None) -> Report:
    """Every problem of a record, in the form's order, and the record again in canonical spelling.

    found: what the plan left in doubt; None when the record lacks the form's own structure, so that all of it is looked at.
    """
    if not isinstance(record, Mapping):
        return Report((problem(NOT_A_RECORD).at("", Place(RECORD)),), None, record, record, plan.name)
    sheet = Sheet(plan, record)
    return _last(sheet, _report(sheet, uploads, found), uploads)


def settled(plan: Plan, record: Mapping[str, Any], fields: Iterable[tuple[Line, str, Found | None]]) -> Report:
    """The report of a record in which these fields alone are in doubt, with what their kinds have said already; None of what is empty.

    No relation, condition or option reads them, and all others are certainly clean. In the form's order.
    """
    sheet = Sheet(plan, record)
    for line, text, found in fields:
        if found is None:
            _field(sheet, line, None, text)
        else:
            sheet.texts[line.name], sheet.found[line.name] = text, found
            sheet.add(line, None, found.problems)
    return _last(sheet, Report(tuple([p for _, p in sheet.problems]), None, _values(sheet), record, plan.name), None)


def _last(sheet: Sheet, report: Report, uploads: Mapping[str, Any] | None) -> Report:
    """The report with what is seen last: values in each other's fields, and which fixes may be offered; folded."""
    plan = sheet.plan

    def again(other: Any) -> Report:
        return _report(Sheet(plan, other), uploads, doubts(plan, other))

    def whole(other: Any) -> Report:
        page = Sheet(plan, other)
        return joined(page, _report(page, uploads, doubts(plan, other)), again)

    return folded(checked(sheet, joined(sheet, report, again), report, _judged, again, whole=whole))


def seen_by(plan: Plan, record: Any, found: Doubts | None) -> View | None:
    """A record as conditions see it, without its problems; None for what is no record."""
    if not isinstance(record, Mapping):
        return None
    sheet = Sheet(plan, record)
    if found is not None:
        _doubted(sheet, found)
    else:
        for position, section in enumerate(plan.rules.sections.values()):
            _section(sheet, section, position)
    return View(plan.rules, plan.as_of, sheet.cell, lambda section: len(sheet.parts(section)))


def _report(sheet: Sheet, uploads: Mapping[str, Any] | None, found: Doubts | None) -> Report:
    plan, record = sheet.plan, sheet.record
    loose: list[Problem] = []
    if found is not None:
        _doubted(sheet, found)
    else:
        for position, section in enumerate(plan.rules.sections.values()):
            _section(sheet, section, position)
        loose += [problem(UNKNOWN_FIELD).at(f"/{escape(str(key))}", Place(RECORD)) for key in record if key not in plan.rules.sections]
    if _names_doubted(plan, found):
        for names in plan.named:
            doubt_names(sheet, names)
    joint: list[Problem] = []
    open_ = _unproven(sheet, found)
    if open_ or plan.dependent or plan.rules.uploads:
        view = View(plan.rules, plan.as_of, sheet.cell, lambda section: len(sheet.parts(section)))
        _dependent(sheet, view, found)
        joint += [p for relation in open_ for p in run(relation, view)]
        loose += missing_uploads(plan.rules, view, uploads)
    return Report((*_ordered(sheet, joint), *loose), None, _values(sheet), record, plan.name)


def _names_doubted(plan: Plan, found: Doubts | None) -> bool:
    """The parts of a name may have changed places: a given name stands in another part's field, or what stands there is in doubt."""
    if found is None or plan.items:
        return True
    values, fields, _ = found
    return not plan.block.names.isdisjoint(fields) or any(values[i] in GIVEN for i in plan.block.names)


def _unproven(sheet: Sheet, found: Doubts | None) -> list[Relation]:
    """The relations that may have something to say, whatever is wrong elsewhere."""
    if found is None:
        return list(sheet.plan.rules.relations)
    values, fields, _ = found
    open_: list[Relation] = []
    for relation, proof in sheet.plan.relations:
        if proof is None:
            open_.append(relation)
        elif doubted := proof.places.intersection(fields):
            if not (proof.silent and any(map(sheet.unread, doubted))):
                open_.append(relation)
        elif not proof.holds(values):
            open_.append(relation)
    return open_


def _doubted(sheet: Sheet, found: Doubts) -> None:
    """Only the fields in doubt, of a record that has the form's own structure."""
    values, fields, items = found
    for i in fields:
        _field(sheet, sheet.plan.block.lines[i], None, values[i])
    for name, rows in items.items():
        for item, (row, doubted) in enumerate(rows):
            for i in doubted:
                _field(sheet, sheet.plan.items[name].lines[i], item, row[i])


def _section(sheet: Sheet, section: Section, position: int) -> None:
    """Find the mappings of a section, say what is wrong with its structure, and look at every field."""
    given = sheet.record.get(section.name)
    pointer = f"/{escape(section.name)}"
    if section.repeat is None:
        parts = [given if given is not None else {}]
    elif isinstance(given, (list, tuple)):
        parts = list(given)
    else:
        parts = []
        if given is not None:
            sheet.say((position, 0, -1), problem(NOT_A_SECTION).at(pointer, section.place))
    for p in counts(section, len(parts)):
        sheet.say((position, 0, -1), p)
    block = sheet.plan.items.get(section.name, sheet.plan.block)
    lines = [x for x in block.lines if x.section is section]
    for i, part in enumerate(parts):
        item = None if section.repeat is None else i
        base = pointer if item is None else f"{pointer}/{item}"
        if not isinstance(part, Mapping):
            sheet.say((position, i, -1), problem(NOT_A_SECTION).at(base, section.place))
        mapping = part if isinstance(part, Mapping) else {}
        for one in lines:
            _field(sheet, one, item, mapping.get(one.field.name))
        for key in mapping.keys() - section.fields.keys():
            sheet.say((position, i, len(lines)), problem(UNKNOWN_FIELD).at(f"{base}/{escape(str(key))}", section.place))


def _field(sheet: Sheet, one: Line, item: int | None, value: Any) -> None:
    """Diagnose one field that is not certainly clean; what needs other fields waits for ``_dependent``."""
    field = one.field
    kind = field.kind
    key = one.name if item is None else (one.section.name, item, field.name)
    text, notices = (value, ()) if type(value) is str else as_text(value, kind, field.options)
    if text is None:
        sheet.texts[key], sheet.found[key] = "?", NOTHING
        sheet.add(one, item, notices)
        return
    if text[:1] in BLANK and not text.strip(BLANK):
        sheet.texts[key], sheet.found[key] = "", NOTHING
        if one.always:
            sheet.add(one, item, (problem(kind.missing),))
        return
    sheet.texts[key] = text
    sheet.found[key] = found = NOTHING if field.references else judged(sheet.plan, one, text, field.options)
    if one.alone:
        sheet.add(one, item, (*notices, *found.problems) if notices else found.problems)


def _judged(sheet: Sheet, one: Line, text: str, chosen: Any) -> Found:
    return judged(sheet.plan, one, text, chosen)


def judged(plan: Plan, one: Line, text: str, chosen: Any) -> Found:
    """What the field's own kind says; and where it refuses, whether the value is of another kind, or one step mends all that is wrong."""
    found = one.field.kind.diagnose(text, chosen, plan.as_of)
    return found if found.canonical is not None else refused(plan, one, text, chosen, found)


def refused(plan: Plan, one: Line, text: str, chosen: Any, found: Found) -> Found:
    """The same of a value that the kind refuses. found: what it says."""
    kind, severities = one.field.kind, one.field.severities
    if not (severities and any(code in severities for code in (kind.wrong_kind, *(p.code for p in found.problems)))):
        found = other_kind(found, text, kind, plan.as_of, plan.kinds)  # else: what the form itself says of a code stands
    return found if len(found.problems) < 2 else with_joined_fix(found, text, kind, chosen, plan.as_of, severities=severities)


def _dependent(sheet: Sheet, view: View, found: Doubts | None) -> None:
    """Fields whose requiredness, or whose options, depend on other fields."""
    for one in tuple(waiting(sheet.plan, found, sheet.found)):
        if one.section.repeat is None:
            _depending(sheet, one, None, view)
            continue
        for i, inner in enumerate(view.within(one.section.name)):
            _depending(sheet, one, i, inner)


def _depending(sheet: Sheet, one: Line, item: int | None, view: View) -> None:
    key = (one.section.name, item, one.field.name)
    cell = sheet.cell(*key)
    if one.field.references and cell.typed:
        sheet.found[key] = judged(sheet.plan, one, cell.typed, options(one, view))
        sheet.texts[key] = cell.typed
    if not cell.typed:
        if not one.always and demanded(one, view):
            sheet.add(one, item, (problem(one.field.kind.missing),))
    elif not one.alone and key in sheet.found and applies(one, view):
        sheet.add(one, item, sheet.found[key].problems)


def _ordered(sheet: Sheet, joint: list[Problem]) -> list[Problem]:
    """The form's order: section by section, field by field; a relation stands behind the field that it is shown at."""
    problems = sheet.problems
    if joint:
        order = _orders(sheet.plan)
        if sheet.plan.items and any(p.pointer not in order for p in joint):
            order = {**order, **_orders_of_items(sheet)}
        last = (len(sheet.plan.rules.sections), 0, 0)
        problems = [*problems, *((order.get(p.pointer, last), p) for p in joint)]
    return [p for _, p in sorted(problems, key=FIRST)]


@lru_cache(maxsize=64)
def _orders(plan: Plan) -> Mapping[str, Order]:
    """Where the fields of single sections stand, by pointer."""
    return {one.pointer: one.order for one in plan.block.lines}


def _orders_of_items(sheet: Sheet) -> dict[str, Order]:
    lines = [one for block in sheet.plan.items.values() for one in block.lines]
    return {pointer_of(one, i): (one.key[0], i, one.key[1]) for one in lines for i in range(len(sheet.parts(one.section.name)))}


def _values(sheet: Sheet) -> Any:
    """The record again; only what changes is copied. What is broken stays as typed."""
    changed: dict[str, Any] = {}
    for (section, item, name), found in sheet.found.items():
        if found.canonical is None or sheet.parts(section)[item or 0].get(name) == found.canonical:
            continue
        value = sheet.parts(section)[item or 0].get(name)
        if type(value) in sheet.plan.line(section, name).field.kind.natural and sheet.texts[section, item, name] == found.canonical:
            continue  # 45 is a number already, True a flag
        if section not in changed:
            part = sheet.record[section]
            changed[section] = dict(part) if item is None else [dict(x) if isinstance(x, Mapping) else x for x in part]
        target = changed[section] if item is None else changed[section][item]
        target[name] = found.canonical
    return {**sheet.record, **changed} if changed else sheet.record
