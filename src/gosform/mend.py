"""A record with fixes applied: each one whole, or nothing of it; or all that are safe, until none is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from gosform.problem import Fix, Problem, Report, Severity, Trust

Steps = tuple[str, ...]
Changes = Mapping[Steps, tuple[str, str]]
"""The way to a value, as the steps of a pointer: what was typed, and what stands there now."""
MOST_ROUNDS = 100
"""Rounds of mending and checking again. A record that does not come to rest by then stays as it was."""


class Mended(NamedTuple):
    """A record that has been mended. done: every fix that was applied, with its problem, in this order."""

    record: Any
    report: Report
    done: tuple[tuple[Problem, Fix], ...] = ()


def mended(record: Any, check: Callable[[Any], Report]) -> Mended:
    """The record with its ``safe`` fixes applied, until no more is offered, and the report of what is left. Doing it twice changes nothing.

    check: the report of a record. All safe fixes that stand apart are applied together; where that makes something wrong that was not, one
    alone is, which has been tried out already.
    """
    report = first = check(record)
    now = record
    done: list[tuple[Problem, Fix]] = []
    for _ in range(MOST_ROUNDS):
        wave = [*_wave(now, report)]
        if not wave:
            return Mended(now, report, tuple(done))
        after, left = _applied(now, wave, check)
        if len(wave) > 1 and not _errors(left) <= _errors(report):
            wave = wave[:1]
            after, left = _applied(now, wave, check)
        now, report = after, left
        done += wave
    return Mended(record, first)


def _wave(record: Any, report: Report) -> Iterator[tuple[Problem, Fix]]:
    """The safe fixes that stand apart from each other, those of one field from its end to its start."""
    found: list[tuple[Problem, Fix]] = []
    taken: dict[str, list[Fix]] = {}
    for p in report.all:
        for fix in p.fixes:
            parts = ((p.pointer, fix), *fix.also)
            if fix.trust is Trust.SAFE and all(_apart(part, taken.get(pointer, ())) for pointer, part in parts):
                if all(_fits(record, pointer, part) for pointer, part in parts):
                    for pointer, part in parts:
                        taken.setdefault(pointer, []).append(part)
                    found.append((p, fix))
                break
    yield from sorted(found, key=lambda one: one[1].span.start, reverse=True)


def _apart(fix: Fix, others: Iterable[Fix]) -> bool:
    return all(fix.span.end < other.span.start or other.span.end < fix.span.start for other in others)


def _applied(record: Any, wave: list[tuple[Problem, Fix]], check: Callable[[Any], Report]) -> tuple[Any, Report]:
    for p, fix in wave:
        record = mend(record, p.pointer, fix)
    return record, check(record)


def _errors(report: Report) -> set[tuple[str, str]]:
    return {(p.code, p.pointer) for p in report.all if p.severity is Severity.ERROR}


def mend(record: Any, pointer: str, fix: Fix) -> Any:
    """The record again, with this fix of the problem at ``pointer``; only what changes is copied.

    A joint fix changes all of its fields. Where one of them holds no text, or a text too short for its span, the record
    comes back as it is.

    >>> from gosform.problem import Fix, Span, Trust
    >>> mend({"a": {"x": "1", "y": "2"}}, "/a/x", Fix(Span(0, 1), "2", Trust.LIKELY, also=(("/a/y", Fix(Span(0, 1), "1", Trust.LIKELY)),)))
    {'a': {'x': '2', 'y': '1'}}
    """
    whole = record
    for where, part in ((pointer, fix), *fix.also):
        changed = _put(whole, _steps(where), part)
        if changed is None:
            return record
        whole = changed
    return whole


def _steps(pointer: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def _fits(node: Any, pointer: str, fix: Fix) -> bool:
    """A text long enough stands there: what came as a number is not mended."""
    for step in _steps(pointer):
        if isinstance(node, Mapping):
            node = node.get(step)
        else:
            node = node[int(step)] if isinstance(node, list | tuple) and step.isdecimal() and int(step) < len(node) else None
    return isinstance(node, str) and fix.span.end <= len(node)


def _put(node: Any, steps: list[str], fix: Fix) -> Any:
    """The node with the fix applied below it; None where it cannot be."""
    if not steps:
        return fix.apply(node) if isinstance(node, str) and fix.span.end <= len(node) else None
    step, rest = steps[0], steps[1:]
    if isinstance(node, Mapping) and step in node:
        below = _put(node[step], rest, fix)
        return None if below is None else {**node, step: below}
    if isinstance(node, list | tuple) and step.isascii() and step.isdigit() and int(step) < len(node):
        below = _put(node[int(step)], rest, fix)
        return None if below is None else [*node[: int(step)], below, *node[int(step) + 1 :]]
    return None


def changed(before: Any, after: Any) -> Changes:
    """The texts that differ. What came as a number, or as nothing, is no text and stays."""
    return dict(_changed((), before, after))


def _changed(steps: Steps, before: Any, after: Any) -> Iterator[tuple[Steps, tuple[str, str]]]:
    if before is after:
        return
    if isinstance(before, str) and isinstance(after, str):
        if before != after:
            yield steps, (before, after)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key, value in before.items():
            if key in after:
                yield from _changed((*steps, key), value, after[key])
    elif isinstance(before, list | tuple) and isinstance(after, list | tuple):
        for i, (one, other) in enumerate(zip(before, after, strict=False)):
            yield from _changed((*steps, str(i)), one, other)
