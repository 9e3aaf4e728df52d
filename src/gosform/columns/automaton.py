"""An automaton over the bytes of UTF-8, made of a screen's pattern: it takes exactly the values that the pattern matches whole.

States are what is still to come (the derivatives of Brzozowski): a look ahead is one more thing that what is to come must or must not be.
Where the pattern gives nothing back (``++``, ``(?>…)``), the next character must decide alone what it belongs to, so that it makes no
difference; anything else is ``Unread``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

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
        if END in text:
            return False
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
    behind = np.zeros((len(moves), len(atoms) - 1), np.int32)
    among: dict[int, list[int]] = {}
    for line, move in zip(behind, moves, strict=True):
        for mask, to in move:
            if mask not in among:
                among[mask] = list(_bits(mask))
            line[among[mask]] = to
    spelt = [(stretch, atom) for atom, (low, above) in enumerate(pairwise(atoms)) for stretch in spelt_of(low, above - 1)]
    tails = _Tails(len(moves))
    table = tails.lines(behind, spelt)
    table[[*ending, DONE], END] = DONE
    whole = np.concatenate([table, *tails.more]) * 256
    return Automaton(whole.astype(np.int32).ravel(), start * 256)


class _Tails:
    """The states within characters: what is the same for several of them is one. first: the number of the first."""

    def __init__(self, first: int) -> None:
        self.more: list[npt.NDArray[np.int32]] = []
        self._next = first
        self._known: dict[bytes, int] = {}

    def lines(self, behind: npt.NDArray[np.int32], pieces: Sequence[tuple[Stretch, int]]) -> npt.NDArray[np.int32]:
        """For each state, to which one a byte leads. behind[state, atom]: the state behind a character; pieces: how its rest is spelt."""
        table = np.zeros((len(behind), 256), np.int32)
        longer: dict[int, list[tuple[Stretch, int]]] = {}
        for stretch, atom in pieces:
            low, high = stretch[0]
            if len(stretch) == 1:
                table[:, low : high + 1] = behind[:, atom, None]
            else:
                for lead in range(low, high + 1):
                    longer.setdefault(lead, []).append((stretch[1:], atom))
        known: dict[tuple[tuple[Stretch, int], ...], npt.NDArray[np.int32]] = {}
        for lead, rest in longer.items():
            key = tuple(rest)
            if key not in known:
                known[key] = self._numbered(self.lines(behind, rest))
            table[:, lead] = known[key]
        return table

    def _numbered(self, lines: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """The state that each of these lines is."""
        found = np.zeros(len(lines), np.int32)
        for i, line in enumerate(lines):
            key = line.tobytes()
            if key not in self._known:
                if line.any():
                    self._known[key] = self._next
                    self._next += 1
                    self.more.append(line[None])
                else:
                    self._known[key] = DEAD
            found[i] = self._known[key]
        return found


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
