"""Numbers one slip away from what was typed whose check digits fit: looked up in ``slip_tables``, or tried one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from operator import add, and_, itemgetter
from typing import Any

from gosform.formula import digits
from gosform.slip_tables import BOTH, TEENS, TEXT, Change, Move, SlipTables, double, single, slip_tables
from gosform.sums import DIGITS, Check, Formula

Edit = tuple[str, str, int, int]
"""A number that fits, the slip that leads from it to what was typed, and where the two differ: of a digit too many, the row of the same
digits that it stands in."""
Holds = Callable[[Any], Any]

_ONE = [bytes((digit,)) for digit in DIGITS]
_TENS = bytes([10 * digit for digit in DIGITS]).ljust(256)
_OTHERS = [tuple([x for x in DIGITS if x != digit]) for digit in DIGITS]
_LOOKED_AT: Callable[[Any], Any] = itemgetter(6)


def same_length(typed: str, formulas: Sequence[Formula], holds: Holds, *, exact: bool) -> list[Change]:
    """Every number of the same length that fits and is one slip away, each once.

    formulas: whose tables to look in, empty where there are none. exact: they are of the one rule that there is; otherwise ``holds`` decides.
    """
    d = digits(typed)
    if not formulas:
        return [single(len(d), at, d[at], x) for meant, at, x in _ones(d) if holds(meant)] + [
            double(d, name, at, to, (x, y)) for meant, name, at, to, x, y in _twos(d) if holds(meant)
        ]
    found: list[Change] = []
    for formula in formulas:
        found += _fitting(d, formula.checks, slip_tables(formula))
    if len(formulas) > 1:
        found = list({change[:6]: change for change in found}.values())
    return found if exact and formulas[0].exact else [change for change in found if holds(_changed(d, change))]


def _changed(d: bytes, change: Change) -> bytes:
    _, _, at, end, x, y, _ = change
    meant = bytearray(d)
    meant[at] = int(x)
    if y:
        meant[end - 1] = int(y)
    return bytes(meant)


def _holds(checks: Sequence[Check], state: Sequence[tuple[int, int]], *changes: tuple[int, int, int]) -> bool:
    return all(check.holds(rest, said, changes) for check, (rest, said) in zip(checks, state, strict=True))


def _fitting(d: bytes, checks: Sequence[Check], tables: SlipTables) -> list[Change]:
    """What makes all checks hold: looked up; of the digits that tell what a sum should leave, tried."""
    state: list[tuple[int, int]] = []
    needed, broken = {0}, -1  # what has to be added so that all hold; and one that does not: whatever mends the number mends it
    for check in checks:
        rest, said = check.read(d)
        fits, modulus = check.fits[said], check.modulus
        if broken < 0 and rest not in fits:
            broken = len(state)
        wanted = [(r - rest) % modulus for r in fits]
        needed = {a + b * tables.scales[len(state)] for a in needed for b in wanted} if state else set(wanted)
        state.append((rest, said))
    tens = d.translate(_TENS)
    spots = [*d, *map(add, tens[:-1] + tens, d[1:] + d[2:])]
    size, look = tables.size, tables.mending.get
    found: list[Change] = []
    for by in needed:
        found += chain.from_iterable(filter(None, map(look, map(add, spots, range(size * by, size * by + size, 100)))))
    found += _told(d, checks, tables, state, max(broken, 0))
    (rest, said), modulus, every = state[0], checks[0].modulus, checks[0].fits
    for spot, options in tables.tied:
        for change, (more, tells), others in options[spots[spot]]:
            if (rest + more) % modulus in every[said + tells] and (not others or _hold(checks[1:], state[1:], others)):
                found.append(change)
    if len(found) > 1:
        found.sort(key=_LOOKED_AT)
    return found


def _told(d: bytes, checks: Sequence[Check], tables: SlipTables, state: Sequence[tuple[int, int]], broken: int) -> list[Change]:
    """Another digit tells what the sum of a check leaves."""
    rest, said = state[broken]
    found = [change for at, there in tables.telling[broken] for v in checks[broken].says[rest] for change in there[d[at]].get(v - said, ())]
    if len(checks) > 1:
        found = [change for change in found if _holds(checks, state, (change[2], d[change[2]], int(change[4])))]
    for at in tables.both[broken]:
        found += [single(len(d), at, d[at], x, BOTH) for x in _OTHERS[d[at]] if _holds(checks, state, (at, d[at], x))]
    return found


def _hold(checks: Sequence[Check], state: Sequence[tuple[int, int]], moves: Sequence[Move]) -> bool:
    """The checks hold after so much was added to each sum, and to what is told of it."""
    for check, (rest, said), (more, tells) in zip(checks, state, moves, strict=True):
        if (rest + more) % check.modulus not in check.fits[said + tells]:
            return False
    return True


def _ones(d: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Every number with another digit, whether it fits or not: for a formula that gives no tables."""
    for at, old in enumerate(d):
        for digit in _OTHERS[old]:
            yield d[:at] + _ONE[digit] + d[at + 1 :], at, digit


def _twos(d: bytes) -> Iterator[tuple[bytes, str, int, int, int, int]]:
    """Every number with two other digits where a slip may have put them."""
    pairs = [pair for gap in (1, 2) for at in range(len(d) - gap) for pair in _both(d, at, at + gap)]
    pairs += [("heard", at, at + 1, *TEENS[a, b]) for at, (a, b) in enumerate(pairwise(d)) if (a, b) in TEENS]
    for name, at, to, x, y in pairs:
        yield d[:at] + _ONE[x] + d[at + 1 : to] + _ONE[y] + d[to + 1 :], name, at, to, x, y


def _both(d: bytes, at: int, to: int) -> list[tuple[str, int, int, int, int]]:
    """What two digits side by side, or around a third, may have been meant for, by the hand alone."""
    near = to == at + 1
    if d[at] == d[to]:
        return [("twin" if near else "jump-twin", at, to, x, x) for x in _OTHERS[d[at]]]
    return [("neighbours-swapped" if near else "jump-swapped", at, to, d[to], d[at])]


def one_less(typed: str, holds: Holds, formulas: Sequence[Formula] = (), *, exact: bool = False) -> list[Edit]:
    """One digit too many was typed: each number that is left without one. formulas, exact: as for ``same_length``."""
    d = digits(typed)
    fit = list(range(len(d)))
    for check in formulas[0].checks if formulas else ():
        fit = check.shorter(d, fit)
    exact = exact and bool(formulas) and formulas[0].exact
    found: list[Edit] = []
    for at in fit:
        # Of a row of the same digits it does not matter which is left out.
        if (not at or d[at] != d[at - 1]) and (exact or holds(d[:at] + d[at + 1 :])):
            row = row_of(d, at)
            found.append((typed[:at] + typed[at + 1 :], "doubled" if row > 1 else "added", at, at + row))
    return found


def one_more(typed: str, holds: Holds, formulas: Sequence[Formula] = (), *, exact: bool = False) -> list[tuple[str, int, int]]:
    """One digit was left out: each number that one more digit makes, how many of the same digits stand there in it, and where."""
    d = digits(typed)
    if formulas:
        fit = formulas[0].checks[0].longer(d)
        for check in formulas[0].checks[1:]:
            fit = list(map(and_, fit, check.longer(d)))
    else:
        fit = [ALL] * (len(d) + 1)
    exact = exact and bool(formulas) and formulas[0].exact
    found: list[tuple[str, int, int]] = []
    for at, there in enumerate(fit):
        if there:
            for digit in _BITS[there]:
                # The same digit once more makes the number that it makes one place before.
                if (not at or digit != d[at - 1]) and (exact or holds(d[:at] + _ONE[digit] + d[at:])):
                    row = 1 if at == len(d) or digit != d[at] else 1 + row_of(d, at)
                    found.append((typed[:at] + TEXT[digit] + typed[at:], row, at))
    return found


ALL = (1 << 10) - 1
_BITS = [tuple([digit for digit in DIGITS if bits >> digit & 1]) for bits in range(ALL + 1)]


def row_of(number: bytes, start: int) -> int:
    """How many of the same digit stand together from here on."""
    end = start + 1
    while end < len(number) and number[end] == number[start]:
        end += 1
    return end - start
