"""Series and number of an identity document in the template that the tax service has for it (СПДУЛ).

The option ``code`` says which document: 21 a passport (99 99 999999), 22 and 09 passports for abroad (99 9999999), 02 a Soviet one
(99 0999999), 01 and 03 a Soviet passport and a birth certificate (R-ББ 999999), 04, 07 and 27 officers' and military papers
(ББ 0999999), 24 a serviceman's card (ББ 9999999), 06 (ББ 999999), 26 a seaman's passport (ББ 0999999), 18 and 19 temporary
asylum (ББ-999 9999999). 9 is a digit, 0 one that may be missing, Б a Russian capital, R a Roman numeral in Latin letters.
05, 08, 10 to 15, 23 and 91 are free: at most 25 characters. Without a code, or with another one, everything is free.

What the check can see: digits missing or extra, Latin letters for Russian ones and the other way round, small letters, only
zeros, and, under code 91, a number written like a Soviet passport.

Example: 45 05 678901 (code 21, fictional).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from gosform.engines.graphemes import graphemes
from gosform.engines.slot_codes import slot_codes
from gosform.engines.slots import KEPT, Template, diagnose
from gosform.engines.writing import Tidied, tidy
from gosform.kind import Found, Kind, Screen
from gosform.making import RUSSIAN_CAPITALS, Draw
from gosform.problem import Code, Fix, Problem, Span, Trust, Words, problem
from gosform.text import CYRILLIC_TO_LATIN, LATIN_TO_CYRILLIC, Folded, fold

LETTERS = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
LABELS = ("серия и номер", "серия", "паспорт", "документ", "номер")
MILITARY = (Template("@@ #######"), Template("@@ ######"))
ASYLUM = (Template("@@-### #######"),)
TEMPLATES = {
    "02": (Template("## #######"), Template("## ######")),
    "04": MILITARY,
    "06": (Template("@@ ######"),),
    "07": MILITARY,
    "09": (Template("## #######"),),
    "18": ASYLUM,
    "19": ASYLUM,
    "21": (Template("## ## ######"),),
    "22": (Template("## #######"),),
    "24": (Template("@@ #######"),),
    "26": MILITARY,
    "27": MILITARY,
}
ROMAN = ("01", "03")
FREE = ("05", "08", "10", "11", "12", "13", "14", "15", "23", "91")
LONGEST = 25
USUAL = re.compile("[0-9А-ЯЁ№ -]+")
SOVIET = re.compile("([IVXLC]+)-?([А-ЯЁ]{2})([0-9]{6})")
TO_ROMAN = {c: a for c, a in CYRILLIC_TO_LATIN.items() if a in "IVXLC"} | {"1": "I", "У": "V"}
TO_RUSSIAN = {a: c for a, c in LATIN_TO_CYRILLIC.items() if a.isupper()}

COMMON = slot_codes("fns_document", "russian")
SPDUL = "FNS, list of documents (СПДУЛ): templates of series and number"
LOWER_CASE = Code(
    "fns_document.lower-case",
    what="There is a small letter in {in}.",
    fix="Enter the letters of {gen} as capitals.",
    why="The templates have capitals; the tax service refuses small letters.",
    source=f"{SPDUL}; FNS, control ratios of form 2-НДФЛ: documents",
)
ROMAN_LETTERS = Code(
    "fns_document.roman",
    what="{label} has letters of another alphabet.",
    fix="Enter the Roman numeral in Latin and two letters in Russian.",
    why="The numeral is in Latin letters I, V, X, L, C, the two letters after the hyphen are Russian.",
)
ZEROS = Code(
    "fns_document.zeros",
    what="{label} has only zeros.",
    fix="Enter {acc} as in the document.",
    why="A row of zeros is a stand-in for a number that was not at hand.",
    source="FNS, control ratios of form 2-НДФЛ: documents",
)
LONG = Code(
    "fns_document.long",
    what="{label}: {max} characters at most, {have} typed.",
    fix="Remove what is extra.",
    why="The schema keeps twenty-five characters of a document without a template of its own.",
)
SOVIET_PASSPORT = Code(
    "fns_document.soviet-passport",
    what="This is the number of a Soviet passport.",
    fix="Choose the document that this number belongs to.",
    why="Code 91 is for other documents; the tax service refuses a Soviet passport under it.",
    source="FNS, control ratios of form 2-НДФЛ: documents",
)


@dataclass(frozen=True, slots=True)
class Options:
    code: str | None = field(
        default=None, metadata={"meaning": "the two digits of the document in СПДУЛ; without it every number is taken", "reference": True}
    )


def find(typed: str, options: Options, as_of: date) -> Found:
    code = (options.code or "").strip()
    if code in ROMAN:
        return _roman(typed)
    if code in TEMPLATES:
        return _templated(typed, TEMPLATES[code])
    tidied = tidy(typed)
    have = graphemes(tidied.text)
    if have > LONGEST:
        return Found((problem(LONG, tidied.whole(), max=LONGEST, have=have),))
    if code == "91" and SOVIET.fullmatch(fold(tidied.text.upper(), labels=LABELS).kept):
        return Found((problem(SOVIET_PASSPORT, tidied.whole()),))
    return Found(tuple(_tidied(tidied)), tidied.text, tidied.text)


def _tidied(tidied: Tidied) -> list[Problem]:
    return [problem(COMMON.cleaned, tidied.touched[0])] if tidied.touched else []


def _zeros(folded: Folded, number: str) -> list[Problem]:
    return [] if re.sub("[^1-9]", "", number) else [problem(ZEROS, folded.whole())]


def _templated(typed: str, templates: tuple[Template, ...]) -> Found:
    found = diagnose(typed, templates, LETTERS, COMMON, labels=LABELS, own=_zeros, usual=lambda t: bool(USUAL.fullmatch(t)))
    folded = fold(typed, KEPT, LABELS)
    small = [i for i, c in enumerate(folded.kept) if c.islower()]
    if not small:
        return found
    if found.canonical is None:  # the fix of the strange characters has to mend the small letters too
        mended = ((p, tuple(Fix(Span(0, len(typed)), fix.apply(typed).upper(), fix.trust) for fix in p.fixes)) for p in found.problems)
        return Found(tuple(problem(p.code, p.span, *fixes, **p.params) for p, fixes in mended), None, found.read)
    span = folded.span(small[0], small[-1] + 1)
    fix = Fix(span, typed[span.start : span.end].upper(), Trust.SAFE)
    return Found((problem(LOWER_CASE, span, fix),), None, found.read)


def _roman(typed: str) -> Found:
    folded = fold(typed, KEPT, LABELS)
    kept = "".join(c.upper() if len(c.upper()) == 1 else c for c in folded.kept)
    parts = re.fullmatch(r"(.{1,10}?)([^\W\d_]{2})([0-9]+)", kept)
    if parts is None or "".join(TO_ROMAN.get(c, c) for c in parts[1]).strip("IVXLC"):
        return Found((problem(COMMON.shape, folded.whole()),))
    if len(parts[3]) != 6:
        code = COMMON.too_short if len(parts[3]) < 6 else COMMON.too_long
        need = len(parts[1]) + 8
        return Found((problem(code, folded.whole(), need=(need,), have=len(kept)),))
    roman = "".join(TO_ROMAN.get(c, c) for c in parts[1])
    letters = "".join(TO_RUSSIAN.get(c, c) for c in parts[2])
    canonical = f"{roman}-{letters} {parts[3]}"
    if not re.fullmatch("[IVXLC]+-[А-ЯЁ]{2} [0-9]{6}", canonical):
        return Found((problem(ROMAN_LETTERS, folded.span(*parts.span(2))),))
    if zeros := _zeros(folded, parts[3]):
        return Found(tuple(zeros), None, canonical)
    fix = Fix(folded.whole(), canonical, Trust.SAFE)
    if roman + letters != kept[: parts.end(2)]:
        return Found((problem(ROMAN_LETTERS, folded.span(0, parts.end(2)), fix),), None, canonical)
    small = [i for i, c in enumerate(folded.kept) if c.islower()]
    if small:
        return Found((problem(LOWER_CASE, folded.span(small[0], small[-1] + 1), fix),), None, canonical)
    if typed != canonical:
        return Found((problem(COMMON.cleaned, folded.touched[0] if folded.touched else folded.whole()),), canonical, canonical)
    return Found((), canonical, canonical)


def certainly(options: Options, as_of: date) -> Screen | None:
    code = (options.code or "").strip()
    if code in ROMAN:
        return Screen("[IVXLC]{1,10}-[А-ЯЁ]{2} (?!000000)[0-9]{6}")
    if code in TEMPLATES:
        pattern = "|".join(t.pattern("А-ЯЁ") for t in TEMPLATES[code])
        return Screen(pattern, lambda value: any(c in "123456789" for c in value), plain=f"(?=[^1-9]*[1-9])(?:{pattern})")
    return Screen("[0-9A-Z]{1,25}") if code != "91" else None


def made(draw: Draw, options: Options) -> str:
    """A number after the template of the document; ten digits where there is none."""
    code = (options.code or "").strip()
    if code in ROMAN:
        return draw.like(f"(?:X{{1,3}}|X?I{{1,3}}|X?IV|X?VI{{0,3}}|X?IX)-[{RUSSIAN_CAPITALS}]{{2}} [0-9]{{6}}")
    return draw.like(draw.one(TEMPLATES[code]).pattern(RUSSIAN_CAPITALS) if code in TEMPLATES else "[0-9]{4} [0-9]{6}")


KIND = Kind(
    id="fns_document",
    words=Words(
        "fns_document",
        label="Document series and number",
        acc="the document number",
        example="45 05 678901",
        where="The series and number are printed in the document.",
        aloud="Compare the series, then the number two digits at a time.",
    ),
    codes=(
        COMMON.shape,
        COMMON.script,
        COMMON.letters,
        COMMON.no_letter,
        COMMON.unknown,
        LOWER_CASE,
        ROMAN_LETTERS,
        COMMON.too_short,
        COMMON.too_long,
        LONG,
        ZEROS,
        SOVIET_PASSPORT,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source=SPDUL,
    options=Options,
    make=made,
    doc=__doc__,
)
