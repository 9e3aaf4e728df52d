"""A form over columns: which cells and which rows of a chunk are in doubt.

The rows that are not in doubt are certainly clean: ``form.check`` finds nothing in them and changes nothing. What is proven of many rows at
once is proven here; of a row that lacks nothing but the proof of what depends on several fields, ``check.proof`` is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from gosform.check.plan import Late, Line, Plan
from gosform.check.proof import NO_ROWS, Rows, proven
from gosform.columns.between import held
from gosform.columns.cells import Cells, Place
from gosform.columns.screening import Mask
from gosform.columns.screens import TextScreen, spelling, texts_screen
from gosform.columns.texts import Indexes
from gosform.guess.given import GIVEN
from gosform.ruleset import RuleSet


class Doubts(NamedTuple):
    """columns: the cells in doubt, by place: 0-based rows, ascending; those of required fields that were left out among them.
    rows: the rows that are not proven clean, ascending.
    """

    columns: Mapping[Place, Indexes]
    rows: Indexes


class ColumnPlan:
    """A form made ready for columns at these places, for one day."""

    def __init__(self, rules: RuleSet, as_of: date, places: Sequence[Place]) -> None:
        self.plan = Plan(rules, as_of)
        self.places = tuple(places)
        block = self.plan.block
        self._screens = [_screen(line, as_of) for line in block.lines]
        self._surnames = block.surnames
        self._late = [_Depending(late, as_of) for late in self.plan.late[None]]
        self._relations = [held(relation, proof, self.plan) for relation, proof in self.plan.relations]
        self._items: Rows = {name: [] for name in self.plan.items} or NO_ROWS
        self._never = any(
            section.repeat is not None and section.repeat.min > 0 for section in rules.sections.values()
        )  # a list that may not be empty

    def doubts(self, cells: Mapping[Place, pa.Array[Any]], rows: int) -> Doubts:
        """What is in doubt among so many rows; what is no column of ``cells`` is not filled in."""
        block = Cells(cells, rows, [line.name for line in self.plan.block.lines])
        columns: dict[Place, Indexes] = {}
        open_ = np.full(rows, self._never)
        for i, line in enumerate(self.plan.block.lines):
            doubted = self._doubted(i, line, block)
            if doubted is not None and doubted.any():
                columns[line.name] = np.flatnonzero(doubted)
                open_ |= doubted
        for place in cells:
            if place[1] is not None:
                there = block.texts_of(place).lengths > 0
                if there.any():
                    columns[place] = np.flatnonzero(there)
                    open_ |= there
        unproven = np.zeros(rows, np.bool_)
        for i in self._surnames:
            unproven |= block.among(i, GIVEN_NAMES)
        for late in self._late:
            unproven |= late.open(block)
        for one in self._relations:
            if one is not None:
                unproven |= ~one(block)
        self._prove(block, unproven & ~open_, open_, all_=None in self._relations)
        return Doubts(columns, np.flatnonzero(open_))

    def _doubted(self, i: int, line: Line, block: Cells) -> Mask | None:
        """The cells of one field that its own kind does not prove."""
        if line.name not in block.given:
            return np.ones(block.rows, np.bool_) if line.always else None
        empty, screen = block.empty(i), self._screens[i]
        clean = screen(block.texts(i)) if screen is not None else np.zeros(block.rows, np.bool_)
        if not line.always:
            clean = clean | empty
        return ~clean

    def _prove(self, block: Cells, asked: Mask, open_: Mask, all_: bool) -> None:
        """Ask of each row that lacks nothing else whether it is proven as a record; open_ is told which are not."""
        rows = np.flatnonzero(~open_ if all_ else asked)
        if len(rows):
            for row, values in zip(rows.tolist(), block.records(rows), strict=True):
                if not proven(self.plan, (values, (), self._items), None):
                    open_[row] = True


GIVEN_NAMES = frozenset(GIVEN)


def _screen(line: Line, as_of: date) -> TextScreen | None:
    """The screen of a field; its spelling alone where its options are taken from other fields."""
    if line.field.references:
        return spelling(line.pattern)
    return texts_screen(line.field.kind, line.field.options, as_of)


class _Depending:
    """A field of which more than its own value must be looked at."""

    def __init__(self, late: Late, as_of: date) -> None:
        self.late = late
        self.by: dict[str, TextScreen] = {}
        if late.chosen is not None:
            name = next(iter(late.line.field.references))
            for answer in late.chosen[1]:
                screen = texts_screen(late.line.field.kind, replace(late.line.field.options, **{name: answer}), as_of)
                if screen is not None:
                    self.by[answer] = screen

    def open(self, block: Cells) -> Mask:
        """Rows in which it is not proven yet."""
        place, line, whole, own, chosen = self.late
        empty = block.empty(place)
        open_ = empty.copy()
        for bar in (*whole, *own):
            if not open_.any():
                break
            open_ &= ~block.among(bar.place, bar.values)
        if line.field.references:
            unknown = ~empty
            if chosen is not None and unknown.any():
                for answer, screen in self.by.items():
                    here = unknown & block.among(chosen[0], (answer,))
                    if here.any():
                        unknown &= ~(here & screen(block.texts(place)))
            open_ |= unknown
        return open_
