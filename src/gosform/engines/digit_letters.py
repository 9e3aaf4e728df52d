"""Characters that do not belong among digits: one problem a run, and a fix where each can mean only one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gosform.engines.digit_codes import DigitCodes
from gosform.engines.shape import Refusal, Shape
from gosform.problem import Fix, Problem, Severity, Span, Trust, problem
from gosform.text import CYRILLIC_TO_LATIN, LIKE_DIGIT, SAME_AS_DIGIT, Folded, sign, unicode_name

PROVED = 50
"""Check digits that let fewer than one random number in so many pass turn a resemblance into a proof."""

_STRANGE = re.compile("[^0-9]+")
MOST_RUNS = 5
"""With more strange places than this, one problem says it for the whole value."""


def strange_letters(
    folded: Folded, shapes: Sequence[Shape], codes: DigitCodes, refusals: Sequence[Refusal], separators: str
) -> tuple[tuple[Problem, ...], str]:
    """A problem for each run of characters that the number cannot have; they share one fix that mends all of them.

    Beside it the number, where every strange character has the very shape of a digit; empty where one of them may be something else.
    """
    kept = folded.kept
    shape = _of_length(len(kept), shapes)
    runs = _runs(kept, shape)
    places = [i for a, b in runs for i in range(a, b)]
    if len(runs) > MOST_RUNS or len(places) * 2 > len(kept):  # hardly a number at all: nothing is guessed
        return (no_number(kept, folded.whole(), codes),), ""
    fixes = _fix(folded, runs, shape, refusals, separators) if shape else ()
    found = [
        problem(codes.lower_case, folded.span(a, b), *fixes)
        if shape and shape.lettered and all(_small(kept[i], i, shape) for i in range(a, b))
        else _letters(codes, folded.span(a, b), kept[a], *fixes)
        for a, b in runs
    ]
    return tuple(found), _understood(kept, places, shape)


def _of_length(length: int, shapes: Sequence[Shape]) -> Shape | None:
    for shape in shapes:
        if shape.length == length:
            return shape
    return None


def _understood(kept: str, places: Sequence[int], shape: Shape | None) -> str:
    for i in places:
        if kept[i] not in SAME_AS_DIGIT or (shape and i in shape.lettered):
            return ""
    meant = {i: SAME_AS_DIGIT[kept[i]] for i in places}
    return "".join([meant.get(i, c) for i, c in enumerate(kept)])


def no_number(kept: str, span: Span, codes: DigitCodes) -> Problem:
    """One problem for the whole value; it names the first character that is no digit."""
    return _letters(codes, span, next(c for c in kept if c not in "0123456789"))


def _letters(codes: DigitCodes, span: Span, char: str, *fixes: Fix) -> Problem:
    return problem(codes.letters, span, *fixes, char=char, name=unicode_name(char), sign=sign(char))


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


def _meant(char: str, position: int, shape: Shape) -> tuple[str, bool]:
    """What a strange character most likely means, and whether nothing was guessed; empty when nobody knows."""
    digit = SAME_AS_DIGIT.get(char, "")
    if position in shape.lettered:
        latin = CYRILLIC_TO_LATIN.get(char, char).upper()
        if latin in shape.letters:
            # О may be the zero or the letter O here, so the digit is only a guess; М can be nothing but M.
            return (digit, False) if digit else (latin, char.isascii() or char.isupper())
    return (digit, True) if digit else (LIKE_DIGIT.get(char, ""), False)


def _fix(folded: Folded, runs: Sequence[tuple[int, int]], shape: Shape, refusals: Sequence[Refusal], separators: str) -> tuple[Fix, ...]:
    """Safe when each character keeps its very shape and the number passes its own checks.

    A letter that merely resembles a digit (В and 8) stays ``likely`` unless the check digits leave less than one chance in fifty.
    """
    meant: dict[int, tuple[str, bool]] = {}
    for a, b in runs:
        for i in range(a, b):
            meant[i] = _meant(folded.kept[i], i, shape)
            if not meant[i][0]:
                return ()
    number = "".join([meant[i][0] if i in meant else c for i, c in enumerate(folded.kept)])
    if not shape.admits(number) or not shape.fits(number):
        return ()
    doubts = [r.code.severity for r in refusals if r.applies(number)]
    if Severity.ERROR in doubts:
        return ()
    proved = shape.proof > PROVED and not doubts
    trust = Trust.SAFE if proved or all(sure for _, sure in meant.values()) else Trust.LIKELY
    if separators == "forbid" and folded.touched:
        return (Fix(Span(0, len(folded.typed)), number, trust),)
    span = folded.span(runs[0][0], runs[-1][1])
    chars = {folded.at[i]: text for i, (text, _) in meant.items()}
    return (Fix(span, "".join([chars.get(i, folded.typed[i]) for i in range(span.start, span.end)]), trust),)
