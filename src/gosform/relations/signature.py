"""How a relation is written in a rule file, which codes it can give, and over what it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from gosform.problem import NOTHING, Code, Problem
from gosform.record import View
from gosform.ruleset import Relation, RuleSet

Finder = Callable[[View, Relation], Iterator[Problem]]
Scope = Callable[[RuleSet, Relation], str | None]
"""The repeated section whose items the relation is looked at one by one; None for once a record."""


def references(relation: Relation) -> Iterator[str]:
    """The fields that a relation is about: its operands and the field that it blames."""
    for reference in (*relation.operands, relation.blame):
        if reference and "." in reference:
            yield reference


def repeated(rules: RuleSet, found: Iterable[str]) -> str | None:
    """The one repeated section that some of these references lie in; None when there is none, or more than one."""
    sections = {reference.partition(".")[0] for reference in found}
    inside = [section for section in sections if rules.sections[section].repeat is not None]
    return inside[0] if len(inside) == 1 else None


def each_item(rules: RuleSet, relation: Relation) -> str | None:
    """Once an item when fields of one repeated section take part; fields of other sections are the same for every item."""
    return repeated(rules, references(relation))


def whole_record(rules: RuleSet, relation: Relation) -> str | None:
    """Once a record, over all items together."""
    return None


def where_all_lie(rules: RuleSet, relation: Relation) -> str | None:
    """Once an item when every field that takes part lies in the same repeated section; otherwise once a record."""
    found = [*references(relation), *_written_in(rules, relation)]
    section = repeated(rules, found)
    return section if section and all(reference.startswith(f"{section}.") for reference in found) else None


def where_named(rules: RuleSet, relation: Relation) -> str | None:
    """Once an item when fields of one repeated section take part, among the operands or in the further keys."""
    return repeated(rules, [*references(relation), *_written_in(rules, relation)])


def _written_in(rules: RuleSet, relation: Relation) -> Iterator[str]:
    for value in relation.args.values():
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and rules.field(text) is not None:
                yield text


def silent(view: View, relation: Relation) -> Iterator[Problem]:
    """Finds nothing: for a signature that only says how something is written."""
    return iter(())


class Signature(NamedTuple):
    """How a relation is written.

    operands_min, operands_max: how many references stand beside the name; ``operands_max`` None means no limit. With a maximum of 1
      the reference may be written without a list. Both 0 means that a text stands there instead: an expression.
    args: further keys, each with a word for what it takes: ``whole`` (a whole number), ``number``, ``scalar``, ``flag``,
      ``reference``, ``references``, ``number-or-reference``, ``section`` (a repeated one), ``table`` (rows of texts), ``unit`` (month or day),
      ``expression``.
    required_args: those that must be given; ``when``, ``blame`` and ``messages``, which every relation has, may be among them.
    one_of: of these arguments at least one must be given.
    as_of: an operand may be the word ``as-of``.
    operands_repeated: every operand must lie in one repeated section.
    kinds: for each operand, in order, the ids of the kinds that it may have; empty where any will do.
    find: the problems of one view.
    codes: what it can find.
    scope: over what it runs.
    """

    operands_min: int
    operands_max: int | None
    args: Mapping[str, str] = NOTHING
    required_args: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()
    as_of: bool = False
    operands_repeated: bool = False
    kinds: tuple[frozenset[str], ...] = ()
    find: Finder = silent
    codes: tuple[Code, ...] = ()
    scope: Scope = each_item
