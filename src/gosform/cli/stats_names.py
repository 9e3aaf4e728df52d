"""What the statistics call things: forms, fields and codes as the rule files name them, else as the reports do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from gosform.catalog import Untranslated, catalogue, chain
from gosform.cli.known import codes
from gosform.problem import GosformError, Place
from gosform.ruleset import RuleSet
from gosform.saying.labels import fill, names, unhide
from gosform.showing.plain_report import spaced
from gosform.showing.shown import label, section
from gosform.showing.stats_words import label_of

OTHER = "*"
ID = re.compile(r"[a-z][a-z0-9-]{0,99}")
SLOT = re.compile(r"\{[a-z][a-z0-9_]*\}")


class Known:
    """The form that was named, if one was, and the forms that gosform has. id, version: of the form that alone is counted."""

    def __init__(self, args: Any) -> None:
        self.lang: str = args.lang
        self.id: str | None = None
        self.version: int | None = None
        self._given: RuleSet | None = None
        if args.form is not None:
            from gosform.cli.checking import loaded

            self._given = loaded(args).rules
            self.id = self._given.id
            at = args.form.rpartition("@")[2]
            self.version = int(at) if ID.match(args.form) and "@" in args.form and at.isdecimal() else None
        self._rules = lru_cache(maxsize=256)(self._load)

    def place(self, form: str, version: int | None, field: str) -> str | None:
        """The field as the form knows it; ``*`` for what is no field of it; None where the form, or that version of it, is not known."""
        rules = self._rules(form, version)
        if rules is None:
            return None
        found = _in_form(field, rules)
        if found is not None:
            return found
        return OTHER if version is None or version == rules.version else None

    def title(self, form: str) -> str:
        """The title of a form."""
        rules = self._rules(form, None)
        return "" if rules is None else rules.title.get(self.lang) or rules.title.get("ru") or ""

    def labels(self, reported: Mapping[tuple[str, str], dict[str, str]]) -> Callable[[str, str], str]:
        """What a field is called. reported: the labels of the reports."""

        def find(form: str, field: str) -> str:
            if form and not field:
                return ""
            rules = self._rules(form, None)
            place = None if rules is None else _place(field, rules)
            if place is None:
                return label_of(reported.get((form, field), {}), self.lang)
            title = section(place, self.lang)
            return f"{title} › {label(place, self.lang)}" if title else label(place, self.lang)

        return find

    def what(self, form: str, field: str, code: str) -> str:
        """The sentence of a code, with the name of the field; what only a single problem knows is an ellipsis."""
        known = codes().get(code)
        if known is None:
            return ""
        rules = self._rules(form, None)
        place = _place(field, rules) if rules is not None and field else None
        if place is None:
            place = _of_kind(known.owner)
        english = known.plain or known.what
        for lang in chain(self.lang):
            words = catalogue(lang)
            text = words.find(code, english) or words.find(known.trouble, english) or (english if lang == "en" else None)
            if text is None:
                continue
            try:
                filled = names(place, words) if place is not None else {}
            except Untranslated:
                filled = {}
            return spaced(SLOT.sub("…", unhide(fill(text, filled))))
        return ""

    def _load(self, form: str, version: int | None) -> RuleSet | None:
        if self._given is not None and self._given.id == form and version in (None, self._given.version):
            return self._given
        if not ID.fullmatch(form):
            return None
        from gosform.read_rules import load

        for name in (f"{form}@{version}", form) if version is not None else (form,):
            try:
                return load(name, None, ())
            except GosformError:
                continue
        return self._given if self._given is not None and self._given.id == form else None


def _in_form(field: str, rules: RuleSet) -> str | None:
    """The field, where the form has it; ``*`` for what is in a field that takes one value."""
    steps = field.split("/")[1:]
    if steps[0] == "uploads":
        return f"/uploads/{steps[1]}" if len(steps) > 1 and steps[1] in rules.uploads else None
    part = rules.sections.get(steps[0])
    if part is None:
        return None
    rest = steps[1:]
    if part.repeat is not None and rest and rest[0] == "*":
        rest = rest[1:]
    if not rest or (len(rest) == 1 and rest[0] in part.fields):
        return field
    return None


def _place(field: str, rules: RuleSet) -> Place | None:
    steps = field.split("/")[1:]
    if not steps:
        return None
    if steps[0] == "uploads" and len(steps) > 1:
        upload = rules.uploads.get(steps[1])
        return None if upload is None else upload.place
    part = rules.sections.get(steps[0])
    if part is None:
        return None
    if len(steps) > 1 and steps[-1] != "*":
        found = part.fields.get(steps[-1])
        return None if found is None else found.place
    return part.place


def _of_kind(kind: str) -> Place | None:
    from gosform.kinds import get, is_kind

    return get(kind).place if is_kind(kind) else None
