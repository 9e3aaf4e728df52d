"""What the page and the summary of a run say of one problem, and how they write numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from gosform.explain import explain
from gosform.problem import Problem
from gosform.showing.plain_report import spaced
from gosform.showing.shown import label, say, section

SEVERITIES = ("error", "warning", "notice")
_COMMA = frozenset({"ru", "uk", "be", "de", "fr"})


class Found(NamedTuple):
    """One thing that was found, with how often. field: pointer; ``""``: no field of the form. name: what the form calls it."""

    field: str
    name: str
    code: str
    severity: str
    many: int
    what: str
    fix: str


def said(problem: Problem, lang: str = "ru") -> dict[str, str]:
    """The words of a problem, without anything that was typed: ``label`` of its field with its section, ``what``, ``fix``."""
    words = explain(problem, lang, show_values=False)[0]
    place = problem.place
    name = words.label if place is None else label(place, lang)
    title = section(place, lang)
    return {"label": f"{title} › {name}" if title and place is not None else name, "what": spaced(words.what), "fix": spaced(words.fix)}


def found(total: Mapping[str, Any], lang: str) -> list[Found]:
    """Everything that was found: errors first, then by how often. The counts of ``gosform.batch.summary``."""
    rows = []
    begins = {words["label"].partition(" › ")[0] for codes in total["said"].values() for words in codes.values() if " › " in words["label"]}
    only = f"{begins.pop()} › " if len(begins) == 1 else ""  # a form of one section need not repeat its name
    for field, codes in total["found"].items():
        for code, counts in codes.items():
            words = total["said"].get(field, {}).get(code, {})
            name = (words.get("label", "").removeprefix(only) if field else "") or field or say(lang, "the row as a whole")
            rows += [
                Found(field, name, code, severity, counts[severity], words.get("what", ""), words.get("fix", ""))
                for severity in SEVERITIES
                if counts.get(severity)
            ]
    return sorted(rows, key=lambda row: (SEVERITIES.index(row.severity), -row.many, row.field, row.code))


def by(rows: list[Found], part: str) -> list[tuple[str, tuple[int, int, int]]]:
    """What fields (``name``) or codes (``code``) have: errors, warnings, notices; the most first."""
    sums: dict[str, list[int]] = {}
    for row in rows:
        sums.setdefault(getattr(row, part), [0, 0, 0])[SEVERITIES.index(row.severity)] += row.many
    counted = [(name, (counts[0], counts[1], counts[2])) for name, counts in sums.items()]
    return sorted(counted, key=lambda one: (-sum(one[1]), one[0]))


def number(count: int, lang: str) -> str:
    """1234567 as 1,234,567 in English, with no-break spaces elsewhere; numbers of four digits stay whole there."""
    if lang.startswith("en"):
        return f"{count:,}"
    return str(count) if -10_000 < count < 10_000 else f"{count:,}".replace(",", "\u00a0")


def percent(part: int, whole: int, lang: str) -> str:
    """The share as a percentage. What is there at all is never 0 %, what is lacking never 100 %."""
    if not whole:
        return "–"
    share = 100 * part / whole
    text = f"{share:.1f}"
    if part and text == "0.0":
        text = "<0.1"
    elif part < whole and text == "100.0":
        text = ">99.9"
    if lang.split("-", maxsplit=1)[0] in _COMMA:
        text = text.replace(".", ",")
    return f"{text}%" if lang.startswith("en") else f"{text}\u00a0%"
