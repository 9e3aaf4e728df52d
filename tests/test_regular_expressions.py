"""Regular expressions mean the same on every Python that gosform supports, the 3.11.2 of Debian 12 included."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from tests.typed import vectors

import gosform
from gosform.kinds import get, typical

PARSER: Any = import_module("re._parser")
SINGLE = {"ANY", "IN", "LITERAL", "NOT_LITERAL"}


def possessive_groups(part: Any) -> Iterator[Any]:
    """Repeats such as ``(?:ab)*+``: up to Python 3.11.4 they keep what a round ate before it failed (python/cpython#106052)."""
    if part and isinstance(part, tuple) and str(part[0]) == "POSSESSIVE_REPEAT":
        repeated = part[1][2]
        if len(repeated) != 1 or str(repeated[0][0]) not in SINGLE:
            yield repeated
    if isinstance(part, PARSER.SubPattern | tuple | list):
        for inner in part:
            yield from possessive_groups(inner)


@pytest.mark.parametrize(("pattern", "found"), [("(?:ab)*+c", 1), ("x(?>(?:[.]a?+)++)", 1), ("a++[bc]?+.*+", 0), ("(?>(?:ab)*)c", 0)])
def test_the_search_finds_them(pattern: str, found: int) -> None:
    """A possessive group is found wherever it stands; a possessive character is not one."""
    assert len(list(possessive_groups(PARSER.parse(pattern)))) == found


def test_no_module_has_a_possessive_group() -> None:
    """Every expression that a module holds is free of them."""
    seen = 0
    for module in pkgutil.walk_packages(gosform.__path__, "gosform."):
        if module.name == "gosform.__main__":
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                seen += 1
                assert not list(possessive_groups(PARSER.parse(value.pattern, value.flags))), f"{module.name}.{name}"
    assert seen


@pytest.mark.parametrize("kind", typical())
def test_no_screen_has_a_possessive_group(kind: str) -> None:
    """Every screen that the options of the vectors lead to is free of them: (?>(?:ab)*) says the same."""
    for options in ({}, *(row["options"] for row in vectors(kind) if "options" in row)):
        screen = get(kind).screen(get(kind).option_values(options), date(2026, 11, 22))
        assert screen is None or not list(possessive_groups(PARSER.parse(screen.pattern)))
