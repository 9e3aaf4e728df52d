"""What a form asks of a record as a whole: its sections, how often they repeat, its files, and when a field applies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from gosform.check.intake import escape
from gosform.check.plan import Line
from gosform.condition import holds
from gosform.problem import Code, Problem, Severity, Words, problem
from gosform.record import View
from gosform.ruleset import RuleSet, Section

RECORD = Words("record", label="Application", acc="the application")

NOT_A_RECORD = Code(
    "record.not-a-record",
    what="The application could not be read.",
    fix="Send the application again as one group of sections and fields.",
    why="A record is a mapping of sections, each a mapping of fields. A row of a file that cannot be parsed is reported the same way.",
    source="the form's own structure",
)
NOT_A_SECTION = Code(
    "record.not-a-section",
    what="The section “{section}” could not be read.",
    fix="Send the section again as a group of fields.",
    why="A section is a mapping of fields; a repeated section is a list of such mappings.",
    source="the form's own structure",
)
UNKNOWN_FIELD = Code(
    "record.unknown-field",
    what="The form has no such field, so its value was not checked.",
    fix="Check the name of the field in the program that sends the form.",
    severity=Severity.WARNING,
    why="The record has a key that the form does not declare; a misspelt key leaves the real field empty.",
)
TOO_MANY = Code(
    "record.too-many-items",
    what="The section “{section}” has too many entries: {max} allowed, {have} entered.",
    fix="Leave out the entries that are extra.",
    why="The form limits how often the section may be repeated.",
    source="the form's own rule: repeat.max",
)
TOO_FEW = Code(
    "record.too-few-items",
    what="The section “{section}” has too few entries: {min} needed, {have} entered.",
    fix="Add the entries that are missing.",
    why="The form says how often the section must be there at least.",
    source="the form's own rule: repeat.min",
)
UPLOAD_MISSING = Code(
    "upload.missing",
    what="The file “{label}” is missing.",
    fix="Upload the file “{label}”.",
    why="The form requires this file.",
    source="the form's own rule: required",
)

CODES = (NOT_A_RECORD, NOT_A_SECTION, UNKNOWN_FIELD, TOO_MANY, TOO_FEW, UPLOAD_MISSING)


def applies(one: Line, view: View) -> bool:
    """The ``when:`` of the section and of the field hold. What is unknown does not hold."""
    return all(holds(condition, view) for condition in (*one.section.when, *one.field.when))


def demanded(one: Line, view: View) -> bool:
    """The field applies and must be filled in."""
    field = one.field
    wanted = field.required or (bool(field.required_when) and all(holds(c, view) for c in field.required_when))
    return wanted and applies(one, view)


def options(one: Line, view: View) -> Any:
    """The field's options, with those taken from other fields filled in; a broken or absent field gives None."""
    if not one.field.references:
        return one.field.options
    cells = {name: view.cell(reference) for name, reference in one.field.references.items()}
    return replace(one.field.options, **{name: cell.value if cell else None for name, cell in cells.items()})


def pointer_of(one: Line, item: int | None) -> str:
    """The pointer of a field; item is its index in a repeated section."""
    if item is None:
        return one.pointer
    return f"{one.around[0]}{item}{one.around[1]}"


def counts(section: Section, have: int) -> Iterator[Problem]:
    """A repeated section with too few or too many items."""
    repeat = section.repeat
    if repeat is None:
        return
    pointer = f"/{escape(section.name)}"
    if have < repeat.min:
        yield problem(TOO_FEW, min=repeat.min, have=have).at(pointer, section.place)
    if repeat.max is not None and have > repeat.max:
        yield problem(TOO_MANY, max=repeat.max, have=have).at(pointer, section.place)


def missing_uploads(rules: RuleSet, view: View | None, uploads: Mapping[str, Any] | None) -> Iterator[Problem]:
    """Required files that are not there. Without a view, a conditional file counts as required: in doubt, look closer.

    uploads: None means that files are no part of this check; ``{}`` that none was given.
    """
    if uploads is None:
        return
    for name, upload in rules.uploads.items():
        given = uploads.get(name)
        if (
            given or isinstance(given, (bytes, bytearray)) or not (upload.required or upload.required_when)
        ):  # an empty file is there, and empty
            continue
        if view is None or all(holds(c, view) for c in (*upload.when, *upload.required_when)):
            yield problem(UPLOAD_MISSING).at(f"/uploads/{escape(name)}", upload.place)
