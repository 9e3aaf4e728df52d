"""Кем выдан: the authority that issued the passport, word for word as it is printed there, abbreviations and all.

SMEV takes Russian letters, digits, spaces, hyphens, full stops and commas, at most 200 characters; no quotation marks, no №
and no slash, though passports have them. The tax service takes any 255 characters.

What the check can see: signs that SMEV refuses, each with its place, Latin letters that look Russian, a department code or
a date that belongs to the neighbouring field, and a value of one word, which is hardly the whole name. What it cannot see:
whether there is such an authority.

Example: Отделом УФМС России по городу Москве по району Арбат.

History: «0», «ОВД» and «asdsasa» were typed into a university's admission form; none of them was stopped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from gosform.engines.prose import diagnose
from gosform.engines.prose_codes import prose_codes
from gosform.engines.strange_signs import removal
from gosform.engines.stretches import MOST_RUNS
from gosform.engines.writing import Tidied
from gosform.kind import Found, Kind, Screen, sized
from gosform.making import Draw
from gosform.problem import Code, Problem, Severity, Words, problem

COMMON = prose_codes("issued_by")
TOO_SHORT = Code(
    "issued_by.too-short",
    what="It looks like {in} is not complete.",
    fix="Copy {acc} from the passport word for word.",
    severity=Severity.WARNING,
    why="The name of an authority has more than one word, and letters. “0” or “ОВД” is a stand-in; it cannot be proven wrong.",
)
TOO_LONG = Code(
    "issued_by.too-long",
    what="{label}: {max} characters at most, {have} entered.",
    fix="Remove what is extra from {gen}.",
    why="SMEV keeps 200 characters.",
    source="SMEV supplementary commons 1.2, type rus-and-num-200",
)
DEPARTMENT_CODE = Code(
    "issued_by.department-code",
    what="A department code stands in {in}.",
    fix="Move the department code to its own field.",
    severity=Severity.WARNING,
    why="The code (three digits, a hyphen, three digits) is printed below the name of the authority.",
)
DATE = Code(
    "issued_by.date",
    what="A date stands in {in}.",
    fix="Move the date of issue to its own field.",
    severity=Severity.WARNING,
    why="The date of issue is printed beside the name of the authority.",
)
ONLY_CODE = Code(
    "issued_by.only-code",
    what="There is only a department code in {in}.",
    fix="Copy the name of the office from the passport word for word.",
    severity=Severity.WARNING,
    why="Six digits are the code of the department. It has a field of its own; the name of the authority is missing.",
)
CODE_ALONE = re.compile("[0-9]{3} ?-? ?[0-9]{3}")
CODE_INSIDE = re.compile(r"(?<![0-9-])[0-9]{3} ?- ?[0-9]{3}(?![0-9-])")
DATE_INSIDE = re.compile(r"(?<![0-9.])[0-3]?[0-9]\.[01]?[0-9]\.(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Options:
    max_length: int = field(default=200, metadata={"meaning": "the most characters that the receiving system keeps"})


def doubts(tidied: Tidied) -> list[Problem]:
    if CODE_ALONE.fullmatch(tidied.text):
        return [problem(ONLY_CODE, tidied.whole())]
    found = []
    for code, pattern in ((DEPARTMENT_CODE, CODE_INSIDE), (DATE, DATE_INSIDE)):
        found += [
            problem(code, tidied.span(*m.span()), *removal(tidied, *m.span())) for m in islice(pattern.finditer(tidied.text), MOST_RUNS)
        ]
    if len([w for w in tidied.text.split() if any(map(str.isalpha, w))]) < 2:
        found.append(problem(TOO_SHORT, tidied.whole()))
    return found


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(typed, CODES, "cyrillic-digits-punctuation", max_length=options.max_length, own=doubts)


def certainly(options: Options, as_of: date) -> Screen:
    """Two words or more, no digits."""
    return Screen(sized(0, options.max_length) + "[А-Яа-яЁё]++[.,]?+(?>(?: [А-Яа-яЁё]++(?>(?:-[А-Яа-яЁё]++)?)[.,]?+)+)")


CODES = type(COMMON)(
    latin=COMMON.latin,
    mixed_scripts=COMMON.mixed_scripts,
    cyrillic=COMMON.cyrillic,
    keyboard_layout=COMMON.keyboard_layout,
    alphabet=COMMON.alphabet,
    characters=COMMON.characters,
    emoji=COMMON.emoji,
    invisible=COMMON.invisible,
    too_short=TOO_SHORT,
    too_long=TOO_LONG,
    cleaned=COMMON.cleaned,
)


def made(draw: Draw, options: Options) -> str:
    """An office in a town that does not exist."""
    from gosform.engines.made_words import authority

    return authority(draw, options.max_length)


KIND = Kind(
    id="issued_by",
    words=Words(
        "issued_by",
        label="Issued by",
        acc="the authority name",
        example="Отделом УФМС России по городу Москве по району Арбат",
        where="The authority is printed at the top of the passport pages with the photo.",
        aloud="Compare the name of the authority word by word.",
    ),
    codes=(
        COMMON.invisible,
        COMMON.emoji,
        COMMON.characters,
        COMMON.keyboard_layout,
        COMMON.latin,
        COMMON.mixed_scripts,
        COMMON.alphabet,
        TOO_LONG,
        TOO_SHORT,
        ONLY_CODE,
        DEPARTMENT_CODE,
        DATE,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="SMEV supplementary commons 1.2, type rus-and-num-200",
    options=Options,
    make=made,
    doc=__doc__,
)
