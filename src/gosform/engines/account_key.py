"""The key digit that ties a bank account to its bank: one rule for settlement and correspondent accounts.

The key is the ninth of the twenty digits. Three digits that stand for the bank go before the account; the twenty-three
are multiplied by 7, 1, 3, 7, 1, 3 … and the sum of the products ends in 0. Which three digits go before depends on who
keeps the account: a bank is named by digits 7-9 of its БИК, a unit of the Bank of Russia by 0 and digits 5-6.

Source: Bank of Russia, order 515 of 08.09.1997, section 2, with worked examples.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial

from gosform.engines.shape import Beginning, Shape
from gosform.formula import Digits, digits, weighted
from gosform.options import CheckDigitOptions
from gosform.text import fold, is_ascii_digits

CLEARING = "ABCEHKMPTX"
"""Latin letters that may stand sixth, for a currency without a code of its own: A counts as 0, B as 1 … X as 9."""
WEIGHTS = (7, 1, 3) * 7 + (7, 1)
KEPT_BY_THE_BANK_OF_RUSSIA = (digits("301"), digits("40102"))


@dataclass(frozen=True, slots=True)
class AccountOptions(CheckDigitOptions):
    bik: str | None = field(
        default=None,
        metadata={"meaning": "the БИК of the bank; with it the key digit is checked, without it only the make", "reference": True},
    )


def key_holds(bank: Digits, account: Digits) -> object:
    """The key fits: ``bank`` is the three digits that stand for it, ``account`` the twenty."""
    return weighted([*bank, *account], WEIGHTS) % 10 == 0


def bik_of(options: AccountOptions) -> bytes:
    """The nine digits of the БИК, however it was spelt; empty when there is none to go by."""
    kept = fold(options.bik, labels=("бик",)).kept if options.bik else ""
    return digits(kept) if len(kept) == 9 and is_ascii_digits(kept) else b""


def bank_of(bik: bytes, account: bytes) -> bytes:
    """The three digits that stand for the bank in the key; empty where no source says which they are.

    An account that begins with 0 (the Treasury's own) has no key to check. For a БИК of the Treasury (00, 01, 02) or of
    a holder that takes no direct part (1, 2) only the accounts that the Bank of Russia keeps have a rule.
    """
    if account[0] == 0:
        return b""
    if account.startswith(KEPT_BY_THE_BANK_OF_RUSSIA) or bik[6:8] == b"\0\0":
        return central_bank_of(bik)
    return bik[6:] if bik[0] == 0 and bik[1] > 2 else b""


def central_bank_of(bik: bytes) -> bytes:
    """The three digits that stand for the unit of the Bank of Russia that serves the holder of this БИК."""
    return b"\0" + bik[4:6]


def shape(bank: Callable[[bytes], bytes] | None, begins: tuple[Beginning, ...] = ()) -> Shape:
    """Twenty digits, the sixth perhaps a letter; ``bank`` gives the three digits for an account, or nothing. begins: see ``Shape``."""
    if bank is None:
        return Shape(20, letters=CLEARING, lettered=(5,))

    def holds(account: bytes) -> object:
        named = bank(account)
        return not named or key_holds(named, account)

    def near(account: bytes) -> tuple[Callable[[Digits], object], ...]:
        if len(account) != 20:
            return ()
        others = (account, *(begun + account[3:] for begun in _BEGINNINGS))
        return tuple(_key(named) for named in dict.fromkeys(map(bank, others)) if named)

    return Shape(20, holds, letters=CLEARING, lettered=(5,), proof=10, begins=begins, near=near)


_BEGINNINGS = (digits("301"), digits("407"))
"""A slip in the first digits may hide that an account is kept by the Bank of Russia, or make it look so."""


@lru_cache(maxsize=1000)
def _key(bank: bytes) -> Callable[[Digits], object]:
    """The rule of one bank: the same object each time, so that its tables are made once. Of three digits there are a thousand."""
    return partial(key_holds, bank)
