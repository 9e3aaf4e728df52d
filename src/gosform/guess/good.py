"""Whether a value would pass for a good one of a kind: nothing to refuse, nothing to doubt, and it begins as such values do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from gosform.guess.spelt import SPELT, USUAL, WRITTEN
from gosform.kind import Found
from gosform.kinds import get
from gosform.problem import Severity

NUMBERS = frozenset(SPELT) - frozenset(WRITTEN)
"""Kinds made of digits, dates among them."""
_FOREIGN = re.compile(r"[!$%&<>?@^{}~]").search
"""Signs that none of those kinds takes, wherever they stand."""
_NO_DIGITS = re.compile("[^0-9]+").sub


def good(kind: str, typed: str, as_of: date) -> bool:
    """The kind has neither an error nor a warning for this value, whatever a form asks beyond it.

    >>> good("inn", "7707083893", date(2026, 11, 22))
    True
    """
    digits = typed.isdigit() and typed.isascii()
    if not digits and kind in NUMBERS and _FOREIGN(typed):
        return False
    begins, refuses, is_clean, diagnose = _asked(kind, as_of)
    if begins is not None and not begins(typed if digits else _NO_DIGITS("", typed)):
        return False
    if refuses(typed):
        return False
    if is_clean is not None and is_clean(typed):
        return True
    found = diagnose(typed)
    return found.canonical is not None and all(p.severity is Severity.NOTICE for p in found.problems)


class _Asked(NamedTuple):
    """What is asked of a value of a kind: how it begins, whether a glance or a pattern decides, else all of its rules."""

    begins: Callable[[str], Any] | None
    refuses: Callable[[str], bool]
    is_clean: Callable[[str], Any] | None
    diagnose: Callable[[str], Found]


@lru_cache(maxsize=256)
def _asked(kind: str, as_of: date) -> _Asked:
    one = get(kind)
    options = one.option_values({})
    usual, screen = USUAL.get(kind), one.screen(options, as_of)
    return _Asked(
        re.compile(usual).match if usual else None,
        one.glance(options, as_of),
        screen and screen.test(),
        lambda typed: one.diagnose(typed, options, as_of),
    )
