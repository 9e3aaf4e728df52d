"""Numbers as people write them: with spaces, units and factors, in groups, in words from «ноль» to 999 999.

Nothing is decided here: the kind says what its form takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple, Protocol

PLAIN = re.compile(r"(?P<sign>[+-]?) ?(?P<whole>[0-9]{1,3}(?: [0-9]{3})+|[0-9]*)(?:(?P<point>[.,])(?P<part>[0-9]*))?")
"""One number: spaces may part its thousands, a comma or a point its decimals. Also matches the empty text."""
SHORTENED = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?[EeЕе][+-]?[0-9]{1,3}")
"""What a spreadsheet makes of a long number."""

_GROUPED = re.compile(
    r"[+-]?[0-9]{1,3}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|(?:,[0-9]{3})+\.[0-9]+|(?:\.[0-9]{3})+,[0-9]+"
    r"|(?:['’`][0-9]{3})+(?:[.,][0-9]+)?)"
)
_NUMBER = r"(?P<number>[0-9][0-9 ]*(?:[.,][0-9]+)?)"
_WITH_UNIT = re.compile(r"(?P<minus>-?)" + _NUMBER + r" ?(?P<unit>(?![0-9 .,:;/+-])[^0-9]*[23]?\.?)")
_WITH_WORD = re.compile(r"(?P<unit>[^0-9]*)(?P<minus>-?)" + _NUMBER)
_FACTORS = ("тыс", "млн", "млрд", "мил", "thous", "mln", "mil", "bil", "%", "‰", "сот")
_CURRENCY = "%‰°₽$€£"


class Separated(Protocol):
    """The options of a kind whose form chooses the decimal sign."""

    @property
    def separator(self) -> str: ...


def spelled(value: Decimal | int | float, options: Separated) -> str:
    """A number of Python in the spelling that the form takes, never with an exponent."""
    text = format(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), "f")
    return text.replace(".", ",") if options.separator == "comma" else text


def within(low: Decimal | None, high: Decimal | None) -> Callable[[str], bool] | None:
    """Whether a plain amount that is not below zero lies within the bounds; None where they let all of them pass."""
    if high is None and (low is None or low <= 0):
        return None

    def holds(value: str) -> bool:
        amount = Decimal(value.replace(",", "."))
        return (low is None or low <= amount) and (high is None or amount <= high)

    return holds


class Measured(NamedTuple):
    """A number with something around it.

    start, end: where the other thing stands. factor: it may change the amount («тыс.», %), so the number alone would be another one.
    """

    number: str
    start: int
    end: int
    factor: bool


def with_unit(text: str) -> Measured | None:
    """A number with a word or a unit before or after it; None for anything else."""
    match = _WITH_UNIT.fullmatch(text) or _WITH_WORD.fullmatch(text)
    if not match or not PLAIN.fullmatch(match["number"].strip()):
        return None
    unit = match["unit"].strip()
    if not any(c.isalpha() or c in _CURRENCY for c in unit):
        return None
    start = match.start("unit") + len(match["unit"]) - len(match["unit"].lstrip())
    return Measured(
        match["minus"] + match["number"].strip(),
        start,
        start + len(unit),
        unit.casefold().startswith(_FACTORS) or unit.casefold() in ("к", "k"),
    )


def ungrouped(text: str) -> str | None:
    """``1.234.567,8`` as ``1234567.8``: thousands parted by signs where no other reading is left; None for anything else."""
    if not _GROUPED.fullmatch(text):
        return None
    last = max(text.rfind(","), text.rfind("."))
    decimal = last if last >= 0 and text.count(text[last]) == 1 else len(text)
    return re.sub("[^0-9+-]", "", text[:decimal]) + (f".{text[decimal + 1 :]}" if decimal < len(text) else "")


_UNITS = "ноль один два три четыре пять шесть семь восемь девять"
_TEENS = "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
_OTHER_FORMS = {"нуль": 0, "одна": 1, "одно": 1, "две": 2}
_THOUSAND = frozenset(("тысяча", "тысячи", "тысяч"))


@cache
def _values() -> dict[str, int]:
    values = dict(_OTHER_FORMS)
    for words, first, step in ((_UNITS, 0, 1), (_TEENS, 10, 1), (_TENS, 20, 10), (_HUNDREDS, 100, 100)):
        values |= {word: first + i * step for i, word in enumerate(words.split())}
    return values


def number_in_words(text: str) -> int | None:
    """The number that Russian words in the nominative say; None where they say none.

    >>> number_in_words("двести сорок пять")
    245
    """
    words = text.casefold().replace("-", " ").split()
    thousands = [i for i, word in enumerate(words) if word in _THOUSAND]
    if not thousands:
        return _below_thousand(words)
    if len(thousands) > 1:
        return None
    before, after = words[: thousands[0]], words[thousands[0] + 1 :]
    high = _below_thousand(before) if before else 1
    low = _below_thousand(after) if after else 0
    return high * 1000 + low if high and low is not None and (low or not after) else None


def _below_thousand(words: list[str]) -> int | None:
    """Hundreds, tens and units, each at most once and in this order."""
    values = _values()
    if not words or len(words) > 3 or any(word not in values for word in words):
        return None
    numbers = [values[word] for word in words]
    if numbers == [0]:
        return 0
    room = 1000
    for n in numbers:
        size = 100 if n >= 100 else 10 if n >= 10 else 1
        if n == 0 or size >= room:
            return None
        room = 1 if 10 <= n < 20 else size
    return sum(numbers)


_ZEROS = frozenset(("ноля", "нуля", "нолей", "нулей"))
MOST_READINGS = 200
"""Steps after which no further reading of dictated words is tried."""


def dictated(words: list[str], longest: int) -> Iterator[str]:
    """The rows of digits that words may mean which were dictated one after the other, up to so many digits: the usual reading first.

    «сорок пять ноль восемь» is 4508 before it is 40508. Digits among the words stand for themselves; «два нуля» is 00.

    >>> next(dictated("сорок пять ноль восемь".split(), 4))
    '4508'
    """
    steps = 0
    open_ends = [(0, "")]
    while open_ends and steps < MOST_READINGS:
        steps += 1
        at, said = open_ends.pop()
        if at == len(words):
            yield said
            continue
        further = [(at + taken, said + group) for taken, group in _groups(words, at)]
        open_ends += [end for end in reversed(further) if len(end[1]) <= longest]


def _groups(words: list[str], at: int) -> Iterator[tuple[int, str]]:
    """What the words from here on may begin with, the longest first: how many words, and the digits that they say."""
    if words[at].isascii() and words[at].isdigit():
        yield 1, words[at]
        return
    if words[at + 1 : at + 2] and words[at + 1] in _ZEROS and 2 <= (_below_thousand(words[at : at + 1]) or 0) <= 9:
        yield 2, "0" * _values()[words[at]]
        return
    for taken in range(min(7, len(words) - at), 0, -1):
        said = number_in_words(" ".join(words[at : at + taken]))
        if said is not None:
            yield taken, str(said)


def number_word(word: str) -> bool:
    """A word that dictated numbers are made of."""
    return word in _values() or word in _ZEROS or word in _THOUSAND
