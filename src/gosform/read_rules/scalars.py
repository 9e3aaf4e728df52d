"""What an unquoted word means: text, or one of the few things that every YAML reader takes for the same.

``04`` is 4 for one reader and '04' for another, ``08`` the other way round, ``no`` is false, ``12:30`` is 750. An analyst
who writes a code of a region, a time or a date means the text. So the core is narrow and loud: ``null``, ``true``, ``false``, whole
numbers without a leading zero and ``d.d`` are typed; any other unquoted word that YAML 1.1 or 1.2 would not read as text is a
mistake that asks for quotes. Sources: yaml.org/type (1.1), YAML 1.2.2 §10.3.2 (core schema).
"""

from __future__ import annotations

import re

CORE = {"null": None, "true": True, "false": False}
_WHOLE = re.compile(r"0|-?[1-9][0-9]*")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_MAX_DIGITS = 15
"""More digits than this are rounded by readers that keep numbers as floats."""

_WORDS = frozenset(["~", "=", "<<"])
_BOOLEAN = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
_NUMBER = re.compile(
    r"""[-+]?(?:
        0b[01_]+ | 0o[0-7]+ | 0x[0-9a-fA-F_]+ | [0-9][0-9_]*              # whole numbers, binary, octal, hexadecimal
      | (?:[0-9][0-9_]*)?\.[0-9_]+(?:[eE][-+]?[0-9]+)? | [0-9][0-9_]*\.?(?:[eE][-+]?[0-9]+)? # decimals, with an exponent
      | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?                        # base 60: 12:30
      | \.(?:inf|Inf|INF) )
    | \.(?:nan|NaN|NAN)""",
    re.VERBOSE,
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9].*)?", re.DOTALL)
_QUOTES = "“”„‟‘’‚‛«»‹›"
_GLUE = re.compile("^[\u00a0\u2007\u202f]|^[\x20-\x7e]*[:\\-][\u00a0\u2007\u202f]")
"""Where an ordinary space would have ended a key or begun an entry of a list."""


def read(text: str) -> tuple[object, str]:
    """(value, what is wrong with it): the value of an unquoted word, and an empty text when nothing is.

    >>> read("true"), read("6"), read("04")[1]
    ((True, ''), (6, ''), "a number that begins with zero: if it is a code, put it in quotes, as in '01'")
    """
    if text == "" or text in CORE:
        return CORE.get(text), ""
    first = text[0]
    if first in "+-.0123456789=~<" or _BOOLEAN.fullmatch(text):
        return _number(text)
    if first in _QUOTES:
        return text, "a typographic quotation mark does not quote in YAML: type ' or \" round the text"
    return text, _glued(text)


def _number(text: str) -> tuple[object, str]:
    if _WHOLE.fullmatch(text):
        if len(text.lstrip("-")) > _MAX_DIGITS:
            return text, "a number of more than 15 digits is rounded by many programs: put it in quotes"
        return int(text), ""
    if _DECIMAL.fullmatch(text):
        if len(text) <= _MAX_DIGITS + 2 and repr(float(text)) == text:
            return float(text), ""
        return text, "this number would lose its last digits or zeros: put it in quotes"
    return text, _ambiguous(text)


def _ambiguous(text: str) -> str:
    if _BOOLEAN.fullmatch(text):
        return "some programs read this word as true or false, others as text: write true, false or null, or put it in quotes"
    if text in _WORDS:
        return "this sign means something else in YAML: put it in quotes"
    if _DAY.fullmatch(text):
        return "some programs read this as a date, others as text: put it in quotes, as in '2026-01-31'"
    if not _NUMBER.fullmatch(text):
        return _glued(text)
    if ":" in text:
        return "some programs read this as a number to the base of 60, others as text: put it in quotes, as in '12:30'"
    if text.lstrip("+-").startswith("0") and text.lstrip("+-")[1:2].isdigit():
        return "a number that begins with zero: if it is a code, put it in quotes, as in '01'"
    return "programs disagree whether this is a number or text: write a plain number such as 6 or 1.5, or put it in quotes"


def _glued(text: str) -> str:
    if not text.isascii() and _GLUE.search(text):
        return "a no-break space stands here and glues two things into one text: type an ordinary space, or put the text in quotes"
    return ""
