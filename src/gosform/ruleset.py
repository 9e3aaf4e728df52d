"""A form as frozen data: what ``read_rules`` makes of a YAML file and what ``check`` works from.

References to fields are texts ``section.field``. Inside a repeated section the same text means the field of the same
item; from outside it means that field of every item.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from gosform.kind import Kind
from gosform.problem import NOTHING, Place, Rule, Severity

if TYPE_CHECKING:
    from gosform.uploads.policy import Policy

Titles = Mapping[str, str]
"""Language -> text."""


class Repeat(NamedTuple):
    """How many items a repeated section may have; ``max`` None means no limit."""

    min: int = 0
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of ``when:``: a test of one field. All lines of a ``when:`` must hold.

    test: ``is``, ``in``, ``present``, ``age-below``, ``age-from``, ``before``, ``from`` … (see ``condition``), or ``expr`` with
      the parsed expression as its value and an empty field.
    """

    field: str
    test: str
    value: Any


class Named(NamedTuple):
    """An office that a field names. office: its id; empty: none is to be named. why, bring: the form's own words in place of the office's.

    source: the document that these words come from.
    """

    office: str
    why: Titles = NOTHING
    bring: Titles = NOTHING
    source: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Escalation:
    """What a form, or one field of it, says about what comes next when a caller cannot mend a value alone.

    after: failed attempts after which it goes on; None leaves it to the form, or to ``gosform.escalation.AFTER``.
    register: the office that keeps the register of the field's data; None leaves it to the kind.
    changed_by: the office that alone can change the data, where the document itself is wrong.
    messages: step -> language -> the form's own sentence.
    source: the document that the rest comes from. rule: where it is written.
    """

    after: int | None = None
    register: Named | None = None
    changed_by: Named | None = None
    messages: Mapping[str, Titles] = field(default_factory=lambda: NOTHING)
    source: str = ""
    rule: Rule | None = None


NO_ESCALATION = Escalation()


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field of a section.

    options: an instance of ``kind.options``; what it takes from other fields is in ``references`` (option -> reference).
    severities: code id -> the form's own severity for it; None switches the code off.
    required_when: written ``required: [conditions]``: the field is required when all of them hold, and checked all the same
      when they do not. ``when`` is stronger: where it does not hold, the field does not apply at all.
    """

    name: str
    kind: Kind
    options: Any
    place: Place
    required: bool = False
    references: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    when: tuple[Condition, ...] = ()
    severities: Mapping[str, Severity | None] = field(default_factory=lambda: NOTHING)
    required_when: tuple[Condition, ...] = ()
    escalation: Escalation = NO_ESCALATION


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A group of fields, once in a record or repeated (a list of mappings)."""

    name: str
    title: Titles
    fields: Mapping[str, Field]
    place: Place
    repeat: Repeat | None = None
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Upload:
    """One upload field. policy: as declared, for lists; asked: the same understood. ``required_when`` as for a field."""

    name: str
    place: Place
    asked: Policy
    required: bool = False
    policy: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    when: tuple[Condition, ...] = ()
    required_when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """What must hold between fields.

    name: ``equals``, ``before`` …: the function of ``relations`` with dashes for underscores.
    operands: the references that the relation is written with, in order.
    args: everything else that it takes (limits, a table), by name.
    blame: the reference of the field that the problem is shown at; None leaves it to the relation.
    messages: language -> the form's own sentence.
    """

    name: str
    operands: tuple[str, ...]
    rule: Rule
    args: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    when: tuple[Condition, ...] = ()
    severity: Severity = Severity.ERROR
    blame: str | None = None
    messages: Titles = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A record with the problems it must give, kept beside the rules that give them.

    problems: (code id, pointer) in the form's order; empty for a record that passes.
    uploads: upload -> path of a sample that lies beside the rule file; True for one that does not: it is there and is not looked into.
    """

    name: str
    record: Any
    problems: tuple[tuple[str, str], ...]
    rule: Rule
    uploads: Mapping[str, str | bool] = field(default_factory=lambda: NOTHING)
    as_of: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RuleSet:
    """A whole form.

    abstract: a fragment that other files extend; it is read and linted, but no record is checked against it alone.
    path: the file as messages name it.
    """

    id: str
    version: int
    title: Titles
    source: str
    sections: Mapping[str, Section]
    uploads: Mapping[str, Upload] = field(default_factory=lambda: NOTHING)
    relations: tuple[Relation, ...] = ()
    examples: tuple[Example, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    path: str = ""
    abstract: bool = False
    escalation: Escalation = NO_ESCALATION

    @property
    def name(self) -> str:
        """``id@version``."""
        return f"{self.id}@{self.version}"

    def field(self, reference: str) -> Field | None:
        """The field that ``section.field`` names, or None."""
        section, _, name = reference.partition(".")
        found = self.sections.get(section)
        return found.fields.get(name) if found else None
