"""Values through an automaton, many at once: two bytes a step, by look-ups alone."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from gosform.columns.automaton import DONE, END, Automaton, automaton
from gosform.columns.pattern import Unread
from gosform.columns.screening import Mask
from gosform.columns.texts import INLINE, Indexes, Texts

WIDTHS = (INLINE, 24, 32, 48, 64, 80, 96, 128, 192, 256)
"""Values are looked at together with those of about their own length; what is longer than the last is not looked at here."""
WIDEST = WIDTHS[-1]
NEAR = 8
"""Lengths that differ by less than this are not parted."""
ROWS = 1 << 13
"""So many values go through the automaton side by side."""
BLOCK, LEAST = 1 << 17, 1 << 9
"""So many bytes are looked up at a time, and so many values at least: they and what is made of them stay near the processor."""
BYTE = 256
DOUBLINGS, DEAR = 2, 1 << 20
"""How often a step is doubled at the most, and how many entries looking into that may take."""


class Stride(NamedTuple):
    """How far one step goes. sorts: of what is read in it. table[state + sort]: the state behind it; states are numbered in steps of ``many``.

    ends[state]: the value may end here.
    """

    table: npt.NDArray[np.intp]
    many: int
    start: int
    ends: npt.NDArray[np.bool_]


class Steps(NamedTuple):
    """An automaton that reads many bytes at a time.

    pairs[first + 256 * second]: which sort of pair it is; ended: the same where zeros stand behind a text. two: steps of two bytes.
    joined: for each doubling of the step, which sort two sorts make, first + 256 * second again. far: the longest steps.
    """

    pairs: npt.NDArray[np.uint16]
    ended: npt.NDArray[np.uint16]
    two: Stride
    joined: tuple[npt.NDArray[np.uint8], ...]
    far: Stride

    @property
    def reach(self) -> int:
        """How many bytes the longest step reads."""
        return 2 << len(self.joined)


@lru_cache(maxsize=256)
def steps(pattern: str) -> Steps:
    """The steps of a pattern's automaton; ``Unread`` where it has none."""
    return _paired(automaton(pattern))


def readable(pattern: str) -> bool:
    """A pattern has an automaton."""
    from gosform.columns.counts import counted

    try:
        steps(counted(pattern).pattern)
    except Unread:
        return False
    return True


def fits(texts: Texts, rows: Indexes, how: Steps) -> Mask:
    """Which of these rows, none of them longer than ``WIDEST``, the automaton takes."""
    if not len(rows):
        return np.zeros(0, np.bool_)
    lengths = texts.lengths[rows] if len(rows) < texts.rows else texts.lengths
    least, most = int(lengths.min()), int(lengths.max())
    if most <= WIDTHS[0] or (least > WIDTHS[0] and most - least < NEAR):
        return _blocks(texts, rows, lengths, most, how)
    found = np.zeros(len(rows), np.bool_)
    low = -1
    for width in WIDTHS:
        if least <= width and low < most:
            here = np.flatnonzero((lengths > low) & (lengths <= width))
            if len(here):
                found[here] = _blocks(texts, rows[here], lengths[here], min(width, most), how)
        low = width
    return found


def _blocks(texts: Texts, rows: Indexes, lengths: Indexes, longest: int, how: Steps) -> Mask:
    short = texts.viewed and longest <= INLINE
    width = longest + (longest & 1) if short else -(-longest // how.reach) * how.reach
    found = np.empty(len(rows), np.bool_)
    for start in range(0, len(rows), ROWS):
        block = slice(start, start + ROWS)
        if short:
            found[block] = _short(texts.short(rows[block]), lengths[block], width, how)
        else:
            found[block] = _walked(_sorts(texts, rows[block], width, how), how.far)
    return found


def _short(records: npt.NDArray[np.uint16], lengths: Indexes, width: int, how: Steps) -> Mask:
    """Texts within their records. Zeros stand behind them: one that ends in a zero itself is none of these."""
    good = _walked(how.ended.take(records, mode="wrap")[:, 2 : 2 + width // 2], how.two)
    last = np.arange(3, 3 + 16 * len(records), 16)
    last += lengths
    good &= records.view(np.uint8).ravel().take(last, mode="wrap") != 0
    return good


def _sorts(texts: Texts, rows: Indexes, width: int, how: Steps) -> npt.NDArray[Any]:
    """What each of the longest steps reads."""
    found = np.empty((len(rows), width // how.reach), how.pairs.dtype)
    many = max(BLOCK // width, LEAST)
    for start in range(0, len(rows), many):
        block = slice(start, start + many)
        sorts: npt.NDArray[Any] = how.pairs.take(texts.padded(rows[block], width).view("<u2"), mode="wrap")
        for joined in how.joined:
            sorts = joined.take(sorts.view("<u2"), mode="wrap")
        found[block] = sorts
    return found


def _walked(sorts: npt.NDArray[Any], how: Stride) -> Mask:
    state = np.full(len(sorts), how.start, np.intp)
    at = np.empty(len(sorts), np.intp)
    for step in range(sorts.shape[1]):
        np.add(state, sorts[:, step], out=at)
        how.table.take(at, out=state, mode="wrap")
    return how.ends.take(state, mode="wrap")


def _paired(one: Automaton) -> Steps:
    states = one.states
    table = one.table.reshape(states, 256) // 256
    done, start = table[:, END] == DONE, one.start // 256
    alike, single = _same(table)
    sorts, double = _twice(single)
    pair = np.arange(1 << 16)
    byte = np.arange(256)
    byte[0] = END
    pairs = sorts[alike[pair & 255] * single.shape[1] + alike[pair >> 8]].astype(np.uint8 if double.shape[1] <= BYTE else np.uint16)
    two = far = _stride(double, start, done)
    joined: list[npt.NDArray[np.uint8]] = []
    while len(joined) < DOUBLINGS and double.shape[1] ** 2 * states <= DEAR:
        many = double.shape[1]
        sorts, double = _twice(double)
        if double.shape[1] > BYTE:
            break
        held = np.zeros(1 << 16, np.uint8)
        first, second = np.divmod(np.arange(many * many), many)
        held[first + BYTE * second] = sorts
        joined.append(held)
        far = _stride(double, start, done)
    return Steps(pairs, pairs[byte[pair & 255] + BYTE * byte[pair >> 8]], two, tuple(joined), far)


def _stride(table: npt.NDArray[np.int32], start: int, done: Mask) -> Stride:
    many = table.shape[1]
    ends = np.zeros((len(table), many), np.bool_)
    ends[:, 0] = done
    return Stride((table * many).astype(np.intp).ravel(), many, start * many, ends.ravel())


def _twice(table: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
    """Two steps as one: for each pair of sorts, first * many + second, its sort among those, and the steps of these."""
    return _same(table[table].reshape(len(table), -1))


def _same(columns: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
    """For each column the number of its sort, columns of one sort being equal; and one column of each sort."""
    keys = np.ascontiguousarray(columns.T).view(f"V{columns.shape[0] * 4}").ravel()
    _, firsts, found = np.unique(keys, return_index=True, return_inverse=True)
    return found, columns[:, firsts]
