"""What the fields of one address say twice: a town in the street field, a house number with the street and in its own field.

A repeat is told from a namesake: a village and a street, a district and its town may bear one name, and «г. Москва» is right both as
region and as town. So a town counts only where both fields call it one, or where a street that is called so stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from gosform.engines.address_parts import MARKED, MUNICIPAL, SETTLEMENTS, STATES, TOWNS, Sort, numbered, parts, segments

Trouble = Literal["repeated", "number", "elsewhere"]
FIELDS: Mapping[Sort, str] = {"house": "house", "estate": "house", "building": "building", "flat": "flat"}
"""A part with a number -> the field that it belongs to."""
LOOKED_INTO = 300
"""A longer text is no part of an address."""
REGIONS = "область|обл|край|республика|респ|автономный округ|автономная область|ао"
_REGIONS = frozenset(REGIONS.split("|"))
_CALLED = re.compile(
    rf"(?:(?P<before>{SETTLEMENTS}|{REGIONS})(?:\. ?| ))?(?P<name>.+?)(?: (?P<after>{TOWNS}|село|дер|пос|пгт|рп|{REGIONS})\.?)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:№ ?)?(?P<number>[0-9]{1,6}(?: ?[а-яё])?(?:[/-][0-9а-яё]{1,6})*)", re.IGNORECASE)
_WORDS = re.compile("[а-я]{3,}")
_DIGIT = re.compile("[0-9]")
_BARE = re.compile("(?:[0-9]{1,6}[А-Яа-яЁё]?(?:/[0-9]{1,6}[А-Яа-яЁё]?)?)?(?:\x1f(?:[0-9]{1,6}[А-Яа-яЁё]?(?:/[0-9]{1,6}[А-Яа-яЁё]?)?)?)*")
STATES_WRITTEN = frozenset(before + name.title() for name in STATES for before in ("", "г. ", "г.", "город "))
_LAST = re.compile(r"[0-9]{1,4} ?[а-яё]?", re.IGNORECASE)


class Twice(NamedTuple):
    """What stands at ``text[start:end]`` of the field ``at`` belongs to the field ``of``.

    trouble: it is there as well, or there is another number, or the other field is empty.
    same: word for word, and something else is left in the field: nothing is lost without it.
    """

    trouble: Trouble
    at: str
    of: str
    start: int
    end: int
    same: bool = False


class Called(NamedTuple):
    """A name without the word that says what it is, and the first letter of that word: large for regions, empty where there is none."""

    name: str
    sort: str


def plain(named: Sequence[str], numbers: Sequence[str]) -> bool:
    """Certainly nothing is said twice: no word stands there twice, nothing is parted by commas, the numbers are bare. Cheap, and narrow."""
    if len(named) > 1 and named[0] in STATES_WRITTEN:  # a region and a town
        named = [text for i, text in enumerate(named) if i == 0 or text != named[0]]
    joined = " ".join(named).casefold().replace("ё", "е")
    words = _WORDS.findall(joined)
    if len(set(words)) != len(words) or "," in joined or ";" in joined or not _BARE.fullmatch("\x1f".join(numbers)):
        return False
    return not (_DIGIT.search(joined) and MARKED.search(joined))


def twice(named: Mapping[str, str], numbers: Mapping[str, str]) -> Iterator[Twice]:
    """What is said in one field and belongs to another, at most once a field.

    named: field -> tidy text of region, town, street …, from the largest to the smallest.
    numbers: ``house``, ``building``, ``flat`` -> tidy text; those that the form has, empty or not.
    """
    larger: dict[str, str] = {}
    for field, text in named.items():
        if 0 < len(text) <= LOOKED_INTO:
            found = _town(field, text, larger) or _numbered(field, text, numbers, last=field == [*named][-1])
            if found:
                yield found
            larger[field] = text
    for field, text in numbers.items():
        if 0 < len(text) <= LOOKED_INTO and not _NUMBER.fullmatch(text):
            found = _town(field, text, larger) or _numbered(field, text, {of: said for of, said in numbers.items() if of != field})
            if found:
                yield found


def called(text: str) -> Called:
    """What a stretch of an address is called.

    >>> called("г. Тверь") == called("Тверь город"), called("Советская")
    (True, Called(name='советская', sort=''))
    """
    found = _CALLED.fullmatch(text.casefold().replace("ё", "е"))
    if not found:
        return Called(text, "")
    word = found["before"] or found["after"] or ""
    return Called(found["name"], word[:1].upper() if word in _REGIONS else word[:1])


def _town(field: str, text: str, larger: Mapping[str, str]) -> Twice | None:
    """A stretch between commas that says again what a larger field says."""
    stretches = segments(text)
    known = [(of, said[a:b]) for of, said in larger.items() for a, b in segments(said) if not MUNICIPAL.search(said[a:b])]
    names = [(of, said, called(said)) for of, said in reversed(known)]
    for start, end in stretches:
        stretch = text[start:end]
        one = called(stretch)
        for of, said, other in names:
            if one.name == other.name and _one_thing(one, other, text, alone=len(stretches) == 1) and not MUNICIPAL.search(stretch):
                return Twice("repeated", field, of, start, end, len(stretches) > 1 and stretch.casefold() == said.casefold())
    return None


def _one_thing(one: Called, other: Called, text: str, *, alone: bool) -> bool:
    """Two stretches of one name mean one place, and it is said once too often."""
    if one.sort and other.sort and one.sort != other.sort:
        return False
    if alone:
        return bool(one.sort and other.sort) and one.name not in STATES
    return bool(one.sort) or any(part.sort == "street" for part in parts(text))


def _numbered(field: str, text: str, numbers: Mapping[str, str], *, last: bool = False) -> Twice | None:
    """A house, a building or a flat that has a field of its own.

    last: the field is the street's, or the smallest before the numbers: a bare number at its end is the house.
    """
    found = [(FIELDS[part.sort], part.value, part.start, part.end) for part in numbered(text) if part.sort in FIELDS]
    stretches = segments(text)
    if last and len(stretches) > 1 and not found and _LAST.fullmatch(text, *stretches[-1]):
        found = [("house", text[slice(*stretches[-1])], *stretches[-1])]
    for of, value, start, end in found:
        if of == field or of not in numbers or (field == "flat" and of == "building"):  # «к. 2» behind a flat is a room
            continue
        own = _own(numbers[of], of)
        if not numbers[of]:
            return Twice("elsewhere", field, of, start, end)
        if _same(value) in own:
            return Twice("repeated", field, of, start, end, len(text.strip(" ,.")) > end - start)
        if own and not any(_alike(_same(value), mine) for mine in own):
            return Twice("number", field, of, start, end)
    return None


def _own(text: str, of: str) -> list[str]:
    """The numbers that a field has for itself; none where it cannot be told."""
    if found := _NUMBER.fullmatch(text):
        return [_same(found["number"])]
    return [_same(part.value) for part in numbered(text) if FIELDS.get(part.sort) == of]


def _same(number: str) -> str:
    return number.casefold().replace(" ", "").replace("ё", "е")


def _alike(one: str, other: str) -> bool:
    """12 and 12/3, 5 and 5а: one may be the longer way of saying the other."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and not long[len(short)].isdigit() if len(long) > len(short) else one == other


def cut(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the comma and the spaces that part it from the rest."""
    before = len(text[:start].rstrip(" ,;"))
    if before:
        return before, end
    return start, end + len(text[end:]) - len(text[end:].lstrip(" ,;"))
