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

from gosform.engines.digit_codes import pasted_along, pasted_twice
from gosform.engines.neighbours import neighbours
from gosform.engines.slot_codes import slot_codes
from gosform.engines.slots import Template, screen
from gosform.engines.vehicle_papers import Paper, zeros
from gosform.kind import Found, Kind, Screen
from gosform.making import RUSSIAN_CAPITALS, like
from gosform.problem import Words

LABELS = ("птс", "паспорт тс", "паспорт транспортного средства", "серия и номер птс", "серия птс", "серия")
TEMPLATE = Template("## @@ ######")

COMMON = slot_codes("vehicle_passport", "russian")
PAPER = Paper((TEMPLATE,), COMMON, zeros("vehicle_passport"), LABELS, "птс", "[0-9]{2} ?[А-ЯЁ]{2} ?(?:№ ?)?[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Options:
    """No options of its own."""


ALONG, TWICE = pasted_along("vehicle_passport"), pasted_twice("vehicle_passport")
IN_TEXT = re.compile(r"(?<!\w)[0-9]{2} ?[А-ЯЁ]{2} ?(?:№ ?)?[0-9]{6}(?!\w)")
"""A value among other things."""


def find(typed: str, options: Options, as_of: date) -> Found:
    found = _one(typed, options, as_of)
    return neighbours(typed, found, lambda text: _one(text, options, as_of), IN_TEXT, (ALONG, TWICE), labels=LABELS)


def _one(typed: str, options: Options, as_of: date) -> Found:
    return PAPER.find(typed)


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
    source="MVD order 267 of 23.04.2019 (the blank of a vehicle's passport)",
    options=Options,
    make=like(f"[0-9]{{2}} [{RUSSIAN_CAPITALS}]{{2}} [0-9]{{6}}"),
    doc=__doc__,
)
