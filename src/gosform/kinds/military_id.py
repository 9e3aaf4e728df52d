"""Военный билет: the series and number of a military document.

Two Russian capitals and six or seven digits, written АП 1234567. The same make has the card of a reserve officer; the identity
card of a serviceman has seven digits exactly (option ``document``). There is no check digit.

What the check can see: Latin letters and small letters in the series, letters that look like digits, digits that are missing
or doubled, a row of zeros, a series that was left out.

Accepted as usual: АП 1234567, АП 123456, АП № 1234567, АП-1234567, АП1234567.

Example: АП 1234567 (fictional).

History: the exchange between offices asks for seven digits and refuses the six of older papers, and has no Ё among its letters;
the tax service takes both lengths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gosform.engines.digit_codes import pasted_along, pasted_twice
from gosform.engines.document_letters import Template, diagnose, screen
from gosform.engines.letter_codes import letter_codes
from gosform.engines.neighbours import neighbours
from gosform.engines.series_words import without_series_words
from gosform.engines.shape import Refusal
from gosform.kind import Found, Kind, Screen
from gosform.making import RUSSIAN_CAPITALS, like
from gosform.problem import Words

SOURCE = "FNS, templates ББ 0999999 of document codes 07 and 27 and ББ 9999999 of code 24; control ratios of form 2-НДФЛ"
LABELS = (
    "военный билет", "военного билета", "в/б", "военный билет офицера запаса", "удостоверение личности военнослужащего", "удостоверение",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    document: Literal["military-id", "serviceman"] = field(
        default="military-id",
        metadata={"meaning": "military-id: 6 or 7 digits; serviceman: the identity card of a serviceman, 7 digits"},
    )


SEVEN = Template("ББ #######", ("ББ №#######", "ББ № #######", "ББ-#######", "ББ№#######"))
SIX = Template("ББ ######", ("ББ №######", "ББ № ######", "ББ-######", "ББ№######"))
TEMPLATES = {"military-id": (SEVEN, SIX), "serviceman": (SEVEN,)}

CODES = letter_codes("military_id", "Enter two Russian letters and then the digits.", SOURCE)
REFUSALS = (Refusal(CODES.zeros, lambda n: not n[2:].strip("0")),)


ALONG, TWICE = pasted_along("military_id"), pasted_twice("military_id")
IN_TEXT = re.compile(r"(?<!\w)[А-Я]{2} ?(?:№ ?)?[0-9]{7}(?!\w)")
"""A value among other things."""


def find(typed: str, options: Options, as_of: date) -> Found:
    found = _one(typed, options, as_of)
    return neighbours(typed, found, lambda text: _one(text, options, as_of), IN_TEXT, (ALONG, TWICE), labels=LABELS)


def _one(typed: str, options: Options, as_of: date) -> Found:
    text = without_series_words(typed)
    return diagnose(text, TEMPLATES[options.document], CODES, refusals=REFUSALS, labels=LABELS)


def certainly(options: Options, as_of: date) -> Screen:
    return screen(TEMPLATES[options.document], "(?!.. 0{6})")


KIND = Kind(
    id="military_id",
    words=Words(
        "military_id",
        label="Military ID number",
        acc="the military ID number",
        example="АП 1234567",
        where="The series and number are on the first page of the military ID.",
        aloud="Compare the two letters, then the number three digits at a time.",
    ),
    codes=(
        ALONG,
        TWICE,
        CODES.shape,
        CODES.no_letters,
        CODES.latin,
        CODES.lower_case,
        CODES.letters,
        CODES.too_short,
        CODES.too_long,
        CODES.zeros,
        CODES.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source=SOURCE,
    options=Options,
    make=like(f"[{RUSSIAN_CAPITALS}]{{2}} [0-9]{{7}}"),
    doc=__doc__,
)
