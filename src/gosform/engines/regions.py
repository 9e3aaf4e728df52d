"""The two digits of a region by which the tax service begins its numbers: evidence, never a reason to refuse one.

Former regions (80 to 82, 84, 85, 88) were merged into others from 2005 to 2008, and half a percent of the people of Russia lived in them,
so that numbers with their codes are rare.

Source: FNS, reference list of regions (СПРФ), as ``kinds/region_code.py`` has it; 97 is Moscow's second code in an ИНН.
"""

from __future__ import annotations

from gosform.engines.shape import Beginning

PRESENT = "(?:0[1-9]|[1-7][0-9]|8[3679]|9[0-579])"


def present(before: str = "") -> Beginning:
    """That a number has the code of a region of today behind these first digits."""
    return Beginning(f"{before}{PRESENT}", 0.995, 0.91)
