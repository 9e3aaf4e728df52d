"""Numbers of people and organisations."""

from __future__ import annotations

from itertools import pairwise

from tests import by_hand
from tests.peers.differences import Difference, Seen, Shown
from tests.peers.known.a_spelling import sums_up

DECREE = "Government decree 438 of 19.06.2002 (consultant.ru, LAW_124328), structure of the state registration number"
SCHEMAS = "FNS, schemas of EGRUL and EGRIP extracts: type of the ИНН"
FUND = "Pension Fund of Russia, order on individual records (consultant.ru, LAW_124607), check number of the СНИЛС"
GIS_GMP = "GIS GMP, schema of payment notices: pattern of the КПП"


def one_of_two(seen: Seen) -> bool:
    """Of a person's two check digits exactly one fits, the second being reckoned with the first as typed."""
    if len(seen.bare) != 12 or not seen.bare.isdigit():
        return False
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
    first = by_hand.inn_12(seen.bare[:10])[0] == seen.bare[10]
    second = str(sum(int(d) * w for d, w in zip(seen.bare[:11], weights, strict=True)) % 11 % 10) == seen.bare[11]
    return first is not second


def of_other_register(seen: Seen) -> bool:
    length = {"ogrn": 15, "ogrnip": 13}[seen.kind]
    return len(seen.bare) == length and sums_up("ogrnip" if seen.kind == "ogrn" else "ogrn", seen.bare)


KNOWN = (
    Difference(
        name="inn-region-00",
        takes=False,
        peers={"python-stdnum": ("inn",), "ru-pii": ("inn",), "presidio-ru-recognizers": ("inn",), "validators": ("inn",)},
        others={"Kholenkov/js-data-validation": ("inn",)},
        applies=lambda seen: seen.bare.startswith("00") and len(seen.bare) in (10, 12),
        rule="The first two digits are a region, and there is no region 00; a row of zeros passes the arithmetic alone.",
        source=SCHEMAS,
        examples=(Shown("inn", "0000000000"), Shown("inn", "0001234562"), Shown("inn", "001234567887")),
    ),
    Difference(
        name="inn-one-check-digit-of-two",
        takes=False,
        peers={"validators": ("inn",)},
        applies=one_of_two,
        rule="Both check digits of a person's number must fit.",
        source="FNS order ЕД-7-14/559@ of 26.06.2024, annex 3 (structure of the ИНН)",
        examples=(Shown("inn", "771234567009"), Shown("inn", "771234567048")),
    ),
    Difference(
        name="inn-code-of-a-foreign-organisation",
        takes=False,
        peers={
            "vitya": (
                "inn",
                "inn-person",
                "inn-organisation",
            )
        },
        applies=lambda seen: len(seen.bare) == 5 and seen.bare.isdigit(),
        rule="Five digits are a КИО. A payment may name one in the place of the ИНН; it is no ИНН, and other forms ask for that alone.",
        source="FNS order ЕД-7-14/559@ of 26.06.2024 (10 or 12 digits); Bank of Russia, regulation 762-П: a payer's ИНН or КИО",
        right="each for its own field",
        examples=(Shown("inn", "12345"),),
    ),
    Difference(
        name="nothing-entered",
        takes=False,
        peers={
            "vitya": (
                "inn",
                "inn-person",
                "inn-organisation",
                "kpp",
                "oktmo",
            )
        },
        applies=lambda seen: seen.bare in ("", "0"),
        rule="Nothing, or one zero, says in a payment that there is no number. Whether a field may be left empty is the form's rule.",
        source="Ministry of Finance, order 107н of 12.11.2013: 0 where a payment to the budget has no value",
        right="each for its own field",
        examples=(Shown("inn", "0"), Shown("kpp", "0"), Shown("oktmo", "0")),
    ),
    Difference(
        name="snils-before-the-check-number",
        takes=True,
        peers={"vitya": ("snils",), "presidio-ru-recognizers": ("snils",)},
        applies=lambda seen: len(seen.bare) == 11 and seen.bare[:9] <= "001001998",
        rule="Up to 001-001-998 the check number is not checked: any two digits are good. gosform warns.",
        source=FUND,
        examples=(Shown("snils", "00012345678"), Shown("snils", "001-001-998 12")),
    ),
    Difference(
        name="snils-without-check-number",
        takes=False,
        others={"validates_russian": ("snils",)},
        applies=lambda seen: len(seen.bare) == 9 and seen.bare <= "001001998",
        rule="An early number has eleven digits too; its last two are only not checked.",
        source=FUND,
        examples=(Shown("snils", "000123456"),),
    ),
    Difference(
        name="ogrn-that-begins-with-0",
        takes=False,
        peers={"ru-pii": ("ogrn",), "presidio-ru-recognizers": ("ogrn",)},
        others={"Kholenkov/js-data-validation": ("ogrn",), "rin-nas/postgresql-patterns-library": ("ogrn",)},
        applies=lambda seen: seen.bare[:1] == "0" and sums_up("ogrn", seen.bare),
        rule="A company's number begins with 1 or 5, so a row of zeros is none.",
        source=DECREE,
        examples=(Shown("ogrn", "0000000000000"),),
    ),
    Difference(
        name="ogrn-that-begins-with-3",
        takes=False,
        peers={"python-stdnum": ("ogrn",), "vitya": ("ogrn",), "ru-pii": ("ogrn",), "presidio-ru-recognizers": ("ogrn",)},
        applies=lambda seen: seen.bare[:1] == "3" and sums_up("ogrn", seen.bare),
        rule="A company's number begins with 1 or 5; 3 begins the fifteen digits of an entrepreneur.",
        source=DECREE,
        examples=(Shown("ogrn", "3127700000128"),),
    ),
    Difference(
        name="ogrn-of-a-later-entry",
        takes=False,
        peers={"python-stdnum": ("ogrn",), "vitya": ("ogrn",), "ru-pii": ("ogrn",), "presidio-ru-recognizers": ("ogrn",)},
        others={"EPGU form player": ("ogrn",), "kdmatrosov/validation-codes": ("ogrn",), "LeTraceurSnork/russian-validators": ("ogrn",)},
        applies=lambda seen: seen.bare[:1] in tuple("246789") and sums_up("ogrn", seen.bare),
        rule="2, 4 and 6 to 9 begin the numbers of later entries (ГРН). Their check digit fits too; they are told by name.",
        source=DECREE,
        examples=(Shown("ogrn", "2267700000126"), Shown("ogrn", "9267700000120")),
    ),
    Difference(
        name="ogrn-own-check-digit",
        takes=False,
        others={
            "rin-nas/postgresql-patterns-library": (
                "ogrn",
                "ogrnip",
            )
        },
        applies=lambda seen: set(seen.bare[1:-1]) == {"0"} and seen.bare[0] == seen.bare[-1] == "1" and not sums_up(seen.kind, seen.bare),
        rule="10¹¹ leaves 10 when divided by 11, whose lowest digit is 0; 10¹³ leaves 10 when divided by 13.",
        source=DECREE,
        examples=(Shown("ogrn", "1000000000001"), Shown("ogrnip", "100000000000001")),
    ),
    Difference(
        name="ogrn-remainder-of-ten",
        takes=True,
        others={"rin-nas/postgresql-patterns-library": ("ogrn",)},
        applies=lambda seen: seen.bare == "1000000000000",
        rule="A remainder of 10 gives the check digit 0. gosform warns of the year: the register began in 2002.",
        source=DECREE,
        examples=(Shown("ogrn", "1000000000000"),),
    ),
    Difference(
        name="ogrnip-remainder-of-two-digits",
        takes=True,
        peers={"python-stdnum": ("ogrnip",)},
        applies=lambda seen: sums_up("ogrnip", seen.bare) and int(seen.bare[:14]) % 13 > 9,
        rule="Remainders 10, 11 and 12 give the check digits 0, 1 and 2: the lowest digit counts.",
        source=DECREE,
        examples=(Shown("ogrnip", "312770000000220"), Shown("ogrnip", "312770000000101"), Shown("ogrnip", "312770000000112")),
    ),
    Difference(
        name="ogrnip-first-digit",
        takes=False,
        peers={"vitya": ("ogrnip",), "ru-pii": ("ogrnip",), "presidio-ru-recognizers": ("ogrnip",)},
        others={"Kholenkov/js-data-validation": ("ogrnip",), "rin-nas/postgresql-patterns-library": ("ogrnip",)},
        applies=lambda seen: seen.bare[:1] not in ("3", "4") and sums_up("ogrnip", seen.bare),
        rule="An entrepreneur's number begins with 3, so a row of zeros is none.",
        source=DECREE,
        examples=(Shown("ogrnip", "112770000000126"),),
    ),
    Difference(
        name="one-check-for-two-registers",
        takes=False,
        peers={
            "python-stdnum": ("ogrnip",),
            "ru-pii": (
                "ogrn",
                "ogrnip",
            ),
        },
        applies=of_other_register,
        rule="Thirteen digits are a company's number, fifteen an entrepreneur's. A form asks for one of the two.",
        source=DECREE,
        right="each for its own field",
        examples=(Shown("ogrn", "312770000000120"), Shown("ogrnip", "1127700000120")),
    ),
    Difference(
        name="kpp-office-00",
        takes=False,
        peers={"vitya": ("kpp",), "ru-pii": ("kpp",)},
        others={"Kholenkov/js-data-validation": ("kpp",), "rin-nas/postgresql-patterns-library": ("kpp",)},
        applies=lambda seen: seen.bare.startswith("00") and len(seen.bare) == 9,
        rule="The first four digits are a tax office, and none begins with 00.",
        source=GIS_GMP,
        examples=(Shown("kpp", "000000000"), Shown("kpp", "001201001")),
    ),
    Difference(
        name="kpp-small-letters",
        takes=False,
        others={"LeTraceurSnork/russian-validators": ("kpp",)},
        applies=lambda seen: seen.bare != seen.bare.upper() and len(seen.bare) == 9,
        rule="The reason is digits or Latin capitals. gosform offers the capital.",
        source=GIS_GMP,
        examples=(Shown("kpp", "7712ab001"),),
    ),
    Difference(
        name="kpp-of-one-digit",
        takes=True,
        others={"rin-nas/postgresql-patterns-library": ("kpp",)},
        applies=lambda seen: len(seen.bare) == 9 and all(a == b for a, b in pairwise(seen.bare)) and seen.bare[0] != "0",
        rule="Office 7777, reason 77, number 777: nothing in the structure forbids it.",
        source=GIS_GMP,
        examples=(Shown("kpp", "777777777"),),
    ),
)
