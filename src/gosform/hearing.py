"""From what a caller said to cards: where who finds and who says meet, for the doors that an operator works at.

``hear(text, "ru")`` recognises the values of a text, takes the operator's word where he chose a kind himself, and hands what is known of kinds
and of next steps to ``showing.cards``. Nothing is kept between two calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from gosform.escalation import steps
from gosform.finding import Finding
from gosform.kinds import get, is_kind
from gosform.problem import NOTHING, Place, Problem, Span, UnknownKind, Words
from gosform.saying.steps import say_step
from gosform.showing.cards import About, Card, Steps, cards

if TYPE_CHECKING:
    from gosform.check.form import Form

Chosen = tuple[Span, str]
"""Where a value stands in the text, and the kind that the operator says it is of."""


def hear(
    text: str,
    lang: str = "ru",
    *,
    hide: bool = False,
    as_of: date | None = None,
    chosen: Iterable[Chosen] = (),
    attempts: Mapping[str, int] = NOTHING,
    form: Form | None = None,
) -> list[Card]:
    """The cards of a text, in the order of its values.

    hide: nothing of a value is in the cards. chosen: "this is another field". attempts: kind -> how often the caller has failed at it.
    form: whose rules about next steps hold. Errors: ``UnknownKind``; ``ValueError`` for a span that is not within the text.
    """
    return cards(text, findings(text, as_of=as_of, chosen=chosen), lang, hide=hide, steps=_steps(lang, attempts, form), about=about)


def findings(text: str, *, as_of: date | None = None, chosen: Iterable[Chosen] = ()) -> list[Finding]:
    """The values of a text. What the operator chose stands in place of everything that it overlaps."""
    from gosform.recognition import as_kind, recognise

    found = list(recognise(text, as_of=as_of))
    for span, kind in chosen:
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError("a span that is not within the text")
        if not is_kind(kind):
            raise UnknownKind(kind[:60])
        over = [one for one in found if one.span.start < span.end and span.start < one.span.end]
        own = as_kind(text, span, kind, as_of=as_of)
        if over:
            own.person = over[0].person
        found = sorted([*(one for one in found if one not in over), own], key=lambda one: one.span)
    return found


def about(kind: str) -> About:
    """What a kind is called, and the document that its rules come from."""
    if not is_kind(kind):
        return About(Place(Words(kind, kind, kind)), "")
    known = get(kind)
    return About(known.place, known.source)


def _steps(lang: str, attempts: Mapping[str, int], form: Form | None) -> Steps:
    def say(problems: Sequence[Problem], kind: str | None) -> Sequence[str]:
        pointer = _field(form, kind) if form else ""
        found = steps(problems, kind=kind, attempts=attempts.get(kind or "", 0), form=form, pointer=pointer)
        return [say_step(step, lang) for step in found if step.id != "mend"]  # how to mend it is what the whole card is about

    return say


def _field(form: Form, kind: str | None) -> str:
    """The first field of the form that takes a value of this kind."""
    found = (
        f"/{section.name}/{field.name}"
        for section in form.rules.sections.values()
        for field in section.fields.values()
        if field.kind.id == kind
    )
    return next(found, "")
