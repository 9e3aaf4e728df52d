"""What is still to be asked for a form, as the page says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gosform.paste_page.words import ALL_THERE, MISSING_TITLE, PERHAPS_TITLE
from gosform.saying.steps import titled
from gosform.showing.cards import Card
from gosform.showing.shown import say
from gosform.still_missing import Missing, Said, still_missing

if TYPE_CHECKING:
    from gosform.check.form import Form


def missing(form: Form, text: str, cards: Sequence[Card], lang: str) -> Missing:
    """The fields of a form that no card can fill."""
    return still_missing(form, (Said(card.kind, None, text[slice(*card.near)] if card.near else "") for card in cards), lang)


def told(form: Form, found: Missing, lang: str) -> tuple[str, str]:
    """Title and text of the window."""
    lines = [one.label for one in found.missing] or [say(lang, ALL_THERE)]
    if found.perhaps:
        lines += ["", say(lang, PERHAPS_TITLE), *(one.label for one in found.perhaps)]
    return say(lang, MISSING_TITLE, form=titled(form.rules.title, lang)), "\n".join(lines)
