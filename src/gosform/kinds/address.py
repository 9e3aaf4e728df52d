"""Адрес: an address in Russia, in one line, or one part of it.

What is a part: a settlement (г., село, дер., пос.), a street, a house (д. 20, дом №15А), a building (корпус, строение: к. 2019),
a letter (литера А), a plot (уч. 306), a flat or a room (кв., пом., офис). Nothing has to be there: a missing street or house is
never a mistake, as villages, plots and Зеленоград have none. No register is asked whether the address exists.

What is taken: Russian letters, digits, spaces, full stop, comma, hyphen, Roman numerals, and the signs in ``allow``; a form whose
system takes no № or quotation marks says so with ``allow: ""``. ``part`` says that the field is for one part only.

What the check can see: every other sign, by name and place; Latin letters that look Russian; the length. As a doubt only: a town
or a house number given twice, a full stop for a comma, a part that belongs to another field.

Example: г. Москва, ул. Мира, д. 5, к. 1, кв. 7.

History: portals refused «село Поворотное, дом 32» for want of a street, lost «литера А», and took the 1 of «дом №15А,
строение №1» for the house. The state register writes «г.о. Мытищи, г. Мытищи»: a district and its town are not a doubled town.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Literal

from gosform.engines.address_parts import NUMBER, PLAIN, Part, Sort, doubled_town, full_stops, parts, same_house, second_house
from gosform.engines.prose import LONGEST, diagnose
from gosform.engines.prose_codes import prose_codes
from gosform.engines.stretches import MOST_RUNS
from gosform.engines.writing import Tidied, tidy
from gosform.kind import Found, Kind, Screen, sized
from gosform.making import Draw
from gosform.problem import Code, Fix, Problem, Severity, Trust, Words, problem

LOOKED_INTO = 1_000
"""A longer text is no address: only its characters and its length are looked at."""
USUAL_SIGNS = "/()№«»\"':;"
ROMAN = "IVXLC"
NUMERAL = re.compile(f"[{ROMAN}]").search
ROMAN_WORD = re.compile(r"(?<![^\W_])[IVXLC]+(?![^\W_])")
COMMON = replace(
    prose_codes("address"),
    emoji=Code(
        "address.emoji",
        what="There is an emoji in {in}.",
        fix="Remove it: use letters, digits, full stops, commas and hyphens.",
        why="The receiving system takes letters, digits and a few signs, but no pictures.",
        source="SMEV supplementary commons 1.2, types rus-and-num-*",
    ),
    too_long=Code(
        "address.too-long",
        what="{label}: {max} characters at most, {have} entered.",
        fix="Write short forms of the words street, house and flat.",
        why="Characters are counted as a person counts them, without extra spaces. «ул.» for «улица» and «д.» for «дом» save the most.",
        source="the form's own rule: max_length; where there is none, gosform reads 100,000 characters",
    ),
)
DOUBLED_TOWN = Code(
    "address.doubled-town",
    what="The town is given twice in {in}.",
    fix="Keep the town only once.",
    severity=Severity.WARNING,
    why="Programs that read the address take the second town for the street. A district that bears its town's name is no double.",
)
HOUSE_TWICE = Code(
    "address.house-twice",
    what="The house number is given twice in {in}.",
    fix="Keep one house number.",
    severity=Severity.WARNING,
    why="One address has one house. A corner house is written with a slash: 5/2.",
)
FULL_STOP = Code(
    "address.full-stop",
    what="In {in} a full stop stands in place of a comma.",
    fix="Put a comma there.",
    severity=Severity.WARNING,
    why="«ул Серпуховская. д. 27»: programs part an address at its commas. A shortened word may end in a full stop, so it is a doubt.",
)
BUILDING_INSIDE = Code(
    "address.building-inside",
    what="There is also a building number in {in}.",
    fix="Move the building number to its own field.",
    severity=Severity.WARNING,
    why="Корпус and строение have a field of their own; joined to the house, one of the two numbers is lost.",
)
FLAT_INSIDE = Code(
    "address.flat-inside",
    what="There is also a flat number in {in}.",
    fix="Move the flat number to its own field.",
    severity=Severity.WARNING,
    why="A flat, a room or an office has a field of its own.",
)
HOUSE_INSIDE = Code(
    "address.house-inside",
    what="There is also a house number in {in}.",
    fix="Move the house number to its own field.",
    severity=Severity.WARNING,
    why="The house has a field of its own.",
)
STREET_INSIDE = Code(
    "address.street-inside",
    what="There is also a street in {in}.",
    fix="Move the street to its own field.",
    severity=Severity.WARNING,
    why="The street has a field of its own.",
)
PLACEHOLDER = Code(
    "address.placeholder",
    what="A note or a dash seems to stand in place of {gen}.",
    fix="Leave the field empty if there is no such part.",
    severity=Severity.WARNING,
    why="Villages, plots and Зеленоград have no streets, houses have no flats. «нет» or a dash is taken for a name by whoever reads it.",
)
NOTE = re.compile(
    r"(?:нет|без|отсутству[ею]т|не имеется|прочерк)(?: [а-яё]+)?\.?|(?:улицы|дома|корпуса|квартиры) нет|[-–—. ]+|0+", re.IGNORECASE
)
"""What people write where their address has no such part. «б/н» is a house without a number and stays."""
INSIDE: dict[str, dict[Sort, Code]] = {
    "whole": {},
    "house": {"building": BUILDING_INSIDE, "flat": FLAT_INSIDE, "street": STREET_INSIDE},
    "building": {"house": HOUSE_INSIDE, "flat": FLAT_INSIDE, "street": STREET_INSIDE},
    "flat": {"house": HOUSE_INSIDE, "building": BUILDING_INSIDE, "street": STREET_INSIDE},
    "street": {"house": HOUSE_INSIDE, "building": BUILDING_INSIDE, "flat": FLAT_INSIDE},
    "settlement": {"street": STREET_INSIDE, "house": HOUSE_INSIDE, "building": BUILDING_INSIDE, "flat": FLAT_INSIDE},
}
"""Which part of an address does not belong to the field of another. A letter and a plot rarely have a field: they may stay."""
NO_NEED = frozenset({"street", "house", "building", "flat"})
"""Parts that an address may do without."""
FIRST_NUMBER = re.compile(rf"(?:№ ?)?(?P<number>{NUMBER})")


@dataclass(frozen=True, slots=True)
class Options:
    allow: str = field(
        default=USUAL_SIGNS, metadata={"meaning": "signs that are taken beyond letters, digits, space, full stop, comma, hyphen"}
    )
    max_length: int | None = field(
        default=None, metadata={"meaning": "the most characters, as a person counts them; 100000 when the form does not say"}
    )
    part: Literal["whole", "settlement", "street", "house", "building", "flat"] = field(
        default="whole", metadata={"meaning": "which part of an address the field is for; whole: all of it in one line"}
    )


def doubts(tidied: Tidied, part: str) -> Iterator[Problem]:
    """What a second look may mend; never a refusal. Parts in their usual order need none."""
    text = tidied.text
    return iter(()) if len(text) > LOOKED_INTO or PLAIN[part].fullmatch(text) else second_look(tidied, part)


def second_look(tidied: Tidied, part: str) -> Iterator[Problem]:
    """The doubts, wherever the parts stand."""
    text = tidied.text
    if part in NO_NEED and NOTE.fullmatch(text):
        yield problem(PLACEHOLDER, tidied.whole(), Fix(tidied.whole(), "", Trust.LIKELY))
        return
    if town := doubled_town(text):
        yield problem(DOUBLED_TOWN, tidied.span(*town), *_without(tidied, *town))
    if house := second_house(text):
        yield problem(HOUSE_TWICE, tidied.span(*house), *(_without(tidied, *house) if same_house(text) else ()))
    for stop in islice(full_stops(text), MOST_RUNS):
        comma = "," if text[stop + 1 : stop + 2] == " " else ", "
        yield problem(FULL_STOP, tidied.span(stop, stop + 1), Fix(tidied.span(stop, stop + 1), comma, Trust.LIKELY))
    if foreign := INSIDE[part]:
        found = parts(text)
        if part == "house" and found and {one.sort for one in found} == {"building"} and found[0].start == 0:
            return  # «к. 2019» in Зеленоград, «стр. 1»: the building is all the number that there is
        for sort, code in foreign.items():
            if other := next((one for one in found if one.sort == sort), None):
                yield problem(code, tidied.span(other.start, other.end), *_only(tidied, found, part))


def _without(tidied: Tidied, start: int, end: int) -> tuple[Fix, ...]:
    """Leave a stretch between commas out, with the comma before it."""
    before = tidied.text.rfind(",", 0, start)
    alone = before >= 0 and not tidied.text[before + 1 : start].strip() and tidied.text[end : end + 1] in (",", "")
    return (Fix(tidied.span(before, end), "", Trust.LIKELY),) if alone else ()


def _only(tidied: Tidied, found: list[Part], part: str) -> tuple[Fix, ...]:
    """The part that the field is for, alone; nothing where it cannot be told for certain which it is."""
    own = [one.value for one in found if one.sort == part]
    if not own and part != "settlement" and (m := FIRST_NUMBER.match(tidied.text)) and part != "street":
        own = [m["number"]]
    return (Fix(tidied.whole(), own[0], Trust.LIKELY),) if len(own) == 1 else ()


def find(typed: str, options: Options, as_of: date) -> Found:
    return diagnose(
        typed,
        COMMON,
        "cyrillic-digits-punctuation",
        allow=options.allow + ROMAN if only_numerals(typed) else options.allow,
        max_length=LONGEST if options.max_length is None else options.max_length,
        own=lambda tidied: list(doubts(tidied, options.part)),
    )


def only_numerals(typed: str) -> bool:
    """Latin letters stand here as Roman numerals alone: «им. XXII Партсъезда», not «15A»."""
    if not NUMERAL(typed) or len(typed) > 2 * LONGEST:
        return False
    text = tidy(typed).text
    return bool(re.search("[А-Яа-яЁё]", text)) and not re.search("[A-Za-z]", ROMAN_WORD.sub("", text))


def certainly(options: Options, as_of: date) -> Screen:
    """Russian words and numbers with single spaces between them, and nothing to doubt."""
    known = "".join(c for c in options.allow if c in USUAL_SIGNS)
    word = f"[0-9А-Яа-яЁё.,{re.escape(known)}-]++"
    high = LONGEST if options.max_length is None else options.max_length
    plain = PLAIN[options.part]
    usual, signs = plain.fullmatch, {"house": "/"}.get(options.part, "")

    def clean(value: str) -> bool:
        return usual(value) is not None or next(doubts(tidy(value), options.part), None) is None

    return Screen(f"{sized(0, high)}{word}(?>(?: {word})*)", clean, plain=f"{sized(0, high)}{plain.pattern}" if signs in known else "")


def made(draw: Draw, options: Options) -> str:
    """An address in a town that does not exist, or the part of one that the field is for."""
    from gosform.engines.made_words import address, address_part

    return address(draw, options.max_length) if options.part == "whole" else address_part(draw, options.part)


KIND = Kind(
    id="address",
    words=Words(
        "address",
        label="Address",
        acc="the address",
        example="г. Москва, ул. Мира, д. 5, к. 1, кв. 7",
        where="The address is in the passport, on the page with the registration stamp.",
        aloud="Compare the town, the street, the house and the flat one by one.",
    ),
    codes=(
        COMMON.invisible,
        COMMON.emoji,
        COMMON.characters,
        COMMON.keyboard_layout,
        COMMON.latin,
        COMMON.mixed_scripts,
        COMMON.alphabet,
        COMMON.too_long,
        DOUBLED_TOWN,
        HOUSE_TWICE,
        FULL_STOP,
        PLACEHOLDER,
        STREET_INSIDE,
        HOUSE_INSIDE,
        BUILDING_INSIDE,
        FLAT_INSIDE,
        COMMON.cleaned,
    ),
    diagnose=find,
    screen=certainly,
    source="SMEV supplementary commons 1.2, types rus-and-num-*",
    options=Options,
    make=made,
    doc=__doc__,
)
