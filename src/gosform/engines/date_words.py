"""A date written out: «тринадцатое марта тысяча девятьсот девяностого года», «тринадцать ноль три девяносто».

Certificates of civil acts write the day of a birth in words beside the digits, and people copy them; others dictate the digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from gosform.engines.calendar_text import month_named
from gosform.engines.number_text import number_in_words

MOST_WORDS = 14
Said = tuple[str, int, int | None]
"""The digits of the year, the month, and the day where one was said."""

_STEMS = [
    "перв",
    "один",
    "втор",
    "два",
    "трет",
    "три",
    "четверт",
    "четыре",
    "пят",
    "пять",
    "шест",
    "шесть",
    "седьм",
    "семь",
    "восьм",
    "восемь",
    "девят",
    "девять",
    "десят",
    "десять",
    "одиннадцат",
    "одиннадцать",
    "двенадцат",
    "двенадцать",
    "тринадцат",
    "тринадцать",
    "четырнадцат",
    "четырнадцать",
    "пятнадцат",
    "пятнадцать",
    "шестнадцат",
    "шестнадцать",
    "семнадцат",
    "семнадцать",
    "восемнадцат",
    "восемнадцать",
    "девятнадцат",
    "девятнадцать",
    "двадцат",
    "двадцать",
    "тридцат",
    "тридцать",
    "сороков",
    "сорок",
    "пятидесят",
    "пятьдесят",
    "шестидесят",
    "шестьдесят",
    "семидесят",
    "семьдесят",
    "восьмидесят",
    "восемьдесят",
    "девяност",
    "девяносто",
    "девятисот",
    "девятьсот",
    "восьмисот",
    "восемьсот",
]
_WORD = re.compile(r"[^\W\d_]{3}").search
"""No numeral has fewer letters."""
_ENDING = re.compile("(?:ьего|ого|ое|ье|ый|ой|ий)$")
_TWO_THOUSANDTH = frozenset(("двухтысячного", "двухтысячный"))
_NOTHING = frozenset(("год", "года", "году", "г", "р", "рождения"))
_ZERO = frozenset(("ноль", "нуль"))


def date_in_words(text: str) -> Said | None:
    """What the words say; None where they say no date, or could mean two. Numbers among them stand for themselves.

    >>> date_in_words("двадцать пятое марта тысяча девятьсот девяностого года")
    ('1990', 3, 25)
    """
    if not _WORD(text):
        return None
    words = [word for word in re.findall(r"[^\W\d_]+|[0-9]+", text.casefold().replace("ё", "е")) if word not in _NOTHING]
    if not 2 <= len(words) <= MOST_WORDS or not any(word.isalpha() and _numeral(word) for word in words):
        return None
    named = [i for i, word in enumerate(words) if not _numeral(word)]
    if len(named) > 1:
        return None
    if named:
        at, month = named[0], month_named(words[named[0]])
        day, year = (_number(words[:at]) if at else None), _year(words[at + 1 :])
        return (year, month, day) if month and year and (day is not None or not at) else None
    return _dictated(words)


def _dictated(words: Sequence[str]) -> Said | None:
    """Day, month and year one after the other, in the one way that they can be."""
    found = set()
    for i in range(1, len(words) - 1):
        for j in range(i + 1, len(words)):
            day, month, year = _number(words[:i]), _number(words[i:j]), _year(words[j:])
            if day is not None and 1 <= day <= 31 and month is not None and 1 <= month <= 12 and year:
                found.add((year, month, day))
    return found.pop() if len(found) == 1 else None


def _year(words: Sequence[str]) -> str:
    """Four digits of a year, or the two that were said; nothing for anything else."""
    if len(words) == 1 and words[0] in _TWO_THOUSANDTH:
        return "2000"
    year = _number(words)
    if year is None:
        return ""
    return f"{year:02}" if year < 100 else str(year) if year >= 1000 else ""


def _number(words: Sequence[str]) -> int | None:
    """A number of some words, a zero before it or not."""
    if len(words) == 1 and words[0].isdigit():
        return int(words[0]) if len(words[0]) <= 4 else None
    if len(words) == 2 and words[0] in _ZERO:
        low = number_in_words(_cardinal(words[1]))
        return low if low is not None and low < 10 else None
    return number_in_words(" ".join(map(_cardinal, words)))


def _numeral(word: str) -> bool:
    return word.isdigit() or word in _TWO_THOUSANDTH or word.startswith("тысяч") or number_in_words(_cardinal(word)) is not None


def _cardinal(word: str) -> str:
    """«девяностого» as «девяносто»; any other word as it is."""
    return _ordinals().get(_ENDING.sub("", word), word) if _ENDING.search(word) else word


@cache
def _ordinals() -> dict[str, str]:
    return dict(zip(_STEMS[::2], _STEMS[1::2], strict=True))
