"""Numbers that count the lines of a list: «2) снилс …» does not go on with what the line before broke off."""

from __future__ import annotations

import re

from gosform.recognition.pieces import Piece

_BEGINNING = re.compile(r"^[ \t>*•-]*([0-9]{1,2})([).]|)[ \t\u00a0]+(?=(\S))", re.MULTILINE)
"""One or two digits at the beginning of a line, the sign behind them, and what comes next."""


def numerals(low: str, pieces: list[Piece]) -> frozenset[int]:
    """The pieces that count lines: with a bracket behind them, or with a neighbour of the same make, one more or one less.

    Digits alone count a line only where a letter follows: «45 08» is a passport that was broken.
    """
    found: dict[str, dict[int, list[int]]] = {}
    for match in _BEGINNING.finditer(low):
        number, sign, following = match.groups()
        if sign or following.isalpha():
            found.setdefault(sign, {}).setdefault(int(number), []).append(match.start(1))
    starts = {
        start
        for sign, numbers in found.items()
        for number, places in numbers.items()
        if sign == ")" or number - 1 in numbers or number + 1 in numbers
        for start in places
    }
    return frozenset(i for i, piece in enumerate(pieces) if piece.start in starts) if starts else frozenset()
