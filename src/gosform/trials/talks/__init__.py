"""Pasted texts with the truth known: chats, dictated lines, forms, tables, letters, of made-up people with good and broken values.

Everything is drawn from a seed, so that equal seeds give equal texts. The templates are written by hand, one style a file in ``styles/``, apart from what
recognises: this folder never imports the recogniser, the kinds or the checks, and shares no list of words with them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from random import Random

from gosform.trials.made import chance
from gosform.trials.talks.styles import Style, styles
from gosform.trials.talks.talk import Talk
from gosform.trials.talks.template import Page
from gosform.trials.talks.wholes import counted, with_wholes

ALL_GOOD = 0.35
"""How many texts hold nothing broken."""
DAMAGED = 0.6
"""How many values of the other texts are broken. A judgement: enough of both."""


def talks(seed: int | str, number: int, among: Collection[str] = (), start: int = 0) -> Iterator[Talk]:
    """``number`` texts in the mix of the styles' shares, of these styles only if any are named. start: how many of the row are passed over.

    ``ValueError``: there is no such style.
    """
    known = styles()
    if unknown := set(among) - set(known):
        raise ValueError(f"no such style: {', '.join(sorted(unknown))}; there are: {', '.join(known)}")
    chosen = [style for name, style in known.items() if not among or name in among]
    for i in range(start, start + number):
        rng = chance(f"talks {seed} {i}")
        yield drawn(rng, rng.choices(chosen, [style.SHARE for style in chosen])[0])


def drawn(rng: Random, style: Style) -> Talk:
    """One text of this style."""
    page = Page(rng, damaged=0.0 if rng.random() < ALL_GOOD else DAMAGED, spoken=style.SPOKEN, loose=style.LOOSE)
    used = style.write(page)
    text = page.text()
    return Talk(
        style.STYLE, text, with_wholes(text, counted(page.truths)), tuple(page.beside), tuple(f"{style.STYLE}/{name}" for name in used)
    )
