"""The shape of every part of a rule file: which keys it has and what each takes.

One shape a part, so that a mistake in one field does not hide those in the next. Names, references and what kinds and
relations take are looked at afterwards: a shape knows no other file. The JSON Schema for editors comes from here too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gosform.problem import Severity
from gosform.read_rules.keys import NEEDED, Shape, anything, flag, groups, named_texts, part, parts, text, texts, whole

TEXTS = {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
_CASES = {
    "type": "object",
    "properties": {case: {"type": "string"} for case in ("nom", "acc", "gen", "in")},
    "required": ["nom"],
    "additionalProperties": False,
}
LABEL = {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, _CASES]}}]}
MESSAGES: dict[str, Any] = {"type": "object", "additionalProperties": TEXTS}
_SEVERITIES: dict[str, Any] = {"type": "object", "additionalProperties": {"enum": [*Severity, "off"]}}
_TABLE: dict[str, Any] = {"anyOf": [{"type": "string", "pattern": "\\.csv$"}, {"type": "array", "items": {}}]}

FORM_ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
NAME = r"^[A-Za-z_][A-Za-z0-9_]*$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
BASE = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(@[1-9][0-9]*)?$"
_BASE: dict[str, Any] = {"type": "string", "pattern": BASE}


class FormShape(Shape):
    """A whole file."""

    id: str = text("the form's name, of small Latin letters, digits and dashes", NEEDED, pattern=FORM_ID)
    version: int = whole("a whole number from 1", least=1)
    valid_from: str = text("the first day on which this version is in force, as 'yyyy-mm-dd'", pattern=DAY)
    valid_to: str = text("the last day on which this version is in force, as 'yyyy-mm-dd'", pattern=DAY)
    abstract: bool = flag("a fragment that other forms extend; it is not listed", False)
    extends: Any = anything(
        "the id of the form or fragment that this one builds on, with or without @version, or a list of them",
        {"anyOf": [_BASE, {"type": "array", "items": _BASE}]},
    )
    remove: Sequence[str] = texts("what of the extended form is left out: section, section.field, uploads.name, relations.name")
    title: Any = anything("what people call the form, by language", TEXTS)
    source: str = text("the document, section and date that these rules come from")
    sections: Mapping[str, Any] = groups("the groups of fields, in the order in which people fill them in")
    uploads: Mapping[str, Any] = groups("the files that are sent along")
    relations: Sequence[Any] = parts("what must hold between fields")
    tables: Mapping[str, Any] = groups("rows of texts, or a CSV file beside this one, for in-table", _TABLE)
    examples: Sequence[Any] = parts("records with the problems that they must give")
    escalation: Any = anything("what comes next when a caller cannot mend a value alone")


class EscalationShape(Shape):
    """What comes next when a caller cannot mend a value alone: of a form, or of one field."""

    after: int = whole("failed attempts after which it goes on; 3 unless told", 3, least=1)
    messages: Any = anything("mend, again, register or office -> the form's own sentence, by language", MESSAGES)
    source: str = text("the document that this comes from")


class FieldEscalationShape(EscalationShape):
    """The same of one field, which may name offices."""

    register: Any = anything("the office that keeps the register of the data, or none")
    changed_by: Any = anything("the office that alone can change the data, where the document itself is wrong")


class NamedShape(Shape):
    """An office, with the form's own words about it."""

    office: str = text("the id of an office", NEEDED, least=1)
    why: Any = anything("why this office, one sentence by language", TEXTS, NEEDED)
    bring: Any = anything("what to bring there, one sentence by language; only what the source says", TEXTS)
    source: str = text("the document that this comes from", NEEDED, least=1)


class RepeatShape(Shape):
    """How often a section may be there."""

    min: int = whole("the fewest entries", 0, least=0)
    max: int = whole("the most entries; without it there is no limit", 0, least=1)


class SectionShape(Shape):
    """A group of fields."""

    title: Any = anything("what people call the section, by language", TEXTS)
    fields: Mapping[str, Any] = groups("the fields, in the order of the form")
    repeat: RepeatShape | None = part("the section is a list: children, vehicles", RepeatShape)
    when: Any = anything("the section applies only when all of these hold")


class FieldShape(Shape, further=True):
    """One field; further keys are the options of its kind."""

    kind: str = text("what the value is", NEEDED)
    required: Any = anything("true, or the conditions under which the field must be filled in")
    label: Any = anything("what the form calls the field, where the kind's own name does not fit", LABEL)
    hint: Any = anything("where the value is found, one sentence by language", TEXTS)
    when: Any = anything("the field applies only when all of these hold")
    severity: Any = anything("code or trouble -> error, warning, notice or 'off'", _SEVERITIES)
    messages: Any = anything("code or trouble -> the form's own sentence, by language", MESSAGES)
    escalation: Any = anything("what comes next when a caller cannot mend the value alone, and which office has a say in it")


class ExampleShape(Shape):
    """A record and what must be found in it."""

    name: str = text("what the example shows", NEEDED, least=1)
    record: Any = anything("the record, as JSON would give it; the values are fictional", default=NEEDED)
    uploads: Mapping[str, str] = named_texts("upload -> path of a sample file")
    as_of: str = text("the day of submission, as 'yyyy-mm-dd'", pattern=DAY)
    problems: Sequence[str] = texts("'<code> at <pointer>', one a problem; [] for a record that passes", NEEDED)
