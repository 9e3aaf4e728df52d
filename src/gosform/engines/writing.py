"""What letters share: typed text tidied with the way back kept, runs of strange characters, letters of the wrong alphabet.

Names (``names``) and free text (``prose``) are built on this, as numbers are on ``digits``. Extra spaces, dashes of every
width, typographic apostrophes and invisible characters are no mistake: :func:`tidy` settles them. What is left and does
not belong is pointed at in what was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from gosform.engines.stretches import JOINERS, emoji, letter_number, name, runs
from gosform.problem import Code, Fix, Problem, Span, Trust
from gosform.text import (
    APOSTROPHES,
    CYRILLIC_TO_LATIN,
    DASHES,
    INVISIBLE,
    LATIN_TO_CYRILLIC,
    SPACES,
    ascii_digit,
    touch,
    unicode_name,
)

OVERRIDES = frozenset("\u202d\u202e")
"""Marks that make Russian text show in another order than it is stored: what the person saw is not what was sent."""
STRESS = "\u0301"
"""The acute that encyclopedias put over a stressed vowel: «Пу́шкин». No document has it."""
TO_CYRILLIC: Mapping[str, str] = LATIN_TO_CYRILLIC | {"Ë": "Ё", "ë": "ё"}
TO_LATIN: Mapping[str, str] = CYRILLIC_TO_LATIN | {"Ё": "Ë", "ё": "ë"}
RUSSIAN = frozenset("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя")
LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

MOST_MARKS = 40
"""No writing puts more marks over one letter; Unicode calls thirty the limit of sane text (Standard Annex 15, stream-safe)."""


_span = partial(tuple.__new__, Span)  # a third of what the class itself takes
_LIKELY = Trust.LIKELY  # a class of constants gives one as slowly as a function is called


@dataclass(slots=True)
class Tidied:
    """Typed text in its tidy spelling: NFC, single spaces, trimmed, plain hyphens and apostrophes, nothing invisible.

    ``text[i]`` came from ``typed[starts[i]:ends[i]]``. ``touched`` holds what was dropped or rewritten.
    """

    typed: str = field(repr=False)
    text: str = field(repr=False)
    starts: Sequence[int]
    ends: Sequence[int]
    touched: tuple[Span, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The stretch of what was typed that ``text[start:end]`` came from."""
        size = len(self.text)
        if start >= size:
            return Span(len(self.typed), len(self.typed))
        last = size if end > size else end if end > start else start + 1
        return _span((self.starts[start], self.ends[last - 1]))

    def whole(self) -> Span:
        """From the first kept character to the last; all of what was typed when nothing was kept."""
        return self.span(0, len(self.text)) if self.text else Span(0, len(self.typed))

    def keys(self) -> str:
        """The text with its apostrophes as they were typed: on a Russian keyboard ` and ' are different letters."""
        return "".join(self.typed[a] if c == "'" else c for c, a in zip(self.text, self.starts, strict=True))

    def mended(self, change: Mapping[int, str], trust: Trust) -> Fix:
        """One fix that puts ``change[i]`` in the place of ``text[i]`` and keeps everything else as typed."""
        if len(change) == 1:
            [(i, char)] = change.items()
            return Fix(Span(self.starts[i], self.ends[i]), char, trust)
        if len(change) == 1:
            [(i, char)] = change.items()
            return Fix(_span((self.starts[i], self.ends[i])), char, trust)
        places = sorted(change)
        parts: list[str] = []
        first = at = self.starts[places[0]]
        for i in places:
            parts += (self.typed[at : self.starts[i]], change[i])
            at = self.ends[i]
        return Fix(_span((first, at)), "".join(parts), trust)


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
_OTHER_DIGITS = re.compile(r"[^\D0-9]").search
_PLACES = tuple(range(1_000))
"""A stretch of this costs little more than half of what a new one does."""
_UNSEEN = re.compile(f"[{set_of(OVERRIDES)}{set_of({chr(c) for c in (*range(0x20), *range(0x7F, 0xA0))} - SPACES)}\ud800-\udfff]").search
USUAL = re.compile(r"[\x00-\x7fА-яЁё№«»–—…]*").fullmatch
"""Text of the letters and signs that most texts are made of: all letters are Russian or Latin, each character counts as one."""


def tidy(typed: str, meant: Callable[[str], str] = plain, lines: bool = False) -> Tidied:
    """The tidy spelling of what was typed.

    meant: what a character stands for. With ``lines``, line breaks stay as line feeds and no longer count as spaces.

    >>> tidy(" Петров –  Водкин ").text
    'Петров - Водкин'
    """
    if _USUAL_SPACES(typed) or (
        _SPACES_ALONE(typed) and not _OTHER_DIGITS(typed) and (typed.isascii() or unicodedata.is_normalized("NFC", typed))
    ):
        return _with_single_spaces(typed)
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
    return Tidied(typed, "".join(k[0] for k in kept), tuple(k[1] for k in kept), tuple(k[2] for k in kept), tuple(sorted(touched)))


def _with_single_spaces(typed: str) -> Tidied:
    """Tidy but for spaces: one between two words, none around."""
    size = len(typed)
    if "  " not in typed and typed[:1] != " " and typed[-1:] != " ":
        return Tidied(typed, typed, range(size), range(1, size + 1))
    places = _PLACES if size < len(_PLACES) else range(size + 1)
    last = size - len(typed.lstrip(" "))
    stop = len(typed.rstrip(" ")) or size
    starts: list[int] = []
    ends: list[int] = []
    parts: list[str] = []
    touched = [_span((0, last))] if last else []
    while (gap := typed.find("  ", last, stop)) >= 0:
        end = gap + 2
        while typed[end] == " ":
            end += 1
        parts.append(typed[last : gap + 1])
        starts += places[last : gap + 1]
        ends += places[last + 1 : gap + 1]
        ends.append(end)
        touched.append(_span((gap, end)))
        last = end
    parts.append(typed[last:stop])
    starts += places[last:stop]
    ends += places[last + 1 : stop + 1]
    if stop < size:
        touched.append(_span((stop, size)))
    return Tidied(typed, "".join(parts), starts, ends, tuple(touched))


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


def removal(tidied: Tidied, start: int, end: int) -> tuple[Fix, ...]:
    """Leave ``text[start:end]`` out, with one of the spaces around it; nothing when two words or numbers would run together."""
    text = tidied.text
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if (before.isalnum() and after.isalnum() and not (emoji(text[start]) or unseen(text[start]))) or not (before or after):
        return ()
    if before in (" ", "") and after in (" ", ""):
        start, end = (start - 1, end) if before else (start, end + 1)
    return (Fix(_span((tidied.starts[start], tidied.ends[end - 1])), "", _LIKELY),)


def parted(tidied: Tidied, start: int, end: int) -> tuple[Fix, ...]:
    """A space for a slash that joins two words. A single letter on one side is an abbreviation (а/я, р/с), digits are a number: nothing."""
    before = re.search(r"(?:([^\W\d_]{2})|\w)[^\w\s]*$", tidied.text[max(start - 50, 0) : start])
    after = re.match(r"[^\w\s]*(?:([^\W\d_]{2})|\w)", tidied.text[end : end + 50])
    if not (before and after):
        return removal(tidied, start, end)
    return (Fix(tidied.span(start, end), " ", Trust.LIKELY),) if before[1] and after[1] else ()


def sign_problem(code: Code, tidied: Tidied, start: int, end: int, fixes: tuple[Fix, ...] | None = None) -> Problem:
    """A sign that does not belong, by name, with these fixes.

    fixes: None is that of leaving it out. Digits and a stretch of many different signs get none then.
    """
    stretch = tidied.text[start:end]
    char, called = stretch[0], name(stretch[0])
    if fixes is None:
        alike = len(stretch) == 1 or all(name(c) == called for c in stretch)
        fixes = removal(tidied, start, end) if alike and not char.isalnum() else ()
    span = _span((tidied.starts[start], tidied.ends[end - 1]))
    return Problem(code, span, {"char": char, "name": unicode_name(char), "sign": called}, fixes, code.severity)


def letter_problem(code: Code, tidied: Tidied, start: int, end: int, fixes: tuple[Fix, ...] = ()) -> Problem:
    """A letter that does not belong, with its number among the letters of the text."""
    text = tidied.text
    char, span = text[start], _span((tidied.starts[start], tidied.ends[end - 1]))
    return Problem(code, span, {"char": char, "name": unicode_name(char), "position": letter_number(text, start)}, fixes, code.severity)


def visible(typed: str, touched: list[Span]) -> list[tuple[str, int, int]]:
    """Each character that shows, with its stretch; the invisible ones go to ``touched``. An emoji keeps what shapes it."""
    kept: list[tuple[str, int, int]] = []
    for i, char in enumerate(typed):
        if char in INVISIBLE and char not in OVERRIDES and not (char in JOINERS and kept and emoji(kept[-1][0])):
            touch(touched, i)
        else:
            kept.append((char, i, i + 1))
    return kept


def composed(chars: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The same characters in NFC: a letter and the marks typed after it become one, with one stretch.

    Nothing is composed where more marks follow each other than any writing has: putting them in order takes hours.
    """
    text = "".join(c[0] for c in chars)
    if text.isascii() or (len(text) > MOST_MARKS and _heaped(text)) or unicodedata.is_normalized("NFC", text):
        yield from chars
        return
    start = 0
    for end in range(1, len(chars) + 1):
        if end < len(chars) and unicodedata.combining(chars[end][0]):
            continue  # asked first, and without joining: thousands of marks may follow one letter
        before = "".join(c[0] for c in chars[start:end])
        if end < len(chars) and _joins(before, chars[end][0]):
            continue
        for char in unicodedata.normalize("NFC", before):
            yield char, chars[start][1], chars[end - 1][2]
        start = end


def _heaped(text: str) -> bool:
    return "m" * MOST_MARKS in "".join("m" if unicodedata.combining(char) else " " for char in text)


def _joins(before: str, char: str) -> bool:
    if char.isascii() or len(before) > 8:  # nothing composes with ASCII; no letter is built of more than eight
        return False
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", char)
    return unicodedata.normalize("NFC", before + char) != apart


def unseen_runs(text: str) -> list[tuple[int, int]]:
    """The stretches of what cannot be seen."""
    return runs(text, unseen) if _UNSEEN(text) else []


def unseen(char: str) -> bool:
    """A control character, half of a surrogate pair or a mark that reorders text."""
    return char in OVERRIDES or (char not in SPACES and unicodedata.category(char) in ("Cc", "Cs"))
