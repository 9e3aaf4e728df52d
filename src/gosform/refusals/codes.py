"""Which codes stand in a text. A long one is known wherever it stands; a short one, such as 30, only where the text says that it is a code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from gosform.refusals.folding import latin, may_be_about_a_refusal, words
from gosform.refusals.reading import entries

SHORT = 5
"""Characters of a code that is too short to be known by itself."""
_split = str.split
_SAID = "|".join(map(latin, _split("КОД КОДА КОДЫ КОДОМ ОШИБКА ОШИБКИ ОШИБКУ ОШИБКОЙ СТАТУС РЕЗУЛЬТАТ CODE ERROR STATUS")))
_OF = "|".join(map(latin, _split("РЕЗУЛЬТАТА ОШИБКИ ОТКАЗА ВОЗВРАТА ERROR NO N")))
_BEFORE = rf"(?<!\w)(?:{_SAID})[^\w.,;]{{1,3}}(?:(?:{_OF})[^\w.,;]{{0,3}}){{0,2}}"
_AFTER = r"(?!\w|[:./,-]\d)"
_APART = re.compile(r"[\s_-]")
_LETTERS = re.compile(r"[^\W\d]+")


class Hit(NamedTuple):
    """A code of an entry in a text. score: how surely it is meant, 0..1."""

    entry: str
    code: str
    score: float


def hits(cleaned: str) -> Iterator[Hit]:
    """The codes in a cleaned text, in the order of the entries."""
    upper, plain = latin(cleaned), latin(cleaned.strip(" \t\r\n.,;:«»\"'()"))
    together, short = _APART.sub("", upper), may_be_about_a_refusal(words(cleaned))
    for code, id in _owners().items():
        if _core(code) not in together:
            continue
        sure, spoken = _patterns(code)
        if sure is not None and sure.search(upper):
            yield Hit(id, code, 1.0)
        elif (sure is not None or short) and spoken.search(upper):
            yield Hit(id, code, 0.9)
        elif sure is None and plain == latin(code):
            yield Hit(id, code, 0.7)


@cache
def _owners() -> Mapping[str, str]:
    return {code: entry.id for entry in entries().values() for code in entry.codes}


@cache
def _core(code: str) -> str:
    """What any spelling of the code has in it, spaces and dashes left out: most texts are done with at a glance."""
    digits = _LETTERS.sub("", _APART.sub("", latin(code)))
    return digits.lstrip("0") or digits


@cache
def _patterns(code: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    """(where it is known by itself, or None; where the text says that it is a code). Zeros in front may be lost there, as in a spreadsheet."""
    parts = [part for part in re.split(r"[-_ ]", latin(code)) if part]
    body = r"[\s_-]{0,3}".join(map(_body, parts))
    if code.startswith("-"):
        body = "-\\s?" + body
    whole = rf"(?<!\w){body}(?!\w)"
    body = body if code.startswith("-") else rf"(?<!\s-){body}"
    bare = latin(code).lstrip("0")
    spoken = rf"{_BEFORE}(?:{body}|{bare}){_AFTER}" if len(bare) > SHORT and code.isdigit() else rf"{_BEFORE}{body}{_AFTER}"
    telling = len(code) > SHORT and (len(bare) >= SHORT or not code.isdigit())  # ten zeros may be anything
    return (re.compile(whole) if telling else None, re.compile(spoken))


def _body(part: str) -> str:
    """A part of a code: a long number may have single spaces in it; ЕСИА is written with letters of either alphabet."""
    if part.isdigit():
        return r"\s?".join(part) if len(part) > SHORT else part
    return "".join({"S": "[SC]", "I": "[IИ]"}.get(char, re.escape(char)) for char in part)
