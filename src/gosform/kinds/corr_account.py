"""The correspondent account of a bank: the account that the Bank of Russia keeps for it.

Twenty digits beginning with 301; the Treasury's single account, which stands in the same line of payment details,
begins with 40102. The sixth may be one of the letters A B C E H K M P T X, which count as 0 to 9. The key, the ninth
digit, is reckoned with 0 and digits 5-6 of the БИК, since a unit of the Bank of Russia keeps the account; it is checked
when the БИК is known (option ``bik``). What has another beginning is a bank's own account, keyed as those are: with digits
7-9 of the БИК. The last three digits of a correspondent account usually repeat those of the БИК.

What the check can see: with the БИК, nine of ten slips in either number, but not which of the two is wrong. Another
beginning or ending is a warning, since the chart of accounts changes.

Example: 30101810800000000746 with БИК 049805000, a worked example of the Bank of Russia's order.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gosform.engines.account_key import AccountOptions, bank_of, bik_of, central_bank_of, shape
from gosform.engines.digits import Beginning, Refusal, Shape, diagnose, digit_codes, screen
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw, solved
from gosform.problem import Code, Severity, Words

LABELS = (
    "к/с", "к/сч", "к/счет", "к/счёт", "кс", "кор. счёт", "кор. счет", "кор/счет", "кор/счёт", "корр. счёт", "корр. счет",
    "корр/счет", "корр/счёт", "корсчет", "корсчёт", "корреспондентский счёт", "корреспондентский счет", "екс", "счёт", "счет",
)  # fmt: skip

COMMON = digit_codes("corr_account")
ZEROS = Code(
    "corr_account.zeros",
    what=COMMON.zeros.what,
    fix=COMMON.zeros.fix,
    severity=Severity.WARNING,
    why="A row of zeros is a placeholder; some payment systems write it where a bank has no such account.",
)
BEGINNING = Code(
    "corr_account.beginning",
    what="{label} usually begins with 301 or 40102.",
    fix="Compare {acc} with the bank details.",
    severity=Severity.WARNING,
    why="301 is the balance account of banks at the Bank of Russia, 40102 that of the Treasury. The settlement account stands next to it.",
)
ENDING = Code(
    "corr_account.ending",
    what="The BIK usually ends in the same three digits.",
    fix="Compare both numbers with the bank details.",
    severity=Severity.WARNING,
    why="A custom of numbering, not a rule: the key digit is what proves anything.",
)
CHECKSUM = Code(
    "corr_account.checksum",
    what="{label} and the BIK do not fit together.",
    fix="Compare both numbers with the bank details.",
    why="The ninth digit is reckoned from the account and the БИК. It does not fit, so one of the two has a slip; which, nobody knows.",
    source="Bank of Russia, order 515 of 08.09.1997, section 2",
)
CODES = replace(COMMON, zeros=ZEROS, checksum=CHECKSUM)


OF_A_BANK = Beginning("30101", 0.98, 0.01)
"""The chart of accounts of the Bank of Russia: 30101 is the correspondent account of a bank; the others of 301 are kept for other ends."""


def keyed(bik: bytes) -> Shape:
    """The shape with the key of this БИК, or the shape alone."""

    def bank(account: bytes) -> bytes:
        if account[0] == 0 and bik[6:8] == b"\0\0" and any(account):  # a unit of the Bank of Russia: no Treasury account is kept there
            return central_bank_of(bik)
        return bank_of(bik, account)

    ending = own_ending(bik)
    return shape(
        bank if bik else None,
        (Beginning("301.{2}810", 0.98, 1e-6), OF_A_BANK, *((Beginning(f".{{17}}{ending}", 0.98, 1e-3),) if ending else ())),
    )


def refusals(bik: bytes) -> tuple[Refusal, ...]:
    ending = own_ending(bik)
    return (
        Refusal(ZEROS, lambda n: not n.strip("0")),
        Refusal(BEGINNING, lambda n: not n.startswith(("301", "40102")) and bool(n.strip("0")), (0, 3)),
        Refusal(ENDING, lambda n: bool(ending) and n.startswith("301") and n[17:] != ending, (17, 20)),
    )


def own_ending(bik: bytes) -> str:
    """The last three digits of a bank's БИК; empty for a unit of the Bank of Russia and where there is no БИК."""
    return "".join(map(str, bik[6:])) if bik[6:8] != b"\0\0" else ""


def find(typed: str, options: AccountOptions, as_of: date) -> Found:
    bik = bik_of(options)
    found = diagnose(
        typed, (keyed(bik),), CODES, refusals=refusals(bik), labels=LABELS, separators=options.separators, channel=options.channel
    )
    if any(p.code == CHECKSUM for p in found.problems):
        return Found(tuple(p for p in found.problems if p.code != ENDING), None, found.read)
    return found


def certainly(options: AccountOptions, as_of: date) -> Screen:
    bik = bik_of(options)
    ending = own_ending(bik)
    return screen((keyed(bik),), f"(?=301.{{14}}{ending}|40102)" if ending else "(?=301|40102)")


def made(draw: Draw, options: AccountOptions) -> str:
    """An account in roubles that ends as the БИК does; its key fits."""
    bik = bik_of(options)
    return solved(draw, f"30101810{draw.digits(9)}{own_ending(bik) or draw.digits(3)}", keyed(bik).fits, (8,))


KIND = Kind(
    id="corr_account",
    words=Words(
        "corr_account",
        label="Correspondent account",
        acc="the correspondent account",
        example="30101810800000000746",
        where="The correspondent account is in the bank details, next to the BIK.",
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
        BEGINNING,
        ENDING,
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
