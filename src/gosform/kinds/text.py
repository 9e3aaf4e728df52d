"""Free text: a place of birth, an address in one line, the gist of a request.

A form says which alphabet the receiving system takes (``alphabet``), which signs beyond it (``allow``) and how long the text
may be. The alphabets: ``cyrillic`` is Russian letters, spaces and hyphens; ``cyrillic-digits`` also the digits 0-9;
``cyrillic-digits-punctuation`` also the full stop and the comma, as SMEV's ``rus-and-num-*``; ``latin`` and ``latin-digits``
likewise with A-Z; ``any`` takes everything that can be seen.

What the check can see: every sign outside the alphabet, by name and place (slash, quotation mark, emoji), Latin letters
that look Russian, control characters, marks that turn the writing round. It does not judge what the text says.

Example: г. Москва, ул. Ленина, д. 5.

History: line breaks stay; extra spaces, zero-width characters and soft hyphens are dropped and said. Length is counted as a
person counts it: an emoji of several code points is one character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from gosform.engines.prose import LONGEST, Alphabet, diagnose
from gosform.engines.prose_codes import SMEV, prose_codes
from gosform.kind import Found, Kind, Screen, sized
from gosform.making import Draw
from gosform.problem import Words

COMMON = prose_codes("text")
CLASSES = {
    "cyrillic": "А-Яа-яЁё-",
    "cyrillic-digits": "0-9А-Яа-яЁё-",
    "cyrillic-digits-punctuation": "0-9А-Яа-яЁё.,-",
    "latin": "A-Za-z-",
    "latin-digits": "0-9A-Za-z-",
    "any": '0-9A-Za-zА-Яа-яЁё.,:;!?()/№«»"-',
}


@dataclass(frozen=True, slots=True)
class Options:
    alphabet: Alphabet = field(default="any", metadata={"meaning": "which letters and signs the receiving system takes"})
    allow: str = field(default="", metadata={"meaning": "characters that are taken beyond the alphabet"})
    min_length: int | None = field(default=None, metadata={"meaning": "the fewest characters, as a person counts them"})
    max_length: int | None = field(
        default=None, metadata={"meaning": "the most characters, as a person counts them; 100000 when the form does not say"}
    )


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(
        typed,
        COMMON,
        options.alphabet,
        allow=options.allow,
        min_length=options.min_length,
        max_length=LONGEST if options.max_length is None else options.max_length,
        lines=True,
    )


def certainly(options: Options, as_of: date) -> Screen:
    """Words of the alphabet with single spaces between them."""
    known = "".join(c for c in options.allow if c.isascii() and c.isprintable() and c != " " and not c.isalpha())
    word = f"[{CLASSES[options.alphabet][:-1]}{re.escape(known)}-]++"
    return Screen(f"{sized(options.min_length or 0, LONGEST if options.max_length is None else options.max_length)}{word}(?>(?: {word})*)")


def made(draw: Draw, options: Options) -> str:
    """Words of the alphabet, as many as there is room for."""
    from gosform.engines.made_words import LATIN_WORDS, WORDS, prose

    least = max(options.min_length or 1, 1)
    most = LONGEST if options.max_length is None else options.max_length
    if least > most:
        raise ValueError("there is no room for a text")
    words = LATIN_WORDS if options.alphabet.startswith("latin") else WORDS
    usual = min(max(least, 20), most)
    return prose(draw, words, options.alphabet.find("digits") > 0, usual, min(most, max(usual, least + 40)))


KIND = Kind(
    id="text",
    words=Words("text", label="Text", acc="the text"),
    codes=(
        COMMON.invisible,
        COMMON.emoji,
        COMMON.characters,
        COMMON.keyboard_layout,
        COMMON.latin,
        COMMON.mixed_scripts,
        COMMON.cyrillic,
        COMMON.alphabet,
        COMMON.too_short,
        COMMON.too_long,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source=SMEV,
    options=Options,
    make=made,
    doc=__doc__,
)
