"""ЭПТС: the number of an electronic passport of a vehicle, a self-propelled machine or their chassis.

Fifteen digits: what the passport is of (1 a vehicle, 2 a chassis, 3 a machine), the country of whoever drew it up (643 Russia,
112 Belarus, 398 Kazakhstan, 051 Armenia, 417 Kyrgyzstan), its state (01 to 04), nine digits of a serial number.

What the check can see: the length, letters that look like digits, a first digit and digits five and six that no number has, and
(as a warning) a country outside the union. No check digit is known: the published format has none.

Example: 164301000047158 (constructed).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Severity, Words

LABELS = ("эптс", "номер эптс", "элпт", "эпсм", "эпшс", "электронный птс", "электронный паспорт", "№ эптс")
UNION = ("643", "112", "398", "051", "417")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(15)
COMMON = digit_codes("epts", zeros="Eurasian Economic Commission, R.019: the first digit is 1, 2 or 3")
FIRST = Code(
    "epts.first-digit",
    what="{label} cannot begin with this digit.",
    fix="Compare the first digit with the document.",
    why="The first digit says what the passport is of: 1, 2 or 3.",
)
STATE = Code(
    "epts.state",
    what="Digits 5 and 6 of {gen} can only be 01 to 04.",
    fix="Compare {acc} with the document.",
    why="Four values exist for this part of the number.",
)
COUNTRY = Code(
    "epts.country",
    what="Digits 2 to 4 of {gen} are of an unusual country.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="They are the code of a country; five countries belong to the union. The published pattern takes any three digits.",
)
REFUSALS = (
    Refusal(COMMON.zeros, lambda n: not n.strip("0")),
    Refusal(FIRST, lambda n: n[0] not in "123" and bool(n.strip("0")), (0, 1)),
    Refusal(STATE, lambda n: n[4:6] not in ("01", "02", "03", "04") and bool(n.strip("0")), (4, 6)),
    Refusal(COUNTRY, lambda n: n[1:4] not in UNION and bool(n.strip("0")), (1, 4)),
)


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(typed, (SHAPE,), COMMON, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), f"(?=[123](?:{'|'.join(UNION)})0[1-4])")


KIND = Kind(
    id="epts",
    words=Words(
        "epts",
        label="Electronic passport number (EPTS)",
        acc="the EPTS number",
        example="164301000047158",
        where="The number is at the top of the extract from the electronic passport.",
        aloud="Compare the number three digits at a time.",
    ),
    codes=(
        COMMON.spreadsheet,
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        COMMON.zeros,
        FIRST,
        STATE,
        COUNTRY,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="Eurasian Economic Commission, R.019 (number of an electronic passport)",
    options=Options,
    make=like("[123](?:643|112|398|051|417)0[1-4][0-9]{9}"),
    doc=__doc__,
)
