"""An automaton over the bytes of UTF-8, made of a screen's pattern: it takes exactly the values that the pattern matches whole.

States are what is still to come (the derivatives of Brzozowski): a look ahead is one more thing that what is to come must or must not be.
Where the pattern gives nothing back (``++``, ``(?>…)``), the next character must decide alone what it belongs to, so that it makes no
difference; anything else is ``Unread``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from gosform.columns.derivatives import Maker
from gosform.columns.pattern import LAST, Chars, Either, Node, Row, Unread, read
from gosform.columns.to_come import NONE, NOTHING, To
from gosform.columns.utf8 import Stretch
from gosform.columns.utf8 import spelt as spelt_of

END = 0xFF
"""The byte that stands behind a value; no text has it."""
DEAD, DONE = 0, 1
"""The state from which nothing is clean, and that behind the end of a clean value."""
MOST_STATES = 6_000


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
    maker = Maker(atoms)
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


def _bytes(atoms: list[int], moves: list[list[tuple[int, int]]], ending: list[int], start: int) -> Automaton:
    """The automaton over characters, spelt out in bytes: between the bytes of one character there are states of their own."""
    spelt = [tuple(spelt_of(low, above - 1)) for low, above in pairwise(atoms)]
    rows: list[npt.NDArray[np.int32]] = [np.zeros(256, np.int32) for _ in moves]
    shared: dict[bytes, int] = {}

    def tail(pieces: list[tuple[Stretch, int]]) -> int:
        """The state that takes these rests of characters."""
        line = np.zeros(256, np.int32)
        fill(line, pieces)
        key = line.tobytes()
        if key not in shared:
            shared[key] = len(rows)
            rows.append(line)
        return shared[key]

    def fill(line: npt.NDArray[np.int32], pieces: list[tuple[Stretch, int]]) -> None:
        longer: dict[int, list[tuple[Stretch, int]]] = {}
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
