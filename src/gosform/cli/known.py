"""All codes, with the one that only files have: a row that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gosform.problem import Code


@cache
def codes() -> Mapping[str, Code]:
    """Every code by its id."""
    from gosform import check
    from gosform.read_records import UNREADABLE

    return {**check.codes(), str(UNREADABLE): UNREADABLE}
