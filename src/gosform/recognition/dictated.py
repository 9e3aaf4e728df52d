"""Candidates that were dictated: numbers in words, with digits among them or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gosform.engines.date_words import date_in_words
from gosform.engines.number_text import dictated, number_in_words
from gosform.guess.spelt import PRIORS
from gosform.recognition.candidate import Candidate, Scene, prior
from gosform.recognition.labels import Near
from gosform.recognition.numbers import ODD_FROM
from gosform.recognition.passing import COUNT, SLIP, counted, evidence, passes
from gosform.recognition.pieces import Sort
from gosform.recognition.spellings import by_count, lengths
from gosform.recognition.weighing import CHECKED

IN_WORDS = 0.03
"""The share of values that are read out in words."""
BROKEN = 0.3
"""What it costs to read on over a line break."""
FEWEST_WORDS, FEWEST_DIGITS = 2, 4
MOST_PIECES = 40
MOST_DIGITS = 27
_BETWEEN = """
тире дефис пробел плюс и дальше потом затем далее скобка скобку открыть закрыть так э эээ ээ эм ну это значит еще точка черточка минус номер серия код
а через
"""
BETWEEN = frozenset(_BETWEEN.split())
"""Words that people say between the parts of a number."""
_ZEROS = frozenset(("ноля", "нуля", "нолей", "нулей"))
_GAP = frozenset(" \t\n\r\u00a0,.-–—…:()")


class Group(NamedTuple):
    """Pieces that say one group of digits. worded: in words."""

    first: int
    last: int
    digits: str
    worded: bool


def dictated_candidates(scene: Scene) -> Iterator[Candidate]:
    """Every stretch of number words that, as digits, some kind is as long as."""
    at, count = 0, len(scene.pieces)
    while at < count:
        if scene.pieces[at].sort not in (Sort.NUMBER_WORD, Sort.DIGITS):
            at += 1
            continue
        last, words, digits = at, 0, 0
        while last < count and last - at < 4 * MOST_PIECES and _belongs(scene, at, last):
            words += scene.pieces[last].sort is Sort.NUMBER_WORD
            digits += len(scene.pieces[last].text) if scene.pieces[last].sort is Sort.DIGITS else 0
            last += 1
        if words >= FEWEST_WORDS or (words and digits >= FEWEST_DIGITS):
            yield from _windows(scene, groups(scene, at, last))
        at = last


def _belongs(scene: Scene, first: int, at: int) -> bool:
    piece = scene.pieces[at]
    if at > first:
        if at in scene.numerals or at - 1 in scene.numerals:
            return False
        gap = scene.gap(at - 1)
        if len(gap) > 6 or gap.count("\n") > 1 or not _GAP.issuperset(gap):
            return False
    return piece.sort in (Sort.NUMBER_WORD, Sort.DIGITS) or piece.text in BETWEEN


def groups(scene: Scene, first: int, last: int) -> list[Group]:
    """The usual reading of the words: each group as long as it can be."""
    found: list[Group] = []
    at = first
    while at < last:
        piece = scene.pieces[at]
        if piece.sort is Sort.DIGITS:
            found.append(Group(at, at + 1, piece.text, False))
            at += 1
            continue
        if piece.sort is not Sort.NUMBER_WORD:
            at += 1
            continue
        end = at + 1
        while end < last and end - at < 7 and scene.pieces[end].sort is Sort.NUMBER_WORD and scene.gap(end - 1) in (" ", "-", "\n", "  "):
            end += 1
        taken, digits = _group([scene.pieces[i].text for i in range(at, end)])
        if digits:
            found.append(Group(at, at + taken, digits, True))
        at += taken
    return found


def _group(words: list[str]) -> tuple[int, str]:
    if len(words) > 1 and words[1] in _ZEROS:
        return 2, next(dictated(words[:2], 9), "")
    for taken in range(len(words), 0, -1):
        said = number_in_words(" ".join(words[:taken]))
        if said is not None:
            return taken, str(said)
    return 1, ""


def _windows(scene: Scene, found: list[Group]) -> Iterator[Candidate]:
    for i, group in enumerate(found):
        digits, worded = "", 0
        start = group.first
        if start and scene.pieces[start - 1].text == "плюс":
            start -= 1
        leads = i == 0 or scene.near[start].strength > ODD_FROM
        for last in found[i : i + MOST_PIECES]:
            digits += last.digits
            worded += last.worded
            if len(digits) > MOST_DIGITS or last.last - start > MOST_PIECES:
                break
            if (leads or last is found[-1]) and worded and len(digits) >= FEWEST_DIGITS and last.last - start >= FEWEST_WORDS:
                near = scene.said_of(start, last.last)
                broken = scene.low.count("\n", scene.pieces[start].start, scene.pieces[last.last - 1].end)
                weights = {kind: weight * BROKEN**broken for kind, weight in _weights(scene, digits, near, start, last.last).items()}
                if weights:
                    yield Candidate(start, last.last, scene.pieces[start].start, scene.pieces[last.last - 1].end, weights, near.label)


def _thousand(scene: Scene, first: int, last: int) -> bool:
    """A thousand is said: of all that people dictate only years have one."""
    return any(scene.pieces[i].text.startswith("тысяч") for i in range(first, last))


def _weights(scene: Scene, digits: str, near: Near, first: int, last: int) -> dict[str, float]:
    named = near.label.kinds if near.label else {}
    found: dict[str, float] = {}
    for way in by_count().get(len(digits), ()):
        if (way.kind in named or way.kind in CHECKED) and way.kind in PRIORS:
            told = counted(way.kind, digits, way.slips) if way.slips else evidence(way.kind, digits, scene.as_of)
            found[way.kind] = prior(way.kind, near) * IN_WORDS * told
    for kind in (*named, *(("date",) if "date" not in named and 5 <= len(digits) <= 8 and _thousand(scene, first, last) else ())):
        if kind == "date" and 3 <= len(digits) <= 8 and last - first <= 14:
            if date_in_words(scene.low[scene.pieces[first].start : scene.pieces[last - 1].end]):
                found["date"] = prior("date", near) * IN_WORDS * 60
        elif kind not in found and (counts := lengths().get(kind)) and kind in PRIORS:
            away = min(abs(len(digits) - n) for n in counts)
            if len(digits) >= 0.55 * min(counts) and away <= 6:
                exact = passes(kind, digits, scene.as_of) if not away else False
                found[kind] = prior(kind, near) * IN_WORDS * ((1 - SLIP) if exact else SLIP * COUNT * 0.3**away)
    return found if scene.kinds is None else {kind: weight for kind, weight in found.items() if kind in scene.kinds}
