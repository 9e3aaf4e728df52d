"""From a pattern to what may still come, and on by one character: the derivatives of Brzozowski."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from gosform.columns.pattern import Chars, Either, Firm, Look, Node, Ranges, Repeat, Row, Unread
from gosform.columns.to_come import ANYTHING, NONE, NOTHING, To, all_of, any_of, negated, row, times


class Maker:
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
