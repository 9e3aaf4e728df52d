"""Characters that do not belong among digits: one problem a run, and a fix where each can mean only one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from gosform.engines.digit_codes import DigitCodes
from gosform.engines.shape import Refusal, Shape
from gosform.kind import Found
from gosform.problem import Fix, Problem, Severity, Span, Trust, problem
from gosform.text import CYRILLIC_TO_LATIN, LIKE_DIGIT, SAME_AS_DIGIT, Folded, sign, unicode_name

PROVED = 50
"""Check digits that let fewer than one random number in so many pass turn a resemblance into a proof."""

_STRANGE = re.compile("[^0-9]+")
MOST_RUNS = 5
"""With more strange places than this, one problem says it for the whole value."""


def strange(folded: Folded, shape: Shape | None, codes: DigitCodes, refusals: Sequence[Refusal], separators: str) -> Found:
    """A problem for each run of characters that the number cannot have; they share one fix that mends all of them.

    Where every strange character has the very shape of a digit, the number is understood, and its other faults are told too.
    shape: the one of this length, if there is one.
    """
    char = folded.kept.strip("0123456789")
    if shape and not shape.lettered and (char in SAME_AS_DIGIT or char in LIKE_DIGIT) and len(folded.kept) > 1:
        return one_letter(folded, char, shape, codes, refusals, separators=separators)
    return several(folded, shape, codes, refusals, separators)


def several(folded: Folded, shape: Shape | None, codes: DigitCodes, refusals: Sequence[Refusal], separators: str) -> Found:
    """What :func:`strange` says, whatever the strange characters are."""
    kept = folded.kept
    lettered = shape.lettered if shape else ()
    runs = _runs(kept, shape)
    places = [i for a, b in runs for i in range(a, b)]
    if len(runs) > MOST_RUNS or len(places) * 2 > len(kept):  # hardly a number at all: nothing is guessed
        return Found((no_number(kept, folded.whole(), codes),))
    meant = {i: _meant(kept[i], shape if i in lettered else None) for i in places}
    number = _with(kept, meant)
    sure = all(sure for _, sure in meant.values())
    refused: Sequence[Refusal] = ()
    fits = False
    fixes: tuple[Fix, ...] = ()
    if number and shape and shape.admits(number):
        refused, fits = [r for r in refusals if r.applies(number)], shape.fits(number)
        if fits and not (refused and _severe(refused)):
            span = folded.span(places[0], places[-1] + 1)
            chars = {folded.at[i]: char for i, (char, _) in meant.items()}
            text = "".join([chars.get(i, folded.typed[i]) for i in range(*span)])
            fixes = (_fix(folded, number, separators, span, text, trust=_trust(shape, refused, sure=sure)),)
    found = [
        problem(codes.lower_case, folded.span(a, b), *fixes)
        if shape and lettered and all(_small(kept[i], i, shape) for i in range(a, b))
        else _letters(codes, folded.span(a, b), kept[a], fixes)
        for a, b in runs
    ]
    if not sure or not meant.keys().isdisjoint(lettered):
        return Found(tuple(found))
    return Found((*found, *_told(refused, folded, codes, fits=fits or not shape)), None, number)


def one_letter(folded: Folded, char: str, shape: Shape, codes: DigitCodes, refusals: Sequence[Refusal], *, separators: str) -> Found:
    """The same for the usual mistake, in fewer steps: one letter that looks like a digit, in a number of digits alone."""
    kept = folded.kept
    at, sure = kept.index(char), char in SAME_AS_DIGIT
    digit = SAME_AS_DIGIT[char] if sure else LIKE_DIGIT[char]
    number = f"{kept[:at]}{digit}{kept[at + 1 :]}"
    refused, fits = [r for r in refusals if r.applies(number)], shape.fits(number)
    span = folded.span(at, at + 1)
    fixes: tuple[Fix, ...] = ()
    if fits and not (refused and _severe(refused)):
        fixes = (_fix(folded, number, separators, span, digit, trust=_trust(shape, refused, sure=sure)),)
    letter = _letters(codes, span, char, fixes)
    return _found(((letter, *_told(refused, folded, codes, fits=fits)), None, number) if sure else ((letter,), None, None))


_found = partial(tuple.__new__, Found)  # a third of what the class itself takes


def _severe(refused: Sequence[Refusal]) -> bool:
    return Severity.ERROR in [r.code.severity for r in refused]


def _trust(shape: Shape, refused: Sequence[Refusal], *, sure: bool) -> Trust:
    """A letter that merely resembles a digit (В and 8) is a guess unless the check digits leave less than one chance in fifty."""
    return Trust.SAFE if sure or (shape.proof > PROVED and not refused) else Trust.LIKELY


def _told(refused: Sequence[Refusal], folded: Folded, codes: DigitCodes, *, fits: bool) -> Sequence[Problem]:
    """The faults of a number beside its letters."""
    if not refused:
        return () if fits else (problem(codes.checksum, folded.whole()),)
    found = [problem(r.code, folded.span(*r.span) if r.span else folded.whole()) for r in refused]
    return found if fits or _severe(refused) else [*found, problem(codes.checksum, folded.whole())]


def no_number(kept: str, span: Span, codes: DigitCodes) -> Problem:
    """One problem for the whole value; it names the first character that is no digit."""
    return _letters(codes, span, next(c for c in kept if c not in "0123456789"))


def _letters(codes: DigitCodes, span: Span, char: str, fixes: tuple[Fix, ...] = ()) -> Problem:
    code = codes.letters
    return Problem(code, span, {"char": char, "name": unicode_name(char), "sign": sign(char)}, fixes, code.severity)


def _runs(kept: str, shape: Shape | None) -> list[tuple[int, int]]:
    if not (shape and shape.lettered):
        return [m.span() for m in _STRANGE.finditer(kept)]
    found: list[tuple[int, int]] = []
    start = None
    for i, char in enumerate(kept):
        if char in "0123456789" or (i in shape.lettered and char in shape.letters):
            if start is not None:
                found.append((start, i))
            start = None
        elif start is None:
            start = i
    if start is not None:
        found.append((start, len(kept)))
    return found


def _small(char: str, position: int, shape: Shape) -> bool:
    """A lower-case letter where its capital may stand."""
    return char.isascii() and char.islower() and position in shape.lettered and char.upper() in shape.letters


def _meant(char: str, lettered: Shape | None = None) -> tuple[str, bool]:
    """What a strange character most likely means, and whether nothing was guessed; empty when nobody knows.

    lettered: the shape, at a position that takes its letters too.
    """
    digit = SAME_AS_DIGIT.get(char, "")
    if lettered:
        latin = CYRILLIC_TO_LATIN.get(char, char).upper()
        if latin in lettered.letters:
            # О may be the zero or the letter O here, so the digit is only a guess; М can be nothing but M.
            return (digit, False) if digit else (latin, char.isascii() or char.isupper())
    return (digit, True) if digit else (LIKE_DIGIT.get(char, ""), False)


def _with(kept: str, meant: Mapping[int, tuple[str, bool]]) -> str:
    """The number with what its strange characters mean; empty when nobody knows of one of them."""
    last = 0
    parts: list[str] = []
    for i, (char, _) in meant.items():
        if not char:
            return ""
        parts += (kept[last:i], char)
        last = i + 1
    return "".join(parts) + kept[last:]


def _fix(folded: Folded, number: str, separators: str, span: Span, text: str, *, trust: Trust) -> Fix:
    """The stretch with its strange characters mended; the number alone where the form takes no separators and some were typed."""
    if separators == "forbid" and folded.touched:
        return Fix(Span(0, len(folded.typed)), number, trust)
    return Fix(span, text, trust)
