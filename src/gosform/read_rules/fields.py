"""Sections and their fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from gosform.kind import Kind
from gosform.kinds import get as kind_of
from gosform.kinds import likely
from gosform.options import Option, convert, options_of
from gosform.problem import NOTHING, Code, OptionError, Place, Severity, UnknownKind, Words
from gosform.read_rules import shapes, texts
from gosform.read_rules.conditions import conditions
from gosform.read_rules.days import day
from gosform.read_rules.mistakes import Mark, hint, quoted
from gosform.read_rules.nodes import Node
from gosform.read_rules.outline import REFERENCE, Outline
from gosform.ruleset import NO_ESCALATION, Condition, Escalation, Field, Repeat, Section

NAME = re.compile(shapes.NAME)
OWN = frozenset(shapes.FieldShape.model_fields)
SECTION_WORDS = Words("section", label="Section", acc="the section")


def section(name: str, node: Node, mark: Mark, known: Outline) -> Section | None:
    """One section with its fields; None when its own keys cannot be understood (its fields are looked at all the same)."""
    is_name(name, mark, "section", known)
    if name == "uploads":
        known.mistakes.add(mark, "a section cannot be called 'uploads': that is where the files are")
    home = frozenset((name,)) & known.repeated
    title = texts.titles(node.get("title"), known.mistakes, "a title")
    shown = title or dict.fromkeys(texts.languages(), name)
    marks = part.keys if (part := node.get("fields")) else {}
    inside = Inside(shown, home, known)
    found = {key: field(key, one, marks.get(key, one.mark), inside) for key, one in node.items("fields")}
    shape = shapes.shaped(shapes.SectionShape, node, mark, known.mistakes)
    when = conditions(node.get("when"), known)
    if shape is None:
        return None
    repeat = None
    if shape.repeat is not None:
        repeat = Repeat(shape.repeat.min, shape.repeat.max if "max" in shape.repeat.model_fields_set else None)
        if repeat.max is not None and repeat.min > repeat.max:
            known.mistakes.add(node.where("repeat"), "min is larger than max")
    place = Place(SECTION_WORDS, {lang: {"nom": text} for lang, text in shown.items()}, shown, rule=known.rule(mark))
    return Section(name, title, {key: one for key, one in found.items() if one}, place, repeat, when)


class Inside(NamedTuple):
    """What a field needs to know of its section: the title, the section itself where it is repeated, and the form."""

    title: Mapping[str, str]
    home: frozenset[str]
    known: Outline


def field(name: str, node: Node, mark: Mark, inside: Inside) -> Field | None:
    """One field; None after noting what keeps it from being one."""
    title, home, known = inside
    is_name(name, mark, "field", known)
    kind = _kind(node, known)
    shape = shapes.shaped(shapes.FieldShape, node, mark, known.mistakes)
    when = conditions(node.get("when"), known)
    required, required_when = requirement(node, known)
    label = texts.labels(node.get("label"), known.mistakes)
    hints = texts.titles(node.get("hint"), known.mistakes, "a hint")
    escalation = _escalation(node, kind.id if kind else "", known)
    if kind is None:
        return None
    codes = codes_of(kind)
    place = Place(kind.words, label, title, hints, texts.messages(node.get("messages"), codes, known.mistakes), known.rule(mark))
    severities = _severities(node.get("severity"), codes, known)
    options, references = _options(kind, node, mark, home, known)
    if shape is None or known.mistakes:
        return None
    place = replace(place, words=kind.worded(options))
    return Field(name, kind, options, place, required, references, when, severities, required_when, escalation)


def _escalation(node: Node, kind: str, known: Outline) -> Escalation:
    if node.get("escalation") is None:
        return NO_ESCALATION
    from gosform.read_rules.escalation import of_field  # with the offices, of which most fields say nothing

    return of_field(node, kind, known)


def is_name(name: str, mark: Mark, what: str, known: Outline) -> None:
    """Note a name that programs, expressions and pointers cannot use."""
    if not NAME.fullmatch(name):
        known.mistakes.add(mark, f"the name of a {what} has Latin letters, digits and _ only, and begins with a letter")


def requirement(node: Node, known: Outline) -> tuple[bool, tuple[Condition, ...]]:
    """(required whatever else, required when): ``required:`` is true, false or a list of conditions."""
    given = node.get("required")
    if given is None or isinstance(given.value, bool):
        return bool(given and given.value), ()
    if type(given.value) is not list:
        known.mistakes.add(given.mark, "true, false or a list of conditions is needed here")
        return False, ()
    return False, conditions(given, known)


@cache
def codes_of(kind: Kind) -> Mapping[str, Code]:
    """Every code of a kind by its id."""
    return {str(code): code for code in kind.all_codes()}


def _kind(node: Node, known: Outline) -> Kind | None:
    named = node.get("kind")
    if named is None or not isinstance(named.value, str):
        return None
    try:
        return kind_of(named.value)
    except UnknownKind:
        known.mistakes.unknown(named.mark, "kind", named.value, likely(named.value))
        return None


def _severities(node: Node | None, codes: Mapping[str, Code], known: Outline) -> Mapping[str, Severity | None]:
    if node is None:
        return NOTHING
    if type(node.value) is not dict:
        known.mistakes.add(node.mark, "a group of keys is needed here: code -> error, warning, notice or 'off'")
        return NOTHING
    found: dict[str, Severity | None] = {}
    for key, one in node.value.items():
        code = texts.code_of(node, key, codes, known.mistakes)
        if one.value not in ("off", *Severity):
            known.mistakes.unknown(one.mark, "severity", one.value, ("off", *Severity))
        elif code:
            found[str(code)] = None if one.value == "off" else Severity(one.value)
    return found or NOTHING


def _options(kind: Kind, node: Node, mark: Mark, home: frozenset[str], known: Outline) -> tuple[Any, Mapping[str, str]]:
    """The kind's options, and those that are taken from other fields."""
    declared: Any = kind.options
    options = options_of(declared)
    given: dict[str, Any] = {}
    references: dict[str, str] = {}
    for key, one in node.value.items():
        if key in OWN:
            continue
        option = options.get(key)
        if option is None:
            more = hint(key, [*options, *OWN]) or f"; its options are: {', '.join(options) or 'none'}"
            known.mistakes.add(node.where(key), f"the kind {quoted(kind.id)} has no option {quoted(key)}{more}")
        elif option.reference and isinstance(one.value, str) and REFERENCE.fullmatch(one.value):
            references[key] = known.reference(one, home=home)
        elif wrong := _unsuitable(option, one):
            known.mistakes.add(one.mark, wrong)
        else:
            given[key] = one.plain()
    try:
        return kind.option_values(given), references or NOTHING
    except (OptionError, ValueError) as error:
        known.mistakes.add(mark, str(error))
        return None, NOTHING


def _unsuitable(option: Option, node: Node) -> str:
    """What is wrong with the value of an option; empty when nothing is. Stricter than ``convert``: a file has types of its own."""
    value = node.value
    if value is None:
        return "nothing is written here; leave the option out to have its default"
    if option.choices:
        if value in option.choices:
            return ""
        said = f"the option {option.name!r} has no value {quoted(value)}" if isinstance(value, str) else "one word is needed here"
        return said + hint(value if isinstance(value, str) else "", option.choices)
    needed = _NEEDED.get(option.takes, "a list of texts is needed here, such as [one, two]")
    if option.takes in (int, bool):
        return "" if type(value) is option.takes else needed
    if option.takes is Decimal:
        return "" if type(value) in (int, float) or _converts(option, value) else needed
    if option.takes is date:
        return "" if value == "today" or day(value) else needed
    if option.takes is str:
        return "" if isinstance(value, str) else needed
    return "" if type(value) is list and all(isinstance(one.value, str) for one in value) else needed


def _converts(option: Option, value: Any) -> bool:
    try:
        return isinstance(value, str) and convert(option, value, "") is not None
    except OptionError:
        return False


_NEEDED: Mapping[Any, str] = {
    int: "a whole number is needed here",
    bool: "true or false is needed here",
    Decimal: "a number is needed here",
    date: "a day is needed here, as '2026-01-31', or today",
    str: "text is needed here: put it in quotes",
}
