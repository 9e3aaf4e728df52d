"""ИНН and КПП of an organisation in one field: «7707083893/773601001», «ИНН 7707083893 КПП 773601001»."""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import NamedTuple

from gosform.engines.shape import Shape
from gosform.problem import Span
from gosform.text import fold

INN, KPP = 10, 9
BOTH = INN + KPP
LONGEST = 200
LETTERED = (14, 15)
LETTERS = ascii_uppercase
_NAMES = re.compile(r"(?<![^\W_])(?:инн|кпп|inn|kpp)(?![^\W_])", re.IGNORECASE)
_BEFORE = r"(?<![^\W_])(?<!/)(?<!/ )(?:{})(?:[\s:№=.]*)$"
_INN_BEFORE = re.compile(_BEFORE.format("инн|inn"), re.IGNORECASE)
_KPP_BEFORE = re.compile(_BEFORE.format("кпп|kpp"), re.IGNORECASE)

_LIKE_BIK = re.compile("04..(?!0[1-5]|3[0-5]|4[345]|50)")
"""A bank's number begins with 04; a КПП of that region has one of the usual reasons behind its office."""


class Together(NamedTuple):
    """Both numbers as one row of characters, and where each stands with its own name in front of it."""

    number: str
    inn: Span
    kpp: Span


def together(typed: str, shape: Shape) -> Together | None:
    """The two numbers of what was typed where it holds nothing else, the ИНН first; ``shape`` is the one of both together."""
    if not BOTH <= len(typed) <= LONGEST:
        return None
    folded = fold(_NAMES.sub(lambda m: " " * len(m[0]), typed))
    if not shape.admits(folded.kept) or not shape.fits(folded.kept):
        return None
    at = folded.at
    if at[KPP] > at[KPP - 1] + 1 and at[INN] == at[INN - 1] + 1:  # nine characters first: the other way round, or two other numbers
        return None
    if _LIKE_BIK.match(folded.kept, INN):
        return None
    inn, kpp = folded.span(0, INN), folded.span(INN, BOTH)
    first, second = _INN_BEFORE.search(typed, 0, inn.start), _KPP_BEFORE.search(typed, inn.end, kpp.start)
    return Together(
        folded.kept, Span(first.start() if first else inn.start, inn.end), Span(second.start() if second else kpp.start, kpp.end)
    )
