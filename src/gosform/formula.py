"""Arithmetic that reads the same over one number and over a column of them.

``digits`` is anything that yields one entry a position: the integers 0..9 of one number (``bytes`` with values
0..9 serve best), or the NumPy arrays of those positions for a whole column. Only ``+ - * % // == <= & |`` may be
used, so that one copy of every weight serves both engines.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul
from typing import Any

Digits = Any
"""One entry a position, indexable and sliceable: ints of one number or arrays of a column."""

TO_DIGIT = bytes((c - 48) % 256 for c in range(256))
TO_TEXT = bytes((c + 48) % 256 for c in range(256))


def digits(text: str, between: bytes = b"") -> bytes:
    """The digits of an ASCII number as small integers, one byte each: “120” gives the bytes 1, 2, 0.

    between: signs that stand between the digits and mean nothing.
    """
    return text.encode("ascii").translate(TO_DIGIT, between)


def weighted(digits: Digits, weights: Sequence[int]) -> Any:
    """The sum of weight times digit, position by position; the shorter of the two ends it."""
    return sum(map(mul, weights, digits))


def number(digits: Digits) -> Any:
    """The number that the digits spell."""
    if type(digits) is bytes:  # one number: the interpreter reads it faster than any loop
        return int(digits.translate(TO_TEXT))
    total = 0
    for digit in digits:
        total = total * 10 + digit
    return total
