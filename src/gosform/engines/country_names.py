"""Which country a code or a name means. Capitals, ё and quotes do not count when a name is looked up."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gosform.engines.country_table import TABLE

FORMER = ("200", "278", "280", "720", "810", "886", "890", "891", "897", "898")
"""Codes of states that are on the list no more: birth and citizenship papers still name them."""
NONE = ("000", "999")
"""What forms write for a person without citizenship, each its own way."""


class Country(NamedTuple):
    """One line of the classifier."""

    digits: str
    two: str
    three: str
    names: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """Every country by its three digits."""
    rows = (line.split(" ", 3) for line in TABLE.strip().splitlines())
    return {digits: Country(digits, two, three, tuple(names.split("; "))) for digits, two, three, names in rows}


@cache
def _named() -> dict[str, str]:
    return {bare(name): c.digits for c in countries().values() for name in (*c.names, c.two, c.three)}


def bare(name: str) -> str:
    """A name without what does not count: capitals, ё, quotes, extra spaces, the kind of dash."""
    plain = re.sub("[\"'«»„“”’`.]", "", name.casefold().replace("ё", "е"))
    return " ".join(re.sub("[-\u2010-\u2015\u2212]", "-", plain).split())


def digits_of(name: str) -> str:
    """The three digits of the country that a name, or two or three Latin letters, mean; empty when nobody knows."""
    return _named().get(bare(name), "")
