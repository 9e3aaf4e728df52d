"""Characters that do not belong among digits: one problem a run, and a fix where each can mean only one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from gosform.engines.digit_codes import DigitCodes
from gosform.engines.shape import Clear, Refusal, Shape, shape_of
from gosform.kind import Found
from gosform.problem import Fix, Problem, Severity, Span, Trust, problem
from gosform.text import CYRILLIC_TO_LATIN, LIKE_DIGIT, SAME_AS_DIGIT, SEPARATORS, Folded, sign, unicode_name

PROVED = 50
"""Check digits that let fewer than one random number in so many pass turn a resemblance into a proof."""

_STRANGE = re.compile("[^0-9]+")
ONE_LETTER = re.compile(
    f"(?:[0-9][0-9 -]*+)?([{re.escape(''.join(sorted({*SAME_AS_DIGIT, *LIKE_DIGIT} - SEPARATORS)))}])(?:[0-9 -]*[0-9])?"
).fullmatch
"""One letter that looks like a digit, among digits, spaces and hyphens."""
FEWEST = 2
MOST_RUNS = 5
"""With more strange places than this, one problem says it for the whole value."""


def strange(folded: Folded, shape: Shape | None, codes: DigitCodes, refusals: Sequence[Refusal], separators: str) -> Found:
    """A problem for each run of characters that the number cannot have; they share one fix that mends all of them.

    Where every strange character has the very shape of a digit, the number is understood, and its other faults are told too.
    shape: the one of this length, if there is one.
    """
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


def one_letter(
    among: re.Match[str],
    shapes: Sequence[Shape],
    codes: DigitCodes,
    refusals: Sequence[Refusal],
    separators: str,
    *,
    clear: Clear | None = None,
) -> Found | None:
    """What is said of the usual mistake, ``ONE_LETTER``, in fewer steps; None for a number of another length, or one that is refused or doubted.

    among: the whole of what was typed, since no label is one letter alone; or what stands behind a label.
    """
    typed, char, start, at = among.string, among[1], among.start(), among.start(1)
    sure = char in SAME_AS_DIGIT
    digit = SAME_AS_DIGIT[char] if sure else LIKE_DIGIT[char]
    mended = f"{typed[start:at]}{digit}{typed[at + 1 :]}"
    number = mended if mended.isdigit() else mended.replace(" ", "").replace("-", "")
    shape = shape_of(number, shapes)
    if shape is None or shape.letters or shape.length < FEWEST:
        return None
    if not (clear and clear(number)) and [True for refusal in refusals if refusal.applies(number)]:
        return None
    fits, span = shape.fits(number), _span((at, at + 1))
    fixes: tuple[Fix, ...] = ()
    if fits:
        trust = _trust(shape, (), sure=sure)
        alone = separators == "forbid" and (start > 0 or number is not mended)
        fixes = (Fix(_span((0, len(typed))), number, trust) if alone else Fix(span, digit, trust),)
    letter = _letters(codes, span, char, fixes)
    if not sure:
        return _found(((letter,), None, None))
    code = codes.checksum
    return _found(((letter,) if fits else (letter, Problem(code, _span((start, len(typed))), {}, (), code.severity)), None, number))


_found, _span = partial(tuple.__new__, Found), partial(tuple.__new__, Span)  # a third of what the classes themselves take


_SAFE, _LIKELY = Trust.SAFE, Trust.LIKELY


def _severe(refused: Sequence[Refusal]) -> bool:
    return Severity.ERROR in [r.code.severity for r in refused]


def _trust(shape: Shape, refused: Sequence[Refusal], *, sure: bool) -> Trust:
    """A letter that merely resembles a digit (В and 8) is a guess unless the check digits leave less than one chance in fifty."""
    return _SAFE if sure or (shape.proof > PROVED and not refused) else _LIKELY


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
    return Problem(code, span, _named(char).copy(), fixes, code.severity)


@lru_cache(maxsize=1024)
def _named(char: str) -> dict[str, Any]:
    """What a problem says of a character."""
    return {"char": char, "name": unicode_name(char), "sign": sign(char)}


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
