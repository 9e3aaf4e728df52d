"""The words that people write between the series and the number of a document: «серия 75 номер 1591923», «82 N 1234567»."""

from __future__ import annotations

import re

_WORDS = re.compile(r"(?<![^\W\d_])(?:серия|сер\.|номер|ном\.|series|number|no|n)(?![^\W\d_])", re.IGNORECASE)


def without_series_words(typed: str) -> str:
    """What was typed with those words blanked out, not cut out, so that every span still counts in what was typed.

    >>> without_series_words("82 N 1234567")
    '82   1234567'
    """
    return _WORDS.sub(lambda m: " " * len(m.group()), typed)
