"""Имя: the given name, as the identity document prints it.

Of a citizen: Russian letters with Ё, hyphens and spaces. Of a foreigner (``citizenship: foreign``) also Latin letters and
the apostrophe. Case is kept as typed. Two words, a hyphen and a single letter are good names: Иван-да-Марья, Анна Мария.

What the check can see: Latin letters that look Russian, digits, strange signs, a keyboard left in English, initials, and
an ending that only patronymics have (-ович, -евна). What it cannot see: Наталья where the document has Наталия.

Example: Анна.
"""

from __future__ import annotations

from datetime import date

from gosform.engines import names
from gosform.engines.name_codes import name_codes
from gosform.engines.writing import Tidied
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Problem, Severity, Words, problem

COMMON = name_codes("given_name")
LOOKS_LIKE_PATRONYMIC = Code(
    "given_name.looks-like-patronymic",
    what="It looks like a patronymic stands in {in}.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="Words in -ович, -евич, -овна, -евна, -ична are patronymics, and some are surnames; as given names they are not known.",
)


def doubts(tidied: Tidied) -> list[Problem]:
    if m := names.PATRONYMIC.search(tidied.text):
        return [problem(LOOKS_LIKE_PATRONYMIC, tidied.span(tidied.text.rfind(" ", 0, m.start()) + 1, m.end()))]
    return []


def find(typed: str, options: names.NameOptions, as_of: date) -> Found:
    return names.diagnose(typed, COMMON, options, doubts)


def certainly(options: names.NameOptions, as_of: date) -> Screen | None:
    return names.screen(options, between="-", ending="(?<!(?i:ович|евич|овна|евна|ична))")


def made(draw: Draw, options: names.NameOptions) -> str:
    from gosform.engines import made_words

    if options.citizenship == "foreign" and draw.below(2):
        return draw.one(made_words.FOREIGN_NAMES)
    return made_words.given_name(draw, bool(draw.below(2)))


KIND = Kind(
    id="given_name",
    words=Words(
        "given_name",
        label="Given name",
        acc="the given name",
        example="Анна",
        where="The given name is on the photo page of the passport.",
        aloud="Compare the given name letter by letter.",
    ),
    codes=(
        COMMON.no_letters,
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
        COMMON.placeholder,
        LOOKS_LIKE_PATRONYMIC,
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
