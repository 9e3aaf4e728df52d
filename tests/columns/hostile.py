"""Values for screens of columns: good ones of a kind, the same damaged in every way that a file may, and noise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, Literal, get_args, get_origin, get_type_hints

from gosform.kind import Kind
from gosform.problem import GosformError

SIGNS = (
    "0123456789",
    "٠١٢٣٥०१२０１９²½Ⅷ",  # digits of other scripts, and what only looks like one
    "\n\r\t \u00a0\u2007\u200b\ufeff\u00ad",
    "\x00\x01\x1f\x1e\x7f\x80\x85",
    ".,-/+'\"()№«»:;_@*#<>=&%$!?|\\",
    "‐‑‒–—−ー⁠",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАВЕКМНОРСТУХЁЙЪЬЫіІїўѳ",
    "abcdefghijklmnopqrstuvwxyzABCEHKMOPTXYIVXLCDOil",
    "éÉñßſKÅİı\u0301\u0306\U0001f600\U0001d7d8\ue000\uffff\U0010ffff",
)
ALL = "".join(SIGNS)
SETS: dict[str, list[dict[str, Any]]] = {
    "date": [
        {"format": way, "precision": size, "min": low, "max": high}
        for way in ("any", "dd.mm.yyyy", "yyyy-mm-dd")
        for size in ("day", "month", "year")
        for low, high in ((date(1990, 3, 25), None), (None, "today"), (date(1999, 12, 31), date(2020, 2, 29)), (None, None))
    ],
    "month": [{"min": date(2001, 9, 1), "max": "today"}, {"format": "mm.yyyy", "min": date(2001, 9, 1)}],
    "number": [{"min": Decimal(0), "max": Decimal("99.5")}, {"decimals": 0}, {"separator": "comma", "max": Decimal(10)}],
    "money": [{"min": Decimal(10), "max": Decimal(1000)}, {"separator": "comma"}],
    "text": [{"min_length": 3, "max_length": 20}, {"alphabet": "latin"}, {"allow": "", "max_length": 40}],
    "address": [{"max_length": 60}, {"allow": ""}],
    "birth_place": [{"max_length": 20}],
    "issued_by": [{"max_length": 40}],
    "choice": [{"of": ("да", "нет", "не знаю")}, {"of": ("a", "ab", "abc")}],
    "corr_account": [{"bik": "044525225"}],
    "account": [{"bik": "044525225"}],
    "application_number": [{"pattern": "[0-9]{4}-[А-Я]{2}"}],
}
"""Options that no list of choices gives."""


def option_sets(kind: Kind) -> Iterator[Any]:
    """The kind's options as they are without any, each choice of each option, and the sets above."""
    seen: list[Any] = []
    hints = get_type_hints(kind.options)
    named = [{}, *({one.name: value} for one in fields(kind.options) for value in _choices(hints[one.name])), *SETS.get(kind.id, [])]
    for given in named:
        try:
            options = kind.option_values(given)
        except GosformError:
            continue
        if options not in seen:
            seen.append(options)
            yield options


def _choices(hint: Any) -> tuple[Any, ...]:
    if hint is bool:
        return (True, False)
    return get_args(hint) if get_origin(hint) is Literal else ()


def values(kind: Kind, options: Any, random: Random, many: int) -> list[str | None]:
    """So many values, about a third of them as they should be."""
    made = _made(kind, options, random)
    return [_one(random, made) for _ in range(many)]


def _made(kind: Kind, options: Any, random: Random) -> list[str]:
    found = []
    for _ in range(150):
        try:
            found.append(kind.example(options, random.randrange(1 << 30)))
        except GosformError:
            break
    return found or [kind.words.example or "0"]


def _one(random: Random, made: list[str]) -> str | None:
    value = random.choice(made)
    way = random.random()
    if way < 0.3:
        return value
    if way < 0.33:
        return random.choice(
            (None, "", " ", value * 2, value + "\n", "\n" + value, value + "\x00", value + "\x1f" + value, value * 30, f" {value} ")
        )
    if way < 0.36:
        return "".join(random.choice(ALL) for _ in range(random.randrange(1, 40)))
    if way < 0.38:
        return bytes(random.randrange(256) for _ in range(random.randrange(1, 24))).decode("utf-8", "ignore")
    if way < 0.42:
        return random.choice((value.upper(), value.lower(), value[::-1], value.replace(" ", ""), value.replace(".", ","), value.swapcase()))
    found = list(value)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        at = random.randrange(len(found) + 1)
        sign = random.choice(random.choice(SIGNS) if random.random() < 0.5 else value)
        if way < 0.7 and at < len(found):
            found[at] = random.choice("0123456789") if found[at].isdigit() and random.random() < 0.7 else sign
        elif way < 0.8:
            found.insert(at, sign)
        elif way < 0.9 and at < len(found):
            del found[at]
        elif at + 1 < len(found):
            found[at], found[at + 1] = found[at + 1], found[at]
    return "".join(found)
