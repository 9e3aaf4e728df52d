"""The check digit that the all-Russian classifiers and the payment identifiers share: two rows of weights, modulus 11.

The digits are multiplied by 1, 2 … 10, 1, 2 …; what the sum leaves when divided by 11 is the check digit. Where that is
10, the weights begin at 3 instead (3, 4 … 10, 1, 2 …); where it is 10 again, the check digit is 0.

Source: «Методика расчёта контрольного числа» of the all-Russian classifiers.
"""

from __future__ import annotations

from typing import Any

from gosform.formula import Digits, weighted

FROM_ONE = tuple(range(1, 11)) * 3
FROM_THREE = (*range(3, 11), 1, 2) * 3


def check_digit(digits: Digits) -> Any:
    """The check digit of up to thirty digits, of one number or of a column."""
    first = weighted(digits, FROM_ONE) % 11
    second = weighted(digits, FROM_THREE) % 11 % 10
    return first % 10 + (first == 10) * second


def last_fits(digits: Digits) -> Any:
    """The last digit is the check digit of those before it."""
    return check_digit(digits[:-1]) == digits[-1]
