"""The screen of a kind's column, made of what the kind itself declares (``gosform.kind.Screen``).

A pattern is an automaton, check digits are the kind's formula over columns of digits. What neither can prove is asked value by value, each
distinct value once: so a column is called clean exactly where the kind's own screen would call each of its values clean.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from gosform.columns import drawn
from gosform.columns.counts import Counted, counted, right_length
from gosform.columns.pattern import Unread
from gosform.columns.screening import ColumnScreen, Mask
from gosform.columns.table import FAMILIES, WHY
from gosform.columns.texts import Indexes, Texts
from gosform.columns.usual import usual
from gosform.columns.walk import WIDEST, Steps, fits, steps
from gosform.kind import Kind, Screen


class Part(NamedTuple):
    """A pattern as an automaton, with the count of characters that it begins with."""

    steps: Steps
    counted: Counted


TextScreen = Callable[[Texts], Mask]
ENOUGH = 20_000
"""Asking so many values one by one takes as long as making a large automaton."""


@lru_cache(maxsize=512)
def screen_of(kind: Kind, options: Any, as_of: date) -> ColumnScreen | None:
    """The screen of a kind's column under these options on this day; None where the kind has none at all."""
    over = texts_screen(kind, options, as_of)
    if over is None:
        return None

    def column(array: pa.Array[Any]) -> Mask:
        return over(Texts(array))

    return column


@lru_cache(maxsize=512)
def texts_screen(kind: Kind, options: Any, as_of: date) -> TextScreen | None:
    """The same over texts that were looked up before."""
    one = kind.screen(options, as_of)
    return None if one is None else made(one, usual(kind, one, as_of))


@lru_cache(maxsize=512)
def spelling(pattern: str) -> TextScreen:
    """The screen of what a pattern alone says."""
    return made(Screen(pattern))


def made(one: Screen, first: str | None = None) -> TextScreen:
    """A screen over columns. first: a pattern that is asked before all others."""
    plains = [part(pattern) for pattern in (first, one.plain) if pattern]
    layouts = drawn.layouts(one.pattern, one.drawn) if first is None and (one.holds is None or one.drawn) else ()
    asked, whole = _asked(one), _Whole(one.pattern, ENOUGH if first else 0)

    def screen(texts: Texts) -> Mask:
        found = np.zeros(texts.rows, np.bool_)
        left = texts.all_rows()
        for layout in layouts:
            if len(left):
                left = layout(texts, left, found)
        for plain in plains:
            if plain is not None and len(left):
                near, far = _near(texts, left)
                left = _marked(found, near, _taken(plain, texts, near), far)
        if not len(left):
            return found
        every = whole.of(len(left))
        if every is not None:
            near, far = _near(texts, left)
            taken = _taken(every, texts, near)
            if one.holds is None:
                _marked(found, near, taken, far)
                left = far
            else:
                left = np.concatenate((near[taken], far))
        if len(left):
            found[left] = asked(texts, left)
        return found

    return screen


class _Whole:
    """The automaton of a screen's pattern, made at once, or when as many values were asked one by one as making it would take."""

    def __init__(self, pattern: str, enough: int) -> None:
        self._pattern, self._enough, self._seen = pattern, enough, 0
        self._made = None if enough else part(pattern)

    def of(self, values: int) -> Part | None:
        """The automaton for some more values; None where they are better asked one by one."""
        if self._seen < self._enough:
            self._seen += values
            if self._seen >= self._enough:
                self._made = part(self._pattern)
        return self._made


def _near(texts: Texts, rows: Indexes) -> tuple[Indexes, Indexes]:
    """The rows that an automaton looks at, and those whose texts are too long for that."""
    if texts.longest <= WIDEST:
        return rows, rows[:0]
    short = texts.lengths[rows] <= WIDEST
    return rows[short], rows[~short]


def _marked(found: Mask, rows: Indexes, clean: Mask, far: Indexes) -> Indexes:
    """Mark what is clean among these rows, give the others and those that were not looked at."""
    if len(rows) == len(found):
        found[:] = clean
    else:
        found[rows] = clean
    return np.concatenate((rows[~clean], far))


def part(pattern: str) -> Part | None:
    """A pattern ready for a column; None where ``re`` alone can read it."""
    bare = counted(pattern)
    try:
        return Part(steps(bare.pattern), bare)
    except Unread:
        return None


def _taken(how: Part, texts: Texts, rows: Indexes) -> Mask:
    found = fits(texts, rows, how.steps)
    if how.counted.least > 1 or how.counted.most is not None:
        found &= right_length(texts, rows, how.counted)
    return found


def _asked(one: Screen) -> Callable[[Texts, Indexes], Mask]:
    """The screen itself, of each distinct value."""
    holds = one.holds
    compiled: list[Callable[[str], re.Match[str] | None]] = []

    def asked(texts: Texts, rows: Indexes) -> Mask:
        if not compiled:
            compiled.append(re.compile(one.pattern).fullmatch)
        match = compiled[0]
        known = {"": False}
        found = np.zeros(len(rows), np.bool_)
        for i, value in enumerate(texts.read(rows)):
            clean = known.get(value)
            if clean is None:
                clean = known[value] = match(value) is not None and (holds is None or bool(holds(value)))
            found[i] = clean
        return found

    return asked


def why_none(kind_id: str) -> str:
    """Why a kind has no screen for a column, or one that asks value by value; empty for every other kind."""
    return WHY.get(kind_id) or FAMILIES.get(kind_id.partition(".")[0], "")
