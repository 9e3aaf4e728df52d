"""Values in words, as they are dictated."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from gosform.trials.injectors.words import HUNDREDS, ONES, TEENS, TENS
from gosform.trials.made import listed
from gosform.trials.made.days import MONTHS
from gosform.trials.talks.makes import Made

# How the digits of a number fall into groups when they are read aloud.
GROUPS = {
    "passport_rf": ((2, 2, 3, 3), (2, 2, 2, 2, 2), (2, 2, 3, 3), (4, 6)),
    "passport_rf_series": ((2, 2), (4,)),
    "passport_rf_number": ((3, 3), (2, 2, 2), (6,)),
    "snils": ((3, 3, 3, 2), (3, 3, 3, 2), (11,)),
    "inn-12": ((2, 2, 2, 2, 2, 2), (3, 3, 3, 3), (4, 4, 4), (12,)),
    "inn-10": ((2, 2, 2, 2, 2), (2, 2, 3, 3), (10,)),
    "phone": ((1, 3, 3, 2, 2), (1, 3, 3, 2, 2), (1, 3, 2, 2, 3)),
    "department_code": ((3, 3), (3, 3), (6,)),
    "oms_policy": ((2,) * 8, (4, 4, 4, 4), (16,)),
    "card": ((2,) * 8, (4, 4, 4, 4)),
    "foreign_passport_rf": ((2, 3, 2, 2), (2, 7)),
    "bik": ((3, 3, 3), (9,)),
    "kpp": ((2, 2, 2, 3), (9,)),
    "ogrn": ((13,), (1, 2, 2, 2, 2, 2, 2)),
    "postal_code": ((3, 3), (6,)),
}
DAYS = listed(
    """
    перв втор треть четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат
    восемнадцат девятнадцат двадцат
    """
)
TENTHS = {2: "двадцат", 3: "тридцат", 4: "сороков", 5: "пятидесят", 6: "шестидесят", 7: "семидесят", 8: "восьмидесят", 9: "девяност"}
DOMAINS = {"mail.ru": ("мэйл", "ру"), "yandex.ru": ("яндекс", "ру"), "gmail.com": ("джимейл", "ком"), "bk.ru": ("бэ ка", "ру")}


def can_speak(make: str) -> bool:
    """Whether people read such a value aloud in words."""
    return make in GROUPS or make in ("date", "email")


def spoken(rng: Random, made: Made) -> str:
    """The value in words; here and there a word or a comma between its groups, here and there a group in figures."""
    if made.kind == "date":
        return _date(rng, made)
    if made.kind == "email":
        return _email(rng, made.bare)
    bare = "8" + made.bare if made.kind == "phone" else made.bare
    return grouped(rng, bare, rng.choice(GROUPS[made.make]))


def grouped(rng: Random, bare: str, sizes: Sequence[int]) -> str:
    """The digits in groups of these sizes; what is left over goes to the last."""
    groups, at = [], 0
    for size in sizes:
        groups.append(bare[at : at + size])
        at += size
    if at < len(bare):
        groups[-1] += bare[at:]
    figures = rng.random() < 0.12
    words = [group if figures and rng.random() < 0.4 and len(group) > 1 else _group(rng, group) for group in groups if group]
    if figures and all(word.isdigit() for word in words):
        words[0] = _group(rng, groups[0])
    draw = rng.random()
    if draw < 0.12:
        return ", ".join(words)
    if draw < 0.18 and len(words) > 2:
        at = rng.randrange(1, len(words))
        return f"{' '.join(words[:at])} {rng.choice(('дальше', 'потом', 'затем'))} {' '.join(words[at:])}"
    return " ".join(words)


def _group(rng: Random, group: str) -> str:
    """Up to three digits as one number, with a «ноль» for each zero in front; longer groups digit by digit."""
    if len(group) > 3 or (len(group) > 1 and rng.random() < 0.15):
        return " ".join(ONES[int(sign)] for sign in group)
    zeros = len(group) - len(group.lstrip("0"))
    rest = group[zeros:]
    return " ".join([ONES[0]] * zeros + ([counted(int(rest))] if rest else []))


def counted(value: int) -> str:
    """A number from 1 to 999 as people count."""
    hundreds, rest = divmod(value, 100)
    words = [HUNDREDS[hundreds]] if hundreds else []
    if rest >= 20:
        words.append(TENS[rest // 10])
        rest %= 10
    if rest:
        words.append(TEENS[rest - 10] if rest >= 10 else ONES[rest])
    return " ".join(words)


def _ordinal(value: int, ending: str) -> str:
    """«двенадцатое», «двенадцатого», «двадцать третьего»; from 1 to 99."""
    if value > 20 and value % 10:
        return f"{TENS[value // 10]} {_ordinal(value % 10, ending)}"
    if value == 3:
        return "третье" if ending == "ое" else "третьего"
    return (DAYS[value - 1] if value <= 20 else TENTHS[value // 10]) + ending


def _year(year: int) -> str:
    """«тысяча девятьсот восемьдесят пятого», «две тысячи первого»."""
    rest = year % 100
    if year < 2000:
        return f"тысяча девятьсот {_ordinal(rest, 'ого')}" if rest else "тысяча девятисотого"
    return f"две тысячи {_ordinal(rest, 'ого')}" if rest else "двухтысячного"


def _date(rng: Random, made: Made) -> str:
    year, month, day = map(int, made.value.split("-"))
    draw = rng.random()
    if draw < 0.6:
        return f"{_ordinal(day, rng.choice(('ое', 'ого')))} {MONTHS[month - 1]} {_year(year)} года"
    if draw < 0.75:
        return f"{_ordinal(day, 'ое')} {MONTHS[month - 1]} {_year(year)}"
    if draw < 0.88:
        return f"{day} {MONTHS[month - 1]} {_year(year)} года"
    return f"{_group(rng, f'{day:02}')} {_group(rng, f'{month:02}')} {_short(year)}"


def _short(year: int) -> str:
    """«тысяча девятьсот восемьдесят пять», as in a date of figures."""
    if year < 2000:
        return f"тысяча девятьсот {counted(year % 100)}".strip()
    return f"две тысячи {counted(year % 100)}".strip() if year % 100 else "двухтысячный"


def _email(rng: Random, email: str) -> str:
    """«ivanova собака мэйл точка ру»; a domain that nobody dictates by its name keeps its letters."""
    box, _, domain = email.partition("@")
    name, _, zone = domain.rpartition(".")
    if domain in DOMAINS and rng.random() < 0.6:
        name, zone = DOMAINS[domain]
    return f"{box} собака {name} точка {zone}"
