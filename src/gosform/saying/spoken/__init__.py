"""A text as an operator reads it aloud: letters, commas, full stops, colons and hyphens, nothing else.

One module a language (``ru.py``): ``word(number, before, after)``, ``unit(name, number, decimals, before)`` and ``day(day, month, year)`` say numbers, ``spell(letters)``
says an abbreviation, ``SIGNS`` and ``MARKS`` the few signs that have a name. The folder is the register; for a language without a
module the phone speaks Russian.

Own tables and no library: what is read out are lengths, limits and dates of a form, and the case of a Russian numeral
hangs on its neighbours («из двенадцати цифр», «две цифры»), which a number alone does not tell.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any
from unicodedata import normalize

_ASIDE = re.compile(r"\s*\([^()]*\)")
_DATE = re.compile(r"\b([0-9]{2})\.([0-9]{2})\.([0-9]{4})\b")
_SPELT = re.compile(r"(?<=: )([0-9]+)([.-])([0-9]+)(?:([.-])([0-9]+))?\b")  # after a colon: a pattern to be typed, not a day
_DOT = re.compile(r"(?<![.])(?:(?<=[^\W\d_])|(?<!\S))\.(?=[^\W\d_])")
_GROUPED = re.compile(r"(?<=[0-9])[\u00a0\u202f ](?=[0-9]{3}(?![0-9]))")
_SIZE = re.compile(r"(?:([^\W\d_]+)\s)?([0-9]+)([.,][0-9]+)?\s([КМГKMG][БB])(?![^\W\d_])")
_NUMBER = re.compile(r"([^\W\d_]*)(\W*)([0-9]+)(?:[.,]([0-9]+))?(?=(\W*)([^\W\d_]*))")
_CAPITALS = re.compile(r"(?<![^\W\d_])[A-ZА-ЯЁ]{2,}(?![^\W\d_])")


@cache
def languages() -> frozenset[str]:
    """The languages that have a module here."""
    return frozenset(module.name for module in iter_modules(__path__))


@cache
def _voice(lang: str) -> Any:
    return import_module(f"{__name__}.{lang}")


def speak(text: str, lang: str) -> str:
    """The text in words. What stands in brackets is left out: it repeats a name as an abbreviation."""
    voice = _voice(lang)
    text = _ASIDE.sub("", normalize("NFC", text))
    text = _SPELT.sub(lambda found: ", ".join(voice.MARKS.get(part, part) for part in found.groups() if part), text)
    text = _DOT.sub(f" {voice.MARKS['.']} ", text)
    text = _DATE.sub(lambda found: voice.day(int(found[1]), int(found[2]), int(found[3])), text)
    text = _SIZE.sub(lambda found: _size(voice, found), text)
    text = _NUMBER.sub(lambda found: found[1] + found[2] + _number(voice, found), _GROUPED.sub("", text))
    for char, name in voice.SIGNS.items():
        text = text.replace(char, name)
    text = _CAPITALS.sub(lambda found: voice.spell(found[0]), text)
    return tidy("".join(char if char.isalpha() or char in ".,:-" else " " for char in text))


def tidy(text: str) -> str:
    """Single spaces, none before a comma or a stop, no comma right before a stop."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ([.,:])", r"\1", text)
    return re.sub(r"[,:]+(?=[.])|,(?=[,:])", "", text)


def _size(voice: Any, found: re.Match[str]) -> str:
    """“5 MB” -> “5 megabytes”; the number is said later."""
    before, whole, decimals, unit = found.groups()
    name = voice.unit(unit, int(whole[-6:]), bool(decimals), (before or "").lower())
    return f"{before + ' ' if before else ''}{whole}{decimals or ''} {name}"


def _number(voice: Any, found: re.Match[str]) -> str:
    digits, decimals = found[3], found[4]
    before = "" if found[2].strip() else found[1].lower()
    after = "" if found[5].strip() else found[6].lower()
    if (len(digits) > 1 and digits[0] == "0") or len(digits) > 6:
        return ", ".join(voice.word(int(digit), "", "") for digit in digits)
    whole: str = voice.word(int(digits), before, "" if decimals else after)
    if decimals is None:
        return whole
    return " ".join((whole, voice.POINT, *(voice.word(int(digit), "", "") for digit in decimals)))
