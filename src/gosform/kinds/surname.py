"""Фамилия: the surname, as the identity document prints it.

Of a citizen: Russian letters with Ё, hyphens and spaces. Of a foreigner (``citizenship: foreign``) also Latin letters and
the apostrophe. Case is kept as typed. Two words, a hyphen or two, a single letter and small particles are good surnames:
Салтыков-Щедрин, Иван-да-Марья, О, фон Визин.

What the check can see: Latin letters that look Russian, digits, strange signs, a keyboard left in English, a hyphen that
joins nothing. What it cannot see: a slip that is itself a Russian word, or е where the document has ё.

Example: Салтыков-Щедрин.

History: SMEV takes a full stop and a comma in names, the tax service also brackets, an apostrophe and the Roman I and V,
the control ratios of form 2-НДФЛ none of them. What one of them takes is a warning here.
"""

from __future__ import annotations

from datetime import date

from gosform.engines import names
from gosform.engines.name_codes import name_codes
from gosform.engines.writing import Tidied
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem

COMMON = name_codes("surname")
FULL_NAME = Code(
    "surname.full-name",
    what="It looks like the given name and patronymic stand beside the surname.",
    fix="Leave only the surname in this field.",
    severity=Severity.WARNING,
    why="Three words, the last of which ends as patronymics do, are a full name typed into the first of three fields.",
)


def doubts(tidied: Tidied) -> list[Problem]:
    text = tidied.text
    if text.count(" ") < 2 or not names.LAST_PATRONYMIC.search(text):
        return []
    end = text.index(" ")
    fix = Fix(Span(tidied.ends[end - 1], tidied.ends[-1]), "", Trust.LIKELY)
    return [problem(FULL_NAME, tidied.span(end + 1, len(text)), fix)]


def find(typed: str, options: names.NameOptions, as_of: date) -> Found:
    return names.diagnose(typed, COMMON, options, doubts)


def certainly(options: names.NameOptions, as_of: date) -> Screen | None:
    return names.screen(options)


def made(draw: Draw, options: names.NameOptions) -> str:
    from gosform.engines import made_words

    if options.citizenship == "foreign" and draw.below(2):
        return draw.one(made_words.FOREIGN_SURNAMES)
    return made_words.surname(draw, bool(draw.below(2)))


KIND = Kind(
    id="surname",
    words=Words(
        "surname",
        label="Surname",
        acc="the surname",
        example="Салтыков-Щедрин",
        where="The surname is on the photo page of the passport.",
        aloud="Compare the surname letter by letter.",
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
        FULL_NAME,
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
