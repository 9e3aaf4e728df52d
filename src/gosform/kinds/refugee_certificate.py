"""The certificate of a refugee or of temporary asylum (удостоверение беженца, свидетельство о временном убежище).

The certificate of temporary asylum is written АП-012 1234567: two Russian capitals, three digits, seven digits. How the
certificate of a refugee is numbered is not published; the tax service takes any text of up to 25 characters for it.

Option ``document``: ``asylum`` asks for the make above; ``refugee`` takes any number; ``any``, the default, takes both, and
what is nearly of the make above is only doubted. There is no check digit.

What the check can see: in a certificate of temporary asylum Latin and small letters, letters that look like digits, digits
that are missing, a row of zeros. In a refugee's, that there is a letter or a digit at all, and the length.

Accepted as usual: АП-012 1234567, АП 012 1234567, АП-012 № 1234567.

Example: АП-012 1234567 (fictional).

History: certificates from before 2013 have a document code of their own (18) and the same make.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from gosform.engines import document_letters, free_number
from gosform.engines.document_letters import Template
from gosform.engines.letter_codes import letter_codes
from gosform.engines.series_words import without_series_words
from gosform.engines.shape import Refusal
from gosform.kind import Found, Kind, Screen
from gosform.making import RUSSIAN_CAPITALS, like
from gosform.problem import Code, Severity, Words, problem

SOURCE = "FNS, template ББ-999 9999999 of document codes 18 and 19; control ratios of form 2-НДФЛ"
LABELS = (
    "удостоверение беженца", "свидетельство о предоставлении временного убежища", "свидетельство о временном убежище",
    "временное убежище", "свидетельство", "удостоверение", "документ беженца",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    document: Literal["any", "refugee", "asylum"] = field(
        default="any", metadata={"meaning": "asylum: the certificate of temporary asylum, refugee: that of a refugee, or either"}
    )


TEMPLATE = Template("ББ-### #######", ("ББ ### #######", "ББ-### №#######", "ББ-### № #######", "ББ-###-#######", "ББ### #######"))

CODES = letter_codes("refugee_certificate", "Enter two Russian letters, three digits and seven digits.", SOURCE)
BASE = free_number.free_codes("refugee_certificate")
NO_NUMBER = Code("refugee_certificate.no-number", what=BASE.shape.what, fix=BASE.shape.fix, why=BASE.shape.why, source=free_number.SOURCE)
TOO_MANY = Code(
    "refugee_certificate.too-many-characters",
    what=BASE.too_long.what,
    fix=BASE.too_long.fix,
    why=BASE.too_long.why,
    source=free_number.SOURCE,
)
FREE = replace(BASE, shape=NO_NUMBER, too_long=TOO_MANY, cleaned=CODES.cleaned)
REFUSALS = (Refusal(CODES.zeros, lambda n: not n[2:].strip("0")),)
DOUBTED = (CODES.latin, CODES.lower_case, CODES.letters, CODES.zeros)
"""Codes of the asylum certificate that are doubts, not refusals, where a refugee's certificate may be meant."""


def find(typed: str, options: Options, as_of: date) -> Found:
    if options.document == "refugee":
        return _free(typed)
    found = document_letters.diagnose(without_series_words(typed), (TEMPLATE,), CODES, refusals=REFUSALS, labels=LABELS)
    if found.canonical is not None or options.document == "asylum":
        return found
    free = _free(typed)
    if free.canonical is None or not all(p.code in DOUBTED and (p.fixes or p.code == CODES.zeros) for p in found.problems):
        return free
    doubts = tuple(problem(p.code, p.span, *p.fixes, severity=Severity.WARNING, **p.params) for p in found.problems)
    return Found(doubts, free.canonical, free.read)


def _free(typed: str) -> Found:
    return free_number.diagnose(typed, FREE, labels=LABELS)


def certainly(options: Options, as_of: date) -> Screen:
    return document_letters.screen((TEMPLATE,), "(?!..-000 0{7})") if options.document != "refugee" else Screen("[0-9]{1,25}")


KIND = Kind(
    id="refugee_certificate",
    words=Words(
        "refugee_certificate",
        label="Refugee certificate",
        acc="the certificate number",
        example="АП-012 1234567",
        where="The series and number are at the top of the certificate.",
        aloud="Compare the two letters, then the digits three at a time.",
    ),
    codes=(
        CODES.shape,
        CODES.no_letters,
        CODES.latin,
        CODES.lower_case,
        CODES.letters,
        CODES.too_short,
        CODES.too_long,
        CODES.zeros,
        NO_NUMBER,
        TOO_MANY,
        BASE.characters,
        BASE.no_digits,
        CODES.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source=SOURCE,
    options=Options,
    make=like(f"[{RUSSIAN_CAPITALS}]{{2}}-[0-9]{{3}} [0-9]{{7}}"),
    doc=__doc__,
)
