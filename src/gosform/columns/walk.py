"""Values through an automaton, many at once: two bytes a step, by look-ups alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gosform.columns.automaton import DONE, END, NEVER, Automaton, automaton, same
from gosform.columns.neighbours import Neighbours, end_to_end, neighbours, side_by_side
from gosform.columns.pattern import Unread
from gosform.columns.screening import Mask
from gosform.columns.texts import Indexes, Texts

WIDEST = 256
"""What is longer is not looked at here."""
ROWS, GATHERED = 1 << 15, 1 << 17
"""So many values go through the automaton side by side; so many bytes are turned into columns of two bytes at a time."""


class Stride(NamedTuple):
    """Steps of two bytes. table[state + sort]: the state behind it; states are numbered in steps of ``many``, how many sorts there are.

    ends[state]: the value may end here.
    """

    table: npt.NDArray[np.int64]
    many: int
    start: int
    ends: npt.NDArray[np.bool_]


class Steps(NamedTuple):
    """An automaton that reads two bytes at a time.

    pairs[first + 256 * second]: which sort of pair it is; last[byte]: the same of one byte and the end. No text has the byte ``END``: what has
    it all the same is taken by none. beside: where it is enough to know which byte may stand beside which.
    """

    pairs: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]
    two: Stride
    beside: Neighbours | None


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
    """Which of these rows, ascending, none of them empty or longer than ``WIDEST``, the automaton takes."""
    if how.beside is not None and (good := end_to_end(texts, rows, how.beside)) is not None:
        return good
    found = np.empty(len(rows), np.bool_)
    for start in range(0, len(rows), ROWS):
        some = rows[start : start + ROWS]
        lengths = texts.lengths[some]
        order = None
        if int(lengths.min()) != int(lengths.max()):  # those that end together are done together
            order = np.argsort(lengths.astype(np.uint16), kind="stable")
            some, lengths = some[order], lengths[order]
        here = None if how.beside is None else side_by_side(texts, some, lengths, how.beside)
        good = _walked(texts, some, lengths, how) if here is None else here
        found[slice(start, start + ROWS) if order is None else start + order] = good
    return found


def _walked(texts: Texts, rows: Indexes, lengths: Indexes, how: Steps) -> Mask:
    """The shortest first."""
    state = np.full(len(rows), how.two.start, np.int64)
    at = np.empty(len(rows), np.int64)
    # done[i]: so many have at most i bytes
    done = np.searchsorted(lengths, np.arange(1, int(lengths[-1]) + 3)).tolist()
    for step, line in enumerate(_lines(texts, rows, lengths)):
        over, halved = done[2 * step], done[2 * step + 1]
        here, to = state[over:], at[over:]
        how.pairs.take(line[over:], out=to, mode="wrap")
        if halved > over:
            at[over:halved] = how.last[line[over:halved] & 255]
        np.add(to, here, out=to)
        how.two.table.take(to, out=here, mode="wrap")
    return how.two.ends.take(state, mode="wrap")


def _lines(texts: Texts, rows: Indexes, lengths: Indexes) -> Iterable[npt.NDArray[np.uint16]]:
    """The first two bytes of each text, the next two, and so on."""
    longest = int(lengths[-1])
    if int(lengths[0]) == longest:
        values, begins = texts.pairs(rows, longest)
        return values[:, begins : begins + (longest + 1) // 2].T
    pairs = np.empty(((longest + 1) // 2, len(rows)), np.uint16)
    many = max(GATHERED // longest, 1)
    for start in range(0, len(rows), many):
        block = slice(start, start + many)
        pairs[:, block] = texts.raw(rows[block], 2 * len(pairs)).view("<u2").T
    return pairs


def _paired(one: Automaton) -> Steps:
    behind, sorts = one.behind, one.sorts.copy()
    end = sorts[END]
    sorts[END] = sorts[NEVER]  # within a text
    alone = np.delete(behind, end, axis=1)
    pairs, double = same(behind[alone].reshape(len(behind), -1))
    first, many = sorts - (sorts > end), double.shape[1]
    pair = pairs.reshape(alone.shape[1], -1)
    ends = np.zeros((len(double), many), np.bool_)
    ends[:, 0] = behind[:, end] == DONE
    stride = Stride((double * many).astype(np.int64).ravel(), many, one.start * many, ends.ravel())
    return Steps(pair[first[None, :], sorts[:, None]].astype(np.int64).ravel(), pair[first, end].astype(np.int64), stride, neighbours(one))
