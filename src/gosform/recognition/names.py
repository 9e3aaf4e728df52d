"""Candidates that are names of people: three words of which one is a patronymic, a surname beside a known given name, or what a label names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gosform.recognition.candidate import Candidate, Scene
from gosform.recognition.keyed_names import keyed_names
from gosform.recognition.labelled_names import labelled_names
from gosform.recognition.name_words import (
    KIN,
    KNOWN,
    LIKELY,
    NAMES,
    PATRONYMIC,
    PLAIN,
    STOP,
    before,
    full_name,
    given,
    goes_on,
    like_surname,
    patronymic,
    unit,
)
from gosform.recognition.pieces import Sort

_CELL_BEFORE = re.compile(r"(?:^|[\n|;\t,]|[0-9][.)]) *$")
_CELL_AFTER = re.compile(r" *(?:[\n|;\t,\r]|$)")


def name_candidates(scene: Scene) -> Iterator[Candidate]:
    """Names that a label names, and names by themselves."""
    for first, label in scene.begins:
        if any(label.kinds.get(kind) for kind in NAMES):
            yield from labelled_names(scene, first, label)
    yield from keyed_names(scene)
    for i, piece in enumerate(scene.pieces):
        if piece.sort is Sort.WORD and piece.text in KIN and i:
            yield from _around(scene, i - 1)
        elif piece.sort is Sort.WORD and PATRONYMIC.match(piece.text) and len(piece.text) > 4:
            yield from _around(scene, i)
        elif piece.sort is Sort.WORD and piece.text in given() and scene.text[piece.start].isupper():
            yield from _two(scene, i)
        elif piece.sort is Sort.WORD and like_surname(piece.text):
            yield from _alone(scene, i)
            if i and scene.pieces[i - 1].sort is Sort.WORD:
                yield from _alone(scene, i - 1)


def _around(scene: Scene, at: int) -> Iterator[Candidate]:
    """A patronymic with the given name before it and a surname on either side."""
    own = unit(scene, at)
    first_name = before(scene, at)
    if own is None or first_name is None or own.first != at:
        return
    last = own.last
    known = first_name.text in given()
    ahead = before(scene, first_name.first)
    if not known and not (first_name.capital and own.capital) and not (ahead and like_surname(ahead.text)):
        return
    weight = KNOWN if known else LIKELY
    if (
        ahead
        and "\n" not in scene.gap(ahead.last - 1)
        and (ahead.capital or like_surname(ahead.text) or (known and not first_name.capital))
    ):
        yield full_name(scene, ahead.first, last, weight * (3 if like_surname(ahead.text) else 0.6 if ahead.capital else 0.2))
    after = unit(scene, last) if last < len(scene.pieces) and goes_on(scene, last) and "\n" not in scene.gap(last - 1) else None
    if after is None or after.first in scene.label_pieces or after.text in STOP:
        return
    if like_surname(after.text) or (after.capital and own.capital and not (ahead and ahead.capital)):
        yield full_name(scene, first_name.first, after.last, weight * (2 if like_surname(after.text) else 0.3))


def _two(scene: Scene, at: int) -> Iterator[Candidate]:
    """A known given name and a surname beside it."""
    ahead = before(scene, at)
    if ahead and ahead.capital and like_surname(ahead.text) and "\n" not in scene.gap(at - 1):
        yield full_name(scene, ahead.first, at + 1, PLAIN * 10)
    after = unit(scene, at + 1) if at + 1 < len(scene.pieces) and scene.gap(at) == " " else None
    if after and after.capital and like_surname(after.text) and after.first not in scene.label_pieces and not patronymic(after):
        yield full_name(scene, at, after.last, PLAIN * 8)


def _alone(scene: Scene, first: int) -> Iterator[Candidate]:
    """Two words with capitals, one of them like a surname, and nothing else in their cell or on their line."""
    one, other = unit(scene, first), None
    if one and one.last < len(scene.pieces) and scene.gap(one.last - 1) == " ":
        other = unit(scene, one.last)
    if one is None or other is None or one.odd or other.odd or one.text in STOP or other.text in STOP:
        return
    if not (one.capital and other.capital) and not ({one.text, other.text} & given()):
        return
    if (
        like_surname(one.text) == like_surname(other.text)
        or patronymic(one)
        or patronymic(other)
        or one.first in scene.label_pieces
        or other.first in scene.label_pieces
    ):
        return
    start, end = scene.pieces[one.first].start, scene.pieces[other.last - 1].end
    if _CELL_BEFORE.search(scene.low, max(start - 8, 0), start) and _CELL_AFTER.match(scene.low, end):
        yield full_name(scene, one.first, other.last, PLAIN * 10)
