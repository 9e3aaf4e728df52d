"""How a number is written."""

from __future__ import annotations

import re

from tests import by_hand
from tests.peers.differences import Difference, Shown

MASKS = "Pension Fund of Russia, order on individual records: the number is printed 112-233-445 95; forms of SMEV and EPGU differ in their masks"


def digits_only(text: str) -> str:
    return "".join(c for c in text if c in "0123456789")


def sums_up(kind: str, number: str) -> bool:
    """The check digits fit, whatever the number begins with."""
    lengths = {"inn": (10, 12), "ogrn": (13,), "ogrnip": (15,), "card": range(13, 20), "snils": (11,)}
    if len(number) not in lengths[kind]:
        return False
    rules = {10: by_hand.inn_10, 12: by_hand.inn_12, 13: by_hand.ogrn, 15: by_hand.ogrnip, 11: by_hand.snils}
    rule = by_hand.luhn if kind == "card" else rules[len(number)]
    count = 2 if kind == "snils" or (kind == "inn" and len(number) == 12) else 1
    return rule(number[:-count]) == number[-count:]


KNOWN = (
    Difference(
        name="bare-numbers-only",
        takes=True,
        peers={
            "python-stdnum": (
                "inn",
                "ogrn",
                "ogrnip",
                "card",
                "iban",
            ),
            "vitya": (
                "inn",
                "inn-person",
                "inn-organisation",
                "snils",
                "ogrn",
                "ogrnip",
                "kpp",
                "bik",
                "oktmo",
                "uin",
                "kbk",
                "account",
            ),
            "ru-pii": (
                "inn",
                "snils",
                "ogrn",
                "ogrnip",
                "bik",
                "account",
                "corr_account",
                "card",
                "oms_policy",
                "iban",
                "kpp",
                "passport_rf",
            ),
            "presidio-ru-recognizers": (
                "passport_rf",
                "account",
            ),
            "validators": (
                "inn",
                "card",
                "iban",
                "fias_guid",
            ),
        },
        applies=lambda seen: seen.typed != seen.bare and seen.bare_taken,
        rule="Spaces, hyphens, a label, № and digits of other widths are no part of a number: it is read without them.",
        source=MASKS,
        examples=(
            Shown("inn", "ИНН 7712 345670 70"),
            Shown("snils", "123-456-789 64"),
            Shown("card", "карта 4123456789012349"),
            Shown("passport_rf", "45 12 № 000001"),
            Shown("fias_guid", "01234567 89ab cdef 0123 456789abcdef"),
        ),
    ),
    Difference(
        name="one-mask",
        takes=True,
        others={"EPGU form player": ("snils",), "kdmatrosov/validation-codes": ("snils",), "sshaplygin/docs-code": ("snils",)},
        applies=lambda seen: (
            not re.fullmatch("[0-9]{3}-[0-9]{3}-[0-9]{3} [0-9]{2}", seen.typed) and sums_up("snils", digits_only(seen.typed))
        ),
        rule="The number counts, not the signs between its parts; other signs than the printed ones are told in a notice.",
        source=MASKS,
        examples=(Shown("snils", "12345678964"), Shown("snils", "123-456-789#64")),
    ),
    Difference(
        name="digits-of-other-scripts",
        takes=False,
        peers={
            "ru-pii": (
                "snils",
                "corr_account",
                "card",
                "oms_policy",
            )
        },
        applies=lambda seen: not seen.typed.isascii() and seen.typed.isdigit() and not seen.bare_taken,
        rule="A digit of another script is read as its value. Reckoned with the place of the sign in Unicode, wrong numbers fit by chance.",
        source="The Unicode Standard, property Numeric_Value",
        examples=(Shown("snils", "２１６０３３０８０００"),),
    ),
    Difference(
        name="decimal-tail",
        takes=False,
        peers={
            "presidio-ru-recognizers": (
                "inn",
                "ogrn",
                "ogrnip",
                "card",
            )
        },
        applies=lambda seen: seen.typed.endswith(".0") and sums_up(seen.kind, digits_only(seen.typed)),
        rule="“.0” at the end is what a table adds to a number: the zero is no digit of it.",
        source="python-calamine and other readers of tables, which give a number back as a decimal",
        examples=(Shown("inn", "771234503.0"),),
    ),
    Difference(
        name="letters-left-out",
        takes=False,
        peers={"presidio-ru-recognizers": ("card",)},
        applies=lambda seen: any(c.isalpha() for c in seen.typed) and sums_up(seen.kind, digits_only(seen.typed)),
        rule="A letter among the digits is told, not left out: mostly it stands for a digit, and the number is another one then.",
        source="Each number's own structure: digits only",
        examples=(Shown("card", "41234а56789012349"),),
    ),
)
