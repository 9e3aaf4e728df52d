"""What was typed, read as a number of python-stdnum: as it stands, without a pasted label, without any separator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gosform.engines.foreign_numbers import Answer, Number, ask
from gosform.problem import Span
from gosform.text import DASHES, INVISIBLE, QUOTES, SEPARATORS, SPACES, Folded, ascii_digit, fold, label_end, touch

LONGEST = 200
"""More characters than this, without separators, are no number: python-stdnum is not asked about them."""

_ADVANCE = ("shape", "length", "part", "checksum")
"""What a text got through before it was refused: the reading that got furthest is the one to talk about."""
_WIDE = range(0xFF01, 0xFF5F)
_DECIMAL = re.compile(r"\s*[0-9]+\.0\s*")
_GENERAL = ("vat", "vat no", "vat id", "tin", "инн", "tax id", "id", "номер", "no", "код")
_MORE = {"isbn": ("isbn-10", "isbn-13", "isbn 10", "isbn 13")}


def read(typed: str, number: Number) -> tuple[Folded, Answer]:
    """The first reading that is a good number, else the one that got furthest."""
    best: tuple[Folded, Answer] | None = None
    for folded in _readings(typed, labels(number)):
        answer = ask(number, folded.kept)
        if not answer.trouble:
            return folded, answer
        if best is None or _ADVANCE.index(answer.trouble) > _ADVANCE.index(best[1].trouble):
            best = folded, answer
    return best or (Folded(typed, "", ()), Answer("shape"))


def labels(number: Number) -> tuple[str, ...]:
    """What may be pasted along: the names in the title of the number, the name of its module."""
    named = re.split(r"[(,]", number.title.lower())
    last = number.member.rpartition(".")[2]
    return (*(name for word in named if (name := word.strip(" .)"))), last, *_MORE.get(last, ()), *_GENERAL)


def _readings(typed: str, names: tuple[str, ...]) -> Iterator[Folded]:
    """Each reading leaves out more than the one before; whatever it leaves out, it can tell where the rest stood."""
    if _DECIMAL.fullmatch(typed):  # a number that went through a table; blanked, so that spans still count in what was typed
        point = typed.rindex(".")
        yield neat(typed[:point] + "  " + typed[point + 2 :])
    if len(typed) <= LONGEST * 5:
        yield neat(typed)
        if start := label_end(typed, names):
            yield neat(typed, start)
    yield fold(typed, SEPARATORS)
    yield fold(typed, SEPARATORS, names)


def neat(typed: str, start: int = 0) -> Folded:
    """Separators stay, each in its plain spelling; invisible characters, and blanks and quotation marks at the ends, go."""
    kept: list[str] = []
    at: list[int] = []
    touched = [Span(0, start)] if start else []
    for i in range(start, len(typed)):
        char = typed[i]
        plain = "" if char in INVISIBLE else _plain(char)
        if plain != char:
            touch(touched, i)
        if plain:
            kept.append(plain)
            at.append(i)
    ends = SPACES | QUOTES
    first, last = 0, len(kept)
    while first < last and kept[first] in ends:
        first += 1
    while last > first and kept[last - 1] in ends:
        last -= 1
    return Folded(typed, "".join(kept[first:last]), at[first:last], tuple(touched))


def _plain(char: str) -> str:
    if char.isascii() and char.isprintable():
        return char
    if char in SPACES:
        return " "
    if char in DASHES:
        return "-"
    if ord(char) in _WIDE:
        return chr(ord(char) - 0xFEE0)
    return ascii_digit(char) or char
