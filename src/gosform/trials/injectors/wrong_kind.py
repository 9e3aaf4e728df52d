"""A good value of another kind in the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from gosform.problem import Span
from gosform.trials.arithmetic import RULES, fits
from gosform.trials.case import Case
from gosform.trials.made.contacts import email
from gosform.trials.made.days import day, dotted
from gosform.trials.made.names import part
from gosform.trials.made.numbers import MAKERS
from gosform.trials.made.papers import PAPERS, paper

GROUP = "wrong-kind"
SHARE = 2.0
# What the field asks for, and what people put there instead.
MISTAKEN: tuple[tuple[str, str], ...] = (
    ("inn-12", "snils"),
    ("inn-12", "phone"),
    ("inn-12", "passport_rf"),
    ("inn-10", "ogrn"),
    ("inn-10", "kpp"),
    ("inn-12", "inn-10"),
    ("inn-10", "inn-12"),
    ("snils", "inn-12"),
    ("snils", "phone"),
    ("snils", "oms_policy"),
    ("ogrn", "inn-10"),
    ("ogrn", "ogrnip"),
    ("ogrnip", "ogrn"),
    ("oms_policy", "snils"),
    ("phone", "email"),
    ("phone", "snils"),
    ("email", "phone"),
    ("passport_rf", "snils"),
    ("passport_rf", "foreign_passport_rf"),
    ("department_code", "date"),
    ("date", "department_code"),
    ("surname", "email"),
    ("surname", "phone"),
    ("bik", "account"),
)
# Where more than one word names the cause: an ИНН of the other holder; nine digits, which many things have.
SAID: Mapping[tuple[str, str], frozenset[str]] = {
    ("inn-12", "inn-10"): frozenset({"organisation-here"}),
    ("inn-10", "inn-12"): frozenset({"person-here"}),
    ("inn-10", "kpp"): frozenset({"wrong-kind", "too-short"}),
    ("passport_rf", "foreign_passport_rf"): frozenset({"wrong-kind", "too-short"}),
}


def draw(rng: Random) -> Case:
    """A pair of the table. What should have stood there nobody can know."""
    asked, given = rng.choice(MISTAKEN)
    kind, truth, _, options = _value(rng, asked)
    _, canonical, usual, _ = _value(rng, given)
    typed = rng.choice((canonical, usual))
    digits = "".join(filter(str.isdigit, typed))
    troubles = SAID.get((asked, given), frozenset({"wrong-kind"}))
    if kind == "inn" and fits("inn", digits):
        # One passport in ten is made like the ИНН of an organisation.
        troubles |= {"organisation-here", "person-here"}
    return Case(
        GROUP,
        f"{given}-as-{asked}",
        kind,
        truth,
        typed,
        options,
        Span(0, len(typed)),
        troubles,
        seen=not (kind in RULES and fits(kind, digits, options)),
        repairable=False,
    )


def _value(rng: Random, name: str) -> tuple[str, str, str, Mapping[str, object]]:
    """The kind, a value in its canonical spelling and in its usual one, the options."""
    plain: Mapping[str, Callable[[Random], str]] = {
        "email": email,
        "date": lambda r: dotted(day(r)),
        "surname": lambda r: part(r, "surname")[1],
    }
    if name in plain:
        value = plain[name](rng)
        return name, value, value, {"format": "dd.mm.yyyy"} if name == "date" else {}
    good = paper(rng, name) if name in (*PAPERS, "phone") else MAKERS[name](rng)
    return good.kind, good.value, good.usual, {} if name == "account" else good.options
