"""From the tree of a file to a form: every part is looked at, whatever is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from gosform.kinds import get as kind_of
from gosform.problem import NOTHING, UnknownKind
from gosform.read_rules import shapes, texts
from gosform.read_rules.cases import example
from gosform.read_rules.days import day
from gosform.read_rules.fields import codes_of, is_name, section
from gosform.read_rules.mistakes import Mark, Mistakes
from gosform.read_rules.nodes import Node
from gosform.read_rules.outline import Outline, outline
from gosform.read_rules.relations import relation
from gosform.read_rules.tables import Tables
from gosform.relations import SIGNATURES
from gosform.ruleset import NO_ESCALATION, Escalation, RuleSet, Upload

_DAY = re.compile(shapes.DAY)


def build(tree: Node, file: str, paths: Mapping[str, Path], mistakes: Mistakes) -> RuleSet:
    """The form that a tree describes; ``RuleSetError`` with all mistakes, those of its spelling included.

    tree: with the forms that it extends already merged in. file: how messages name it. paths: the same for every file that took
    part, for the tables beside them.
    """
    if type(tree.value) is not dict:
        mistakes.add(tree.mark, "a form is a group of keys: id, version, title, source, sections")
        mistakes.end()
    if not tree.value.keys() & shapes.FormShape.model_fields.keys():
        mistakes.add(tree.mark, "this is no rule file: a form has the keys id, version, title, source and sections")
        mistakes.end()
    known = outline(tree, f"{_plain(tree, 'id')}@{_plain(tree, 'version')}", mistakes)
    shape = shapes.shaped(shapes.FormShape, tree, tree.mark, mistakes)
    title = texts.titles(tree.get("title"), mistakes, "a title")
    sections = {name: section(name, one, _mark(tree, "sections", name), known) for name, one in tree.items("sections")}
    uploads = _uploads(tree, known)
    tables = Tables(dict(tree.items("tables")), paths, mistakes)
    for name, one in tree.items("tables"):
        is_name(name, _mark(tree, "tables", name), "table", known)
        del one
    relations = [relation(one, known, tables) for one in tree.entries("relations")]
    tables.check_all()
    cases = tree.entries("examples")
    codes = _codes(tree, known) if cases else set()
    examples = [example(one, known, codes) for one in cases]
    escalation = _escalation(tree, known)
    _whole(tree, mistakes)
    mistakes.end()
    if shape is None:
        raise AssertionError("a shape without mistakes")
    return RuleSet(
        id=shape.id,
        version=shape.version,
        title=title,
        source=shape.source,
        sections={name: one for name, one in sections.items() if one},
        uploads={name: one for name, one in uploads.items() if one} or NOTHING,
        relations=tuple(one for one in relations if one),
        examples=tuple(one for one in examples if one),
        valid_from=_day(tree, "valid_from"),
        valid_to=_day(tree, "valid_to"),
        path=file,
        abstract=shape.abstract,
        escalation=escalation,
    )


def _uploads(tree: Node, known: Outline) -> Mapping[str, Upload | None]:
    files = dict(tree.items("uploads"))
    if not files:
        return NOTHING
    from gosform.read_rules.uploads import upload  # with all that is known of files; most forms ask for none

    return {name: upload(name, one, _mark(tree, "uploads", name), known, files) for name, one in files.items()}


def _escalation(tree: Node, known: Outline) -> Escalation:
    if tree.get("escalation") is None:
        return NO_ESCALATION
    from gosform.read_rules.escalation import of_form  # with the offices, of which most forms say nothing

    return of_form(tree, known)


def _whole(tree: Node, mistakes: Mistakes) -> None:
    """What concerns the file as a whole."""
    for key in ("valid_from", "valid_to"):
        if _DAY.fullmatch(str(_plain(tree, key))) and _day(tree, key) is None:
            mistakes.add(tree.value[key].mark, "there is no such day in the calendar")
    first, last = _day(tree, "valid_from"), _day(tree, "valid_to")
    if first and last and first > last:
        mistakes.add(tree.where("valid_to"), "valid_to is before valid_from")
    if _plain(tree, "abstract") is True:
        return
    for key, meaning in (("title", "what people call the form"), ("source", "the document that the rules come from")):
        if not _plain(tree, key):
            said = "nothing is written here" if tree.get(key) else f"the key '{key}' is missing here"
            mistakes.add(tree.where(key), f"{said}: {meaning}")
    if not any(part.get("fields") for _, part in tree.items("sections")):
        mistakes.add(tree.where("sections"), "the form has no field")


def _codes(tree: Node, known: Outline) -> set[str]:
    """Every code that the kinds and relations of this form can give."""
    found = {str(code) for signature in SIGNATURES.values() for code in signature.codes}
    for _, part in tree.items("sections"):
        for _, one in part.items("fields"):
            named = one.get("kind")
            try:
                found.update(codes_of(kind_of(str(named.value))) if named else ())
            except UnknownKind:
                continue
    return found


def _mark(tree: Node, part: str, name: str) -> Mark:
    holder = tree.get(part)
    return holder.where(name) if holder else tree.mark


def _plain(tree: Node, key: str) -> Any:
    node = tree.get(key)
    return node.value if node else ""


def _day(tree: Node, key: str) -> date | None:
    return day(_plain(tree, key))
