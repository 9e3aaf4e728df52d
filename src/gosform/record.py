"""One record as conditions and relations see it: cells by reference, after every field was checked on its own.

A :class:`View` is made by ``check`` once the fields are done. It knows nothing of how they were checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from gosform.ruleset import Field, RuleSet


@dataclass(slots=True, unsafe_hash=True)
class Cell:
    """One field of one record. A value: nobody changes it once it is made (a frozen one costs three times as much to make).

    typed: as it came, ``""`` when absent or blank.
    value: the canonical spelling; None when absent or broken.
    read: what was understood of a value that failed its checks (all digits there, check digit wrong); else as ``value``.
    """

    pointer: str
    field: Field
    typed: str
    value: str | None
    read: str | None

    @property
    def absent(self) -> bool:
        """Nothing was typed."""
        return not self.typed

    @property
    def broken(self) -> bool:
        """Something was typed, and an error of its own stands."""
        return bool(self.typed) and self.value is None

    def __repr__(self) -> str:
        return f"<cell {self.pointer}>"


class View:
    """The cells of one record, or of one item of a repeated section within its record.

    get: (section, item index or None, field name) -> the cell.
    count: number of items of a repeated section.
    item: the repeated section and index that this view is inside of; None for the whole record.
    """

    __slots__ = ("_count", "_get", "as_of", "item", "rules")

    def __init__(
        self,
        rules: RuleSet,
        as_of: date,
        get: Callable[[str, int | None, str], Cell],
        count: Callable[[str], int],
        item: tuple[str, int] | None = None,
    ) -> None:
        self.rules, self.as_of, self.item = rules, as_of, item
        self._get, self._count = get, count

    def cells(self, reference: str) -> tuple[Cell, ...]:
        """Every cell that a reference means here: one; or, for a repeated section seen from outside, one an item."""
        section, _, name = reference.partition(".")
        if self.item and self.item[0] == section:
            return (self._get(section, self.item[1], name),)
        if self.rules.sections[section].repeat is None:
            return (self._get(section, None, name),)
        return tuple(self._get(section, i, name) for i in range(self._count(section)))

    def cell(self, reference: str) -> Cell | None:
        """The one cell that a reference means here, the first where it means several, None for an empty repeated section."""
        found = self.cells(reference)
        return found[0] if found else None

    def count(self, section: str) -> int:
        """How many items a repeated section has; 1 for an ordinary section."""
        return 1 if self.rules.sections[section].repeat is None else self._count(section)

    def within(self, section: str) -> Iterator[View]:
        """A view for each item of a repeated section; the view itself for an ordinary one."""
        if self.rules.sections[section].repeat is None or (self.item and self.item[0] == section):
            yield self
            return
        for i in range(self._count(section)):
            yield View(self.rules, self.as_of, self._get, self._count, (section, i))
