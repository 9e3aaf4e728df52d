"""A text cut into pieces: rows of digits, rows of letters, rows of both. Everything else in recognition counts in pieces."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from gosform.engines.calendar_text import MONTHS
from gosform.engines.number_text import number_word
from gosform.text import LATIN_TO_CYRILLIC, ascii_digit

_RUN = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_MIXED_SCRIPT = re.compile("[a-z][а-я]|[а-я][a-z]").search
_LETTERS = re.compile(r"[^\W\d_]+")
_TO_RUSSIAN = str.maketrans({a.lower(): c.lower() for a, c in LATIN_TO_CYRILLIC.items()})
_GLUED = re.compile(
    r"(?:инн|снилс|кпп|бик|огрн|огрнип|тел|телефон|паспорт|серия|номер|октмо|окпо|окато|кбк|уин|полис|омс|счет|карта|индекс|код)(?=[0-9])"
)
"""A label with its number stuck to it: «ИНН7707083893»."""
_GLUED_AFTER = re.compile(r"(?<=[0-9]{6})(?:инн|снилс|кпп|бик|огрн|тел|паспорт|серия|номер|выдан)[а-я]*$")
MONTH_NAMES = frozenset(name for names in MONTHS for name in names) | frozenset(
    ("янв", "фев", "мар", "апр", "авг", "сен", "сент", "окт", "ноя", "нояб", "дек")
)


class Sort(IntEnum):
    WORD = 0
    NUMBER_WORD = 1  # «сорок», «ноль»: what dictated numbers are made of
    DIGITS = 2
    MIXED = 3  # digits and letters without anything between them


class Piece(NamedTuple):
    """A row of letters or digits. text: in small letters, «ё» as «е», digits of any script in ASCII."""

    start: int
    end: int
    text: str
    sort: Sort


def small(text: str) -> str:
    """In small letters, «ё» as «е», digits in ASCII, Latin letters within Russian words as the Russian ones, character for character: the spans of one are those of the other."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join([c.lower() if len(c.lower()) == 1 else c for c in text])
    low = low.replace("ё", "е")
    if low.isascii():
        return low
    if _MIXED_SCRIPT(low):
        low = _LETTERS.sub(_one_script, low)
    return re.sub(r"(?![0-9])\d", lambda m: ascii_digit(m[0]) or m[0], low)


def _one_script(match: re.Match[str]) -> str:
    word = match[0]
    return (
        word.translate(_TO_RUSSIAN)
        if _MIXED_SCRIPT(word) and (match.end() == len(match.string) or match.string[match.end()] not in "@0123456789")
        else word
    )


def pieces(low: str) -> list[Piece]:
    """The pieces of a text in small letters, in its order.

    >>> [piece.text for piece in pieces("инн7707083893 и 45о8")]
    ['инн', '7707083893', 'и', '45о8']
    """
    found: list[Piece] = []
    for match in _RUN.finditer(low):
        start, end, run = match.start(), match.end(), match[0]
        if not (run.isalpha() or run.isdecimal()) and len(run) < 80:
            if glued := _GLUED.match(run):
                found.append(Piece(start, start + glued.end(), glued[0], Sort.WORD))
                start, run = start + glued.end(), run[glued.end() :]
            if glued := _GLUED_AFTER.search(run):
                found.append(_piece(start, start + glued.start(), run[: glued.start()]))
                start, run = start + glued.start(), glued[0]
        found.append(_piece(start, end, run))
    return found


def _piece(start: int, end: int, run: str) -> Piece:
    if run.isdecimal():
        return Piece(start, end, run, Sort.DIGITS)
    if not _DIGITS.search(run):
        return Piece(start, end, run, Sort.NUMBER_WORD if number_word(run) else Sort.WORD)
    return Piece(start, end, run, Sort.MIXED)
