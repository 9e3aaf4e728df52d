"""The likeliest way to cut a text into values and ordinary words: of all candidates those that do not overlap and weigh most together."""

from __future__ import annotations

from collections.abc import Iterable
from math import log

from gosform.recognition.candidate import Candidate, Scene
from gosform.recognition.label_words import UNITS
from gosform.recognition.pieces import Sort
from gosform.recognition.rows import LOOKS

ORDINARY = {1: 0.8, 2: 0.7, 3: 0.5, 4: 0.3, 5: 0.05, 6: 0.02, 7: 0.005}
"""Number of digits -> how often a row of so many is no value but an ordinary number; longer ones hardly ever are."""
LONG = 0.0005
JOINED = {"-": 0.02, "–": 0.02, ".": 0.1, "/": 0.2, " ": 0.3, ":": 0.3, "№": 0.02, " № ": 0.02, " №": 0.02}
"""How much rarer an ordinary number is right after another and such a sign."""
UNEVEN = 0.2
"""The same of five to seven digits with a hyphen in between: no span of years, no price from and to."""
TOGETHER = 0.15
"""The same of six digits and more with a space in between, but for thousands."""
LETTERED, LOOKALIKE = 0.3, 0.05
"""The share of rows of digits with letters in them that are ordinary words, and of those whose letters all look like digits."""
NUMBER_WORD = 0.4
OVER_LABEL = 0.3
"""What a value costs that would swallow a label."""


def best_path(scene: Scene, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates of the likeliest path, in the order of the text."""
    count = len(scene.pieces)
    ending: dict[int, list[Candidate]] = {}
    for candidate in merged(candidates):
        ending.setdefault(candidate.last, []).append(candidate)
    best = [0.0] * (count + 1)
    taken: list[Candidate | None] = [None] * (count + 1)
    for end in range(1, count + 1):
        most, chosen = best[end - 1] + ordinary(scene, end - 1), None
        for candidate in ending.get(end, ()):
            value = best[candidate.first] + log(max(candidate.weight, 1e-12))
            if value > most:
                most, chosen = value, candidate
        best[end], taken[end] = most, chosen
    found: list[Candidate] = []
    at = count
    while at > 0:
        here = taken[at]
        if here is None:
            at -= 1
        else:
            found.append(here)
            at = here.first
    return found[::-1]


def merged(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate a stretch: what several finders say of the same one is put together."""
    found: dict[tuple[int, int], Candidate] = {}
    for one in candidates:
        old = found.get((one.start, one.end))
        if old is not None:
            weights = {kind: max(old.weights.get(kind, 0.0), one.weights.get(kind, 0.0)) for kind in (*old.weights, *one.weights)}
            found[one.start, one.end] = one._replace(weights=weights, label=old.label or one.label)
        else:
            found[one.start, one.end] = one
    return list(found.values())


def ordinary(scene: Scene, i: int) -> float:
    """The logarithm of how often such a piece is no part of a value."""
    piece = scene.pieces[i]
    if piece.sort is Sort.WORD:
        return 0.0
    if piece.sort is Sort.NUMBER_WORD:
        return log(NUMBER_WORD)
    digits = sum(c.isdecimal() for c in piece.text) if piece.sort is Sort.MIXED else len(piece.text)
    share = ORDINARY.get(digits, LONG)
    if piece.sort is Sort.MIXED and digits > 1:
        share = min(share, LOOKALIKE if all(c.isdecimal() or c in LOOKS for c in piece.text) else LETTERED)
    if i and scene.pieces[i - 1].sort >= Sort.DIGITS:
        gap = scene.gap(i - 1)
        share *= JOINED.get(gap, 1.0)
        if gap == " " and digits + len(scene.pieces[i - 1].text) >= 6 and not piece.text.endswith("000"):
            share *= TOGETHER
        if gap == "-" and 5 <= digits + len(scene.pieces[i - 1].text) <= 7:
            share *= UNEVEN
    if (
        digits <= 6
        and (not i or scene.gap(i - 1) not in (".", "-", "/"))
        and i + 1 < len(scene.pieces)
        and scene.pieces[i + 1].text in UNITS
    ):
        share = max(share, 0.5)
    return log(share)
