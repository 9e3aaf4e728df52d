"""Banks and accounts."""

from __future__ import annotations

from tests import by_hand
from tests.peers.differences import Difference, Seen, Shown

ORDER = "Bank of Russia, order 515 of 08.09.1997, section 2"
SYSTEM = "Bank of Russia, rules of its payment system (consultant.ru, LAW_367694): structure of the БИК"


def key_is(seen: Seen, bank: str) -> bool:
    number = seen.bare
    return len(number) == 20 and len(seen.bik) == 9 and by_hand.account_key(bank, number) == number[8]


def plain(seen: Seen) -> bool:
    return len(seen.bare) == 20 and seen.bare[:5].isdigit() and seen.bare[6:].isdigit()


def central(seen: Seen) -> bool:
    """The Bank of Russia keeps the account: 0 and digits 5-6 of the БИК stand for it in the key."""
    kept = seen.bare.startswith(("301", "40102")) or seen.bik[6:8] == "00"
    return plain(seen) and bool(seen.bik) and kept


def keyless(seen: Seen) -> bool:
    """An account of the Treasury, or one beside a БИК for which no rule of the key is published."""
    beside = (seen.bik[:1] in ("1", "2") or seen.bik[:2] in ("00", "01", "02")) and not central(seen)
    return seen.kind in ("account", "corr_account") and plain(seen) and (seen.bare[0] == "0" or beside)


def right_key(seen: Seen) -> bool:
    return key_is(seen, f"0{seen.bik[4:6]}" if central(seen) else seen.bik[6:])


KNOWN = (
    Difference(
        name="bik-not-04",
        takes=True,
        peers={"ru-pii": ("bik",)},
        others={"sshaplygin/docs-code": ("bik",)},
        applies=lambda seen: (
            len(seen.bare) == 9 and seen.bare[0] in "012" and not seen.bare.startswith("04") and bool(seen.bare.strip("0"))
        ),
        rule="0, 1 and 2 begin a БИК. 00, 01 and 02 are the Treasury, to which every state fee is paid; 1 and 2 take part through another.",
        source=SYSTEM,
        examples=(Shown("bik", "014525988"), Shown("bik", "104525111"), Shown("bik", "204525001")),
    ),
    Difference(
        name="bik-first-digit",
        takes=False,
        peers={"vitya": ("bik",)},
        applies=lambda seen: len(seen.bare) == 9 and seen.bare[0] in "3456789",
        rule="0, 1 and 2 begin a БИК: there are three ways to take part.",
        source=SYSTEM,
        examples=(Shown("bik", "944525225"),),
    ),
    Difference(
        name="bik-zeros",
        takes=False,
        peers={"vitya": ("bik",)},
        others={"Kholenkov/js-data-validation": ("bik",), "rin-nas/postgresql-patterns-library": ("bik",)},
        applies=lambda seen: seen.bare == "000000000",
        rule="A row of zeros is a placeholder: its digits 3 and 4 are no region.",
        source=SYSTEM,
        examples=(Shown("bik", "000000000"),),
    ),
    Difference(
        name="bik-round",
        takes=True,
        others={"LeTraceurSnork/russian-validators": ("bik",)},
        applies=lambda seen: seen.bare in ("100000000", "200000000"),
        rule="1 and 2 begin a БИК, and what follows has no rule then.",
        source=SYSTEM,
        examples=(Shown("bik", "200000000"),),
    ),
    Difference(
        name="bik-region",
        takes=True,
        others={"validates_russian": ("bik",)},
        applies=lambda seen: (
            seen.bare[:1] == "0" and seen.bare[2:4] in ("02", "06", "09", "13", "16", "31", "39", "48", "51", "59", "62", "72")
        ),
        rule="Digits 3 and 4 are usually a region of the classifier. Classifiers change, so gosform warns.",
        source=SYSTEM,
        examples=(Shown("bik", "040212345"),),
    ),
    Difference(
        name="account-clearing-letter",
        takes=True,
        peers={"vitya": ("account",), "ru-pii": ("account",), "presidio-ru-recognizers": ("account",)},
        applies=lambda seen: plain(seen) and seen.bare[5:6] in tuple("ABCEHKMPTX") and (keyless(seen) or right_key(seen)),
        rule="The sixth sign may be one of ten Latin letters, for currencies of clearing; they count as 0 to 9.",
        source=ORDER,
        examples=(Shown("account", "40702A10000000012345", "044525225"), Shown("corr_account", "30101T10400000000225", "044525225")),
    ),
    Difference(
        name="account-kept-by-the-bank-of-russia",
        takes=True,
        peers={
            "vitya": ("account",),
            "ru-pii": (
                "account",
                "corr_account",
            ),
        },
        applies=lambda seen: central(seen) and key_is(seen, f"0{seen.bik[4:6]}"),
        rule="Where the Bank of Russia keeps the account, 0 and digits 5-6 of the БИК stand for it in the key, not digits 7-9.",
        source=ORDER,
        examples=(
            Shown("account", "40702810000000012345", "044525000"),
            Shown("corr_account", "40102810600000012345", "014525988"),
        ),
    ),
    Difference(
        name="account-keyed-by-the-wrong-bank",
        takes=False,
        peers={
            "vitya": ("account",),
            "ru-pii": (
                "account",
                "corr_account",
            ),
        },
        applies=lambda seen: central(seen) and key_is(seen, seen.bik[6:]),
        rule="The same key, the other way round: an account that digits 7-9 fit is not one that the Bank of Russia keeps.",
        source=ORDER,
        examples=(Shown("account", "40702810900000012345", "044525000"), Shown("corr_account", "40102810000000012345", "014525988")),
    ),
    Difference(
        name="account-without-key",
        takes=True,
        peers={"vitya": ("account",), "ru-pii": ("account", "corr_account")},
        others={"Kholenkov/js-data-validation": ("account",)},
        applies=keyless,
        rule="Accounts that begin with 0 are the Treasury's and have no key; beside a БИК that begins with 00-02, 1 or 2 no rule is published.",
        source=f"{ORDER}; Gosuslugi form player: an account that begins with 0 is not keyed",
        examples=(Shown("account", "03100643000000012345", "014525988"), Shown("account", "40702810300000012345", "104525225")),
    ),
    Difference(
        name="account-key-not-looked-at",
        takes=False,
        peers={"presidio-ru-recognizers": ("account",)},
        applies=lambda seen: plain(seen) and not keyless(seen) and not right_key(seen),
        rule="The ninth digit must fit the БИК.",
        source=ORDER,
        examples=(Shown("account", "40702810300000012345", "044525225"),),
    ),
    Difference(
        name="account-currency",
        takes=True,
        others={"validates_russian": ("account",)},
        applies=lambda seen: len(seen.bare) == 20 and seen.bare.isdigit() and not seen.bik and seen.bare[5:8] not in ("810", "840", "978"),
        rule="Digits 6 to 8 are a currency; no source closes the list, so nothing is refused for it.",
        source=ORDER,
        examples=(Shown("account", "40702061000000012345"),),
    ),
    Difference(
        name="corr-account-beginning",
        takes=True,
        others={"rin-nas/postgresql-patterns-library": ("corr_account",), "validates_russian": ("corr_account",)},
        applies=lambda seen: len(seen.bare) == 20 and not seen.bare.startswith("301"),
        rule="301 is usual, 40102 the Treasury's. The chart of accounts changes, so gosform warns of another beginning.",
        source="Bank of Russia, chart of accounts of credit institutions",
        right="no source decides",
        examples=(Shown("corr_account", "31101810000000012345"),),
    ),
)
