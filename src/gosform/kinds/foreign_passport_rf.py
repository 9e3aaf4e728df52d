"""The series and number of a Russian passport for travel abroad (загранпаспорт), in one field.

Nine digits, written 75 1591923: a series of two, a number of seven. The passports for five and for ten years are numbered
alike. There is no check digit; the machine-readable lines of the document have their own.

What the check can see: the length, letters, and (as a warning) a row of zeros. Ten digits are those of the passport for use
inside the country, the usual mix-up; the number alone shows no more than that.

Accepted as usual: 75 1591923, 75 № 1591923, 75-1591923 and the bare digits. «серия» and «номер» may be pasted along.

Example: 75 1234567 (fictional).

History: a widely used library took ten digits for «the passport», then nine, and broke the forms that relied on it: the two
documents are two kinds here.
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

LABELS = (
    "загранпаспорт", "заграничный паспорт", "загранпаспорт рф", "заграничный паспорт рф", "паспорт", "з/п", "passport",
    "загранпаспорта", "заграничного паспорта",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(9, layout="## #######", spellings=("##-#######", "## №#######", "## № #######", "##№#######", "## N#######", "## N #######"))

COMMON = digit_codes("foreign_passport_rf")
ZEROS = Code(
    "foreign_passport_rf.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros is a stand-in for a number that was not at hand. No published rule forbids it, so it is only doubted.",
)
CODES = replace(COMMON, zeros=ZEROS)
REFUSALS = (Refusal(ZEROS, lambda n: not n.strip("0")),)


def find(typed: str, options: Options, as_of: date) -> Found:
    text = without_series_words(typed)
    return diagnose(text, (SHAPE,), CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), "(?!00.?0{7})", bare=options.separators == "forbid")


KIND = Kind(
    id="foreign_passport_rf",
    words=Words(
        "foreign_passport_rf",
        label="Travel passport number",
        acc="the travel passport number",
        example="75 1234567",
        where="The series and number are at the top of the page with the photo.",
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
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="SMEV, schema supplementary commons 1.2 (series of 2 digits, number of 7); FNS, template 99 9999999 of document code 22",
    options=Options,
    make=like("[67][0-9] [0-9]{7}"),
    doc=__doc__,
)
