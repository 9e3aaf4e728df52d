"""Cases made by hand."""

from __future__ import annotations

from gosform.problem import Span
from gosform.trials.case import Case

LETTER = Case("letters", "О", "inn", "7707083893", "77О7083893", span=Span(2, 3), troubles=frozenset({"letters"}))
SLIP = Case("slips", "single", "snils", "112-233-445 95", "112-233-445 96", span=Span(13, 14))
GOOD = Case("controls", "inn", "inn", "7707083893", "7707083893")
