"""A card an operator works with: one value that a caller said, what is wrong with it and what to tell him.

``cards(text, findings, "ru")`` joins what was found (:class:`gosform.finding.Finding`) with everything that is said of it. The page, the JSON API
and the page on the terminal show nothing but cards. What a kind is called and where its rules come from is handed in (``about``), as is what to do when
the caller cannot mend it himself (``steps``): this arm knows neither kinds nor rules. ``gosform.hearing`` does the handing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from gosform.catalog import languages
from gosform.explain import explain
from gosform.finding import Finding
from gosform.problem import Code, Fix, Place, Problem, Severity, Span, Words
from gosform.saying.labels import NAMELESS
from gosform.showing.cards_script import script, sms
from gosform.showing.cards_value import Piece, mended, pieces
from gosform.showing.cards_words import ASK_KIND, UNKNOWN, UNKNOWN_STEPS
from gosform.showing.plain_report import spaced
from gosform.showing.shown import label, say

GOOD, UNKNOWN_STATE = "good", "unknown"
_WORST = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)


class About(NamedTuple):
    """What is known of a kind. place: what it is called. source: the document that its rules come from."""

    place: Place
    source: str


AboutKind = Callable[[str], About]
Steps = Callable[[Sequence[Problem], str | None], Sequence[str]]
"""The problems of a card, the first one to mend in front, and its kind -> sentences: what to do when the caller cannot mend it."""


class Other(NamedTuple):
    """What else the value may be."""

    kind: str
    label: str
    score: float


class Trouble(NamedTuple):
    """One problem. span: in the value. what, fix: whole sentences. page: of the documentation."""

    code: str
    severity: str
    span: Span | None
    what: str
    fix: str
    details: str
    where: str
    source: str
    page: str

    def as_json(self) -> dict[str, Any]:
        """The problem as a mapping."""
        return {**self._asdict(), "span": self.span and list(self.span)}


@dataclass(frozen=True, slots=True, repr=False)
class Repair:
    """The value as it would be after a fix. marks: the same in pieces; what changes is marked."""

    trust: str
    value: str
    marks: tuple[Piece, ...]
    probability: float | None

    def as_json(self) -> dict[str, Any]:
        """The fix as a mapping."""
        marks = [piece._asdict() for piece in self.marks]
        return {"trust": self.trust, "value": self.value, "marks": marks, "probability": self.probability}


class Sms(NamedTuple):
    """segments: parts that are paid for. encoding: ``GSM-7`` or ``UCS-2``."""

    text: str
    segments: int
    encoding: str


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """Everything about one value. Its ``repr`` shows nothing of it.

    id: its place among the cards, from 0. span: in the text, in code points. kind: None where it is not known.
    state: ``good``, ``notice``, ``warning``, ``error``, ``unknown``. value: in pieces; what is wrong is marked, what cannot be seen is made visible.
    problems: the one to mend first in front. say: to be read aloud. next: what to do when the caller cannot mend it himself.
    lang: the language of the sentences. near: the words of the text that named the kind; not in the JSON.
    """

    id: int
    span: Span
    kind: str | None
    label: str
    person: int
    score: float
    state: str
    others: tuple[Other, ...]
    value: tuple[Piece, ...]
    problems: tuple[Trouble, ...]
    say: str
    sms: Sms
    fixes: tuple[Repair, ...]
    next: tuple[str, ...]
    lang: str
    near: Span | None = None

    def __repr__(self) -> str:
        return f"<card {self.id} {self.kind} {self.state}>"

    def as_json(self) -> dict[str, Any]:
        """The card as mappings, lists, texts and numbers, in the order of its keys."""
        return {
            "id": self.id,
            "span": list(self.span),
            "kind": self.kind,
            "label": self.label,
            "person": self.person,
            "score": self.score,
            "state": self.state,
            "others": [one._asdict() for one in self.others],
            "value": [piece._asdict() for piece in self.value],
            "problems": [one.as_json() for one in self.problems],
            "say": self.say,
            "sms": self.sms._asdict(),
            "fixes": [one.as_json() for one in self.fixes],
            "next": list(self.next),
            "lang": self.lang,
        }


class Asked(NamedTuple):
    """What every card of a call shares."""

    text: str
    lang: str
    hide: bool
    steps: Steps | None
    about: AboutKind


def cards(
    text: str,
    findings: Sequence[Finding],
    lang: str = "ru",
    *,
    hide: bool = False,
    steps: Steps | None = None,
    about: AboutKind | None = None,
) -> list[Card]:
    """One card a finding, in their order.

    hide: letters and digits of every value are dots, and no sentence quotes them.
    steps, about: see above; without ``about`` a kind that has no problem is called by its id.
    """
    asked = Asked(text, lang, hide, steps, about or _unknown)
    return [_card(i, one, asked) for i, one in enumerate(findings)]


def _card(number: int, one: Finding, asked: Asked) -> Card:
    text, lang, hide, steps, about = asked
    typed = text[one.span.start : one.span.end]
    found = [] if one.report is None else [problem for first in one.report.problems for problem in (first, *first.folded)]
    if one.kind is None:
        name, place = say(lang, UNKNOWN), NAMELESS
        state, source = UNKNOWN_STATE, ""
    else:
        place, source = about(one.kind)
        place = next((problem.place for problem in found if problem.place), place)
        name = label(place, lang)
        state = next((str(severity.value) for severity in _WORST if any(p.severity is severity for p in found)), GOOD)
    message = sms(found, place if one.kind else None, lang)
    todo = tuple(steps(found, one.kind)) if steps else ()
    return Card(
        id=number,
        span=one.span,
        kind=one.kind,
        label=name,
        person=one.person,
        score=one.score,
        state=state,
        others=tuple(Other(guess.kind, label(about(guess.kind).place, lang), guess.score) for guess in one.others),
        value=pieces(typed, [p.span for p in found if p.span and p.severity is not Severity.NOTICE], hide),
        problems=_troubles(found, one.kind, lang, hide, source),
        say=script(found, place, typed, lang) if one.kind else say(lang, ASK_KIND),
        sms=Sms(message[0], message[1].parts, message[1].encoding),
        fixes=_repairs(found, typed, hide),
        next=todo or (tuple(say(lang, sentence) for sentence in UNKNOWN_STEPS) if one.kind is None else ()),
        lang=lang,
        near=one.label,
    )


def _troubles(found: Sequence[Problem], kind: str | None, lang: str, hide: bool, source: str) -> tuple[Trouble, ...]:
    told = explain(found, lang, "field", show_values=not hide)
    details = explain(found, lang, "details", show_values=not hide)
    return tuple(
        Trouble(
            code=str(problem.code),
            severity=str(problem.severity.value),
            span=problem.span,
            what=spaced(one.what),
            fix=spaced(one.fix),
            details=spaced(more.text),
            where=spaced(one.where),
            source=problem.code.source or source,
            page=page(problem.code, kind),
        )
        for problem, one, more in zip(found, told, details, strict=True)
    )


def _repairs(found: Sequence[Problem], typed: str, hide: bool) -> tuple[Repair, ...]:
    """The fixes of the problem to mend first; of the next one that has some, where it has none."""
    fixes: Sequence[Fix] = next((problem.fixes for problem in found if problem.fixes), ())
    return tuple(Repair(str(fix.trust.value), *mended(typed, fix, hide), fix.probability) for fix in fixes)


def page(code: Code, kind: str | None) -> str:
    """The page of the documentation that tells about a code: that of its kind; a family has one."""
    owner = kind or code.owner
    return f"docs/kinds/{owner.partition('.')[0]}.md"


def _unknown(kind: str) -> About:
    return About(Place(Words(kind, kind, kind), {lang: {"nom": kind} for lang in languages()}), "")
