"""The shape of every part of a rule file: which keys it has and what each takes.

One model a part, so that a mistake in one field does not hide those in the next. Names, references and what kinds and
relations take are looked at afterwards: a model knows no other file. The JSON Schema for editors comes from here too.
"""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, WithJsonSchema

from gosform.problem import Severity
from gosform.read_rules.mistakes import Mark, Mistakes
from gosform.read_rules.nodes import Node
from gosform.uploads.policy_values import COLOURS, TROUBLES

_TEXTS = {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
_CASES = {
    "type": "object",
    "properties": {case: {"type": "string"} for case in ("nom", "acc", "gen", "in")},
    "required": ["nom"],
    "additionalProperties": False,
}
_LABEL = {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, _CASES]}}]}
_SEVERITY: dict[str, Any] = {"enum": [*Severity, "off"]}

Texts = Annotated[Any, WithJsonSchema(_TEXTS)]
"""A text, or language -> text."""
Label = Annotated[Any, WithJsonSchema(_LABEL)]
"""A text, or language -> text, or language -> {nom, acc, gen, in}."""
Messages = Annotated[Any, WithJsonSchema({"type": "object", "additionalProperties": _TEXTS})]
Severities = Annotated[Any, WithJsonSchema({"type": "object", "additionalProperties": _SEVERITY})]
Conditions = Annotated[Any, WithJsonSchema({})]
Required = Annotated[Any, WithJsonSchema({})]
Part = Annotated[Any, WithJsonSchema({})]
Table = Annotated[Any, WithJsonSchema({"anyOf": [{"type": "string", "pattern": "\\.csv$"}, {"type": "array", "items": {}}]})]

FORM_ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
NAME = r"^[A-Za-z_][A-Za-z0-9_]*$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
BASE = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(@[1-9][0-9]*)?$"
Day = Annotated[str, Field(pattern=DAY)]
Base = Annotated[str, Field(pattern=BASE)]


class Shape(BaseModel):
    """Strict: a number is no text, and a key that nobody knows is a mistake."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


class FormShape(Shape):
    """A whole file."""

    id: str = Field(pattern=FORM_ID, description="the form's name, of small Latin letters, digits and dashes")
    version: int = Field(ge=1, description="a whole number from 1")
    valid_from: Day = Field("", description="the first day on which this version is in force, as 'yyyy-mm-dd'")
    valid_to: Day = Field("", description="the last day on which this version is in force, as 'yyyy-mm-dd'")
    abstract: bool = Field(default=False, description="a fragment that other forms extend; it is not listed")
    extends: Any = Field(
        None,
        description="the id of the form or fragment that this one builds on, with or without @version, or a list of them",
        json_schema_extra={"anyOf": [{"type": "string", "pattern": BASE}, {"type": "array", "items": {"type": "string", "pattern": BASE}}]},
    )
    remove: list[str] = Field([], description="what of the extended form is left out: section, section.field, uploads.name, relations.name")
    title: Texts = Field(None, description="what people call the form, by language")
    source: str = Field("", description="the document, section and date that these rules come from")
    sections: dict[str, Part] = Field({}, description="the groups of fields, in the order in which people fill them in")
    uploads: dict[str, Part] = Field({}, description="the files that are sent along")
    relations: list[Part] = Field([], description="what must hold between fields")
    tables: dict[str, Table] = Field({}, description="rows of texts, or a CSV file beside this one, for in-table")
    examples: list[Part] = Field([], description="records with the problems that they must give")
    escalation: Part = Field(None, description="what comes next when a caller cannot mend a value alone")


class EscalationShape(Shape):
    """What comes next when a caller cannot mend a value alone: of a form, or of one field."""

    after: int = Field(3, ge=1, description="failed attempts after which it goes on; 3 unless told")
    messages: Messages = Field(None, description="mend, again, register or office -> the form's own sentence, by language")
    source: str = Field("", description="the document that this comes from")


class FieldEscalationShape(EscalationShape):
    """The same of one field, which may name offices."""

    register_: Part = Field(None, alias="register", description="the office that keeps the register of the data, or none")
    changed_by: Part = Field(None, description="the office that alone can change the data, where the document itself is wrong")


class NamedShape(Shape):
    """An office, with the form's own words about it."""

    office: str = Field(min_length=1, description="the id of an office")
    why: Texts = Field(description="why this office, one sentence by language")
    bring: Texts = Field(None, description="what to bring there, one sentence by language; only what the source says")
    source: str = Field(min_length=1, description="the document that this comes from")


class RepeatShape(Shape):
    """How often a section may be there."""

    min: int = Field(0, ge=0, description="the fewest entries")
    max: int = Field(0, ge=1, description="the most entries; without it there is no limit")


class SectionShape(Shape):
    """A group of fields."""

    title: Texts = Field(None, description="what people call the section, by language")
    fields: dict[str, Part] = Field({}, description="the fields, in the order of the form")
    repeat: RepeatShape | None = Field(None, description="the section is a list: children, vehicles")
    when: Conditions = Field(None, description="the section applies only when all of these hold")


class FieldShape(Shape):
    """One field; further keys are the options of its kind."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True, defer_build=True)

    kind: str = Field(description="what the value is")
    required: Required = Field(default=False, description="true, or the conditions under which the field must be filled in")
    label: Label = Field(None, description="what the form calls the field, where the kind's own name does not fit")
    hint: Texts = Field(None, description="where the value is found, one sentence by language")
    when: Conditions = Field(None, description="the field applies only when all of these hold")
    severity: Severities = Field(None, description="code or trouble -> error, warning, notice or 'off'")
    messages: Messages = Field(None, description="code or trouble -> the form's own sentence, by language")
    escalation: Part = Field(
        None, description="what comes next when a caller cannot mend the value alone, and which office has a say in it"
    )


_STRINGS: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
_NUMBERS: dict[str, Any] = {"type": "array", "items": {"type": "integer"}}
_AMOUNT: dict[str, Any] = {"type": ["string", "integer"]}
_RANGE: dict[str, Any] = {"anyOf": [{"type": "integer"}, _NUMBERS]}
_TROUBLES: dict[str, Any] = {"type": "array", "items": {"enum": list(TROUBLES)}}
_SIGNATURE: dict[str, Any] = {
    "type": "object",
    "properties": {"detached_of": {"type": "string"}, "signer": {"anyOf": [{"type": "string"}, _STRINGS]}},
    "additionalProperties": False,
}
Said = Any
"""A part of a policy: ``uploads.policy`` says what it takes, the schema is for editors alone."""


def _said_as(schema: dict[str, Any], meaning: str) -> Any:
    return Field(None, description=meaning, json_schema_extra=schema)


class UploadShape(Shape):
    """One file that is sent along."""

    required: Required = Field(default=False, description="true, or the conditions under which the file must be there")
    when: Conditions = Field(None, description="the file is asked for only when all of these hold")
    label: Label = Field(None, description="what the form calls the file")
    hint: Texts = Field(None, description="what the file must show, one sentence by language")
    messages: Messages = Field(None, description="trouble -> the form's own sentence, by language")
    preset: Said = _said_as({"type": "string"}, "a bundled policy, such as passport-photo; what is written here wins")
    accept: Said = _said_as({"anyOf": [_STRINGS, {"type": "string"}]}, "the formats that are taken, such as [pdf, jpeg, png]")
    max_size: Said = _said_as(_AMOUNT, "the largest file, as '5 MB' or in bytes; 1 MB is 1024 KB")
    min_size: Said = _said_as(_AMOUNT, "the smallest file, as '10 KB' or in bytes")
    max_total: Said = _said_as(_AMOUNT, "the largest sum over all files of this field")
    count: Said = _said_as(_RANGE, "how many files: a number, or [fewest, most]; one unless told")
    min_pixels: Said = _said_as(_NUMBERS, "[width, height]")
    max_pixels: Said = _said_as(_NUMBERS, "[width, height]")
    resolution: Said = _said_as(_RANGE, "dots an inch: the least, or [least, most]; computed from pixels and paper")
    paper: Said = _said_as({"type": "string"}, "the size of the sheet, such as A4 or 35x45 mm")
    colour: Said = _said_as({"enum": list(COLOURS)}, "any, colour, grey or 1bit (black and white)")
    aspect: Said = _said_as(
        {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "number"}}]}, "width to height, as '35:45' or [35, 45]"
    )
    aspect_tolerance: Said = _said_as({"type": "number"}, "per cent that the sides may differ; 5 unless told")
    pages: Said = _said_as(_RANGE, "how many pages: a number, or [fewest, most]")
    refuse: Said = _said_as(_TROUBLES, "troubles that are errors here, such as trailing-data")
    warn: Said = _said_as(_TROUBLES, "troubles that are warnings here, such as resolution")
    readability: Said = _said_as({"type": "boolean"}, "measure whether pages are blurred, dark or blank")
    signature: Said = _said_as(
        _SIGNATURE, "of a detached signature: detached_of, the upload that is signed, and signer, the fields to compare with"
    )


class ExampleShape(Shape):
    """A record and what must be found in it."""

    name: str = Field(min_length=1, description="what the example shows")
    record: Part = Field(description="the record, as JSON would give it; the values are fictional")
    uploads: dict[str, str] = Field({}, description="upload -> path of a sample file")
    as_of: Day = Field("", description="the day of submission, as 'yyyy-mm-dd'")
    problems: list[str] = Field(description="'<code> at <pointer>', one a problem; [] for a record that passes")


S = TypeVar("S", bound=Shape)

_SAYS = {
    "string_type": "text is needed here",
    "int_type": "a whole number is needed here",
    "bool_type": "true or false is needed here",
    "list_type": "a list is needed here: [one, two], or lines that begin with “- ”",
    "dict_type": "a group of keys is needed here",
    "model_type": "a group of keys is needed here",
    "too_short": "at least one is needed here",
}


def shaped(model: type[S], node: Node, mark: Mark, mistakes: Mistakes) -> S | None:
    """The part as its model sees it, or None after noting every mistake. ``mark`` is where the part's own key stands."""
    try:
        return model.model_validate(node.plain())
    except ValidationError as error:
        for one in error.errors(include_url=False, include_context=False, include_input=False):
            _note(model, (node, mark), one["type"], one["loc"], mistakes)
        return None


def _note(model: type[Shape], part: tuple[Node, Mark], trouble: str, loc: tuple[int | str, ...], mistakes: Mistakes) -> None:
    """Note one error of pydantic, at the place of the file that it is about. Parts of ``loc`` that are no keys name branches of a union."""
    here, at = part
    last = ""
    for step in loc:
        if type(here.value) is dict and step in here.value:
            last = str(step)
            at, here = here.where(last), here.value[last]
        elif type(here.value) is list and isinstance(step, int) and step < len(here.value):
            here = here.value[step]
            at = here.mark
    if trouble == "missing":
        mistakes.add(at, f"the key '{loc[-1]}' is missing here")
    elif trouble == "extra_forbidden":
        mistakes.unknown(at, "key", last, [field.alias or name for name, field in _model_at(model, loc).model_fields.items()])
    else:
        described = model.model_fields.get(last)
        mistakes.add(here.mark, _said(trouble, here, described.description if described and described.description else ""))


def _said(trouble: str, here: Node, meaning: str) -> str:
    said = _SAYS.get(trouble, f"needed here: {meaning}" if meaning else "this is not taken here")
    if here.value is None:
        return f"nothing is written here; {said}" if trouble in _SAYS else "nothing is written here"
    if trouble == "string_type" and isinstance(here.value, (bool, int, float)):
        return f"{said}: put it in quotes"
    return said


def _model_at(model: type[Shape], loc: tuple[int | str, ...]) -> type[Shape]:
    return RepeatShape if model is SectionShape and loc[0] == "repeat" and len(loc) > 1 else model
