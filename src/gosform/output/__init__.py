"""One module, one output format: ``write(items, look)`` yields the text piece by piece, for files of any length.

The folder is the register. A new format is a new file with a ``write``; nothing else needs to know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from gosform.problem import GosformError, Report
from gosform.showing.shown import Look, Shown

Write = Callable[[Iterable[Shown], Look], Iterator[str]]


@cache
def names() -> tuple[str, ...]:
    """Every output format, in alphabetical order."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def writer(format: str) -> Write:
    """The ``write`` of a format; ``GosformError`` names the formats that there are."""
    if format not in names():
        raise GosformError(f"there is no output format {format!r}; there are {', '.join(names())}")
    write: Write = import_module(f"{__name__}.{format}").write
    return write


def render(
    found: Report | Iterable[Report],
    format: str = "text",
    lang: str = "ru",
    *,
    channel: str = "field",
    show_values: bool = False,
    application: str | None = None,
    file: str = "",
) -> str:
    """One report, or several, in an output format.

    lang, channel, application: as in ``explain``. show_values: False keeps what was typed out of the text.
    file: the name of the file that the records came from. Errors: ``GosformError`` for an unknown format or channel.
    """
    many = not isinstance(found, Report)
    reports = (found,) if isinstance(found, Report) else found
    look = Look(lang, channel, show_values, application, many)
    return "".join(writer(format)((Shown(report, file) for report in reports), look))
