"""What is shown to the recogniser in a measurement: a pasted text, and what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from gosform.problem import Span

GOOD = "none"
"""The damage of a value that is as it should be."""


@dataclass(frozen=True, slots=True)
class Truth:
    """One value that stands in the text.

    span: the value without its label. others: further stretches that are just as right (an address with its postal code, or without).
    kinds: what it is comes first; others behind it only where the text alone does not tell them apart.
    told: a person who reads the text could tell the kind. Where not, the value counts for being found, and its kind for nothing.
    value: what was meant. damage: what was done to it: ``none``, ``wrong``, ``missing`` …; broken: something is to be mended.
    labelled: words in the text name it: before, behind, above, in the head of its column. person: whose it is, counted from 0.
    whole, whole_kind: the value that this one is a part of (a passport of its series and number), where finding that is just as right.
    """

    span: Span
    kinds: tuple[str, ...]
    value: str = field(repr=False)
    damage: str = GOOD
    broken: bool = False
    labelled: bool = True
    told: bool = True
    person: int = 0
    others: tuple[Span, ...] = ()
    whole: Span | None = None
    whole_kind: str = ""
    whole_broken: bool = False

    @property
    def kind(self) -> str:
        return self.kinds[0]


@dataclass(frozen=True, slots=True)
class Beside:
    """A stretch that is no value of anybody's, with the kinds that may nevertheless be found there: a hot line is a phone, whoever's it is."""

    span: Span
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Talk:
    """A text with its truth. templates: what it was put together from, as ``style/part/number``. people: how many of them it tells of."""

    style: str
    text: str = field(repr=False)
    truths: tuple[Truth, ...]
    beside: tuple[Beside, ...] = ()
    templates: tuple[str, ...] = ()

    @property
    def people(self) -> int:
        return len({truth.person for truth in self.truths})
