"""The number of a bank account (расчётный, лицевой or treasury account).

Twenty digits: 1-5 the balance account (40702 a company's, 40802 an entrepreneur's, 40817 a person's), 6-8 the currency
(810 for the rouble), 9 the key, 10-13 the branch, 14-20 the number. The sixth may be one of the letters A B C E H K M P
T X, which count as 0 to 9.

The key ties the account to its bank, so it is checked only when the БИК is known (option ``bik``, in a form usually the
neighbouring field). When it fails, either of the two numbers may be wrong: nobody can say which. An account that
begins with 0, the Treasury's own, has no key to check.

What the check can see: with the БИК, nine of ten slips in either number. Without it, only length and letters.

Example: 40602810700000000025 with БИК 049805746, a worked example of the Bank of Russia's order.

History: forms that key every account with the last three digits of the БИК refuse accounts kept by the Bank of Russia.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gosform.engines.account_key import AccountOptions, bank_of, bik_of, shape
from gosform.engines.digits import Beginning, Refusal, Shape, diagnose, digit_codes, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw, solved
from gosform.problem import Code, Severity, Words

LABELS = (
    "р/с", "р/сч", "р/счет", "р/счёт", "рс", "расчётный счёт", "расчетный счет", "номер счёта", "номер счета",
    "счёт", "счет", "сч", "л/с", "лицевой счёт", "лицевой счет", "казначейский счёт", "казначейский счет",
)  # fmt: skip

COMMON = digit_codes("account")
ZEROS = Code(
    "account.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros is a placeholder, but accounts that begin with 0 have no key, so nothing proves it wrong.",
)
CORRESPONDENT = Code(
    "account.correspondent",
    what="{label} begins with 301, as accounts of banks do.",
    fix="Compare {acc} with the bank details.",
    severity=Severity.WARNING,
    why="Accounts that begin with 301 are correspondent accounts of banks. In bank details the two stand next to each other.",
)
CHECKSUM = Code(
    "account.checksum",
    what="{label} and the BIK do not fit together.",
    fix="Compare both numbers with the bank details.",
    why="The ninth digit is reckoned from the account and the БИК. It does not fit, so one of the two has a slip; which, nobody knows.",
    source="Bank of Russia, order 515 of 08.09.1997, section 2",
)
CODES = replace(COMMON, zeros=ZEROS, checksum=CHECKSUM)
BEGINS = (
    Beginning("40[567]0[1-8]|408(?:0[2-9]|1[0-9]|2[0-7])|42[36](?:0[1-9]|1[0-5])|30232|474(?:0[1-9]|[1-6][0-9])", 0.98, 0.00150),
    Beginning("4070[1-3]|408(?:02|17|20)|423", 0.9, 0.14),
    Beginning(".{5}(?:810|643|840|978|156)", 0.999, 0.005),
    Beginning(".{5}810", 0.95, 0.2),
)
"""Accounts of clients, deposits and settlements, as the chart of accounts of the Bank of Russia numbers them; among them those of companies,
entrepreneurs and people, and their deposits; then the currency: roubles, dollars, euros, yuan, and among these the rouble. What people
enter into forms: the chart gives the numbers, how common each is has been judged."""
REFUSALS = (
    Refusal(ZEROS, lambda n: not n.strip("0")),
    Refusal(CORRESPONDENT, lambda n: n.startswith("301"), (0, 3)),
)


def keyed(options: AccountOptions) -> Shape:
    """The shape with the key of this БИК; without a БИК, or with one that cannot be read, the shape alone."""
    bik = bik_of(options)
    return shape((lambda account: bank_of(bik, account)) if bik else None, BEGINS)


def find(typed: str, options: AccountOptions, as_of: date) -> Found:
    return diagnose(
        typed, (keyed(options),), CODES, refusals=REFUSALS, labels=LABELS, separators=options.separators, channel=options.channel
    )


def certainly(options: AccountOptions, as_of: date) -> Screen:
    return screen((keyed(options),), "(?!301|0{20})")


def made(draw: Draw, options: AccountOptions) -> str:
    """An account in roubles of a person, a company or an entrepreneur; its key fits the БИК, if there is one."""
    return solved(draw, draw.like("40(?:817|702|703|802)810[0-9]{12}"), keyed(options).fits)


KIND = Kind(
    id="account",
    words=Words(
        "account",
        label="Bank account number",
        acc="the bank account number",
        example="40602810700000000025",
        where="The account number is in the contract with the bank and in the bank app.",
        aloud="Compare the number five digits at a time.",
    ),
    codes=(
        COMMON.spreadsheet,
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.lower_case,
        COMMON.too_short,
        COMMON.too_long,
        ZEROS,
        CORRESPONDENT,
        CHECKSUM,
        COMMON.separators,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="Bank of Russia, order 515 of 08.09.1997, and its chart of accounts",
    options=AccountOptions,
    make=made,
    doc=__doc__,
)
