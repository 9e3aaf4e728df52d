"""Госномер: the registration plate of a Russian vehicle, with its region.

Cars have a letter, three digits and two letters; taxis and buses two letters and three digits; trailers two letters and four
digits; motorcycles and tractors four digits and two letters. Two or three digits of the region follow. Only twelve Russian
letters are used, those with a Latin twin: А В Е К М Н О Р С Т У Х. Known besides: transit (two letters, three digits, a letter),
police (a letter and four digits, or digits and one letter), diplomatic plates (D, CD, Т).

The canonical spelling has no spaces and Russian capitals: А123ВС77. Small letters, spaces and RUS are no mistake; Latin twins
are mended without a guess.

What the check can see: characters that no plate has, a missing or extra digit on a car's plate, 000, a region of zeros. A
combination that is of no known type is a warning: new types come. A taxi of a region of three digits and a trailer of a region
of two are written alike; the canonical spelling does not tell them apart.

Example: А123ВС77 (fictional).

History: three digits of the region begin with 1, 2, 7 or 9 so far. Programs disagree about the alphabet: some require Latin
letters, some Russian ones, and one generator mixes both in one plate.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Literal

from gosform.engines.slot_codes import slot_codes
from gosform.engines.slots import Template, diagnose
from gosform.kind import Found, Kind, Screen
from gosform.making import Draw
from gosform.problem import Code, Problem, Severity, Span, Words, problem
from gosform.text import SEPARATORS, Folded, fold

LETTERS = "АВЕКМНОРСТУХ"
LABELS = (
    "госномер",
    "гос. номер",
    "гос номер",
    "г/н",
    "грз",
    "номер автомобиля",
    "номер машины",
    "регистрационный знак",
    "государственный регистрационный знак",
    "гос. рег. знак",
)
COUNTRY = re.compile(r"(?<![^\W_])(?:rus|рус)+|(?:rus|рус)+(?![^\W_])", re.IGNORECASE)
"""The country in the corner of the plate, pasted along at either end, sometimes twice."""

SERIES = {
    "car": ("@###@@",),
    "taxi": ("@@###",),
    "trailer": ("@@####",),
    "motorcycle": ("####@@",),
    "tractor": ("####@@",),
    "transit": ("@@###@", "Т@@###"),
    "police": ("@####", "###@", "####@"),
    "military": ("####@@", "@@####"),
    "diplomatic": ("###CD#", "###D###", "###Т###"),
}


@dataclass(frozen=True, slots=True)
class Options:
    vehicle: Literal["any", "car", "taxi", "trailer", "motorcycle", "tractor", "transit", "police", "military", "diplomatic"] = field(
        default="any", metadata={"meaning": "whose plate is asked for; any takes every type"}
    )


def parts(number: str, series: tuple[str, ...]) -> list[tuple[str, str]]:
    """(digits of the series, region) for each way to read a plate."""
    if "?" in number:  # a character that was not understood
        return []
    read = [reads(number) for reads in _readers(series).get(len(number), ())]
    return [("".join([c for c in match[1] if c in "0123456789"]), match[2]) for match in read if match]


@cache
def _readers(series: tuple[str, ...]) -> Mapping[int, list[Callable[[str], re.Match[str] | None]]]:
    """By the length of a plate: what reads it as each layout, apart from its region of two or three digits."""
    readers: dict[int, list[Callable[[str], re.Match[str] | None]]] = {}
    for layout in series:
        pattern = "".join([{"#": "[0-9]", "@": f"[{LETTERS}]"}.get(c, c) for c in layout])
        for region in (2, 3):
            readers.setdefault(len(layout) + region, []).append(re.compile(f"({pattern})([0-9]{{{region}}})").fullmatch)
    return readers


def strange_region(region: str) -> bool:
    return region.endswith("00") or (len(region) == 3 and region[0] not in "1279")


def templates(series: tuple[str, ...]) -> tuple[Template, ...]:
    def unlike(number: str) -> bool:
        return all(strange_region(region) for _, region in parts(number, series))

    return tuple(Template(one + region, unlike) for one in series for region in ("##", "###"))


ALL = tuple(dict.fromkeys(one for series in SERIES.values() for one in series))
TEMPLATES = {name: templates(series) for name, series in SERIES.items()} | {"any": templates(ALL)}
KNOWN = {name: frozenset(t.layout for t in made) for name, made in TEMPLATES.items()}
WRITTEN = re.compile(f"[{LETTERS}0-9]+")

GOST = "GOST R 50577-2018 (before: 50577-93 with changes 1-4), clause 3: types of plates"
COMMON = replace(
    slot_codes("plate", "russian"),
    unknown=Code(
        "plate.unknown-letter",
        what="There is no letter “{char}” on plates.",
        plain="There is a letter in {in} that plates do not have.",
        fix="Compare {acc} with the vehicle certificate.",
        why="Plates use twelve letters only: А В Е К М Н О Р С Т У Х. Each looks the same in Russian and in Latin.",
    ),
)
DIGITS = Code(
    "plate.digits",
    what="A digit is missing or extra in {in}.",
    fix="Enter one letter, three digits, two letters and the region.",
    why="The plate of a car has a letter, three digits, two letters and a region of two or three digits.",
)
ZEROS = Code(
    "plate.zeros",
    what="The digits between the letters in {in} are zeros.",
    fix="Compare {acc} with the vehicle certificate.",
    why="The numbers of a series begin with 001. For types other than cars' this is a warning.",
    source="GOST R 50577-2018 (before: 50577-93), types of plates",
)
UNKNOWN_REGION = Code(
    "plate.unknown-region",
    what="There is no region with these last digits in {in}.",
    fix="Compare the region with the vehicle certificate.",
    why="The code of a region is 01 to 99, perhaps with a further digit in front. 00, 100 and 001 are none.",
    source="MVD order 766 of 05.10.2017 (codes of regions on plates)",
)
RARE_REGION = Code(
    "plate.rare-region",
    what="Three digits of a region rarely begin so in {in}.",
    fix="Compare the region with the vehicle certificate.",
    severity=Severity.WARNING,
    why="So far the regions of three digits begin with 1, 2, 7 or 9. New ones are added, so it is a warning.",
    source="MVD order 766 of 05.10.2017 (codes of regions on plates)",
)
UNUSUAL = Code(
    "plate.unusual",
    what="Letters and digits in {in} stand in an unusual order.",
    fix="Compare {acc} with the vehicle certificate.",
    severity=Severity.WARNING,
    why="The order is that of no type that this check knows. Rare and new types exist, so it is a warning.",
)
OTHER_TYPE = Code(
    "plate.other-type",
    what="This is the plate of another type of vehicle.",
    fix="Enter {acc} of the vehicle that the form asks for.",
    why="The form asks for one type of vehicle; letters and digits stand as on the plates of another.",
)


def doubts(series: tuple[str, ...], folded: Folded, number: str) -> list[Problem]:
    """What speaks against every way to read the plate."""
    read = parts(number, series)
    if not read:
        return []
    found = []
    if all(not digits.strip("0") for digits, _ in read):
        severity = Severity.ERROR if parts(number, SERIES["car"]) else Severity.WARNING
        found.append(problem(ZEROS, folded.whole(), severity=severity))
    if all(strange_region(region) for _, region in read):
        long = min(len(region) for _, region in read)
        span = folded.span(len(number) - long, len(number))
        none = all(region.endswith("00") or region[0] == "0" for _, region in read)
        found.append(problem(UNKNOWN_REGION if none else RARE_REGION, span))
    return found


def find(typed: str, options: Options, as_of: date) -> Found:
    # The country is blanked out, not cut out, so that every span still counts in what was typed.
    text = COUNTRY.sub(lambda m: " " * len(m.group()), typed)
    series = ALL if options.vehicle == "any" else SERIES[options.vehicle]
    folded = fold(text, SEPARATORS - {"|"}, LABELS)
    if folded.kept and not any(map(str.isalpha, folded.kept)):
        return Found((problem(COMMON.shape, folded.whole()),))
    number = folded.kept.upper()
    if len(number) == len(folded.kept) and WRITTEN.fullmatch(number) and not parts(number, series):
        if re.fullmatch(f"[{LETTERS}](?:[0-9]{{1,2}}[{LETTERS}]{{2}}[0-9]{{2,3}}|[0-9]{{3}}[{LETTERS}]{{2}}(?:[0-9]?|[0-9]{{4}}))", number):
            return Found((problem(DIGITS, folded.whole()),))
        if options.vehicle == "any" and _plausible(number):
            found = diagnose(text, TEMPLATES["any"], LETTERS, COMMON, labels=LABELS, own=lambda f, n: doubts(ALL, f, n))
            mended = any(p.fixes for p in found.problems)
            return found if mended else Found((problem(UNUSUAL, folded.whole()),), number, number)
    found = diagnose(text, TEMPLATES[options.vehicle], LETTERS, COMMON, labels=LABELS, own=lambda f, n: doubts(series, f, n))
    if found.read is None and parts(number, ALL) and not any(p.fixes for p in found.problems):
        return Found((problem(OTHER_TYPE, folded.whole()),), None, number)
    if found.canonical is not None and text != typed and not any(p.code == COMMON.cleaned for p in found.problems):
        match = COUNTRY.search(typed)
        span = Span(*match.span()) if match else folded.whole()
        return Found((*found.problems, problem(COMMON.cleaned, span)), found.canonical, found.read)
    return found


def _plausible(number: str) -> bool:
    """Two or three letters at most, four digits at least: it may be a plate of a type that is not known here."""
    letters = sum(c in LETTERS for c in number)
    return 6 <= len(number) <= 9 and 1 <= letters <= 3 and len(number) - letters >= 4


def certainly(options: Options, as_of: date) -> Screen:
    series = ALL if options.vehicle == "any" else SERIES[options.vehicle]
    # No digit may follow: one series with three digits of a region looks like another, of one digit more, with two.
    region = "(?:[1279](?!00)[0-9]{2}|(?!00)[0-9]{2})(?![0-9])"
    return Screen("|".join(_pattern(one) + region for one in series))


def _pattern(layout: str) -> str:
    """A series whose first group of digits is not of zeros only."""
    groups = re.sub("#+", lambda m: f"(?!0{{{len(m[0])}}})[0-9]{{{len(m[0])}}}", layout)
    return groups.replace("@", f"[{LETTERS}]")


def made(draw: Draw, options: Options) -> str:
    layout = draw.one(ALL if options.vehicle == "any" else SERIES[options.vehicle])
    number = draw.like(layout.replace("@", f"[{LETTERS}]").replace("#", "[0-9]"))
    return number + draw.like("[1-9][0-9]|1[0-9]{2}|7[0-9]{2}")


KIND = Kind(
    id="plate",
    words=Words(
        "plate",
        label="Vehicle registration plate",
        acc="the plate number",
        example="А123ВС77",
        where="The plate number is in the first line of the vehicle registration certificate.",
        aloud="Compare letters and digits one by one, then the region.",
    ),
    codes=(
        COMMON.shape,
        COMMON.script,
        COMMON.letters,
        COMMON.no_letter,
        COMMON.unknown,
        COMMON.too_short,
        COMMON.too_long,
        DIGITS,
        ZEROS,
        UNKNOWN_REGION,
        RARE_REGION,
        UNUSUAL,
        OTHER_TYPE,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source=GOST,
    options=Options,
    make=made,
    doc=__doc__,
)
