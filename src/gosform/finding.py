"""The noun of recognition: one value found in a pasted text, where it stands, what it probably is and what is wrong with it.

A finding holds places, never the text itself: whoever shows it cuts the value out of the text that was pasted. Imports only ``problem``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gosform.problem import Report, Span


class Guess(NamedTuple):
    """A kind that a value may be of. ``score``: the share of belief that it is, 0..1."""

    kind: str
    score: float


@dataclass(slots=True)
class Finding:
    """One value in a text. A value itself: nobody changes it once it is made; its ``repr`` shows nothing of what was pasted.

    span: where the value stands in the text, in code points; it may hold spaces, line breaks and words (a dictated number).
    kind: what it most probably is; None where it looks like a value but is of no kind that is known: said, not dropped.
    score: how sure that is, 0..1.
    report: what ``check_value`` says of the excerpt ``text[span.start:span.end]``: the spans of its problems count from ``span.start``.
      None where there is no kind.
    others: what else it may be, best first, without ``kind``.
    label: the words near the value that named its kind; None where none did.
    person: whose it is, counted from 0 in the order in which the people of the text begin.
    """

    span: Span
    kind: str | None
    score: float
    report: Report | None
    others: tuple[Guess, ...] = ()
    label: Span | None = None
    person: int = 0

    @property
    def ok(self) -> bool:
        """It is of a known kind, and its report has no problem of severity ``error``."""
        return self.report is not None and self.report.ok
