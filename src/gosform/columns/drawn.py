"""Values of one fixed length: the signs two by two, and the check digits out of the same look-ups.

What a kind's formula adds up (``gosform.sums`` reads it off the formula itself) is put into a table for each two places: one look-up says
what both digits add to every check, and whether they may stand there at all. Sufficient, not exact: what is not recognised here is left to
the whole pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gosform.columns.automaton import DEAD, DONE, END, Automaton, automaton
from gosform.columns.counts import counted
from gosform.columns.pattern import Unread
from gosform.columns.reach import runs_over_columns
from gosform.columns.screening import Mask
from gosform.columns.texts import Indexes, Texts
from gosform.columns.walk import Steps, steps
from gosform.kind import Drawn
from gosform.sums import Check, formula

Layout = Callable[[Texts, Indexes, Mask], Indexes]
"""Marks what is clean among these rows, gives the rows of which it says nothing."""
Taken = Callable[[npt.NDArray[np.uint16], int], tuple[Mask, Mask]]
"""Which values of one length are clean; which the kind's own formula has judged, and nobody else need be asked about."""
ROWS = 1 << 14
MOST = 0.9
"""So large a share of what may stand at two places must lead the same way: the rest is left to the whole pattern."""
NEARLY = 0.8
"""Where so large a share of the values has the length, looking at all of them is cheaper than picking those."""
WRONG = 1 << 56
"""Added where two signs may not stand; more than all sums together."""
SMALL, LONGEST, FEW = 1 << 20, 8, 4
"""The most entries of a table of sums; the most pairs that one byte tells apart; the most lengths that are told apart."""


class Path(NamedTuple):
    """How values of one length go through an automaton.

    lead: so many pairs have to be walked, then all but a few values are in the state ``there``. allowed[j][first, second]: behind those, of which
    sorts two bytes may be. sorts[byte]: its sort.
    """

    lead: int
    there: int
    allowed: tuple[npt.NDArray[np.bool_], ...]
    sorts: npt.NDArray[np.intp]


def layouts(pattern: str, spelt: Sequence[Drawn]) -> tuple[Layout, ...]:
    """The layouts of a screen that can be recognised at once; none where its pattern is not of that sort."""
    bare = counted(pattern)
    try:
        one, how = automaton(bare.pattern), steps(bare.pattern)
    except Unread:
        return ()
    if bare.least > 1 or bare.most is not None:
        return ()
    known = {len(each.layout): each for each in spelt}
    if not spelt:
        return tuple(found for length in _lengths(one) if (found := _plain(one, length)) is not None)
    return tuple(found for length, each in known.items() if (found := _checked(one, how, length, each)) is not None)


def _plain(one: Automaton, length: int) -> Layout | None:
    pairs = (length + 1) // 2
    path = _path(one, length) if pairs <= LONGEST else None
    if path is None or path.lead:
        return None
    table = np.zeros(path.allowed[0].shape, np.uint8)
    for at, allowed in enumerate(path.allowed):
        table |= allowed.astype(np.uint8) << at
    look = table[path.sorts[None, :], path.sorts[:, None]].ravel()
    wholes = {}
    for begins in (0, 2):
        bits = np.zeros(8, np.uint8)
        bits[begins : begins + pairs] = np.uint8(1) << np.arange(len(bits[begins : begins + pairs]), dtype=np.uint8)
        wholes[begins] = bits.view(np.uint64)[0]

    def taken(values: npt.NDArray[np.uint16], begins: int) -> tuple[Mask, Mask]:
        if values.shape[1] < 8:
            found = np.zeros((len(values), 8), np.uint8)
            found[:, : values.shape[1]] = look.take(values, mode="wrap")
        else:
            found = look.take(values[:, :8], mode="wrap")
        eights = found.view(np.uint64).ravel()
        good: Mask = np.bitwise_and(eights, wholes[begins], out=eights) == wholes[begins]
        return good, good

    return _over(length, taken)


def _checked(one: Automaton, how: Steps, length: int, drawn: Drawn) -> Layout | None:
    places = [at for at, sign in enumerate(drawn.layout) if sign == "#"]
    found = formula(drawn.holds, len(places)) if drawn.holds is not None else None
    path = _path(one, length)
    if path is None:
        return None
    sums = [_Sum(check, places) for check in found.checks] if found and found.exact else []
    if sum(each.bits for each in sums) >= WRONG.bit_length() or any(each.size > SMALL for each in sums):
        sums = []
    whole = None if sums else drawn.holds
    if whole is not None and not runs_over_columns(whole, len(places)):
        return None
    tables = [_table(length, at, sums, path, places if drawn.holds is not None else ()) for at in range((length + 1) // 2)]
    shifts = [sum(each.bits for each in sums[:i]) for i in range(len(sums))]
    sure = bool(sums) and drawn.layout.startswith("#" * min(2 * path.lead, length))  # nothing but the layout is spelt so

    def taken(values: npt.NDArray[np.uint16], begins: int) -> tuple[Mask, Mask]:
        added = tables[0].take(values[:, begins], mode="wrap")
        more = np.empty_like(added)
        for at in range(1, len(tables)):
            tables[at].take(values[:, begins + at], out=more, mode="wrap")
            np.add(added, more, out=added)
        spelt = np.less(added, WRONG)
        if path.lead:
            two = how.two
            state = np.full(len(values), two.start, np.int64)
            for at in range(path.lead):
                np.add(state, how.pairs.take(values[:, begins + at], mode="wrap"), out=state)
                state = two.table.take(state, mode="wrap")
            spelt &= state == path.there * two.many
        good = spelt.copy()
        for each, shift in zip(sums, shifts, strict=True):
            last = each is sums[-1]
            rest = added >> shift if shift else added
            if not last:
                rest = rest & ((1 << each.bits) - 1)
            good &= each.fits.take(rest, mode="clip")
        if whole is not None:
            digits = [(values[:, begins + at // 2] >> 8 * (at & 1) & 255).astype(np.int64) - 48 for at in places]
            good &= np.asarray(whole(digits), np.bool_)
        return good, spelt if sure else good

    return _over(length, taken)


def _over(length: int, taken: Taken) -> Layout:
    def layout(texts: Texts, rows: Indexes, found: Mask) -> Indexes:
        all_ = len(rows) == texts.rows
        mine = (texts.lengths if all_ else texts.lengths[rows]) == length
        many = int(np.count_nonzero(mine))
        if not many:
            return rows
        every = many == len(rows)
        nearly = not every and many > NEARLY * len(rows)
        here = rows if every or nearly else rows[mine]
        good, judged = np.empty(len(here), np.bool_), np.empty(len(here), np.bool_)
        for start in range(0, len(here), ROWS):
            block = here[start : start + ROWS]
            some = slice(start, start + ROWS)
            good[some], judged[some] = taken(*(texts.near(block, length) if nearly else texts.pairs(block, length)))
        if nearly:  # of the few others, whatever was said is nothing
            good &= mine
            judged &= mine
        if len(here) == texts.rows:
            found[:] = good
        else:
            found[here] = good
        if every or nearly:
            return np.asarray(rows[~judged])
        left = ~mine
        left[mine] = ~judged
        return np.asarray(rows[left])

    return layout


class _Sum:
    """One check as a sum of look-ups: what the digits add, and, on top of it, what they say that it should leave."""

    def __init__(self, check: Check, places: Sequence[int]) -> None:
        self.adds = dict(zip(places, check.adds, strict=True))
        self.told = {places[at]: table for at, table in check.told}
        most = sum(map(max, check.adds))
        self.above = most + 1
        low = sum(min(table) for _, table in check.told)
        high = sum(max(table) for _, table in check.told)
        self.lows = {places[at]: min(table) for at, table in check.told}
        self.size = self.above * (high - low + 1)
        self.bits = self.size.bit_length()
        self.fits = np.zeros(self.size + 1, np.bool_)
        if self.size <= SMALL:
            left = (np.arange(self.above) + check.start) % check.modulus
            for said in range(low, high + 1):
                good = np.zeros(check.modulus, np.bool_)
                good[list(check.fits.get(said + check.told_const, ()))] = True
                self.fits[(said - low) * self.above : (said - low + 1) * self.above] = good[left]

    def of(self, at: int, digit: int) -> int:
        """What a digit at this place of the value adds."""
        found = self.adds[at][digit] if at in self.adds else 0
        return found + (self.above * (self.told[at][digit] - self.lows[at]) if at in self.told else 0)


def _table(length: int, pair: int, sums: Sequence[_Sum], path: Path, places: Sequence[int]) -> npt.NDArray[np.int64]:
    """What two signs add to all the sums, ``WRONG`` where they may not stand: an entry for each first + 256 * second."""
    halves, there = [], []
    for at in (2 * pair, 2 * pair + 1):
        half, shift = np.zeros(256, np.int64), 0
        for each in sums:
            if at in each.adds:
                half[48:58] += np.array([each.of(at, digit) for digit in range(10)], np.int64) << shift
            shift += each.bits
        halves.append(half if at < length else np.zeros(256, np.int64))
        there.append(np.arange(48, 58) if at in places else np.arange(256))
    found = np.full((256, 256), WRONG, np.int64)
    first, second = there
    allowed = path.allowed[pair - path.lead] if pair >= path.lead else None
    if allowed is not None:  # of most bytes there is nothing more to be said
        one, other = np.asarray(allowed.any(axis=1)), np.asarray(allowed.any(axis=0))
        first, second = first[one[path.sorts[first]]], second[other[path.sorts[second]]]
    added = halves[0][first][None, :] + halves[1][second][:, None]
    if allowed is not None:
        added[~allowed[path.sorts[first][None, :], path.sorts[second][:, None]]] = WRONG
    found[second[:, None], first[None, :]] = added
    return found.ravel()


def _lengths(one: Automaton) -> Sequence[int]:
    """The lengths of the values that an automaton takes, in bytes, as far as they are at most ``2 * LONGEST``; none where these are more than a few."""
    end = one.sorts[END]
    ends, text = one.behind[:, end] == DONE, np.delete(one.behind, end, axis=1)
    here, found = np.array([one.start]), []
    for length in range(2 * LONGEST + 1):
        if length and ends[here].any():
            found.append(length)
        if len(found) > FEW:
            return ()
        there = np.zeros(len(text), np.bool_)
        there[text[here]] = True
        there[DEAD] = False
        here = np.flatnonzero(there)
    return found


class _Ways(NamedTuple):
    """An automaton as values of one length see it. many[sort]: how many bytes are of it. alive[n][state]: n bytes on, a value may end."""

    one: Automaton
    length: int
    many: npt.NDArray[np.float64]
    alive: Sequence[Mask]


def _path(one: Automaton, length: int) -> Path | None:
    """The way of nearly all values of this length; None where they go too many ways."""
    end = one.sorts[END]
    alive = [one.behind[:, end] == DONE]
    text = np.delete(one.behind, end, axis=1)
    for _ in range(length):
        alive.append(alive[-1][text].any(axis=1))
    ways = _Ways(one, length, np.bincount(one.sorts).astype(np.float64), alive)
    share = np.zeros(len(text))
    share[one.start] = 1.0
    for lead in range((length + 1) // 2):
        there = int(share.argmax())
        if share[there] >= MOST and (allowed := _straight(ways, there, lead)) is not None:
            return Path(lead, there, allowed, one.sorts)
        after = np.zeros(len(text))
        for state in np.flatnonzero(share).tolist():
            to, many = _two(ways, state, lead)
            after += share[state] * np.bincount(to, many, len(text)) / max(many.sum(), 1)
        share = after / (after.sum() or 1.0)
    return None


def _straight(ways: _Ways, state: int, first: int) -> tuple[npt.NDArray[np.bool_], ...] | None:
    found = []
    for pair in range(first, (ways.length + 1) // 2):
        to, many = _two(ways, state, pair)
        shares = np.bincount(to, many, len(ways.one.behind))
        state = int(shares.argmax())
        if shares[state] < MOST * shares.sum() or not shares[state]:
            return None
        found.append(((to == state) & (many > 0)).reshape(len(ways.many), -1))
    return tuple(found)


def _two(ways: _Ways, state: int, pair: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float64]]:
    """The states behind two bytes, one of each two sorts, and how many pairs lead there that can still become a value.

    The second byte says nothing where it is beyond the value.
    """
    behind, many = ways.one.behind, ways.many
    both = 2 * pair + 1 < ways.length
    to = (behind[behind[state]] if both else np.repeat(behind[state][:, None], len(many), axis=1)).ravel()
    return to, np.where(ways.alive[max(ways.length - 2 * pair - 2, 0)][to], np.outer(many, many).ravel(), 0.0)
