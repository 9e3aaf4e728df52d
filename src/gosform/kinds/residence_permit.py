"""Вид на жительство: the series and number of a permit of permanent residence.

Nine digits, written 82 1234567: a series of two, a number of seven, numbered like the passport for abroad. The sample form has
series 82 and the letter N between the two parts; 83 is said to be for people without citizenship.

What the check can see: the length, letters, and (as warnings) a row of zeros or a series other than 80 to 83. There is no
check digit.

Accepted as usual: 82 1234567, 82 № 1234567, 82 N 1234567, 82-1234567 and the bare digits.

Example: 82 1234567 (fictional).

History: the tax service takes any 25 characters for this document; the exchange between offices takes two digits and seven.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.engines.series_words import without_series_words
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Severity, Words

LABELS = ("вид на жительство", "внж", "вид на жительство в рф", "вид на жительство иностранного гражданина", "residence permit")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(9, layout="## #######", spellings=("##-#######", "## №#######", "## № #######", "##№#######", "## N#######", "## N #######"))

COMMON = digit_codes("residence_permit")
ZEROS = Code(
    "residence_permit.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros is a stand-in for a number that was not at hand. No published rule forbids it, so it is only doubted.",
)
SERIES = Code(
    "residence_permit.series",
    what="{label} usually begins with 82 or 83.",
    fix="Compare the first two digits with the document.",
    severity=Severity.WARNING,
    why="The sample form has series 82, and forms of offices list 80 to 83. No published rule closes the list.",
    source="consultant.ru, LAW_78333 (sample form); forms of regional portals",
)
CODES = replace(COMMON, zeros=ZEROS)
REFUSALS = (
    Refusal(ZEROS, lambda n: not n.strip("0")),
    Refusal(SERIES, lambda n: n[:2] not in ("80", "81", "82", "83") and bool(n.strip("0")), (0, 2)),
)


def find(typed: str, options: Options, as_of: date) -> Found:
    text = without_series_words(typed)
    return diagnose(text, (SHAPE,), CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), "(?=8[0-3])", bare=options.separators == "forbid")


KIND = Kind(
    id="residence_permit",
    words=Words(
        "residence_permit",
        label="Residence permit number",
        acc="the residence permit number",
        example="82 1234567",
        where="The series and number are printed on the page with the photo.",
        aloud="Compare the first two digits, then the number three, two and two digits at a time.",
    ),
    codes=(
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        ZEROS,
        SERIES,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="SMEV, schema supplementary commons 1.2: residence permit, series of 2 digits and number of 7",
    options=Options,
    make=like("8[0-3] [0-9]{7}"),
    doc=__doc__,
)
