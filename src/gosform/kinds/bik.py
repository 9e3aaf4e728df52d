"""БИК: the number by which the Bank of Russia's payment system knows a bank or a unit of the Treasury.

Nine digits. The first says who takes part: 0 directly, 1 through another participant, 2 a client of the Bank of Russia
that takes no part itself. After a 0 the third and fourth digits are a region of the territorial classifier (ОКАТО), the
fifth and sixth a unit of the Bank of Russia, the last three the bank: 000 to 002 are units of the Bank of Russia itself.

What the check can see: the length, the first digit, and (as a warning) a region that is in no edition of the
classifier. There is no check digit, so a wrong digit goes unseen here; the key of an account shows it (kind ``account``).

Example: 044525225.

History: the folk rule “begins with 04” refuses the Treasury, 00, 01 and 02, to which every state fee is paid, and each
client of the Bank of Russia. The rule “the last three digits are at least 050” refuses the Treasury too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.engines.lost_zero import STRUCTURE, lost_one, lost_zero_code
from gosform.engines.territory import NO_REGION
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Severity, Words

LABELS = ("бик", "bik", "бик банка", "бик тофк", "bic")


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(9)

COMMON = digit_codes(
    "bik", zeros="Bank of Russia, rules of its payment system (consultant.ru, LAW_367694): digits 3 and 4 are a region, and 00 is none"
)
FIRST_DIGIT = Code(
    "bik.first-digit",
    what="{label} begins with 0, 1 or 2.",
    fix="Compare the first digit with the bank details.",
    why="The first digit says how the holder takes part in the payment system, and there are three ways.",
    source="Bank of Russia, rules of its payment system (consultant.ru, LAW_367694): structure of the БИК",
)
UNKNOWN_REGION = Code(
    "bik.unknown-region",
    what="Digits 3 and 4 are usually a region, and these are none.",
    fix="Compare {acc} with the bank details.",
    severity=Severity.WARNING,
    why="After a first 0 these digits come from the territorial classifier. Classifiers change, so this is only a warning.",
)
LOST_ZERO = lost_zero_code("bik", STRUCTURE)
REFUSALS = (
    Refusal(COMMON.zeros, lambda n: not n.strip("0")),
    Refusal(FIRST_DIGIT, lambda n: n[0] not in "012", (0, 1)),
    Refusal(UNKNOWN_REGION, lambda n: n[0] == "0" and n[2:4] in NO_REGION, (2, 4)),
)


def without_zero(number: str) -> float | None:
    """How many numbers that lack another digit look as if they lacked a first 0: nearly every БИК begins with 0, and keeps it then."""
    return 0.05 if number[1] != "0" else None


def find(typed: str, options: Options, as_of: date) -> Found:
    if lost := lost_one(typed, (SHAPE,), LOST_ZERO, REFUSALS, LABELS, chance=without_zero):
        return Found((lost,))
    return diagnose(typed, (SHAPE,), COMMON, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), f"(?=[012])(?!0.(?:{'|'.join(NO_REGION)})|0{{9}})")


KIND = Kind(
    id="bik",
    words=Words(
        "bik",
        label="Bank code (BIK)",
        acc="the bank code (BIK)",
        example="044525225",
        where="The BIK is in the bank details of the account: in the contract or in the bank app.",
        aloud="Compare the number three digits at a time.",
    ),
    codes=(
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        LOST_ZERO,
        COMMON.too_long,
        COMMON.zeros,
        FIRST_DIGIT,
        UNKNOWN_REGION,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="Bank of Russia, rules of its payment system (consultant.ru, LAW_367694): structure of the БИК",
    options=Options,
    make=like("04[0-9]{7}"),
    doc=__doc__,
)
