"""КПП: the code of the reason for which an organisation stands on a tax office's books.

Nine characters, NNNN PP XXX: the tax office, the reason, a serial number. The reason is two characters, digits or Latin
capitals: 01 is the head office, 43 to 45 are branches, 50 a largest taxpayer, 51 to 99 a foreign organisation. The tax
office never begins with 00. There is no check digit.

What the check can see: the length, the place of letters, lower case, a Cyrillic letter that looks Latin, an office that
cannot be. It cannot see a wrong digit.

One organisation has as many codes as places where it is on the books; an entrepreneur and a private person have none.

Example: 773601001 (constructed: an office of Moscow, the head office).

History: several schemas take nine digits only and refuse the codes with letters, which the tax service's order allows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_uppercase

from gosform.engines import inn_kpp
from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.engines.inn_kpp import INN, together
from gosform.engines.lost_zero import STRUCTURE, lost_one, lost_zero_code, zeroed
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.options import DigitOptions
from gosform.problem import Code, Fix, Severity, Span, Trust, Words, problem

LABELS = ("кпп", "kpp", "инн/кпп", "инн / кпп", "код кпп")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(9, letters=ascii_uppercase, lettered=(4, 5))
BOTH = Shape(inn_kpp.BOTH, letters=inn_kpp.LETTERS, lettered=inn_kpp.LETTERED)

COMMON = digit_codes("kpp", zeros="GIS GMP, schema of payment notices: pattern of the КПП, which never begins with 00")
LETTERS = Code(
    "kpp.letters",
    what="{label} cannot have “{char}” ({sign}) there.",
    plain="{label} has a character that cannot stand there.",
    fix="Use digits and Latin capitals.",
    why="Only the fifth and sixth characters may be letters, and only Latin capitals. Cyrillic А, В, С look the same and are not.",
)
UNKNOWN_REGION = Code(
    "kpp.unknown-region",
    what="{label} cannot begin with 00.",
    fix="Compare the first digits with the document.",
    why="The first four digits are a tax office, and no office begins with 00.",
    source="GIS GMP, schema of payment notices: pattern of the КПП",
)
LIKE_DIGIT = Code(
    "kpp.like-digit",
    what="There is a letter O or I where a digit is usual.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="The reason may hold Latin capitals, so the letter is accepted; far more often it was typed for the digit 0 or 1.",
)
NO_REASON = Code(
    "kpp.no-reason",
    what="Characters 5 and 6 of {gen} are zeros.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="The list of reasons begins with 01.",
)
WITH_INN = Code(
    "kpp.with-inn",
    what="There are 19 characters: probably INN and KPP together.",
    fix="Leave only the last 9 characters here.",
    why="An organisation's ИНН has ten digits and its КПП nine characters. Cutting off the first ten loses the ИНН.",
)
CODES = replace(COMMON, letters=LETTERS)
LOST_ZERO = lost_zero_code("kpp", STRUCTURE)
REASON = re.compile("0[1-5]|3[0-5]|4[345]|50")
"""The common reasons."""
USUAL_END = re.compile("(?:0[1-5]|4[345]|50)00[0-9]")
"""How nearly every КПП ends: a common reason and one of the first ten numbers."""
REFUSALS = (
    Refusal(COMMON.zeros, lambda n: not n.strip("0")),
    Refusal(UNKNOWN_REGION, lambda n: n[:2] == "00" and bool(n.strip("0")), (0, 2)),
    Refusal(LIKE_DIGIT, lambda n: "O" in n[4:6] or "I" in n[4:6], (4, 6)),
    Refusal(NO_REASON, lambda n: n[4:6] == "00" and n[:2] != "00", (4, 6)),
)


def without_zero(number: str) -> float | None:
    """How many numbers that lack another digit look as if they lacked a first 0: with a usual end one of the first four of nine is lost."""
    return 4 / 9 if USUAL_END.fullmatch(number, 4) else None


def find(typed: str, options: Options, as_of: date) -> Found:
    if lost := lost_one(typed, (SHAPE,), LOST_ZERO, REFUSALS, LABELS, chance=without_zero):
        return Found((lost,))
    if both := together(typed, BOTH):
        return Found((problem(WITH_INN, both.inn, Fix(Span(0, len(typed)), both.number[INN:], Trust.LIKELY)),))
    found = diagnose(typed, (SHAPE,), CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators)
    if found.problems and found.problems[0].code == COMMON.too_short:
        return zeroed(found, typed, SHAPE, LABELS, lambda number: number[1] != "0" and bool(REASON.match(number, 4)))
    return found


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), "(?!00|....00|....[OI]|.....[OI])")


def made(draw: Draw, options: Options) -> str:
    """A code of an office numbered 91 to 98 in its region. No list of tax offices that was looked at has such an office."""
    return draw.like("(?:0[1-9]|[1-7][0-9])9[1-8](?:01|43|44|45|50)[0-9]{3}")


KIND = Kind(
    id="kpp",
    words=Words(
        "kpp",
        label="Tax office code (KPP)",
        acc="the tax office code (KPP)",
        example="773601001",
        where="The KPP is on the tax registration certificate, next to the INN of the organisation.",
        aloud="Compare four characters, two more and the last three.",
    ),
    codes=(
        LETTERS,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.lower_case,
        COMMON.too_short,
        LOST_ZERO,
        COMMON.too_long,
        COMMON.zeros,
        UNKNOWN_REGION,
        LIKE_DIGIT,
        NO_REASON,
        WITH_INN,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="FNS order ЕД-7-14/559@ of 26.06.2024 (structure of the КПП); GIS GMP, schema of payment notices",
    options=Options,
    make=made,
    doc=__doc__,
)
