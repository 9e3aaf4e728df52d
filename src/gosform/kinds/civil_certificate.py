"""Свидетельство ЗАГС: series and number of a certificate of birth, marriage, divorce, death, paternity, adoption or change of name.

A Roman numeral in Latin letters (I, V, X, L, C), a hyphen, two Russian capitals, six digits: ``XVII-ШЮ 123456``. The numeral
stands for the region, the letters and digits for the blank. The portal also takes seven digits, which is a warning here.

What the check can see: П, Ш, У, Х, 1 and the like typed for the Roman numeral, Latin letters in place of the two Russian
ones, letters that look like digits in the number, digits that are missing. There is no check digit. A foreign certificate
has another form and does not belong here.

Example: XVII-ШЮ 123456.

History: the tax service asks for the Latin keyboard; text recognition reads II as П. A schema that takes three Roman letters
at most (SMEV) refuses the good XVII and LXIII.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from gosform.engines.digit_codes import pasted_along, pasted_twice
from gosform.engines.digits import endless
from gosform.engines.neighbours import neighbours
from gosform.kind import Found, Kind, Screen
from gosform.making import RUSSIAN_CAPITALS, Draw
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import LATIN_TO_CYRILLIC, SAME_AS_DIGIT, SEPARATORS, Folded, fold, unicode_name

EPGU = "Gosuslugi form player: series of a certificate, [IVXLC]{1,6}-[А-Яа-яЁё]{2}"
LABELS = (
    "свидетельство о рождении", "свидетельство о браке", "свидетельство", "св-во о рождении", "серия", "серия и номер",
    "серия и номер свидетельства", "номер свидетельства",
)  # fmt: skip
ONE_TO_TEN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
SAME_ROMAN = dict(zip("ІХСЛУМ1Ӏ|", "IXCLVMIII", strict=True)) | {chr(0x2160 + i): n for i, n in enumerate(ONE_TO_TEN)}
"""One sign for one Roman letter: the same shape, or what the tax service itself reads as it."""
LIKE_ROMAN = {"П": "II", "Ш": "III"}
LONGEST_ROMAN = 10
"""What the tax service's page takes; LXXXVIII, the longest numeral below a hundred, has eight."""
TO_RUSSIAN = {latin: letter for latin, letter in LATIN_TO_CYRILLIC.items() if latin.isupper()}
ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3}|C)(?:IX|IV|V?I{0,3})")
PARTS = re.compile(r"(.*?)([^\W\d_]{2})(?:N[OОoо]?)?([0-9]+)")
RUSSIAN_LETTERS = frozenset("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя")
LOOSE = re.compile(r"(.*?)([^\W\d_]{2})(?:N[OОoо]?)?([0-9OoОоЗзIlІі]{6})")
USUAL = re.compile(r"[IVXLCDM]+-[А-ЯЁ]{2} (?:№ ?)?[0-9]+")

SHAPE = Code(
    "civil_certificate.shape",
    what="It was not possible to read {acc}.",
    fix="Enter the Roman numeral, two Russian letters and six digits.",
    why="The series is a Roman numeral, a hyphen and two letters; the number has six digits.",
)
ROMAN_LETTERS = Code(
    "civil_certificate.roman",
    what="The Roman numeral in {in} is not Latin.",
    fix="Enter the Roman numeral in Latin letters I, V, X, L or C.",
    why="Roman numerals are typed on the Latin keyboard; П for II, Ш for III, У for V and Х for X are not found in registers.",
    source=f"FNS, control ratios of form 2-НДФЛ: documents; {EPGU}",
)
LETTERS_AFTER_DASH = Code(
    "civil_certificate.letters-after-dash",
    what="The two letters in {in} are not Russian.",
    fix="Enter the two letters after the hyphen in Russian.",
    why="Latin letters look the same on the screen, but registers compare letter by letter.",
    source=EPGU,
)
LETTERS = Code(
    "civil_certificate.letters",
    what="There is “{char}” instead of a digit in {in}.",
    plain="There is a character that is not a digit in {in}.",
    fix="Enter the last six characters in digits.",
    why="О and 0, З and 3, l and 1 look alike.",
)
NUMBER = Code(
    "civil_certificate.number",
    what="After the letters {need} digits are needed, {have} entered.",
    fix="Compare {acc} with the document.",
    why="The number of the blank has six digits; leading zeros count.",
)
SEVEN_DIGITS = Code(
    "civil_certificate.seven-digits",
    what="There are seven digits in {in}; most have six.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="The templates of the tax service have six digits, the portal takes six or seven.",
    source="Gosuslugi form player: number of a certificate",
)
ZEROS = Code(
    "civil_certificate.zeros",
    what="There are only zeros in {in}.",
    fix="Enter the number from the document.",
    severity=Severity.WARNING,
    why="A row of zeros is a stand-in for a number that was not at hand.",
)
RARE_ROMAN = Code(
    "civil_certificate.rare-roman",
    what="The Roman numeral in {in} is written in a rare way.",
    fix="Compare the Roman numeral with the document.",
    severity=Severity.WARNING,
    why="IIX or VX is usually a slip for VIII or XV; the numeral stands for a region, and there are fewer than a hundred.",
)
CLEANED = Code(
    "civil_certificate.cleaned",
    what="We tidied up the spaces and signs in {in}.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="Small letters, spaces, № and a pasted label are no mistake. They are settled and said.",
)


@dataclass(frozen=True, slots=True)
class Options:
    """No options of its own."""


ALONG, TWICE = pasted_along("civil_certificate"), pasted_twice("civil_certificate")
IN_TEXT = re.compile(r"(?<!\w)[IVXLC]{1,6}[ -]?[А-Я]{2} ?(?:№ ?)?[0-9]{6}(?!\w)")
"""A value among other things."""


def find(typed: str, options: Options, as_of: date) -> Found:
    found = _one(typed, options, as_of)
    return neighbours(typed, found, lambda text: _one(text, options, as_of), IN_TEXT, (ALONG, TWICE), labels=LABELS)


def _one(typed: str, options: Options, as_of: date) -> Found:
    if endless(typed):
        return Found((problem(SHAPE, Span(0, len(typed))),))
    folded = fold(typed, SEPARATORS - {"|"}, LABELS)
    kept = "".join(c.upper() if len(c.upper()) == 1 and c != "l" else c for c in folded.kept)
    parts = PARTS.fullmatch(kept) or LOOSE.fullmatch(folded.kept)
    if parts is None or not 0 < len(parts[1]) <= LONGEST_ROMAN:
        return Found((problem(SHAPE, folded.whole()),))
    a, b = parts.span(2)
    start, end = parts.span(3)
    found: list[Problem] = []
    roman, sure = _roman(kept[:a])
    letters = "".join(TO_RUSSIAN.get(c, c) for c in kept[a:b])
    number = "".join(SAME_AS_DIGIT.get(c, c) for c in folded.kept[start:end])
    if roman != kept[:a] or not set(roman) <= set("IVXLCDM"):
        found.append(problem(ROMAN_LETTERS, _odd(folded, kept, (0, a), "IVXLCDM")))
    if letters != kept[a:b] or not re.fullmatch("[А-ЯЁ]{2}", letters):
        found.append(problem(LETTERS_AFTER_DASH, _odd(folded, kept, (a, b), RUSSIAN_LETTERS)))
    strange = [i for i in range(start, end) if folded.kept[i] not in "0123456789"]
    found += [problem(LETTERS, folded.span(i, i + 1), char=folded.kept[i], name=unicode_name(folded.kept[i])) for i in strange]
    if len(number) not in (6, 7):
        found.append(problem(NUMBER, folded.span(start, end), need=6, have=len(number)))
    canonical = f"{roman}-{letters} {number}"
    if found:
        good = re.fullmatch("[IVXLCDM]+-[А-ЯЁ]{2} [0-9]{6,7}", canonical)
        fix = (Fix(Span(0, len(typed)), canonical, Trust.SAFE if sure else Trust.LIKELY),) if good else ()
        return Found(tuple(problem(p.code, p.span, *fix, **p.params) for p in found), None, canonical if good else None)
    found = _doubts(folded, roman, number, a, start)
    if typed != canonical and not USUAL.fullmatch(typed):
        found.append(problem(CLEANED, folded.touched[0] if folded.touched else folded.whole()))
    return Found(tuple(found), canonical, canonical)


def _odd(folded: Folded, kept: str, part: tuple[int, int], right: Collection[str]) -> Span:
    """From the first to the last sign of a part that does not belong there; all of the part where each does by itself."""
    places = [i for i in range(*part) if kept[i] not in right]
    return folded.span(places[0], places[-1] + 1) if places else folded.span(*part)


def _roman(typed: str) -> tuple[str, bool]:
    """The numeral in Latin capitals, and whether every sign of it can mean nothing else."""
    plain = typed.replace("l", "I")
    return "".join(SAME_ROMAN.get(c) or LIKE_ROMAN.get(c) or c for c in plain), not set(plain) & set(LIKE_ROMAN)


def _doubts(folded: Folded, roman: str, number: str, a: int, start: int) -> list[Problem]:
    found = []
    if not ROMAN.fullmatch(roman):
        found.append(problem(RARE_ROMAN, folded.span(0, a)))
    if len(number) == 7:
        found.append(problem(SEVEN_DIGITS, folded.span(start, start + 7)))
    if not number.strip("0"):
        found.append(problem(ZEROS, folded.span(start, start + len(number))))
    return found


def certainly(options: Options, as_of: date) -> Screen:
    return Screen(rf"{ROMAN.pattern}-[А-ЯЁ]{{2}} (?!000000)[0-9]{{6}}")


def made(draw: Draw, options: Options) -> str:
    roman = draw.one(("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")) + draw.one(ONE_TO_TEN[:9])
    return f"{roman}-{draw.like(f'[{RUSSIAN_CAPITALS}]{{2}}')} {draw.digits(6)}"


KIND = Kind(
    id="civil_certificate",
    words=Words(
        "civil_certificate",
        label="Certificate series and number",
        acc="the certificate number",
        example="XVII-ШЮ 123456",
        where="The series and number are printed below the text of the certificate.",
        aloud="Compare the Roman numeral, then the two letters, then the number three digits at a time.",
    ),
    codes=(ALONG, TWICE, SHAPE, ROMAN_LETTERS, LETTERS_AFTER_DASH, LETTERS, NUMBER, RARE_ROMAN, SEVEN_DIGITS, ZEROS, CLEANED),
    diagnose=find,
    screen=certainly,
    source=f"FNS, template R-ББ 999999 of document code 03; {EPGU}",
    options=Options,
    make=made,
    doc=__doc__,
)
