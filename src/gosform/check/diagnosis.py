"""Every problem of a record: field by field, then conditions and relations on whatever could be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import Any

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
from gosform.check.mistaken import other_kind
from gosform.check.plan import Line, Plan
from gosform.check.proof import Doubts, doubts
from gosform.check.swapped import Stood, exchanged, movable
from gosform.kind import Found
from gosform.problem import Place, Problem, Report, problem
from gosform.record import Cell, View
from gosform.relations import run
from gosform.ruleset import Relation, Section
from gosform.text import INVISIBLE, SPACES

BLANK = "".join(SPACES | INVISIBLE)
FIRST = itemgetter(0)
NOTHING = Found(())
Key = tuple[str, int | None, str]
"""(section, item of a repeated section or None, field)."""
Order = tuple[int, int, int]
"""(section, item, field): the form's order."""


@dataclass(slots=True)
class Sheet:
    """What has been found so far in one record.

    texts, found: of every field that is not certainly clean. A field in neither stands in the record as it is.
    """

    plan: Plan
    record: Mapping[str, Any]
    texts: dict[Key, str] = field(default_factory=dict)
    found: dict[Key, Found] = field(default_factory=dict)
    problems: list[tuple[Order, Problem]] = field(default_factory=list)

    def parts(self, section: str) -> Sequence[Mapping[str, Any]]:
        """The mappings of a section: one for a single section, one an item for a repeated one. What is no mapping is empty."""
        given = self.record.get(section)
        if section not in self.plan.items:
            return (given if isinstance(given, Mapping) else {},)
        return [x if isinstance(x, Mapping) else {} for x in given] if isinstance(given, (list, tuple)) else ()

    def cell(self, section: str, item: int | None, name: str) -> Cell:
        """One field as conditions and relations see it."""
        one = self.plan.line(section, name)
        key = (section, item, name)
        if key in self.found:
            found = self.found[key]
            return Cell(pointer_of(one, item), one.field, self.texts[key], found.canonical, found.read or found.canonical)
        value = self.parts(section)[item or 0].get(name) or ""
        return Cell(pointer_of(one, item), one.field, value, value or None, value or None)

    def unread(self, position: int) -> bool:
        """The field at this position of the single sections is empty, or an error of its own stands."""
        one = self.plan.block.lines[position]
        return self.found[one.section.name, None, one.field.name].canonical is None

    def say(self, order: Order, found: Problem) -> None:
        """A problem that belongs to no single field."""
        self.problems.append((order, found))

    def add(self, one: Line, item: int | None, *problems: Problem) -> None:
        """Problems of one field, with the form's own severities; a code that the form switched off is left out."""
        severities, place = one.field.severities, one.field.place
        pointer = one.pointer if item is None else pointer_of(one, item)
        for p in problems:
            severity = severities.get(p.code, p.severity) if severities else p.severity
            if severity is not None:
                self.problems.append(((one.key[0], item or 0, one.key[1]), p.at(pointer, place, severity)))


def diagnose(plan: Plan, record: Any, uploads: Mapping[str, Any] | None, found: Doubts | None) -> Report:
    """Every problem of a record, in the form's order, and the record again in canonical spelling.

    found: what the plan left in doubt; None when the record lacks the form's own structure, so that all of it is looked at.
    """
    if not isinstance(record, Mapping):
        return Report((problem(NOT_A_RECORD).at("", Place(RECORD)),), None, record, record, plan.name)
    sheet = Sheet(plan, record)
    report = _report(sheet, uploads, found)
    places: list[Key] = []
    hope = 0
    for key, judged in sheet.found.items():
        if judged.canonical is None and judged.problems:
            able = movable(judged, sheet.texts[key], plan.line(key[0], key[2]).field.kind.id, plan.kinds)
            if able:
                hope += able
                places.append(key)
    if hope < 2:
        return report
    refused = [_stood(sheet, key) for key in places]
    again = lambda other: _report(Sheet(plan, other), uploads, doubts(plan, other))  # noqa: E731
    return exchanged(report, refused, partial(_taken, sheet), record, again)


def _stood(sheet: Sheet, key: Key) -> Stood:
    one = sheet.plan.line(key[0], key[2])
    return Stood(one, key[1], one.field.kind.id, sheet.texts[key])


def _taken(sheet: Sheet, beside: Stood, kinds: frozenset[str]) -> Iterator[Stood]:
    """The texts of the same section, in fields of these kinds, that their own kind takes."""
    section, item = beside.line.section, beside.item
    for name, field_ in section.fields.items() if not kinds.isdisjoint(sheet.plan.kinds) else ():
        if field_.kind.id in kinds:
            found, typed = sheet.found.get((section.name, item, name)), sheet.parts(section.name)[item or 0].get(name)
            if isinstance(typed, str) and typed.strip(BLANK) and (found is None or found.canonical is not None):
                yield Stood(sheet.plan.line(section.name, name), item, field_.kind.id, typed)


def _report(sheet: Sheet, uploads: Mapping[str, Any] | None, found: Doubts | None) -> Report:
    plan, record = sheet.plan, sheet.record
    loose: list[Problem] = []
    if found is not None:
        _doubted(sheet, found)
    else:
        for position, section in enumerate(plan.rules.sections.values()):
            _section(sheet, section, position)
        loose += [problem(UNKNOWN_FIELD).at(f"/{escape(str(key))}", Place(RECORD)) for key in record if key not in plan.rules.sections]
    joint: list[Problem] = []
    open_ = list(_unproven(sheet, found))
    if open_ or plan.dependent or plan.rules.uploads:
        view = View(plan.rules, plan.as_of, sheet.cell, lambda section: len(sheet.parts(section)))
        _dependent(sheet, view)
        joint += [p for relation in open_ for p in run(relation, view)]
        loose += missing_uploads(plan.rules, view, uploads)
    return Report((*_ordered(sheet, joint), *loose), None, _values(sheet), record, plan.name)


def _unproven(sheet: Sheet, found: Doubts | None) -> Iterator[Relation]:
    """The relations that may have something to say, whatever is wrong elsewhere."""
    if found is None:
        yield from sheet.plan.rules.relations
        return
    values, fields, _ = found
    for relation, proof in sheet.plan.relations:
        doubted = proof.places.intersection(fields) if proof else None
        if (
            proof is None
            or (doubted and not (proof.silent and any(map(sheet.unread, doubted))))
            or (not doubted and not proof.holds(values))
        ):
            yield relation


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
    key = (one.section.name, item, one.field.name)
    text, notices = (value, ()) if type(value) is str else as_text(value, one.field.kind, one.field.options)
    if text is None:
        sheet.texts[key], sheet.found[key] = "?", NOTHING
        sheet.add(one, item, *notices)
        return
    if text[:1] in BLANK and not text.strip(BLANK):
        sheet.texts[key], sheet.found[key] = "", NOTHING
        if one.always:
            sheet.add(one, item, problem(one.field.kind.missing))
        return
    sheet.texts[key] = text
    if one.conditional or one.field.references:
        sheet.found[key] = NOTHING if one.field.references else _judged(sheet, one, text, one.field.options)
        return
    found = _judged(sheet, one, text, one.field.options)
    sheet.found[key] = found
    sheet.add(one, item, *notices, *found.problems)


def _judged(sheet: Sheet, one: Line, text: str, chosen: Any) -> Found:
    """What the field's own kind says; and where it refuses, whether the value is of another kind."""
    kind, plan = one.field.kind, sheet.plan
    found = kind.diagnose(text, chosen, plan.as_of)
    return found if found.canonical is not None else other_kind(found, text, kind, plan.as_of, plan.kinds)


def _dependent(sheet: Sheet, view: View) -> None:
    """Fields whose requiredness, or whose options, depend on other fields."""
    for one in sheet.plan.dependent:
        repeated = one.section.repeat is not None
        for i, inner in enumerate(view.within(one.section.name)):
            _depending(sheet, one, i if repeated else None, inner)


def _depending(sheet: Sheet, one: Line, item: int | None, view: View) -> None:
    key = (one.section.name, item, one.field.name)
    cell = sheet.cell(*key)
    if one.field.references and cell.typed:
        sheet.found[key] = _judged(sheet, one, cell.typed, options(one, view))
        sheet.texts[key] = cell.typed
    if not cell.typed:
        if not one.always and demanded(one, view):
            sheet.add(one, item, problem(one.field.kind.missing))
    elif (one.conditional or one.field.references) and key in sheet.found and applies(one, view):
        sheet.add(one, item, *sheet.found[key].problems)


def _ordered(sheet: Sheet, joint: list[Problem]) -> list[Problem]:
    """The form's order: section by section, field by field; a relation stands behind the field that it is shown at."""
    problems = sheet.problems
    if joint:
        order: dict[str, Order] = {}
        for one in (x for block in (sheet.plan.block, *sheet.plan.items.values()) for x in block.lines):
            many = len(sheet.parts(one.section.name))
            for item in [None] if one.section.repeat is None else range(many):
                order[pointer_of(one, item)] = (one.key[0], item or 0, one.key[1])
        last = (len(sheet.plan.rules.sections), 0, 0)
        problems = [*problems, *((order.get(p.pointer, last), p) for p in joint)]
    return [p for _, p in sorted(problems, key=FIRST)]


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
