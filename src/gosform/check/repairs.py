"""Every fix is tried out before it is offered: what would break something else is not shown.

The rule. A fix stays when, with it applied,

- the problem that it mends is gone, and the field's own kind finds no error that was not there before;
- nowhere in the record does an error stand (a code at a pointer) that did not stand there before: relations, conditions, options taken
  from other fields; nor is another refused value then taken for one that changed places with it (``stranded``). Of a joint fix, all
  parts are applied.

Where two fields did not agree before, a ``safe`` fix may leave them so, whichever of the two is then shown to be broken: it guesses nothing.

So a candidate for a wrong digit that contradicts another field is left out, and one that agrees with it stays. ``safe`` promises that the
result passes its own checks: where another error of the field is left, the fix is ``likely``. A single value has no other fields: there the
first half of the rule is all.

What is looked at again is only what a change can reach: the field's own kind, the relations that read it, in its own item where they run item
by item; the whole record only where a condition or an option depends on the field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from gosform.check.agreed import agreed
from gosform.check.certain import certain
from gosform.check.frame import options
from gosform.check.intake import escape
from gosform.check.one_repair import LONGEST, gone, trusted, with_fixes
from gosform.check.plan import Line, clean
from gosform.check.sheet import BLANK, Key, Sheet
from gosform.check.stranded import without_stranded
from gosform.kind import Found
from gosform.mend import mend
from gosform.problem import Fix, Problem, Report, Severity, Trust
from gosform.record import View
from gosform.relations import run, section_of
from gosform.relations.proof import Proof
from gosform.relations.reads import asked, reads
from gosform.ruleset import Relation, RuleSet

BETWEEN = ("relation.", "record.")
"""Codes that are about more than the field's own value."""
NOTHING = Found(())
Judge = Callable[[Sheet, Line, str, Any], Found]
Again = Callable[[Any], Report]
MOST_FIELDS = 20_000
"""Fields that are looked at again, at most, for the sake of fixes whose change reaches more than their own item. Thousands of mistakes in
one record must not keep a check busy; what cannot be tried out is not offered."""


def checked(sheet: Sheet, report: Report, before: Report, judge: Judge, again: Again, *, whole: Again) -> Report:
    """The report, with those fixes that mend without breaking anything.

    before: the report as it was found, without the joint problems that stand for several. judge: what is found in the text of a field by
    itself. again: checks a changed record. whole: the same with its exchanges.
    """
    trial: _Trial | None = None
    problems: list[Problem] = []
    for p in report.problems:
        if p.fixes and not _clean(sheet, p):
            trial = trial or _Trial(sheet, before.problems, judge, again)
            problems.append(with_fixes(p, [trial.keeps(p, fix) for fix in p.fixes]))
        else:
            problems.append(p)
    told = agreed(without_stranded(sheet, problems, whole))
    if trial is None and told is problems:
        return report
    return Report(tuple(told), report.value, report.values, report.typed, report.form, report.row)


def _clean(sheet: Sheet, p: Problem) -> bool:
    """Each fix leaves a field that is certainly clean and that nothing else depends on: the usual case, told without a trial."""
    reach, keys = _reach(sheet.plan.rules)
    key = keys.get(p.pointer)
    typed = _typed(sheet, key) if key else None
    if key is None or typed is None:
        return False
    reached = reach[key[0], key[2]]
    return not (reached.relations or reached.wide) and certain(sheet.plan.line(key[0], key[2]), typed, p.fixes)


class _Reach(NamedTuple):
    """What a change of a field can reach.

    relations: the positions of those that read it. wide: conditions, or options of other fields, depend on it.
    """

    relations: Sequence[int]
    wide: bool


class _Change(NamedTuple):
    """One field with another text."""

    key: Key
    pointer: str
    line: Line
    text: str
    reach: _Reach


class _Trial:
    """One record, in which fixes are tried out one by one.

    errors: (code, pointer) of every error before. apart: the fields of those between fields. left: fields that may still be looked at again.
    """

    def __init__(self, sheet: Sheet, before: Sequence[Problem], judge: Judge, again: Again) -> None:
        self.sheet, self.before, self.judge, self.again = sheet, before, judge, again
        self.errors = {(p.code, p.pointer) for p in before if p.severity is Severity.ERROR}
        self.apart = {frozenset((p.pointer, *p.related)) for p in before if p.severity is Severity.ERROR and p.code.startswith(BETWEEN)}
        self.left = MOST_FIELDS
        self.reach, self.keys = _reach(sheet.plan.rules)
        self.whole = self._view(None)

    def keeps(self, p: Problem, fix: Fix) -> Fix | None:
        """The fix, perhaps less trusted; None where it is not to be offered."""
        changes = self._changes(p, fix)
        if not changes:
            return None
        wide = [x for x in changes if x.reach.wide or not x.text.strip(BLANK)]
        after = self._everywhere(p, fix) if wide else self._within(changes)
        if not after:
            return None if after is None else fix
        left = [q for q in after if q.severity is Severity.ERROR]
        if not all(self._known(q, fix) for q in left) or not gone(p, self.before, after):
            return None
        return trusted(fix, any(q.pointer == p.pointer and not q.code.startswith(BETWEEN) for q in left))

    def _known(self, left: Problem, fix: Fix) -> bool:
        """The error stood before. Two fields that did not agree may go on so where the fix guesses nothing: one of them is then whole at least."""
        if (left.code, left.pointer) in self.errors:
            return True
        return fix.trust is Trust.SAFE and left.code.startswith(BETWEEN) and frozenset((left.pointer, *left.related)) in self.apart

    def _changes(self, p: Problem, fix: Fix) -> list[_Change]:
        """What the fix changes; nothing where it does not fit what stands there, or where that is too long to be read again."""
        sheet, found = self.sheet, []
        for pointer, part in ((p.pointer, fix), *fix.also):
            key = self.keys.get(pointer) or _key(sheet, pointer)
            typed = _typed(sheet, key) if key else None
            if key is None or typed is None or not part.span.end <= len(typed) <= LONGEST:
                return []
            found.append(_Change(key, pointer, sheet.plan.line(key[0], key[2]), part.apply(typed), self.reach[key[0], key[2]]))
        return found

    def _within(self, changes: Sequence[_Change]) -> list[Problem] | None:
        """What the changed fields and the relations that read them say; the sheet is as before when that is known."""
        sheet = self.sheet
        was = [(x.key, sheet.texts.get(x.key), sheet.found.get(x.key)) for x in changes]
        try:
            after: list[Problem] = []
            places: set[int] = set()
            for x in changes:
                after += self._judged(x)
                places.update(x.reach.relations)
            for place in sorted(places):
                relation, proof = sheet.plan.relations[place]
                if proof is not None and self._proven(proof):
                    continue
                view = self._view_of(relation, changes)
                if view is None:
                    return None
                after += run(relation, view)
            return after
        finally:
            for key, text, found in was:
                _restore(sheet.texts, key, text)
                _restore(sheet.found, key, found)

    def _judged(self, x: _Change) -> Iterable[Problem]:
        """What the field's own kind says of the changed text, which is written on the sheet."""
        sheet, field, text = self.sheet, x.line.field, x.text
        chosen = field.options
        if field.references:
            chosen = options(x.line, self._view(x.key))
        elif clean(x.line)(text):
            sheet.texts[x.key], sheet.found[x.key] = text, Found((), text, text)
            return ()
        found = self.judge(sheet, x.line, text, chosen)
        sheet.texts[x.key], sheet.found[x.key] = text, found
        said = ((p, field.severities.get(p.code, p.severity)) for p in found.problems)
        return [Problem(p.code, severity=severity, pointer=x.pointer) for p, severity in said if severity is not None]

    def _proven(self, proof: Proof) -> bool:
        """The relation has nothing to say: all that it reads is clean, and its proof holds."""
        values: list[str | None] = [None] * len(self.sheet.plan.block.lines)
        for place in proof.places:
            line = self.sheet.plan.block.lines[place]
            found = self.sheet.found.get(line.name)
            if found is not None and found.canonical != self.sheet.texts[line.name]:
                return False
            values[place] = found.canonical or "" if found else self.sheet.parts(line.section.name)[0].get(line.field.name) or ""
        return proof.holds(values)

    def _view_of(self, relation: Relation, changes: Sequence[_Change]) -> View | None:
        """Where a relation is to be looked at: in the item of the change if it runs item by item, else everywhere; None when it is too much."""
        plan = self.sheet.plan
        if not plan.items:
            return self.whole
        section = section_of(plan.rules, relation)
        if section is not None and all(x.key[:2] == (section, changes[0].key[1]) for x in changes):
            return self._view(changes[0].key)
        return self.whole if self._afford(1 + sum(len(self.sheet.parts(name)) for name in plan.items)) else None

    def _view(self, key: Key | None) -> View:
        sheet = self.sheet
        item = (key[0], key[1]) if key and key[1] is not None else None
        return View(sheet.plan.rules, sheet.plan.as_of, sheet.cell, lambda section: len(sheet.parts(section)), item)

    def _everywhere(self, p: Problem, fix: Fix) -> Sequence[Problem] | None:
        """What the whole record says: conditions may ask for other fields now."""
        plan = self.sheet.plan
        many = sum(len(x.lines) * len(self.sheet.parts(name)) for name, x in plan.items.items())
        if not self._afford(len(plan.block.lines) + many):
            return None
        return self.again(mend(self.sheet.record, p.pointer, fix)).problems

    def _afford(self, fields: int) -> bool:
        """Something is left to look at them with; the first look is always possible."""
        able = self.left > 0
        self.left -= fields
        return able


@lru_cache(maxsize=64)
def _reach(rules: RuleSet) -> tuple[Mapping[tuple[str, str], _Reach], Mapping[str, Key]]:
    """What the change of each field can reach, and the fields of the single sections by their pointers.

    It depends on the form alone, which is told by identity.
    """
    relations: dict[str, list[int]] = {}
    for place, relation in enumerate(rules.relations):
        for reference in reads(relation, rules):
            relations.setdefault(reference, []).append(place)
    wide: set[str] = set()
    for section in rules.sections.values():
        wide.update(asked(section.when))
        for field in section.fields.values():
            wide.update((*asked(field.when), *asked(field.required_when), *field.references.values()))
    for upload in rules.uploads.values():
        wide.update((*asked(upload.when), *asked(upload.required_when)))
    found = {(section, name): f"{section}.{name}" for section, one in rules.sections.items() for name in one.fields}
    single = [(section, name) for section, name in found if rules.sections[section].repeat is None]
    return (
        {name: _Reach(tuple(relations.get(reference, ())), reference in wide) for name, reference in found.items()},
        {f"/{escape(section)}/{escape(name)}": (section, None, name) for section, name in single},
    )


def _key(sheet: Sheet, pointer: str) -> Key | None:
    """The field at a pointer into a repeated section; None where no field stands there."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    if len(steps) != 3 or steps[0] not in sheet.plan.items or (steps[0], steps[2]) not in sheet.plan.position:
        return None
    section, item, name = steps
    return (section, int(item), name)


def _typed(sheet: Sheet, key: Key) -> str | None:
    """The text that stands there."""
    text = sheet.texts.get(key)
    value = sheet.parts(key[0])[key[1] or 0].get(key[2]) if text is None else text
    return value if isinstance(value, str) else None


def _restore(kept: dict[Key, Any], key: Key, value: Any) -> None:
    if value is None:
        kept.pop(key, None)
    else:
        kept[key] = value
