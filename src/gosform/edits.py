"""Numbers one slip away from what was typed whose check digits fit: looked up in ``slip_tables``, or tried one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import getitem, itemgetter
from typing import Any

from gosform.formula import digits
from gosform.slip_tables import TEENS, TEXT, Change, Row, double, single, slip_tables
from gosform.sums import DIGITS, Formula

Edit = tuple[str, str, int, int]
"""A number that fits, the slip that leads from it to what was typed, and where the two differ: of a digit too many, the row of the same
digits that it stands in."""
Holds = Callable[[Any], Any]

_OTHERS = [tuple([x for x in DIGITS if x != digit]) for digit in DIGITS]
ONE = [bytes((digit,)) for digit in DIGITS]
_LOOKED_AT: Callable[[Any], Any] = itemgetter(6)
_IN_TURN: Callable[[Any], Any] = itemgetter(6, 0)


def same_length(typed: str, formulas: Sequence[Formula], holds: Holds, *, exact: bool) -> list[Change]:
    """Every number of the same length that fits and is one slip away, each once.

    formulas: whose tables to look in, empty where there are none. exact: they are of the one rule that there is; otherwise ``holds`` decides.
    """
    d = digits(typed)
    if not formulas:
        return [single(len(d), at, d[at], x) for meant, at, x in _ones(d) if holds(meant)] + [
            double(d, name, at, to, (x, y)) for meant, name, at, to, x, y in _twos(d) if holds(meant)
        ]
    found = _fitting(typed, d, formulas[0])
    if len(formulas) > 1:
        every = found + [change for formula in formulas[1:] for change in _fitting(typed, d, formula)]
        found = list({change[:6]: change for change in every}.values())
    return found if exact and formulas[0].exact else [change for change in found if holds(_changed(d, change))]


def _changed(d: bytes, change: Change) -> bytes:
    _, _, at, end, x, y, _ = change
    meant = bytearray(d)
    meant[at] = int(x)
    if y:
        meant[end - 1] = int(y)
    return bytes(meant)


def _fitting(typed: str, d: bytes, formula: Formula) -> list[Change]:
    """What makes all checks hold, in the order in which it is looked at."""
    parts, mask, bare, telling, lacking, start, read, mending, _, _, _ = slip_tables(formula)
    total, row = sum(map(getitem, lacking, d), start), 0
    for begin, modulus, scale in parts:
        row += (total >> begin & mask) % modulus * scale
    there, spots = mending[row], read(typed)
    found = [change for spot in there.keys() & spots for change in there[spot]]
    if len(found) > 1:
        found.sort(key=_LOOKED_AT)
    if found and found[0][6] < 0:
        sure = [change for change in found if change[6] >= 0]
        perhaps = found[: len(found) - len(sure)]
        found = sure + [(*change[:6], ~change[6]) for change in perhaps if formula.holds(_changed(d, change))]
        found.sort(key=_IN_TURN)
    for at, wavering in telling:
        if d[at] in wavering:
            rows = {each: mending[each] for each in _others(d, formula, parts, row)}
            return _wavering(found, spots, rows, row, bare)
    return found


def _wavering(found: list[Change], spots: Sequence[int], rows: Mapping[int, Row], row: int, bare: int) -> list[Change]:
    """The same where what is told lets other balances fit than 0, so that before ``bare`` several rows have to be looked in."""
    every: list[Change] = []
    for each, there in rows.items():
        every += found if each == row else [change for spot in there.keys() & spots for change in there[spot] if change[3] <= bare]
    if row not in rows:
        every += [change for change in found if change[3] > bare]
    every.sort(key=_LOOKED_AT)
    return every


def _others(d: bytes, formula: Formula, parts: Sequence[tuple[int, int, int]], row: int) -> set[int]:
    """The rows to look in where what is told lets other balances fit than 0."""
    rows = {0}
    for check, (_, modulus, scale) in zip(formula.checks, parts, strict=True):
        lacks, fits = row // scale, check.fits[check.said(d)]
        rows = {more + (balance + lacks) % modulus * scale for more in rows for balance in fits}
    return rows


def _ones(d: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Every number with another digit, whether it fits or not: for a formula that gives no tables."""
    for at, old in enumerate(d):
        for digit in _OTHERS[old]:
            yield d[:at] + ONE[digit] + d[at + 1 :], at, digit


def _twos(d: bytes) -> Iterator[tuple[bytes, str, int, int, int, int]]:
    """Every number with two other digits where a slip may have put them."""
    pairs = [pair for gap in (1, 2) for at in range(len(d) - gap) for pair in _both(d, at, at + gap)]
    pairs += [("heard", at, at + 1, *TEENS[a, b]) for at, (a, b) in enumerate(pairwise(d)) if (a, b) in TEENS]
    for name, at, to, x, y in pairs:
        yield d[:at] + ONE[x] + d[at + 1 : to] + ONE[y] + d[to + 1 :], name, at, to, x, y


def _both(d: bytes, at: int, to: int) -> list[tuple[str, int, int, int, int]]:
    """What two digits side by side, or around a third, may have been meant for, by the hand alone."""
    near = to == at + 1
    if d[at] == d[to]:
        return [("twin" if near else "jump-twin", at, to, x, x) for x in _OTHERS[d[at]]]
    return [("neighbours-swapped" if near else "jump-swapped", at, to, d[to], d[at])]


def one_less(typed: str, holds: Holds, formulas: Sequence[Formula] = (), *, exact: bool = False) -> list[Edit]:
    """One digit too many was typed: each number that is left without one. formulas, exact: as for ``same_length``."""
    d = digits(typed)
    # Of a row of the same digits it does not matter which is left out.
    fit = [at for at, digit in enumerate(d) if not at or digit != d[at - 1]]
    for check in formulas[0].checks if formulas else ():
        fit = check.shorter(d, fit)
    exact = exact and bool(formulas) and formulas[0].exact
    found: list[Edit] = []
    for at in fit:
        if exact or holds(d[:at] + d[at + 1 :]):
            row = row_of(d, at)
            found.append((typed[:at] + typed[at + 1 :], "doubled" if row > 1 else "added", at, at + row))
    return found


def one_more(typed: str, holds: Holds, formulas: Sequence[Formula] = (), *, exact: bool = False) -> list[tuple[str, int, int]]:
    """One digit was left out: each number that one more digit makes, how many of the same digits stand there in it, and where."""
    d = digits(typed)
    fit = _missing(d, formulas[0]) if formulas else [DIGITS] * (len(d) + 1)
    exact = exact and bool(formulas) and formulas[0].exact
    before, behind = b"\xff" + d, d + b"\xff"
    return [
        (typed[:at] + TEXT[digit] + typed[at:], 1 + row_of(d, at) if digit == behind[at] else 1, at)
        for at, there in enumerate(fit)
        if there
        for digit in there
        # The same digit once more makes the number that it makes one place before.
        if digit != before[at] and (exact or holds(d[:at] + ONE[digit] + d[at:]))
    ]


def _missing(d: bytes, formula: Formula) -> list[Sequence[int]]:
    """At each place of a number that lacks a digit, and at its end, the digits that make all checks hold there."""
    parts, mask, bare, telling, _, start, _, _, moving, moved, filling = slip_tables(formula)
    lacking = list(accumulate(map(getitem, moving, d), initial=sum(map(getitem, moved, d), start)))
    found: list[Sequence[int]] = list(map(getitem, filling, _rows(lacking, parts, mask)))
    for at in range(bare, len(found)):
        if (there := found[at]) and there[0] < 0:
            found[at] = [x for x in sorted([max(x, ~x) for x in there]) if formula.holds(d[:at] + ONE[x] + d[at:])]
    for last, wavering in telling:
        if d[last - 1] in wavering:
            more = [0]
            for check, (begin, _, _) in zip(formula.checks, parts, strict=True):
                more = [total + (fits << begin) for total in more for fits in check.fits[check.said(d, -1)]]
            if 0 not in more:
                found[:bare] = [()] * bare
            for each in filter(None, more):
                for at, row in enumerate(_rows([total + each for total in lacking[:bare]], parts, mask)):
                    if filling[at][row]:
                        found[at] = sorted([*found[at], *filling[at][row]])
            break
    return found


def _rows(totals: list[int], parts: Sequence[tuple[int, int, int]], mask: int) -> list[int]:
    """The rows of the tables for so much that is lacking."""
    modulus = parts[0][1]
    if len(parts) == 1:
        return [total % modulus for total in totals]
    rows = [(total & mask) % modulus for total in totals]
    for begin, modulus, scale in parts[1:]:
        rows = [row + (total >> begin & mask) % modulus * scale for row, total in zip(rows, totals, strict=True)]
    return rows


def row_of(number: bytes, start: int) -> int:
    """How many of the same digit stand together from here on."""
    digit = number[start : start + 1]
    return len(number) - start - len(number[start:].lstrip(digit))
