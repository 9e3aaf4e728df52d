"""How sure a share is: 95 % intervals that stay honest for small numbers and for shares near 0 and 1.

Wilson, E. B. (1927), J. Am. Stat. Assoc. 22: 209-212; the difference of two shares: Newcombe, R. G. (1998), Stat. Med. 17: 873-890, method 10.
"""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054
"""The normal quantile of 97.5 %."""


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The interval of a share, 0..1; all of it where nothing was counted."""
    if whole <= 0:
        return 0.0, 1.0
    share, z2 = part / whole, Z * Z
    middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    half = Z * sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole)) / (1 + z2 / whole)
    low = 0.0 if part == 0 else max(0.0, middle - half)
    return low, 1.0 if part == whole else min(1.0, middle + half)


def difference(part: int, whole: int, part_before: int, whole_before: int) -> tuple[float, float, float]:
    """How much larger a share is than the one before: the difference and its interval, -1..1."""
    if whole <= 0 or whole_before <= 0:
        return 0.0, -1.0, 1.0
    now, then = part / whole, part_before / whole_before
    low, high = wilson(part, whole)
    low_before, high_before = wilson(part_before, whole_before)
    gap = now - then
    return gap, gap - sqrt((now - low) ** 2 + (high_before - then) ** 2), gap + sqrt((high - now) ** 2 + (then - low_before) ** 2)
