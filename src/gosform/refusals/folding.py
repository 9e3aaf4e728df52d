"""A pasted text as words that can be compared: whatever case, quotes, line breaks, entities or look-alike letters it came with."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

from gosform.text import CYRILLIC_TO_LATIN, INVISIBLE, LATIN_TO_CYRILLIC

LONGEST = 20_000
"""Characters of a pasted text that are looked at."""
STEM = 6
"""Letters of a word that count: endings follow the sentence, not the meaning."""

BRIEF = 6
"""Words of a text that is as good as a code alone."""
ABOUT_REFUSALS = frozenset(
    word[:STEM]
    for word in str.split(
        "отказ отказа отказано заявление заявления ошибка ошибки протокол протокола уведомление портал госуслуги декларация отклонено "
        "принят принято отчет отчета сзв пфр сфр фсс фонд фонда"
    )
)

_TAG = re.compile(r"<[^<>]{1,200}>")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+")
_MANGLED = re.compile("[РС][\u0080-\u04ff]")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_DROP = {ord(char): None for char in INVISIBLE}
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


def clean(text: str) -> str:
    """The text without tags, entities and invisible characters; words that a line break has cut are whole again."""
    text = html.unescape(html.unescape(_TAG.sub(" ", text[:LONGEST])))
    text = unicodedata.normalize("NFKC", _unmangled(text)).replace("\u00ad", "").translate(_DROP).translate(_HYPHENS)
    return _HYPHENATED.sub("", text)


def words(cleaned: str) -> list[str]:
    """The words of a cleaned text: lower case, ё as е, Latin look-alikes inside Russian words as Russian letters."""
    return [_plain(word) for word in _WORD.findall(cleaned.casefold().replace("ё", "е"))]


def stem(word: str) -> str:
    """The part of a word that is compared."""
    return word[:STEM]


def may_be_about_a_refusal(typed: Sequence[str]) -> bool:
    """There is hardly anything else in the text, or it speaks of refusals, slips, protocols."""
    return len(typed) <= BRIEF or any(stem(word) in ABOUT_REFUSALS for word in typed)


def latin(cleaned: str) -> str:
    """The text for codes: capitals, with Russian look-alikes as Latin letters."""
    return "".join(CYRILLIC_TO_LATIN.get(char, char) for char in cleaned.upper())


def _plain(word: str) -> str:
    return "".join(LATIN_TO_CYRILLIC.get(char, char) for char in word) if _CYRILLIC.search(word) else word


def _unmangled(text: str) -> str:
    """UTF-8 that was read as Windows-1251 («РґРѕРј») as it was meant; any other text as it is."""
    if len(_MANGLED.findall(text)) * 3 < len(text.replace(" ", "")):
        return text
    try:
        return b"".join(char.encode("latin-1" if char == "\x98" else "cp1251") for char in text).decode("utf-8")
    except UnicodeError:
        return text
