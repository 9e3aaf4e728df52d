"""One primary problem a place; the others fold under it.

Several faults in one field are all found, and one of them is said first: the one to mend first. Severity decides, then the stage (what
must be put right before anything later can be judged), then where it stands in the value, then the order in which they were found.
Nothing is lost: ``Report.all`` lists every problem again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import IntEnum
from operator import attrgetter
from types import MappingProxyType

from gosform.problem import Code, Problem, Report, Severity

POINTER = attrgetter("pointer")


class Stage(IntEnum):
    """What is put right first comes first."""

    MISSING = 0
    CHARACTERS = 1
    LENGTH = 2
    SHAPE = 3
    IMPOSSIBLE = 4
    CHECK_DIGIT = 5
    OTHER_FIELD = 6


TROUBLES: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.MISSING: "missing empty",
        Stage.CHARACTERS: """
            alphabet apostrophe caps-lock characters comma cyrillic decimal-comma decimal-point digits dots emoji first-character fillers
            full-stop hyphens invisible k-for-filler keyboard-layout latin letters letters-after-dash like-digit like-digits lower-case
            format mixed-scripts non-latin not-what-it-says punctuation rare-letters roman roman-numeral separators spaces thousands unknown-letter""",
        Stage.LENGTH: """
            brand-length cannot-check damaged early-length encrypted length lost-control-zero lost-zero mir-length old-length seven-digits too-few-items too-long
            too-many-characters too-many-decimals too-many-items too-short truncated""",
        Stage.IMPOSSIBLE: """
            absent administrator area-code aspect beginning birth-date branch colour count country country-code currency doubtful-year ending expiry-date
            first-digit former group in-future issue-date not-a-date object old other-country placeholder quarter rare-region rare-roman
            record-number resolution series sex state too-early too-few-pages too-few-pixels too-large too-late too-many-pages too-many-pixels
            too-small too-small-file total-size unknown unknown-class unknown-country unknown-range
            unknown-region unusual year zeros""",
        Stage.CHECK_DIGIT: "check-birth check-digit check-expiry check-extra check-number check-whole checksum doubtful-digit signature-wrong-document unchecked",
    }
)
"""Trouble words of each stage. A word that stands nowhere is of the shape."""
_STAGES = {word: stage for stage, words in TROUBLES.items() for word in words.split()}
_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}


def stage(code: Code) -> Stage:
    """The stage of a code. What concerns two fields comes last, whatever its trouble is called."""
    if code.startswith(("relation.", "record.swapped", "upload.signer")):
        return Stage.OTHER_FIELD
    return _STAGES.get(code.trouble, Stage.SHAPE)


def rank(problem: Problem, severity: Severity | None = None) -> tuple[int, Stage, int]:
    """Sorts what is said first to the front. severity: the form's own for this code."""
    return _RANKS[severity or problem.severity], stage(problem.code), problem.span.start if problem.span else 0


def fold(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """One problem a pointer, where the first of the pointer stood, the others of the pointer folded under it.

    What is folded already is taken apart first, so that some problems of a report can be left out and the rest folded again.
    """
    if len(problems) < 2 or len(set(map(POINTER, problems))) == len(problems):  # the usual way out
        return problems
    groups: dict[str, list[Problem]] = {}
    for p in problems:
        groups.setdefault(p.pointer, []).extend(p.unfolded())
    return tuple(_folded(group) if len(group) > 1 else group[0] for group in groups.values())


def folded(report: Report) -> Report:
    """The report with its problems folded."""
    problems = fold(report.problems)
    return report if problems is report.problems else replace(report, problems=problems)


def _folded(group: list[Problem]) -> Problem:
    """The first of the problems of one pointer, the others under it."""
    first = min(range(len(group)), key=lambda i: rank(group[i]))
    p = group[first]
    folded = (*group[:first], *group[first + 1 :])
    return Problem(
        p.code, p.span, p.params, p.fixes, p.severity, p.pointer, p.related, p.place, p.places, p.rule, folded, first
    )  # spelt out: ``replace`` costs several times as much
