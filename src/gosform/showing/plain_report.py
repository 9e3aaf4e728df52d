"""A report as plain data: the shape that JSON, JSONL and the programs behind them rely on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from gosform.catalog import match
from gosform.explain import Explanation
from gosform.problem import QUOTING, Fix, Problem
from gosform.showing.shown import Look, Shown, explained, typed_at

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


MOST = 10**4000
"""Integers from here on are longer than Python writes."""


def escaped(text: str) -> str:
    """JSON that is safe for a terminal, for line readers and for UTF-8: what could steer them becomes an escape."""
    if text.isascii() or text.isprintable():  # the usual text, told at once: nothing unsafe is printable
        return text
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def spaced(text: str) -> str:
    """A sentence for programs: no-break spaces are typography of pages and terminals."""
    return text.replace("\u00a0", " ")


def plain(item: Shown, look: Look) -> dict[str, Any]:
    """One report as mappings, lists, texts and numbers, in the order of its keys.

    ``fixes[].text``, ``fixes[].value``, params that quote and ``values`` are there only with ``show_values``.
    """
    report = item.report
    data: dict[str, Any] = {} if report.row is None else {"row": report.row}
    if item.file and look.named:
        data["file"] = item.file
    problems = item.problems
    data |= {"ok": report.ok, "form": report.form, "lang": match(look.lang)}
    data["problems"] = _problems(problems, report.typed, look)
    if item.left_out:
        data["left_out"] = item.left_out
    if look.show_values:
        data["values"] = value_of(report.values)
    return data


def _problems(problems: tuple[Problem, ...], typed: Any, look: Look) -> list[dict[str, Any]]:
    """The problems; what is folded under one is a list of the same shape in it, there only where there is something."""
    if not problems:
        return []
    found = []
    for problem, said, details in zip(problems, explained(problems, look), explained(problems, look, "details"), strict=True):
        data = _problem(problem, said, details, typed, look.show_values)
        if problem.folded:
            data["folded"] = _problems(problem.folded, typed, look)
        found.append(data)
    return found


def _problem(problem: Problem, said: Explanation, details: Explanation, typed: Any, show_values: bool) -> dict[str, Any]:
    whole = typed_at(typed, problem.pointer) if show_values and problem.fixes else None
    return {
        "code": str(problem.code),
        "severity": problem.severity.value,
        "pointer": problem.pointer,
        "label": said.label,
        "span": list(problem.span) if problem.span else None,
        "params": {
            name: value_of(value) for name, value in problem.params.items() if value is not None and (show_values or name not in QUOTING)
        },
        "related": list(problem.related),
        "fixes": [_fix(fix, whole, show_values, typed) for fix in problem.fixes],
        "message": spaced(said.text),
        "details": spaced(details.text),
        "lang": said.lang,
        "rule": str(problem.rule) if problem.rule else None,
    }


def _fix(fix: Fix, whole: str | None, show_values: bool, typed: Any) -> dict[str, Any]:
    """One fix; of a joint one, ``also`` lists what it does to the other fields: all of it is done, or nothing."""
    data: dict[str, Any] = {"trust": fix.trust.value, "span": list(fix.span)}
    if show_values:
        data["text"] = fix.text
        data["value"] = None if whole is None else fix.apply(whole)
    data["probability"] = fix.probability
    if fix.also:
        data["also"] = [
            {"pointer": pointer, **_fix(part, typed_at(typed, pointer) if show_values else None, show_values, typed)}
            for pointer, part in fix.also
        ]
    return data


def value_of(value: Any) -> Any:
    """A param or a value of a record as JSON can hold it."""
    if isinstance(value, bool | float) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) < MOST else None
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): value_of(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [value_of(inner) for inner in value]
    return str(value)
