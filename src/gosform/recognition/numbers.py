"""Candidates made of digits: every row of neighbouring pieces that, joined, some kind is spelt like."""

from __future__ import annotations

from collections.abc import Iterator

from gosform.recognition.candidate import Candidate, Scene
from gosform.recognition.label_words import UNITS
from gosform.recognition.pieces import Sort
from gosform.recognition.rows import JOINED_BY_WORD, LOOKS, SERIES_WORDS, Row, joint
from gosform.recognition.spellings import prefixes
from gosform.recognition.weighing import weigh

MOST_DIGITS, MOST_PIECES = 27, 26
ODD_FROM = 0.45
"""From this strength on the label before a piece lets a number begin there that is grouped in no known way."""
_TIGHT = frozenset("-.:)(–")
CUT_OUT = 0.03
"""What it costs to cut a value out of a longer row: a hyphen, a dot or a bracket with further digits right beside it."""
COUNTED, LONGEST_COUNTED = 0.03, 9
"""What is left of a number of so many digits before a word that counts («рублей»)."""
_FOREIGN = frozenset("@$€&%")
"""Signs after which no number of a kind begins: those of a link, a sum, an address."""


def number_candidates(scene: Scene) -> Iterator[Candidate]:
    """Every candidate made of digits, in the order of where it begins."""
    row_start = row_end = -1
    for first, piece in enumerate(scene.pieces):
        if piece.sort >= Sort.DIGITS and scene.low[piece.start - 1 : piece.start] not in _FOREIGN:
            if first >= row_end:
                row_start, row_end = first, _row_end(scene, first)
            yield from _from(scene, first, first == row_start or scene.near[first].strength > ODD_FROM, row_end)


def _row_end(scene: Scene, first: int) -> int:
    """The piece after the last that is joined to the ones before it."""
    at = first + 1
    while at < len(scene.pieces) and scene.pieces[at].sort >= Sort.DIGITS and _step(scene, at - 1, at):
        at += 1
    return at


def _from(scene: Scene, first: int, leads: bool, row_end: int) -> Iterator[Candidate]:
    """The candidates that begin with this piece, as long as each further one can be joined.

    leads: a row begins here, or a label stands before it. row_end: the piece after the last of the row.
    """
    row, start = Row(), _start(scene, first)
    if start < 0:
        return
    row.spelling = scene.low[start : scene.pieces[first].start]
    row.cost = CUT_OUT if _tight(scene, first - 1) else 1.0
    within = row_end - first <= MOST_PIECES
    at = first
    while at < len(scene.pieces) and at - first < MOST_PIECES and (at == first or _join(scene, row, at)):
        if _parts(scene, row, first, at):
            at += 1
            continue
        if not _belongs(scene, first, at) or not row.add(scene.pieces[at].text) or len(row.digits) > MOST_DIGITS:
            return
        at += 1
        if scene.pieces[at - 1].sort < Sort.DIGITS or (row.spelling.startswith("(") and ")" not in row.spelling):
            continue
        found = _candidate(scene, row, (first, at, start), leads or at >= row_end)
        if not (leads or within) and row.layout() not in prefixes():
            return
        if found:
            yield found


def _start(scene: Scene, first: int) -> int:
    """Where the number begins that begins with this piece: at a plus or a bracket before it. Below 0: within brackets that began before."""
    low, start = scene.low, scene.pieces[first].start
    if low[start - 1 : start] == "+":
        return start - 1
    if low[start - 1 : start] == "(":
        return -1 if low[start - 2 - 1 : start - 1] in ("+7", "+8") else start - 1
    return start


def _tight(scene: Scene, i: int) -> bool:
    """One sign alone parts this piece from the next, and both are digits: a cut there is no end of a value."""
    if not 0 <= i < len(scene.pieces) - 1:
        return False
    return scene.gap(i) in _TIGHT and scene.pieces[i].sort >= Sort.DIGITS and scene.pieces[i + 1].sort >= Sort.DIGITS


def _join(scene: Scene, row: Row, at: int) -> bool:
    """Go over the signs before this piece; False where they part two numbers."""
    step = _step(scene, at - 1, at)
    if step is None:
        return False
    row.spelling += step[0]
    row.cost *= step[1]
    return True


def _step(scene: Scene, last: int, at: int) -> tuple[str, float] | None:
    if at in scene.numerals or last in scene.numerals:
        return None
    gap = scene.gap(last) if at == last + 1 else ""
    if scene.pieces[last].text in SERIES_WORDS or scene.pieces[at].text in SERIES_WORDS:
        return None if len(gap) > 6 or gap.strip(" \t\u00a0.,:№#-–") else ("", 1.0)
    return joint(gap)


def _parts(scene: Scene, row: Row, first: int, at: int) -> bool:
    """The piece is a word for the number of a document, between its series and its number."""
    following = scene.pieces[at + 1] if at + 1 < len(scene.pieces) else None
    if at == first or scene.pieces[at].text not in SERIES_WORDS or following is None or following.sort < Sort.DIGITS:
        return False
    if ":" in scene.gap(at) or "." in row.spelling or "/" in row.spelling:
        return False
    row.spelling = row.spelling.rstrip(" .,:") + " № "
    row.cost *= JOINED_BY_WORD
    return True


def _belongs(scene: Scene, first: int, at: int) -> bool:
    """Digits, or letters within the number that look like some."""
    piece = scene.pieces[at]
    return piece.sort >= Sort.DIGITS or (piece.sort is Sort.WORD and at > first and len(piece.text) <= 3 and LOOKS.issuperset(piece.text))


def _candidate(scene: Scene, row: Row, where: tuple[int, int, int], edge: bool) -> Candidate | None:
    first, last, start = where
    near = scene.said_of(first, last)
    whole, row.cost = row.cost, row.cost * (CUT_OUT if _tight(scene, last - 1) else 1.0)
    weights = weigh(scene, row, near, edge=edge)
    row.cost = whole
    if weights and _counts(scene, last) and len(row.digits) <= LONGEST_COUNTED:
        weights = {kind: weight * (1 if kind in ("date", "money") else COUNTED) for kind, weight in weights.items()}
    return Candidate(first, last, start, scene.pieces[last - 1].end, weights, near.label) if weights else None


def _counts(scene: Scene, last: int) -> bool:
    """A word that counts stands right behind."""
    return last < len(scene.pieces) and scene.pieces[last].text in UNITS and len(scene.gap(last - 1)) < 3
