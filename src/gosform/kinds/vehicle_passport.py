"""ПТС: series and number of a vehicle's passport on paper.

Two digits, two Russian capitals, six digits: ``77 ТК 123456``. The digits in front stand for a region (77) or a maker's series,
the letters and the number for the blank.

What the check can see: the length, Latin letters in place of the Russian ones (mended without a guess), letters that look like
digits, a row of zeros. There is no check digit. The fifteen digits of an electronic passport are a kind of their own (``epts``).

Example: 77 ТК 123456 (fictional).

History: paper passports have not been issued for new vehicles since November 2020; those that exist stay in force.
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
LABELS = ("птс", "паспорт тс", "паспорт транспортного средства", "серия и номер птс", "серия птс", "серия")
WORDS = re.compile(r"(?<![^\W_])(?:птс|серия|и|сер\.|номер|ном\.)(?![^\W_])", re.IGNORECASE)
"""What is pasted along, before and between the two parts."""

TEMPLATE = Template("## @@ ######")
USUAL = re.compile("[0-9]{2} ?[А-ЯЁ]{2} ?(?:№ ?)?[0-9]{6}")

COMMON = slot_codes("vehicle_passport", "russian")
ZEROS = Code(
    "vehicle_passport.zeros",
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
    return diagnose(text, (TEMPLATE,), LETTERS, COMMON, labels=LABELS, own=doubts, usual=lambda t: bool(USUAL.fullmatch(t)))


def certainly(options: Options, as_of: date) -> Screen:
    return screen((TEMPLATE,), "А-ЯЁ", "(?!.{6}000000)")


KIND = Kind(
    id="vehicle_passport",
    words=Words(
        "vehicle_passport",
        label="Vehicle passport number",
        acc="the vehicle passport number",
        example="77 ТК 123456",
        where="The series and number are printed at the top of the vehicle passport.",
        aloud="Compare two digits, two letters, then the number two digits at a time.",
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
    source="MVD order 267 of 23.04.2019 (the blank of a vehicle's passport)",
    options=Options,
    make=like(f"[0-9]{{2}} [{RUSSIAN_CAPITALS}]{{2}} [0-9]{{6}}"),
    doc=__doc__,
)
