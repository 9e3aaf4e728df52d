"""A stretch of a text that may be one value, with the weight of each kind that it may be of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import sqrt
from operator import itemgetter
from typing import NamedTuple

from gosform.guess.spelt import PRIORS, RARE
from gosform.recognition.label_words import FILLERS
from gosform.recognition.labels import NOTHING, Label, Near
from gosform.recognition.pieces import Piece

LABELLED = 30.0
"""How many times likelier than an ordinary number a value of the kind is that the words beside it name."""
UNNAMED = 0.01
"""What is left of every other kind's weight then, at full strength."""
UNSAID: Mapping[str, float] = {
    **dict.fromkeys(("ogrn", "bik", "driving_licence", "foreign_passport_rf", "postal_code", "civil_certificate"), 0.4),
    **dict.fromkeys(("ogrnip", "kpp", "vehicle_passport", "military_id"), 0.2),
    **dict.fromkeys(("okato", "oktmo", "okpo", "kbk", "kladr", "uin", "migration_card", "work_patent", "residence_permit"), 0.05),
    **dict.fromkeys(("civil_act_number", "treasury_account", "vehicle_certificate", "epts", "foreign_passport"), 0.05),
}
"""How much rarer these are where no word names them: nobody gives such a number without saying what it is."""


class Candidate(NamedTuple):
    """first, last: its pieces, half-open. start, end: its code points. weights: kind -> how much likelier than an ordinary stretch."""

    first: int
    last: int
    start: int
    end: int
    weights: Mapping[str, float]
    label: Label | None = None

    @property
    def weight(self) -> float:
        return sum(self.weights.values())


@dataclass(slots=True)
class Scene:
    """One text, read once: what every finder of candidates looks at.

    near: the label before each piece. after: the one behind it. cells: the pieces that begin a cell below a head of a table, and the head.
    numerals: the pieces that count the lines of a list. begins: the pieces at which what a label names may begin, with the label. label_pieces: those that labels are made of.
    """

    text: str = field(repr=False)
    low: str = field(repr=False)
    pieces: list[Piece] = field(repr=False)
    labels: list[Label]
    near: list[Near]
    after: Mapping[int, Near]
    as_of: date
    kinds: frozenset[str] | None = None
    cells: Mapping[int, Label] = field(default_factory=dict)
    numerals: frozenset[int] = frozenset()
    begins: list[tuple[int, Label]] = field(init=False)
    label_pieces: frozenset[int] = field(init=False)
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.label_pieces = frozenset(i for label in self.labels for i in range(label.first, label.last))
        self._starts = [piece.start for piece in self.pieces]
        ahead = {label.last: label for label in self.labels if label.last < len(self.pieces) and label.last not in self.label_pieces}
        self.begins = sorted({**ahead, **self.cells}.items(), key=itemgetter(0))

    def index_at(self, start: int) -> int | None:
        """The piece that begins at this code point."""
        i = bisect_left(self._starts, start)
        return i if i < len(self._starts) and self._starts[i] == start else None

    def alone(self, label: Label) -> bool:
        """Nothing but words to fill stands before the label on its line, so that it may name what stands on the next."""
        i = label.first - 1
        while i >= 0 and "\n" not in self.low[self.pieces[i].end : self.pieces[i + 1].start]:
            if self.pieces[i].text not in FILLERS and i not in self.label_pieces:
                return False
            i -= 1
        return True

    def index_from(self, start: int) -> int:
        """The first piece that begins at this code point or later."""
        return bisect_left(self._starts, start)

    def ending_after(self, at: int) -> int:
        """The first piece that ends behind this code point."""
        i = max(bisect_left(self._starts, at) - 1, 0)
        while i < len(self.pieces) and self.pieces[i].end <= at:
            i += 1
        return i

    def labels_from(self, first: int) -> list[Label]:
        """The next labels that begin at this piece or later."""
        i = bisect_left(self.labels, first, key=lambda label: label.first)
        return self.labels[i : i + 20]

    def gap(self, i: int) -> str:
        """What stands between piece i and the next."""
        following = self.pieces[i + 1].start if i + 1 < len(self.pieces) else len(self.low)
        return self.low[self.pieces[i].end : following]

    def said_of(self, first: int, last: int) -> Near:
        """The label that speaks for the pieces ``first`` to ``last``, from before or from behind."""
        ahead, behind = self.near[first], self.after.get(last - 1, NOTHING)
        return behind if behind.strength > ahead.strength else ahead


def prior(kind: str, near: Near) -> float:
    """How common a kind is here, with what the label says of it."""
    base = PRIORS.get(kind, RARE) * UNSAID.get(kind, 1.0)
    if near.label is None:
        return base
    share = near.label.kinds.get(kind, 0.0)
    if kind == "date" and "" in near.label.kinds:
        return base
    if share:
        return base + LABELLED * share * near.strength * sqrt(near.strength)
    return base * float(UNNAMED**near.strength)
