"""From counts to what is said of them: shares with their intervals, periods, trends, pairs, what is new. Numbers and ids only; names come later.

A share is of the applications of the form; where the clean ones are not known, of those with problems. Intervals are of 95 %, 0..1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from gosform.stats.counting import Cell, Group, Slice, Total
from gosform.stats.intervals import difference, wilson

MOST_STEADY = 2
"""Applications that two codes must share to be called a pair."""


class Share(NamedTuple):
    """A part of the applications."""

    many: int
    of: int

    @property
    def share(self) -> float | None:
        """0..1; None of nothing."""
        return self.many / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """How sure that is."""
        return wilson(self.many, self.of)


class Row(NamedTuple):
    """A field, a code, or both, with the applications that have it. field, code: None where the row is not about one."""

    field: str | None
    code: str | None
    share: Share
    problems: tuple[int, int, int]


class Part(NamedTuple):
    """A version of the form or a period: applications, those with problems, those by the worst severity."""

    name: str
    applications: int
    reported: Share
    broken: Share


class Change(NamedTuple):
    """How the share of one problem has changed. gap: last minus before, with its interval."""

    field: str
    code: str
    last: Share
    before: Share
    gap: tuple[float, float, float]

    @property
    def clear(self) -> int:
        """1: it has grown, -1: it has become less, 0: nobody can tell."""
        return 1 if self.gap[1] > 0 else -1 if self.gap[2] < 0 else 0


class Trend(NamedTuple):
    """The last period against the one before. compared: how many rows there are."""

    last: str
    before: str
    rows: tuple[Change, ...]


class Pair(NamedTuple):
    """Two codes in one application. times: how many times as often as by chance; None where the number of all applications is not known."""

    codes: tuple[str, str]
    share: Share
    times: float | None


class New(NamedTuple):
    """What earlier versions of a form have not. since: the version. at_most: the upper end of the interval of the share that it had before."""

    since: int
    applications: int
    before: int
    rows: tuple[Row, ...]
    at_most: float


class Grid(NamedTuple):
    """The share of each row in each column: in periods, or versions."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[Share, ...]], ...]


class Form(NamedTuple):
    """All that is said of one form. id: ``""`` where none was named. partial: shares are of applications with problems."""

    id: str
    partial: bool
    applications: int
    reported: Share
    worst: tuple[int, int, int]
    problems: tuple[int, int, int]
    fields: tuple[Row, ...]
    codes: tuple[Row, ...]
    both: tuple[Row, ...]
    versions: tuple[Part, ...]
    by_version: Grid
    periods: tuple[Part, ...]
    undated: int
    by_period: Grid
    trend: Trend | None
    together: tuple[Pair, ...]
    new: New | None


def answer(total: Total, since: int | None = None) -> tuple[Form, ...]:
    """What is said, form by form: the one with most applications first. since: the version from which on problems are new; None: the last one."""
    total.settle()
    forms: dict[str, dict[Slice, Group]] = {}
    for key, group in total.groups.items():
        forms.setdefault(key.form, {})[key] = group
    said = [_form(id, groups, total, since) for id, groups in forms.items()]
    return tuple(sorted(said, key=lambda form: (-form.applications, form.id)))


def _form(id: str, groups: Mapping[Slice, Group], total: Total, since: int | None) -> Form:
    partial = id in total.partial
    whole = _sum(groups.values())
    of = _of(whole, partial)
    both = _rows(((*key, cell) for key, cell in whole.both.items()), of)
    keys = [(row.field or "", row.code or "") for row in both]
    versions = _split(groups, "version")
    periods = {name: group for name, group in _split(groups, "period").items() if name}
    codes = _rows(((None, code, cell) for code, cell in whole.codes.items()), of)
    return Form(
        id,
        partial,
        whole.applications,
        Share(whole.reported, of),
        _three(whole.worst),
        _three(whole.problems),
        _rows(((field, None, cell) for field, cell in whole.fields.items()), of),
        codes,
        both,
        tuple(_part("" if name is None else str(name), group, partial) for name, group in versions.items()),
        _grid(keys, {str(name): group for name, group in versions.items() if name is not None}, partial),
        tuple(_part(name, group, partial) for name, group in periods.items()),
        sum(group.applications for key, group in groups.items() if not key.period),
        _grid(keys, periods, partial),
        _trend(keys, periods, partial),
        _pairs(total.together.get(id, {}), whole, partial),
        _new(versions, since, partial),
    )


def _sum(groups: Iterable[Group]) -> Group:
    whole = Group()
    for group in groups:
        whole.add(group)
    return whole


def _of(group: Group, partial: bool) -> int:
    return group.reported if partial else group.applications


def _three(counts: Sequence[int]) -> tuple[int, int, int]:
    return counts[0], counts[1], counts[2]


def _rows(found: Iterable[tuple[str | None, str | None, Cell]], of: int) -> tuple[Row, ...]:
    rows = [Row(field, code, Share(cell[0], of), _three(cell[1:])) for field, code, cell in found]
    return tuple(sorted(rows, key=lambda row: (-row.share.many, [-n for n in row.problems], row.field or "", row.code or "")))


def _split(groups: Mapping[Slice, Group], part: str) -> dict[Any, Group]:
    """The groups by version or by period, in their order; without a version, or a date, first."""
    names = sorted(
        {getattr(key, part) for key in groups}, key=lambda name: (name is not None, name or 0) if part == "version" else (True, name)
    )
    return {name: _sum(group for key, group in groups.items() if getattr(key, part) == name) for name in names}


def _part(name: str, group: Group, partial: bool) -> Part:
    of = _of(group, partial)
    return Part(name, group.applications, Share(group.reported, of), Share(group.worst[0], of))


def _grid(keys: Sequence[tuple[str, str]], groups: Mapping[str, Group], partial: bool) -> Grid:
    rows = (
        (field, code, tuple(Share(group.both.get((field, code), [0])[0], _of(group, partial)) for group in groups.values()))
        for field, code in keys
    )
    return Grid(tuple(groups), tuple(rows))


def _trend(keys: Sequence[tuple[str, str]], periods: Mapping[str, Group], partial: bool) -> Trend | None:
    names = [name for name, group in periods.items() if _of(group, partial)]
    if len(names) < 2:
        return None
    last, before = periods[names[-1]], periods[names[-2]]
    now, then = _of(last, partial), _of(before, partial)
    rows = []
    for field, code in keys:
        many, many_before = last.both.get((field, code), [0])[0], before.both.get((field, code), [0])[0]
        if many or many_before:
            rows.append(Change(field, code, Share(many, now), Share(many_before, then), difference(many, now, many_before, then)))
    rows.sort(key=lambda row: (not row.clear, -abs(row.gap[0]), row.field, row.code))
    return Trend(names[-1], names[-2], tuple(rows))


def _pairs(counts: Mapping[tuple[str, str], int], whole: Group, partial: bool) -> tuple[Pair, ...]:
    of = _of(whole, partial)
    pairs = []
    for codes, many in counts.items():
        if many >= MOST_STEADY:
            chance = whole.codes[codes[0]][0] * whole.codes[codes[1]][0]
            pairs.append(Pair(codes, Share(many, of), None if partial or not chance else many * whole.applications / chance))
    return tuple(sorted(pairs, key=lambda pair: (-pair.share.many, pair.codes)))


def _new(versions: Mapping[Any, Group], since: int | None, partial: bool) -> New | None:
    """None where there is nothing to compare, as the versions are not told or all on one side; unless somebody asked for it."""
    named = [version for version in versions if version is not None]
    asked = since is not None
    since = max(named, default=0) if since is None else since
    newer, older = _sum(versions[v] for v in named if v >= since), _sum(versions[v] for v in named if v < since)
    of, before = _of(newer, partial), _of(older, partial)
    if not of or not before:
        return New(since, of, before, (), 1.0) if asked else None
    found = ((*key, cell) for key, cell in newer.both.items() if key not in older.both)
    return New(since, of, before, _rows(found, of), wilson(0, before)[1])
