"""The summary of a run over big files: how many rows, what of them, and which problems most of all. Counts only."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gosform.batch.summary import counts_of
from gosform.cli.columns import columns
from gosform.showing.shown import label, say

if TYPE_CHECKING:
    from gosform.batch.journal import Books
    from gosform.ruleset import RuleSet

MOST = 20
"""Problems that are listed, the most frequent ones."""
TITLES = ("Rows", "Field", "Code", "What is wrong")


def as_text(books: Books, rules: RuleSet, lang: str, seconds: float, files: Sequence[str]) -> str:
    """For people: the numbers, then the most frequent problems, then what was written."""
    total = counts_of(books.totals)
    lines = [*_numbers(total, lang, books.rows, seconds)]
    found = _found(total)
    if found:
        rows = [
            (_number(many), _label(field, rules, lang, words), code, words.get("what", "")) for many, field, code, words in found[:MOST]
        ]
        lines += ["", *(line.rstrip("\n") for line in columns(lang, TITLES, rows))]
        if len(found) > MOST:
            lines.append(say(lang, "and {count} more", count=len(found) - MOST))
    if files:
        lines += ["", *(say(lang, "Written: {file}", file=file) for file in files)]
    return "\n".join(lines) + "\n"


def _numbers(total: Mapping[str, Any], lang: str, rows: int, seconds: float) -> Iterator[str]:
    names = {
        "rows: {count}": total["rows"],
        "clean: {count}": total["clean"],
        "with problems: {count}": total["reported"],
        "of these with errors: {count}": total["broken"],
        "unreadable: {count}": total["unreadable"],
        "blank: {count}": total["blank"],
    }
    for sentence, count in names.items():
        if count or not sentence.startswith(("unreadable", "blank")):
            yield say(lang, sentence, count=_number(count))
    yield say(
        lang,
        "Problems: {errors}, warnings: {warnings}, notes: {notices}.",
        **{n: _number(total[n]) for n in ("errors", "warnings", "notices")},
    )
    yield say(
        lang, "seconds: {seconds}, rows a second: {rate}", seconds=f"{seconds:.1f}", rate=_number(round(rows / seconds) if seconds else 0)
    )


def as_json(books: Books, rules: RuleSet, lang: str, seconds: float, files: Sequence[str]) -> str:
    """For programs: every count, and all problems by field and code."""
    total = counts_of(books.totals)
    names = ("rows", "clean", "blank", "unreadable", "reported", "broken", "errors", "warnings", "notices")
    data: dict[str, Any] = {"form": rules.name, "lang": lang} | {name: total[name] for name in names}
    data["found"] = [
        {"pointer": field, "label": _label(field, rules, lang, words), "code": code, "count": many, "what": words.get("what", "")}
        for many, field, code, words in _found(total)
    ]
    data |= {"fixes": total["fixes"], "width": total["width"], "regions": total["regions"]}
    data |= {"seconds": round(seconds, 3), "rows_a_second": round(books.rows / seconds) if seconds else 0, "files": list(files)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _found(total: Mapping[str, Any]) -> list[tuple[int, str, str, Mapping[str, str]]]:
    """(how many, pointer of the field, code, its words), the most frequent first."""
    found = [
        (sum(severities.values()), field, code, total["said"].get(field, {}).get(code, {}))
        for field, codes in total["found"].items()
        for code, severities in codes.items()
    ]
    return sorted(found, key=lambda one: (-one[0], one[1], one[2]))


def _label(pointer: str, rules: RuleSet, lang: str, words: Mapping[str, str]) -> str:
    steps = pointer.split("/")
    field = rules.field(f"{steps[1]}.{steps[-1]}") if len(steps) > 2 else None
    return label(field.place, lang) if field is not None else words.get("label", pointer)


def _number(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
