"""A number that was dictated in words: «семь семь ноль семь», «сорок пять ноль восемь сто двадцать три»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gosform.engines.number_text import dictated, number_word
from gosform.engines.pasted import PROVED, admitted
from gosform.engines.shape import Refusal, Shape
from gosform.kind import Found
from gosform.problem import Code, Fix, Span, Trust, problem
from gosform.text import Folded, label_end

LONGEST = 400
"""More characters than this are no number in words."""
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_LONG_ENOUGH = re.compile(r"[^\W\d_]{3}").search
"""No word for a number is shorter than «сто»."""


def in_words(
    folded: Folded, shapes: Sequence[Shape], code: Code, refusals: Sequence[Refusal], *, labels: tuple[str, ...], separators: str
) -> Found | None:
    """The problem of a number in words, with the number in digits where it is a good one; None where other words stand there.

    Words may be grouped in more than one way («сорок пять» is 45, or 40 and 5). The usual reading is offered, and another only where
    check digits prove it and no further one.
    """
    if len(folded.typed) > LONGEST or folded.typed.isascii() or not _LONG_ENOUGH(folded.typed):
        return None
    words = _WORD.findall(folded.typed[label_end(folded.typed, labels) :].casefold())
    said = [word for word in words if word.isalpha()]
    if not said or not all(map(number_word, said)):
        return None
    number = _meant(words, shapes, refusals)
    if not number:
        return Found((problem(code, folded.whole()),))
    shape = next(s for s in shapes if s.length == len(number))
    fix = Fix(Span(0, len(folded.typed)), number if separators == "forbid" else shape.canonical(number), Trust.LIKELY)
    return Found((problem(code, folded.whole(), fix),), None, number)


def _meant(words: list[str], shapes: Sequence[Shape], refusals: Sequence[Refusal]) -> str:
    proved: set[str] = set()
    for i, number in enumerate(dictated(words, max(s.length for s in shapes))):
        shape = admitted(number, shapes, refusals)
        if shape and i == 0:
            return number
        if shape and shape.proof >= PROVED:
            proved.add(number)
    return proved.pop() if len(proved) == 1 else ""
