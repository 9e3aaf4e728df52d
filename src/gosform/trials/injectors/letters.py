"""Letters for digits in a number, and digits for letters in a name."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from gosform.problem import Span
from gosform.trials.case import Case
from gosform.trials.made.names import part
from gosform.trials.made.numbers import Number, number
from gosform.trials.made.papers import paper
from gosform.trials.places import places, together

GROUP = "letters"
SHARE = 3.0
# What a person types who takes a letter for the digit, Russian and Latin.
LETTERS: Mapping[str, str] = {"0": "ОоOo", "1": "lIІ", "3": "Зз", "6": "бБ", "8": "ВB", "4": "Ч", "5": "S", "2": "Z"}
DIGITS: Mapping[str, str] = {"О": "0", "о": "0", "З": "3", "з": "3", "б": "6", "ч": "4", "Ч": "4"}
OFTEN: Mapping[str, int] = {"0": 10, "3": 6, "1": 5, "6": 2, "8": 2, "4": 1, "5": 1, "2": 1}


def draw(rng: Random) -> Case | None:
    """A number with letters in it, or a name with a digit."""
    return in_number(rng) if rng.random() < 0.8 else in_name(rng)


def in_number(rng: Random) -> Case | None:
    """One digit, or every digit of that value, typed as the letter that looks like it."""
    good = number(rng, "inn-10", "inn-12", "snils", "ogrn", "ogrnip", "oms_policy", "card", "okpo-8") if rng.random() < 0.7 else paper(rng)
    digit = rng.choices(list(OFTEN), list(OFTEN.values()))[0]
    where = [at for i, at in enumerate(places(good.usual, good.bare)) if good.bare[i] == digit and not letter_allowed(good, i)]
    if not where:
        return None
    chosen = where if rng.random() < 0.25 else [rng.choice(where)]
    letter = rng.choice(LETTERS[digit])
    typed = "".join(letter if at in chosen else sign for at, sign in enumerate(good.usual))
    return Case(GROUP, f"{digit}-{letter}", good.kind, good.value, typed, good.options, together(chosen), frozenset({"letters"}))


def in_name(rng: Random) -> Case | None:
    """One letter of a name typed as the digit that looks like it."""
    kind, good = part(rng)
    where = [i for i, sign in enumerate(good) if sign in DIGITS]
    if not where:
        return None
    i = rng.choice(where)
    typed = good[:i] + DIGITS[good[i]] + good[i + 1 :]
    return Case(GROUP, f"{good[i]}-{DIGITS[good[i]]}", kind, good, typed, span=Span(i, i + 1), troubles=frozenset({"digits"}))


def letter_allowed(good: Number, i: int) -> bool:
    """The fifth and sixth place of a КПП may have letters."""
    return good.kind == "kpp" and i in (4, 5)
