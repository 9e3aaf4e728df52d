"""Код налогового органа: the number of a tax office, as declarations and registration forms ask for it.

Four digits: two for the region, two for the office in it. 7746 is an office of Moscow, 7700 the administration of the region, 99
and two digits an interregional office. An ИНН and a КПП begin with such a code.

What the check can see: the length and a region 00. Which offices there are at present is not looked up: they merge every year.

Example: 7746.

History: a spreadsheet drops the zero in front (0105), so three digits have mostly lost it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Words

LABELS = (
    "код налогового органа", "налоговый орган", "код ифнс", "ифнс", "ифнс россии", "код инспекции", "инспекция", "код но", "мифнс",
    "уфнс", "соун", "код налоговой инспекции", "налоговая инспекция", "tax office",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(4)

COMMON = digit_codes("tax_office")
UNKNOWN_REGION = Code(
    "tax_office.unknown-region",
    what="{label} cannot begin with 00.",
    fix="Compare {acc} with the document.",
    why="The first two digits are a region; there is no region 00.",
    source="GIS GMP schemas: the first two digits of a КПП, which are those of a tax office, are not both 0",
)
REFUSALS = (Refusal(UNKNOWN_REGION, lambda n: n[:2] == "00", (0, 2)),)


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(typed, (SHAPE,), COMMON, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), "(?!00)")


KIND = Kind(
    id="tax_office",
    words=Words(
        "tax_office",
        label="Tax office code",
        acc="the tax office code",
        example="7746",
        where="The code is on the tax registration certificate and on the tax service's site.",
        aloud="Compare the code two digits at a time.",
    ),
    codes=(
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        UNKNOWN_REGION,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="FNS order ЕД-7-14/559@ of 26.06.2024, annex 3: the code of the tax office within the ИНН",
    options=Options,
    make=like("[0-9]{4}"),
    doc=__doc__,
)
