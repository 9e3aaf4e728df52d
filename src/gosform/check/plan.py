"""A form made ready for checking: one line a field, and one pattern that sorts the clean values from the doubtful.

The values of many fields are joined with U+001F and matched by one compiled pattern. Each field's part of it either matches
a clean value, or captures whatever stands there: one pass finds every field whose shape is in doubt. Then only what a
pattern cannot prove runs: check digits, the calendar. The plan may only say “certainly clean”; what is in doubt goes to the
engine that explains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from gosform.check.intake import escape
from gosform.check.name_order import named
from gosform.kind import Screen
from gosform.relations.proof import proof
from gosform.relations.proof_answers import Bar, answers, bars
from gosform.ruleset import Field, RuleSet, Section

SEPARATOR = "\x1f"
NO_PART: dict[str, Any] = {}
"""Stands for a section that is not there."""
UNREADABLE = "\x00"
"""Stands for a value that is no text: no pattern matches it."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One field, ready.

    key: (position of the section, position of the field): the form's order.
    name, order, pointer: (section, None, field), (section, 0, field) by position, and the JSON pointer of the field in a section
      that is not repeated. around: what stands in front of the number of an item, and behind it, in one that is.
    pattern: of a clean value; one that matches nothing when the kind has no screen.
    holds: what the pattern cannot prove.
    always: required whatever the other fields say. conditional: checked at all only when a ``when:`` holds.
    late: more than its own value must be looked at: options taken from other fields, or a requirement that depends on them.
    alone: its problems depend on nothing but its own value.
    """

    field: Field
    section: Section
    key: tuple[int, int]
    name: tuple[str, None, str]
    order: tuple[int, int, int]
    pointer: str
    around: tuple[str, str]
    pattern: str
    holds: Callable[[str], Any] | None
    always: bool
    conditional: bool
    late: bool
    alone: bool


def line(field: Field, section: Section, key: tuple[int, int], as_of: date) -> Line:
    """The line of one field, with its kind's screen for these options and this day."""
    screen = field.kind.screen(field.options, as_of)
    conditional = bool(field.when or section.when)
    return Line(
        field=field,
        section=section,
        key=key,
        name=(section.name, None, field.name),
        order=(key[0], 0, key[1]),
        pointer=f"/{escape(section.name)}/{escape(field.name)}",
        around=(f"/{escape(section.name)}/", f"/{escape(field.name)}"),
        pattern=screen.pattern if screen else "(?!)",
        holds=screen.holds if screen and not field.references else None,
        always=field.required and not conditional,
        conditional=conditional,
        late=bool(field.references or field.required_when or (field.required and conditional)),
        alone=not conditional and not field.references,
    )


class Block:
    """Fields that are matched together: those of all single sections, or those of one item of a repeated one.

    surnames: the positions of the surnames. names: of the surnames and patronymics.
    """

    __slots__ = ("_checks", "_match", "_pattern", "_sections", "lines", "names", "surnames")

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = tuple(lines)
        # atomic groups: once a field is sorted, nothing that follows may make the engine think again
        parts = [f"(?>(?:{x.pattern}){'' if x.always else '?'}{SEPARATOR}|([^{SEPARATOR}]*){SEPARATOR})" for x in lines]
        self._pattern = "".join(parts)
        self._match: Callable[[str], re.Match[str] | None] | None = None  # made for the first record: files of many rows have other screens
        self._checks = tuple((i, x.holds) for i, x in enumerate(lines) if x.holds is not None)
        self.surnames = tuple(i for i, x in enumerate(lines) if x.field.kind.id == "surname")
        self.names = frozenset(i for i, x in enumerate(lines) if x.field.kind.id in ("surname", "patronymic"))
        sections: dict[str, list[str]] = {}
        for x in lines:
            sections.setdefault(x.section.name, []).append(x.field.name)
        self._sections = tuple((name, _getter(fields), len(fields), dict.fromkeys(fields)) for name, fields in sections.items())

    def gather(self, record: Mapping[str, Any]) -> tuple[list[Any], int] | None:
        """The values in the order of the lines, and how many of the record's keys they lie in.

        None when a section is no mapping, or has a key that the form lacks.
        """
        values: list[Any] = []
        absent = 0
        for section, every, many, fields in self._sections:
            part = record.get(section, NO_PART)
            if type(part) is dict and len(part) == many:
                try:
                    values += every(part)  # as many keys as fields, and each field is there: no key is unknown
                except KeyError:
                    return None
                continue
            absent += part is NO_PART
            if part is None:
                part = NO_PART
            elif type(part) is not dict:
                return None
            if part.keys() <= fields.keys():
                values += [part.get(field, "") for field in fields]
            else:
                return None
        return values, len(self._sections) - absent

    def doubtful(self, values: Sequence[Any]) -> Sequence[int]:
        """The positions of the values that are not certainly clean, ascending. None counts as absent."""
        whole = self._match
        if whole is None:
            whole = self._match = re.compile(self._pattern).fullmatch
        try:
            match = whole(SEPARATOR.join(values) + SEPARATOR)
        except TypeError:
            match = None
        if match is None:  # something is no text, or holds the separator itself: no pattern matches that
            values = ["" if v is None else UNREADABLE if type(v) is not str or SEPARATOR in v else v for v in values]
            match = whole("".join([v + SEPARATOR for v in values]))
            if match is None:
                return range(len(self.lines))
        if match.lastindex is None:
            for i, holds in self._checks:
                value = values[i]
                if value and not holds(value):
                    break
            else:
                return ()
        captured = match.groups()
        doubts = [i for i, found in enumerate(captured) if found is not None]
        failed = [i for i, holds in self._checks if captured[i] is None and values[i] and not holds(values[i])]
        return sorted(doubts + failed) if failed else doubts


def _getter(fields: Sequence[str]) -> Callable[[Mapping[str, Any]], Sequence[Any]]:
    if len(fields) == 1:
        name = fields[0]
        return lambda part: (part[name],)
    return itemgetter(*fields)


Chosen = tuple[int, Mapping[str, Callable[[str], Any]]]


class Late(NamedTuple):
    """A line of which more than its own value must be looked at, and what tells at once that it need not be filled in.

    whole: bars over the values of the single sections. own: over those of its item.
    chosen: where its options are taken from one answer: the place of that, and for each answer what proves a value clean under it.
    """

    place: int
    line: Line
    whole: tuple[Bar, ...]
    own: tuple[Bar, ...]
    chosen: Chosen | None


@lru_cache(maxsize=1024)
def clean(line: Line) -> Callable[[str], Any]:
    """What says that a value of the field is certainly clean by itself. Depends on the form alone."""
    return Screen(line.pattern, line.holds).test()


class Plan:
    """A rule set with its lines and blocks, for one day (a date's limits may be “today”).

    block: the fields of all sections that are not repeated. items: those of one item, by repeated section.
    position: (section, field) -> index in its block.
    kinds: the ids of the kinds of all fields. named: the sections that ask for a name in parts.
    dependent: the fields whose check, or whose being required, depends on other fields.
    late: by repeated section, None for the single ones: the lines of which more than their own value must be looked at.
    relations: each relation with its proof from the block's clean values alone, None where it has none.
    wider: relations that the clean values of items are needed to prove.
    """

    __slots__ = ("as_of", "block", "dependent", "items", "kinds", "late", "name", "named", "position", "relations", "rules", "wider")

    def __init__(self, rules: RuleSet, as_of: date) -> None:
        self.rules, self.as_of, self.name = rules, as_of, rules.name
        single: list[Line] = []
        self.items: dict[str, Block] = {}
        for s, section in enumerate(rules.sections.values()):
            lines = [line(field, section, (s, f), as_of) for f, field in enumerate(section.fields.values())]
            if section.repeat is None:
                single += lines
            else:
                self.items[section.name] = Block(lines)
        self.block = Block(single)
        blocks = (self.block, *self.items.values())
        self.named = named(rules)
        self.kinds = frozenset(x.field.kind.id for block in blocks for x in block.lines)
        self.position = {(x.section.name, x.field.name): i for block in blocks for i, x in enumerate(block.lines)}
        self.dependent = tuple(x for block in blocks for x in block.lines if x.conditional or x.late)
        self.late = {name: tuple(self._late(block, name)) for name, block in ((None, self.block), *self.items.items())}
        proofs = [(relation, proof(relation, rules, self.position, as_of)) for relation in rules.relations]
        self.relations = tuple((relation, found if found and found.single else None) for relation, found in proofs)
        self.wider = {relation: found for relation, found in proofs if found and not found.single}

    def _late(self, block: Block, within: str | None) -> Iterator[Late]:
        for i, x in enumerate(block.lines):
            if x.late:
                asked = (*x.section.when, *x.field.when, *(() if x.field.required else x.field.required_when))
                whole = bars(asked, self.rules, self.position, self.as_of)
                own = bars(asked, self.rules, self.position, self.as_of, within) if within else ()
                yield Late(i, x, whole, own, self._chosen(x.field))

    def _chosen(self, field: Field) -> Chosen | None:
        """A screen for each answer that the field's options are taken from, when it is one answer of a single section."""
        (name, reference), *others = field.references.items() or (("", ""),)
        source = self.rules.field(reference)
        section, _, other = reference.partition(".")
        if source is None or others or self.rules.sections[section].repeat:
            return None
        proofs: dict[str, Callable[[str], Any]] = {}
        for answer in answers(source, self.as_of):
            screen = field.kind.screen(replace(field.options, **{name: answer}), self.as_of)
            if screen is not None:
                proofs[answer] = screen.test()
        return (self.position[section, other], proofs) if proofs else None

    def line(self, section: str, field: str) -> Line:
        """The line of one field."""
        block = self.items.get(section, self.block)
        return block.lines[self.position[section, field]]
