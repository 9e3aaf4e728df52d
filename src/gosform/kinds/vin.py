"""VIN: the identification number of a vehicle.

Seventeen characters: digits and Latin capitals without I, O and Q, which could be taken for 1 and 0. The first three say who
made the vehicle and where, the next six what it is, the last eight when and which one.

What the check can see: the length, Russian letters that look Latin (mended without a guess), I, O and Q, zeros. The ninth
character is a check digit in North America only, so elsewhere it is not looked at; for numbers that begin with 1 to 5 a misfit
is a notice. A form that is sure of the market may require it (``market: north-america``).

A vehicle may have no VIN: its papers then say «ОТСУТСТВУЕТ» or «НЕ УСТАНОВЛЕН», and that is what the field takes, unless the
form says ``absent: forbid``; the number of the chassis or body is asked for in its own field.

Example: 1M8GDM9AXKP042788 (the worked example of the check digit in 49 CFR 565).

History: a check that requires the check digit refuses most cars made in Europe and Russia.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gosform.engines.digit_codes import pasted_along, pasted_twice
from gosform.engines.neighbours import neighbours
from gosform.engines.slot_codes import slot_codes
from gosform.engines.slots import Template, diagnose, screen
from gosform.formula import weighted
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Problem, Severity, Span, Words, problem
from gosform.text import Folded

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
LABELS = ("vin", "вин", "vin-код", "vin код", "вин-код", "вин код", "идентификационный номер", "идентификационный номер (vin)")
ABSENT = re.compile(r"[\s\"«]*(отсутствует|не\s+установлен[ао]?)[\s\"».]*", re.IGNORECASE)

WORTH = dict(zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", (*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True))
WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


@dataclass(frozen=True, slots=True)
class Options:
    market: Literal["any", "north-america"] = field(
        default="any", metadata={"meaning": "north-america: the check digit is required; any: a misfit is a notice at most"}
    )
    absent: Literal["accept", "forbid"] = field(
        default="accept", metadata={"meaning": "forbid: the words that a vehicle has no VIN are not taken"}
    )


def check_digit(number: str) -> bool:
    """The ninth character is the remainder by 11 of the weighted sum; X stands for 10."""
    return "0123456789X"[weighted([WORTH[c] for c in number], WEIGHTS) % 11] == number[8]


TEMPLATE = Template("*" * 17)

COMMON = slot_codes("vin", "latin")
UNKNOWN = Code(
    "vin.unknown-letter",
    what="There is no letter “{char}” in a VIN.",
    plain="There is a letter in {in} that does not occur there.",
    fix="Compare {acc} with the document.",
    why="I, O and Q are left out, so that nobody takes them for 1 and 0. Where one is typed, the digit is meant.",
)
CHARACTERS = Code(
    "vin.characters",
    what="There is an extra sign in {in}.",
    fix="Remove everything but digits and Latin letters from {gen}.",
    why="Only digits and Latin capitals belong here.",
)
CODES = type(COMMON)(
    script=COMMON.script,
    letters=CHARACTERS,
    no_letter=CHARACTERS,
    unknown=UNKNOWN,
    shape=COMMON.shape,
    too_short=COMMON.too_short,
    too_long=COMMON.too_long,
    cleaned=COMMON.cleaned,
)
ZEROS = Code(
    "vin.zeros",
    what="{label} has only zeros.",
    fix="Enter {acc} as in the document.",
    why="A row of zeros is a placeholder; the code of the maker is never 000.",
    source="ISO 3780 (codes of makers)",
)
CHECK_DIGIT = Code(
    "vin.check-digit",
    what="The ninth character of {gen} is not the usual one.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="In North America the ninth character is a check digit. Vehicles made for other markets need none.",
    source="49 CFR 565.15 (check digit)",
)
CHECKSUM = Code(
    "vin.checksum",
    what="{label} has a wrong character: no such number.",
    fix="Compare {acc} with the document.",
    why="The form asks for a vehicle made for North America, where the ninth character is a check digit.",
    source="49 CFR 565.15 (check digit)",
)
ABSENT_HERE = Code(
    "vin.absent",
    what="The form asks for {acc} itself here.",
    fix="Enter {acc} from the document.",
    why="The form does not take the words that a vehicle has no VIN (absent: forbid).",
    source="the form's own rule: absent: forbid",
)


ALONG, TWICE = pasted_along("vin"), pasted_twice("vin")
IN_TEXT = re.compile("(?<![^\\W_])[A-HJ-NPR-Za-hj-npr-z0-9]{17}(?![0-9A-Za-z])")
"""A value among other things."""


def find(typed: str, options: Options, as_of: date) -> Found:
    found = _one(typed, options, as_of)
    return neighbours(typed, found, lambda text: _one(text, options, as_of), IN_TEXT, (ALONG, TWICE), labels=LABELS)


def _one(typed: str, options: Options, as_of: date) -> Found:
    if match := ABSENT.fullmatch(typed):
        return _absent(typed, match, options)

    def own(folded: Folded, number: str) -> list[Problem]:
        if not number.strip("0"):
            return [problem(ZEROS, folded.whole())]
        if check_digit(number):
            return []
        if options.market == "north-america":
            return [problem(CHECKSUM, folded.whole())]
        return [problem(CHECK_DIGIT, folded.span(8, 9))] if number[0] in "12345" else []

    return diagnose(typed, (TEMPLATE,), LETTERS, CODES, labels=LABELS, own=own)


def _absent(typed: str, match: re.Match[str], options: Options) -> Found:
    span = Span(*match.span(1))
    if options.absent == "forbid":
        return Found((problem(ABSENT_HERE, span),))
    canonical = " ".join(match[1].upper().split())
    return Found(() if typed == canonical else (problem(COMMON.cleaned, span),), canonical, canonical)


def certainly(options: Options, as_of: date) -> Screen:
    if options.market == "north-america":
        return screen((TEMPLATE,), LETTERS, "(?!0{17})", check_digit)
    found = screen((TEMPLATE,), LETTERS, "(?!0{17})", lambda value: value[0] not in "12345" or check_digit(value))
    return found._replace(plain=screen((TEMPLATE,), LETTERS, "(?!0{17}|[1-5])").pattern)


def made(draw: Draw, options: Options) -> str:
    """A number of a maker in Europe, whose ninth character nothing is asked of; of North America where the form is sure of it."""
    if options.market == "any":
        return draw.like(f"[WXVZ][{LETTERS}]{{2}}[0-9{LETTERS}]{{6}}[{LETTERS}][0-9]{{7}}")
    first, last = draw.like(f"[1-5][{LETTERS}]{{2}}[0-9{LETTERS}]{{5}}"), draw.like(f"[{LETTERS}][0-9]{{7}}")
    return next(number for check in "0123456789X" if check_digit(number := first + check + last))


KIND = Kind(
    id="vin",
    words=Words(
        "vin",
        label="Vehicle identification number (VIN)",
        acc="the VIN",
        example="1M8GDM9AXKP042788",
        where="The VIN is in the vehicle registration certificate, below the plate number.",
        aloud="Compare the characters four at a time.",
    ),
    codes=(
        ALONG,
        TWICE,
        CODES.shape,
        CODES.script,
        UNKNOWN,
        CHARACTERS,
        CODES.too_short,
        CODES.too_long,
        ZEROS,
        CHECKSUM,
        CHECK_DIGIT,
        ABSENT_HERE,
        CODES.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="ISO 3779 (structure of the VIN); customs union technical regulation 018/2011, annex 7",
    options=Options,
    make=made,
    doc=__doc__,
)
