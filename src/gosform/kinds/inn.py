"""ИНН: the number under which the tax service knows a company or a person.

Ten digits for an organisation, the last of them a check digit; twelve for a person or an entrepreneur, the last two
of them check digits. The first four digits are the tax office that assigned the number, so the first two are a
region and never 00. They say where the number was given out, not where its holder lives.

What the check can see: every single wrong digit and nearly every swap of neighbours in twelve digits; in ten digits
it misses about 2 in 100, because the remainders 0 and 10 share the check digit 0.

Example: 7707083893 (an organisation), 500100732259 (a person; the worked example of many textbooks).

History: an ИНН of a person cannot begin with 90, 93, 94, 95, 96 or 98; the tax service's own control ratios say
that such a number “may be refused”, so it is a warning here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gosform.engines import inn_kpp
from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, reads_as, screen
from gosform.engines.inn_kpp import INN, together
from gosform.engines.lost_zero import beside_slips, lost_zero, lost_zero_code
from gosform.engines.regions import present
from gosform.formula import Digits
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw, solved
from gosform.options import CheckDigitOptions
from gosform.problem import Code, Fix, Severity, Span, Trust, Words, problem

LABELS = ("инн", "inn", "инн/кпп", "инн физлица", "инн организации", "инн ип", "инн / кпп")


@dataclass(frozen=True, slots=True)
class Options(CheckDigitOptions):
    holder: Literal["any", "person", "organisation"] = field(
        default="any", metadata={"meaning": "whose number is asked for: 12 digits of a person, 10 of an organisation, or either"}
    )


def organisation(digits: Digits) -> object:
    a, b, c, d, e, f, g, h, i, check = digits
    return (2 * a + 4 * b + 10 * c + 3 * d + 5 * e + 9 * f + 4 * g + 6 * h + 8 * i) % 11 % 10 == check


def person(digits: Digits) -> object:
    a, b, c, d, e, f, g, h, i, j, first, second = digits
    one = (7 * a + 2 * b + 4 * c + 10 * d + 3 * e + 5 * f + 9 * g + 4 * h + 6 * i + 8 * j) % 11 % 10 == first
    two = (3 * a + 7 * b + 2 * c + 4 * d + 10 * e + 3 * f + 5 * g + 9 * h + 4 * i + 6 * j + 8 * first) % 11 % 10 == second
    return one & two


ORGANISATION = Shape(10, organisation, proof=10, begins=(present(),), head=2)
PERSON = Shape(12, person, proof=100, begins=(present(),), head=2)
BOTH = Shape(inn_kpp.BOTH, lambda digits: organisation(digits[:INN]), letters=inn_kpp.LETTERS, lettered=inn_kpp.LETTERED)
SHAPES = {"any": (ORGANISATION, PERSON), "organisation": (ORGANISATION,), "person": (PERSON,)}

COMMON = digit_codes("inn", zeros="FNS, schemas of EGRUL and EGRIP extracts: type of the ИНН, which never begins with 00")
UNKNOWN_REGION = Code(
    "inn.unknown-region",
    what="{label} cannot begin with 00.",
    fix="Compare the first digits with the document.",
    why="The first two digits are the region of the tax office that gave the number out; there is no region 00.",
    source="FNS, schemas of EGRUL and EGRIP extracts: type of the ИНН",
)
RARE_REGION = Code(
    "inn.rare-region",
    what="Numbers that begin with these two digits are not given to people.",
    fix="Compare the first digits with the document.",
    severity=Severity.WARNING,
    why="The control ratios of the tax service allow a person's ИНН that begins with 90, 93-96 or 98 to be refused.",
    source="FNS, control ratios of form 2-НДФЛ",
)
ORGANISATION_HERE = Code(
    "inn.organisation-here",
    what="This is the INN of an organisation: it has 10 digits.",
    fix="Enter the INN of a person: it has 12 digits.",
    why="A person has twelve digits, an organisation ten. The number itself is well formed; it belongs to another field.",
)
PERSON_HERE = Code(
    "inn.person-here",
    what="This is the INN of a person: it has 12 digits.",
    fix="Enter the INN of an organisation: it has 10 digits.",
    why="An organisation has ten digits, a person twelve. The number itself is well formed; it belongs to another field.",
)

WITH_KPP = Code(
    "inn.with-kpp",
    what="There are 19 characters: probably INN and KPP together.",
    fix="Leave only the first 10 digits here.",
    why="The first ten digits are a good number of an organisation, and nine more follow. Cutting them off loses the КПП.",
)

LOST_ZERO = lost_zero_code("inn")

NO_PERSONS_REGION = ("90", "93", "94", "95", "96", "98")
REFUSALS = (
    Refusal(COMMON.zeros, lambda n: not n.strip("0")),
    Refusal(UNKNOWN_REGION, lambda n: n[:2] == "00" and bool(n.strip("0")), (0, 2)),
    Refusal(RARE_REGION, lambda n: len(n) == 12 and n[:2] in NO_PERSONS_REGION, (0, 2)),
)


STARTS = f"(?!00|{'|'.join(NO_PERSONS_REGION)})"
CLEAR = re.compile(STARTS).match


def find(typed: str, options: Options, as_of: date) -> Found:
    if both := together(typed, BOTH):
        fixes = () if options.holder == "person" else (Fix(Span(0, len(typed)), both.number[:INN], Trust.LIKELY),)
        return Found((problem(WITH_KPP, both.kpp, *fixes),))
    found = diagnose(
        typed,
        SHAPES[options.holder],
        COMMON,
        refusals=REFUSALS,
        labels=LABELS,
        separators=options.separators,
        channel=options.channel,
        clear=CLEAR,
    )
    if found.read is not None:
        return found
    if lost := lost_zero(typed, SHAPES[options.holder], LOST_ZERO, REFUSALS, LABELS):
        return Found((beside_slips(lost, found, typed),))
    if options.holder == "any":
        return found
    other, code = (ORGANISATION, ORGANISATION_HERE) if options.holder == "person" else (PERSON, PERSON_HERE)
    read = reads_as(typed, other, LABELS)
    if read is None or read[0].startswith("00"):
        return found
    number, span = read
    return Found((problem(code, span),), None, number)


def certainly(options: Options, as_of: date) -> Screen:
    return screen(SHAPES[options.holder], STARTS)


def made(draw: Draw, options: Options) -> str:
    """A number of an office numbered 91 to 98 in its region; its check digits fit. No list of tax offices that was looked at has such an office."""
    shape = draw.one(SHAPES[options.holder])
    return solved(draw, draw.like(f"(?:0[1-9]|[1-7][0-9])9[1-8][0-9]{{{shape.length - 4}}}"), shape.fits)


KIND = Kind(
    id="inn",
    words=Words(
        "inn",
        label="Taxpayer number (INN)",
        acc="the taxpayer number (INN)",
        example="500100732259",
        where="The INN is on the tax registration certificate and in the online tax account.",
        aloud="Compare the number three digits at a time.",
    ),
    codes=(
        COMMON.spreadsheet,
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        LOST_ZERO,
        COMMON.too_long,
        COMMON.length,
        COMMON.zeros,
        UNKNOWN_REGION,
        RARE_REGION,
        ORGANISATION_HERE,
        PERSON_HERE,
        WITH_KPP,
        COMMON.checksum,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="FNS order ЕД-7-14/559@ of 26.06.2024, annex 3 (structure of the ИНН)",
    options=Options,
    make=made,
    doc=__doc__,
)
