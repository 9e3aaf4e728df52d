"""Copied too much, twice, or too little."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from gosform.problem import Span
from gosform.trials.arithmetic import LENGTHS
from gosform.trials.case import Case
from gosform.trials.made.contacts import email
from gosform.trials.made.days import day, dotted
from gosform.trials.made.names import Person, part, person
from gosform.trials.made.numbers import Number, digits, number
from gosform.trials.made.papers import paper

GROUP = "pastes"
SHARE = 5.0
ALONG = frozenset({"pasted-along"})
LABELS: Mapping[str, str] = {"surname": "Фамилия", "given_name": "Имя", "patronymic": "Отчество"}


def draw(rng: Random) -> Case | None:
    """One of the ways to paste wrongly."""
    ways = (with_kpp, with_inn, whole_passport, full_name, name_behind, neighbour, label_before_name, twice, short)
    return rng.choices(ways, (15, 5, 10, 10, 10, 10, 10, 20, 10))[0](rng)


def _two(rng: Random) -> tuple[Number, str, str, int]:
    """An organisation's ИНН, its КПП, both in one cell, and where the КПП or its label begins."""
    inn = number(rng, "inn-10")
    kpp = f"{inn.bare[:4]}01{rng.randrange(1, 20):03}"
    front, between = rng.choice(
        (("", "/"), ("", " / "), ("", " "), ("ИНН ", " КПП "), ("ИНН: ", ", КПП: "), ("ИНН/КПП ", "/"), ("ИНН/КПП: ", " / "))
    )
    begins = len(front) + 10 + len(between) - len(between.lstrip(" ,/"))
    return inn, kpp, f"{front}{inn.bare}{between}{kpp}", begins


def with_kpp(rng: Random) -> Case:
    """Both numbers in the field of the ИНН."""
    inn, _, typed, begins = _two(rng)
    return Case(GROUP, "with-kpp", "inn", inn.value, typed, inn.options, Span(begins, len(typed)), frozenset({"with-kpp"}))


def with_inn(rng: Random) -> Case:
    """Both numbers in the field of the КПП."""
    inn, kpp, typed, _ = _two(rng)
    return Case(GROUP, "with-inn", "kpp", kpp, typed, span=Span(0, typed.index(inn.bare) + 10), troubles=frozenset({"with-inn"}))


def whole_passport(rng: Random) -> Case:
    """Series and number in the field of one of them."""
    good = paper(rng, "passport_rf")
    typed = rng.choice((good.bare, good.value, good.usual))
    number_at = len(typed) - 6
    if rng.random() < 0.5:
        return Case(
            GROUP,
            "whole-passport",
            "passport_rf_series",
            good.bare[:4],
            typed,
            span=Span(number_at, len(typed)),
            troubles=frozenset({"whole-passport"}),
        )
    end = len(typed[:number_at].rstrip())
    return Case(
        GROUP, "whole-passport", "passport_rf_number", good.bare[4:], typed, span=Span(0, end), troubles=frozenset({"whole-passport"})
    )


def _complete(rng: Random) -> Person:
    """Somebody with a patronymic of one word and a surname that nobody takes for two."""
    while True:
        who = person(rng)
        if who.patronymic and " " not in who.patronymic:
            return who


def full_name(rng: Random) -> Case:
    """The whole name in the field of the surname."""
    who = _complete(rng)
    return Case(
        GROUP,
        "full-name",
        "surname",
        who.surname,
        who.full,
        span=Span(len(who.surname) + 1, len(who.full)),
        troubles=frozenset({"full-name", "pasted-along"}),
    )


def _some(rng: Random) -> Number:
    if rng.random() < 0.6:
        return number(rng, "inn-10", "inn-12", "snils", "ogrn", "ogrnip", "card", "account")
    return paper(rng, "passport_rf", "phone", "bik", "department_code")


def _joined(rng: Random, good: Number, extra: str, name: str) -> Case:
    """A value and something else, on either side of it."""
    first = rng.choice((good.bare, good.usual))
    between = rng.choice((" ", ", ", "; ", " – ", "\t", "\n"))
    if rng.random() < 0.7:
        typed, at = first + between + extra, len(first + between)
    else:
        typed, at = extra + between + first, 0
    return Case(GROUP, name, good.kind, good.value, typed, good.options, Span(at, at + len(extra)), ALONG)


def name_behind(rng: Random) -> Case:
    """A number and whose it is."""
    good, who = _some(rng), _complete(rng)
    extra = rng.choice((who.full, who.surname, f"{who.surname} {who.given_name[0]}.{who.patronymic[0]}.", f"({who.surname})"))
    return _joined(rng, good, extra, "name")


def neighbour(rng: Random) -> Case:
    """A number and what stands in the next field."""
    good = _some(rng)
    extra = {
        "inn": lambda: f"ОГРН {number(rng, 'ogrn').bare}",
        "snils": lambda: dotted(day(rng)),
        "ogrn": lambda: f"от {dotted(day(rng, 2002))}",
        "ogrnip": lambda: f"от {dotted(day(rng, 2004))}",
        "card": lambda: f"до {rng.randrange(1, 13):02}/{rng.randrange(26, 32)}",
        "account": lambda: f"БИК {good.options['bik']}",
        "passport_rf": lambda: f"выдан {dotted(day(rng, 2005))}",
        "phone": lambda: email(rng),
        "bik": lambda: f"к/с 30101810{digits(rng, 12)}",
        "department_code": lambda: f"дата выдачи {dotted(day(rng, 2005))}",
    }[good.kind]()
    return _joined(rng, good, extra, "neighbour")


def label_before_name(rng: Random) -> Case:
    """«Фамилия: Иванов»."""
    kind, good = part(rng)
    label = LABELS[kind] + rng.choice((":", " –", "", " -"))
    typed = f"{label} {good}"
    return Case(GROUP, "label", kind, good, typed, span=Span(0, len(label)), troubles=ALONG)


def twice(rng: Random) -> Case:
    """The same value two times."""
    if rng.random() < 0.25:
        kind, value = part(rng) if rng.random() < 0.5 else ("email", email(rng))
        first, options = value, {}
    else:
        good = _some(rng)
        kind, value, first, options = good.kind, good.value, rng.choice((good.bare, good.usual)), dict(good.options)
    between = rng.choice(("", "", " ", ", ", "\n"))
    troubles = {"pasted-twice"} | ({"several", "two-ats"} if kind in ("email", "phone") else set())
    typed = first + between + first
    return Case(GROUP, "twice", kind, value, typed, options, Span(len(first + between), len(typed)), frozenset(troubles))


def short(rng: Random) -> Case | None:
    """The last digits stayed behind. Nobody can know them."""
    good = _some(rng)
    cut = rng.choice((1, 1, 2, 3, 4))
    left = len(good.bare) - cut
    if left in LENGTHS.get(good.kind, ()) or good.kind == "card":
        return None
    first = rng.choice((good.bare, good.usual))
    typed = first
    while sum(map(str.isdigit, typed)) > sum(map(str.isdigit, first)) - cut:
        typed = typed[:-1]
    return Case(
        GROUP,
        "short",
        good.kind,
        good.value,
        typed.rstrip(" -"),
        good.options,
        troubles=frozenset({"too-short", "length"}),
        repairable=False,
    )
