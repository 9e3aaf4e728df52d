"""What has been found so far in one record: the page that a diagnosis writes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gosform.check.frame import pointer_of
from gosform.check.plan import Line, Plan
from gosform.kind import Found
from gosform.problem import Problem
from gosform.record import Cell
from gosform.text import INVISIBLE, SPACES

BLANK = "".join(SPACES | INVISIBLE)
Key = tuple[str, int | None, str]
"""(section, item of a repeated section or None, field)."""
Order = tuple[int, int, int]
"""(section, item, field): the form's order."""


@dataclass(slots=True)
class Sheet:
    """What has been found so far in one record.

    texts, found: of every field that is not certainly clean. A field in neither stands in the record as it is.
    """

    plan: Plan
    record: Mapping[str, Any]
    texts: dict[Key, str] = field(default_factory=dict)
    found: dict[Key, Found] = field(default_factory=dict)
    problems: list[tuple[Order, Problem]] = field(default_factory=list)
    items: dict[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    """Of the repeated sections: one list each, not one for every field of every item."""

    def parts(self, section: str) -> Sequence[Mapping[str, Any]]:
        """The mappings of a section: one for a single section, one an item for a repeated one. What is no mapping is empty."""
        given = self.record.get(section)
        if section not in self.plan.items:
            return (given if type(given) is dict or isinstance(given, Mapping) else {},)
        if section not in self.items:
            self.items[section] = [x if isinstance(x, Mapping) else {} for x in given] if isinstance(given, (list, tuple)) else ()
        return self.items[section]

    def cell(self, section: str, item: int | None, name: str) -> Cell:
        """One field as conditions and relations see it."""
        one = self.plan.line(section, name)
        pointer = one.pointer if item is None else pointer_of(one, item)
        key = (section, item, name)
        found = self.found.get(key)
        if found is not None:
            return Cell(pointer, one.field, self.texts[key], found.canonical, found.read or found.canonical)
        value = self.parts(section)[item or 0].get(name) or ""
        return Cell(pointer, one.field, value, value or None, value or None)

    def unread(self, position: int) -> bool:
        """The field at this position of the single sections is empty, or an error of its own stands."""
        one = self.plan.block.lines[position]
        return self.found[one.name].canonical is None

    def say(self, order: Order, found: Problem) -> None:
        """A problem that belongs to no single field."""
        self.problems.append((order, found))

    def add(self, one: Line, item: int | None, problems: Iterable[Problem]) -> None:
        """Problems of one field, with the form's own severities; a code that the form switched off is left out."""
        severities, place = one.field.severities, one.field.place
        pointer = one.pointer if item is None else pointer_of(one, item)
        order = one.order if item is None else (one.key[0], item, one.key[1])
        for p in problems:
            severity = severities.get(p.code, p.severity) if severities else p.severity
            if severity is not None:
                self.problems.append((order, p.at(pointer, place, severity)))
