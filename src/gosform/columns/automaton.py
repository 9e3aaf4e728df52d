"""An automaton over the bytes of UTF-8, made of a screen's pattern: it takes exactly the values that the pattern matches whole.

States are what is still to come (the derivatives of Brzozowski): a look ahead is one more thing that what is to come must or must not be.
Where the pattern gives nothing back (``++``, ``(?>…)``), the next character must decide alone what it belongs to, so that it makes no
difference; anything else is ``Unread``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from gosform.columns.pattern import LAST, Chars, Either, Firm, Look, Node, Ranges, Repeat, Row, Unread, read

END = 0xFF
"""The byte that stands behind a value; no text has it."""
DEAD, DONE = 0, 1
"""The state from which nothing is clean, and that behind the end of a clean value."""
MOST_STATES = 6_000

To = tuple[Any, ...]
"""What is still to come: ("none",), ("end",), ("one", mask), ("row", a, b), ("any", parts), ("all", parts), ("not", a), ("times", a, m, n)."""
NONE: To = ("none",)
NOTHING: To = ("end",)
ANYTHING: To = ("not", NONE)


class Automaton(NamedTuple):
    """table[256 * state + byte]: 256 times the state behind it, as int32. start: 256 times the first state."""

    table: npt.NDArray[np.int32]
    start: int

    @property
    def states(self) -> int:
        """How many states there are."""
        return len(self.table) // 256

    def takes(self, text: bytes) -> bool:
        """One value, for the sake of being sure."""
        state = self.start
        for byte in (*text, END):
            state = int(self.table[state + byte])
        return state == 256 * DONE


@lru_cache(maxsize=256)
def automaton(pattern: str) -> Automaton:
    """The automaton of a pattern; ``Unread`` where there is none, or one that is too large to be worth it."""
    tree = read(pattern)
    atoms = sorted({0, LAST + 1, *(edge for low, high in _ranges(tree) for edge in (low, high + 1))})
    maker = _Maker(atoms)
    first = maker.whole(tree)
    numbers: dict[To, int] = {NONE: DEAD, NOTHING: 2}
    moves: list[list[tuple[int, int]]] = [[], [], []]
    open_: list[To] = []

    def number(state: To) -> int:
        if state not in numbers:
            if len(numbers) > MOST_STATES:
                raise Unread("too many states")
            numbers[state] = len(numbers) + 1
            moves.append([])
            open_.append(state)
        return numbers[state]

    start = number(first)
    while open_:
        state = open_.pop()
        moves[numbers[state]] = [(mask, number(to)) for mask in maker.classes(state) if (to := maker.behind(state, mask & -mask)) != NONE]
    ending = [i for state, i in numbers.items() if maker.may_end(state)]
    return _bytes(atoms, moves, ending, start)


def _ranges(node: Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, Chars):
        yield from node.ranges
    elif isinstance(node, (Row, Either)):
        for part in node.parts:
            yield from _ranges(part)
    else:
        yield from _ranges(node.part)


class _Maker:
    """Derivatives of one pattern. Characters come in atoms, stretches that the pattern never tells apart; a mask has a bit for each."""

    def __init__(self, atoms: list[int]) -> None:
        self.atoms = atoms
        self.every = (1 << (len(atoms) - 1)) - 1
        self._ends: dict[To, bool] = {}
        self._behind: dict[tuple[To, int], To] = {}
        self._classes: dict[To, tuple[int, ...]] = {}

    def mask(self, ranges: Ranges) -> int:
        found = 0
        for low, high in ranges:
            for i in range(bisect_right(self.atoms, low) - 1, bisect_right(self.atoms, high)):
                found |= 1 << i
        return found

    # From the tree to what is to come: ``then`` is all that follows, so that a look ahead sees it.

    def whole(self, tree: Node) -> To:
        if isinstance(tree, Either):
            return any_of(self.whole(part) for part in tree.parts)
        if isinstance(tree, Row) and tree.parts and isinstance(tree.parts[-1], Look) and tree.parts[-1].behind:
            ended = self.to(tree.parts[-1].part, NOTHING, False)
            return all_of((self.to(Row(tree.parts[:-1]), NOTHING, False), negated(row(ANYTHING, ended))))
        return self.to(tree, NOTHING, False)

    def to(self, node: Node, then: To, firm: bool) -> To:
        if isinstance(node, Chars):
            return row(("one", self.mask(node.ranges)), then)
        if isinstance(node, Row):
            for part in reversed(node.parts):
                then = self.to(part, then, firm)
            return then
        if isinstance(node, Either):
            parts = [self.to(part, then, firm) for part in node.parts]
            if firm:
                self._apart(parts)
            return any_of(parts)
        if isinstance(node, Firm):
            return self.to(node.part, then, True)
        if isinstance(node, Look):
            if node.behind:
                raise Unread("a look behind that is not at the end")
            seen = self.to(node.part, ANYTHING, False)
            return all_of((seen if node.wanted else negated(seen), then))
        return self._repeated(node, then, firm or node.firm)

    def _repeated(self, node: Repeat, then: To, firm: bool) -> To:
        first, last = node.first, node.last
        if firm and first != last:
            again = self.to(node.part, row(self._times(node.part, 0, last, firm), then) if last is None else then, firm)
            self._apart((again, then))
        if not _looks(node.part):
            return row(self._times(node.part, first, last, firm), then)
        if last is None:
            raise Unread("a look ahead in what has no end")
        found = then
        for i in range(last, 0, -1):
            one = self.to(node.part, found, firm)
            found = one if i <= first else any_of((one, then))
        return found

    def _times(self, part: Node, first: int, last: int | None, firm: bool) -> To:
        body = self.to(part, NOTHING, firm)
        if self.may_end(body):
            if firm:
                raise Unread("nothing at all, again and again")
            first = 0
        return times(body, first, last)

    def _apart(self, parts: Iterable[To]) -> None:
        seen = 0
        for part in parts:
            here = self.opens(part)
            if seen & here:
                raise Unread("what gives nothing back, though it might")
            seen |= here

    # What is to come, one character on.

    def opens(self, state: To) -> int:
        """A mask of the characters that may come next, and perhaps of more."""
        kind = state[0]
        if kind == "one":
            return int(state[1])
        if kind == "row":
            return self.opens(state[1]) | (self.opens(state[2]) if self.may_end(state[1]) else 0)
        if kind == "times":
            return self.opens(state[1])
        if kind == "any":
            return _joined(map(self.opens, state[1]))
        if kind == "all":
            found = self.every
            for part in state[1]:
                found &= self.opens(part)
            return found
        return self.every if kind == "not" else 0

    def may_end(self, state: To) -> bool:
        """Nothing more need come."""
        known = self._ends.get(state)
        if known is None:
            kind = state[0]
            if kind == "row":
                known = self.may_end(state[1]) and self.may_end(state[2])
            elif kind == "any":
                known = any(map(self.may_end, state[1]))
            elif kind == "all":
                known = all(map(self.may_end, state[1]))
            elif kind == "not":
                known = not self.may_end(state[1])
            elif kind == "times":
                known = state[2] == 0
            else:
                known = kind == "end"
            self._ends[state] = known
        return known

    def classes(self, state: To) -> tuple[int, ...]:
        """Masks of characters that this state does not tell apart; together they are every character."""
        known = self._classes.get(state)
        if known is not None:
            return known
        kind = state[0]
        found: tuple[int, ...]
        if kind == "one":
            found = (state[1], self.every & ~state[1])
        elif kind == "row":
            found = self.classes(state[1])
            if self.may_end(state[1]):
                found = _crossed(found, self.classes(state[2]))
        elif kind in ("any", "all"):
            found = (self.every,)
            for part in state[1]:
                found = _crossed(found, self.classes(part))
        elif kind in ("not", "times"):
            found = self.classes(state[1])
        else:
            found = (self.every,)
        found = tuple(mask for mask in found if mask)
        self._classes[state] = found
        return found

    def behind(self, state: To, char: int) -> To:
        """What is to come behind one character, a mask of one bit."""
        kind = state[0]
        if kind == "one":
            return NOTHING if state[1] & char else NONE
        if kind in ("none", "end"):
            return NONE
        known = self._behind.get((state, char))
        if known is not None:
            return known
        if kind == "row":
            found = row(self.behind(state[1], char), state[2])
            if self.may_end(state[1]):
                found = any_of((found, self.behind(state[2], char)))
        elif kind == "any":
            found = any_of(self.behind(part, char) for part in state[1])
        elif kind == "all":
            found = all_of(self.behind(part, char) for part in state[1])
        elif kind == "not":
            found = negated(self.behind(state[1], char))
        else:
            _, body, first, last = state
            found = row(self.behind(body, char), times(body, max(first - 1, 0), None if last is None else last - 1))
        self._behind[state, char] = found
        return found


def _looks(node: Node) -> bool:
    if isinstance(node, Look):
        return True
    if isinstance(node, (Row, Either)):
        return any(map(_looks, node.parts))
    return not isinstance(node, Chars) and _looks(node.part)


def _joined(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _crossed(some: tuple[int, ...], more: tuple[int, ...]) -> tuple[int, ...]:
    if len(more) == 1:
        return some
    if len(some) == 1:
        return more
    return tuple({a & b for a in some for b in more if a & b})


def row(a: To, b: To) -> To:
    """One, then the other."""
    if NONE in (a, b):
        return NONE
    if a == NOTHING:
        return b
    if b == NOTHING:
        return a
    if a[0] == "row":
        return ("row", a[1], row(a[2], b))
    return ("row", a, b)


def any_of(parts: Iterable[To]) -> To:
    """One of them."""
    found = {one for part in parts for one in (part[1] if part[0] == "any" else (part,))} - {NONE}
    if ANYTHING in found:
        return ANYTHING
    return ("any", frozenset(found)) if len(found) > 1 else found.pop() if found else NONE


def all_of(parts: Iterable[To]) -> To:
    """All of them at once."""
    found = {one for part in parts for one in (part[1] if part[0] == "all" else (part,))} - {ANYTHING}
    if NONE in found:
        return NONE
    return ("all", frozenset(found)) if len(found) > 1 else found.pop() if found else ANYTHING


def negated(a: To) -> To:
    """Anything else."""
    return a[1] if a[0] == "not" else ("not", a)


def times(body: To, first: int, last: int | None) -> To:
    """So many times."""
    if last == 0 or body in (NONE, NOTHING):
        return NOTHING if first == 0 else body
    if first == last == 1:
        return body
    return ("times", body, first, last)


def _bytes(atoms: list[int], moves: list[list[tuple[int, int]]], ending: list[int], start: int) -> Automaton:
    """The automaton over characters, spelt out in bytes: between the bytes of one character there are states of their own."""
    spelt = [tuple(_spelt(low, above - 1)) for low, above in pairwise(atoms)]
    rows: list[npt.NDArray[np.int32]] = [np.zeros(256, np.int32) for _ in moves]
    shared: dict[bytes, int] = {}

    def tail(pieces: list[tuple[tuple[tuple[int, int], ...], int]]) -> int:
        """The state that takes these rests of characters."""
        line = np.zeros(256, np.int32)
        fill(line, pieces)
        key = line.tobytes()
        if key not in shared:
            shared[key] = len(rows)
            rows.append(line)
        return shared[key]

    def fill(line: npt.NDArray[np.int32], pieces: list[tuple[tuple[tuple[int, int], ...], int]]) -> None:
        longer: dict[int, list[tuple[tuple[tuple[int, int], ...], int]]] = {}
        for stretch, to in pieces:
            low, high = stretch[0]
            if len(stretch) == 1:
                line[low : high + 1] = to
            else:
                for lead in range(low, high + 1):
                    longer.setdefault(lead, []).append((stretch[1:], to))
        known: dict[tuple[Any, ...], int] = {}
        for lead, rest in longer.items():
            key = tuple(rest)
            if key not in known:
                known[key] = tail(rest)
            line[lead] = known[key]

    for i, move in enumerate(moves):
        fill(rows[i], [(stretch, to) for mask, to in move for at in _bits(mask) for stretch in spelt[at]])
    for i in (*ending, DONE):
        rows[i][END] = DONE
    table = np.concatenate(rows) * 256
    return Automaton(table.astype(np.int32), start * 256)


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


EDGES = (0, 0x80, 0x800, 0xD800, 0xE000, 0x10000, LAST + 1)


def _spelt(low: int, high: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """Stretches of code points as ranges of bytes, one a byte of UTF-8; surrogates have no bytes."""
    for start, end in pairwise(EDGES):
        if start != 0xD800 and (first := max(low, start)) <= (last := min(high, end - 1)):
            yield from _split(chr(first).encode(), chr(last).encode())


def _split(first: bytes, last: bytes) -> Iterator[tuple[tuple[int, int], ...]]:
    if len(first) == 1:
        yield ((first[0], last[0]),)
        return
    if first[0] == last[0]:
        for rest in _split(first[1:], last[1:]):
            yield ((first[0], first[0]), *rest)
        return
    lowest, highest = bytes([0x80]) * (len(first) - 1), bytes([0xBF]) * (len(first) - 1)
    low, high = first[0], last[0]
    if first[1:] != lowest:
        for rest in _split(first[1:], highest):
            yield ((low, low), *rest)
        low += 1
    if last[1:] != highest:
        for rest in _split(lowest, last[1:]):
            yield ((high, high), *rest)
        high -= 1
    if low <= high:
        yield ((low, high), *(((0x80, 0xBF),) * (len(first) - 1)))
