"""From a pattern to what may still come, and on by one character: the derivatives of Brzozowski."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from gosform.columns.pattern import Chars, Either, Firm, Look, Node, Ranges, Repeat, Row, Unread
from gosform.columns.to_come import ANYTHING, NONE, NOTHING, Terms, To

Moves = tuple[tuple[int, To], ...]
"""Masks of characters, apart from one another, with what is to come behind them; nothing behind any other character."""


class Maker:
    """Derivatives of one pattern. Characters come in atoms, stretches that the pattern never tells apart; a mask has a bit for each."""

    def __init__(self, atoms: list[int]) -> None:
        self.atoms = atoms
        self.every = (1 << (len(atoms) - 1)) - 1
        self.terms = Terms()
        self._ends: dict[To, bool] = {}
        self._moves: dict[To, Moves] = {}

    def mask(self, ranges: Ranges) -> int:
        found = 0
        for low, high in ranges:
            found |= (1 << bisect_right(self.atoms, high)) - (1 << bisect_right(self.atoms, low) - 1)
        return found

    # From the tree to what is to come: ``then`` is all that follows, so that a look ahead sees it.

    def whole(self, tree: Node) -> To:
        if isinstance(tree, Either):
            return self.terms.any_of(self.whole(part) for part in tree.parts)
        if isinstance(tree, Row) and tree.parts and isinstance(tree.parts[-1], Look) and tree.parts[-1].behind:
            ended = self.to(tree.parts[-1].part, NOTHING, False)
            return self.terms.all_of((self.to(Row(tree.parts[:-1]), NOTHING, False), self.terms.negated(self.terms.row(ANYTHING, ended))))
        return self.to(tree, NOTHING, False)

    def to(self, node: Node, then: To, firm: bool) -> To:
        if isinstance(node, Chars):
            return self.terms.row(self.terms.one(self.mask(node.ranges)), then)
        if isinstance(node, Row):
            for part in reversed(node.parts):
                then = self.to(part, then, firm)
            return then
        if isinstance(node, Either):
            parts = [self.to(part, then, firm) for part in node.parts]
            if firm:
                self._apart(parts)
            return self.terms.any_of(parts)
        if isinstance(node, Firm):
            return self.to(node.part, then, True)
        if isinstance(node, Look):
            if node.behind:
                raise Unread("a look behind that is not at the end")
            seen = self.to(node.part, ANYTHING, False)
            return self.terms.all_of((seen if node.wanted else self.terms.negated(seen), then))
        return self._repeated(node, then, firm or node.firm)

    def _repeated(self, node: Repeat, then: To, firm: bool) -> To:
        first, last = node.first, node.last
        if firm and first != last:
            again = self.to(node.part, self.terms.row(self._times(node.part, 0, last, firm), then) if last is None else then, firm)
            self._apart((again, then))
        if not _looks(node.part):
            return self.terms.row(self._times(node.part, first, last, firm), then)
        if last is None:
            raise Unread("a look ahead in what has no end")
        found = then
        for i in range(last, 0, -1):
            one = self.to(node.part, found, firm)
            found = one if i <= first else self.terms.any_of((one, then))
        return found

    def _times(self, part: Node, first: int, last: int | None, firm: bool) -> To:
        body = self.to(part, NOTHING, firm)
        if self.may_end(body):
            if firm:
                raise Unread("nothing at all, again and again")
            first = 0
        return self.terms.times(body, first, last)

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
        kind, *parts = self.terms.of[state]
        if kind == "one":
            return int(parts[0])
        if kind == "row":
            return self.opens(parts[0]) | (self.opens(parts[1]) if self.may_end(parts[0]) else 0)
        if kind == "times":
            return self.opens(parts[0])
        if kind == "any":
            return _joined(map(self.opens, parts[0]))
        if kind == "all":
            found = self.every
            for part in parts[0]:
                found &= self.opens(part)
            return found
        return self.every if kind == "not" else 0

    def may_end(self, state: To) -> bool:
        """Nothing more need come."""
        known = self._ends.get(state)
        if known is None:
            kind, *parts = self.terms.of[state]
            if kind == "row":
                known = self.may_end(parts[0]) and self.may_end(parts[1])
            elif kind == "any":
                known = any(map(self.may_end, parts[0]))
            elif kind == "all":
                known = all(map(self.may_end, parts[0]))
            elif kind == "not":
                known = not self.may_end(parts[0])
            elif kind == "times":
                known = parts[1] == 0
            else:
                known = kind == "end"
            self._ends[state] = known
        return known

    def moves(self, state: To) -> Moves:
        """What is to come behind one more character."""
        known = self._moves.get(state)
        if known is None:
            known = self._moves[state] = self._moved(state)
        return known

    def _moved(self, state: To) -> Moves:
        terms = self.terms
        kind, *parts = terms.of[state]
        if kind == "one":
            return ((parts[0], NOTHING),)
        if kind == "row":
            first, then = parts
            found = tuple((mask, terms.row(to, then)) for mask, to in self.moves(first))
            return _merged(_either((found, self.moves(then)), self.every), terms.any_of) if self.may_end(first) else found
        if kind == "any":
            return _merged(_either(map(self.moves, parts[0]), self.every), terms.any_of)
        if kind == "all":
            return _merged(_both(map(self.moves, parts[0]), self.every), terms.all_of)
        if kind == "not":
            moves = self.moves(parts[0])
            rest = self.every & ~_joined(mask for mask, _ in moves)
            found = tuple((mask, to) for mask, it in moves if (to := terms.negated(it)) != NONE)
            return (*found, (rest, ANYTHING)) if rest else found
        if kind == "times":
            body, first, last = parts
            rest = terms.times(body, max(first - 1, 0), None if last is None else last - 1)
            return tuple((mask, terms.row(to, rest)) for mask, to in self.moves(body))
        return ()


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


def _either(several: Iterable[Moves], every: int) -> dict[tuple[To, ...], int]:
    """Where several moves lead together: the places -> the characters that lead to them."""
    found: dict[tuple[To, ...], int] = {(): every}
    for moves in several:
        after: dict[tuple[To, ...], int] = {}
        for to, mask in found.items():
            rest = mask
            for chars, more in moves:
                if here := rest & chars:
                    after[*to, more] = after.get((*to, more), 0) | here
                    rest ^= here
            if rest:
                after[to] = after.get(to, 0) | rest
        found = after
    found.pop((), None)
    return found


def _both(several: Iterable[Moves], every: int) -> dict[tuple[To, ...], int]:
    """The same of characters that every one of them leads on."""
    found: dict[tuple[To, ...], int] = {(): every}
    for moves in several:
        after: dict[tuple[To, ...], int] = {}
        for to, mask in found.items():
            for chars, more in moves:
                if here := mask & chars:
                    after[*to, more] = after.get((*to, more), 0) | here
        found = after
    return found


def _merged(found: Mapping[tuple[To, ...], int], join: Callable[[Iterable[To]], To]) -> Moves:
    moves: dict[To, int] = {}
    for several, mask in found.items():
        to = join(several)
        if to != NONE:
            moves[to] = moves.get(to, 0) | mask
    return tuple((mask, to) for to, mask in moves.items())
