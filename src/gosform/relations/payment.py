"""Bank details that belong together: the БИК, the account and the correspondent account.

The key, the ninth digit of an account, is reckoned from the account and from the БИК. When it fails, one of the two has a slip, and
nobody knows which. A second account helps: what fits neither of two accounts is likelier to be the БИК.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gosform.engines.account_key import CLEARING, bank_of, key_holds
from gosform.formula import digits
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust
from gosform.record import View
from gosform.relations.shown import only, shown, shown_there
from gosform.relations.signature import Signature
from gosform.ruleset import Relation
from gosform.text import is_ascii_digits

ORDER = "Bank of Russia, order 515 of 08.09.1997, section 2"
BANK_DETAILS = Code(
    "relation.bank-details",
    what="“{label}” and “{other}” do not fit together.",
    fix="Compare both numbers with the bank details.",
    why="The ninth digit of an account is reckoned from the account and the БИК. It does not fit, so one of the two has a slip, or they are of"
    " two banks; which, nobody knows.",
    source=ORDER,
)
BANK_DETAILS_ACCOUNT = Code(
    "relation.bank-details-account",
    what="{label} does not fit the BIK, another account does.",
    fix="Compare {acc} with the bank details.",
    why="Another account proves by its ninth digit, or by its ending, those digits of the БИК that this one is reckoned with. An account of"
    " another bank is the usual cause. One wrong БИК in ten fits an account by chance, so the БИК is named beside it.",
    source=ORDER,
)
BANK_DETAILS_BIK = Code(
    "relation.bank-details-bik",
    what="“{label}” does not fit any of the accounts.",
    fix="Compare {acc} with the bank details.",
    why="Both accounts fail their ninth digit with this БИК: one slip in the БИК explains it, in the accounts it would take two. Where the"
    " account fits the bank that the correspondent account ends with, that ending is offered.",
    source=ORDER,
)
BANK_DETAILS_ENDING = Code(
    "relation.bank-details-ending",
    what="“{label}” and “{other}” usually end alike.",
    fix="Compare both numbers with the bank details.",
    severity=Severity.WARNING,
    why="A custom of numbering, not a rule: the key digit, which fits here, is what proves anything.",
    source=ORDER,
)
LENGTH, BIK_LENGTH, ENDING = 20, 9, 3
ACCOUNTS = frozenset(("account", "corr_account", "treasury_account", "text"))
CORRESPONDENT, TREASURY = "301", "40102"
_TO_DIGITS = str.maketrans(CLEARING, "0123456789")


class Verdict(NamedTuple):
    """A code, the places that it is about (0 is the БИК, the accounts follow) with the blamed one in front, and a БИК to offer."""

    code: Code
    places: tuple[int, ...]
    meant: str = ""


def bank_details(view: View, relation: Relation) -> Iterator[Problem]:
    """Every account fits the БИК (first) by its key digit; a bank's correspondent account also ends as the БИК does.

    A БИК that none of two accounts fits is one problem, at the БИК; an account that fails alone is blamed when the other one fits.
    Accounts without a key (the Treasury's, which begin with 0), those that no source has a rule for, and broken ones are passed over:
    an account that takes the БИК as its own option (``bik``) has said it already.
    """
    cells = [only(view, operand) for operand in relation.operands]
    for code, places, meant in verdicts([cell.value if cell else None for cell in cells]):
        found = [cell for cell in map(cells.__getitem__, places) if cell]
        if code == BANK_DETAILS_BIK and meant:
            yield shown_there(code, relation, found, Fix(Span(0, len(found[0].typed)), meant, Trust.LIKELY))
        elif code in (BANK_DETAILS_BIK, BANK_DETAILS_ACCOUNT):
            yield shown_there(code, relation, found)
        else:
            yield shown(code, view, relation, found)


def verdicts(numbers: Sequence[str | None]) -> list[Verdict]:
    """What is wrong between a БИК and accounts, all in canonical spelling; None or empty for what is not there or broken."""
    bik, *accounts = numbers
    if not bik or len(bik) != BIK_LENGTH or not is_ascii_digits(bik):
        return []
    held = {place: fine for place, number in enumerate(accounts, 1) if number and (fine := holds(bik, number)) is not None}
    failed = tuple(place for place, fine in held.items() if not fine)
    fitting = tuple(place for place, fine in held.items() if fine)
    odd = tuple(place for place in fitting if not _ends_alike(bik, accounts[place - 1] or ""))
    if not failed:
        return [Verdict(BANK_DETAILS_ENDING, (place, 0)) for place in odd]
    if meant := _meant(bik, [accounts[place - 1] or "" for place in failed], [accounts[place - 1] or "" for place in odd]):
        return [Verdict(BANK_DETAILS_BIK, (0, *failed, *odd), meant)]
    if len(failed) > 1 and not fitting:
        return [Verdict(BANK_DETAILS_BIK, (0, *failed))]
    said = {place: accounts[place - 1] or "" for place in held}
    proven = {place: [other for other in fitting if _vouches(said[other], said[place], bik)] for place in failed}
    return [
        Verdict(BANK_DETAILS_ACCOUNT, (place, 0, *others)) if others else Verdict(BANK_DETAILS, (place, 0))
        for place, others in proven.items()
    ]


def holds(bik: str, account: str) -> bool | None:
    """Whether the key digit fits; None where no source says how it is reckoned.

    >>> holds("049805746", "40602810700000000025")
    True
    """
    plain = account.translate(_TO_DIGITS)
    if len(plain) != LENGTH or not is_ascii_digits(plain) or (plain.startswith("30") and not plain.startswith(CORRESPONDENT)):
        return None
    number = digits(plain)
    bank = bank_of(digits(bik), number)
    return bool(key_holds(bank, number)) if bank else None


def _vouches(fitting: str, failed: str, bik: str) -> bool:
    """The account that fits proves the digits of the БИК that the other one is reckoned with.

    A bank's own account is reckoned with digits 7-9, which the ending of a correspondent account repeats; that one with digits 5-6.
    """
    if _kept(fitting, bik) == _kept(failed, bik):
        return True
    return not _kept(failed, bik) and fitting.startswith(CORRESPONDENT) and fitting[-ENDING:] == bik[-ENDING:]


def _kept(account: str, bik: str) -> bool:
    """The Bank of Russia keeps the account."""
    return account.startswith((CORRESPONDENT, TREASURY)) or bik[6:8] == "00"


def _ends_alike(bik: str, account: str) -> bool:
    """The account ends as the БИК does, or is none that usually would: another sort, or kept for a unit of the Bank of Russia."""
    return not account.startswith(CORRESPONDENT) or bik[6:8] == "00" or account[-ENDING:] == bik[-ENDING:]


def _meant(bik: str, failed: Sequence[str], odd: Sequence[str]) -> str:
    """The БИК with the ending of the correspondent account, when every account that fails fits that one."""
    endings = {account[-ENDING:] for account in odd}
    if len(endings) != 1:
        return ""
    meant = bik[:-ENDING] + endings.pop()
    return meant if all(holds(meant, account) for account in (*failed, *odd)) else ""


def proof(places: Sequence[int], names: Sequence[str]) -> Callable[[Sequence[str | None]], bool]:
    """That all fit together, from clean values of a БИК and accounts."""
    return lambda values: not verdicts([values[place] for place in places])


SIGNATURES: Mapping[str, Signature] = {
    "bank-details": Signature(
        2,
        None,
        find=bank_details,
        codes=(BANK_DETAILS, BANK_DETAILS_ACCOUNT, BANK_DETAILS_BIK, BANK_DETAILS_ENDING),
        kinds=(frozenset(("bik", "text")), ACCOUNTS, ACCOUNTS, ACCOUNTS),
    ),
}
