"""Место рождения: the place of birth, letter by letter as the document has it.

Old names stay (Ленинград, Молотовская область, СССР), abbreviations stay, a certificate may say it otherwise than a passport:
none of that is a mistake, and the place is compared with no register. Only characters and length are looked at.

What is taken: Russian letters, digits, spaces, Roman numerals, and the signs that documents have: . , - ( ) / № « » " ' : ;
At most 128 characters (``max_length``).

What the check can see: other signs, by name and place, Latin letters that look Russian, a keyboard left in English.

Example: г. Ленинград.

History: the portal of state services asks people to copy the place from the passport word for word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from gosform.engines.prose import diagnose
from gosform.engines.prose_codes import prose_codes
from gosform.engines.writing import tidy
from gosform.kind import Found, Kind, Screen, sized
from gosform.making import Draw
from gosform.problem import Words

SIGNS = "()/№«»\"':;"
ROMAN = "IVXLC"
ROMAN_WORD = re.compile(r"(?<![^\W_])[IVXLC]+(?![^\W_])")
COMMON = prose_codes("birth_place")


@dataclass(frozen=True, slots=True)
class Options:
    max_length: int = field(default=128, metadata={"meaning": "the most characters that the receiving system keeps"})


def find(typed: str, options: Options, as_of: date) -> Found:
    text = tidy(typed).text
    # A Roman numeral is taken as a word («им. XXII партсъезда»), a Latin letter inside a word is not.
    only_numerals = not re.search("[A-Za-z]", ROMAN_WORD.sub("", text))
    allow = SIGNS + ROMAN if only_numerals and re.search("[А-Яа-яЁё]", text) else SIGNS
    return diagnose(typed, COMMON, "cyrillic-digits-punctuation", allow=allow, max_length=options.max_length)


def certainly(options: Options, as_of: date) -> Screen:
    high = options.max_length
    return Screen(sized(0, high) + "[А-Яа-яЁё]+[.,]*(?: [А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)?[.,]*)*")


def made(draw: Draw, options: Options) -> str:
    """A town or a village that does not exist."""
    from gosform.engines.made_words import birth_place

    return birth_place(draw, options.max_length)


KIND = Kind(
    id="birth_place",
    words=Words(
        "birth_place",
        label="Place of birth",
        acc="the place of birth",
        example="г. Ленинград",
        where="The place of birth is in the passport, below the date of birth.",
        aloud="Compare the place of birth letter by letter.",
    ),
    codes=(
        COMMON.invisible,
        COMMON.emoji,
        COMMON.characters,
        COMMON.keyboard_layout,
        COMMON.latin,
        COMMON.mixed_scripts,
        COMMON.alphabet,
        COMMON.too_long,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="FNS, schema of a natural person: place of birth, 128 characters; SMEV supplementary commons 1.2, types rus-*",
    options=Options,
    make=made,
    doc=__doc__,
)
