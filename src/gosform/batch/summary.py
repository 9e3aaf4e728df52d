"""How much of what was found: counts without a value in them, made once a chunk in a worker and merged in the parent.

The counts are JSON values, so that the journal of a run can keep them. They come out the same however many workers counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from gosform.batch.chunk import Chunk
from gosform.batch.judged import Judged
from gosform.batch.outputs import Finish, Output, Piece, Setting
from gosform.problem import Problem, Severity
from gosform.ruleset import RuleSet
from gosform.sorts import MOST, Sort

MOST_REGIONS = 128
"""The source is counted in regions of equal length, 2ⁿ rows each; they are joined two and two whenever there would be more."""
FINEST = 64
"""Rows of a region of a chunk, at most."""
PLAIN = ("rows", "clean", "blank", "unreadable", "reported", "broken", "errors", "warnings", "notices")
SEVERITIES = ("error", "warning", "notice")
NO_FIX = "none"
FIXES = ("safe", "likely", "candidate", NO_FIX)
_SORT = itemgetter(4)

Total = dict[str, Any]
"""``PLAIN``: numbers of rows and of problems. reported: rows that have something to say, unreadable ones included. broken: rows with an error.
found: field -> code -> severity -> how many; a field is its pointer, ``*`` for the number of an entry, ``""`` where no field of the form is meant.
said: field -> code -> what the door's words for the first such problem are; empty without them.
fixes: trust of the first fix of a problem, or ``none`` -> how many problems.
width, regions: rows of a region; rows that have something to say in each, from the first row on.
"""
Say = Callable[[Problem], Mapping[str, str]]


def output(path: Path | None = None, say: Say | None = None, tail: Callable[[Total], bytes] | None = None, options: Any = None) -> Output:
    """Counts alone; or a page made of them: ``tail`` makes its bytes of the counts.

    say: what a problem is called and what it says, without a value: ``label``, ``what``, ``fix``. A picklable callable of the door's.
    options: what changes the bytes of the page, as of ``Output``.
    """
    start_it = partial(start, say=say)
    if tail is None or path is None:
        return Output("summary", None, start_it, merge=merged, options=options, typed=False)
    return Output("html", path, start_it, merge=merged, tail=partial(_page, tail), options=options, typed=False)


def _page(tail: Callable[[Total], bytes], total: Total | None) -> bytes:
    return tail(nothing() if total is None else total)


def start(setting: Setting, say: Say | None = None) -> Finish:
    """The counting of one worker."""
    rules = setting.form.rules
    known: dict[Sort, Mapping[str, str]] = {}

    def finish(judged: Judged, chunk: Chunk, part: Any) -> Piece:
        return Piece(state=counted(judged, rules, say, known))

    return finish


def nothing() -> Total:
    """The counts before the first chunk."""
    return dict.fromkeys(PLAIN, 0) | {"found": {}, "said": {}, "fixes": {}, "width": 1, "regions": []}


def counted(judged: Judged, rules: RuleSet, say: Say | None = None, known: dict[Sort, Mapping[str, str]] | None = None) -> Total:
    """The counts of one chunk. known: what was said of sorts of problems, kept from chunk to chunk."""
    total = nothing()
    total["rows"], total["clean"], total["blank"], total["reported"] = judged.rows, judged.clean, judged.blank, len(judged.told)
    total["unreadable"] = judged.unreadable
    width = total["width"] = min(FINEST, _width(judged.first + judged.rows))
    before = judged.first // width
    regions = total["regions"] = [0] * (-(-(judged.first + judged.rows) // width) - before)
    total["before"] = before
    for row in judged.told:
        regions[row // width - before] += 1
    total["broken"] = len({one[0] for one in judged.listed if one[4].severity is Severity.ERROR})
    found: dict[tuple[str, str], list[int]] = {}
    firsts: dict[tuple[str, str], Sort] = {}
    fixes = dict.fromkeys(FIXES, 0)
    for sort, many in Counter(map(_SORT, judged.listed)).items():
        key = (sort.pointer, sort.code)
        counts = found.get(key)
        if counts is None:
            counts = found[key] = [0, 0, 0]
            firsts[key] = sort
        counts[SEVERITIES.index(sort.severity)] += many
        fixes[sort.trusts[0].value if sort.trusts else NO_FIX] += many
    _sorted_out(total, found, firsts, rules, say and partial(_words, say, {} if known is None else known, judged))
    total["fixes"] = {trust: count for trust, count in fixes.items() if count}
    return total


def _words(say: Say, known: dict[Sort, Mapping[str, str]], judged: Judged, sort: Sort) -> Mapping[str, str]:
    words = known.get(sort)
    if words is None:
        if len(known) >= MOST:
            known.clear()
        words = known[sort] = dict(say(next(one[3] for one in judged.listed if one[4] is sort)))
    return words


def _sorted_out(
    total: Total,
    found: Mapping[tuple[str, str], list[int]],
    firsts: Mapping[tuple[str, str], Sort],
    rules: RuleSet,
    words: Callable[[Sort], Mapping[str, str]] | None,
) -> None:
    """The counts by pointer become counts by field of the form."""
    for (pointer, code), counts in found.items():
        field = field_of(pointer, rules)
        there = total["found"].setdefault(field, {}).setdefault(str(code), {})
        for severity, plural, count in zip(SEVERITIES, ("errors", "warnings", "notices"), counts, strict=True):
            if count:
                there[severity] = there.get(severity, 0) + count
                total[plural] += count
        if words is not None and str(code) not in total["said"].get(field, {}):
            total["said"].setdefault(field, {})[str(code)] = words(firsts[pointer, code])


def field_of(pointer: str, rules: RuleSet) -> str:
    """The field that a pointer means: entries of repeated sections together, and nothing that is no field of the form.

    The name of a member that no form knows is somebody's text, and there may be any number of them.
    """
    steps = pointer.split("/")[1:]
    section = rules.sections.get(steps[0]) if steps else None
    if section is None:
        return pointer if len(steps) == 2 and steps[0] == "uploads" and steps[1] in rules.uploads else ""
    if section.repeat is not None and len(steps) > 1:
        steps[1] = "*"
    rest = steps[2:] if section.repeat is not None else steps[1:]
    return "/" + "/".join(steps) if not rest or (len(rest) == 1 and rest[0] in section.fields) else ""


def merged(total: Total | None, state: Total | None) -> Total | None:
    """The counts so far and those of the next chunk, together. ``total`` is changed."""
    if state is None:
        return total
    total = nothing() if total is None else total
    for name in PLAIN:
        total[name] += state[name]
    for field, codes in state["found"].items():
        for code, counts in codes.items():
            there = total["found"].setdefault(field, {}).setdefault(code, {})
            for severity, count in counts.items():
                there[severity] = there.get(severity, 0) + count
    for field, codes in state["said"].items():
        for code, words in codes.items():
            total["said"].setdefault(field, {}).setdefault(code, words)
    for trust, count in state["fixes"].items():
        total["fixes"][trust] = total["fixes"].get(trust, 0) + count
    _regions(total, state)
    return total


def _regions(total: Total, state: Total) -> None:
    end = (state.get("before", 0) + len(state["regions"])) * state["width"]
    while total["width"] < max(_width(end), state["width"]):
        total["width"] *= 2
        old = total["regions"]
        total["regions"] = [sum(old[i : i + 2]) for i in range(0, len(old), 2)]
    regions, step = total["regions"], total["width"] // state["width"]
    for i, count in enumerate(state["regions"], state.get("before", 0)):
        at = i // step
        if at >= len(regions):
            regions.extend([0] * (at + 1 - len(regions)))
        regions[at] += count


def _width(rows: int) -> int:
    """The smallest power of two of which ``MOST_REGIONS`` hold so many rows."""
    width = 1
    while width * MOST_REGIONS < rows:
        width *= 2
    return width


def counts_of(totals: Mapping[str, Any]) -> Total:
    """The counts of a run that has ended, from the totals of its outputs; all zeros where there was no chunk."""
    total: Total | None = totals.get("summary")
    return nothing() if total is None else total


def conserved(total: Total) -> bool:
    """Rows in = clean + blank + reports out."""
    return bool(total["rows"] == total["clean"] + total["blank"] + total["reported"])
