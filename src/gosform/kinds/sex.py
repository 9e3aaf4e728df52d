"""Пол: male or female, as a document says it.

What is taken: М and Ж, the words and their abbreviations in Russian and English, and 1 (male) and 2 (female), as the forms of the
tax service count. A form chooses with ``write`` how the receiving system wants it.

What the check can see: anything else. It guesses nothing.

Example: М.

History: Latin M is also what a passport's English line says, so it is read as male wherever it is typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gosform.engines.writing import tidy
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Severity, Words, problem

UNKNOWN = Code(
    "sex.unknown",
    what="It was not possible to read {acc}.",
    fix="Choose male or female.",
    why="A document says male or female; forms keep one of the two.",
)
CLEANED = Code(
    "sex.cleaned",
    what="We wrote {acc} as the form needs it.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="Words, abbreviations and digits mean the same. What the receiving system takes is said by the form.",
)

MALE = frozenset(("м", "муж", "мужской", "мужчина", "мужск", "м/п", "m", "male", "man", "1"))
FEMALE = frozenset(("ж", "жен", "женский", "женщина", "женск", "ж/п", "f", "female", "woman", "2"))
SPELLINGS = {"letter": ("М", "Ж"), "word": ("Мужской", "Женский"), "digit": ("1", "2"), "latin": ("M", "F")}


@dataclass(frozen=True, slots=True)
class Options:
    write: Literal["letter", "word", "digit", "latin"] = field(
        default="letter", metadata={"meaning": "the canonical spelling: М or Ж, Мужской or Женский, 1 or 2, Latin M or F"}
    )


def find(typed: str, options: Options, as_of: date) -> Found:
    tidied = tidy(typed)
    word = tidied.text.casefold().strip(".;, ").removeprefix("пол").lstrip(":.- ").removesuffix(" пол").strip(".")
    if word not in MALE and word not in FEMALE:
        return Found((problem(UNKNOWN, tidied.whole()),))
    canonical = SPELLINGS[options.write][word in FEMALE]
    found = () if typed == canonical else (problem(CLEANED, tidied.whole()),)
    return Found(found, canonical, canonical)


def certainly(options: Options, as_of: date) -> Screen:
    return Screen(f"(?:{'|'.join(SPELLINGS[options.write])})")


def made(draw: Draw, options: Options) -> str:
    return draw.one(SPELLINGS[options.write])


KIND = Kind(
    id="sex",
    words=Words(
        "sex",
        label="Sex",
        acc="the sex",
        example="М",
        where="The sex is in the passport, next to the date of birth.",
        aloud="Say the whole word.",
    ),
    codes=(UNKNOWN, CLEANED),
    diagnose=find,
    screen=certainly,
    source="Government decree 828 of 08.07.1997 (the passport); FNS order ЕД-7-14/617@ of 31.08.2020 (1 and 2)",
    options=Options,
    make=made,
    doc=__doc__,
    ask="Choose {acc}.",
)
