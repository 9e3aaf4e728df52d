"""A text read once: its pieces, its labels, the candidates in it and the likeliest way to cut it into values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gosform.check.intake import today
from gosform.kinds import get
from gosform.recognition.candidate import Candidate, Scene
from gosform.recognition.days import day_candidates
from gosform.recognition.dictated import dictated_candidates
from gosform.recognition.labels import after, before, find_labels, labelled_behind
from gosform.recognition.names import name_candidates
from gosform.recognition.numbers import number_candidates
from gosform.recognition.numerals import numerals
from gosform.recognition.paths import best_path
from gosform.recognition.pieces import pieces, small
from gosform.recognition.places import place_candidates
from gosform.recognition.tables import under_heads
from gosform.recognition.unknown import unknown
from gosform.recognition.written import written_candidates

LONGEST = 50_000
"""Code points that are read; what stands behind them is one unknown value, so that it is said and not dropped."""

FINDERS: tuple[Callable[[Scene], Iterable[Candidate]], ...] = (
    number_candidates,
    dictated_candidates,
    day_candidates,
    written_candidates,
    name_candidates,
    place_candidates,
)


class Reading(NamedTuple):
    """chosen: the values in the order of the text, those of no known kind with no weights. rest: where reading stopped."""

    text: str
    scene: Scene
    chosen: list[Candidate]
    rest: int


def read(text: str, as_of: date | None, kinds: Collection[str] | None) -> Reading:
    """The values of a text. ``UnknownKind`` for a kind in ``kinds`` that there is none of."""
    for kind in kinds or ():
        get(kind)
    seen = text[:LONGEST]
    scene = scene_of(seen, as_of or today(), frozenset(kinds) if kinds is not None else None)
    found = best_path(scene, _every(scene))
    return Reading(text, scene, sorted([*found, *unknown(scene, found)]), len(seen))


def scene_of(text: str, as_of: date, kinds: frozenset[str] | None = None) -> Scene:
    """The text cut into pieces, with the labels near each."""
    low = small(text)
    cut = pieces(low)
    labels = find_labels(low, cut)
    turned = labelled_behind(low, cut, labels)
    near, behind, cells = under_heads(low, cut, labels, before(low, cut, labels, turned), after(low, cut, labels, turned))
    return Scene(text, low, cut, labels, near, behind, as_of, kinds, cells, numerals(low, cut))


def _every(scene: Scene) -> Iterator[Candidate]:
    for finder in FINDERS:
        for candidate in finder(scene):
            if scene.kinds is None or not scene.kinds.isdisjoint(candidate.weights):
                yield candidate
