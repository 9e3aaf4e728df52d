"""Styles of texts, one a file: the folder is the register.

A module has ``STYLE``, its name in results; ``SHARE``, how many percent of all texts are of it (a judgement: nobody has counted what operators paste);
``SPOKEN``, how many of its values are dictated in words; ``LOOSE``, whether people chat in it; ``PARTS``, its templates; and ``write(page)``, one text.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from gosform.trials.talks.template import Page


class Style(Protocol):
    """What every module of this folder offers."""

    STYLE: str
    SHARE: float
    SPOKEN: float
    LOOSE: bool
    PARTS: Mapping[str, Sequence[str]]

    def write(self, page: Page) -> list[str]:
        """Write one text; the templates that were used, as ``part/number``."""


@cache
def styles() -> Mapping[str, Style]:
    """The module of each style, by the name of the style."""
    modules = [cast(Style, import_module(f"{__name__}.{module.name}")) for module in pkgutil.iter_modules(__path__)]
    return {module.STYLE: module for module in modules}
