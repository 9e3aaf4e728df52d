"""Good values, made up: whole numbers with their check digits, names, dates, addresses, records. None is anybody's on purpose.

Everything is drawn from the ``Random`` that the caller passes, so that equal seeds give equal values.
"""

from __future__ import annotations

from random import Random


def chance(seed: int | str) -> Random:
    """The row of random numbers of this seed."""
    return Random(str(seed))  # noqa: S311 - nothing is kept secret by it


def listed(text: str, sep: str | None = None) -> tuple[str, ...]:
    """The words of a text, or what stands between the separators."""
    return tuple(" ".join(word.split()) for word in text.split(sep))
