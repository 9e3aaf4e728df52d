"""Whether a value would pass for a good one of a kind: nothing to refuse, nothing to doubt, and it begins as such values do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from gosform.guess.spelt import SPELT, USUAL, WRITTEN
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
    if kind in NUMBERS and _FOREIGN(typed):
        return False
    begins = _begins(kind)
    if begins is not None and not begins(typed if typed.isdigit() and typed.isascii() else _NO_DIGITS("", typed)):
        return False
    one, options = get(kind), _plain(kind)
    if one.refuses(typed, options, as_of):
        return False
    found = one.diagnose(typed, options, as_of)
    return found.canonical is not None and all(p.severity is Severity.NOTICE for p in found.problems)


@cache
def _begins(kind: str) -> Callable[[str], Any] | None:
    usual = USUAL.get(kind)
    return re.compile(usual).match if usual else None


@cache
def _plain(kind: str) -> Any:
    """The kind's options as they are when nobody sets any."""
    return get(kind).option_values({})
