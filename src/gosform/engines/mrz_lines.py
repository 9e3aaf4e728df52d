"""What is wrong with two lines of 44 characters: which document, which places, which check digits, which dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from gosform.engines import mrz_codes as codes
from gosform.engines.mrz_digits import PARTS, is_date, part_fits, whole_fits
from gosform.engines.mrz_letters import SPOKEN
from gosform.engines.mrz_text import LINE
from gosform.problem import Code, Severity

Document = Literal["any", "internal", "foreign", "td3"]
DIGITS = frozenset("0123456789")
MOST_STRETCHES = 5
"""With more strange places than this, one problem says it for the whole line."""
COUNTRY = re.compile("D<<|[A-Z]{3}")
"""Three letters, or the one of Germany."""
LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ<")
TYPE, ISSUER, NAMES, NATIONALITY, SEX = 0, slice(2, 5), slice(5, LINE), slice(10, 13), 20
_DATES = frozenset((*range(13, 20), 9, 43))
_EXPIRY, _RUSSIAN_NUMBER, _ISSUE_AND_DEPARTMENT = frozenset(range(21, 28)), frozenset(range(9)), frozenset(range(28, 41))
MAY_BE_FILLER = frozenset((*range(13, 19), *range(21, 28), 42))


class Flaw(NamedTuple):
    """One trouble and where it stands, in the 88 characters of both lines."""

    code: Code
    start: int
    end: int
    params: dict[str, Any]
    severity: Severity


def _flaw(code: Code, start: int, end: int, severity: Severity | None = None, **params: Any) -> Flaw:
    return Flaw(code, start, end, params, severity or code.severity)


def is_internal(text: str) -> bool:
    """The lines of the Russian internal passport: type PN, issued by RUS."""
    return text.startswith("PNRUS")


def is_russian(text: str) -> bool:
    """Issued by Russia."""
    return text[ISSUER] == "RUS"


def digit_places(text: str) -> frozenset[int]:
    """The places of the second line where only a digit (or a filler, see ``MAY_BE_FILLER``) can stand, counted from 0."""
    if is_internal(text):
        return _DATES | _RUSSIAN_NUMBER | _ISSUE_AND_DEPARTMENT | {42}
    return _DATES | _EXPIRY | {42} | (_RUSSIAN_NUMBER if is_russian(text) else frozenset())


def flaws(text: str, document: Document) -> tuple[Flaw, ...]:
    """Everything wrong with both lines (88 characters of the alphabet), stage by stage: a stage runs when the one before was clean."""
    found: list[Flaw] = []
    for stage in (_sort(text, document), _places(text), _checks(text), _dates(text)):
        found += stage
        if any(f.severity is Severity.ERROR for f in found):
            break
    return tuple(found)


def _sort(text: str, document: Document) -> Iterator[Flaw]:
    """Which document it is, and whether the form asks for it."""
    if text[TYPE] != "P":
        yield _flaw(codes.NOT_PASSPORT, 0, 1)
    elif is_internal(text):
        if document in ("foreign", "td3"):
            yield _flaw(codes.INTERNAL_HERE, 0, 5)
    elif document == "internal" or (document == "foreign" and not is_russian(text) and COUNTRY.fullmatch(text[ISSUER])):
        yield _flaw(codes.TRAVEL_HERE if document == "internal" else codes.OTHER_COUNTRY, 0, 5)


def _places(text: str) -> Iterator[Flaw]:
    """Letters where digits belong and the other way round; countries and sex."""
    first, second, internal = text[:LINE], text[LINE:], is_internal(text)
    if not COUNTRY.fullmatch(first[ISSUER]) or first[1] not in LETTERS:
        yield _flaw(codes.COUNTRY, 1 if first[1] not in LETTERS else 2, 5)
    for start, end in _runs(first[NAMES], LETTERS | SPOKEN.keys() if internal else LETTERS):
        # Which letters the internal passport writes as digits is known from examples only, so there a strange digit is a doubt.
        yield _flaw(codes.DIGITS, 5 + start, 5 + end, Severity.WARNING if internal else None)
    places = digit_places(text)
    wrong = [i in places and c not in DIGITS and not (c == "<" and i in MAY_BE_FILLER) for i, c in enumerate(second)]
    stretches = [m.span() for m in re.finditer("1+", "".join(map(str, map(int, wrong))))]
    if len(stretches) > MOST_STRETCHES:
        yield _flaw(codes.SHAPE, LINE, 2 * LINE)
        return
    for start, end in stretches:
        yield _flaw(codes.LETTERS, LINE + start, LINE + end, char=second[start])
    country = second[NATIONALITY]
    if not COUNTRY.fullmatch(country) or (is_russian(text) and country != "RUS"):
        yield _flaw(codes.COUNTRY, LINE + 10, LINE + 13)
    if second[SEX] not in "MFX<":
        yield _flaw(codes.SEX, LINE + SEX, LINE + SEX + 1)


def _runs(text: str, known: frozenset[str]) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer("1+", "".join("0" if c in known else "1" for c in text))]


def _checks(text: str) -> Iterator[Flaw]:
    """Each check digit by the name of what it proves; the last one is blamed only when all others fit."""
    second, internal, good = text[LINE:], is_internal(text), True
    for part in PARTS:
        if internal and part.name == "expiry" and not second[part.start : part.check + 1].strip("<"):
            continue
        if not part_fits(second, part):
            good = False
            yield _flaw(codes.CHECKS[part.name], LINE + part.start, LINE + part.check + 1)
    if good and not whole_fits(second):
        yield _flaw(codes.CHECK_WHOLE, LINE + 43, LINE + 44)


def _dates(text: str) -> Iterator[Flaw]:
    """Dates that no calendar has, and what is worth a second look."""
    second, internal = text[LINE:], is_internal(text)
    if not is_date(second[13:19], parts_unknown=True):
        yield _flaw(codes.BIRTH_DATE, LINE + 13, LINE + 19)
    expiry = second[21:27]
    if internal:
        if second[21:28].strip("<"):
            yield _flaw(codes.FILLERS, LINE + 21, LINE + 28)
        if not is_date(second[29:35]):
            yield _flaw(codes.ISSUE_DATE, LINE + 29, LINE + 35)
    elif expiry.strip("<") and not is_date(expiry):
        yield _flaw(codes.EXPIRY_DATE, LINE + 21, LINE + 27)
    if many := re.search("K{3,}", text):
        yield _flaw(codes.K_FOR_FILLER, *many.span())
    if text[NAMES][0] == "<":
        yield _flaw(codes.NO_NAME, 5, 6)
