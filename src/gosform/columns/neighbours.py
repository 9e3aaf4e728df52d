"""Automata that remember nothing but the last byte: a value is taken where no byte stands beside one that it may not stand beside.

Which may not is a table of 256 × 256. Where four rectangles cover it, each byte has eight bits: four for the rectangles in which it is the
first of two, four for those in which it is the second. Then many values are one text, and two bytes are wrong where both have the same bit.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gosform.columns.automaton import DEAD, END, NEVER, Automaton
from gosform.columns.screening import Mask
from gosform.columns.texts import Indexes, Texts

FILL = 0xFE
"""Stands behind the ``END`` of a value; no text has either of them."""
MOST, SETS = 4, 256
"""The most rectangles; the most sets that are tried for them."""
LOWER = np.uint64(0x0F0F0F0F0F0F0F0F)
BYTES = 1 << 18
"""So many are looked at in one go."""
Table = npt.NDArray[np.bool_]


class Neighbours(NamedTuple):
    """bits[byte]: the upper four say of which rectangles it is the first, the lower four of which the second.

    within: the same within a text, where nothing stands for its end.
    """

    bits: bytes
    within: bytes


def neighbours(one: Automaton) -> Neighbours | None:
    """What an automaton is, if it remembers no more than the last byte."""
    text = one.behind[:, sorted({*one.sorts[:FILL].tolist()})]
    if ((text != DEAD) & (text != text.max(axis=0))).any():
        return None
    table = one.table()
    behind = table[:, :FILL].max(axis=0)
    state = np.append(behind, [one.start] * 2)
    wrong = table[state] == DEAD
    wrong[:FILL][behind == DEAD] = True
    wrong[FILL:, FILL] = False
    met = wrong.copy()  # what never stands beside one another may be in a rectangle, and need not be
    met[:FILL][behind == DEAD] = False
    met[:, FILL] = False
    met[FILL:, END] = False
    rows, columns = _sorts(np.hstack([wrong, met])), _sorts(np.vstack([wrong, met]).T)
    one_each = np.ix_([row[0] for row in rows], [column[0] for column in columns])
    rectangles = _covering(wrong[one_each], met[one_each])
    if rectangles is None:
        return None
    bits = np.zeros(256, np.uint8)
    for at, (first, second) in enumerate(rectangles):
        for sorts, inside, shift in ((rows, first, 4 + at), (columns, second, at)):
            for same, there in zip(sorts, inside, strict=True):
                bits[same] |= np.uint8(int(there) << shift)
    within = bits.copy()
    within[FILL:] = bits[NEVER]
    return Neighbours(bits.tobytes(), within.tobytes())


def _sorts(lines: Table) -> list[list[int]]:
    """The numbers of lines that are the same."""
    found: dict[bytes, list[int]] = {}
    for i, line in enumerate(lines):
        found.setdefault(line.tobytes(), []).append(i)
    return list(found.values())


def _covering(wrong: Table, left: Table) -> list[tuple[Table, Table]] | None:
    """Some rectangles in which everything is wrong, and which have all that is left."""
    sets = {row.tobytes(): row for row in wrong if row.any()}
    for one in list(sets.values()):
        for other in list(sets.values()):
            both = one & other
            if both.any() and len(sets) < SETS:
                sets[both.tobytes()] = both
    found: list[tuple[Table, Table]] = []
    while left.any():
        if len(found) == MOST:
            return None
        tried = [(~(second & ~wrong).any(axis=1), second) for second in sets.values()]
        first, second = max(tried, key=lambda x: int(np.count_nonzero(left[np.ix_(*x)])))
        found.append((first, second))
        left[np.ix_(first, second)] = False
    return found


def end_to_end(texts: Texts, rows: Indexes, how: Neighbours) -> Mask | None:
    """Which of these rows, ascending and none empty, are taken, where they lie end to end as they are; None where they do not."""
    lying = texts.lying(rows)
    if lying is None:
        return None
    data, starts, ends = lying
    lasts, end = ends - 1, how.bits[END]
    first, last = np.uint8(end >> 4), np.uint8(end << 4 & 0xF0)
    good = np.ones(len(rows), np.bool_)
    for start in range(int(starts[0]), int(ends[-1]), BYTES):
        there = data[start : min(start + BYTES + 1, int(ends[-1]))].tobytes().translate(how.within)
        both, seen = _both(there), np.frombuffer(there, np.uint8)
        here = slice(*np.searchsorted(starts, (start, start + BYTES)).tolist())
        good[here] &= seen.take(starts[here] - start, mode="wrap") & first == 0
        here = slice(*np.searchsorted(lasts, (start, start + BYTES)).tolist())
        at = lasts[here] - start
        good[here] &= seen.take(at, mode="wrap") & last == 0
        both[at[at < len(both)]] = False  # what stands behind a text is of no matter
        if both.any():
            wrong = np.flatnonzero(both) + start
            which = np.searchsorted(starts, wrong, side="right") - 1
            good[which[wrong < lasts[which]]] = False
    return good


def side_by_side(texts: Texts, rows: Indexes, lengths: Indexes, how: Neighbours) -> Mask | None:
    """Which of these rows, the shortest first, are taken; None where that cannot be told."""
    good = np.ones(len(rows), np.bool_)
    width = int(lengths[-1]) + 1
    many = max(BYTES // width, 1)
    for start in range(0, len(rows), many):
        block = slice(start, start + many)
        wrong = _wrong(texts, rows[block], lengths[block], width, how)
        if wrong is None:
            return None
        good[wrong + start] = False
    return good


def _both(bits: bytes | bytearray) -> Table:
    """Which bytes may not have the one behind them, of all but the last."""
    there = np.frombuffer(bits, np.uint8)
    eights = np.empty(len(there) // 8 + 1, np.uint64)
    eights[-1] = 0
    both = eights.view(np.uint8)[: len(there)]
    both[:] = there
    np.right_shift(eights, 4, out=eights)
    np.bitwise_and(eights, LOWER, out=eights)
    both = both[:-1]
    np.bitwise_and(both, there[1:], out=both)
    return both.view(np.bool_)


def _wrong(texts: Texts, rows: Indexes, lengths: Indexes, width: int, how: Neighbours) -> Indexes | None:
    """Places among these rows, some of them twice."""
    whole = bytearray((len(rows) + 1) * width)
    lines = np.frombuffer(whole, np.uint8).reshape(-1, width)
    lines[1:] = texts.raw(rows, width)
    if whole.find(END) >= 0 or whole.find(FILL) >= 0:
        return None
    lines[0] = FILL
    edges = [0, *(np.flatnonzero(lengths[1:] != lengths[:-1]) + 1).tolist(), len(lengths)]
    for low, high in pairwise(edges):
        length = int(lengths[low])
        lines[low + 1 : high + 1, length] = END
        lines[low + 1 : high + 1, length + 1 :] = FILL
    both = _both(whole.translate(how.bits))
    if not both.any():
        return np.zeros(0, np.int64)
    return (np.flatnonzero(both) + 1) // width - 1
