"""Казначейский счёт: the account of a payee that the Treasury keeps, field 17 of a payment to the budget.

Twenty digits that begin with 0: 03100643000000017300. Digits 6-8 are the currency. It goes together with the single
treasury account (ЕКС, 40102…) in the place of the correspondent account, and with a БИК that begins with 0.

What the check can see: the length, and (as a warning) an account that does not begin with 0. There is no key digit: the key of
bank accounts does not hold here, so a wrong digit goes unseen.

Example: 03100643000000017300.

History: since 2021 payments to the budget name two accounts; the two are often entered in each other's fields. Forms that
reckon a bank's key over a treasury account refuse good ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gosform.engines.digits import Refusal, Shape, diagnose, digit_codes, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import like
from gosform.options import DigitOptions
from gosform.problem import Code, Severity, Words

LABELS = (
    "казначейский счёт", "казначейский счет", "номер казначейского счёта", "номер казначейского счета", "к/с", "кс", "счёт", "счет",
    "номер счёта", "номер счета", "р/с", "р/сч",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    pass


SHAPE = Shape(20)

COMMON = digit_codes("treasury_account")
ZEROS = Code(
    "treasury_account.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros is a placeholder, but there is no key, so nothing proves it wrong.",
)
SINGLE = Code(
    "treasury_account.single-account",
    what="{label} begins with 40102, like the single account.",
    fix="Check if the two accounts have changed places.",
    severity=Severity.WARNING,
    why="A payment to the budget names the single treasury account (40102) and the account of the payee (0). They stand side by side.",
)
NOT_TREASURY = Code(
    "treasury_account.first-digit",
    what="{label} usually begins with 0.",
    fix="Compare {acc} with the payment details.",
    severity=Severity.WARNING,
    why="Accounts that the Treasury keeps begin with 0. Others may be an account in a bank (kind account).",
)
CODES = replace(COMMON, zeros=ZEROS)
REFUSALS = (
    Refusal(ZEROS, lambda n: not n.strip("0")),
    Refusal(SINGLE, lambda n: n.startswith("40102"), (0, 5)),
    Refusal(NOT_TREASURY, lambda n: n[0] != "0" and not n.startswith("40102"), (0, 1)),
)


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(typed, (SHAPE,), CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators)


def certainly(options: Options, as_of: date) -> Screen:
    return screen((SHAPE,), "(?=0)(?!0{20})")


KIND = Kind(
    id="treasury_account",
    words=Words(
        "treasury_account",
        label="Treasury account number",
        acc="the treasury account number",
        example="03100643000000017300",
        where="The treasury account number is in the payment details of the office that takes the fee.",
        aloud="Compare the number five digits at a time.",
    ),
    codes=(
        COMMON.spreadsheet,
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        ZEROS,
        SINGLE,
        NOT_TREASURY,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="Gosuslugi form player: accounts that begin with 0 have no key; GIS GMP: 20 digits",
    options=Options,
    make=like("03[12][0-9]{2}643[0-9]{12}"),
    doc=__doc__,
)
