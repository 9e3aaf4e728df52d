"""The series and number of a passport of another state, in one field.

Every state numbers its passports as it likes: letters and digits, up to 25 in all. Capitals are usual, so small letters are
made large. Latin letters and Russian ones are both taken as they stand, since passports of some states print the latter.

What the check can see: that there is a letter or a digit at all, the length, and (as warnings) a strange sign, a number
without a digit, or letters of two alphabets in one number. It cannot see a slip in a digit.

Accepted as usual: AB1234567, AB 1234567, A-123456, C01X00T47, АК 123456.

Example: AB 1234567 (fictional).

History: the exchange between offices takes the number as up to 25 letters and digits and the series apart from it; some
portals ask for two letters and seven digits and refuse most of the world.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosform.engines.free_number import diagnose, free_codes
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.problem import Words

LABELS = ("паспорт иностранного гражданина", "иностранный паспорт", "национальный паспорт", "паспорт", "passport", "passport no.")
SOURCE = "FNS, document code 10: up to 25 characters; SMEV, schema supplementary commons 1.2: number of up to 25 letters and digits"


@dataclass(frozen=True, slots=True)
class Options:
    """No options of its own."""


CODES = free_codes("foreign_passport", source=SOURCE)


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(typed, CODES, labels=LABELS, capitals=True)


def certainly(options: Options, as_of: date) -> Screen:
    return Screen("(?:[A-Z]{1,3} ?)?[0-9]{1,20}")


KIND = Kind(
    id="foreign_passport",
    words=Words(
        "foreign_passport",
        label="Foreign citizen's passport number",
        acc="the foreign passport number",
        example="AB 1234567",
        where="The number is on the page of the passport with the photo.",
        aloud="Compare the letters first, then the digits three at a time.",
    ),
    codes=(CODES.shape, CODES.too_long, CODES.characters, CODES.no_digits, CODES.mixed_scripts, CODES.cleaned),
    diagnose=find,
    screen=certainly,
    source=SOURCE,
    options=Options,
    make=like("[A-HJ-NPR-Z]{1,2} ?[0-9]{7}"),
    doc=__doc__,
)
