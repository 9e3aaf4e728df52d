"""What gosform says of a value: no error. A warning or a notice does not refuse."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from gosform.kinds import get as kind_of

AS_OF = date(2026, 11, 22)


@cache
def _options(kind: str, given: tuple[tuple[str, Any], ...]) -> Any:
    return kind_of(kind).option_values(dict(given))


def takes(kind: str, value: str, **options: Any) -> bool:
    """The kind has no error for this value."""
    problems = kind_of(kind).diagnose(value, _options(kind, tuple(options.items())), AS_OF).problems
    return all(p.severity != "error" for p in problems)
