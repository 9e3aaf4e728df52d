"""Labels found in a text, and how strongly the words near a piece name its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from gosform.problem import Span
from gosform.recognition.label_words import FILLERS, NAMINGS, Naming
from gosform.recognition.pieces import Piece, Sort


class Label(NamedTuple):
    """Words that name a kind. first, last: the pieces that they are made of, half-open."""

    span: Span
    first: int
    last: int
    kinds: Mapping[str, float]
    sure: float


class Near(NamedTuple):
    """The label that speaks for a piece, and how strongly, 0..1."""

    label: Label | None
    strength: float


NOTHING = Near(None, 0.0)
BEHIND = 0.15
CROSSED, STRANGER, BELOW, FAR_BELOW, SENTENCE = 0.3, 0.65, 0.9, 0.25, 0.5
WEAKEST, UNSURE = 0.04, 0.35
_GENITIVE = re.compile(r"[а-я]{4,}(?:а|я|ы|и|ей)")
_SERIES = re.compile(r"(?:сер|с ?/ ?н|номер|№)")
_ASIDE = re.compile(r"[ \u00a0]?\([^()\n0-9]{1,40}\)(?=[ \u00a0]*[:;|\t,=\n-]|[ \u00a0]+[^\W_]|$)")
"""What a blank adds to a label in brackets: «(при наличии)»."""
_ROMAN = frozenset("ivxlc")
_SENTENCE_END = re.compile(r"[!?;]|\.[ \t\r\n]")


@cache
def _by_letter() -> Mapping[str, tuple[tuple[re.Pattern[str], Naming], ...]]:
    """First letter -> the patterns that can begin with it."""
    found: dict[str, list[tuple[re.Pattern[str], Naming]]] = {}
    for pattern, naming in NAMINGS:
        spaced = pattern.replace(" ?", "[ \\t\\u00a0]{0,2}").replace(" ", "[ \\t\\u00a0]{1,3}")
        spaced = re.sub(r"\[([^\]]*)\[ \\t\\u00a0\]\{1,3\}", r"[\1 ", spaced)
        compiled = re.compile(f"(?:{spaced})(?![^\\W\\d_])")
        for letter in "№абвгдежзиклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz":
            if _can_begin(pattern, letter):
                found.setdefault(letter, []).append((compiled, naming))
    return {letter: tuple(patterns) for letter, patterns in found.items()}


@cache
def _any() -> Mapping[str, Callable[[str, int], re.Match[str] | None]]:
    """First letter -> whether any label begins there: most words begin none."""
    return {
        letter: re.compile("|".join([f"(?:{pattern.pattern})" for pattern, _ in found])).match for letter, found in _by_letter().items()
    }


def _can_begin(pattern: str, letter: str) -> bool:
    """Roughly: too many are harmless, they are tried and do not match."""
    starts = re.findall(r"(?:^|[|(:?])\(?(?:\?:)?\(?(?:\?:)?([а-яa-z№])", pattern)
    return letter in starts or letter in re.findall(r"[)*?] ?([а-яa-z№])", pattern)


def find_labels(low: str, pieces: Sequence[Piece]) -> list[Label]:
    """The labels of a text in small letters, in its order, none within another."""
    found: list[Label] = []
    at, count = 0, len(pieces)
    while at < count:
        before = found[-1] if found and found[-1].last == at else None
        best = _longest(low, pieces[at])
        if best is None or (best[0] - pieces[at].start <= 2 and _series(pieces, at, before)):
            at += 1
            continue
        end = best[0]
        if aside := _ASIDE.match(low, end):
            end = aside.end()
        last = at + 1
        while last < count and pieces[last].end <= end:
            last += 1
        if pieces[last - 1].end > end:  # the match ends within a piece
            at += 1
            continue
        label = Label(Span(pieces[at].start, end), at, last, best[1].kinds, best[1].sure)
        if before and low[before.span.end : pieces[at].start] == " " and (both := _together(low, before, label)):
            found[-1] = both
        else:
            found.append(label)
        at = last
    return found


def _longest(low: str, piece: Piece) -> tuple[int, Naming] | None:
    """Where the longest label ends that begins with this piece, or with a sign № before it, and what it names."""
    if piece.sort is not Sort.WORD or "@" in (low[piece.start - 1 : piece.start], low[piece.end : piece.end + 1]):
        return None
    places = [(piece.start, low[piece.start])]
    places += [(piece.start - len(sign), "№") for sign in ("№", "№ ") if low[max(piece.start - len(sign), 0) : piece.start] == sign]
    best: tuple[int, Naming] | None = None
    for start, letter in places:
        if letter not in _any() or not _any()[letter](low, start):
            continue
        for pattern, naming in _by_letter()[letter]:
            match = pattern.match(low, start)
            if match and (best is None or match.end() > best[0]):
                best = match.end(), naming
    return best


def _series(pieces: Sequence[Piece], at: int, before: Label | None) -> bool:
    """Two letters between two digits or a Roman number and more, as in «98 ВУ 390245» and «IV-КН 380489», or after a label of such documents: a
    series, no label.
    """
    if before and "military_id" in before.kinds:
        return True
    if not 0 < at < len(pieces) - 1:
        return False
    digits, after = pieces[at - 1], pieces[at + 1]
    if pieces[at].start - digits.end == 1 and _ROMAN.issuperset(digits.text) and after.sort >= Sort.DIGITS:
        return True
    close = pieces[at].start - digits.end <= 1 and after.start - pieces[at].end <= 2
    return close and digits.sort is Sort.DIGITS and len(digits.text) == 2 and after.sort >= Sort.DIGITS


def _together(low: str, one: Label, other: Label) -> Label | None:
    """«код подразделения» and «паспорта» after it, in the genitive, as the one label that they are; None for two."""
    if one.sure < UNSURE or (_SERIES.match(low, one.span.start) and "пасп" not in low[slice(*one.span)]):
        return Label(Span(one.span.start, other.span.end), one.first, other.last, other.kinds, other.sure)
    generic = "passport_rf_series" in other.kinds and "passport_rf" not in one.kinds and other.kinds["passport_rf_series"] >= 1
    if one.sure < 0.5 or not (generic or _GENITIVE.fullmatch(low[slice(*other.span)].partition(" (")[0])):
        return None
    share_left = 0.3 if generic else 0.1
    kinds = {**{kind: share * share_left for kind, share in other.kinds.items()}, **one.kinds}
    return Label(Span(one.span.start, other.span.end), one.first, other.last, kinds, one.sure)


def labelled_behind(low: str, pieces: Sequence[Piece], labels: Sequence[Label]) -> set[int]:
    """The labels, by their first piece, of lines that begin with a value and end with a label: each stands behind its value there."""
    found: set[int] = set()
    line: list[Label] = []
    first_value, last_value = -1, -1
    by_first = {label.first: label for label in labels}
    inside = 0
    for i, piece in enumerate([*pieces, None]):
        if piece is None or "\n" in low[pieces[i - 1].end if i else 0 : piece.start]:
            if line and first_value >= 0 and first_value < line[0].first and line[-1].last > last_value and len(line) > 1:
                found.update(label.first for label in line)
            line, first_value, last_value = [], -1, -1
            if piece is None:
                break
        if i in by_first:
            line.append(by_first[i])
            inside = by_first[i].last
        elif i >= inside and piece.sort >= Sort.NUMBER_WORD:
            first_value = i if first_value < 0 else first_value
            last_value = i
    return found


def before(low: str, pieces: Sequence[Piece], labels: Sequence[Label], behind: Collection[int] = ()) -> list[Near]:
    """For each piece the label before it, weakened by what stands between: other words, values, line breaks.

    behind: the labels that name what stands before them.
    """
    found: list[Near] = []
    by_first = {label.first: label for label in labels}
    label: Label | None = None
    strength, last_end, inside, crossed = 0.0, 0, 0, False
    for i, piece in enumerate(pieces):
        gap = low[last_end : piece.start] if piece.start - last_end < 200 else "\n\n"
        breaks = gap.count("\n")
        if i and label is not None and inside <= i:
            if breaks:
                strength *= (FAR_BELOW if crossed else BELOW) if breaks == 1 else FAR_BELOW * (0.5 if crossed else 1)
            elif _SENTENCE_END.search(gap):
                strength *= SENTENCE
            elif "," in gap and not crossed:
                strength *= 0.8
        found.append(Near(label, strength) if label is not None and strength >= WEAKEST else NOTHING)
        last_end = max(piece.end, last_end)
        if (
            i in by_first
            and by_first[i].sure < UNSURE
            and label is not None
            and "" in label.kinds
            and strength > WEAKEST
            and "\n" not in gap
        ):
            strength, inside, last_end = (
                max(strength, 0.7),
                by_first[i].last,
                by_first[i].span.end,
            )  # the number of a request, not of a person
        elif i in by_first:
            label = by_first[i]
            last_end = label.span.end
            strength, inside, crossed = label.sure * (BEHIND if i in behind else 1), label.last, False
        elif inside > i:
            continue
        elif piece.sort is Sort.WORD:
            strength *= 0.97 if piece.text in FILLERS else STRANGER
        else:
            strength *= CROSSED if not crossed else 0.6
            crossed = True
    return found


def after(low: str, pieces: Sequence[Piece], labels: Sequence[Label], behind: Collection[int] = ()) -> dict[int, Near]:
    """For each piece that a label follows closely: that label, where it does not rather name what comes after it."""
    found: dict[int, Near] = {}
    by_first = {label.first: label for label in labels}
    for label in labels:
        i = label.first - 1
        steps = 0
        while i >= 0 and steps < 3 and pieces[i].sort is Sort.WORD and pieces[i].text in FILLERS and not _broken(low, pieces, i):
            i -= 1
            steps += 1
        if i < 0 or _broken(low, pieces, i) or i in by_first:
            continue
        free = label.first in behind or _free(low, pieces, label)
        gap = low[pieces[i].end : pieces[i + 1].start]
        strength = label.sure * (0.95 if free else 0.06)
        if "," in gap or "." in gap.rstrip():
            strength *= 0.15
        if strength >= WEAKEST:
            found[i] = Near(label, strength)
    return found


def _broken(low: str, pieces: Sequence[Piece], i: int) -> bool:
    """A line or a sentence ends after this piece."""
    gap = low[pieces[i].end : pieces[i + 1].start] if i + 1 < len(pieces) else "\n"
    return "\n" in gap or ";" in gap or "\t" in gap or "|" in gap or len(gap) > 6


def _free(low: str, pieces: Sequence[Piece], label: Label) -> bool:
    """Nothing follows the label that it could name: the line or the sentence ends, or a comma parts it from the next value."""
    if label.last >= len(pieces):
        return ":" not in low[label.span.end : label.span.end + 2]
    gap = low[label.span.end : pieces[label.last].start]
    if ":" in gap or "=" in gap:
        return False
    if "\n" in gap:
        return True
    following = pieces[label.last]
    if following.sort is Sort.WORD:
        return following.text not in FILLERS or "," in gap or ")" in gap or ". " in gap
    return any(c in gap for c in ",;.)")
