"""Which kinds a value may be of, by its spelling alone: one look-up in a table.

``chance`` is the share of values of this layout, filled with random digits, that the kind
accepts: 1/101 for a СНИЛС, 0.26 for a passport (regions and years of series that exist), 1 where nothing can be wrong. Its
inverse is how much a value that does pass speaks for the kind. The numbers are measured (``python tools/make_chances.py``),
not thought of; a test measures them again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from gosform.guess.chances import CHANCES
from gosform.guess.spelt import SPELT, WRITTEN
from gosform.text import DASHES, INVISIBLE, SPACES


class Look(NamedTuple):
    """One spelling of one kind.

    usual: the share of good values of the kind that are typed so; shares of one kind add up to less than 1.
    chance: the share of random values of this spelling that the kind accepts.
    """

    kind: str
    usual: float
    chance: float


STRAY = 0.02
"""The share of values of any kind of digits that are grouped in a way that none of its layouts has."""
ODD = 0.001
"""The share of values of one kind that happen to be spelt in the layout of another, where it is not the bare digits."""
BARE = 0.6
"""The share of values of a field that are typed without any sign in between, where the kind has no layouts above."""
LONGEST = 120
"""Nobody takes a longer text for a number; addresses and offices are looked for up to 400."""

_LAYOUT = (
    {ord(c): "#" for c in "0123456789"} | {ord(c): " " for c in SPACES} | {ord(c): "-" for c in DASHES} | {ord(c): None for c in INVISIBLE}
)
_ASCII_LAYOUT = bytes(range(128)).decode().translate(_LAYOUT).encode() + bytes(128)
"""The same, for bytes: a text of letters is translated in a fifth of the time."""


def layout(typed: str) -> str:
    """What was typed with ``#`` for its digits; dashes and spaces of all sorts are one.

    >>> layout("112–233–445 95")
    '###-###-### ##'
    """
    if typed.isascii():
        return typed.strip().encode().translate(_ASCII_LAYOUT).decode()
    return typed.strip().translate(_LAYOUT)


@cache
def by_layout() -> Mapping[str, tuple[Look, ...]]:
    """Layout -> the kinds that are spelt so."""
    found: dict[str, tuple[Look, ...]] = {}
    for kind, spelt in SPELT.items():
        for spelling, usual in spelt:
            found[spelling] = (*found.get(spelling, ()), Look(kind, usual, CHANCES[kind, spelling.count("#")]))
    return found


@cache
def by_count() -> Mapping[int, tuple[Look, ...]]:
    """Number of digits -> the kinds that have so many, however they are grouped."""
    found: dict[int, dict[str, Look]] = {}
    for spelling, looks in by_layout().items():
        for look in looks:
            found.setdefault(spelling.count("#"), {})[look.kind] = look._replace(usual=STRAY)
    return {count: tuple(looks.values()) for count, looks in found.items()}


_DIGIT_FIRST = frozenset(
    (
        *("address", "cadastral_number", "driving_licence", "email", "fias_guid", "issued_by", "money", "mrz", "okved", "plate"),
        *("temporary_residence_permit", "vehicle_certificate", "vehicle_passport", "vin"),
    )
)
_SMALL_FIRST = frozenset(("address", "email", "fias_guid", "issued_by", "vin"))
_CAPITAL_FIRST = _SMALL_FIRST | {"civil_certificate", "foreign_passport", "iban", "licence_category", "mrz"}
_RUSSIAN_FIRST = frozenset(
    (
        *("address", "birth_place", "email", "full_name", "given_name", "issued_by", "licence_category", "military_id", "patronymic"),
        *("plate", "refugee_certificate", "sex", "surname"),
    )
)
"""The kinds whose patterns can match a text that begins with such a character; with any other sign, all of them."""
_RUSSIAN_WORDS = frozenset(("address", "issued_by"))
"""Kinds whose values have Russian words somewhere."""
_NO_DIGIT = frozenset(
    (
        *("address", "birth_place", "email", "fias_guid", "full_name", "given_name", "issued_by", "licence_category", "mrz", "patronymic"),
        *("sex", "surname"),
    )
)
"""Kinds of whose values some have no digit."""
_FIRST = {
    **dict.fromkeys("0123456789", _DIGIT_FIRST),
    **dict.fromkeys("abcdefghijklmnopqrstuvwxyz", _SMALL_FIRST),
    **dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _CAPITAL_FIRST),
    **dict.fromkeys("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя", _RUSSIAN_FIRST),
}


def _able(first: frozenset[str], ascii: bool, at_sign: bool, digit: bool) -> list[str]:
    """Those of some kinds whose patterns can match a text of which so much is known."""
    out = (_RUSSIAN_WORDS if ascii else frozenset()) | (frozenset() if at_sign else {"email"})
    return [kind for kind in WRITTEN if kind in first and kind not in out and (digit or kind in _NO_DIGIT)]


@cache
def _written(first: frozenset[str], ascii: bool, at_sign: bool, digit: bool) -> tuple[Callable[[str], Any], tuple[Look, ...]] | None:
    """What matches with a group for each kind, filled where the whole text is spelt so, and the looks in the order of the groups; None for no kinds."""
    able = _able(first, ascii, at_sign, digit)
    groups = "".join([f"(?:(?=({WRITTEN[kind][0]})\\Z)|)" for kind in able])
    return (re.compile(groups).match, tuple([Look(kind, WRITTEN[kind][1], 1.0) for kind in able])) if able else None


_EVERY = frozenset(WRITTEN)
_OTHER = ord("?")
_SIGNS = bytes(ord("#") if chr(i) in "0123456789" else i if chr(i) in "-+(). " else _OTHER for i in range(256))
"""Digits and the signs beside them that leave all to the layout: no pattern asks which digit stands where. ``?`` stands for any other."""
_LETTER, _DIGIT = re.compile("[A-Za-zА-яЁё]").search, re.compile("[0-9]").search


@lru_cache(maxsize=256)
def bare(count: int) -> tuple[str, tuple[Look, ...]]:
    """What so many digits without any sign may be."""
    spelling = "#" * count
    return spelling, by_layout().get(spelling) or by_count().get(count, ())


def signed(typed: str) -> str:
    """The layout of digits with the usual signs between them, which tells all that ``looks`` says of them; empty for any other text."""
    if len(typed) > LONGEST or not typed.isascii():
        return ""
    if typed.isdigit():
        return "#" * len(typed)
    spelt = typed.encode().translate(_SIGNS)
    return "" if _OTHER in spelt else spelt.strip().decode()


@lru_cache(maxsize=1024)
def by_signs(spelling: str) -> tuple[Look, ...]:
    """The kinds that digits with such signs between them may be of. A layout holds nothing of anybody's data."""
    return _looks(spelling.replace("#", "0"))[1]


def looks(typed: str) -> tuple[str, tuple[Look, ...]]:
    """The layout, and the kinds that a value so spelt may be of. One table look-up for digits; patterns only for the rest."""
    if len(typed) <= LONGEST and typed.isdigit() and typed.isascii():
        return bare(len(typed))
    if spelling := signed(typed):
        return spelling, by_signs(spelling)
    return _looks(typed) if len(typed) <= 4 * LONGEST else ("", ())


def seen(typed: str) -> tuple[Look, ...]:
    """The kinds alone."""
    if _LETTER(typed):  # no layout of digits has a letter
        return written(typed.strip()) if len(typed) <= 4 * LONGEST else ()
    return looks(typed)[1]


def among(typed: str, kinds: frozenset[str]) -> bool:
    """Whether a value so spelt may be of any of these kinds: what ``looks`` says, with the patterns of no others."""
    text = typed.strip()
    first = _FIRST.get(text[:1], _EVERY)
    if len(typed) <= 4 * LONGEST and (first is _RUSSIAN_FIRST or first is _SMALL_FIRST or _LETTER(typed)):
        match = _written_among(first, kinds, text.isascii(), "@" in text)
        return match is not None and match(text) is not None
    if spelling := signed(typed):
        return _signs_among(spelling, kinds)
    return not kinds.isdisjoint([look.kind for look in looks(typed)[1]])


@lru_cache(maxsize=4096)
def _signs_among(spelling: str, kinds: frozenset[str]) -> bool:
    return not kinds.isdisjoint([look.kind for look in by_signs(spelling)])


@lru_cache(maxsize=1024)
def _written_among(first: frozenset[str], kinds: frozenset[str], ascii: bool, at_sign: bool) -> Callable[[str], Any] | None:
    """What finds the patterns of these kinds among those that are able to match; None where none is."""
    patterns = [WRITTEN[kind][0] for kind in _able(first & kinds, ascii, at_sign, True)]
    return re.compile("|".join([f"(?:{pattern})" for pattern in patterns])).fullmatch if patterns else None


def written(text: str) -> tuple[Look, ...]:
    """The kinds whose patterns a text, without spaces at its ends, matches."""
    found = _written(_FIRST.get(text[:1], _EVERY), text.isascii(), "@" in text, _DIGIT(text) is not None)
    match = found and found[0](text)
    if not (found and match and match.lastindex):
        return ()
    return tuple([look for look, there in zip(found[1], match.groups(), strict=True) if there is not None])


def _looks(typed: str) -> tuple[str, tuple[Look, ...]]:
    spelling = layout(typed)
    known = by_layout().get(spelling)
    if known is not None:
        return spelling, known
    found = written(typed.strip())
    if found or len(spelling) > LONGEST or any(map(str.isalpha, spelling)):
        return spelling, found
    return spelling, by_count().get(spelling.count("#"), ())
