"""Cards, foreign accounts, codes of payments."""

from __future__ import annotations

import re

from tests import by_hand
from tests.peers.differences import Difference, Seen, Shown

NOTICES = "GIS GMP schemas: 20 characters or 25 digits"
REGISTRY = "Registry of IBAN formats, release 101"
CARDS = "ISO/IEC 7812-1; Мир cards: prefixes 2200-2204, 16 to 19 digits"
STRUCTURES = {
    "DE": "[0-9]{18}", "GB": "[A-Z]{4}[0-9]{14}", "FR": "[0-9]{10}[0-9A-Z]{11}[0-9]{2}", "RU": "[0-9]{14}[0-9A-Z]{15}",
    "BY": "[0-9A-Z]{4}[0-9]{4}[0-9A-Z]{16}", "KZ": "[0-9]{3}[0-9A-Z]{13}", "NO": "[0-9]{11}", "LC": "[A-Z]{4}[0-9A-Z]{24}",
    "HN": "[A-Z]{4}[0-9]{20}", "MN": "[0-9]{16}", "YE": "[A-Z]{4}[0-9]{4}[0-9A-Z]{18}",
}  # fmt: skip
"""What each of the countries that the tests use writes behind its check digits."""
LONGEST = {"DE": 22, "GB": 22, "FR": 27, "RU": 33, "BY": 28, "KZ": 20, "NO": 15, "LC": 32, "HN": 28, "MN": 20, "YE": 30}


def iban_of(seen: Seen) -> tuple[str, str] | None:
    """Country and the rest of a number whose check digits fit."""
    text = seen.bare.upper()
    if not re.fullmatch("[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}", text) or by_hand.iban(text[:2], text[4:]) != text[2:4]:
        return None
    return text[:2], text[4:]


def of_another_structure(seen: Seen) -> bool:
    read = iban_of(seen)
    return read is not None and read[0] in STRUCTURES and not (re.fullmatch(STRUCTURES[read[0]], read[1]) and norwegian(*read))


def norwegian(country: str, account: str) -> bool:
    """Norway's account has a check digit of its own, modulus 11; other countries' are not looked at."""
    total = sum(int(d) * w for d, w in zip(account, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True)) if country == "NO" else 0
    return total % 11 == 0


KNOWN = (
    Difference(
        name="card-of-any-length",
        takes=False,
        peers={"python-stdnum": ("card",), "validators": ("card",)},
        applies=lambda seen: not 13 <= len(seen.bare) <= 19,
        rule="Cards have 13 to 19 digits. The arithmetic alone takes “18”.",
        source=CARDS,
        examples=(Shown("card", "18"), Shown("card", "123455"), Shown("card", "220012345678901234563")),
    ),
    Difference(
        name="card-of-mir-too-short",
        takes=False,
        peers={"python-stdnum": ("card",), "ru-pii": ("card",), "presidio-ru-recognizers": ("card",), "validators": ("card",)},
        applies=lambda seen: seen.bare[:4] in ("2200", "2201", "2202", "2203", "2204") and 13 <= len(seen.bare) <= 15,
        rule="A card that begins with 2200 to 2204 is of Мир and has at least 16 digits.",
        source=CARDS,
        examples=(Shown("card", "22001234567891"),),
    ),
    Difference(
        name="iban-of-a-country-not-in-the-list",
        takes=True,
        peers={"python-stdnum": ("iban",), "ru-pii": ("iban",)},
        applies=lambda seen: (read := iban_of(seen)) is not None and read[0] in ("US", "ZZ"),
        rule="The registry grows, so an unknown country is a warning; the check digits must fit all the same.",
        source=REGISTRY,
        right="no source decides",
        examples=(Shown("iban", "US020123456789012345"),),
    ),
    Difference(
        name="iban-of-a-newer-country",
        takes=True,
        peers={"ru-pii": ("iban",)},
        applies=lambda seen: (read := iban_of(seen)) is not None and read[0] in ("HN", "MN", "YE", "NI", "OM", "FK"),
        rule="Honduras, Mongolia, Yemen, Nicaragua, Oman and the Falkland Islands have joined the registry.",
        source=REGISTRY,
        examples=(Shown("iban", "MN320001123456789012"),),
    ),
    Difference(
        name="iban-structure-of-the-country",
        takes=True,
        peers={"python-stdnum": ("iban",)},
        applies=of_another_structure,
        rule="Which places are letters is each country's own rule. gosform looks at the length and the check digits only.",
        source=REGISTRY,
        right="the other side",
        examples=(Shown("iban", "GB32123412345612345678"),),
    ),
    Difference(
        name="iban-of-any-length",
        takes=False,
        peers={"validators": ("iban",)},
        applies=lambda seen: (read := iban_of(seen)) is not None and len(seen.bare) != LONGEST.get(read[0], len(seen.bare)),
        rule="Each country has one length.",
        source=REGISTRY,
        examples=(Shown("iban", "DE" + by_hand.iban("DE", "1234567801234567") + "1234567801234567"),),
    ),
    Difference(
        name="uin-with-letters",
        takes=True,
        peers={"vitya": ("uin",)},
        applies=lambda seen: len(seen.bare) == 20 and not seen.bare.isdigit(),
        rule="Twenty characters may be letters: fines made out to a vehicle's document are. How letters count is nowhere published.",
        source=NOTICES,
        examples=(Shown("uin", "18810ХА12АВ123456ZZ5"),),
    ),
    Difference(
        name="uin-and-kbk-of-zeros",
        takes=True,
        peers={
            "vitya": (
                "uin",
                "kbk",
            )
        },
        applies=lambda seen: len(seen.bare) in (20, 25) and not seen.bare.strip("0"),
        rule="A row of zeros is a placeholder. gosform warns and says to write one zero; vitya refuses.",
        source=f"{NOTICES}: the patterns take zeros",
        right="no source decides",
        examples=(Shown("uin", "00000000000000000000"), Shown("kbk", "00000000000000000000")),
    ),
    Difference(
        name="uin-of-four-digits",
        takes=False,
        peers={"vitya": ("uin",)},
        applies=lambda seen: len(seen.bare) == 4 and seen.bare.isdigit(),
        rule="A payment's code field may hold another identifier than a УИН; a УИН has 20 characters or 25 digits.",
        source=NOTICES,
        right="each for its own field",
        examples=(Shown("uin", "1234"),),
    ),
    Difference(
        name="kbk-with-letters",
        takes=True,
        peers={"vitya": ("kbk",)},
        applies=lambda seen: len(seen.bare) == 20 and not seen.bare.isdigit(),
        rule="The schema takes a letter at any place, and codes of expenses have some. gosform warns of letters that look like digits.",
        source="GIS GMP, schema of payment notices: pattern of the КБК",
        examples=(Shown("kbk", "18210102010Ж10001100"), Shown("kbk", "188116010612A0000140")),
    ),
)
