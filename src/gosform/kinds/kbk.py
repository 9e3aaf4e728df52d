"""КБК: the budget classification code, field 104 of a payment to the budget.

Twenty characters: 1-3 who administers the payment, 4-13 what kind of income, 14-17 its subkind, 18-20 the analytic group.
Written in one row or as 182 1 01 02010 01 1000 110. “0” alone says that a payment has no code.

Payments to the budget have digits throughout. The schema of the state payment system takes a letter at any place, and codes of
expenses have some, so letters are taken; letters that look like digits are a warning.

What the check can see: the length, and (as warnings) only zeros, or no administrator. There is no check digit, so a
wrong digit goes unseen, and the code is not looked up.

Example: 18210102010011000110.

History: the list changes every year by an order of the Ministry of Finance. The lists print 000 where the administrator
has to stand, and it is copied along.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.engines.payment_letters import has_letters, lettered, like_digits, spelt
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Severity, Words
from gosform.text import fold

LABELS = ("кбк", "код бюджетной классификации", "kbk", "код кбк")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(20, spellings=("### # ## ##### ## #### ###", "### ########## #### ###", "### # ## ## ### ## #### ###"))

COMMON = digit_codes("kbk")
LIKE_DIGITS = like_digits("kbk")
ZEROS = Code(
    "kbk.zeros",
    what=COMMON.zeros.what,
    fix="If the payment has no code, enter one zero.",
    severity=Severity.WARNING,
    why="Twenty zeros are a placeholder. One zero is how a payment says that it has no code.",
)
NO_ADMINISTRATOR = Code(
    "kbk.administrator",
    what="{label} begins with 000.",
    fix="Take the first three digits from the payment details.",
    severity=Severity.WARNING,
    why="The lists of codes print 000 where the code of the office that administers the payment has to stand.",
)
CODES = replace(COMMON, zeros=ZEROS)
REFUSALS = (
    Refusal(ZEROS, lambda n: not n.strip("0")),
    Refusal(NO_ADMINISTRATOR, lambda n: n[:3] == "000" and bool(n.strip("0")), (0, 3)),
)


def find(typed: str, options: Options, as_of: date) -> Found:
    folded = fold(typed, labels=LABELS)
    if folded.kept == "0":
        return spelt(folded, CODES, options.separators, [])
    if has_letters(folded.kept):
        return lettered(folded, CODES, LIKE_DIGITS, options.separators, lambda n: n[:3] != "000")
    return diagnose(typed, (SHAPE,), CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return Screen(f"{screen((SHAPE,), '(?!000)').pattern}|0")


KIND = Kind(
    id="kbk",
    words=Words(
        "kbk",
        label="Budget classification code (KBK)",
        acc="the budget code (KBK)",
        example="18210102010011000110",
        where="The KBK is in the payment details of the office that takes the fee.",
        aloud="Compare the code five digits at a time.",
    ),
    codes=(
        COMMON.spreadsheet,
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        LIKE_DIGITS,
        ZEROS,
        NO_ADMINISTRATOR,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="GIS GMP schemas: 20 digits or letters; Ministry of Finance, orders 132н (structure) and 180н (administrators)",
    options=Options,
    make=like("(?:153|182|188|318|321)1[0-9]{16}"),
    doc=__doc__,
)
