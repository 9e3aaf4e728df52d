"""СТС: series and number of a vehicle's registration certificate.

Ten characters: a series of four, a number of six. The series is four digits (``9912 345678``); on older certificates two digits
and two Russian letters (``77УМ 345678``).

What the check can see: the length, Latin letters in place of Russian ones (mended without a guess), letters that look like
digits, a row of zeros. There is no check digit. The passport of a citizen and a driving licence have ten digits too; the number
alone does not tell them apart.

Example: 9912 345678 (fictional).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gosform.engines.digit_codes import pasted_along, pasted_twice
from gosform.engines.neighbours import neighbours
from gosform.engines.slot_codes import slot_codes
from gosform.engines.slots import Template, screen
from gosform.engines.vehicle_papers import Paper, zeros
from gosform.kind import Found, Kind, Screen
from gosform.making import RUSSIAN_CAPITALS, like
from gosform.problem import Words

LABELS = (
    "стс",
    "свидетельство тс",
    "св-во тс",
    "свидетельство о регистрации тс",
    "свидетельство о регистрации транспортного средства",
    "серия и номер стс",
    "серия стс",
    "серия",
)
TEMPLATES = (Template("#### ######"), Template("##@@ ######"))

COMMON = slot_codes("vehicle_certificate", "russian")
PAPER = Paper(TEMPLATES, COMMON, zeros("vehicle_certificate"), LABELS, "стс", "[0-9]{2} ?(?:[А-ЯЁ]{2}|[0-9]{2}) ?(?:№ ?)?[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Options:
    """No options of its own."""


ALONG, TWICE = pasted_along("vehicle_certificate"), pasted_twice("vehicle_certificate")
IN_TEXT = re.compile(r"(?<!\w)[0-9]{2} ?(?:[А-ЯЁ]{2}|[0-9]{2}) ?(?:№ ?)?[0-9]{6}(?!\w)")
"""A value among other things."""


def find(typed: str, options: Options, as_of: date) -> Found:
    found = _one(typed, options, as_of)
    return neighbours(typed, found, lambda text: _one(text, options, as_of), IN_TEXT, (ALONG, TWICE), labels=LABELS)


def _one(typed: str, options: Options, as_of: date) -> Found:
    return PAPER.find(typed)


def certainly(options: Options, as_of: date) -> Screen:
    return screen(TEMPLATES, "А-ЯЁ", "(?!.{5}000000)")


KIND = Kind(
    id="vehicle_certificate",
    words=Words(
        "vehicle_certificate",
        label="Vehicle certificate number",
        acc="the vehicle certificate number",
        example="9912 345678",
        where="The series and number are printed in red at the bottom of the certificate.",
        aloud="Compare the series two characters at a time and the number two digits at a time.",
    ),
    codes=(
        ALONG,
        TWICE,
        COMMON.shape,
        COMMON.script,
        COMMON.letters,
        COMMON.no_letter,
        COMMON.unknown,
        COMMON.too_short,
        COMMON.too_long,
        PAPER.zeros,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="MVD order 267 of 23.04.2019 (the blank of a registration certificate)",
    options=Options,
    make=like(f"[0-9]{{2}}(?:[0-9]{{2}}|[{RUSSIAN_CAPITALS}]{{2}}) [0-9]{{6}}"),
    doc=__doc__,
)
