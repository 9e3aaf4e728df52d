"""The examples that a form carries, run: each record gives exactly the problems that stand beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gosform.problem import Rule

if TYPE_CHECKING:
    from gosform.check.form import Form


@dataclass(frozen=True, slots=True)
class Miss:
    """An example that gives something else. Code ids and pointers only; the record is not in it.

    rule: where the example stands. missing: problems that it lists and that were not found. unexpected: the other way round.
    """

    example: str
    rule: Rule
    missing: tuple[tuple[str, str], ...] = ()
    unexpected: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        parts = [
            f"{word}: {', '.join(said(found))}" for word, found in (("not found", self.missing), ("not listed", self.unexpected)) if found
        ]
        return f"{self.rule}: example “{self.example}”: {'; '.join(parts)}"


def run(form: Form) -> tuple[Miss, ...]:
    """The examples of a form that give something else than they say; empty when all is well.

    An example without ``as_of`` is checked for the first day on which the form is in force, so that it gives the same every day.
    """
    misses = []
    for example in form.rules.examples:
        report = form.check(example.record, dict(example.uploads), as_of=example.as_of or form.rules.valid_from)
        wanted, found = Counter(example.problems), Counter(report.flatten())
        if wanted != found:
            misses.append(Miss(example.name, example.rule, tuple((wanted - found).elements()), tuple((found - wanted).elements())))
    return tuple(misses)


def said(found: Iterable[tuple[str, str]]) -> list[str]:
    """Problems as a rule file writes them: ``inn.checksum at /applicant/inn``."""
    return [f"{code} at {pointer}" if pointer else code for code, pointer in found]
