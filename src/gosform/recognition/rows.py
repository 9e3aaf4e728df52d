"""Pieces of digits joined into one row, and what it costs to join them over a sign, a line break, a word for the series."""

from __future__ import annotations

import re
from functools import lru_cache

from gosform.text import DASHES, INVISIBLE, LIKE_DIGIT, SAME_AS_DIGIT, SPACES

_SIGN = dict.fromkeys(SPACES, " ") | dict.fromkeys(DASHES, "-") | dict.fromkeys(INVISIBLE, "")
_INNER = re.compile(r" ?№ ?| ?[-_/.,] ?| ?\( ?| ?\) ?|\) ?-| ?-\(| |\)? ?- ?")
SERIES_WORDS = frozenset(("номер", "ном", "н", "n", "no", "серия", "сер"))
"""Words that stand between the parts of one number."""
_LIKE = frozenset(c.lower() for c in (*SAME_AS_DIGIT, *LIKE_DIGIT))
LOOKS = frozenset(c.lower() for c in SAME_AS_DIGIT)
"""Letters that look like digits."""
_MEANT = {c.lower(): digit for table in (LIKE_DIGIT, SAME_AS_DIGIT) for c, digit in table.items()}
JOINED_BY_WORD = 60.0
"""«серия 4508 номер 123456»: the words say that the two are parts of one."""
PARTED = {"\n": 0.12, ",": 0.1, "  ": 0.3, "\t": 0.05, ".": 1.0, "/": 0.5, "№": 8.0}
"""What it costs to join two pieces over such a sign."""
UNPARTED = 0.003
"""A comma without a space parts two values, or the cells of a table."""
LONGEST_GAP, MOST_LETTERS = 8, 5


class Row:
    """Pieces joined so far."""

    __slots__ = ("cost", "digits", "letters", "odd", "spelling")

    def __init__(self) -> None:
        self.digits, self.spelling, self.cost, self.letters, self.odd = "", "", 1.0, 0, 0

    def layout(self) -> str:
        """The spelling with ``#`` for a digit."""
        return self.spelling.replace(" №  ", " № ")

    def add(self, text: str) -> bool:
        """One more piece; False where it cannot be a part of a number."""
        if text.isdecimal():
            self.digits += text
            self.spelling += "#" * len(text)
            return True
        letters = sum(not c.isdecimal() for c in text)
        if letters > 3 or (letters > 1 and letters * 3 > len(text) and not all(c.isdecimal() or c in LOOKS for c in text)):
            return False
        for c in text:
            if c.isdecimal():
                self.digits += c
            elif c in _LIKE:
                self.digits += _MEANT[c]
                self.letters += 1
            else:
                self.digits += "0"
                self.odd += 1
            self.spelling += "#"
        return self.letters + self.odd <= MOST_LETTERS


@lru_cache(maxsize=512)
def joint(gap: str) -> tuple[str, float] | None:
    """What is between two pieces as a layout has it, and the cost of joining them over it; None where they are not joined."""
    if gap == " ":
        return " ", 1.0
    if len(gap) > LONGEST_GAP:
        return None
    plain = "".join([_SIGN.get(c, c) for c in gap])
    if plain == "":
        return "", 0.6
    cost = 1.0
    if "\n" in gap:
        if gap.count("\n") > 1:
            return None
        cost *= PARTED["\n"]
    if "\t" in gap:
        cost *= PARTED["\t"]
    elif len(plain) > 1 and not plain.strip(" ") and "\n" not in gap:
        cost *= PARTED["  "]
    plain = re.sub(" +", " ", plain)
    if not _INNER.fullmatch(plain):
        return None
    core = plain.strip()
    if core == "." and plain != ".":
        return None
    if core == ",":
        return " ", cost * (PARTED[","] if plain != "," else UNPARTED)
    if core in ("-", "/", "_") and plain != core:
        return core, cost * 0.4
    return plain, cost * PARTED.get(core, 1.0)
