"""What letters share: typed text tidied with the way back kept, and the alphabets.

Names (``names``) and free text (``prose``) are built on this, as numbers are on ``digits``. Extra spaces, dashes of every
width, typographic apostrophes and invisible characters are no mistake: :func:`tidy` settles them. What is left and does
not belong is pointed at in what was typed (``strange_signs``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from gosform.engines.composing import OVERRIDES, composed, visible
from gosform.engines.stretches import JOINERS
from gosform.problem import Fix, Span, Trust
from gosform.text import (
    APOSTROPHES,
    CYRILLIC_TO_LATIN,
    DASHES,
    INVISIBLE,
    LATIN_TO_CYRILLIC,
    SPACES,
    ascii_digit,
    touch,
)

STRESS = "\u0301"
"""The acute that encyclopedias put over a stressed vowel: «Пу́шкин». No document has it."""
TO_CYRILLIC: Mapping[str, str] = LATIN_TO_CYRILLIC | {"Ë": "Ё", "ë": "ё"}
TO_LATIN: Mapping[str, str] = CYRILLIC_TO_LATIN | {"Ё": "Ë", "ё": "ë"}
RUSSIAN = frozenset("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя")
LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

Places = tuple[Sequence[int], Sequence[int]]
_span = partial(tuple.__new__, Span)  # a third of what the class itself takes


@dataclass(slots=True)
class Tidied:
    """Typed text in its tidy spelling: NFC, single spaces, trimmed, plain hyphens and apostrophes, nothing invisible.

    ``touched`` holds what was dropped or rewritten. usual: each character is known to count as one.
    """

    typed: str = field(repr=False)
    text: str = field(repr=False)
    touched: tuple[Span, ...] = ()
    usual: bool = False
    _places: Places | None = field(default=None, repr=False)

    @property
    def places(self) -> Places:
        """``text[i]`` came from ``typed[starts[i]:ends[i]]``. Reckoned when asked for: most texts with a space too many have no other mistake."""
        if self._places is None:
            self._places = _spaced(self.typed, self.touched)
        return self._places

    @property
    def starts(self) -> Sequence[int]:
        return self.places[0]

    @property
    def ends(self) -> Sequence[int]:
        return self.places[1]

    def span(self, start: int, end: int) -> Span:
        """The stretch of what was typed that ``text[start:end]`` came from."""
        size = len(self.text)
        if not self.touched and start < end <= size:
            return _span((start, end))
        if start >= size:
            return Span(len(self.typed), len(self.typed))
        last = size if end > size else end if end > start else start + 1
        starts, ends = self.places
        return _span((starts[start], ends[last - 1]))

    def whole(self) -> Span:
        """From the first kept character to the last; all of what was typed when nothing was kept."""
        return self.span(0, len(self.text)) if self.text else Span(0, len(self.typed))

    def keys(self) -> str:
        """The text with its apostrophes as they were typed: on a Russian keyboard ` and ' are different letters."""
        if "'" not in self.text:
            return self.text
        return "".join(self.typed[a] if c == "'" else c for c, a in zip(self.text, self.starts, strict=True))

    def mended(self, change: Mapping[int, str], trust: Trust) -> Fix:
        """One fix that puts ``change[i]`` in the place of ``text[i]`` and keeps everything else as typed."""
        if len(change) == 1:
            [(i, char)] = change.items()
            return Fix(self.span(i, i + 1), char, trust)
        order = sorted(change)
        first, last = order[0], order[-1]
        if not self.touched:
            chars = list(self.text[first : last + 1])
            for i in order:
                chars[i - first] = change[i]
            return Fix(_span((first, last + 1)), "".join(chars), trust)
        starts, ends = self.places
        parts: list[str] = []
        at = starts[first]
        for i in order:
            parts += (self.typed[at : starts[i]], change[i])
            at = ends[i]
        return Fix(_span((starts[first], at)), "".join(parts), trust)


def plain(char: str) -> str:
    """An ordinary hyphen, apostrophe or digit for its typographic relatives; everything else as it is."""
    if char in DASHES:
        return "-"
    if char in APOSTROPHES:
        return "'"
    return char if char.isascii() else ascii_digit(char) or char


def set_of(chars: Iterable[str]) -> str:
    """A stretch of a pattern's set of characters."""
    return "".join(map(re.escape, sorted(chars)))


_CHANGED = set_of((SPACES | INVISIBLE | DASHES | APOSTROPHES) - frozenset(" -'"))
_USUAL_SPACES = re.compile(r"[ -_a-~А-яЁё№«»…]*").fullmatch
"""Common signs that ``tidy`` never changes but for spaces: a text of them alone needs none of the questions about rarer ones."""
_SPACES_ALONE = re.compile(rf"[^{_CHANGED}{STRESS}]*").fullmatch
_SPACES, _OTHER_SPACES = set_of(SPACES), set_of(SPACES - frozenset(" "))
_LOST = set_of(INVISIBLE - OVERRIDES - JOINERS)
_SIGNS = _LOST + set_of((DASHES | APOSTROPHES) - frozenset("-'"))
_DROPPED = SPACES | INVISIBLE
_PASTED = re.compile(rf"[ -~А-яЁё№«»…{_SPACES}{_SIGNS}]*").fullmatch
_UNTIDY = re.compile(rf"[{_SPACES}]{{2,}}|\A | \Z|[{_OTHER_SPACES}{_SIGNS}]").finditer
_TANGLED = re.compile(
    rf"[{_SIGNS}](?:[{_SIGNS}{_OTHER_SPACES}]|[{_SPACES}]{{2}}| \Z)|(?:[{_OTHER_SPACES}]|[{_SPACES}]{{2}}|\A )[{_SIGNS}]|[{_LOST}] | [{_LOST}]"
).search
"""Two changes side by side: how they join is told sign by sign."""
_BREAKS = re.compile(r"[\n\r\v\f\u0085\u2028\u2029]").search
_OTHER_DIGITS = re.compile(r"[^\D0-9]").search
USUAL = re.compile(r"[\x00-\x7fА-яЁё№«»–—…]*").fullmatch
"""Text of the letters and signs that most texts are made of: all letters are Russian or Latin, each character counts as one."""


def tidy(typed: str, meant: Callable[[str], str] = plain, lines: bool = False) -> Tidied:
    """The tidy spelling of what was typed.

    meant: what a character stands for. With ``lines``, line breaks stay as line feeds and no longer count as spaces.

    >>> tidy(" Петров –  Водкин ").text
    'Петров - Водкин'
    """
    if _USUAL_SPACES(typed):
        if "  " not in typed and typed == typed.strip(" "):
            return Tidied(typed, typed, (), True)
        return _with_single_spaces(typed, usual=True)
    if _SPACES_ALONE(typed) and not _OTHER_DIGITS(typed) and (typed.isascii() or unicodedata.is_normalized("NFC", typed)):
        return _with_single_spaces(typed, usual=False)
    if _PASTED(typed) and not _TANGLED(typed) and not (lines and _BREAKS(typed)):
        return _by_stretches(typed, meant)
    return sign_by_sign(typed, meant, lines)


def sign_by_sign(typed: str, meant: Callable[[str], str] = plain, lines: bool = False) -> Tidied:
    """The same for any text."""
    kept: list[tuple[str, int, int]] = []
    touched: list[Span] = []
    gap: tuple[int, int] | None = None
    for char, start, end in composed(visible(typed, touched)):
        if char in SPACES:
            gap = (gap[0], end) if gap else (start, end)
            continue
        if char == STRESS and gap is None and kept and kept[-1][0] in RUSSIAN:
            touch(touched, start, end)
            kept[-1] = (*kept[-1][:2], end)
            continue
        if gap is not None:
            _settle(typed, gap, kept, touched, lines)
            gap = None
        tidy_char = meant(char)
        if tidy_char != typed[start:end]:
            touch(touched, start, end)
        kept.append((tidy_char, start, end))
    if gap is not None:
        touch(touched, *gap)
    places = tuple(k[1] for k in kept), tuple(k[2] for k in kept)
    return Tidied(typed, "".join(k[0] for k in kept), tuple(sorted(touched)), False, places)


def _with_single_spaces(typed: str, *, usual: bool) -> Tidied:
    """Tidy but for spaces: one between two words, none around."""
    text, rest = "", typed.rstrip(" ")
    stop = len(rest)
    rest = rest.lstrip(" ")
    touched = [_span((0, stop - len(rest)))] if len(rest) < stop else []
    while (gap := rest.find("  ")) >= 0:
        text += rest[: gap + 1]
        start, rest = stop - len(rest) + gap, rest[gap:].lstrip(" ")
        touched.append(_span((start, stop - len(rest))))
    if stop < len(typed):
        touched.append(_span((stop, len(typed))))
    return Tidied(typed, text + rest, tuple(touched), usual)


def _by_stretches(typed: str, meant: Callable[[str], str]) -> Tidied:
    """Tidy but for spaces, and single signs of those that come with a text from elsewhere."""
    parts: list[str] = []
    touched: list[Span] = []
    last, size = 0, len(typed)
    for m in _UNTIDY(typed):
        start, end = m.span()
        char = typed[start]
        settled = meant(char) if char not in _DROPPED else " " if char in SPACES and start > 0 and end < size else ""
        if settled != m[0]:
            parts += (typed[last:start], settled)
            touch(touched, start, end)
            last = end
    parts.append(typed[last:])
    return Tidied(typed, "".join(parts), tuple(touched))


def _spaced(typed: str, touched: tuple[Span, ...]) -> Places:
    """Where each character stands in a text that was tidied stretch by stretch: spaces between two words are one."""
    size = len(typed)
    if not touched:
        return range(size), range(1, size + 1)
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for gap, end in touched:
        kept = gap + 1 if typed[gap] not in _DROPPED or (typed[gap] in SPACES and gap > 0 and end < size) else gap
        starts += range(at, kept)
        ends += range(at + 1, kept + 1)
        if kept > gap:
            ends[-1] = end
        at = end
    return (*starts, *range(at, size)), (*ends, *range(at + 1, size + 1))


def _settle(typed: str, gap: tuple[int, int], kept: list[tuple[str, int, int]], touched: list[Span], lines: bool) -> None:
    """White space between two kept characters: one space, or its line breaks; none at the very beginning."""
    space = typed[gap[0] : gap[1]]
    breaks = re.sub(r"\r\n|[\r\v\f\u0085\u2028\u2029]", "\n", space).count("\n") if lines else 0
    settled = ("\n" * breaks or " ") if kept else ""
    if settled != space:
        touch(touched, *gap)
    for i, char in enumerate(settled):  # the last one takes the rest of the gap, so that every code point has one owner
        start = min(gap[0] + i, gap[1] - 1)
        kept.append((char, start, gap[1] if i == len(settled) - 1 else min(start + 1, gap[1])))
