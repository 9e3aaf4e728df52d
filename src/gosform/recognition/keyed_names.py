"""Candidates that are names typed with the keyboard left in English: «Bdfyjd Bdfy Bdfyjdbx» is Иванов Иван Иванович."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gosform.recognition.candidate import Candidate, Scene, prior
from gosform.recognition.labels import Label
from gosform.recognition.name_words import COMMON, KNOWN, NAMES, PATRONYMIC, PLAIN
from gosform.recognition.pieces import small
from gosform.text import TO_RUSSIAN_LAYOUT

_KEY = r"[a-z`\[\];',.<>{}:\"~-]{2,40}"
_ENDING = "(?:jdbx|tdbx|mbx|jdyf|tdyf|bxyf)"
_THREE = re.compile(rf"(?:(?<![^\s;,|(.:])|(?<=-))({_KEY} {_KEY} {_KEY}{_ENDING}|{_KEY} {_KEY}{_ENDING} {_KEY})(?![^\W_])")
"""Three words of Latin keys of which the second or third ends as patronymics do on the Russian keyboard."""
_ONE = re.compile(rf"{_KEY}(?<![.,;:'\"-])(?![^\W_])")
_SIGNS = frozenset("`[]{}<>;',.")
"""Keys of Russian letters that are no letters on the English keyboard."""
_NEXT_CELL = re.compile("[;,](?=[A-Z][a-z])")
SHORTEST = 3


def keyed_names(scene: Scene) -> Iterator[Candidate]:
    """Russian names that were typed with the keyboard left in English: «Bdfyjd Bdfy Bdfyjdbx»."""
    for match in _THREE.finditer(scene.low):
        start, end = match.span(1)
        while start < end and scene.low[start] in ".:;,":
            start += 1
        while end > start and scene.low[end - 1] in ".,:;)\"'":
            end -= 1
        words = small(scene.low[start:end].translate(TO_RUSSIAN_LAYOUT)).split()
        if len(words) == 3 and not any(PATRONYMIC.search(word) for word in words[1:]):
            continue
        first, last = scene.index_from(start), scene.index_from(end)
        if first < last and not scene.label_pieces.intersection(range(first, last)):
            near = scene.near[first]
            label = near.label if near.label and near.label.kinds.get("full_name") else None
            named = max(prior("full_name", near), COMMON) if label else COMMON
            yield Candidate(first, last, start, end, {"full_name": named * KNOWN}, label)


def keyed_name(scene: Scene, first: int, label: Label) -> Iterator[Candidate]:
    """One name that a label names, typed on the wrong keyboard with signs among its letters: «Cf,byf» is Сабина."""
    start = scene.pieces[first].start
    least = label.span.end if first not in scene.cells else 0
    while start > least and scene.low[start - 1] in "`[]{}<>~":
        start -= 1
    match = _ONE.match(scene.low, start)
    if not match or _SIGNS.isdisjoint(match[0]) or "@" in scene.low[match.end() : match.end() + 1] or match.end() - start < SHORTEST:
        return
    end = match.end()
    if cut := _NEXT_CELL.search(scene.text, start, end):
        end = cut.start()
    last = scene.index_from(end)
    kind = next((kind for kind in NAMES if label.kinds.get(kind, 0) >= 1), "")
    if kind and last > first and scene.near[first].label is label:
        yield Candidate(first, last, start, end, {kind: prior(kind, scene.near[first]) * PLAIN * 2}, label)
