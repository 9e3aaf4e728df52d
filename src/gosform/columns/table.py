"""How each kind's column is looked at, read off its screen; and why some values are asked one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from gosform.columns import drawn
from gosform.columns.walk import readable
from gosform.kind import Kind

Way = Literal["none", "pattern", "digits", "usual", "each"]
"""none: no screen. pattern: an automaton says all. digits: it and the formula of the check digits. usual: an automaton knows the usual
values, the others are asked one by one. each: those that fit the pattern are asked one by one."""

WHY: Mapping[str, str] = {
    "choice": "Without `of` there is nothing to choose from; with it the answers are the pattern.",
    "iban": "The remainder by 97 is taken of letters and digits of many lengths; each country has a length of its own.",
    "licence_category": "The categories must stand in their order, each once: there are few distinct values in a column.",
    "mrz": "Five check digits over letters and digits, dates and names: each value is read as a whole.",
}
"""Why a kind, under its usual options, has no screen or one that asks value by value."""
OPTIONS: Mapping[str, str] = {
    "application_number": "`pattern`: the form's own regular expression is asked.",
    "fns_document": "`code: 91`: no screen, a document of any other make is not known.",
    "full_name": "`max_length` below 100: no screen.",
    "given_name": "`max_length` below 8: no screen. So with `surname` and `patronymic`.",
    "money": "`min`, `max`: the amounts are compared one by one, each distinct one once.",
    "number": "`min`, `max`: the numbers are compared one by one, each distinct one once.",
    "vin": "`market: north-america`: the check digit is over letters; with `any` only a number that begins with 1 to 5 is asked for it.",
}
"""Which options make a kind ask value by value, or leave it without a screen."""
FAMILIES: Mapping[str, str] = {"stdnum": "python-stdnum judges one number at a time: each distinct value is asked of it once."}


def way(kind: Kind, options: Any, as_of: date) -> Way:
    """How a column of a kind is looked at under these options."""
    one = kind.screen(options, as_of)
    if one is None:
        return "none"
    if one.holds is None:
        return "pattern" if readable(one.pattern) else "each"
    if one.drawn and drawn.layouts(one.pattern, one.drawn):
        return "digits"
    return "usual" if one.plain and readable(one.plain) else "each"
