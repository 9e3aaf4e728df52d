"""What comes next when a caller cannot mend a value alone: ``steps(problems, kind="inn", attempts=3)``.

A form says in its rule file after how many failed attempts a field goes on, which office keeps the register of its data and which one alone can
change them; without a form, the kind of the value tells the office (``rules/refusals/offices.yaml``). Nothing is claimed that cannot be seen
from here: no register can, so a register is only ever said to be able to differ. Sentences: ``saying.steps``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from gosform.kinds import get, is_kind
from gosform.problem import Place, Problem, Severity
from gosform.read_rules.offices import keeper, offices
from gosform.ruleset import NO_ESCALATION, Escalation, Field, Named
from gosform.step import Office, Step

if TYPE_CHECKING:
    from gosform.check.form import Form

AFTER = 3
"""Failed attempts after which a field goes on, where its form does not say."""


def steps(
    problems: Iterable[Problem],
    *,
    kind: str | None = None,
    attempts: int = 0,
    form: Form | None = None,
    pointer: str | None = None,
    refused: bool = False,
) -> tuple[Step, ...]:
    """The next steps for one field or value, in their order; empty where there is nothing to do.

    problems: those of the field. kind: what the value is, where no form says so. attempts: how often it has failed so far.
    pointer: which field of the form is meant, where no problem says so. refused: an office refused what passes every check here.
    """
    listed = tuple(problems)
    pointer = pointer if pointer is not None else next((p.pointer for p in listed), "")
    field = field_at(form, pointer) if form else None
    kind = field.kind.id if field else kind
    rule, whole = (field.escalation if field else NO_ESCALATION), (form.rules.escalation if form else NO_ESCALATION)
    found = next((p.place for p in listed if p.place), None)
    place = field.place if field else found or (Place(get(kind).words) if kind and is_kind(kind) else None)
    about = _About(kind or "", place, rule, whole)
    late = attempts >= (rule.after or whole.after or AFTER)
    if any(p.severity is Severity.ERROR for p in listed):
        if not late:
            return (about.step("mend"),)
        return (about.step("again", attempts=attempts), *about.office(about.changer()))
    if not (refused or attempts):
        return ()
    register = about.register()
    handed = (about.step("again", attempts=attempts),) if late or not register else ()
    return (*register, *(about.office(rule.changed_by) if listed or not register else ()), *handed)


def after(form: Form | None = None, pointer: str = "") -> int:
    """Failed attempts after which a field of a form goes on."""
    if form is None:
        return AFTER
    field = field_at(form, pointer)
    return (field.escalation.after if field else None) or form.rules.escalation.after or AFTER


def field_at(form: Form, pointer: str) -> Field | None:
    """The field that a pointer into a record means, or None."""
    steps = pointer.split("/")[1:]
    return form.rules.field(f"{steps[0]}.{steps[-1]}") if len(steps) in (2, 3) else None


class _About:
    """One field with everything that is said of its escalation."""

    __slots__ = ("kind", "place", "rule", "whole")

    def __init__(self, kind: str, place: Place | None, rule: Escalation, whole: Escalation) -> None:
        self.kind, self.place, self.rule, self.whole = kind, place, rule, whole

    def step(self, id: str, office: Office | None = None, **params: int) -> Step:
        """A step about the field, with the form's own sentence where it has one."""
        said = self.rule if id in self.rule.messages else self.whole
        own = said.messages.get(id, {})
        source = str(said.rule) if own and said.rule else office.source if office else ""
        return Step(id, params, self.place, office, own, source)

    def register(self) -> tuple[Step, ...]:
        """The step to whoever keeps the register; none where nobody is known to."""
        named = self.rule.register or self._keeper()
        return (self.step("register", self._named(named)),) if named and named.office else ()

    def office(self, named: Named | None) -> tuple[Step, ...]:
        """The step to the office that has to change the document itself."""
        return (self.step("office", self._named(named)),) if named and named.office else ()

    def changer(self) -> Named | None:
        """Who changes the document itself: the office that the field names, else whoever keeps its data."""
        return self.rule.changed_by or self.rule.register or self._keeper()

    def _keeper(self) -> Named | None:
        card = keeper(self.kind)
        return Named(card.id) if card else None

    def _named(self, named: Named) -> Office:
        office = offices()[named.office].for_kind(self.kind)
        return replace(office, why=named.why, bring=named.bring, source=named.source) if named.why else office
