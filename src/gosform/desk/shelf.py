"""The forms that a desk has ready, loaded when they are first asked for, and again when the day has changed."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gosform.check import load_form
from gosform.check.intake import today
from gosform.problem import UnknownForm
from gosform.read_rules import forms

if TYPE_CHECKING:
    from gosform.check.form import Form

FRESH = 30.0
"""Seconds for which nobody looks whether the day has changed."""


class Listed(NamedTuple):
    """A form as lists show it. title: language -> text."""

    id: str
    versions: tuple[int, ...]
    title: Mapping[str, str]
    source: str


class Shelf:
    """Thread-safe. Reads the rule files of ``paths`` at once: ``RuleSetError`` or ``UnknownForm`` where one cannot be used."""

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        own = [load_form(path) for path in paths]
        self._own = {form.id: form for form in own} | {form.rules.name: form for form in own}
        rules = [form.rules for form in own]
        self.listed = tuple(
            sorted(
                [Listed(one.id, (one.version,), one.title, one.source) for one in rules]
                + [Listed(one.id, one.versions, one.title, one.source) for one in forms() if one.id not in self._own]
            )
        )
        self.names = tuple(name for one in self.listed for name in (one.id, *(f"{one.id}@{version}" for version in one.versions)))
        self._known = frozenset(self.names)
        self._ready: dict[str, tuple[Form, date]] = {}
        self._until = 0.0
        self._lock = threading.Lock()

    def get(self, name: str) -> Form | None:
        """The form of an id, with ``@version`` or without; None where there is none."""
        own = self._own.get(name)
        if own is not None:
            return own
        ready = self._ready.get(name)
        if ready is not None and time.monotonic() < self._until:
            return ready[0]
        return self._load(name) if name in self._known else None

    def warm(self) -> None:
        """Load every form, newest versions, so that the first request need not wait."""
        for one in self.listed:
            self.get(one.id)

    def _load(self, name: str) -> Form | None:
        with self._lock:
            day = today()
            ready = self._ready.get(name)
            if ready is None or ready[1] != day:
                try:
                    ready = self._ready[name] = (load_form(name), day)
                except UnknownForm:  # no version is in force today
                    return None
                self._ready = {key: kept for key, kept in self._ready.items() if kept[1] == day}
            self._until = time.monotonic() + FRESH
            return ready[0]
