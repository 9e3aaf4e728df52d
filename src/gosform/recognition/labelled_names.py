"""Candidates that are names after a label: «ФИО: иванов иван иванович», «фамилия у меня Коваль»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gosform.recognition.candidate import Candidate, Scene, prior
from gosform.recognition.keyed_names import keyed_name
from gosform.recognition.label_words import FILLERS
from gosform.recognition.labels import Label
from gosform.recognition.name_words import KNOWN, LIKELY, NAMES, PLAIN, STOP, Unit, ends_here, goes_on, name_like, patronymic, unit

_INITIALS = re.compile(r"[ \u00a0]?[а-яa-z]\.[ \u00a0]?(?:[а-яa-z]\.)?(?![^\W_])")
_TOLD = re.compile(r"[:=\n\t|–—-]")
MOST_FILLERS = 5
SURE = 0.6
"""Labels that decide less («клиент») need two words, one of them like a name."""
SECOND = 0.001


def labelled_names(scene: Scene, first: int, label: Label) -> Iterator[Candidate]:
    """The name that begins at this piece, or a few words to fill after it."""
    yield from keyed_name(scene, first, label)
    first = _after_fillers(scene, first, label)
    if first >= len(scene.pieces):
        return
    between = scene.low[label.span.end : scene.pieces[first].start] if first >= label.last else "\n"
    if "\n" in between and first not in scene.cells and not scene.alone(label):
        return
    told = _TOLD.search(between) is not None or first > label.last + MOST_FILLERS
    units = _units(scene, first, told=told)
    if units and _meant(units, label, told=told):
        yield from _named(scene, units, label, told=told)


def _after_fillers(scene: Scene, first: int, label: Label) -> int:
    while first in range(label.last, label.last + MOST_FILLERS) and first < len(scene.pieces) and scene.pieces[first].text in FILLERS:
        if "\n" in scene.gap(first):
            break
        first += 1
    return first


def _meant(units: Sequence[Unit], label: Label, *, told: bool) -> bool:
    known = any(map(name_like, units))
    if label.sure < SURE and not (len(units) >= 2 and known and units[0].capital):
        return False
    return told or known or all(one.capital for one in units)


def _named(scene: Scene, units: Sequence[Unit], label: Label, *, told: bool) -> Iterator[Candidate]:
    first, last = units[0].first, units[-1].last
    start, end = scene.pieces[first].start, scene.pieces[last - 1].end
    near = scene.near[first]
    kinds = [kind for kind in NAMES if label.kinds.get(kind, 0) >= 1]
    initials = _INITIALS.match(scene.low, end)
    if initials:
        end = initials.start() + len(initials[0].rstrip(" \u00a0"))
        last = max(last, scene.index_from(end))
    if len(units) >= 2 or initials:
        weight = KNOWN if any(map(patronymic, units)) else LIKELY
        yield Candidate(first, last, start, end, {"full_name": max(prior("full_name", near), 0.3) * weight}, label)
        if kinds and kinds[0] != "full_name" and len(units) == 2 and not any(map(name_like, units)):
            alone = units[0].last
            yield Candidate(first, alone, start, scene.pieces[alone - 1].end, {kinds[0]: prior(kinds[0], near) * PLAIN}, label)
    elif kinds and (kinds != ["full_name"] or told):
        second = "full_name" if kinds[0] == "surname" else "surname"
        yield Candidate(first, last, start, end, {**{kind: prior(kind, near) * PLAIN for kind in kinds}, second: SECOND}, label)


def _units(scene: Scene, first: int, *, told: bool) -> list[Unit]:
    """The words that may be a name from here on."""
    found: list[Unit] = []
    taken = scene.label_pieces
    at = first
    while len(found) < 4:
        one = unit(scene, at, one_letter=not found and (told or ends_here(scene, at)))
        if (
            one is None
            or at in taken
            or (one.text in STOP and not (len(one.text) == 1 and one.capital))
            or (at > first and not goes_on(scene, at))
        ):
            break
        if found and not one.capital and not name_like(one) and not (not found[0].capital and told and len(found) < 3):
            break
        if not found and not one.capital and not (told or name_like(one)):
            break
        found.append(one)
        at = one.last
        if len(found) == 3 and patronymic(one):
            break
    return found
