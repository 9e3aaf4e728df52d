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

END, NEVER = 0xFF, 0xC0
"""The byte that stands behind a value; one that stands nowhere. No text has either of them."""
DEAD, DONE = 0, 1
"""The state from which nothing is clean, and that behind the end of a clean value."""
MOST_STATES = 6_000


class Automaton(NamedTuple):
    """behind[state, sort]: the state behind a byte of this sort. sorts[byte]: its sort; those of one are never told apart. start: the first state."""

    behind: npt.NDArray[np.int32]
    sorts: npt.NDArray[np.intp]
    start: int

    def table(self) -> npt.NDArray[np.int32]:
        """The state behind each byte: table[state, byte]."""
        return self.behind[:, self.sorts]

    def takes(self, text: bytes) -> bool:
        """One value, for the sake of being sure."""
        if END in text:
            return False
        state = self.start
        for byte in (*text, END):
            state = int(self.behind[state, self.sorts[byte]])
        return state == DONE


@lru_cache(maxsize=256)
def automaton(pattern: str) -> Automaton:
    """The automaton of a pattern; ``Unread`` where there is none, or one that is too large to be worth it."""
    tree = read(pattern)
    atoms = sorted({0, LAST + 1} | _edges(tree))
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
        moves[numbers[state]] = [(mask, number(to)) for mask, to in maker.moves(state)]
    ending = [i for state, i in numbers.items() if maker.may_end(state)]
    return _bytes(atoms, moves, ending, start)


def _edges(node: Node) -> set[int]:
    """Where the stretches of characters begin and end that a pattern speaks of."""
    if isinstance(node, Chars):
        return {edge for low, high in node.ranges for edge in (low, high + 1)}
    if isinstance(node, (Row, Either)):
        return set().union(*map(_edges, set(node.parts)))
    return _edges(node.part)


def _bytes(atoms: list[int], moves: list[list[tuple[int, int]]], ending: list[int], start: int) -> Automaton:
    """The automaton over characters, spelt out in bytes: between the bytes of one character there are states of their own."""
    behind = np.zeros((len(moves), len(atoms) - 1), np.int32)
    bits: dict[int, list[int]] = {}
    for line, move in zip(behind, moves, strict=True):
        for mask, to in move:
            if mask not in bits:
                bits[mask] = list(_bits(mask))
            line[bits[mask]] = to
    lead = {*np.flatnonzero(behind.any(axis=0)).tolist()}
    pieces = [(low, above - 1, atom) for atom, (low, above) in enumerate(pairwise(atoms)) if atom in lead]
    tails = _Tails(len(moves))
    table = tails.lines(behind, [(stretch, atom) for low, high, atom in pieces for stretch in spelt_of(low, high)])
    table[[*ending, DONE], END] = DONE
    sorts, columns = same(np.concatenate([table, *tails.more]))
    return Automaton(columns, sorts, start)


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
        alike: dict[tuple[tuple[Stretch, int], ...], list[int]] = {}
        for lead, rest in longer.items():
            alike.setdefault(tuple(rest), []).append(lead)
        for tails, leads in alike.items():
            on = np.flatnonzero(behind[:, [atom for _, atom in tails]].any(axis=1))  # from the other states there is no way on
            table[on[:, None], leads] = self._numbered(self.lines(behind[on], tails))[:, None]
        return table

    def _numbered(self, lines: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """The state that each of these lines is."""
        found = []
        for i, key in enumerate(_cells(lines)):
            if key not in self._known:
                self._known[key] = self._next
                self._next += 1
                self.more.append(lines[i : i + 1])
            found.append(self._known[key])
        return np.array(found, np.int32)


def same(table: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.int32]]:
    """For each column the number of its sort, columns of one sort being equal; and one column of each sort."""
    known: dict[bytes, int] = {}
    sorts = [known.setdefault(column, len(known)) for column in _cells(np.ascontiguousarray(table.T))]
    return np.array(sorts, np.intp), table[:, [sorts.index(sort) for sort in range(len(known))]]


def _cells(lines: npt.NDArray[np.int32]) -> list[bytes]:
    """The bytes of each line."""
    whole, size = lines.tobytes(), lines.itemsize * lines.shape[1]
    return [whole[i : i + size] for i in range(0, len(whole), size)]


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
