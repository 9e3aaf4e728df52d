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

from gosform.engines.slot_codes import slot_codes
from gosform.engines.slots import Template, diagnose, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import RUSSIAN_CAPITALS, like
from gosform.problem import Code, Problem, Severity, Words, problem
from gosform.text import Folded

LETTERS = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
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
WORDS = re.compile(r"(?<![^\W_])(?:стс|серия|и|сер\.|номер|ном\.)(?![^\W_])", re.IGNORECASE)
"""What is pasted along, before and between the two parts."""

TEMPLATES = (Template("#### ######"), Template("##@@ ######"))
USUAL = re.compile("[0-9]{2} ?(?:[А-ЯЁ]{2}|[0-9]{2}) ?(?:№ ?)?[0-9]{6}")

COMMON = slot_codes("vehicle_certificate", "russian")
ZEROS = Code(
    "vehicle_certificate.zeros",
    what="There are only zeros in {in}.",
    fix="Enter the number from the document.",
    severity=Severity.WARNING,
    why="A row of zeros is a stand-in for a number that was not at hand.",
)


@dataclass(frozen=True, slots=True)
class Options:
    """No options of its own."""


def doubts(folded: Folded, number: str) -> list[Problem]:
    return [] if number[4:].strip("0") else [problem(ZEROS, folded.span(4, 10))]


def find(typed: str, options: Options, as_of: date) -> Found:
    text = WORDS.sub(lambda m: " " * len(m.group()), typed)
    return diagnose(text, TEMPLATES, LETTERS, COMMON, labels=LABELS, own=doubts, usual=lambda t: bool(USUAL.fullmatch(t)))


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
        COMMON.shape,
        COMMON.script,
        COMMON.letters,
        COMMON.no_letter,
        COMMON.unknown,
        COMMON.too_short,
        COMMON.too_long,
        ZEROS,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="MVD order 267 of 23.04.2019 (the blank of a registration certificate)",
    options=Options,
    make=like(f"[0-9]{{2}}(?:[0-9]{{2}}|[{RUSSIAN_CAPITALS}]{{2}}) [0-9]{{6}}"),
    doc=__doc__,
)
