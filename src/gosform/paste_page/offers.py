"""What there is to choose from: the fields that a value may be said to be (second guesses first, then every kind with a file of its own), the forms."""

from __future__ import annotations

from functools import cache

from gosform.hearing import about
from gosform.kinds import own
from gosform.paste_page.windows import Offer
from gosform.read_rules import forms as bundled
from gosform.saying.steps import titled
from gosform.showing.cards import Card
from gosform.showing.shown import label


def offers(card: Card, lang: str) -> list[Offer]:
    """What to choose from; the kind of the card itself is left out."""
    first = [Offer(one.kind, one.label, f"  {round(one.score * 100)} %") for one in card.others]
    taken = {card.kind, *(one.kind for one in first)}
    return [*first, *(one for one in _all(lang) if one.kind not in taken)]


@cache
def _all(lang: str) -> tuple[Offer, ...]:
    return tuple(sorted((Offer(kind, label(about(kind).place, lang)) for kind in own()), key=lambda one: one.label.lower()))


def forms(lang: str) -> list[Offer]:
    """The forms that come with the package, by title."""
    return sorted((Offer(one.id, titled(one.title, lang)) for one in bundled()), key=lambda one: one.label.lower())
