"""Candidates that are dates with the month in letters: «25 марта 1990 г.», «двадцать пятое марта тысяча девятьсот девяностого года»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gosform.engines.date_words import date_in_words
from gosform.recognition.candidate import Candidate, Scene, prior
from gosform.recognition.passing import SLIP
from gosform.recognition.pieces import MONTH_NAMES, Piece, Sort

WRITTEN = 20.0
"""How much likelier than an ordinary stretch a day and a month's name, or a month's name and a year, is a date."""
UNDENIED = 0.03
"""How common dates are at least, whatever a label near says."""
_GAP = re.compile(r"[ \t\u00a0\n.,/-]{1,4}|")
_GLUED = re.compile(r"[0-9]{1,2}([а-я]{3,8})(?:[0-9]{2,4})?").fullmatch
"""«5мая2020»."""
_TAIL = re.compile(r"[ \u00a0]?г(?:ода|од|\.)?(?![а-я])")
MOST_WORDS = 6
_ROMAN = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"))


def day_candidates(scene: Scene) -> Iterator[Candidate]:
    """A date around every month's name."""
    for i, piece in enumerate(scene.pieces):
        if piece.text in MONTH_NAMES and i > 1 and scene.pieces[i - 2].text in ("ул", "улица", "улице", "улицы", "пл", "площадь"):
            continue  # a street that is called after a day
        if piece.text in MONTH_NAMES or (piece.text in _ROMAN and _between_digits(scene, i)):
            yield from _around(scene, i)
        elif piece.sort is Sort.MIXED and (found := _GLUED(piece.text)) and found[1] in MONTH_NAMES:
            yield from _with(scene, i, i, i + 1)


def _between_digits(scene: Scene, i: int) -> bool:
    return (
        0 < i < len(scene.pieces) - 1
        and scene.pieces[i - 1].sort is Sort.DIGITS
        and scene.pieces[i + 1].sort is Sort.DIGITS
        and len(scene.pieces[i - 1].text) <= 2
        and len(scene.pieces[i + 1].text) in (2, 4)
    )


def _around(scene: Scene, month: int) -> Iterator[Candidate]:
    pieces = scene.pieces
    if month and pieces[month - 1].sort >= Sort.DIGITS and len(pieces[month - 1].text) <= 2 and _near(scene, month - 1):
        yield from _with(scene, month - 1, month, _year(scene, month))
        return
    if month > 1 and pieces[month - 1].text in ("го", "ое", "е", "ого") and pieces[month - 2].sort is Sort.DIGITS:
        yield from _with(scene, month - 2, month, _year(scene, month))
        return
    if not any(_numeral(pieces[i]) for i in range(max(month - 2, 0), min(month + 3, len(pieces))) if i != month):
        return
    for first in range(max(month - 2, 0), month + 1):
        if first in scene.label_pieces:
            continue
        for last in range(min(month + 1 + MOST_WORDS, len(pieces)), month + 1, -1):
            stretch = scene.low[pieces[first].start : pieces[last - 1].end]
            if len(stretch) < 150 and "\n\n" not in stretch and pieces[last - 1].text != "рождения" and date_in_words(stretch):
                yield from _with(scene, first, month, last)
                return


def _numeral(piece: Piece) -> bool:
    return piece.sort >= Sort.NUMBER_WORD or piece.text.endswith(("ого", "ое", "ый", "ьего", "ье", "тысяча", "тысячи"))


def _near(scene: Scene, i: int) -> bool:
    return _GAP.fullmatch(scene.gap(i)) is not None


def _year(scene: Scene, month: int) -> int:
    """The piece after the year, where one follows; that after the month otherwise."""
    following = month + 1
    if following < len(scene.pieces) and _near(scene, month):
        piece = scene.pieces[following]
        if piece.sort >= Sort.DIGITS and len(piece.text) in (2, 3, 4, 5) and sum(c.isdecimal() for c in piece.text) > 1:
            return following + 1
        for last in range(min(following + MOST_WORDS, len(scene.pieces)), following, -1):
            if date_in_words("1 мая " + scene.low[scene.pieces[following].start : scene.pieces[last - 1].end][:120]):
                return last
    return following


def _with(scene: Scene, first: int, month: int, last: int) -> Iterator[Candidate]:
    near = scene.said_of(first, last)
    end = scene.pieces[last - 1].end
    full = last > month + 1 or first == month
    if not full and not (near.label and near.label.kinds.get("date")):
        return
    tail = _TAIL.match(scene.low, end) if full else None
    if tail:
        end = tail.end()
        while last < len(scene.pieces) and scene.pieces[last].start < end:
            last += 1
        if scene.low[end : end + 2] in ("р.", " р") or (last < len(scene.pieces) and scene.pieces[last - 1].end > end):
            end = scene.pieces[last - 1].end
    weight = max(prior("date", near), UNDENIED) * WRITTEN * (1 if full else SLIP)
    yield Candidate(first, last, scene.pieces[first].start, end, {"date": weight}, near.label)
