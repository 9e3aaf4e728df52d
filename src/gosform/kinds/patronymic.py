"""Отчество: the patronymic, where the identity document has one. A document without it leaves the field empty.

Russian letters with Ё, hyphens and spaces; of a foreigner also Latin letters and the apostrophe. Not every patronymic ends
in -вич or -вна: Ахмед оглы, Али кызы, Ильич and Фока are good.

What the check can see: a dash, «нет» or «б/о» in place of an absent patronymic, Latin letters that look Russian, digits,
strange signs, initials. What it cannot see: whether it fits the sex or the father's name.

Example: Ивановна.

History: people write «нет» because a form does not let them leave the field empty; receiving systems then take «Нет» for a
patronymic. The tax service has a tick box “no patronymic” instead.
"""

from __future__ import annotations

from datetime import date

from gosform.engines import names
from gosform.engines.name_codes import name_codes
from gosform.engines.name_notes import note
from gosform.engines.writing import Tidied
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Fix, Span, Trust, Words, problem

COMMON = name_codes("patronymic")
PLACEHOLDER = Code(
    "patronymic.placeholder",
    what="A note or a dash seems to stand in place of {gen}.",
    fix="Leave the field empty if the document has no patronymic.",
    why="A dash, «нет», «отсутствует» or «б/о» is taken for a patronymic by the system that receives it.",
    source="FNS, service “find your ИНН”: the tick box for no patronymic; control ratios of form 2-НДФЛ: ФИО",
)


def left_out(tidied: Tidied) -> Found | None:
    """A note in place of a patronymic."""
    if not note(tidied.text):
        return None
    fixes = (Fix(Span(0, len(tidied.typed)), "", Trust.LIKELY),) if tidied.typed else ()
    return Found((problem(PLACEHOLDER, tidied.whole(), *fixes),))


def find(typed: str, options: names.NameOptions, as_of: date) -> Found:
    return names.diagnose(typed, COMMON, options, left_out=left_out)


def certainly(options: names.NameOptions, as_of: date) -> Screen | None:
    return names.screen(options, between="(?:-| (?=(?:оглы|кызы)(?![а-яё])))")


def made(draw: Draw, options: names.NameOptions) -> str:
    from gosform.engines.made_words import patronymic

    return patronymic(draw, bool(draw.below(2)))


KIND = Kind(
    id="patronymic",
    words=Words(
        "patronymic",
        label="Patronymic",
        acc="the patronymic",
        example="Ивановна",
        where="The patronymic is on the photo page of the passport, if there is one.",
        aloud="Compare the patronymic letter by letter.",
    ),
    codes=(
        PLACEHOLDER,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.keyboard_layout,
        COMMON.latin,
        COMMON.mixed_scripts,
        COMMON.cyrillic,
        COMMON.alphabet,
        COMMON.digits,
        COMMON.characters,
        COMMON.first_character,
        COMMON.hyphens,
        COMMON.too_long,
        COMMON.initials,
        COMMON.punctuation,
        COMMON.apostrophe,
        COMMON.roman_numeral,
        COMMON.caps_lock,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="FNS, control ratios of form 2-НДФЛ: ФИО; e-ZAGS protocol schema, type STRING60 (length)",
    options=names.NameOptions,
    make=made,
    doc=__doc__,
)
