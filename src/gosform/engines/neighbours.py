"""A date, a phone number or an address for mail with something pasted along, or pasted twice.

Numbers of digits have their own way (``pasted``): check digits tell a good one. Here a pattern finds what may be the value, and the
kind itself judges each find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from gosform.engines.pasted import FEWEST, IDLE, beside
from gosform.kind import Found
from gosform.problem import Code, Fix, Severity, Span, Trust, problem

LONGEST = 400
"""More characters than this are no value with a neighbour."""
MOST = 6
"""More values than this in one line are a list."""
WORD = re.compile(r"[^\W\d_]{2,}")


def copied(typed: str) -> tuple[str, Span] | None:
    """What stands twice, with nothing, or a few separators, between, and the place of the second; None where nothing does."""
    start = len(typed) - len(typed.lstrip())
    text = typed.strip()
    for gap in range(len(text) % 2, min(4, len(text) - 1), 2):
        half = (len(text) - gap) // 2
        if text[0] == text[half + gap] and text[:half] == text[half + gap :] and IDLE.issuperset(text[half : half + gap]):
            return text[:half], Span(start + half + gap, start + len(text))
    return None


def neighbours(
    typed: str,
    found: Found,
    judge: Callable[[str], Found],
    pattern: re.Pattern[str],
    codes: tuple[Code, Code],
    *,
    troubles: Collection[str] = (),
    sure: Callable[[str], bool] | None = None,
    words: re.Pattern[str] | None = WORD,
    labels: tuple[str, ...] = (),
) -> Found:
    """``found``, or that a good value was pasted twice or with something along, where that is what its troubles come from.

    codes: the one for what was pasted along, and the one for what was pasted twice.
    troubles: those that a neighbour may cause; all of them where none is named. sure: of several different finds, whether this one is more than a row of digits.
    words: words that alone beside the value are a neighbour; None: the kind speaks of words itself.
    """
    along, twice = codes
    if found.canonical is not None or len(typed) > LONGEST:
        return found
    if not found.problems or (troubles and found.problems[0].code.trouble not in troubles):
        return found
    if (copy := copied(typed)) and (text := _good(copy[0], judge)):
        return _found(twice, typed, copy[1], text)
    match = pattern.search(typed)
    if not match or match.span() == (0, len(typed)):
        return found
    places = [m.span() for m in pattern.finditer(typed)][: MOST + 1]
    good = [(Span(*place), text) for place in places if (text := _good(typed[slice(*place)], judge))] if len(places) <= MOST else []
    if sure and len({text for _, text in good}) > 1:
        good = [(span, text) for span, text in good if sure(typed[slice(*span)])]
    if len({text for _, text in good}) != 1:
        return found
    first, text = good[0]
    rest, last = "", 0
    for (start, end), _ in good:
        rest, last = rest + typed[last:start], end
    rest += typed[last:]
    if len(good) > 1 and not any(map(str.isalnum, rest)):
        return _found(twice, typed, Span(good[1][0].start, good[-1][0].end), text)
    digits = sum(map(str.isdecimal, rest))
    if not (digits >= FEWEST or "@" in rest or (words and words.search(rest))):
        return found
    extra = beside(typed, first, tuple(label.casefold() for label in labels))
    return _found(along, typed, extra, text) if extra.end > extra.start else found


def _good(text: str, judge: Callable[[str], Found]) -> str:
    """The value as the form takes it, where this is one, or is one with a repair that loses nothing; empty where it is none."""
    found = judge(text)
    if found.canonical is not None:
        return "" if any(p.severity is Severity.WARNING for p in found.problems) else found.canonical
    fixes = {fix.apply(text) for p in found.problems for fix in p.fixes if fix.trust is Trust.SAFE}
    return fixes.pop() if len(fixes) == 1 and all(p.fixes for p in found.problems) else ""


def _found(code: Code, typed: str, span: Span, text: str) -> Found:
    return Found((problem(code, span, Fix(Span(0, len(typed)), text, Trust.LIKELY)),), None, text)
