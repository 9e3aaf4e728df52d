"""The machine-readable lines of a passport against the fields that were printed or typed beside them.

Printed documents are known to differ from their own lines by a digit, and older passports spell names by older rules. So whatever
differs here is a warning at most, and nothing is offered in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gosform.engines.mrz_names import Names, names_of, spelling
from gosform.engines.mrz_parts import Said, said
from gosform.engines.mrz_text import LINE
from gosform.problem import Code, Problem, Severity
from gosform.reading import stretch
from gosform.record import View
from gosform.relations.likeness import bare
from gosform.relations.person import sex_of
from gosform.relations.shown import only, shown, shown_there
from gosform.relations.signature import Signature, where_named
from gosform.ruleset import Relation

SOURCE = "the form's own rule: mrz-agrees"
COMPARE = "Compare both with the document."
MRZ_AGREES = Code(
    "relation.mrz-agrees",
    what="“{label}” and “{other}” differ.",
    fix=COMPARE,
    severity=Severity.WARNING,
    why="The machine-readable lines repeat the number, the dates and the sex that are printed above them. One of the two was copied with a slip,"
    " or they come from two documents; a document whose own lines differ exists too, so this is never a refusal.",
    source=SOURCE,
)
MRZ_NAME = Code(
    "relation.mrz-agrees-name",
    what="“{label}”: the spelling in “{other}” is another.",
    fix=COMPARE,
    severity=Severity.WARNING,
    why="The internal passport writes names letter for letter, the travel passport by ICAO Doc 9303. Neither that nor any older way gives"
    " what the lines have. A surname may have changed since the passport was made, so this is only doubted.",
    source="MVD order 889 of 27.11.2017: names in Latin letters; ICAO Doc 9303, part 3, section 6",
)
MRZ_OLDER = Code(
    "relation.mrz-agrees-older",
    what="“{other}” spells this by older rules: “{label}”.",
    fix="You do not need to correct anything.",
    severity=Severity.NOTICE,
    why="Passports keep the spelling of the rules under which they were made (YULIYA, JULIA), and a holder may ask to keep it.",
    source="MVD order 889 of 27.11.2017: names in Latin letters; ICAO Doc 9303, part 3, section 6",
)
MRZ_YO = Code(
    "relation.mrz-agrees-yo",
    what="“{label}” and “{other}” differ in ё and е.",
    fix="Check which letter the document has.",
    severity=Severity.NOTICE,
    why="Ё and е are taken as the same letter. The lines of the internal passport tell them apart, and some offices compare letter by letter.",
    source=SOURCE,
)
NAMES = ("surname", "given_name", "patronymic")
SPELLED: Mapping[str | None, Code] = {"yo": MRZ_YO, "older": MRZ_OLDER, "other": MRZ_NAME}


class Known(NamedTuple):
    """Two good lines, and what was made of them."""

    lines: str
    read: Said
    names: Names


def mrz_agrees(view: View, relation: Relation) -> Iterator[Problem]:
    """The machine-readable lines say what the named fields say. One problem a field that differs, shown at the field.

    Dates are compared as far as both are known; a series or a number alone is looked for in its place; names by the rules of the
    passport whose lines these are. What the lines do not have (the patronymic of a travel passport) is passed over.
    """
    lines = only(view, relation.operands[0])
    if lines is None or lines.value is None or lines.field.kind.id != "mrz":
        return
    found = {part: cell for part, reference in relation.args.items() if (cell := only(view, reference)) and cell.value is not None}
    for part, code in differences(lines.value, {part: cell.value or "" for part, cell in found.items()}):
        if code is MRZ_OLDER:  # it is the lines that follow older rules
            yield shown_there(code, relation, (found[part], lines))
        else:
            yield shown(code, view, relation, (found[part], lines))


def proof(places: Sequence[int], names: Sequence[str]) -> Callable[[Sequence[str | None]], bool]:
    """That nothing differs, from clean values: the lines come first, then the parts by their keys."""
    first, *others = places
    pairs = tuple(zip(others, names[1:], strict=True))

    def holds(values: Sequence[str | None]) -> bool:
        lines = values[first]
        return not lines or not any(True for _ in differences(lines, {part: values[i] or "" for i, part in pairs if values[i]}))

    return holds


def differences(lines: str, printed: Mapping[str, str]) -> Iterator[tuple[str, Code]]:
    """(part, code) of every printed part that the lines say otherwise."""
    known = Known(lines, said(lines), names_of(lines))
    for part, value in printed.items():
        if part in NAMES:
            code = SPELLED.get(spelling(part, printed, known.names))
            if code is not None:
                yield part, code
        elif not READ[part](value, known):
            yield part, MRZ_AGREES


def _day(value: str, written: str) -> bool:
    """A date against YYMMDD, as far as both are known: zeros and fillers stand for what is not."""
    day = stretch(value)
    if day is None or not written:
        return True
    first, last = day
    known = 6 if first == last else 4 if (first.year, first.month) == (last.year, last.month) else 2
    both = zip(re.findall("..", first.strftime("%y%m%d")[:known]), re.findall("..", written), strict=False)
    return all(mine == theirs or (not theirs.isdigit() or (theirs == "00" and place > 0)) for place, (mine, theirs) in enumerate(both))


def _number(value: str, known: Known) -> bool:
    """The whole number, or the part of it without the series: six digits of the internal passport, seven of the other.

    Another state's longer number does not fit into its nine places, and letters that are not Latin are not in the lines.
    """
    mine = bare(value).upper()
    if not known.names.of:
        return len(mine) > 9 or not mine.isascii() or known.read.number == mine
    alone = {"internal": 6, "travel": 7}[known.names.of]
    return known.read.number == mine or (len(mine) == alone and known.read.number[-alone:] == mine)


def _series(value: str, known: Known) -> bool:
    mine = bare(value).upper()
    return not known.names.of or known.read.number[: {"internal": 4, "travel": 2}[known.names.of]] == mine


def _sex(value: str, known: Known) -> bool:
    mine = sex_of(value)
    return not mine or known.read.sex not in ("M", "F") or known.read.sex == mine


def _department(value: str, known: Known) -> bool:
    return not known.read.department.isdigit() or known.read.department == bare(value)


def _nationality(value: str, known: Known) -> bool:
    """By the three letters, where both are countries of the classifier: states also write other codes."""
    from gosform.engines.country_names import countries, digits_of

    listed = countries()
    mine = digits_of(value) or value
    letters = known.lines[LINE + 11 : LINE + 14].replace("D<<", "DEU")
    return mine not in listed or all(one.three != letters for one in listed.values()) or listed[mine].three == letters


READ: Mapping[str, Callable[[str, Known], bool]] = {
    "number": _number,
    "series": _series,
    "birth_date": lambda value, known: _day(value, known.read.birth),
    "sex": _sex,
    "expires": lambda value, known: _day(value, known.read.expiry),
    "issued": lambda value, known: _day(value, known.read.issued),
    "department": _department,
    "nationality": _nationality,
}
"""Part -> whether the lines may say the same: what cannot be told is taken to agree."""
PARTS = dict.fromkeys((*NAMES, *READ), "reference")
SIGNATURES: Mapping[str, Signature] = {
    "mrz-agrees": Signature(
        1,
        1,
        PARTS,
        one_of=frozenset(PARTS),
        find=mrz_agrees,
        codes=(MRZ_AGREES, MRZ_NAME, MRZ_OLDER, MRZ_YO),
        scope=where_named,
        kinds=(frozenset(("mrz",)),),
    ),
}
