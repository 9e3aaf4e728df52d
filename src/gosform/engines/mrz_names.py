"""Names as they are printed against the names field of the machine-readable lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gosform.engines.latin_names import KS, NOW, OLDER, Spelling, begins, ends, exactly
from gosform.engines.mrz_letters import WRITTEN
from gosform.engines.mrz_text import LINE
from gosform.engines.writing import LATIN, RUSSIAN

Table = Mapping[str, tuple[str, ...]]

_JOINTS: Table = {"-": ("<", ""), " ": ("<",), "'": ("", "<")}
INTERNAL: Table = {**{letter: (sign,) for letter, sign in WRITTEN.items()}, KS: ("KS",), **_JOINTS}
TABLES: Mapping[str, Mapping[Spelling, Table]] = {
    "internal": {"same": INTERNAL, "yo": exactly(INTERNAL)},
    "travel": {"same": NOW, "older": OLDER},
    "latin": {"same": _JOINTS},
}
"""Whose lines -> the ways to write a name in them, the right one first."""
LONGEST = 200
"""Five times the room of the line; a longer name is not compared."""
SIGNS = frozenset(" -'")


class Names(NamedTuple):
    """The names of the first line.

    of: ``internal`` or ``travel`` for the two Russian passports, empty for those of other states. cut: there was no room for all.
    full: there was room for a letter at most, so that whole words may have been left out.
    """

    of: str
    surname: str
    others: str
    cut: bool
    full: bool


def names_of(lines: str) -> Names:
    """The names of a canonical value: two lines of 44 characters."""
    field = lines[5:LINE]
    surname, _, others = field.rstrip("<").partition("<<")
    of = "" if lines[2:5] != "RUS" else "internal" if lines[1] == "N" else "travel"
    return Names(of, surname, others, not field.endswith("<"), not field.endswith("<<"))


def spelling(part: str, printed: Mapping[str, str], said: Names) -> Spelling | None:
    """How the lines write one printed name; None where that cannot be told.

    part: ``surname``, ``given_name`` or ``patronymic``. printed: all of these that are known: the patronymic begins where the given
    name ends. A patronymic that is not in the lines is nothing: travel passports leave it out.
    """
    name = printed[part].strip()
    tables = _tables(name, said)
    if not tables or len(name) > LONGEST or not (said.surname if part == "surname" else said.others):
        return None
    if part == "patronymic" and said.full:
        return None
    for way, table in tables.items():
        if _written(part, name, printed, said, table):
            return way
    if part == "patronymic" and ("<" not in said.others or _given_alone(printed, said, tables)):
        return None
    return "other"


def _given_alone(printed: Mapping[str, str], said: Names, tables: Mapping[Spelling, Table]) -> bool:
    """The given name, of two words perhaps, is all that the lines have: there was no room for a patronymic."""
    given = printed.get("given_name", "").strip()
    return bool(given) and any(len(said.others) in ends(given, said.others, table) for table in tables.values())


def _tables(name: str, said: Names) -> Mapping[Spelling, Table]:
    """The ways to write this name in these lines; none where letters of one alphabet meet those of another."""
    letters = set(name) - SIGNS
    if letters and letters <= RUSSIAN:
        return TABLES.get(said.of, {})
    return TABLES["latin"] if letters and letters <= LATIN and said.of != "internal" else {}


def _written(part: str, name: str, printed: Mapping[str, str], said: Names, table: Table) -> bool:
    if part == "surname":
        return begins(name, said.surname, table) if said.cut else len(said.surname) in ends(name, said.surname, table)
    if part == "given_name":
        first = said.others.partition("<")[0]
        return any(_word_ends(ends(name, said.others, table), said.others)) or (said.cut and begins(name, first, table))
    given = printed.get("given_name", "").strip()
    after = [at + 1 for at in _word_ends(ends(given, said.others, table), said.others) if at < len(said.others)] if given else []
    starts = after or [at + 1 for at, sign in enumerate(said.others) if sign == "<"]
    return len(said.others) in ends(name, said.others, table, starts)


def _word_ends(places: frozenset[int], text: str) -> Iterator[int]:
    return (at for at in places if at == len(text) or text[at] == "<")
