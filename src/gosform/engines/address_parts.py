"""What the parts of a Russian address are: settlement, street, house, building, letter, plot, flat. Read by their own words.

A part is recognised by the word or abbreviation before it («д. 20», «литера А», «уч. № 306», «к. 2019»), or after it for towns and
streets («Мытищи г», «Ленина ул.»). «д.» and «с.» are a house and a building before a number, a village before a name. Nothing is
looked up, nothing has to be there: villages, plots and Зеленоград have no streets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Sort = Literal["settlement", "street", "house", "estate", "building", "letter", "plot", "flat"]

NAME = "[А-Яа-яЁё][А-Яа-яЁё-]*(?: [А-Яа-яЁё][А-Яа-яЁё-]*){0,4}"
STREETS = (
    "улица|ул|проспект|просп|пр-кт|пр-т|переулок|пер|шоссе|ш|набережная|наб|бульвар|бульв|б-р|проезд|пр-д|площадь|тупик|туп|аллея|тракт"
)
TOWNS = "город|гор|г"
SETTLEMENTS = f"{TOWNS}|село|с|деревня|дер|д|посёлок|поселок|пос|п|рп|пгт|станица|ст-ца|хутор|х|аул"
NUMBERED: dict[Sort, str] = {
    "house": "дом|д",
    "estate": "домовладение|владение|двлд|влад|вл",
    "building": "корпус|корп|кор|к|строение|строен|стр|сооружение|соор|с",
    "plot": "участок|уч-к|уч",
    "flat": "квартира|кв|комната|комн|ком|помещение|помещ|пом|офис|оф",
}
ALL = "|".join((STREETS, SETTLEMENTS, *NUMBERED.values(), "литера|литер|лит"))
NUMBER = r"[0-9]{1,6}(?: ?(?![вик] )[А-Яа-яЁё](?![А-Яа-яЁё0-9.]| ?[0-9№]))?(?:[/-][0-9А-Яа-яЁё]{1,6})*"
A_NAME = r"(?:-?(?:я|й|е|ая|ый|ое|го) | (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|лет|км)\b)"
"""What follows the number in the name of a village or a street: «д. 1-я Ивановка», «с. 9 Января», «ул. 50 лет Октября»."""
BEFORE = "(?<![А-Яа-яЁё/-])"
MARKED = re.compile(
    BEFORE
    + "(?:"
    + "|".join(rf"(?P<{sort}>{marks})" for sort, marks in NUMBERED.items())
    + rf")(?:\.|(?![А-Яа-яЁё-])) ?(?:№ ?)?(?P<number>(?![0-9]{{1,3}}{A_NAME}){NUMBER})",
    re.IGNORECASE,
)
LETTER = re.compile(rf"{BEFORE}(?:литера|литер|лит)(?:\. ?| )(?P<letter>[«\"]?[А-Яа-яЁё][0-9]{{0,3}}[»\"]?)(?![А-Яа-яЁё])", re.IGNORECASE)
STOP = rf"(?!\.? (?:{ALL})(?:[. ]|$))"
NO_NUMBER = rf"(?!(?:{ALL})(?:\.|(?![А-Яа-яЁё-])) ?(?:№ ?)?[0-9])"
NAMED = rf"[А-Яа-яЁё0-9][А-Яа-яЁё0-9-]*(?:{STOP}\.? [А-Яа-яЁё][А-Яа-яЁё-]*){{0,5}}"
STREET = re.compile(rf"{BEFORE}(?:{STREETS})(?:\. ?| ){NO_NUMBER}{NAMED}", re.IGNORECASE)
STREET_AFTER = re.compile(rf"{NAME} (?:{STREETS})\.?", re.IGNORECASE)
SETTLEMENT = re.compile(rf"{BEFORE}(?:{SETTLEMENTS})(?:\. ?| )(?=[А-Яа-яЁё]{{2}}){NO_NUMBER}{NAMED}", re.IGNORECASE)
SETTLEMENT_AFTER = re.compile(rf"{NAME} (?:{TOWNS}|село|дер|пос|пгт|рп)\.?", re.IGNORECASE)
MUNICIPAL = re.compile(
    r"(?<![А-Яа-яЁё])(?:округ|поселени|район(?:а|е)?(?![А-Яа-яЁё])|р-н|муниципальн|образовани|администраци|(?:м\.? ?р|м\.? ?о|г\.? ?о|[гс]\.? ?п)(?![А-Яа-яЁё]))",
    re.IGNORECASE,
)
"""Words of a level that may well bear its town's name: «г.о. Мытищи, г. Мытищи» is how the state register writes it."""


NAMES = "[А-Я][а-яё]*(?:-[А-Я]?[а-яё]+)*(?: [А-Я][а-яё]+(?:-[А-Я]?[а-яё]+)*){0,2}"
PLAIN = {
    part: re.compile(pattern.replace(". ", r"\. "))
    for part, pattern in {
        "whole": f"(?:[1-6][0-9]{{5}}, )?(?:{NAMES} обл[.], |респ. {NAMES}, )?(?:г. {NAMES}, )?(?:(?:с|пос|п|дер). {NAMES}, )?"
        f"(?:(?:ул|просп|пер|пр-кт|б-р|ш|наб|пл). {NAMES}, )?д. [0-9]{{1,4}}[А-Я]?(?:, (?:к|корп|стр). [0-9]{{1,4}})?(?:, кв. [0-9]{{1,5}})?",
        "settlement": "(?:г|с|д|п|пос|дер). [А-Я][а-яё]+(?:-[А-Я]?[а-яё]+)?",
        "street": "(?:ул|просп|пер|пр-кт|б-р|ш|наб). (?:[1-9]-[яй] )?[А-Я][а-яё]+(?:-[А-Я][а-яё]+)?",
        "house": "[1-9][0-9]{0,3}[А-Я]?(?:/[1-9][0-9]{0,2})?",
        "building": "[1-9][0-9]{0,2}",
        "flat": "[1-9][0-9]{0,4}",
    }.items()
}
"""An address of parts in their usual order, each at most once, and single parts as they are usually written: not looked into."""


class Part(NamedTuple):
    """A part, where it stands (its word included) and what it is called or numbered: ``text[start:end]``, ``value``."""

    sort: Sort
    value: str
    start: int
    end: int


def numbered(text: str) -> list[Part]:
    """Houses, buildings, letters, plots and flats that are called so, in their order.

    >>> [part[:2] for part in numbered("дом №15А, строение №1")]
    [('house', '15А'), ('building', '1')]
    """
    found: list[Part] = []
    for m in MARKED.finditer(text):
        sort: Sort = next(sort for sort in NUMBERED if m[sort])
        found.append(Part(sort, m["number"], *m.span()))
    taken = {i for part in found for i in range(part.start, part.end)}
    found += [Part("letter", m["letter"].strip('«»"'), *m.span()) for m in LETTER.finditer(text) if m.end() - 1 not in taken]
    return sorted(found, key=lambda part: part.start)


def parts(text: str) -> list[Part]:
    """Every part that can be told, in its order; of settlements and streets the value is the whole, «ул. Мира».

    >>> [part[:2] for part in parts("село Поворотное, дом 32")]
    [('settlement', 'село Поворотное'), ('house', '32')]
    """
    found = numbered(text)
    for start, end in segments(text):
        for part in _named(text, start, end):
            if not any(part.start < other.end and other.start < part.end for other in found):
                found.append(part)
    return sorted(found, key=lambda part: part.start)


def _named(text: str, start: int, end: int) -> Iterator[Part]:
    segment = text[start:end]
    sorts: tuple[tuple[Sort, re.Pattern[str], re.Pattern[str]], ...] = (
        ("street", STREET, STREET_AFTER),
        ("settlement", SETTLEMENT, SETTLEMENT_AFTER),
    )
    for sort, before, after in sorts:
        if sort == "settlement" and MUNICIPAL.search(segment):
            continue
        if m := after.fullmatch(segment) or before.search(segment):
            yield Part(sort, m[0], start + m.start(), start + m.end())


def segments(text: str) -> list[tuple[int, int]]:
    """The stretches between commas, without the spaces around them."""
    return [m.span() for m in re.finditer(r"[^,;\s](?:[^,;\n]*[^,;\s])?", text)]


TOWN = re.compile(rf"(?:{TOWNS})(?:\. ?| )(?P<name>{NAME})", re.IGNORECASE)
TOWN_AFTER = re.compile(rf"(?P<name>{NAME}) (?:{TOWNS})\.?", re.IGNORECASE)
BARE = re.compile(NAME)
STATES = frozenset({"москва", "санкт-петербург", "севастополь"})
"""Towns that are regions as well: said twice even where neither is called a town («Москва, Москва»)."""


def doubled_town(text: str) -> tuple[int, int] | None:
    """Where a town is said for the second time. A village and a street of one name, a district and its town, are two things."""
    seen: dict[str, bool] = {}
    for start, end in segments(text):
        segment = text[start:end]
        if MUNICIPAL.search(segment):
            continue
        called = TOWN.fullmatch(segment) or TOWN_AFTER.fullmatch(segment)
        if not (called or BARE.fullmatch(segment)):
            continue
        name = (called["name"] if called else segment).lower().replace("ё", "е")
        if name in seen and (called or (seen[name] and (name in STATES or _has_street(text[end:])))):
            return start, end
        seen[name] = seen.get(name, False) or bool(called) or name in STATES
    return None


def _has_street(text: str) -> bool:
    """A street called so follows: what stands before it is no street that bears the town's name («г. Мирный, Мирный, 5»)."""
    return any(part.sort == "street" for part in parts(text))


STREET_HOUSE = re.compile(rf"{BEFORE}(?:{STREETS})(?:\. ?| )[А-Яа-яЁё .-]{{2,60}}[ ,]{{1,2}}(?P<number>{NUMBER})(?=,| д|$)", re.IGNORECASE)


def second_house(text: str) -> tuple[int, int] | None:
    """Where a house number stands for the second time: «д. 5, дом 5», or «ул. Мира, 5, д. 5» when it is the same number."""
    houses = [part for part in numbered(text) if part.sort == "house"]
    if len(houses) > 1:
        return houses[1].start, houses[1].end
    if houses and (m := STREET_HOUSE.search(text)) and m["number"].lower() == houses[0].value.lower() and m.end() <= houses[0].start:
        return houses[0].start, houses[0].end
    return None


def same_house(text: str) -> bool:
    """All the houses that are called so have one number."""
    return len({part.value.lower() for part in numbered(text) if part.sort == "house"}) == 1


WHOLE_MARK = "улица|набережная|аллея|площадь|литера|квартира|комната|помещение|строение|сооружение|владение|домовладение|деревня|село"
FULL_STOP = re.compile(
    rf"(?<![А-Яа-яЁё-])(?!(?:{WHOLE_MARK})\.)[А-Яа-яЁё-]{{2,40}}(?:[аяоеёиыуюэйь]|[ое]в)(?P<stop>\.)"
    rf" ?(?=(?:{STREETS})[. ] ?[0-9А-Яа-яЁё]"
    r"|(?:дом|корпус|строение|владение|участок|квартира|корп|д|к|с|стр|вл|уч|кв)(?![А-Яа-яЁё-])\.? ?(?:№ ?)?[0-9]"
    r"|(?:№ ?)?[0-9]{1,4}[А-Яа-яЁё]?(?:[,/ -]|$))",
    re.IGNORECASE,
)
"""A shortened word ends in a consonant («просп.», «обл.»); a word that ends in a vowel is whole, and its full stop is none of its own."""


def full_stops(text: str) -> Iterator[int]:
    """Full stops after a whole word and before the next part: «ул Серпуховская. д. 27»."""
    return (m.start("stop") for m in FULL_STOP.finditer(text))
