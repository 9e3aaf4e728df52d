"""Summaries of runs over big files: a file of problems cannot know how many applications were clean, the summary of its run does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

BEGINS = re.compile(rb'\s*\{.{0,500}?"rows"\s*:\s*[0-9]', re.DOTALL)
HEAD, MOST = 1024, 4 * 1024 * 1024


class Run(NamedTuple):
    """What a summary says. form: as it names it. rows: applications, empty lines not counted. reported: those with something to say."""

    form: str | None
    rows: int
    reported: int


def is_summary(data: Mapping[str, Any]) -> bool:
    """The shape of what ``gosform check --problems … --format json`` prints."""
    return all(type(data.get(name)) is int for name in ("rows", "clean", "blank", "reported")) and isinstance(data.get("files"), list)


class Runs:
    """Which file belongs to which run: the summaries among the files to be read."""

    def __init__(self, paths: Iterable[Path]) -> None:
        known = {path.resolve(): path for path in paths}
        names: dict[str, list[Path]] = {}
        for whole in known:
            names.setdefault(whole.name, []).append(whole)
        self._runs: dict[Path, Run] = {}
        self._used: set[Path] = set()
        for whole in sorted(known):
            data = _summary(whole)
            if data is not None:
                self._note(whole, data, known, names)

    def of(self, path: Path | None) -> Run | None:
        """The run that wrote a file."""
        return None if path is None else self._runs.get(path.resolve())

    def used(self, path: Path | None) -> bool:
        """The summary speaks of a file that is read too."""
        return path is not None and path.resolve() in self._used

    def _note(self, summary: Path, data: Mapping[str, Any], known: Mapping[Path, Path], names: Mapping[str, list[Path]]) -> None:
        form = data.get("form")
        run = Run(form if isinstance(form, str) else None, data["rows"] - data["blank"], data["reported"])
        for text in data["files"]:
            if not isinstance(text, str) or not text or "\0" in text:
                continue
            name = Path(text).name
            same = names.get(name, [])
            there = [path for path in (Path(text).resolve(), summary.parent / name) if path in known] or (same if len(same) == 1 else [])
            if there and there[0] not in self._runs:
                self._runs[there[0]] = run
                self._used.add(summary)


def _summary(path: Path) -> Mapping[str, Any] | None:
    if not path.is_file():  # what a pipe gives can be read once only
        return None
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            if not BEGINS.match(head):
                return None
            data = json.loads(head + file.read(MOST))
    except (OSError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and is_summary(data) else None
