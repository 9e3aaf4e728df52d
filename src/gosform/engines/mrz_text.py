"""From what was typed to two machine-readable lines, with the way back.

Spaces fall away, small Latin letters become capitals, typographic angle brackets become fillers. « may stand for one filler or
for two: the length decides. Line breaks are remembered, so that a line of another length can be named.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from gosform.engines.mrz_digits import whole_fits
from gosform.problem import Span
from gosform.text import INVISIBLE, QUOTES, SPACES, Folded, ascii_digit, label_end, touch

LINE = 44
SHORTEST = 6
"""A first line has a type, a country and at least one letter of a name."""
LONGEST = 1_000
"""More characters than this are no two lines with a slip in them."""
LABELS = (
    "mrz",
    "строки mrz",
    "мчз",
    "машиночитаемая зона",
    "машиночитаемая запись",
    "машиносчитываемая зона",
    "machine-readable zone",
    "machine readable zone",
)
ONE = frozenset("<‹＜〈˂﹤")
TWO = frozenset("«≪《⟪")
BREAKS = frozenset("\n\r\v\f\u0085\u2028\u2029")
CLOSING = QUOTES - ONE - TWO
PLAIN = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<")


class Lines(NamedTuple):
    """What was typed as a row of characters, and where the line was broken (indices into ``kept``, never 0 or the end)."""

    folded: Folded
    breaks: tuple[int, ...]

    def lengths(self) -> tuple[int, ...]:
        """How many characters stand between the breaks."""
        edges = (0, *self.breaks, len(self.folded.kept))
        return tuple(b - a for a, b in pairwise(edges))


def read_lines(typed: str) -> Lines:
    """The reading of « that makes lines of 44; two fillers each where neither does."""
    wide = _read(typed, 2)
    if wide.lengths() in ((LINE, LINE), (2 * LINE,)) or TWO.isdisjoint(typed):
        return wide
    narrow = _read(typed, 1)
    good = narrow.lengths() in ((LINE, LINE), (2 * LINE,)) or (len(narrow.folded.kept) == 2 * LINE != len(wide.folded.kept))
    return narrow if good else wide


def _read(typed: str, width: int) -> Lines:
    start, end = _inside(typed)
    kept: list[str] = []
    at: list[int] = []
    breaks: list[int] = []
    touched = [Span(0, start)] if start else []
    i = start
    while i < end:
        char, step, here = typed[i], 1, i
        if typed.startswith("&lt;", i):
            char, step = "<", 4
        i += step
        if char in BREAKS:
            if kept and (not breaks or breaks[-1] != len(kept)):
                breaks.append(len(kept))
            continue
        if char in SPACES or char in INVISIBLE:
            touch(touched, here)
            continue
        meant = "<" * width if char in TWO else _meant(char)
        if meant != char or step > 1:
            touch(touched, here, i)
        kept.extend(meant)
        at.extend([here] * len(meant))
    if end < len(typed):
        touch(touched, end, len(typed))
    if breaks and breaks[-1] == len(kept):
        breaks.pop()
    return Lines(Folded(typed, "".join(kept), at, tuple(touched)), tuple(breaks))


def _inside(typed: str) -> tuple[int, int]:
    """Where the lines begin and end: a pasted label and quotation marks around everything are no part of them."""
    start, end = label_end(typed, LABELS), len(typed)
    while start < end and (typed[start] in QUOTES or typed[start] in SPACES or typed[start] in INVISIBLE):
        start += 1
    while end > start and (typed[end - 1] in CLOSING or typed[end - 1] in SPACES or typed[end - 1] in INVISIBLE):
        end -= 1
    return start, end


def _meant(char: str) -> str:
    """The character of the lines that this one is, however it was typed; itself where it is none."""
    if char.isascii():
        return char.upper()
    if "\uff21" <= char <= "\uff5a":  # full width
        return chr(ord(char) - 0xFEE0).upper()
    return "<" if char in ONE else ascii_digit(char) or char


def both_lines(lines: Lines) -> Folded | None:
    """The 88 characters, where the lengths say which line is which; fillers that the end of the first line lacks are added."""
    folded, lengths = lines.folded, lines.lengths()
    total = len(folded.kept)
    if total == 2 * LINE and (len(lengths) != 2 or lengths[0] == LINE):
        return folded
    if len(lengths) == 2 and lengths[1] != LINE:
        return None
    if len(lengths) > 2 or total <= LINE or folded.kept[0] != "P":
        return None
    first, second = folded.kept[:-LINE], folded.kept[-LINE:]
    sure = len(lengths) == 2 or (first.endswith("<<") and second[0] != "<" and whole_fits(second))
    names = first.rstrip("<")
    if not sure or len(names) > LINE or len(names) < SHORTEST:
        return None
    kept = names.ljust(LINE, "<")
    last = folded.at[len(first) - 1]
    at = [*folded.at[: min(len(first), LINE)], *[last] * (LINE - len(first)), *folded.at[-LINE:]]
    return Folded(folded.typed, kept + second, at, (*folded.touched, Span(last, last + 1)))
