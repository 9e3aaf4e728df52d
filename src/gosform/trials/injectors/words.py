"""Numbers as they are spoken, and Roman numerals as the Russian keyboard has them."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from gosform.problem import Span
from gosform.trials.case import Case
from gosform.trials.made import listed
from gosform.trials.made.contacts import certificate
from gosform.trials.made.numbers import Number, number
from gosform.trials.made.papers import paper

GROUP = "words"
SHARE = 2.0
WORDS = frozenset({"words"})
ONES = listed("ноль один два три четыре пять шесть семь восемь девять")
TEENS = listed(
    """
    десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать
    """
)
TENS = listed("– – двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
HUNDREDS = listed("– сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот")
# Each way of typing a Roman numeral without the Latin keyboard, the longest signs first.
ROMAN: tuple[Mapping[str, str], ...] = (
    {"III": "Ш", "II": "П", "V": "У", "X": "Х", "I": "І"},
    {"V": "У", "X": "Х", "I": "1"},
    {"I": "1"},
    {"I": "l"},
    {"X": "Х"},
    {"V": "У"},
)


def draw(rng: Random) -> Case | None:
    """A number in words, or a Roman numeral."""
    return rng.choices((by_digit, by_pair, counted, roman), (30, 25, 20, 25))[0](rng)


def spoken(value: int) -> str:
    """A number below a thousand in words."""
    if value < 10:
        return ONES[value]
    hundreds, rest = divmod(value, 100)
    words = [HUNDREDS[hundreds]] if hundreds else []
    if 10 <= rest < 20:
        words.append(TEENS[rest - 10])
    else:
        words += [TENS[rest // 10]] if rest >= 20 else []
        words += [ONES[rest % 10]] if rest % 10 else []
    return " ".join(words)


def pairs(digits: str) -> str:
    """Two digits at a time, «ноль» for a zero in front; where the count is odd the first digit stands alone."""
    groups = [digits[: len(digits) % 2]] if len(digits) % 2 else []
    groups += [digits[i : i + 2] for i in range(len(digits) % 2, len(digits), 2)]
    return " ".join(f"{ONES[0]} {ONES[int(pair[1])]}" if len(pair) == 2 and pair[0] == "0" else spoken(int(pair)) for pair in groups)


def _dictated(rng: Random, name: str, words: str, good: Number) -> Case:
    typed = words.capitalize() if rng.random() < 0.3 else words
    return Case(GROUP, name, good.kind, good.value, typed, good.options, Span(0, len(typed)), WORDS)


def by_digit(rng: Random) -> Case:
    """«семь семь ноль семь …»"""
    good = (
        number(rng, "inn-10", "inn-12", "snils", "ogrn", "oms_policy")
        if rng.random() < 0.6
        else paper(rng, "passport_rf", "phone", "department_code", "bik")
    )
    return _dictated(rng, "by-digit", " ".join(ONES[int(sign)] for sign in good.bare), good)


def by_pair(rng: Random) -> Case:
    """«сорок пять ноль восемь …»"""
    good = (
        number(rng, "inn-10", "inn-12", "snils")
        if rng.random() < 0.6
        else paper(rng, "passport_rf", "passport_rf_series", "passport_rf_number")
    )
    return _dictated(rng, "by-pair", pairs(good.bare), good)


def counted(rng: Random) -> Case:
    """«тринадцать» where a count is asked for."""
    value = rng.randrange(2, 1000) if rng.random() < 0.3 else rng.randrange(2, 31)
    return _dictated(rng, "counted", spoken(value), Number("number", str(value), str(value), str(value), {"decimals": 0}))


def roman(rng: Random) -> Case | None:
    """П for II, Ш for III, 1 for I in the series of a certificate."""
    numeral, letters, rest = certificate(rng)
    typed = numeral
    for latin, sign in rng.choice(ROMAN).items():
        typed = typed.replace(latin, sign)
    if typed == numeral:
        return None
    kept = {"I", "V", "X"}
    where = [i for i, sign in enumerate(typed) if sign not in kept]
    span = Span(where[0], where[-1] + 1) if where[-1] - where[0] + 1 == len(where) else None
    return Case(
        GROUP,
        "roman",
        "civil_certificate",
        f"{numeral}-{letters} {rest}",
        f"{typed}-{letters} {rest}",
        span=span,
        troubles=frozenset({"roman"}),
    )
