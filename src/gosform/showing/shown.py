"""What every output format is given: reports with the name of their file, and how they are to be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from gosform.catalog import Untranslated, catalogue, chain
from gosform.explain import Explanation, explain
from gosform.problem import Code, Place, Problem, Report, Severity
from gosform.saying.labels import names

CONTEXT = "cli"
"""The context of the catalogues under which the words of the command line and of the output formats stand."""


class Shown(NamedTuple):
    """One report on its way out.

    file: where its record came from; ``""`` where there is no file.
    most: how many of its problems are shown, folded ones included; None means all. What is left out still counts.
    """

    report: Report
    file: str = ""
    most: int | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that are shown, one a pointer, with as many of those folded under them as there is room for."""
        if self.most is None:
            return self.report.problems
        shown, room = [], self.most
        for p in self.report.problems:
            if room <= 0:
                break
            shown.append(p if len(p.folded) < room else replace(p, folded=p.folded[: room - 1]))
            room -= 1 + len(p.folded)
        return tuple(shown)

    @property
    def left_out(self) -> int:
        """How many problems are not shown."""
        return 0 if self.most is None else total(self.report.problems) - total(self.problems)


class Look(NamedTuple):
    """How reports are to be said.

    show_values: what was typed may be quoted; otherwise no output holds it.
    many: a list of reports is written, even if it has one.
    named: the name of the file stands in every report for programs: there are several files.
    colour: marks of colour for a terminal (text only).
    unfolded: every problem is shown in full, not only the first of its field (text only).
    """

    lang: str = "ru"
    channel: str = "field"
    show_values: bool = False
    application: str | None = None
    many: bool = False
    colour: bool = False
    named: bool = False
    unfolded: bool = False


@dataclass(slots=True)
class Count:
    """What went by, for the line at the end."""

    reports: int = 0
    broken: int = 0
    errors: int = 0
    warnings: int = 0
    notices: int = 0
    folded: int = 0
    hidden: int = 0

    def add(self, one: Shown) -> None:
        """One more report."""
        self.reports += 1
        self.broken += not one.report.ok
        self.hidden += one.left_out
        for first in one.report.problems:
            self.folded += len(first.folded)
            for problem in (first, *first.folded):
                self.errors += problem.severity is Severity.ERROR
                self.warnings += problem.severity is Severity.WARNING
                self.notices += problem.severity is Severity.NOTICE


def total(problems: Iterable[Problem]) -> int:
    """How many problems there are, folded ones included."""
    return sum(1 + len(p.folded) for p in problems)


def say(lang: str, english: str, **params: Any) -> str:
    """A sentence of the command line in this language, filled in; English where the catalogue lacks it."""
    text = catalogue(lang).find(CONTEXT, english) or english
    return text.format(**params) if params else text


def explained(problems: Iterable[Problem], look: Look, channel: str | None = None) -> list[Explanation]:
    """The explanations of some problems in the chosen words."""
    return explain(problems, look.lang, channel or look.channel, application=look.application, show_values=look.show_values)


def listed(item: Shown, look: Look) -> Iterator[tuple[Problem, Explanation, Code | None]]:
    """Every problem by itself, for formats with a row a problem: the first of its pointer, then those folded under it, with its code."""
    flat = [(p, first.code if p is not first else None) for first in item.problems for p in (first, *first.folded)]
    for (problem, under), said in zip(flat, explained((p for p, _ in flat), look), strict=True):
        yield problem, said, under


def section(place: Place | None, lang: str) -> str:
    """The title of the section of a field; empty where it has none."""
    titles: Mapping[str, str] = place.section if place else {}
    return titles.get(lang) or titles.get("ru") or next(iter(titles.values()), "")


def label(place: Place, lang: str) -> str:
    """What a field is called in a language, in the next one rather than not at all."""
    for one in chain(lang):
        with suppress(Untranslated):
            return names(place, catalogue(one))["label"]
    return place.words.label


def typed_at(typed: Any, pointer: str) -> str | None:
    """The text that stands at a pointer (RFC 6901) of what was typed; None where there is no single value."""
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~") if "~" in step else step
        if type(typed) is dict or isinstance(typed, Mapping):
            typed = typed.get(key)
        elif isinstance(typed, list | tuple) and key.isascii() and key.isdigit() and len(key) < 10 and int(key) < len(typed):
            typed = typed[int(key)]
        else:
            return None
    if isinstance(typed, str):
        return typed
    if typed is None or isinstance(typed, Mapping | list | tuple | set | bytes | bool):
        return None
    try:
        return str(typed)
    except ValueError:  # an integer of thousands of digits
        return None


def counted(items: Iterable[Shown], count: Count) -> Iterator[Shown]:
    """The same reports, counted while they go by."""
    for item in items:
        count.add(item)
        yield item
