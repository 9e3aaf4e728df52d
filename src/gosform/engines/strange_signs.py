"""What is said of a sign or a letter that does not belong in a text, and how the text reads without it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from gosform.engines.composing import OVERRIDES
from gosform.engines.stretches import emoji, letter_number, name, runs
from gosform.engines.writing import Tidied, set_of
from gosform.problem import Code, Fix, Problem, Trust
from gosform.text import SPACES, unicode_name

_GAP = frozenset((" ", ""))
_LIKELY = Trust.LIKELY  # a class of constants gives one as slowly as a function is called
_UNSEEN = re.compile(f"[{set_of(OVERRIDES)}{set_of({chr(c) for c in (*range(0x20), *range(0x7F, 0xA0))} - SPACES)}\ud800-\udfff]").search


def sign_problem(code: Code, tidied: Tidied, start: int, end: int, fixes: tuple[Fix, ...] | None = None) -> Problem:
    """A sign that does not belong, by name, with these fixes.

    fixes: None is that of leaving it out. Digits and a stretch of many different signs get none then.
    """
    text = tidied.text
    char = text[start]
    if fixes is None:
        alike = end - start == 1 or all(name(c) == name(char) for c in text[start:end])
        fixes = removal(tidied, start, end) if alike and not char.isalnum() else ()
    return Problem(code, tidied.span(start, end), sign_params(char), fixes, code.severity)


@lru_cache(maxsize=1024)
def sign_params(char: str) -> Mapping[str, str]:
    """What a sentence about this sign may say of it."""
    return {"char": char, "name": unicode_name(char), "sign": name(char)}


def letter_problem(code: Code, tidied: Tidied, start: int, end: int, fixes: tuple[Fix, ...] = ()) -> Problem:
    """A letter that does not belong, with its number among the letters of the text."""
    return Problem(code, tidied.span(start, end), letter_params(tidied.text, start), fixes, code.severity)


def letter_params(text: str, at: int) -> Mapping[str, str | int]:
    """What a sentence about this letter of a text may say of it."""
    char = text[at]
    return {"char": char, "name": unicode_name(char), "position": letter_number(text, at)}


def removal(tidied: Tidied, start: int, end: int) -> tuple[Fix, ...]:
    """Leave ``text[start:end]`` out, with one of the spaces around it; nothing when two words or numbers would run together."""
    text = tidied.text
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before.isalnum() and after.isalnum() and not (emoji(text[start]) or unseen(text[start])):
        return ()
    if before in _GAP and after in _GAP:
        if not (before or after):
            return ()
        start, end = (start - 1, end) if before else (start, end + 1)
    return (Fix(tidied.span(start, end), "", _LIKELY),)


def parted(tidied: Tidied, start: int, end: int) -> tuple[Fix, ...]:
    """A space for a slash that joins two words. A single letter on one side is an abbreviation (а/я, р/с), digits are a number: nothing."""
    before = re.search(r"(?:([^\W\d_]{2})|\w)[^\w\s]*$", tidied.text[max(start - 50, 0) : start])
    after = re.match(r"[^\w\s]*(?:([^\W\d_]{2})|\w)", tidied.text[end : end + 50])
    if not (before and after):
        return removal(tidied, start, end)
    return (Fix(tidied.span(start, end), " ", _LIKELY),) if before[1] and after[1] else ()


def unseen_runs(text: str) -> list[tuple[int, int]]:
    """The stretches of what cannot be seen."""
    return runs(text, unseen) if _UNSEEN(text) else []


def unseen(char: str) -> bool:
    """A control character, half of a surrogate pair or a mark that reorders text."""
    return not " " <= char <= "~" and (char in OVERRIDES or (char not in SPACES and unicodedata.category(char) in ("Cc", "Cs")))
