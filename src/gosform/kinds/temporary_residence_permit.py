"""Разрешение на временное проживание: the number of a permit of temporary residence.

A stamp in the passport or a sheet of paper. No published document says how its number is made, and the tax service takes any
text of up to 25 characters, so letters, digits and the signs that documents print are left as they stand.

What the check can see: that there is a letter or a digit at all, the length, and (as warnings) a strange sign or a number
without a digit. It cannot see a slip in a digit.

Accepted as usual: 1234/2024/77, 1234, № 1234-РВП, 77 1234567.

Example: 1234/2024/77 (fictional).

History: people write the date of the decision into the same field; forms have a field of its own for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosform.engines.free_number import SOURCE, diagnose, free_codes
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.problem import Words

LABELS = ("разрешение на временное проживание", "рвп", "номер рвп", "рвпо", "разрешение")


@dataclass(frozen=True, slots=True)
class Options:
    """No options of its own."""


CODES = free_codes("temporary_residence_permit")


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(typed, CODES, labels=LABELS)


def certainly(options: Options, as_of: date) -> Screen:
    return Screen("[0-9][-0-9/]{0,24}")


KIND = Kind(
    id="temporary_residence_permit",
    words=Words(
        "temporary_residence_permit",
        label="Temporary residence permit",
        acc="the permit number",
        example="1234/2024/77",
        where="The number is in the stamp in the passport or at the top of the permit.",
        aloud="Compare the number sign by sign.",
    ),
    codes=(CODES.shape, CODES.too_long, CODES.characters, CODES.no_digits, CODES.cleaned),
    diagnose=find,
    screen=certainly,
    source=SOURCE,
    options=Options,
    make=like("[1-9][0-9]{0,4}/20(?:1[0-9]|2[0-4])/[0-9]{2}"),
    doc=__doc__,
)
