"""Sizes of files as a reader sees them: what is there and what is needed in one unit, never so rounded that they look alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gosform.catalog import Catalogue
from gosform.problem import Size

DECIMAL_SIGN = "."
"""Context ``number.decimal``."""
UNITS = (("{size} GB", 1024**3), ("{size} MB", 1024**2), ("{size} KB", 1024), ("{size} bytes", 1))
"""The largest first; contexts ``size``. They are those of the file managers that most people look at: 1 MB is 1024 KB."""


def size_text(value: Size, params: Mapping[str, Any], words: Catalogue) -> str:
    """A size in the unit of what is needed: “8.4 MB” beside “5 MB”, “8602 KB” beside “5000 KB”."""
    asked = [one for one in (params.get("need"), params.get("have")) if isinstance(one, Size)]
    name, unit = _unit(asked[0] if asked else value, exact=isinstance(params.get("need"), Size))
    others = {int(one) for one in asked} - {int(value)}
    for decimals in (1, 2, 3):
        number = _number(value, unit, decimals)
        if (number != "0" or not value) and all(_number(other, unit, decimals) != number for other in others):
            break
    else:
        number, name = f"{int(value):,}".replace(",", "\u00a0"), UNITS[-1][0]
    number = number.replace(".", words.find("number.decimal", DECIMAL_SIGN) or DECIMAL_SIGN)
    return (words.find("size", name) or name).replace("{size}", number)


def _unit(size: int, exact: bool) -> tuple[str, int]:
    """The largest unit that the size reaches; where it is a limit that somebody wrote, one in which it has at most one decimal."""
    reached = [(name, unit) for name, unit in UNITS if size >= unit] or [UNITS[-1]]
    round_ = [(name, unit) for name, unit in reached if unit > 1 and abs(round(size * 10 / unit) * unit / 10 - size) < 1]
    return round_[0] if exact and round_ else reached[0]


def _number(size: int, unit: int, decimals: int) -> str:
    text = f"{size / unit:.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
