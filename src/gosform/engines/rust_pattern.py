r"""Patterns that a rule file brings along, matched in linear time by the Rust engine that pydantic-core carries.

The standard library's engine hangs on ``(a+)+$``; this one cannot. Only what every engine reads alike is taken: no ``\d``,
``\w``, ``\b``, ``\s`` (each means something else elsewhere), no flags, no look-around, no possessive quantifiers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

LONGEST = 500

_REFUSED = {
    "d": "write [0-9] instead of \\d",
    "D": "write [^0-9] instead of \\D",
    "w": "write the letters out, as [0-9A-Za-zА-Яа-яЁё], instead of \\w",
    "W": "write the letters out instead of \\W",
    "s": "write a space instead of \\s",
    "S": "write [^ ] instead of \\S",
    "b": "leave \\b out: the whole value is matched",
    "B": "leave \\B out: the whole value is matched",
    "A": "leave \\A out: the whole value is matched",
    "z": "leave \\z out: the whole value is matched",
    "Z": "leave \\Z out: the whole value is matched",
}
_TOKEN = re.compile(r"\\(?P<escape>.)|(?P<group>\(\?(?!:).?.?)|(?P<loop>[*+?}][+*])|.", re.DOTALL)


def complaints(pattern: str) -> Iterator[tuple[int, str]]:
    """What keeps a pattern from being taken: the place in the pattern (0-based) and what to write instead."""
    if len(pattern) > LONGEST:
        yield LONGEST, f"a pattern has at most {LONGEST} characters"
        return
    inside = False  # of a character class, where brackets and quantifiers are plain characters
    for token in _TOKEN.finditer(pattern):
        if (escape := token["escape"]) and (instead := _REFUSED.get(escape)):
            yield token.start(), instead
        elif token[0] == "[":
            inside = True
        elif token[0] == "]":
            inside = False
        elif token["group"] and not inside:
            yield token.start(), "a group is (…) or (?:…); flags, names and look-around are not taken"
        elif token["loop"] and not inside:
            yield token.start() + 1, "a second * or + after a quantifier means different things in different engines"


def matcher(pattern: str) -> Callable[[str], bool]:
    """Whether a whole value matches. ``ValueError`` says what to write instead, without quoting any value."""
    for at, text in complaints(pattern):
        raise ValueError(f"pattern, character {at + 1}: {text}")
    return _compiled(pattern)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> Callable[[str], bool]:
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    try:
        validator = SchemaValidator(core_schema.str_schema(pattern=f"^(?:{pattern})$", regex_engine="rust-regex"))
    except SchemaError as error:
        text = str(error).splitlines()
        # The engine's last line names the trouble; the lines above it draw the pattern once more.
        reason = next((line for line in reversed(text) if line.startswith("error:")), "error: it cannot be read")
        raise ValueError(f"pattern: {reason.removeprefix('error:').strip()}") from None

    def matches(value: str) -> bool:
        return not _halved(value) and validator.isinstance_python(value)

    return matches


def _halved(value: str) -> bool:
    """Half of a surrogate pair: no text for the Rust engine."""
    return any("\ud800" <= c <= "\udfff" for c in value)
