"""``gosform render``: a report that was written as JSON, said again in another language or channel, without the data."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from gosform.cli.checking import look_of
from gosform.cli.known import codes
from gosform.cli.sink import put
from gosform.cli.usage import fail
from gosform.output import writer
from gosform.problem import NOTHING, QUOTING, Code, Fix, GosformError, Place, Problem, Report, Rule, Severity, Span, Token, Trust, Words
from gosform.showing.shown import Count, Shown, counted

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CODE = re.compile(r"[a-z0-9_.-]{1,100}")
FORM = re.compile(r"[a-z0-9-]{1,100}(@[0-9]{1,9})?")
NO_MORE = object()


class _Odd(ValueError):
    """Not the shape of a report."""


def render(args: Any) -> int:
    """Sentences made anew from codes, places and params. Exit status as if the records had been checked."""
    if args.file != "-" and not Path(args.file).is_file():
        raise fail(args.lang, "There is no file {file}.", file=args.file)
    places = _Places(args.form)
    raw = _raw(args)
    first = next(raw)
    many = isinstance(first, list)
    reports: Iterator[Any] = iter(first) if many else chain([first], raw)
    second = NO_MORE if many else next(raw, NO_MORE)
    if second is not NO_MORE:
        many, reports = True, chain([first, second], raw)
    count = Count()
    items = (_shown(data, places, args) for data in reports)
    put(writer(args.format)(counted(items, count), look_of(args, many)), args)
    return int(bool(count.broken))


def _raw(args: Any) -> Iterator[Any]:
    """The JSON values of the file: one document, or one a line."""
    with sys.stdin.buffer if args.file == "-" else Path(args.file).open("rb") as stream:
        try:
            first = stream.readline()
            try:
                yield json.loads(first.decode("utf-8-sig"))
            except json.JSONDecodeError:
                yield json.loads((first + stream.read()).decode("utf-8-sig"))
                return
            for line in stream:
                if line.strip():
                    yield json.loads(line)
        except (ValueError, RecursionError):
            raise fail(args.lang, "{file} is no report: it is not JSON.", file=args.file) from None


def _shown(data: Any, places: _Places, args: Any) -> Shown:
    try:
        return Shown(_report(data, places), str(data.get("file", "")))
    except (_Odd, KeyError, TypeError, ValueError, AttributeError):
        raise fail(args.lang, "{file} is no report of gosform: its shape is another.", file=args.file) from None


def _report(data: Mapping[str, Any], places: _Places) -> Report:
    from gosform.check.folding import fold

    form = data.get("form")
    values = data.get("values")
    row = data.get("row")
    if not (form is None or isinstance(form, str)) or not (row is None or (type(row) is int and row > 0)):
        raise _Odd
    problems = tuple(_problem(one, form, places) for one in data["problems"])
    return Report(fold(problems), None, values, values, form, row)


def _problem(data: Mapping[str, Any], form: str | None, places: _Places, under: str | None = None) -> Problem:
    """One problem. under: the pointer of the one that it is folded under; it has the same."""
    if under is not None and data["pointer"] != under:
        raise _Odd
    code = places.code(data)
    params: Mapping[str, Any] = {str(name): _param(name, value) for name, value in data["params"].items()}
    if code.owner == "upload":
        from gosform.uploads.codes import restored

        code, params = restored(code, params)
    related = tuple(map(str, data.get("related", ())))
    rule = data.get("rule")
    return Problem(
        code,
        _span(data["span"]) if data.get("span") else None,
        params,
        tuple(_fix(one) for one in data["fixes"] if "text" in one),
        Severity(data["severity"]),
        str(data["pointer"]),
        related,
        places.at(form, str(data["pointer"])) or _of_kind(_kind(code), str(data["label"]), str(data["lang"])),
        tuple(places.at(form, pointer) or _of_kind("", "", "") for pointer in related) or _of_other(code, data["params"]),
        Rule(form or "", rule) if isinstance(rule, str) else None,
        tuple(_problem(one, form, places, str(data["pointer"])) for one in data.get("folded", ())) if under is None else (),
    )


def _span(data: Any) -> Span:
    start, end = data
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise _Odd
    return Span(start, end)


def _fix(data: Mapping[str, Any]) -> Fix:
    also = tuple((str(part["pointer"]), _fix(part)) for part in data.get("also", ()))
    return Fix(_span(data["span"]), str(data["text"]), Trust(data["trust"]), data.get("probability"), also)


TEXTS = QUOTING | {"like"}
"""Params that are text even where they look like a date: what was typed, and an example in the form's own spelling."""


def _param(name: str, value: Any) -> Any:
    """JSON knows no dates and no words to translate: what the name or the shape tells is made one again."""
    from gosform.read_records import REASONS
    from gosform.text import SIGNS

    if isinstance(value, str):
        if value in REASONS or value in SIGNS or name.startswith("sign"):
            return Token(value)
        if DAY.fullmatch(value) and name not in TEXTS:
            return date.fromisoformat(value)
    return tuple(_param(name, one) for one in value) if isinstance(value, list) else value


class _Places:
    """What fields are called: from the form where it is there, from the kind of the code otherwise."""

    def __init__(self, form: str | None) -> None:
        from gosform.read_rules import load

        if form is not None:  # a form that was named must be there; one that only the report names need not
            load(form, None, ())
        self._form = form

    def code(self, data: Mapping[str, Any]) -> Code:
        """The code of a problem; one that this version does not know keeps the sentence that the report has."""
        known = codes()
        name = str(data["code"])
        if name in known:
            return known[name]
        if not CODE.fullmatch(name):
            raise _Odd
        text = str(data.get("message", name)).replace("{", "(").replace("}", ")")
        return Code(name, what=text, fix="", severity=Severity(data["severity"]))

    def at(self, form: str | None, pointer: str) -> Place | None:
        """The place of a pointer, where the form is known."""
        steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
        rules = self._rules(form) if form else None
        if rules is not None and steps:
            if found := rules.field(f"{steps[0]}.{steps[-1]}") if len(steps) > 1 else None:
                place: Place = found.place
                return place
            if steps[0] == "uploads" and len(steps) > 1 and steps[1] in rules.uploads:
                from gosform.uploads.field import place_of

                item = int(steps[2]) if len(steps) > 2 and steps[2].isdecimal() and len(steps[2]) < 6 else None
                return place_of(rules.uploads[steps[1]].place, item)
            if steps[0] in rules.sections:
                section: Place = rules.sections[steps[0]].place
                return section
        return None

    def _rules(self, form: str) -> Any:
        """A form that only the report names is looked for by its id: a report must not make files be opened."""
        return _rules(self._form or form) if self._form or FORM.fullmatch(form) else None


@cache
def _rules(name: str) -> Any:
    from gosform.read_rules import load

    try:
        return load(name, None, ())
    except GosformError:
        return None


@lru_cache(maxsize=1024)
def _kind(code: Code) -> str:
    """The kind that a code belongs to, or ``record``; empty for what concerns two fields."""
    return "" if code.trouble.startswith("swapped") else code.owner


def _of_other(code: Code, params: Mapping[str, Any]) -> tuple[Place, ...]:
    """The other kind that a value is of: its param says which."""
    from gosform.kinds import get as kind_of
    from gosform.kinds import is_kind

    other = params.get("kind")
    return (kind_of(other).place,) if code.trouble == "wrong-kind" and isinstance(other, str) and is_kind(other) else ()


def _of_kind(kind: str, label: str, lang: str) -> Place:
    """The place of a kind, with the label that the report gives it: the form's own words are not there."""
    from gosform.kinds import get as kind_of
    from gosform.kinds import is_kind

    if kind == "record":
        from gosform.read_records.row import PLACE

        return PLACE
    if kind == "upload":
        from gosform.uploads.codes import WORDS

        return Place(WORDS, {lang: {"nom": label}} if label else NOTHING)
    words = kind_of(kind).words if is_kind(kind) else Words("value", label="Value", acc="the value")
    return Place(words, {lang: {"nom": label}} if label else NOTHING)
