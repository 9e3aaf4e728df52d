"""Counts of a measurement of recognition: hits of so many, by kind, style and damage, and the misses with a text for each sort."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gosform.problem import Span
from gosform.trials.recognise import Judged, Recogniser, Seen, judge, own
from gosform.trials.talks.talk import Talk

PROSE = "prose"
"""The style in which nobody tells a value."""
ALL = ("all", "all")
UNSEEN = "unseen"
"""The style whose misses are never shown."""
Place = tuple[str, str]
"""What the figures are put together by, and its name: ``("kind", "inn")``, ``("style", "chat")``, ``("damage", "missing")``, or ``ALL``."""
Hits = dict[tuple[Place, str], list[int]]
"""Place and figure -> hits, and of how many."""


class Sort(NamedTuple):
    """A sort of mistake. what: ``missed``, ``kind``, ``report``, ``false``; taken: the kind that was found instead, if any."""

    what: str
    style: str
    kind: str
    damage: str
    labelled: bool
    taken: str


class Miss(NamedTuple):
    """How often it happened, with the first text in which it did. span: the value, or what was found by mistake. meant: the good value."""

    times: int
    text: str
    span: Span
    meant: str


class Tally(NamedTuple):
    """What was counted."""

    hits: Hits
    misses: dict[Sort, Miss]


def tally(talks: Iterable[Talk], recogniser: Recogniser = own) -> Tally:
    """Judge these texts and count."""
    found = Tally({}, {})
    for talk in talks:
        judged = judge(talk, recogniser)
        for place, figure, hit, of in _counts(talk, judged):
            cell = found.hits.setdefault((place, figure), [0, 0])
            cell[0] += hit
            cell[1] += of
        for sort, span, meant in _misses(talk, judged) if talk.style != UNSEEN else ():
            before = found.misses.get(sort)
            found.misses[sort] = before._replace(times=before.times + 1) if before else Miss(1, talk.text, span, meant)
    return found


def added(whole: Tally, part: Tally) -> None:
    """Put the counts of ``part`` to those of ``whole``; of each sort of miss the earlier text stays."""
    for key, (hit, of) in part.hits.items():
        cell = whole.hits.setdefault(key, [0, 0])
        cell[0] += hit
        cell[1] += of
    for sort, miss in part.misses.items():
        before = whole.misses.get(sort)
        whole.misses[sort] = before._replace(times=before.times + miss.times) if before else miss


def _counts(talk: Talk, judged: Judged) -> Iterator[tuple[Place, str, int, int]]:
    style = ("style", talk.style)
    for one in judged.seen:
        truth = one.truth
        places = (ALL, style, ("kind", truth.kind), ("damage", truth.damage if truth.labelled else f"{truth.damage}, alone"))
        for place in places:
            for figure, hit in _of_one(one, talk.people):
                yield place, figure, hit, 1
    for place in (ALL, style) if talk.style != PROSE else (ALL,):
        yield place, "precision", judged.right, judged.right + len(judged.false)
    for finding in judged.false:
        yield ("kind", str(finding.kind)), "false", 1, 1
    if talk.style == PROSE:
        yield ALL, "prose-false", len(judged.false), len(talk.text)
        yield ALL, "prose-loose", judged.loose, len(talk.text)


def _of_one(one: Seen, people: int) -> Iterator[tuple[str, bool]]:
    """The figures that this value counts for."""
    truth = one.truth
    if truth.broken:
        yield ("broken-labelled" if truth.labelled else "broken-alone"), one.found
        yield ("broken-labelled-sure" if truth.labelled else "broken-alone-sure"), one.sure
    else:
        yield "good", one.sure
        yield ("good-labelled" if truth.labelled else "good-alone"), one.sure
    yield "said", one.said
    if not one.said:
        return
    yield "exact", one.exact
    if truth.told:
        yield "kind-first", one.first
        yield "kind-two", one.second
        if one.first:
            yield ("report-broken" if one.broken else "report-good"), one.reported
    if people > 1 and one.finding is not None:
        yield "person", one.finding.person == truth.person


def _misses(talk: Talk, judged: Judged) -> Iterator[tuple[Sort, Span, str]]:
    for one in judged.seen:
        truth = one.truth
        taken = str(one.finding.kind) if one.finding is not None else ""
        what = ""
        if not (one.found if truth.broken else one.sure):
            what = "missed"
        elif truth.told and not one.first:
            what = "kind"
        elif truth.told and not one.reported:
            what = "report"
        if what:
            yield Sort(what, talk.style, truth.kind, truth.damage, truth.labelled, taken), truth.span, truth.value
    for finding in judged.false:
        yield Sort("false", talk.style, "", "", False, str(finding.kind)), finding.span, ""
