"""The categories of a driving licence: one, or several in one field.

A, A1, B, B1, C, C1, D, D1, BE, CE, C1E, DE, D1E, M, Tm (trams) and Tb (trolleybuses), in Latin letters as the licence prints them.
Several are written with commas in the order of the licence: ``B, B1, M``; any separator and order is taken, doubles count once.

What the check can see: Russian letters (А, В, С, Е, М, Т are mended without a guess; Д and Б are a guess), a category that does
not exist, categories written without anything between them. It cannot see what a person may drive.

Example: B, B1, M.

History: licences issued before November 2013 have a category E; it is now written BE, CE or DE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gosform.engines.writing import Tidied, tidy
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Fix, Problem, Severity, Span, Trust, Words, problem
from gosform.text import CYRILLIC_TO_LATIN

CATEGORIES = ("A", "A1", "B", "B1", "C", "C1", "D", "D1", "BE", "CE", "C1E", "DE", "D1E", "M", "Tm", "Tb")
OLD = "E"
SPELT = {name.upper(): name for name in (*CATEGORIES, OLD)}
ORDER = {name: i for i, name in enumerate((*CATEGORIES, OLD))}
SAME = CYRILLIC_TO_LATIN | {"т": "t", "м": "m", "в": "b", "Ь": "b", "ь": "b"}
SOUND = {"Б": "B", "б": "B", "Д": "D", "д": "D", "Ц": "C", "ц": "C"}
GLUED = re.compile("(?:A1|A|B1|BE|B|C1E|C1|CE|C|D1E|D1|DE|D|M|TM|TB)+")
ONE = re.compile("A1|A|B1|BE|B|C1E|C1|CE|C|D1E|D1|DE|D|M|TM|TB")

CYRILLIC = Code(
    "licence_category.cyrillic",
    what="There are Russian letters in {in}.",
    fix="Enter {acc} in Latin letters.",
    why="Categories are Latin letters; Russian А, В, С, Е, М look the same on the screen only.",
)
UNKNOWN = Code(
    "licence_category.unknown",
    what="There is a category in {in} that does not exist.",
    fix="Enter the categories as in the licence.",
    why="The law lists sixteen categories and subcategories.",
)
GLUED_TOGETHER = Code(
    "licence_category.glued",
    what="There are no commas in {in}.",
    fix="Put commas between the categories.",
    why="BCE may be B and CE or B, C and E. Only commas tell them apart.",
)
OLD_E = Code(
    "licence_category.old",
    what="Category E is now part of others, such as BE or CE.",
    fix="Compare {acc} with the licence.",
    severity=Severity.WARNING,
    why="Licences from before November 2013 have a category E of its own; later ones do not.",
)
CLEANED = Code(
    "licence_category.cleaned",
    what="We brought {acc} to the usual form.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="Small letters, other separators, another order and doubles are no mistake. They are settled and said.",
)
WORDS = re.compile(r"(?<![^\W_])(?:категори[яиюй]|кат\.?|и|and)(?![^\W_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    """No options of its own."""


def find(typed: str, options: Options, as_of: date) -> Found:
    # Words are blanked out, not cut out, so that every span still counts in what was typed.
    tidied = tidy(WORDS.sub(lambda m: " " * len(m.group()), typed))
    text = tidied.text
    parts = [m.span() for m in re.finditer(r"[^\s,;./+&«»\"'()№:|-]+", text)]
    if not parts:
        return Found((problem(UNKNOWN, Span(0, len(typed))),))
    found, names, sure = [], [], True
    for a, b in parts:
        latin = "".join(SAME.get(c) or SOUND.get(c) or c for c in text[a:b])
        sure = sure and not any(c in SOUND for c in text[a:b])
        if latin != text[a:b] and _known(latin):
            found.append(problem(CYRILLIC, tidied.span(a, b)))
        names += list(_read(latin))
        if not _known(latin):
            found.append(problem(UNKNOWN, tidied.span(a, b)))
        elif latin.upper() not in SPELT and "E" in latin.upper():
            found.append(problem(GLUED_TOGETHER, tidied.span(a, b)))
            sure = False
    canonical = ", ".join(sorted(set(names), key=ORDER.__getitem__))
    if found:
        good = not any(p.code == UNKNOWN for p in found)
        fix = (Fix(Span(0, len(typed)), canonical, Trust.SAFE if sure else Trust.LIKELY),) if good else ()
        return Found(tuple(problem(p.code, p.span, *fix) for p in found), None, canonical if good else None)
    return Found(tuple(_doubts(tidied, typed, canonical, parts, text)), canonical, canonical)


def _doubts(tidied: Tidied, typed: str, canonical: str, parts: list[tuple[int, int]], text: str) -> Iterator[Problem]:
    for a, b in parts:
        if text[a:b].upper() == OLD:
            yield problem(OLD_E, tidied.span(a, b))
    if typed != canonical:
        yield problem(CLEANED, tidied.whole())


def _known(latin: str) -> bool:
    return latin.upper() in SPELT or bool(GLUED.fullmatch(latin.upper()))


def _read(latin: str) -> list[str]:
    """The categories of one stretch: one, or several that were written together."""
    upper = latin.upper()
    if upper in SPELT:
        return [SPELT[upper]]
    return [SPELT[one] for one in ONE.findall(upper)] if GLUED.fullmatch(upper) else []


def certainly(options: Options, as_of: date) -> Screen:
    one = "|".join(sorted(CATEGORIES, key=len, reverse=True))
    return Screen(f"(?:{one})(?:, (?:{one}))*", _in_order)


def _in_order(value: str) -> bool:
    places = [ORDER[name] for name in value.split(", ")]
    return all(a < b for a, b in pairwise(places))


def made(draw: Draw, options: Options) -> str:
    """One to four categories in the order of the licence."""
    chosen = {draw.one(CATEGORIES) for _ in range(draw.between(1, 4))}
    return ", ".join(name for name in CATEGORIES if name in chosen)


KIND = Kind(
    id="licence_category",
    words=Words(
        "licence_category",
        label="Driving licence categories",
        acc="the licence categories",
        example="B, B1, M",
        where="The categories are in line 9 on the front of the driving licence.",
        aloud="Compare the categories one by one.",
    ),
    codes=(CYRILLIC, UNKNOWN, GLUED_TOGETHER, OLD_E, CLEANED),
    diagnose=find,
    screen=certainly,
    source="Federal law 196-ФЗ of 10.12.1995 on road safety, article 25; MVD order 365 of 13.05.2009 (the blank)",
    options=Options,
    make=made,
    doc=__doc__,
)
