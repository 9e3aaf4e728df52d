"""Identifiers in a pasted text, good and broken: where each stands, what it is, what is wrong with it.

Words near a value decide first, then its check digits, then its shape. Every stretch that may be a value is weighed
(``numbers``, ``dictated``, ``written`` …), the likeliest way to cut the text into values is chosen (``paths``), and each value is
checked as ``check_value`` checks it (``judged``). How, with what limits: ``docs/recognise.md``.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from gosform.finding import Finding
from gosform.recognition.judged import as_kind, judged
from gosform.recognition.reading import read

__all__ = ["as_kind", "recognise"]


def recognise(text: str, *, as_of: date | None = None, kinds: Collection[str] | None = None) -> list[Finding]:
    """The values in a text of any sort, in its order, none overlapping another.

    as_of: the day that dates are compared with; today where it is left out. kinds: only these are considered.

    >>> [(f.kind, f.report.ok) for f in recognise("паспорт 4508 123456, снилс 112-233-445 96") if f.report]
    [('passport_rf', True), ('snils', False)]
    """
    return judged(read(text, as_of, kinds))
