"""Numbers one slip away from what was typed whose check digits fit: looked up in the tables of ``sums``, or tried one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from gosform.options import Channel
from gosform.sums import Formula

RHYMES: Mapping[int, tuple[int, ...]] = {5: (9, 6), 9: (5,), 7: (8,), 8: (7,), 6: (5,)}
"""Digits whose Russian names end or begin alike: пять – девять, семь – восемь, and пятьдесят – шестьдесят among tens."""


TEENS = {(a, 0): (1, a) for a in range(2, 10)} | {(1, a): (a, 0) for a in range(2, 10)}
"""Thirteen and thirty, and so on; twelve and twenty are as near."""

Edit = tuple[bytes, str, int, int]
"""A number that fits, the slip that leads from it to what was typed, and where the two differ: of a digit too many, the row of the same
digits that it stands in; both 0 where a digit is missing."""
Holds = Callable[[Any], Any]

_ONE = [bytes((digit,)) for digit in range(10)]


def same_length(d: bytes, formulas: Sequence[Formula], holds: Holds, channel: Channel, *, exact: bool) -> Sequence[Edit]:
    """Every number of the same length that fits and is one slip away.

    formulas: the tables to look in, empty where there are none. exact: they are of the one rule that there is; otherwise ``holds`` decides.
    """
    if not formulas:
        return [edit for edit in _all(d, channel) if holds(edit[0])]
    found: list[Edit] = []
    for formula in formulas:
        state = [check.read(d) for check in formula.checks]
        needed = formula.needed(state)
        found += _singles(d, formula, state, needed, channel)
        found += _pairs(d, formula, state, needed)
    if exact and formulas[0].exact:
        return found
    return [edit for edit in found if holds(edit[0])]


Double = tuple[int, int, int, int, str]
"""Two places, the digits that were meant there, and the slip."""
State = Sequence[tuple[int, int]]
"""What was read of each check: what its sum leaves, and what the digits say that it should leave."""


def _holds(formula: Formula, state: State, *changes: tuple[int, int, int]) -> bool:
    return all(check.holds(rest, said, changes) for check, (rest, said) in zip(formula.checks, state, strict=True))


def _singles(d: bytes, formula: Formula, state: State, needed: set[int], channel: Channel) -> list[Edit]:
    """One digit is another: the digits are looked up that make the checks hold; of those that tell what a sum should leave, tried."""
    places = [(at, x) for at, (there, a) in enumerate(zip(formula.changes, d, strict=False)) for by in needed for x in there[a].get(by, ())]
    check, (rest, said) = next(
        (one for one in zip(formula.checks, state, strict=True) if one[1][0] not in one[0].fits.get(one[1][1], ())),
        (formula.checks[0], state[0]),
    )  # one that does not hold: whatever mends the number mends it
    tried = [(at, x) for at, there in check.telling for v in check.says[rest] for x in there[d[at]].get(v - said, ())]
    tried += [(at, x) for at in check.both for x in _OTHERS[d[at]]]
    places += [(at, x) for at, x in tried if _holds(formula, state, (at, d[at], x))]
    heard = channel == "phone"
    return [
        (
            d[:at] + _ONE[x] + d[at + 1 :],
            "heard" if heard and d[at] in RHYMES.get(x, ()) else "wrong-digit",
            at,
            at + 1,
        )
        for at, x in places
    ]


def _pairs(d: bytes, formula: Formula, state: State, needed: set[int]) -> list[Edit]:
    """Two digits are two others."""
    found: list[Double] = []
    added = [table[10 * a + b] for table, a, b in zip(formula.swaps, d, d[1:], strict=False)]
    if not needed.isdisjoint(added):
        found += [(at, at + 1, d[at + 1], d[at], "neighbours-swapped") for at, by in enumerate(added) if by in needed]
    added = [table[10 * a + b] for table, a, b in zip(formula.jumps, d, d[2:], strict=False)]
    if not needed.isdisjoint(added):
        found += [(at, at + 2, d[at + 2], d[at], "jump-swapped") for at, by in enumerate(added) if by in needed]
    for gap, twins, name in ((1, formula.twins, "twin"), (2, formula.jump_twins, "jump-twin")):
        for match in _ALIKE[gap].finditer(d):
            at = match.start()
            if at < len(twins):
                there = twins[at][d[at]]
                found += [(at, at + gap, x, x, name) for by in needed for x in there.get(by, ())]
    tried = [pair for at, to in formula.tied for pair in _double(d, at, to)]
    tried += [(at, at + 1, *TEENS[d[at], d[at + 1]], "heard") for at in map(re.Match.start, _TEEN.finditer(d))]
    found += [p for p in tried if _holds(formula, state, (p[0], d[p[0]], p[2]), (p[1], d[p[1]], p[3]))]
    return [(d[:at] + _ONE[x] + d[at + 1 : to] + _ONE[y] + d[to + 1 :], name, at, to + 1) for at, to, x, y, name in found if x != d[at]]


_ALIKE = {1: re.compile(rb"(.)(?=\1)", re.DOTALL), 2: re.compile(rb"(.)(?=.\1)", re.DOTALL)}
_TEEN = re.compile(rb"[\x02-\x09](?=\x00)|\x01(?=[\x02-\x09])")
_DIGITS = range(10)
_OTHERS = [tuple(x for x in range(10) if x != digit) for digit in range(10)]


def _double(d: bytes, at: int, to: int) -> list[Double]:
    """What two digits side by side, or around a third, may have been meant for, by the hand alone."""
    near = to == at + 1
    if d[at] == d[to]:
        return [(at, to, x, x, "twin" if near else "jump-twin") for x in _OTHERS[d[at]]]
    return [(at, to, d[to], d[at], "neighbours-swapped" if near else "jump-swapped")]


def _all(d: bytes, channel: Channel) -> Iterator[Edit]:
    """Every number of the same length that is one slip away, whether it fits or not: for a formula that gives no tables."""
    for at, old in enumerate(d):
        for digit in _OTHERS[old]:
            name = "heard" if channel == "phone" and old in RHYMES.get(digit, ()) else "wrong-digit"
            yield d[:at] + _ONE[digit] + d[at + 1 :], name, at, at + 1
    pairs = [pair for gap in (1, 2) for at in range(len(d) - gap) for pair in _double(d, at, at + gap)]
    pairs += [(at, at + 1, *TEENS[a, b], "heard") for at, (a, b) in enumerate(pairwise(d)) if (a, b) in TEENS]
    for at, to, x, y, name in pairs:
        yield d[:at] + _ONE[x] + d[at + 1 : to] + _ONE[y] + d[to + 1 :], name, at, to + 1


def one_less(d: bytes, holds: Holds, formulas: Sequence[Formula] = (), *, exact: bool = False) -> Iterator[Edit]:
    """One digit too many was typed: each number that is left without one. formulas, exact: as for ``same_length``."""
    fit = [all(each) for each in zip(*(check.shorter(d) for check in formulas[0].checks), strict=True)] if formulas else None
    exact = exact and bool(formulas) and formulas[0].exact
    for at in range(len(d)):
        if (at and d[at] == d[at - 1]) or (fit and not fit[at]):
            continue  # of a row of the same digits it does not matter which is left out
        meant = d[:at] + d[at + 1 :]
        if exact or holds(meant):
            row = row_of(d, at)
            yield meant, "doubled" if row > 1 else "added", at, at + row


def one_more(d: bytes, holds: Holds, formulas: Sequence[Formula] = (), *, exact: bool = False) -> Iterator[tuple[bytes, int]]:
    """One digit was left out: each number that one more digit makes, and how many of the same digits stand there in it."""
    if formulas:
        fit = formulas[0].checks[0].longer(d)
        for check in formulas[0].checks[1:]:
            fit = [a & b for a, b in zip(fit, check.longer(d), strict=True)]
    else:
        fit = [ALL] * (len(d) + 1)
    exact = exact and bool(formulas) and formulas[0].exact
    before = -1
    for at, there in enumerate(fit):
        if there:
            for digit in _BITS[there]:
                if digit == before:
                    continue  # the same digit once more makes the number that it makes one place before
                meant = d[:at] + _ONE[digit] + d[at:]
                if exact or holds(meant):
                    yield meant, row_of(meant, at)
        before = d[at] if at < len(d) else before


ALL = (1 << 10) - 1
_BITS = [tuple(digit for digit in range(10) if bits >> digit & 1) for bits in range(ALL + 1)]


def row_of(d: bytes, start: int) -> int:
    """How many of the same digit stand together from here on."""
    end = start + 1
    while end < len(d) and d[end] == d[start]:
        end += 1
    return end - start
