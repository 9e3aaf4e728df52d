"""A fictional number of python-stdnum: well made up, and nobody's on purpose.

The documentation of python-stdnum shows real numbers of companies beside made-up ones, so none of them is shown to people.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from random import Random

from gosform.engines.foreign_numbers import Number, ask

TRIES = 400
"""How often a change is tried before a smaller one is: two check digits let one number in a hundred pass."""
SHARES = (1.0, 0.7, 0.4, 0.25)
"""The shares of the digits that are changed, the last ones of the number: dates and codes of countries rather stand at its beginning."""
FEW = (4, 2)
"""Then so many digits are changed wherever they stand."""


@lru_cache(maxsize=1024)
def fictional(number: Number, seed: int = 1) -> str:
    """A number as python-stdnum writes it, the same for the same seed; empty where chance does not find one (Bitcoin addresses).

    It is the example of the documentation with other digits. Its letters stay.
    """
    places = [i for i, char in enumerate(number.example) if char in "0123456789"]
    chance = Random(f"{number.member} {seed}")  # noqa: S311 - nothing is kept secret by it
    for changed in _choices(places, chance) if len(places) > 1 else ():
        chars = list(number.example)
        for i in changed:
            chars[i] = chance.choice("0123456789")
        text = "".join(chars)
        if text != number.example and text.strip("0") and ask(number, text).number == text:
            return text
    return ""


def _choices(places: list[int], chance: Random) -> Iterator[list[int]]:
    """Which digits to change, try after try."""
    for share in SHARES:
        for _ in range(TRIES):
            yield places[-max(2, round(len(places) * share)) :]
    for few in FEW:
        for _ in range(TRIES):
            yield chance.sample(places, min(few, len(places)))
