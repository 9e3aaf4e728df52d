"""Values that were read, as findings: the kind, its score, second guesses, whose it is, and the report of ``check_value``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import exp

from gosform.check import check_value
from gosform.finding import Finding, Guess
from gosform.problem import Report, Span
from gosform.recognition.candidate import Candidate, Scene
from gosform.recognition.paths import ordinary
from gosform.recognition.people import people
from gosform.recognition.reading import Reading

NONE = 0.01
"""The weight of a value's being of no known kind."""
LEAST = 0.001
MOST_OTHERS = 3


def judged(reading: Reading) -> list[Finding]:
    """One finding a value. What stands behind the part that was read is the last one, of no kind."""
    whose = people(reading.scene, reading.chosen)
    found = [_finding(reading, one, person) for one, person in zip(reading.chosen, whose, strict=True)]
    _with_banks(reading, found)
    if reading.rest < len(reading.text) and reading.text[reading.rest :].strip():
        found.append(Finding(Span(reading.rest, len(reading.text)), None, 0.0, None, person=whose[-1] if whose else 0))
    return found


def _finding(reading: Reading, one: Candidate, person: int) -> Finding:
    span = Span(one.start, one.end)
    label = one.label.span if one.label else None
    guesses = ranked(one.weights, none(reading.scene, one))
    if not guesses:
        return Finding(span, None, 0.0, None, (), label, person)
    kind, score = guesses[0]
    others = tuple(guess for guess in guesses[1 : MOST_OTHERS + 1] if guess.score >= LEAST)
    return Finding(
        span, kind, score, check_value(kind, reading.text[one.start : one.end], as_of=reading.scene.as_of), others, label, person
    )


def none(scene: Scene, one: Candidate) -> float:
    """The weight of a value's being of no kind, or no value at all."""
    return min(exp(max(sum([ordinary(scene, i) for i in range(one.first, one.last)]), -40.0)), NONE)


def ranked(weights: Mapping[str, float], none: float = NONE) -> list[Guess]:
    """The kinds by their share of all weights, the likeliest first."""
    total = sum(weights.values()) + none if weights else 1.0
    return sorted((Guess(kind, weight / total) for kind, weight in weights.items()), key=lambda guess: (-guess.score, guess.kind))


def _with_banks(reading: Reading, found: list[Finding]) -> None:
    """Accounts are checked against the БИК of the same person, where exactly one stands in the text."""
    banks: dict[int, set[str]] = {}
    for one in found:
        if one.kind == "bik" and one.report and one.report.value:
            banks.setdefault(one.person, set()).add(one.report.value)
    for one in found:
        here = banks.get(one.person, set())
        if one.kind in ("account", "corr_account") and len(here) == 1:
            one.report = check_value(one.kind, reading.text[one.span.start : one.span.end], as_of=reading.scene.as_of, bik=next(iter(here)))


def as_kind(text: str, span: Span, kind: str, *, as_of: date | None = None) -> Finding:
    """The finding of a stretch of which somebody says what it is. ``UnknownKind`` when there is no such kind.

    A span that reaches beyond the text is cut to it.

    >>> as_kind("это 7707083893", Span(4, 14), "inn").report.ok
    True
    """
    start = min(max(span[0], 0), len(text))
    end = min(max(span[1], start), len(text))
    report: Report = check_value(kind, text[start:end], as_of=as_of)
    return Finding(Span(start, end), kind, 1.0, report)
