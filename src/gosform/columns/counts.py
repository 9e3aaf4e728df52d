"""How many characters a screen asks for, kept apart from its pattern: an automaton would have to count them one by one."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from gosform.columns.screening import Mask
from gosform.columns.texts import Indexes, Texts

_LEAST = re.compile(r"\(\?=\[\^\x1f\]\{([0-9]+)\}\)")
_MOST = re.compile(r"\(\?!\[\^\x1f\]\{([0-9]+)\}\)")


class Counted(NamedTuple):
    """pattern: without the look ahead that counts. least, most: of characters; None: no end."""

    pattern: str
    least: int
    most: int | None


def counted(pattern: str) -> Counted:
    """What ``gosform.kind.sized`` put in front of a pattern, taken off it again."""
    least, most = 0, None
    if m := _LEAST.match(pattern):
        least, pattern = int(m[1]), pattern[m.end() :]
    if m := _MOST.match(pattern):
        most, pattern = int(m[1]) - 1, pattern[m.end() :]
    return Counted(pattern, least, most)


def right_length(texts: Texts, rows: Indexes, how: Counted) -> Mask:
    """Which of these rows have no more and no fewer characters than that; none of them is longer than what is looked at."""
    lengths = texts.lengths[rows]
    found = lengths >= how.least
    open_ = found & (lengths < 4 * how.least) if how.least > 1 else np.zeros(len(rows), np.bool_)
    if how.most is not None:
        open_ |= found & (lengths > how.most)
    here = np.flatnonzero(open_)
    if len(here):
        width = int(lengths[here].max()) + 1 & ~1
        values = texts.padded(rows[here], width)
        many = lengths[here] - np.count_nonzero((values & 0xC0) == 0x80, axis=1)
        found[here] = (many >= how.least) & (many <= (many if how.most is None else how.most))
    return found
