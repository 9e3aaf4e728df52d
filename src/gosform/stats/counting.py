"""The counts: applications by form, version and period, by field, code and both, and which codes come together.

Applications with the same problems are put together before they are counted; the order of the input changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple

from gosform.stats.dates import far_apart, period
from gosform.stats.places import LONG_NUMBER, OTHER, field_of
from gosform.stats.tally import Tally

SEVERITIES = ("error", "warning", "notice")
CODE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_-]+){1,3}")
FORM = re.compile(r"([a-z][a-z0-9-]{0,99})(?:@([0-9]{1,6}))?")
MOST_ALIKE = 2048
"""Different applications that wait to be counted."""
LARGE = 16 * 1024
"""A report of more bytes does not wait."""
MOST_NAMES = 2000
"""Fields, codes and labels that are told apart in one form, and forms; whatever is beyond is counted as ``OTHER``."""
MOST_TOGETHER = 40
"""Codes of one application of which every pair is counted."""

Found = tuple[Any, Any, Any, Any, Any]
"""(pointer, code, severity, label, language of the label) as the report has them."""
Cell = list[int]
"""Applications, and problems of each of ``SEVERITIES``."""
Place = Callable[[str, int | None, str], str | None]
"""(form, version, field) -> the field as the form knows it; None where it does not know the form."""


class Slice(NamedTuple):
    """What is counted by itself. form: its id, ``""`` where none is named. period: ``""`` without a date."""

    form: str
    version: int | None
    period: str


@dataclass(slots=True)
class Group:
    """The counts of one slice.

    applications: all of them. reported: those with a problem. worst: applications by the worst severity in them. problems: by severity.
    """

    applications: int = 0
    reported: int = 0
    worst: list[int] = field(default_factory=lambda: [0, 0, 0])
    problems: list[int] = field(default_factory=lambda: [0, 0, 0])
    fields: dict[str, Cell] = field(default_factory=dict)
    codes: dict[str, Cell] = field(default_factory=dict)
    both: dict[tuple[str, str], Cell] = field(default_factory=dict)

    def add(self, other: Group) -> None:
        """Another group joins this one."""
        self.applications += other.applications
        self.reported += other.reported
        for mine, its in ((self.worst, other.worst), (self.problems, other.problems)):
            for i in range(3):
                mine[i] += its[i]
        _joined(self.fields, other.fields)
        _joined(self.codes, other.codes)
        _joined(self.both, other.both)


def _joined(there: dict[Any, Cell], more: Mapping[Any, Cell], times: int = 1) -> None:
    for key, counts in more.items():
        cell = there.setdefault(key, [0, 0, 0, 0])
        for i in range(4):
            cell[i] += counts[i] * times


def _one() -> Cell:
    """A cell of one application, whose problems are still to be counted."""
    return [1, 0, 0, 0]


@dataclass(slots=True)
class Asked:
    """What is to be counted. form, version: of this form only. by: None: days, or months where there are many. least: index of the least severity."""

    form: str | None = None
    version: int | None = None
    by: str | None = None
    least: int = 2


class Total:
    """All counts.

    groups: by slice. labels: (form, field) -> language -> label of the reports. together: form -> pair of codes -> applications.
    partial: forms of which the number of clean applications is not known.
    """

    def __init__(self, tally: Tally, asked: Asked | None = None, place: Place | None = None) -> None:
        self.tally, self.asked, self._place = tally, asked or Asked(), place
        self.groups: dict[Slice, Group] = {}
        self.labels: dict[tuple[str, str], dict[str, str]] = {}
        self.together: dict[str, dict[tuple[str, str], int]] = {}
        self.partial: set[str] = set()
        self.by = self.asked.by or "day"
        self._span: tuple[str, str] | None = None
        self._pending: dict[tuple[Any, str, tuple[Found, ...]], int] = {}
        self._fields: dict[str, set[str]] = {}
        self._codes: dict[str, set[str]] = {}

    def add(self, form: Any, day: str, found: Iterable[Found], size: int = 0) -> None:
        """One application. form: ``id@version`` as the report has it. day: ISO, or empty. size: bytes of the report."""
        key = (form, day, tuple(found))
        pending = self._pending
        try:
            pending[key] = pending.get(key, 0) + 1
        except TypeError:  # a list where a text should be
            self._count(form, day, [tuple([part if isinstance(part, str) else None for part in one]) for one in key[2]], 1)
            return
        if len(pending) >= MOST_ALIKE or size > LARGE:
            self.settle()

    def add_clean(self, form: Any, day: str, many: int) -> None:
        """Applications of which nothing is known but that they have no problem."""
        self._count(form, day, (), many)

    def settle(self) -> None:
        """Count what waits."""
        waiting, self._pending = self._pending, {}
        for (form, day, found), many in waiting.items():
            self._count(form, day, found, many)

    def wanted(self, form: Any) -> tuple[str, int | None] | None:
        """The form and version that a report names; None where it is not the one that was asked for. None: no form is named."""
        asked = self.asked
        if form is None and asked.form is not None:
            return asked.form, asked.version
        named = FORM.fullmatch(form) if isinstance(form, str) else None
        id, version = (named[1], int(named[2]) if named[2] else None) if named and not LONG_NUMBER.search(named[1]) else ("", None)
        if asked.form is not None and (id != asked.form or (asked.version is not None and version not in (None, asked.version))):
            return None
        return id, version

    def mark_partial(self, form: Any) -> None:
        """Of this form, applications without problems are not all in the input."""
        named = self.wanted(form)
        if named is not None:
            self.partial.add(named[0])

    def _count(self, form: Any, day: str, found: Iterable[Any], many: int) -> None:
        named = self.wanted(form)
        if named is None:
            return
        id, version = named
        group = self._group(id, version, day)
        group.applications += many
        fields: dict[str, Cell] = {}
        codes: dict[str, Cell] = {}
        both: dict[tuple[str, str], Cell] = {}
        worst = 3
        for pointer, code, severity, label, lang in found:
            if severity not in SEVERITIES or not isinstance(code, str) or not isinstance(pointer, str) or not _is_code(code):
                self.tally.odd += many
                continue
            rank = SEVERITIES.index(severity)
            if rank > self.asked.least:
                continue
            worst = min(worst, rank)
            group.problems[rank] += many
            where = self._field(id, version, pointer, code)
            known = _told_apart(self._codes.setdefault(id, set()), code)
            for cell in (fields.setdefault(where, _one()), codes.setdefault(known, _one()), both.setdefault((where, known), _one())):
                cell[rank + 1] += 1
            self._label(id, where, label, lang)
        if worst == 3:
            return
        group.reported += many
        group.worst[worst] += many
        _joined(group.fields, fields, many)
        _joined(group.codes, codes, many)
        _joined(group.both, both, many)
        self._pairs(id, codes, many)

    def _pairs(self, form: str, codes: Iterable[str], many: int) -> None:
        names = sorted(codes)
        if len(names) > MOST_TOGETHER:
            self.tally.crowded += many
        elif len(names) > 1:
            there = self.together.setdefault(form, {})
            for pair in combinations(names, 2):
                there[pair] = there.get(pair, 0) + many

    def _group(self, form: str, version: int | None, day: str) -> Group:
        if day and self.asked.by is None and self.by == "day":
            first, last = self._span or (day, day)
            self._span = min(first, day), max(last, day)
            if far_apart(*self._span):
                self._coarsen()
        key = Slice(form, version, period(day, self.by))
        group = self.groups.get(key)
        if group is None:
            if len({one.form for one in self.groups}) >= MOST_NAMES and all(one.form != form for one in self.groups):
                key = Slice("", None, key.period)
            group = self.groups.setdefault(key, Group())
        return group

    def _coarsen(self) -> None:
        """Days become months."""
        self.by = "month"
        old, self.groups = self.groups, {}
        for key, group in old.items():
            self.groups.setdefault(key._replace(period=period(key.period, "month")), Group()).add(group)

    def _field(self, form: str, version: int | None, pointer: str, code: str) -> str:
        where = field_of(pointer, code)
        if where not in ("", OTHER) and self._place is not None:
            known = self._place(form, version, where)
            where = where if known is None else known
        return _told_apart(self._fields.setdefault(form, set()), where)

    def _label(self, form: str, where: str, label: Any, lang: Any) -> None:
        """The first of all labels in alphabetical order: the same in whichever order they come."""
        if not isinstance(label, str) or not 0 < len(label) <= 200 or where == OTHER or "\ufffd" in label or LONG_NUMBER.search(label):
            return
        words = self.labels.setdefault((form, where), {})
        name = lang if isinstance(lang, str) and len(lang) <= 12 else ""
        if name in words or len(words) < 12:
            words[name] = min(words.get(name, label), label)


def _told_apart(known: set[str], name: str) -> str:
    if name not in known:
        if len(known) >= MOST_NAMES:
            return OTHER
        known.add(name)
    return name


def _is_code(code: str) -> bool:
    return len(code) <= 100 and CODE.fullmatch(code) is not None and not LONG_NUMBER.search(code)
