"""Params of a problem as a reader sees them: counts, dates, names of signs, and the few that quote what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from string import ascii_letters, digits
from typing import Any

from gosform.catalog import Catalogue
from gosform.problem import Size, Token
from gosform.saying.sizes import DECIMAL_SIGN, size_text

LONGEST_QUOTE = 30
UNKNOWN = "…"
"""Stands where a sentence asks for a param that its problem does not carry; a test keeps the catalogues free of it."""

_PLAIN = frozenset("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя" + ascii_letters + digits)
"""The characters that are quoted most, known to be visible."""

OR = "{first} or {last}"
"""The last two of a list; context ``list.or``."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and symbols that show nothing


def show(params: Mapping[str, Any], slot: str, words: Catalogue, application: str | None = None) -> str:
    """The text that fills a slot."""
    value = params.get(slot)
    if type(value) is int:
        return str(value) if -10000 < value < 10000 else f"{value:,}".replace(",", "\u00a0")
    if value is None:
        return _derived(params, slot, words, application)
    if isinstance(value, Size):
        return size_text(value, params, words)
    return text_of(value, words)


def _derived(params: Mapping[str, Any], slot: str, words: Catalogue, application: str | None) -> str:
    """Slots that are no param of their own: the application, a sign in another case (``{sign_acc}``)."""
    if slot == "application" and application is not None:
        return " ".join(application.split())[:40]
    name, _, case = slot.rpartition("_")
    value = params.get(name) if name else None
    if isinstance(value, Token):
        return words.find(f"sign.{case}", value) or words.find("sign", value) or str(value)
    return UNKNOWN


def text_of(value: Any, words: Catalogue) -> str:
    """A number, a date, a sign, or a list of them (“10 or 12”)."""
    if type(value) is tuple or type(value) is list:
        return _listed(value, words)
    if isinstance(value, Token):
        return words.find("sign", value) or str(value)
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return f"{value.day:02}.{value.month:02}.{value.year:04}"
    if isinstance(value, (Decimal, float)):
        return f"{value:f}".replace(".", words.find("number.decimal", DECIMAL_SIGN) or DECIMAL_SIGN)
    return str(value)


def _listed(values: Sequence[Any], words: Catalogue) -> str:
    if not values:
        return UNKNOWN
    *most, last = [str(item) if type(item) is int else text_of(item, words) for item in values]
    if not most:
        return last
    return (words.find("list.or", OR) or OR).replace("{first}", ", ".join(most)).replace("{last}", last)


def quote(params: Mapping[str, Any], slot: str, words: Catalogue) -> str | None:
    """What was typed, fit to stand in a sentence: itself; the name of a character that cannot be seen; None where neither will do."""
    value = str(params.get(slot, ""))
    if value in _PLAIN:
        return value
    if len(value) > LONGEST_QUOTE:
        return None
    if visible(value):
        return "◌" + value if unicodedata.combining(value[0]) else value
    sign = params.get("sign")
    return text_of(sign, words) if slot == "char" and isinstance(sign, Token) else None


def visible(value: str) -> bool:
    """Shows as itself inside a sentence: nothing invisible, no control, no letter that turns the line around."""
    if value.isascii() and value.isprintable():
        return bool(value.strip())
    return bool(value.strip()) and all(char == " " or _shows(char) for char in value)


def _shows(char: str) -> bool:
    category = unicodedata.category(char)
    if category[0] in "CZ" or char in _BLANK:
        return False
    if category[0] == "M" and not unicodedata.combining(char):
        return False
    return unicodedata.bidirectional(char) not in ("R", "AL", "AN")
