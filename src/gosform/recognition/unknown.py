"""What looks like a value and is of no kind that is known: it is said, so that nobody has to notice that it is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gosform.recognition.candidate import Candidate, Scene
from gosform.recognition.label_words import UNITS
from gosform.recognition.pieces import Piece, Sort
from gosform.recognition.rows import joint

FEWEST = 5
"""Fewer digits in a row are an ordinary number."""
ROUND = 7
"""Up to so many digits with two zeros at the end are a sum."""
FEWEST_MIXED = 4
"""So many digits with letters among them are a number of something."""


def unknown(scene: Scene, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Rows of digits that no chosen value covers, as candidates without weights."""
    taken = bytearray(len(scene.pieces))
    for one in chosen:
        taken[one.first : one.last] = b"\x01" * (one.last - one.first)
    at, count = 0, len(scene.pieces)
    while at < count:
        if taken[at] or scene.pieces[at].sort < Sort.DIGITS:
            at += 1
            continue
        last = at + 1
        while last < count and not taken[last] and scene.pieces[last].sort >= Sort.DIGITS and _joined(scene, last):
            last += 1
        row = scene.pieces[at:last]
        if _looks_like_a_value(scene, row, last):
            yield Candidate(at, last, row[0].start, row[-1].end, {}, scene.said_of(at, last).label)
        at = last


def _joined(scene: Scene, i: int) -> bool:
    gap = scene.low[scene.pieces[i - 1].end : scene.pieces[i].start]
    step = joint(gap)
    return step is not None and "\n" not in gap and step[1] >= 0.3


def _looks_like_a_value(scene: Scene, row: Sequence[Piece], last: int) -> bool:
    digits = sum(c.isdecimal() for piece in row for c in piece.text)
    most = max(sum(c.isdecimal() for c in piece.text) for piece in row)
    mixed = any(piece.sort is Sort.MIXED for piece in row)
    following = scene.pieces[last].text if last < len(scene.pieces) else ""
    if following in UNITS and digits < 8:
        return False
    if len(row) == 1 and not mixed and digits <= ROUND and row[0].text.endswith("00"):
        return False
    if mixed and digits >= FEWEST_MIXED:
        return True
    return digits >= FEWEST and (most >= FEWEST or digits >= 7)
