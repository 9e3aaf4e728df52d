"""What the recogniser makes of one pasted text, held against what is true of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gosform.finding import Finding
from gosform.problem import Span
from gosform.trials.talks.talk import Talk, Truth

AS_OF = date(2026, 11, 22)
"""The day of the measurement, so that two runs say the same."""
OVERLAP = 0.8
"""A find is of a value when their common part, divided by both together, is no less."""
SURE = 0.5
"""A find that is less sure than this is shown to the operator, but claims nothing."""
Recogniser = Callable[[str], Sequence[Finding]]


class Seen(NamedTuple):
    """A value of the text, and what was found there. whole: it is a part, and the whole was found over it. exact: to the very sign."""

    truth: Truth
    finding: Finding | None
    whole: bool = False
    exact: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are right."""
        return (self.truth.whole_kind,) if self.whole else self.truth.kinds

    @property
    def said(self) -> bool:
        """It is among the finds, whatever it was taken for."""
        return self.finding is not None

    @property
    def found(self) -> bool:
        """It was found and something was made of it; where nobody could tell the kind, a find without one is as good."""
        return self.finding is not None and (self.finding.kind is not None or not self.truth.told)

    @property
    def sure(self) -> bool:
        """It was found, and surely; where nobody could tell the kind, nobody need be sure."""
        return self.found and (not self.truth.told or (self.finding is not None and self.finding.score >= SURE))

    @property
    def first(self) -> bool:
        """The first guess is right."""
        return self.finding is not None and self.finding.kind in self.kinds

    @property
    def second(self) -> bool:
        """One of two guesses is right."""
        return self.first or (self.finding is not None and any(guess.kind in self.kinds for guess in self.finding.others[:1]))

    @property
    def broken(self) -> bool:
        return self.truth.whole_broken if self.whole else self.truth.broken

    @property
    def reported(self) -> bool:
        """What is wrong is refused, and what is right is not. Only where the first guess is right."""
        return self.finding is not None and self.finding.ok != self.broken


class Judged(NamedTuple):
    """seen: each value in the order of the text. right, false: how many sure finds with a kind are of a value, and those that are of none.

    loose: as many finds without a kind that are of no value.
    """

    seen: tuple[Seen, ...]
    right: int
    false: tuple[Finding, ...]
    loose: int


def own(text: str) -> Sequence[Finding]:
    """The recogniser that gosform has."""
    from gosform.recognition import recognise

    return recognise(text, as_of=AS_OF)


def judge(talk: Talk, recogniser: Recogniser = own) -> Judged:
    """Show it the text, and compare."""
    findings = list(recogniser(talk.text))
    seen = tuple(_seen(truth, findings) for truth in talk.truths)
    used = {id(one.finding) for one in seen if one.finding is not None}
    claims = [finding for finding in findings if finding.kind is not None and finding.score >= SURE]
    right = [finding for finding in claims if id(finding) in used]
    false = tuple(finding for finding in claims if id(finding) not in used and not _allowed(finding, talk))
    loose = [finding for finding in findings if finding.kind is None and id(finding) not in used]
    return Judged(seen, len(right), false, len(loose))


def overlap(a: Span, b: Span) -> float:
    """The common part of two stretches, divided by both together."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / (max(a.end, b.end) - min(a.start, b.start)) if common > 0 else 0.0


def _seen(truth: Truth, findings: Sequence[Finding]) -> Seen:
    """The find that fits best: over the value itself, over a stretch that is as right, or over the whole that it is a part of."""
    best, share, whole, exact = None, 0.0, False, False
    for finding in findings:
        for span, over in _spans(truth):
            common = overlap(finding.span, span)
            if common >= OVERLAP and common > share:
                best, share, whole, exact = finding, common, over, common == 1.0
    return Seen(truth, best, whole, exact)


def _spans(truth: Truth) -> Iterator[tuple[Span, bool]]:
    yield truth.span, False
    for other in truth.others:
        yield other, False
    if truth.whole:
        yield truth.whole, True


def _allowed(finding: Finding, talk: Talk) -> bool:
    """It lies where such a find is no mistake, at least by half."""
    size = finding.span.end - finding.span.start
    for beside in talk.beside:
        common = min(finding.span.end, beside.span.end) - max(finding.span.start, beside.span.start)
        if 2 * common >= size and finding.kind in beside.kinds:
            return True
    return False
