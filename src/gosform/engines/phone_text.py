"""Phone numbers as people write them: what the digits mean, for Russian numbers first.

:func:`understand` says what a row of digits means; it knows the Russian plan (+7 and ten digits; 8 is a trunk prefix and no
country code) and leaves every other country, and the question which ranges are in use, to ``phonenumbers``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Trouble = Literal[
    "", "zeros", "too-short", "too-long", "length", "area-code", "country-code", "no-country-code", "doubled-code", "eight-after-plus"
]

_EXTENSION = re.compile(
    r"(?P<mark>[ ,;]*\(? ?(?:(?:доб(?:авочный)?|вн(?:утр(?:енний)?)?|ext(?:ension)?|x|х)[ .:=]*|[*#] ?))(?P<ext>[0-9]{1,6}) ?\)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r" ?[,;/|\\] ?| и | или ")
_DIGITS = re.compile("[0-9]+").findall
FEWEST_OF_TWO = 15
"""Two numbers have so many digits at least, one of them ten."""


class Meaning(NamedTuple):
    """What a row of digits means.

    e164: the number, where it is one. meant: what it probably is, where it is none. doubt: plausible, but in a range not known to be in use.
    need, have: digits needed and typed, for a wrong length of a Russian number.
    """

    trouble: Trouble
    e164: str = ""
    meant: str = ""
    doubt: bool = False
    need: int = 0
    have: int = 0


def extension(text: str) -> tuple[str, str]:
    """The number and its extension (``доб. 100``, ``*100``, ``;ext=100``), empty where there is none."""
    match = _EXTENSION.search(text)
    if not match or sum(c in "0123456789" for c in text[: match.start()]) < 7:
        return text, ""
    return text[: match.start()], match["ext"]


def several(text: str) -> list[str]:
    """The numbers of a line that has more than one, otherwise nothing."""
    digits = digits_of(text)
    if len(digits) < FEWEST_OF_TWO:
        return []
    pieces = [piece for piece in _BETWEEN.split(text) if len(digits_of(piece)) >= 5]
    if len(pieces) > 1 and any(len(digits_of(piece)) >= 10 for piece in pieces):
        return pieces
    for length in (11, 10):
        first, second = digits[:length], digits[length:]
        if len(second) in (10, 11) and all(_russian(n[-10:]) and (len(n) == 10 or n[0] in "78") for n in (first, second)):
            return [first, second]
    return []


def digits_of(text: str) -> str:
    """The ASCII digits of a text, without what stands between them."""
    return "".join(_DIGITS(text))


def understand(plus: bool, digits: str, country: str) -> Meaning:
    """What the digits mean, with or without a plus in front, in a form of this country.

    A number that came out otherwise than typed is read once more as it came out: what it says has to be the same then.
    """
    found = _understood(plus, digits, country)
    if found.trouble or found.e164 == f"+{digits}":
        return found
    again = _with_plus(found.e164[1:])
    return found if again.e164 == found.e164 else again


def _understood(plus: bool, digits: str, country: str) -> Meaning:
    if not digits.strip("0") or (len(digits) in (11, 12) and not digits[1:].strip("0")):
        return Meaning("zeros")
    if plus:
        return _with_plus(digits)
    if country != "RU":
        return _foreign(digits, country)
    for prefix in ("810", "00"):
        if digits.startswith(prefix) and len(digits) >= len(prefix) + 9 and (found := _foreign("+" + digits[len(prefix) :])).e164:
            return found
    return _national(digits)


def _with_plus(digits: str) -> Meaning:
    rest, have = digits[1:], len(digits)
    if digits[0] == "7":
        if len(rest) == 10:
            return _seven(rest)
        if len(rest) == 11 and rest[0] in "78" and _russian(rest[1:]):
            return Meaning("doubled-code", meant="+7" + rest[1:])
        return _counted(11, have)
    if digits[0] == "8" and have == 11 and _russian(rest):
        found = _foreign("+" + digits)
        return Meaning("eight-after-plus", found.e164 if not found.doubt else "", "+7" + rest)
    found = _foreign("+" + digits)
    if digits[0] == "9" and have == 10 and (found.trouble or found.doubt):
        return Meaning("no-country-code", meant="+7" + digits)
    return found


def _national(digits: str) -> Meaning:
    have = len(digits)
    prefixed = digits[0] in "78"
    if have == 10:
        if not prefixed or _russian(digits) or _known("+7" + digits):
            return _seven(digits)
        return _counted(11, have)
    if have == 11 and prefixed:
        return _seven(digits[1:])
    if have == 12 and digits[:2] in ("77", "78", "87", "88") and _russian(digits[2:]):
        return Meaning("doubled-code", meant="+7" + digits[2:])
    if have < 10:
        return Meaning("area-code") if 5 <= have <= 7 else _counted(11 if prefixed else 10, have)
    found = _foreign("+" + digits)
    if found.e164 and not found.doubt:
        return found
    return _counted(11 if prefixed else 10, have)


@lru_cache(maxsize=64)
def _counted(need: int, have: int) -> Meaning:
    """Another number of digits than a Russian number has."""
    return Meaning("too-short" if have < need else "too-long", need=need, have=have)


def _seven(rest: str) -> Meaning:
    """Ten digits after +7. Numbers on 9 are mobile and all in the plan; Kazakhstan has 6 and 7."""
    return Meaning("", "+7" + rest, doubt=rest[0] != "9" and not _known("+7" + rest))


def _russian(rest: str) -> bool:
    """Ten digits that are a Russian number in use."""
    return len(rest) == 10 and (rest[0] == "9" or (rest[0] in "348" and _known("+7" + rest)))


def _known(e164: str) -> bool:
    found = _foreign(e164)
    return bool(found.e164) and not found.doubt


def _foreign(number: str, country: str | None = None) -> Meaning:
    """A number of any country, by ``phonenumbers``; loaded at the first number that needs it."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException as e:
        return Meaning("country-code" if e.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE else "length")
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return Meaning("length")
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if e164 != number:  # a trunk zero behind the country code goes, and what is left is judged anew
        return _foreign(e164)
    return Meaning("", e164, doubt=not phonenumbers.is_valid_number(parsed))
