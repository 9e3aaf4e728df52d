"""What there is: kinds, forms, codes, languages, and the version."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from gosform.catalog import catalogue
from gosform.catalog import languages as spoken
from gosform.cli.sink import put
from gosform.problem import GosformError
from gosform.saying.visible import cells, safe
from gosform.showing.shown import say

Row = Mapping[str, Any]


def kinds(args: Any) -> int:
    """Every kind of value, with its options or with a made-up value."""
    from gosform.kinds import get as kind_of
    from gosform.kinds import names as kind_ids
    from gosform.options import options_of

    words = catalogue(args.lang)

    def rows() -> Iterator[Row]:
        for name in kind_ids():
            kind = kind_of(name)
            label = words.find(f"{name}.label", kind.words.label) or kind.words.label
            options = {o.name: list(o.choices) or _type(o.takes) for o in options_of(kind.options).values()}
            yield {
                "id": name,
                "label": label,
                "example": kind.example(kind.options(), args.seed),
                "source": kind.source,
                "options": options,
            }

    return _list(args, rows(), lambda row: (row["id"], row["label"], row["example"] if args.example else ", ".join(row["options"])))


def _example(kind: Any, seed: int) -> str:
    """A made-up value; nothing where it is not known how values of the kind are made."""
    try:
        made: str = kind.example(kind.options(), seed)
    except GosformError:
        return ""
    return made


def forms(args: Any) -> int:
    """Every form that comes with gosform."""
    from gosform.read_rules import forms as shelf

    def rows() -> Iterator[Row]:
        for form in shelf():
            title = form.title.get(args.lang) or form.title.get("ru") or next(iter(form.title.values()), form.id)
            yield {"id": form.id, "versions": list(form.versions), "title": title, "source": form.source}

    return _list(args, rows(), lambda row: (row["id"], ", ".join(map(str, row["versions"])), row["title"]))


def codes(args: Any) -> int:
    """Every code, with its sentence; braces stand where a label or a number will be."""
    from gosform.cli.known import codes as known

    words = catalogue(args.lang)

    def rows() -> Iterator[Row]:
        for name, code in known().items():
            what = words.find(name, code.what) or words.find(code.trouble, code.what) or code.what
            yield {"code": name, "severity": code.severity.value, "what": what, "source": code.source}

    return _list(args, rows(), lambda row: (row["code"], row["severity"], row["what"]))


def languages(args: Any) -> int:
    """Every language, and how many of the Russian sentences it has."""
    whole = catalogue("ru").sentences or {}

    def rows() -> Iterator[Row]:
        for lang in spoken():
            have = catalogue(lang).sentences
            share = 1.0 if have is None or not whole else len(have.keys() & whole.keys()) / len(whole)
            yield {"lang": lang, "complete": round(share, 3)}

    return _list(args, rows(), lambda row: (row["lang"], f"{row['complete']:.0%}"))


def version(args: Any) -> int:
    """The version of gosform."""
    number = _version()
    put([json.dumps({"version": number}) + "\n" if args.format == "json" else f"gosform {number}\n"], args)
    return 0


def _version() -> str:
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("gosform")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"


def _list(args: Any, rows: Iterable[Row], line: Callable[[Row], tuple[str, ...]]) -> int:
    found = list(rows)
    if args.format == "json":
        put([json.dumps(found, ensure_ascii=False, indent=2) + "\n"], args)
        return 0
    if not found:
        put([say(args.lang, "There is nothing to list.") + "\n"], args)
        return 0
    table = [tuple(map(safe, line(row))) for row in found]
    widths = [max(_width(row[i]) for row in table) for i in range(len(table[0]))]
    put(
        ("  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in table),
        args,
    )
    return 0


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(cell.width for cell in cells(text))


def _type(takes: Any) -> str:
    return getattr(takes, "__name__", "list")
