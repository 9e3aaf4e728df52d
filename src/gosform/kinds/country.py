"""Страна: a country by its three digits in the all-Russian classifier (ОКСМ), as forms of the tax and other services ask for it.

Russia is 643, Kazakhstan 398, Azerbaijan 031. A name in Russian («Россия», «РФ», «Кыргызстан») and the two or three Latin letters
(RU, RUS) are taken too: the digits are canonical. ``write`` chooses letters or the name instead.

What the check can see: a code that is not on the list, letters that look like digits, a leading zero that was lost (offered back),
a name that no country has. Codes of former states (810 USSR, 890 Yugoslavia) and what forms write for a person without
citizenship (000, 999) are a warning: papers still name them.

Example: 643.

History: the list has 251 entries here: those of ISO 3166, Abkhazia (895) and South Ossetia (896).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gosform.engines.country_names import FORMER, NONE, Country, countries, digits_of
from gosform.engines.digits import Shape, diagnose, digit_codes
from gosform.engines.writing import tidy
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.options import DigitOptions
from gosform.problem import Code, Fix, Severity, Span, Trust, Words, problem
from gosform.text import label_end

LABELS = ("страна", "код страны", "код страны оксм", "оксм", "код оксм", "гражданство", "country")
SHAPE = Shape(3)
COMMON = digit_codes("country")
UNKNOWN = Code(
    "country.unknown",
    what="There is no country with this code or name.",
    fix="Choose {acc} from the list.",
    why="The classifier is a closed list. Names are compared without regard to capitals and ё.",
)
FORMER_STATE = Code(
    "country.former",
    what="The classifier no longer has this country code.",
    fix="Compare {acc} with the document.",
    severity=Severity.WARNING,
    why="Former states and persons without citizenship: papers still name them, and forms differ in what they take.",
)
CLEANED = Code(
    "country.cleaned",
    what="We brought {acc} to the usual form.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="The name, two or three letters and the digits mean the same country.",
)


@dataclass(frozen=True, slots=True)
class Options(DigitOptions):
    write: Literal["digits", "two-letters", "three-letters", "name"] = field(
        default="digits", metadata={"meaning": "the canonical spelling: 643, RU, RUS or Россия"}
    )


def find(typed: str, options: Options, as_of: date) -> Found:
    start = label_end(typed, LABELS)
    tidied = tidy(typed[start:])
    if digits := digits_of(tidied.text):
        return _known(typed, digits, options, Span(tidied.whole().start + start, tidied.whole().end + start))
    read = diagnose(typed, (SHAPE,), COMMON, labels=LABELS, separators=options.separators)
    first = read.problems[0] if read.problems else None
    if first is None or first.code in (COMMON.cleaned, COMMON.separators):
        number = read.read or ""
        if number in countries():
            return read if first and first.code == COMMON.separators else _known(typed, number, options, first.span if first else None)
        span = first.span if first and first.code == COMMON.separators else Span(0, len(typed))
        if number in FORMER or number in NONE:
            return Found((*read.problems, problem(FORMER_STATE, span)), read.canonical, number)
        return Found((problem(UNKNOWN, span),), None, number)
    if first.code == COMMON.too_short and first.span and typed.strip().isascii() and typed.strip().isdigit():
        meant = typed.strip().zfill(3)
        fix = (Fix(Span(0, len(typed)), meant, Trust.LIKELY),) if meant in countries() else ()
        return Found((problem(COMMON.too_short, first.span, *fix, **first.params),))
    if first.code == COMMON.letters and not any(c in "0123456789" for c in typed):
        return Found((problem(UNKNOWN, first.span),))
    if all(fix.apply(typed) in countries() for fix in first.fixes):
        return read
    return Found(tuple(problem(p.code, p.span, **p.params) for p in read.problems))


def _known(typed: str, digits: str, options: Options, span: Span | None) -> Found:
    canonical = _spell(countries()[digits], options)
    found = () if typed in (canonical, digits) else (problem(CLEANED, span or Span(0, len(typed))),)
    return Found(found, canonical, digits)


def _spell(country: Country, options: Options) -> str:
    return {"digits": country.digits, "two-letters": country.two, "three-letters": country.three, "name": country.names[0]}[options.write]


def certainly(options: Options, as_of: date) -> Screen:
    if options.write == "digits":
        return Screen("[0-9]{3}", lambda value: value in countries(), plain="|".join(countries()))
    made = frozenset(_spell(country, options) for country in countries().values())
    pattern = "[A-Z]{2,3}" if options.write != "name" else "[А-Я][^\x1f]{2,60}"
    return Screen(pattern, lambda value: value in made, plain="|".join(map(re.escape, sorted(made))))


def made(draw: Draw, options: Options) -> str:
    return _spell(draw.one(tuple(countries().values())), options)


KIND = Kind(
    id="country",
    words=Words(
        "country",
        label="Country code",
        acc="the country code",
        example="643",
        where="The form offers a list of countries; Russia is 643.",
        aloud="Say the name of the country and its three digits.",
    ),
    codes=(
        COMMON.letters,
        COMMON.words,
        COMMON.pasted_along,
        COMMON.pasted_twice,
        COMMON.too_short,
        COMMON.too_long,
        UNKNOWN,
        FORMER_STATE,
        COMMON.separators,
        CLEANED,
    ),
    diagnose=find,
    screen=certainly,
    source="ОКСМ, the all-Russian classifier of countries, ОК (МК (ИСО 3166) 004-97) 025-2001",
    options=Options,
    make=made,
    doc=__doc__,
)
