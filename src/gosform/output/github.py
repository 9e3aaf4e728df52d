"""Annotations for GitHub Actions: a workflow command a problem. What was typed never stands in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gosform.problem import Severity
from gosform.saying.visible import safe
from gosform.showing.shown import Look, Shown, listed

COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def write(items: Iterable[Shown], look: Look) -> Iterator[str]:
    """A line a problem: ``::error file=…,line=…,title=…::message``."""
    look = look._replace(show_values=False)
    for item in items:
        for problem, said, under in listed(item, look):
            title = f"{problem.code} {problem.pointer}".rstrip() + (f" (folded under {under})" if under else "")
            at = {"file": item.file, "line": str(item.report.row or ""), "title": title}
            properties = ",".join(f"{name}={_property(value)}" for name, value in at.items() if value)
            yield f"::{COMMAND[problem.severity]} {properties}::{_data(f'{said.label}: {said.text}')}\n"


def _data(text: str) -> str:
    return safe(text.replace("\u00a0", " ")).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
