"""Documents, places, vehicles, names."""

from __future__ import annotations

import re

from tests import by_hand
from tests.peers.differences import Difference, Shown

PLATES = "GOST R 50577-2018: plates have the twelve letters АВЕКМНОРСТУХ"
ELECTRONIC = "EEC R.019, pattern of the number of an electronic passport"
POLICY = "FFOMS order 79 of 07.04.2011, as information systems of the fund implement it: sixteen digits, the last one checked"
NAMES = "FNS, control ratios of form 2-НДФЛ"

KNOWN = (
    Difference(
        name="passport-that-is-a-good-inn",
        takes=True,
        peers={"ru-pii": ("passport_rf",)},
        applies=lambda seen: len(seen.bare) == 10 and seen.bare.isdigit() and by_hand.inn_10(seen.bare) == seen.bare[9],
        rule="One passport in ten has digits that pass as an ИНН. A check digit never tells what a number is; the field does.",
        source="FNS order ЕД-7-14/559@ of 26.06.2024: ten remainders share ten digits",
        examples=(Shown("passport_rf", "4512000000"),),
    ),
    Difference(
        name="passport-of-zeros",
        takes=False,
        peers={"presidio-ru-recognizers": ("passport_rf",)},
        applies=lambda seen: seen.bare == "0000000000",
        rule="A row of zeros is a placeholder.",
        source=NAMES,
        examples=(Shown("passport_rf", "0000 000000"),),
    ),
    Difference(
        name="department-code-without-hyphen",
        takes=True,
        peers={"ru-pii": ("department_code",)},
        applies=lambda seen: len(seen.bare) == 6 and re.fullmatch(r"[0-9]{3}\s?-\s?[0-9]{3}", seen.typed) is None,
        rule="Six digits; the hyphen may be left out. Without it a search in a text has nothing to go by.",
        source="MVD, administrative regulation on the passport; portal of state services, pattern of the field",
        examples=(Shown("department_code", "770001"),),
    ),
    Difference(
        name="guid-of-zeros",
        takes=False,
        peers={"validators": ("fias_guid",)},
        applies=lambda seen: not seen.bare.strip("0-"),
        rule="The identifier of zeros means “none”.",
        source="RFC 9562, section 5.9 (nil UUID)",
        examples=(Shown("fias_guid", "00000000-0000-0000-0000-000000000000"),),
    ),
    Difference(
        name="certificate-instead-of-a-policy",
        takes=True,
        peers={"ru-pii": ("oms_policy",)},
        applies=lambda seen: len(seen.bare) == 9 and seen.bare.isdigit(),
        rule="Nine digits are said to be a temporary certificate. gosform warns.",
        source=POLICY,
        right="no source decides",
        examples=(Shown("oms_policy", "123456789"),),
    ),
    Difference(
        name="okato-with-the-check-number",
        takes=False,
        others={"validates_russian": ("okato",)},
        applies=lambda seen: len(seen.bare) in (3, 6, 9, 12) and by_hand.two_passes(seen.bare[:-1]) == seen.bare[-1],
        rule="The check number is a column of the printed classifier, not a part of the code: 2, 5, 8 or 11 digits.",
        source="«Методика расчёта контрольного числа» of the all-Russian classifiers; schemas of ЕГР ЗАГС and SMEV: the code alone",
        examples=(Shown("okato", "452865"),),
    ),
    Difference(
        name="okato-without-the-check-number",
        takes=True,
        others={"validates_russian": ("okato",)},
        applies=lambda seen: len(seen.bare) in (2, 5, 8, 11) and seen.bare.isdigit(),
        rule="The same, the other way round: forms ask for the code without the check number.",
        source="«Методика расчёта контрольного числа» of the all-Russian classifiers; schemas of ЕГР ЗАГС and SMEV: the code alone",
        examples=(Shown("okato", "45286560"),),
    ),
    Difference(
        name="act-number-of-which-only-the-year-is-tested",
        takes=False,
        others={"EPGU form player": ("civil_act_number",)},
        applies=lambda seen: len(seen.bare) == 21 and by_hand.act(seen.bare[:20]) != seen.bare[20],
        rule="The last of 21 digits checks the others. The published test looks at the year in digits 3 to 5 alone.",
        source="Gosuslugi form player: number of an act record",
        examples=(Shown("civil_act_number", "112018991000150098201"),),
    ),
    Difference(
        name="epts-of-any-digits",
        takes=False,
        others={"vehicle text-extraction test": ("epts",)},
        applies=lambda seen: len(seen.bare) == 15 and seen.bare[4:6] not in ("01", "02", "03", "04"),
        rule="Digits 5 and 6 are 01 to 04.",
        source=ELECTRONIC,
        examples=(Shown("epts", "164312000047158"),),
    ),
    Difference(
        name="plate-in-latin-letters",
        takes=False,
        others={"avbot": ("plate",), "is_gosnomer": ("plate",)},
        applies=lambda seen: re.search("[a-zA-Z]", seen.typed) is not None,
        rule="A plate has Russian letters. gosform names each Latin twin and offers the Russian one without a guess.",
        source=PLATES,
        examples=(Shown("plate", "A123BC77"), Shown("plate", "a123bc77")),
    ),
    Difference(
        name="plate-in-small-letters",
        takes=True,
        others={"tooloolooz/bumazhka": ("plate",)},
        applies=lambda seen: seen.typed != seen.typed.upper(),
        rule="A small letter is the same letter: it is brought to a capital, with a notice.",
        source=PLATES,
        examples=(Shown("plate", "а123вс77"),),
    ),
    Difference(
        name="name-of-a-citizen-with-signs",
        takes=True,
        others={"ScriptUtilsTest": ("given_name",)},
        applies=lambda seen: re.search("['’.]", seen.typed) is not None,
        rule="An apostrophe or a full stop in a citizen's name is rare, and somebody's document has it. gosform warns.",
        source=f"{NAMES}; FNS, form “find your ИНН”, which takes both",
        examples=(Shown("given_name", "Жанна Д'Арк"), Shown("given_name", "Анна.Мария")),
    ),
    Difference(
        name="name-with-a-space-before",
        takes=True,
        others={"ScriptUtilsTest": ("given_name",)},
        applies=lambda seen: seen.typed != seen.typed.strip(),
        rule="A space before or behind a name is left out, with a notice.",
        source=NAMES,
        examples=(Shown("given_name", " Анна"),),
    ),
)
