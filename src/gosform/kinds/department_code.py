"""The code of the department that issued a passport (код подразделения).

Six digits, written 770-001: a region, the level of the department (0 to 3), its number. The hyphen may be left out.

What the check can see: the length, letters and, as a warning, zeros. Region and level are not judged: departments are
renamed and renumbered, and the code must be copied as the stamp shows it.

Example: 770-001 (fictional).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Severity, Words

LABELS = ("код подразделения", "код подр.", "код подр", "подразделение", "к/п", "код", "department code")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(6, layout="###-###", spellings=("### ###",))

COMMON = digit_codes("department_code")
ZEROS = Code(
    "department_code.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros is a placeholder. No source lists the codes that exist, so it is a warning.",
)
REFUSALS = (Refusal(ZEROS, lambda n: not n.strip("0")),)


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(typed, (SHAPE,), COMMON, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), "(?!000-?000)", bare=options.separators == "forbid")


KIND = Kind(
    id="department_code",
    words=Words(
        "department_code",
        label="Department code",
        acc="the department code",
        example="770-001",
        where="The code is in the passport, on the page with the date of issue.",
        aloud="Compare the code three digits at a time.",
    ),
    codes=(
        COMMON.letters,
        COMMON.too_short,
        COMMON.too_long,
        ZEROS,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="MVD, administrative regulation on the passport; portal of state services, pattern of the field",
    options=Options,
    make=like("(?:0[1-9]|[1-7][0-9])[0-3]-[0-9]{3}"),
    doc=__doc__,
)
