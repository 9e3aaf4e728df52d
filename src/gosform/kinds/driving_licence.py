"""Водительское удостоверение: the series and number of a Russian driving licence.

Ten characters, written 77 01 123456: the region, two digits (since 01.03.2011) or two Russian letters (before), six digits of
the number. There is no check digit.

What the check can see: Latin letters in place of Russian ones, letters that look like digits, characters that are missing or
doubled, and (as warnings) a row of zeros or letters without a Latin twin, which plates and licences seldom carry.

Accepted as usual: 77 01 123456, 7701 123456, 77 АВ 123456, 77АВ123456, 77 01 № 123456. Small letters are settled with a notice.

Example: 77 01 123456 (fictional).

History: the pattern of the exchange schema, [0-9]{2}([0-9]{2})|([А-Я]{2}), refuses the series 44АА that its own comment
gives as an example: the vertical bar binds less than it looks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from gosform.engines.digit_codes import pasted_along, pasted_twice
from gosform.engines.document_letters import Template, diagnose, screen
from gosform.engines.letter_codes import letter_codes
from gosform.engines.neighbours import neighbours
from gosform.engines.series_words import without_series_words
from gosform.engines.shape import Refusal
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.problem import Code, Severity, Words

SOURCE = "SMEV, schema supplementary commons 1.2: comment on the licence (44АА or 4403); consultant.ru, LAW_9329: number of the licence"
LABELS = ("водительское удостоверение", "в/у", "ву", "вод. удостоверение", "права", "удостоверение", "driving licence")
TWINS = frozenset("АВЕКМНОРСТУХ")
"""Russian capitals that have a Latin twin."""


@dataclass(frozen=True, slots=True)
class Options:
    """No options of its own."""


DIGITS = Template("## ## ######", ("#### ######", "#### №######", "#### № ######", "## ## №######", "## ## № ######"))
LETTERS = Template("## ББ ######", ("##ББ ######", "##ББ №######", "##ББ № ######", "## ББ №######", "## ББ № ######"))

COMMON = letter_codes("driving_licence", "Enter four characters of the series and six digits.", SOURCE)
CODES = replace(
    COMMON,
    too_short=Code(
        "driving_licence.too-short",
        what="{label}: {need} characters needed, {have} typed.",
        fix="Enter {acc} in full.",
        why="Four characters of the series and six digits of the number. Leading zeros count.",
        source=SOURCE,
    ),
    too_long=Code(
        "driving_licence.too-long",
        what="{label}: {need} characters needed, {have} typed.",
        fix="Compare {acc} with the document.",
        why="A doubled digit or a neighbouring number pasted along is the usual cause.",
        source=SOURCE,
    ),
    zeros=Code(
        "driving_licence.zeros",
        what="{label} ends with six zeros.",
        fix="Enter {acc} as in the document.",
        severity=Severity.WARNING,
        why="A row of zeros is a stand-in for a number that was not at hand. No published rule forbids it, so it is only doubted.",
    ),
)
RARE_LETTERS = Code(
    "driving_licence.rare-letters",
    what="Such letters are rare in {in}.",
    fix="Compare the series with the document.",
    severity=Severity.WARNING,
    why="Series are said to use the twelve letters that have a Latin twin, АВЕКМНОРСТУХ. No published rule closes the list.",
)
REFUSALS = (
    Refusal(CODES.zeros, lambda n: not n[4:].strip("0")),
    Refusal(RARE_LETTERS, lambda n: n[2:4].isalpha() and not set(n[2:4]) <= TWINS, (2, 4)),
)


ALONG, TWICE = pasted_along("driving_licence"), pasted_twice("driving_licence")
IN_TEXT = re.compile(r"(?<!\w)[0-9]{2} ?(?:[0-9]{2}|[АВЕКМНОРСТУХ]{2}) ?[0-9]{6}(?!\w)")
"""A value among other things."""


def find(typed: str, options: Options, as_of: date) -> Found:
    found = _one(typed, options, as_of)
    return neighbours(typed, found, lambda text: _one(text, options, as_of), IN_TEXT, (ALONG, TWICE), labels=LABELS)


def _one(typed: str, options: Options, as_of: date) -> Found:
    text = without_series_words(typed)
    return diagnose(text, (DIGITS, LETTERS), CODES, refusals=REFUSALS, labels=LABELS, small=True)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((DIGITS, LETTERS), "(?=...(?:[0-9]{2}|[АВЕКМНОРСТУХ]{2}) )(?!..... 0{6})")


KIND = Kind(
    id="driving_licence",
    words=Words(
        "driving_licence",
        label="Driving licence number",
        acc="the licence number",
        example="77 01 123456",
        where="The series and number are in line 5 on the front of the licence.",
        aloud="Compare the series two characters at a time and the number three digits at a time.",
    ),
    codes=(
        ALONG,
        TWICE,
        CODES.shape,
        CODES.latin,
        CODES.letters,
        CODES.too_short,
        CODES.too_long,
        CODES.zeros,
        RARE_LETTERS,
        CODES.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source=SOURCE,
    options=Options,
    make=like("(?:0[1-9]|[1-7][0-9]|9[0-9]) (?:[0-9]{2}|[АВЕКМНОРСТУХ]{2}) [0-9]{6}"),
    doc=__doc__,
)
